import { CALC, CellError, NA, NUM, REF, VALUE } from "../../values/cell-error";
import { COLUMNS, ROWS } from "../../syntax/address";
import { Grid, gridOf, Range, type Lane, type Value } from "../../values/value";
import { define, MODERN, withTraits, type FunctionTable } from "../definition";

function sequence(rows = 1, columns = 1, start = 1, step = 1): Grid {
  const [height, width] = [Math.trunc(rows), Math.trunc(columns)];
  if (height < 0 || width < 0 || height > ROWS || width > COLUMNS) throw VALUE;
  if (height === 0 || width === 0) throw CALC;
  return Grid.of(height, width, (r, c) => start + (r * width + c) * step);
}

/** Cells in one line; 1 leaves out the empty ones, 2 the errors, 3 both. */
function line(value: Value, ignore: number, byColumn: boolean): Lane[] {
  const grid = gridOf(value);
  const skip = Math.trunc(ignore);
  if (skip < 0 || skip > 3) throw VALUE;
  const cells: Lane[] = [];
  const add = (cell: Lane): void => {
    if ((skip & 1) === 1 && cell === null) return;
    if ((skip & 2) === 2 && cell instanceof CellError) return;
    cells.push(cell);
  };
  if (byColumn) for (let c = 0; c < grid.columns; c++) grid.column(c).forEach(add);
  else for (let r = 0; r < grid.rows; r++) grid.row(r).forEach(add);
  if (cells.length === 0) throw CALC;
  return cells;
}

/** Rows or columns from the start, or from the end where negative. */
function span(count: number | undefined, length: number, drop: boolean): [from: number, to: number] {
  if (count === undefined) return [0, length];
  const whole = Math.trunc(count);
  if (!drop) return whole >= 0 ? [0, Math.min(whole, length)] : [Math.max(0, length + whole), length];
  return whole >= 0 ? [Math.min(whole, length), length] : [0, Math.max(0, length + whole)];
}

function cut(value: Value, rows: number | undefined, columns: number | undefined, drop: boolean): Grid {
  const grid = gridOf(value);
  const [top, bottom] = span(rows, grid.rows, drop);
  const [left, right] = span(columns, grid.columns, drop);
  if (top >= bottom || left >= right) throw CALC;
  return Grid.of(bottom - top, right - left, (r, c) => grid.at(top + r, left + c));
}

/** The first and the last of lines that hold anything, as far as 1 (before) and 2 (behind) say that empty ones are left out. */
function filled(length: number, isEmpty: (at: number) => boolean, trim: number): [from: number, to: number] {
  const which = Math.trunc(trim);
  if (which < 0 || which > 3) throw VALUE;
  let [from, to] = [0, length];
  if (which & 1) while (from < to && isEmpty(from)) from++;
  if (which & 2) while (to > from && isEmpty(to - 1)) to--;
  if (from === to) throw REF;
  return [from, to];
}

/** Without the empty rows and columns around; of a reference a reference. */
function trimmed(value: Value, rows = 3, columns = 3): Value {
  const grid = gridOf(value);
  const kept = Array.from({ length: grid.keptRows }, (_, r) => r);
  const filledRows = new Set(kept.filter((r) => grid.row(r).some((cell) => cell !== null)));
  const filledColumns = new Set<number>();
  for (const row of filledRows)
    for (let c = 0; c < grid.keptColumns; c++) if (grid.at(row, c) !== null) filledColumns.add(c);
  const [top, bottom] = filled(grid.rows, (r) => !filledRows.has(r), rows);
  const [left, right] = filled(grid.columns, (c) => !filledColumns.has(c), columns);
  if (value instanceof Range && value.sheet === value.lastSheet)
    return value.moved({
      top: value.area.top + top,
      left: value.area.left + left,
      bottom: value.area.top + bottom - 1,
      right: value.area.left + right - 1,
    });
  return Grid.of(bottom - top, right - left, (r, c) => grid.at(top + r, left + c));
}

/** Places that are counted from the end where negative. */
function places(values: readonly number[], length: number): number[] {
  return values.map((value) => {
    const at = Math.trunc(value);
    if (at === 0 || Math.abs(at) > length) throw VALUE;
    return at > 0 ? at - 1 : length + at;
  });
}

function stacked(values: readonly Value[], below: boolean): Grid {
  const grids = values.map(gridOf);
  const width = Math.max(...grids.map((grid) => (below ? grid.columns : grid.rows)));
  const lines: Lane[][] = [];
  for (const grid of grids)
    for (let i = 0; i < (below ? grid.rows : grid.columns); i++)
      lines.push(
        Array.from({ length: width }, (_, j) => {
          if (j >= (below ? grid.columns : grid.rows)) return NA;
          return below ? grid.at(i, j) : grid.at(j, i);
        }),
      );
  return below ? Grid.fromRows(lines) : Grid.of(width, lines.length, (r, c) => lines[c]![r]!);
}

function wrapped(value: Value, count: number, pad: Lane, byColumn: boolean): Grid {
  const grid = gridOf(value);
  if (grid.rows !== 1 && grid.columns !== 1) throw VALUE;
  const width = Math.trunc(count);
  if (width < 1) throw NUM;
  const cells = line(value, 0, false);
  const lines = Math.ceil(cells.length / width);
  const at = (i: number): Lane => (i < cells.length ? cells[i]! : pad);
  return byColumn
    ? Grid.of(width, lines, (r, c) => at(c * width + r))
    : Grid.of(lines, width, (r, c) => at(r * width + c));
}

const numbers = (values: readonly Value[]): number[] =>
  values.flatMap((value) =>
    gridOf(value).cells.map((cell) => {
      if (cell instanceof CellError) throw cell;
      if (typeof cell !== "number") throw VALUE;
      return cell;
    }),
  );

export const SHAPES: FunctionTable = withTraits(MODERN, {
  SEQUENCE: define("n? n? n? n?", sequence),
  TOCOL: define("A n? b?", (value, ignore = 0, byColumn = false) => {
    const cells = line(value, ignore, byColumn);
    return Grid.of(cells.length, 1, (r) => cells[r] ?? 0);
  }),
  TOROW: define("A n? b?", (value, ignore = 0, byColumn = false) => {
    const cells = line(value, ignore, byColumn);
    return Grid.of(1, cells.length, (_, c) => cells[c] ?? 0);
  }),
  TRIMRANGE: define("a n? n?", trimmed),
  TAKE: define("A n? n?", (value, rows, columns) => cut(value, rows, columns, false)),
  DROP: define("A n? n?", (value, rows, columns) => cut(value, rows, columns, true)),
  CHOOSEROWS: define("A A A*", (value, ...chosen) => {
    const grid = gridOf(value);
    const rows = places(numbers(chosen), grid.rows);
    return Grid.of(rows.length, grid.columns, (r, c) => grid.at(rows[r]!, c));
  }),
  CHOOSECOLS: define("A A A*", (value, ...chosen) => {
    const grid = gridOf(value);
    const columns = places(numbers(chosen), grid.columns);
    return Grid.of(grid.rows, columns.length, (r, c) => grid.at(r, columns[c]!));
  }),
  EXPAND: define("A n? n? e?", (value, rows, columns, pad = NA) => {
    const grid = gridOf(value);
    const [height, width] = [Math.trunc(rows ?? grid.rows), Math.trunc(columns ?? grid.columns)];
    if (height < grid.rows || width < grid.columns) return VALUE;
    return Grid.of(height, width, (r, c) => (r < grid.rows && c < grid.columns ? grid.at(r, c) : pad));
  }),
  HSTACK: define("A A*", (...values) => stacked(values, false)),
  VSTACK: define("A A*", (...values) => stacked(values, true)),
  WRAPROWS: define("A n e?", (value, count, pad = NA) => wrapped(value, count, pad, false)),
  WRAPCOLS: define("A n e?", (value, count, pad = NA) => wrapped(value, count, pad, true)),
});
