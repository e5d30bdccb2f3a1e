/**
 * What design calls sheets that people trust, convention by convention, for every sheet of every template. The others of
 * its conventions: roles, formulas, constants, tables, validations, names, currency and charts in conventions.test.ts;
 * the first screen, widths and the printed page in fit.test.ts; what is missing or wrong in bad-input.test.ts and
 * decisions/own-models.test.ts; own numbers in one-number-one-input.test.ts.
 */
import { describe, expect, it } from "vitest";
import { address } from "../../src/export/address";
import type { CellRole, ChartPlan, PlanCell, SheetPlan } from "../../src/sheets/plan";
import { DEFAULT_OPTIONS, templateById, templates } from "../../src/templates/catalogue";
import { evaluate, type Scalar } from "./support/evaluate";

const plans = templates.map((template) => ({ template, plan: template.build(DEFAULT_OPTIONS) }));
const sheets = plans.flatMap(({ template, plan }) => {
  const values = evaluate(plan);
  return plan.sheets.map(
    (sheet) => [`${template.id}: ${sheet.name}`, sheet, values.get(sheet.name)!, template.id] as const,
  );
});

const found = <T>({ cells }: SheetPlan, pick: (cell: PlanCell, row: number, column: number) => T[]): T[] =>
  cells.flatMap((line, row) => line.flatMap((cell, column) => (cell ? pick(cell, row, column) : [])));
const ENTRIES: ReadonlySet<CellRole> = new Set<CellRole>(["input", "inputText"]);
const NOTES: ReadonlySet<CellRole> = new Set<CellRole>(["note", "remark"]);

describe.each(sheets)("%s", (_name, sheet, values, template) => {
  const answer = sheet.cells.findIndex(([first]) => first?.role === "answer");

  it("answers under its title", () => {
    // The first sheet of several only leads to the others.
    if (sheet.key === "contents") return expect(answer).toBe(-1);
    expect(answer).toBeGreaterThan(0);
    expect(answer).toBeLessThanOrEqual(3);
    const figures = found(sheet, (cell) => (cell.role === "figure" ? [cell] : [])).length;
    if (sheet.key !== "inputs") expect(figures).toBeGreaterThanOrEqual(3);
    expect(figures).toBeLessThanOrEqual(5);
  });

  it("leaves no column empty between an entry and its note", () => {
    const own = sheet.cells.map((line) => line.slice(0, sheet.print.area.columns + 1));
    const standsAlone = (row: number) => (own[row] ?? []).every((cell) => cell === null);
    const headed = (row: number) => own[row]!.some((cell) => cell?.role.startsWith("header"));
    /** Whether some row of the same block has something in the column. */
    const filled = (row: number, column: number) => {
      let first = row;
      let last = row;
      while (first > 0 && !headed(first - 1) && !standsAlone(first - 1)) first--;
      while (!standsAlone(last + 1)) last++;
      return own.slice(first, last + 1).some((line) => line[column] !== null);
    };
    const gaps = own.flatMap((line, row) => {
      const note = line.findIndex((cell) => cell && NOTES.has(cell.role));
      const entry = line.findLastIndex(
        (cell, column) => column < note && cell !== null && ENTRIES.has(cell.role),
      );
      if (entry < 0) return [];
      return line.slice(entry, note).some((_, i) => !filled(row, entry + i)) ? [address(row, entry)] : [];
    });
    expect(gaps).toEqual([]);
  });

  it("puts negative amounts in brackets", () => {
    const bare = found(sheet, ({ format = "" }, row, column) => {
      const money = /\[\$/.test(format) && !format.startsWith("[>");
      const negative = typeof values[row]![column] === "number" && (values[row]![column] as number) < 0;
      return (money || (negative && /0/.test(format))) && !/[(+]/.test(format)
        ? [`${address(row, column)}: ${format}`]
        : [];
    });
    expect(bare).toEqual([]);
  });

  it("begins bars at zero, on a linear axis, and names series by the headers of their cells", () => {
    expect(sheet.charts.length).toBeLessThanOrEqual(4);
    for (const chart of sheet.charts) {
      const { kind, name, valueAxis } = chart;
      if (/^(bar|column)/.test(kind)) {
        expect(valueAxis.log, name).toBeUndefined();
        const lowest = Math.min(...chart.series.flatMap((one) => numbersOf(one, sheet, values)));
        if (kind.endsWith("Clustered") && lowest >= 0) expect(valueAxis.minimum, name).toBe(0);
        else expect(valueAxis.minimum ?? 0, name).toBeLessThanOrEqual(0);
      }
      for (const series of chart.series) {
        const { sheet: key, range } = series.values;
        if ((key ?? sheet.key) !== sheet.key || range.columns > 1 || series.invisible) continue;
        expect(headerOf(sheet, values, range), `${template}, ${name}: ${series.name}`).toContain(series.name);
      }
    }
  });
});

const numbersOf = (
  { values: { sheet: key, range } }: ChartPlan["series"][number],
  sheet: SheetPlan,
  values: readonly (readonly Scalar[])[],
) =>
  key !== undefined && key !== sheet.key
    ? []
    : Array.from({ length: range.rows }, (_, i) => values[range.row + i]![range.column]).filter(
        (value) => typeof value === "number",
      );

/** The texts above cells, as far up as headers stand. */
function headerOf(
  { cells }: SheetPlan,
  values: readonly (readonly Scalar[])[],
  { row, column }: { row: number; column: number },
): Scalar[] {
  for (let above = row - 1; above >= 0; above--)
    if (cells[above]?.[column]?.role.startsWith("header")) return [values[above]![column]!];
  return [];
}

it("a timeline has one formula from its first period to its last, in each of its columns", () => {
  const [sheet] = templateById("business-case")!.build(DEFAULT_OPTIONS).sheets;
  const { range, columns } = sheet!.tables.find(({ name }) => name === "Timeline_case")!;
  const kinds = columns.map((_, i) => {
    const cells = sheet!.cells.slice(range.row + 1, range.row + range.rows);
    return new Set(cells.map((line) => line[range.column + i]!.formula));
  });
  expect(range.rows - 1).toBe(61);
  expect(kinds.filter((formulas) => formulas.size === 1)).toHaveLength(columns.length);
  expect(kinds.filter((formulas) => !formulas.has(undefined))).toHaveLength(columns.length);
});

it("every sheet of the whole analysis shows the scenario in use, and leads to where it is switched", () => {
  const plan = templateById("whole-analysis")!.build(DEFAULT_OPTIONS);
  const [contents, ...others] = plan.sheets as [SheetPlan, ...SheetPlan[]];
  const { row, column } = contents.names.find(({ name }) => name === "Scenario")!.range;
  const at = `'${contents.name}'!${address(row, column)}`;
  expect(contents.cells[row]![column]!.role).toBe("inputText");
  expect(others).toHaveLength(13);
  for (const sheet of others) {
    const line = sheet.cells.find((cells) => cells[0]?.link === at);
    expect(line?.[1]?.formula?.replaceAll("$", ""), sheet.name).toBe(`=${at}`);
  }
});
