import { columnLetters } from "../../sheets/formula";
import type { CellRole, PlanCell, PlanRect, PlanValue, SheetPlan } from "../../sheets/plan";
import { checkConditionals, PAGE } from "../../sheets/style";
import { constant, rowsOf, type GoldenCase } from "./cases";

type Grid = (PlanCell | null)[][];

/** A sheet of the self-check with what all of them share. */
export function sheetOf(name: string, cells: Grid, widths: number[], checks?: PlanRect): SheetPlan {
  const columns = Math.max(...cells.map((row) => row.length));
  const grid = cells.map((row) => [...row, ...Array<null>(columns - row.length).fill(null)]);
  return {
    key: name,
    name,
    tabColor: "#595959",
    cells: grid,
    columnWidths: Array.from({ length: columns }, (_, i) => widths[i] ?? 14),
    rowHeights: [],
    freeze: { rows: 1, columns: 0 },
    tables: [],
    names: [],
    validations: [],
    conditionals: checks ? checkConditionals(checks) : [],
    charts: [],
    print: {
      area: { row: 0, column: 0, rows: grid.length, columns },
      ...PAGE,
      repeat: { row: 0, rows: 1 },
    },
    keyFigures: [],
  };
}

export const cell = (role: CellRole, value: PlanValue): PlanCell => ({ role, value });
export const formula = (text: string, format?: string): PlanCell => ({
  role: "formula",
  formula: text,
  ...(format !== undefined && { format }),
});

/** `A1` of a place. */
export const place = (row: number, column: number) => `${columnLetters(column)}${row + 1}`;

/** Ranges that no formula can hold as constants, one beside the other on a sheet of their own. */
export class Ranges {
  static readonly NAME = "Ranges";
  private readonly cells: Grid = [];
  private next = 0;

  /** Puts an argument there. @returns its address */
  put(argument: unknown): string {
    const rows = rowsOf(argument);
    const width = rows[0]!.length;
    const column = this.next;
    this.next += width;
    rows.forEach((row, r) => {
      const line = (this.cells[r] ??= []);
      while (line.length < column) line.push(null);
      for (const value of row) line.push(value === null ? null : cell("formula", value));
    });
    return `${Ranges.NAME}!$${place(0, column).replace(/\d+/, "$$$&")}:$${place(rows.length - 1, column + width - 1).replace(/\d+/, "$$$&")}`;
  }

  /** None where every argument is a constant. */
  sheets(): SheetPlan[] {
    return this.cells.length ? [sheetOf(Ranges.NAME, this.cells, [])] : [];
  }
}

/** A part of the check: its sheet, how many checks it has, and where they stand. */
export interface Part {
  sheet: SheetPlan;
  count: number;
  checks: string;
}

const ERROR_TYPES: Record<string, number> = {
  "#DIV/0!": 2,
  "#VALUE!": 3,
  "#REF!": 4,
  "#NAME?": 5,
  "#NUM!": 6,
  "#N/A": 7,
};
/** Function, call, tolerance. */
const LEAD = 3;

/** The cases of one file, one below the other: what is expected, what comes, and a check for each cell. */
export function casesPart(name: string, cases: GoldenCase[], ranges: Ranges): Part {
  const wide = Math.max(...cases.map(({ expected }) => rowsOf(expected)[0]!.length));
  const blocks = [LEAD, LEAD + wide, LEAD + 2 * wide] as const;
  const head = ["Function", "Call", "Tolerance"].map((title) => cell("header", title));
  for (const title of ["Expected", "Excel", "Check"])
    for (let i = 0; i < wide; i++) head.push(cell("header", i ? `${title} ${i + 1}` : title));
  const cells: Grid = [[...head, cell("header", "Source")]];
  let count = 0;
  for (const one of cases) {
    const call = `${one.function}(${one.args.map((arg) => (arg === null ? "" : (constant(arg) ?? ranges.put(arg)))).join(",")})`;
    const rows = rowsOf(one.expected);
    rows.forEach((expected, r) => {
      const row = cells.length;
      const line: (PlanCell | null)[] = Array<null>(LEAD + 3 * wide + 1).fill(null);
      if (r === 0) {
        line[0] = cell("label", one.function);
        line[1] = cell("note", call.slice(0, 200));
        line[blocks[1]] = formula(`=${call}`);
        line[line.length - 1] = cell("note", one.source);
      }
      line[2] = cell("formula", one.tolerance ?? 1e-12);
      expected.forEach((value, c) => {
        count++;
        line[blocks[0] + c] = cell("stated", value ?? "");
        const at = (block: number) => place(row, block + c);
        line[blocks[2] + c] = {
          role: "check",
          formula: check(value ?? "", at(blocks[0]), at(blocks[1]), place(row, 2)),
        };
      });
      cells.push(line);
    });
  }
  const checks = { row: 1, column: blocks[2], rows: cells.length - 1, columns: wide };
  const last = place(cells.length - 1, blocks[2] + wide - 1);
  return {
    sheet: sheetOf(name, cells, [26, 50, 10], checks),
    count,
    checks: `'${name}'!${place(1, blocks[2])}:${last}`,
  };
}

function check(value: PlanValue, expected: string, found: string, tolerance: string): string {
  if (typeof value === "number")
    return `=IF(ISNUMBER(${found}),IF(ABS(${found}-${expected})<=${tolerance}*ABS(${expected}),"OK","differs"),"no number")`;
  const type = ERROR_TYPES[String(value)];
  if (type !== undefined)
    return `=IF(ISERROR(${found}),IF(ERROR.TYPE(${found})=${type},"OK","another error"),"no error")`;
  return `=IF(ISERROR(${found}),"an error",IF(EXACT(${found},${expected}),"OK","differs"))`;
}
