import { CellRef, f, withoutOuterBrackets } from "./formula";
import { verticalRuns } from "./grid";
import type { CellRole, ConditionalPlan, PlanCell, PlanRect } from "./plan";
import type { CellSpec } from "./specs";
import { answerConditionals, checkConditionals, remarkConditionals, verdictConditionals } from "./style";

type Grid = readonly (readonly (CellSpec | undefined)[] | undefined)[];

/** The sheet whose cells are finished. */
interface Of {
  readonly name: string;
  readonly rows: number;
  readonly columns: number;
  /** Columns that are the reader's; helpers stand right of them. */
  readonly own: number;
  /** Says "OK" once every input is there and right: the results wait for it. */
  readonly ready?: CellRef | undefined;
  /** Whether notes keep to one line. */
  readonly oneLine: boolean;
}

/** The cells of a sheet that is laid out: from here on references are addresses. */
export function finishedCells(grid: Grid, of: Of): (PlanCell | null)[][] {
  return Array.from({ length: of.rows }, (_, row) =>
    Array.from({ length: of.columns }, (_column, column) => {
      const cell = grid[row]?.[column];
      return cell ? finished(grid, cell, { row, column }, of) : null;
    }),
  );
}

interface At {
  readonly row: number;
  readonly column: number;
}

function finished(grid: Grid, cell: CellSpec, at: At, of: Of): PlanCell {
  const { value, format, link } = cell;
  const indent = cell.indent ?? indentOf(grid, cell, at);
  const formula = waiting(cell, at, of);
  return {
    role: shownRole(grid, cell, at, of),
    ...(value !== undefined && { value }),
    ...(formula && {
      formula: `=${withoutOuterBrackets(formula.render({ sheet: of.name, row: at.row }))}`,
    }),
    ...(format !== undefined && { format }),
    ...(link && { link: link.target }),
    ...(indent > 0 && { indent }),
  };
}

/** No result is made of a bad input. What only brings another sheet's cell waits there. */
function waiting(cell: CellSpec, { column }: At, { own, ready, name }: Of) {
  const waits = ready && column < own && RESULTS.has(cell.role) && !isLink(cell, name);
  return waits && cell.formula ? f`IF(${ready}="OK",${cell.formula},"–")` : cell.formula;
}

const isLink = ({ formula }: CellSpec, name: string) =>
  formula instanceof CellRef && formula.sheet.name !== name;

function shownRole(grid: Grid, cell: CellSpec, at: At, { name, oneLine }: Of): CellRole {
  const { role } = cell;
  if (role === "formula" && isLink(cell, name)) return "link";
  if (role === "note" && oneLine) return "remark";
  if (role !== "header") return role;
  const under = below(grid, at)?.cell.role ?? "blank";
  return NUMERIC.has(under) ? "headerNumber" : CENTERED.has(under) ? "headerCenter" : "header";
}

/** Words that follow a column of numbers keep a distance from them, and so do their headers. */
function indentOf(grid: Grid, { role, choices }: CellSpec, { row, column }: At): number {
  if (column === 0) return 0;
  if (role === "header") {
    const under = below(grid, { row, column });
    return under ? (under.cell.indent ?? indentOf(grid, under.cell, { row: under.row, column })) : 0;
  }
  if (role === "note" || role === "remark" || choices) return 1;
  const before = grid[row]?.[column - 1];
  return role === "unit" && before && NUMERIC.has(before.role) ? 1 : 0;
}

/** What a header stands over: the first number of the column, or the first cell of one that has none. */
function below(grid: Grid, { row, column }: At): { cell: CellSpec; row: number } | undefined {
  let first: { cell: CellSpec; row: number } | undefined;
  for (let next = row + 1; next < grid.length; next++) {
    const cell = grid[next]?.[column];
    if (cell && NUMERIC.has(cell.role)) return { cell, row: next };
    if (cell) first ??= { cell, row: next };
    if (first && (!cell || cell.role === "heading" || cell.role === "header")) break;
  }
  return first;
}

/** Colours of verdicts, checks and what is wrong. */
export function conditionalsOf(grid: Grid): ConditionalPlan[] {
  return Object.entries(CONDITIONALS).flatMap(([role, conditionals]) =>
    verticalRuns(grid, (cell) => (cell?.role === role ? role : undefined)).flatMap(({ range }) =>
      conditionals(range),
    ),
  );
}

const CONDITIONALS: Partial<Record<CellRole, (range: PlanRect) => ConditionalPlan[]>> = {
  verdict: verdictConditionals,
  check: checkConditionals,
  status: checkConditionals,
  remark: remarkConditionals,
  answer: answerConditionals,
};
const RESULTS: ReadonlySet<CellRole> = new Set<CellRole>(["formula", "total", "verdict"]);
const NUMERIC: ReadonlySet<CellRole> = new Set<CellRole>([
  "input",
  "formula",
  "figure",
  "link",
  "total",
  "stated",
]);
const CENTERED: ReadonlySet<CellRole> = new Set<CellRole>(["verdict", "check"]);
