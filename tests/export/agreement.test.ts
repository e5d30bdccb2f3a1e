/**
 * The engine against LibreOffice at other numbers than the printed ones: every formula of every template. Once for each seed:
 * `SEEDS=200 npx vitest run --config tests/vitest.config.ts tests/export/agreement.test.ts` takes an hour.
 */
import { beforeAll, describe, expect, it } from "vitest";
import { address } from "../../src/export/address";
import { xlsxOf } from "../../src/export/xlsx";
import { DEFAULT_OPTIONS, templates } from "../../src/templates/catalogue";
import { evaluate } from "../templates/support/evaluate";
import { varied } from "../templates/support/varied";
import { libreOffice, recalculated } from "./support/libreoffice";
import { readXlsx, type FileCell } from "./support/read-xlsx";

const SEEDS = Number(process.env["SEEDS"] ?? 1);
/** What a sum of money that cancels may leave. */
const NOTHING = 1e-12;
/** LibreOffice starts slowly on a busy machine. */
const LIBREOFFICE_MS = 120_000 + SEEDS * 30_000;

const variants = templates.flatMap((template) => {
  const plan = template.build({ ...DEFAULT_OPTIONS, dialect: "plain" });
  return Array.from({ length: SEEDS }, (_, i) => ({
    name: `${template.id}-${i + 1}`,
    plan: varied(plan, i + 1),
  }));
});

describe.skipIf(libreOffice === undefined)(
  "plain files with other inputs, by LibreOffice and the engine",
  () => {
    const saved = new Map<string, Map<string, Map<string, FileCell>>>();

    beforeAll(async () => {
      const files = await Promise.all(
        variants.map(async ({ name, plan }) => ({ name, bytes: await xlsxOf(plan) })),
      );
      for (const [i, bytes] of (await recalculated(files)).entries())
        saved.set(variants[i]!.name, await readXlsx(bytes));
    }, LIBREOFFICE_MS);

    it.each(variants.map(({ name, plan }) => [name, plan] as const))("%s", (name, plan) => {
      const computed = evaluate(plan);
      const wrong: string[] = [];
      let formulas = 0;
      for (const sheet of plan.sheets)
        sheet.cells.forEach((line, row) =>
          line.forEach((cell, column) => {
            if (cell?.formula === undefined) return;
            formulas++;
            const got = saved.get(name)?.get(sheet.name)?.get(address(row, column))?.value ?? "";
            const own = computed.get(sheet.name)![row]![column]!;
            const same =
              typeof own === "number" && typeof got === "number"
                ? Math.abs(got - own) <= 1e-9 * Math.abs(own) + NOTHING
                : got === own;
            if (!same)
              wrong.push(`${sheet.name}!${address(row, column)}: ${got}, not ${own}: ${cell.formula}`);
          }),
        );
      expect(wrong.slice(0, 10)).toEqual([]);
      expect(formulas).toBeGreaterThan(10);
    });
  },
);
