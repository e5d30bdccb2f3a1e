import type { PlanCell, PlanRect, SheetPlan, WorkbookPlan } from "../../../src/sheets/plan";

const FIXED = /"(?:[^"]|"")*"|\[(?:[^[\]]|\[[^\]]*\])*\]/;
const REFERENCE = /\$?[A-Z]{1,3}\$?\d+(?::\$?[A-Z]{1,3}\$?\d+)?(?![\w([])/;
const TOKENS = new RegExp(`${FIXED.source}|(?<![\\w.])${REFERENCE.source}`, "g");

/** Rows that go: the first, and how many. */
interface Gone {
  readonly row: number;
  readonly rows: number;
}

/** Where a row is once others have gone; undefined where it is one of them. */
const moved = (row: number, gone: Gone): number | undefined =>
  row < gone.row ? row : row < gone.row + gone.rows ? undefined : row - gone.rows;

/** A formula of the same sheet as Excel rewrites it. */
function rewritten(formula: string, gone: Gone): string {
  const cell = (reference: string, edge: "first" | "last" | undefined): string | undefined => {
    const [, column = "", digits = ""] = /^(\$?[A-Z]+\$?)(\d+)$/.exec(reference) ?? [];
    const to = moved(Number(digits) - 1, gone);
    if (to !== undefined) return `${column}${to + 1}`;
    return edge && `${column}${edge === "first" ? gone.row + 1 : gone.row}`;
  };
  return formula.replace(TOKENS, (token) => {
    if (/^["[]/.test(token)) return token;
    const [from = "", until] = token.split(":");
    if (until === undefined) return cell(from, undefined) ?? "#REF!";
    const ends = [cell(from, "first"), cell(until, "last")] as [string, string];
    const [top, bottom] = ends.map((end) => Number(/\d+$/.exec(end)![0])) as [number, number];
    return top > bottom ? "#REF!" : ends.join(":");
  });
}

function shrunk(range: PlanRect, gone: Gone): PlanRect {
  const within = Math.min(range.row + range.rows, gone.row + gone.rows) - Math.max(range.row, gone.row);
  return { ...range, row: moved(range.row, gone) ?? gone.row, rows: range.rows - Math.max(0, within) };
}

/**
 * The plan of one sheet once somebody has deleted a table's rows: all but the first ones. Excel deletes the last of them
 * as well, and leaves a row without entries in its place.
 */
export function withRows(plan: WorkbookPlan, table: string, left: 0 | 1): WorkbookPlan {
  const [sheet] = plan.sheets as [SheetPlan];
  const { range } = sheet.tables.find(({ name }) => name === table)!;
  const first = range.row + 1;
  const gone = { row: first + 1, rows: range.rows - 2 };
  const cleared = (cell: PlanCell | null): PlanCell | null => {
    if (cell?.role !== "input" && cell?.role !== "inputText") return cell;
    const { value: _, ...empty } = cell;
    return empty;
  };
  const cells = sheet.cells
    .map((line, row) =>
      left === 0 && row === first
        ? line.map((cell, column) =>
            column >= range.column && column < range.column + range.columns ? cleared(cell) : cell,
          )
        : line,
    )
    .filter((_, row) => moved(row, gone) !== undefined)
    .map((line) =>
      line.map((cell) =>
        cell?.formula === undefined ? cell : { ...cell, formula: rewritten(cell.formula, gone) },
      ),
    );
  const tables = sheet.tables.map((one) => ({ ...one, range: shrunk(one.range, gone) }));
  const names = sheet.names.map((name) => ({ ...name, range: shrunk(name.range, gone) }));
  return { ...plan, sheets: [{ ...sheet, cells, tables, names }] };
}
