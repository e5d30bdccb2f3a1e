import { beforeAll, describe, expect, it } from "vitest";
import { address } from "../../src/export/address";
import { xlsxOf } from "../../src/export/xlsx";
import { DEFAULT_OPTIONS, templates } from "../../src/templates/catalogue";
import { evaluate } from "../templates/support/evaluate";
import { libreOffice, recalculated } from "./support/libreoffice";
import { readXlsx, type FileCell } from "./support/read-xlsx";

/** The third engine: it knows nothing of the add-in, so that files in plain formulas have to stand for themselves. */
const documentTemplates = templates.filter(({ group }) => group === "document");
const plans = documentTemplates.map((template) => template.build({ ...DEFAULT_OPTIONS, dialect: "plain" }));

it("is there where it has to be", () => {
  const proves = libreOffice !== undefined || !process.env.CI;
  expect(proves, "CI proves the plain files with LibreOffice").toBe(true);
});

describe.skipIf(libreOffice === undefined)("plain files, recalculated by LibreOffice", () => {
  const results = new Map<string, Map<string, Map<string, FileCell>>>();

  beforeAll(async () => {
    const files = await Promise.all(
      plans.map(async (plan) => ({ name: plan.template, bytes: await xlsxOf(plan) })),
    );
    const saved = await recalculated(files);
    for (const [i, bytes] of saved.entries()) results.set(plans[i]!.template, await readXlsx(bytes));
  });

  it.each(plans.map((plan) => [plan.template, plan] as const))(
    "%s: every formula gives the core's result",
    (id, plan) => {
      const sheets = results.get(id)!;
      const expected = evaluate(plan);
      const wrong: string[] = [];
      let formulas = 0;
      for (const sheet of plan.sheets) {
        const cells = sheets.get(sheet.name);
        expect(cells, `${sheet.name} is in the file`).toBeDefined();
        sheet.cells.forEach((line, row) =>
          line.forEach((cell, column) => {
            if (cell?.formula === undefined) return;
            formulas++;
            const at = address(row, column);
            const got = cells!.get(at)?.value ?? "";
            const want = expected.get(sheet.name)![row]![column]!;
            const same =
              typeof want === "number" && typeof got === "number"
                ? Math.abs(got - want) <= 1e-9 * Math.abs(want)
                : got === want;
            if (!same) wrong.push(`${sheet.name}!${at}: ${got}, not ${want}: ${cell.formula}`);
          }),
        );
      }
      expect(wrong.slice(0, 10)).toEqual([]);
      expect(formulas).toBeGreaterThan(0);
    },
  );

  it("keeps totals and printed figures of the whole analysis", () => {
    const values = [...results.get("whole-analysis")!.values()].flatMap((cells) =>
      [...cells.values()].flatMap(({ formula, value }) => (formula === undefined ? [] : [value])),
    );
    for (const figure of [11_350_000, 1_135_000, 10_215_000, 690_000, 68_500, 621_500, 45_000, 16.2]) {
      expect(values, String(figure)).toContain(figure);
    }
    expect(values.filter((value) => typeof value === "string" && value.startsWith("#"))).toEqual([]);
  });
});
