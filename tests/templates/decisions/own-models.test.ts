import { describe, expect, it } from "vitest";
import { CellError } from "../../../src/engine";
import { address } from "../../../src/export/address";
import type { PlanRect, PlanValue, SheetPlan } from "../../../src/sheets/plan";
import { DEFAULT_OPTIONS, templates } from "../../../src/templates/catalogue";
import { opened, type Scalar } from "../support/evaluate";
import { cellsIn, isError, isPoint } from "../support/rows";
import { DIALECTS } from "./support/calculated";

const models = templates.filter(({ group }) => group === "decisions");
/** Inputs without which others have nothing to work on. */
const AT_WORK: Readonly<Record<string, number>> = {
  "Capital investment": 600_000,
  "GPU-hours between failures": 50_000,
  "Power, of a GPU and its share": 1,
  Electricity: 0.1,
  "Prompt tokens cached at the API": 0.4,
  "API price, cached": 0.1,
  "Speed-up, speculative decoding": 2,
  // A measured run at the edge of what is asked for, so that each limit decides.
  Prompt: 5550,
  Answer: 455,
  "First token within": 406.77,
  "Each token after it within": 18.58,
  "Committed replicas": 0,
  "Replicas on demand, at most": 0,
  "GPU price on demand": 4.5,
  "GPU price on spot": 2.2,
  "A spot replica is interrupted every": 12.5,
  "An interruption takes": 10,
};
const TABLES: Record<string, number> = {
  "savings-case": 1,
  "business-case": 3,
  "training-run": 2,
  serving: 4,
  "token-bill": 1,
  "own-hardware": 0,
  risk: 1,
  calibration: 14,
};
const BAD: readonly PlanValue[] = ["about ten", -7.5, ""];

interface Place {
  readonly row: number;
  readonly column: number;
  readonly value: PlanValue;
  /** An empty cell means something, and its prompt says what. */
  readonly optional: boolean;
  readonly inTable: boolean;
}

const inside = (row: number, column: number, at: PlanRect) =>
  row >= at.row && row < at.row + at.rows && column >= at.column && column < at.column + at.columns;

/** As many tables of one make are enough to try every column of each. */
const MANY = 4;

/**
 * The inputs that stand alone, and of each table those of the row that is chosen, or else of the first; where there are
 * many tables its first column.
 */
function inputsOf({ cells, tables, validations }: SheetPlan): Place[] {
  const tableOf = (row: number, column: number) => tables.find(({ range }) => inside(row, column, range));
  const choices = new Set(
    cells.flatMap((line, row) =>
      line.flatMap((cell, c) => (cell?.role === "inputText" && !tableOf(row, c) ? [cell.value] : [])),
    ),
  );
  const tested = ({ row: top, rows }: PlanRect) => {
    for (let row = top + 1; row < top + rows; row++) if (choices.has(cells[row]![0]?.value)) return row;
    return top + 1;
  };
  return cells.flatMap((line, row) =>
    line.flatMap((cell, column): Place[] => {
      if (cell?.role !== "input") return [];
      const table = tableOf(row, column);
      if (table && row !== tested(table.range)) return [];
      const prompt = validations.find(({ range }) => inside(row, column, range))?.prompt.message ?? "";
      if (table && tables.length > MANY && column !== line.findIndex((one) => one?.role === "input"))
        return [];
      return [
        {
          row,
          column,
          value: cell.value ?? "",
          optional: prompt.includes("Empty:"),
          inTable: table !== undefined,
        },
      ];
    }),
  );
}

const of = (plan: SheetPlan, role: string) =>
  plan.cells.flatMap((line, row) =>
    line.flatMap((cell, column) => (cell?.role === role ? [{ row, column }] : [])),
  );

const cases = models.flatMap((template) =>
  DIALECTS.map((dialect) => [template.id, dialect, template] as const),
);

describe.each(cases)("own numbers: %s, %s formulas", (_id, dialect, template) => {
  const plan = template.build({ ...DEFAULT_OPTIONS, dialect });
  const sheet = plan.sheets[0]!;
  const entry = (row: number, column: number, value: Scalar | CellError) => ({
    sheet: sheet.key,
    row,
    column,
    value,
  });
  // Prices of the day on which they were asked for, whatever the day of the test.
  const dates = sheet.cells.flatMap((line) =>
    /: as of$/.test(String(line[0]?.value)) ? [Number(line[2]!.value)] : [],
  );
  const today = sheet.cells.flatMap((line, row) =>
    line[0]?.value === "Today" ? [entry(row, 2, Math.max(...dates))] : [],
  );
  const open = opened(plan);
  const shown = (entries: ReturnType<typeof entry>[] = []) => open([...today, ...entries]).get(sheet.name)!;
  const errors = (values: readonly (readonly Scalar[])[]) =>
    values.flatMap((line, r) =>
      line.flatMap((value, c) =>
        isError(value) && !isPoint(sheet.cells[r]![c]) ? [`${address(r, c)} ${value}`] : [],
      ),
    );
  const points = sheet.charts.flatMap(({ kind, series }) =>
    kind.startsWith("line") ? series.flatMap(({ values: { range } }) => cellsIn(range)) : [],
  );
  const [answer] = of(sheet, "answer");
  const [inputs] = of(sheet, "status");
  const inputCells = inputsOf(sheet);

  it("answers at once: a sentence, figures, nothing missing, all checks hold", () => {
    const values = shown();
    expect(answer!.row).toBeLessThanOrEqual(3);
    expect(String(values[answer!.row]![answer!.column])).toMatch(/\d.*\.$/);
    expect(of(sheet, "figure").length).toBeGreaterThanOrEqual(3);
    expect(of(sheet, "figure").length).toBeLessThanOrEqual(5);
    for (const { row, column } of of(sheet, "status")) expect(values[row]![column]).toBe("OK");
    expect(errors(values)).toEqual([]);
    const [chart] = sheet.charts;
    expect(chart!.anchor.row).toBeLessThan(6);
    expect(chart!.anchor.row + chart!.anchor.rows).toBeLessThan(22);
  });

  it("speaks of no document, and has rows of one height under their headers", () => {
    for (const line of sheet.cells)
      for (const cell of line) {
        const text = `${String(cell?.value ?? "")} ${cell?.formula ?? ""}`;
        expect(text, text).not.toMatch(/\bv2000\b|\bthe document\b|\bstated\b/i);
      }
    const tall = sheet.rowHeights.flatMap(({ row }) =>
      sheet.cells[row]!.some((cell) => cell?.role === "answer" || cell?.role.startsWith("header"))
        ? []
        : [sheet.cells[row]![0]?.value],
    );
    expect(tall).toEqual([]);
  });

  it.each(BAD)("names a wrong entry, %j, by its cell, and shows no figure", (bad) => {
    const wrong: string[] = [];
    for (const { row, column, optional } of inputCells) {
      if (bad === "" && optional) continue;
      const after = shown([entry(row, column, bad as Scalar)]);
      const at = address(row, column);
      const typed = `${String(sheet.cells[row]![0]?.value)}, ${at}, ${JSON.stringify(bad)}`;
      const said = String(after[inputs!.row]![inputs!.column]);
      if (!said.includes(`, ${at}: `)) wrong.push(`${typed}: the sheet says ${said}`);
      if (after[answer!.row]![answer!.column] !== `To mend first: ${said}`) wrong.push(`${typed}: no answer`);
      if (!after[row]!.some((text) => String(text).startsWith(`← ${at}: `)))
        wrong.push(`${typed}: its row says nothing`);
      for (const place of of(sheet, "figure")) {
        const figure = after[place.row]![place.column];
        if (figure !== "–") wrong.push(`${typed}: ${String(sheet.cells[place.row]![0]?.value)} is ${figure}`);
      }
      if (errors(after).length) wrong.push(`${typed}: ${errors(after).slice(0, 3).join(", ")}`);
      // Excel draws a dash as 0, and #N/A not at all.
      const drawn = points.filter((point) => after[point.row]![point.column] !== "#N/A");
      if (drawn.length) wrong.push(`${typed}: the chart draws ${drawn.length} points`);
    }
    expect(wrong).toEqual([]);
  });

  it("never calls a row right that shows an error", () => {
    const statuses = of(sheet, "status");
    const told = sheet.cells.flatMap((line, row) => {
      const remark = line.findIndex((cell) => cell?.role === "remark");
      const value = line.findIndex((cell) => cell?.role === "inputText" || cell?.role === "formula");
      const watched = line[remark]?.formula?.includes(`COLUMN(${address(row, value)}),4)&": `);
      return watched ? [{ row, value, remark }] : [];
    });
    expect(told).not.toEqual([]);
    const silent = told.filter(({ row, value, remark }) => {
      const after = shown([entry(row, value, new CellError("#REF!"))]);
      const says = statuses.map((at) => String(after[at.row]![at.column]));
      return !String(after[row]![remark]).startsWith("← ") || says.every((status) => status === "OK");
    });
    expect(silent).toEqual([]);
  });

  it("a 0 is named, or makes no error", () => {
    const wrong = inputCells.flatMap(({ row, column }) => {
      const after = shown([entry(row, column, 0)]);
      const typed = `${String(sheet.cells[row]![0]?.value)}, ${address(row, column)}`;
      const said = String(after[inputs!.row]![inputs!.column]);
      const named = said === "OK" || after[answer!.row]![answer!.column] === `To mend first: ${said}`;
      return [
        ...(named ? [] : [`${typed}: the sheet says ${said}`]),
        // What a function spills is beside the page.
        ...errors(after.map((line) => line.slice(0, sheet.print.area.columns + 1)))
          .slice(0, 3)
          .map((error) => `${typed}: ${error}`),
      ];
    });
    expect(wrong).toEqual([]);
  });

  it("each input moves a result, with one choice or another", () => {
    const label = (row: number) => String(sheet.cells[row]![0]?.value);
    const atWork = inputCells.flatMap(({ row, column }) => {
      const value = AT_WORK[label(row)];
      return value === undefined ? [] : [entry(row, column, value)];
    });
    const choices = sheet.validations.flatMap((rule) =>
      rule.kind === "list" && rule.items.length <= 3
        ? rule.items.map((item) => [entry(rule.range.row, rule.range.column, item)])
        : [],
    );
    const before = [[], ...choices].map((choice) => {
      const entries = [...atWork, ...choice];
      return { entries, values: shown(entries) };
    });
    const unmoved = inputCells.filter(({ row, column, value: first, optional, inTable }) => {
      if (inTable && optional && first === "") return false;
      const value = AT_WORK[label(row)] ?? first;
      const other =
        typeof value !== "number" ? 1 : Number.isInteger(value) && value < 1000 ? value + 1 : value * 0.9;
      return !before.some(({ entries, values }) => {
        const after = shown([...entries, entry(row, column, other)]);
        return sheet.cells.some((line, r) =>
          line.some(
            (cell, c) =>
              cell?.formula !== undefined && cell.role !== "remark" && after[r]![c] !== values[r]![c],
          ),
        );
      });
    });
    expect(unmoved.map(({ row, column }) => `${label(row)}, ${address(row, column)}`)).toEqual([]);
  });

  it("a table that has lost all its rows but one, or all of them, is named or makes no error", () => {
    expect(sheet.tables.length).toBe(TABLES[template.id]);
    for (const { range } of sheet.tables) {
      const cleared = (from: number) =>
        Array.from({ length: range.row + range.rows - from }, (_, i) => i + from).flatMap((row) =>
          Array.from({ length: range.columns }, (_, i) => i + range.column).flatMap((column) =>
            ["input", "inputText"].includes(sheet.cells[row]![column]?.role ?? "")
              ? [entry(row, column, "")]
              : [],
          ),
        );
      expect(errors(shown(cleared(range.row + 2))), `one row at ${address(range.row, 0)}`).toEqual([]);
      const none = shown(cleared(range.row + 1));
      expect(errors(none), `no row at ${address(range.row, 0)}`).toEqual([]);
    }
  });
});
