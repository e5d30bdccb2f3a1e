import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseClaim } from "../../src/core/claims/claim";
import { verdict } from "../../src/core/claims/verdict";
import { figuresOf, type Comparison } from "../../src/evidence/figure";
import { buildContext } from "../../src/sheets/context";
import { DEFAULT_OPTIONS, templates } from "../../src/templates/catalogue";
import { openPage } from "../../src/sheets/page";
import type { Dialect, SheetPlan, WorkbookPlan } from "../../src/sheets/plan";
import { stylesOf } from "../../src/sheets/style";
import { Verdicts } from "../../src/sheets/verdict";
import { evaluate, type Entry, type Scalar } from "./support/evaluate";
import { formulaValues, isError } from "./support/rows";

/** A line that compares a number in a cell with a printed text. */
function verdictSheet(dialect: Dialect, printed: string): WorkbookPlan {
  const claim = parseClaim(printed);
  const comparison = ({ "≤": "<=", "≥": ">=" } as Record<string, string>)[claim.relation] ?? claim.relation;
  const figure = figuresOf("test")(
    "test",
    "test",
    printed,
    claim.value,
    "number",
    Number(`1e${claim.exponent}`),
    comparison as Comparison,
  );
  const context = buildContext({ ...DEFAULT_OPTIONS, dialect });
  const verdicts = new Verdicts(context, { comparisons: true });
  const sheet = openPage(context, {
    key: "test",
    name: "Test",
    title: "Test",
    answers: "Test",
    source: "Test",
    columns: ["item", "computed", "stated", "verdict"].map((key) => ({ key, width: 10 })),
    verdicts: [verdicts],
  });
  sheet.line({
    item: { role: "label", value: "Claim" },
    computed: { role: "input", value: 0 },
    ...verdicts.line(figure, "computed"),
  });
  return { template: "test", title: "Test", sheets: [sheet.finish()], styles: stylesOf("banker") };
}

function judged(plan: WorkbookPlan, computed: number): unknown {
  const { cells } = plan.sheets[0]!;
  const row = cells.findIndex((line) => line[0]?.value === "Claim");
  return evaluate(plan, [{ sheet: "test", row, column: 1, value: computed }]).get("Test")![row]![3];
}

describe("a verdict in plain formulas is the function's", () => {
  const claims = [
    "$10.2M",
    "$621K",
    "321x",
    "+17%",
    "90%",
    "0.29",
    "28%",
    "$0.33",
    "0.5",
    "<5%",
    ">10",
    "≤3%",
    "≥7",
    "$100K+",
    "~10%",
    "≈200",
    "-4.5%",
    "0",
  ];

  it.each(claims)("%s against numbers around it", (printed) => {
    const claim = parseClaim(printed);
    const step = Number(`1e${claim.exponent}`);
    const plain = verdictSheet("plain", printed);
    const addin = verdictSheet("addin", printed);
    const offsets = [-2, -1, -0.9, -0.51, -0.5, -0.49, -0.1, -1e-6, 0, 1e-6, 0.1, 0.49, 0.5, 0.51, 0.9, 1, 2];
    const near = offsets.map((offset) => claim.value + offset * step);
    const scaled = [0.89, 0.9, 0.91, 1.09, 1.1, 1.11, -1].map((factor) => claim.value * factor);
    for (const computed of [...near, ...scaled, 0]) {
      const expected = verdict(claim, computed);
      expect(judged(addin, computed), `${computed}`).toBe(expected);
      expect(judged(plain, computed), `${computed}`).toBe(expected);
    }
  });

  it("for any number of up to six digits", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -999_999, max: 999_999 }),
        fc.integer({ min: 0, max: 4 }),
        fc.constantFrom("", "%", "K", "x"),
        fc.double({ min: -3, max: 3, noNaN: true }),
        (digits, decimals, unit, offset) => {
          const printed = `${(digits / 10 ** decimals).toFixed(decimals)}${unit}`;
          const claim = parseClaim(printed);
          const drawn = claim.value + offset * Number(`1e${claim.exponent}`);
          // Excel has no numbers that are nearer to 0.
          const computed = Math.abs(drawn) < 2.2250738585072014e-308 ? 0 : drawn;
          expect(judged(verdictSheet("plain", printed), computed)).toBe(verdict(claim, computed));
        },
      ),
      { numRuns: 300 },
    );
  });
});

const TIMES = buildContext(DEFAULT_OPTIONS).units.times.format;

/** What may be typed into a cell without breaking what the sheet assumes of it. */
function typed(sheet: SheetPlan, row: number, column: number): fc.Arbitrary<number> | undefined {
  const cell = sheet.cells[row]?.[column];
  if (cell?.role !== "input" || column >= sheet.print.area.columns) return undefined;
  const rule = sheet.validations.find(
    ({ range }) => range.column === column && row >= range.row && row < range.row + range.rows,
  );
  if (!rule || rule.kind === "list" || rule.kind === "cells") return undefined;
  const size = typeof cell.value === "number" && cell.value !== 0 ? Math.abs(cell.value) : 1;
  const most = Math.min(rule.maximum ?? Infinity, 3 * size);
  // Slow-downs that together give the stated speedup cancel to any number of digits.
  const least = cell.format === TIMES ? 1 : 0.1 * size;
  // As people type: six digits.
  return fc
    .double({ min: Math.max(least, rule.minimum ?? 0), max: Math.max(most, 0.1 * size), noNaN: true })
    .map((value) => Number(value.toPrecision(6)));
}

/** Numbers agree to 1e-9, and "exact" asks for 1e-12: where the inputs cancel, one dialect may round to it. */
const alike = (value: unknown): unknown => (value === "exact" ? "rounded" : value);

describe("results stay the same in both dialects whatever is typed", () => {
  const documentTemplates = templates.filter(({ group }) => group === "document");

  it.each(documentTemplates.map((template) => [template.id, template] as const))("%s", (_id, template) => {
    const plans = (["addin", "plain"] as const).map((dialect) =>
      template.build({ ...DEFAULT_OPTIONS, dialect }),
    ) as [WorkbookPlan, WorkbookPlan];
    const inputs = plans[0].sheets.flatMap((sheet, s) =>
      sheet.cells.flatMap((line, row) =>
        line.flatMap((_, column) => {
          const values = typed(sheet, row, column);
          return values ? [{ s, row, column, label: line[0]?.value, values }] : [];
        }),
      ),
    );
    fc.assert(
      fc.property(
        fc.array(
          fc.nat({ max: inputs.length - 1 }).chain((i) => inputs[i]!.values.map((value) => ({ i, value }))),
          {
            minLength: 1,
            maxLength: 6,
          },
        ),
        (edits) => {
          const [addin, plain] = plans.map((plan, p) => {
            const entries = edits.map(({ i, value }): Entry => {
              const { s, row, column, label } = inputs[i]!;
              const sheet = plan.sheets[s]!;
              // The plain sheet may have helper lines in between: the label tells the row.
              const at =
                p === 0 ? row : sheet.cells.findIndex((line, r) => r >= row && line[0]?.value === label);
              return { sheet: sheet.key, row: at, column, value };
            });
            const values = evaluate(plan, entries);
            return plan.sheets.map((sheet) => formulaValues(sheet, values.get(sheet.name)!));
          }) as [Map<string, unknown>[], Map<string, unknown>[]];
          addin.forEach((sheet, s) => {
            for (const [name, value] of sheet) {
              const other = plain[s]!.get(name);
              // Outside of its domain a function answers #NUM!, and a plain formula #N/A.
              if (isError(value as Scalar))
                expect(isError(other as Scalar), `${name}: ${String(other)}`).toBe(true);
              else if (typeof value !== "number") expect(alike(other), name).toBe(alike(value));
              else
                expect(Math.abs((other as number) - value), name).toBeLessThanOrEqual(
                  1e-9 * Math.max(1e-3, Math.abs(value)),
                );
            }
          });
        },
      ),
      { numRuns: template.id === "whole-analysis" ? 8 : 25 },
    );
  });
});
