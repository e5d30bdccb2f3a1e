/**
 * The engine against LibreOffice at other numbers than the printed ones: every formula of every template. Once for each seed:
 * `SEEDS=200 npx vitest run --config tests/vitest.config.ts tests/export/agreement.test.ts` takes an
 * hour on an idle machine.
 */
import { beforeAll, describe, expect, it } from "vitest";
import { address } from "../../src/export/address";
import { xlsxOf } from "../../src/export/xlsx";
import type { WorkbookPlan } from "../../src/sheets/plan";
import { DEFAULT_OPTIONS, templates } from "../../src/templates/catalogue";
import { evaluate } from "../templates/support/evaluate";
import { varied } from "../templates/support/varied";
import { libreOffice, recalculated } from "./support/libreoffice";
import { readXlsx, type FileCell } from "./support/read-xlsx";

const SEEDS = Number(process.env["SEEDS"] ?? 1);
/** What a sum of money that cancels may leave. */
const NOTHING = 1e-12;
/** LibreOffice starts slowly on a busy machine. */
const LIBREOFFICE_MS = 120_000 + SEEDS * 90_000;
/** Files that are held at once. */
const BATCH = 60;

interface Found {
  formulas: number;
  wrong: string[];
}

const plans = templates.map((template) => ({
  id: template.id,
  plan: template.build({ ...DEFAULT_OPTIONS, dialect: "plain" }),
}));
const variants = Array.from({ length: SEEDS }, (_, i) => i + 1).flatMap((seed) =>
  plans.map(({ id, plan }) => ({ id, seed, name: `${id}-${seed}`, plan: () => varied(plan, seed) })),
);

const PRINTED = /\d[\d,]*(?:\.\d+)?/g;

/**
 * Texts whose numbers are a unit of their last digit apart at most: LibreOffice prints half a dollar up or down by the last
 * bit of the sum, Excel by its 15 digits. The numbers themselves are compared where they stand.
 */
function sameButForTies(got: string, own: string): boolean {
  const [one, other] = [got.match(PRINTED) ?? [], own.match(PRINTED) ?? []];
  const digits = (text: string) => BigInt(text.replace(/\D/g, ""));
  return (
    got.replace(PRINTED, "0") === own.replace(PRINTED, "0") &&
    one.every(
      (text, i) =>
        text.length === other[i]!.length && [-1n, 0n, 1n].includes(digits(text) - digits(other[i]!)),
    )
  );
}

function compared(plan: WorkbookPlan, saved: Map<string, Map<string, FileCell>>, found: Found): void {
  const computed = evaluate(plan);
  for (const sheet of plan.sheets)
    sheet.cells.forEach((line, row) =>
      line.forEach((cell, column) => {
        if (cell?.formula === undefined) return;
        found.formulas++;
        const got = saved.get(sheet.name)?.get(address(row, column))?.value ?? "";
        const own = computed.get(sheet.name)![row]![column]!;
        const same =
          typeof own === "number" && typeof got === "number"
            ? Math.abs(got - own) <= 1e-9 * Math.abs(own) + NOTHING
            : got === own || (typeof got === "string" && typeof own === "string" && sameButForTies(got, own));
        if (!same)
          found.wrong.push(`${sheet.name}!${address(row, column)}: ${got}, not ${own}: ${cell.formula}`);
      }),
    );
}

describe.skipIf(libreOffice === undefined)(
  "plain files with other inputs, by LibreOffice and the engine",
  () => {
    const found = new Map(plans.map(({ id }): [string, Found] => [id, { formulas: 0, wrong: [] }]));

    beforeAll(async () => {
      for (let from = 0; from < variants.length; from += BATCH) {
        const batch = variants.slice(from, from + BATCH).map((one) => ({ ...one, plan: one.plan() }));
        const files = [];
        for (const { name, plan } of batch) files.push({ name, bytes: await xlsxOf(plan) });
        for (const [i, bytes] of (await recalculated(files)).entries()) {
          const { id, seed, plan } = batch[i]!;
          const own: Found = { formulas: 0, wrong: [] };
          compared(plan, await readXlsx(bytes), own);
          const all = found.get(id)!;
          all.formulas += own.formulas;
          all.wrong.push(...own.wrong.slice(0, 10).map((text) => `seed ${seed}: ${text}`));
        }
      }
    }, LIBREOFFICE_MS);

    it.each(plans.map(({ id }) => id))("%s", (id) => {
      const { formulas, wrong } = found.get(id)!;
      expect(wrong.slice(0, 10)).toEqual([]);
      expect(formulas).toBeGreaterThan(10 * SEEDS);
    });
  },
);
