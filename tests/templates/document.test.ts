import { describe, expect, it } from "vitest";
import { DEFAULT_OPTIONS, templates } from "../../src/templates/catalogue";
import cases from "../cases/document-sheets.json";
import { evaluate } from "./support/evaluate";
import { formulaValues, isError, locate } from "./support/rows";

const documentTemplates = templates.filter((template) => template.group === "document");
const plans = new Map(
  documentTemplates.map((template) => {
    const plan = (dialect: "addin" | "plain") => {
      const built = template.build({ ...DEFAULT_OPTIONS, dialect });
      return { built, values: evaluate(built) };
    };
    return [template.id, { addin: plan("addin"), plain: plan("plain") }] as const;
  }),
);

describe.each([...plans])("%s", (_id, { addin, plain }) => {
  it.each([
    ["add-in", addin],
    ["plain", plain],
  ])("has no error cell with %s formulas", (_name, { values }) => {
    const errors = [...values].flatMap(([sheet, rows]) =>
      rows.flatMap((row, r) =>
        row.flatMap((value, c) => (isError(value) ? [`${sheet} ${r} ${c} ${value}`] : [])),
      ),
    );
    expect(errors).toEqual([]);
  });

  it("gives the same results in both dialects", () => {
    addin.built.sheets.forEach((sheet, i) => {
      const other = plain.built.sheets[i]!;
      const expected = formulaValues(sheet, addin.values.get(sheet.name)!);
      const actual = formulaValues(other, plain.values.get(other.name)!);
      for (const [name, value] of expected) {
        const same = actual.get(name);
        if (typeof value === "number") {
          expect(typeof same, `${sheet.name}: ${name}`).toBe("number");
          const error = Math.abs((same as number) - value);
          expect(error, `${sheet.name}: ${name}: ${same} instead of ${value}`).toBeLessThanOrEqual(
            1e-9 * Math.abs(value),
          );
        } else expect(same, `${sheet.name}: ${name}`).toBe(value);
      }
    });
  });
});

it("the checks of the document's sheets are content", () => {
  const checks = [...plans].flatMap(([id, { addin }]) =>
    addin.built.sheets.flatMap((sheet) =>
      sheet.cells.flatMap((line, row) =>
        line.flatMap((cell, column) =>
          cell?.role === "check" ? [[id, addin.values.get(sheet.name)![row]![column]]] : [],
        ),
      ),
    ),
  );
  expect(checks.length).toBeGreaterThan(3);
  for (const [id, word] of checks) expect(word, String(id)).toBe("OK");
});

describe("figures of the document's sheets", () => {
  it.each(cases.cells)("$template, $row, $column: $value", ({ template, row, column, value, tolerance }) => {
    const { built, values } = plans.get(template)!.addin;
    const sheet = built.sheets[0]!;
    const at = locate(sheet, row, column);
    const actual = values.get(sheet.name)![at.row]![at.column]!;
    if (typeof value === "number") {
      expect(Math.abs((actual as number) - value)).toBeLessThanOrEqual(
        (tolerance ?? 1e-12) * Math.abs(value),
      );
    } else expect(actual).toBe(value);
  });
});

describe("the audit's counts", () => {
  it.each(["audit", "whole-analysis"])("of %s", (id) => {
    const { built, values } = plans.get(id)!.addin;
    const sheet = built.sheets.find(({ key }) => key === "audit")!;
    for (const [word, count] of Object.entries(cases.verdicts)) {
      const at = locate(sheet, word, "Count");
      expect(values.get(sheet.name)![at.row]![at.column], word).toBe(count);
    }
  });
});
