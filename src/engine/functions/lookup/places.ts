import { CellError, NA, REF, VALUE } from "../../values/cell-error";
import { toNumber } from "../../values/coerce";
import { areaWithin, cellAddress, sheetPrefix } from "../../syntax/address";
import type { Range, Value } from "../../values/value";
import { Grid, isMany } from "../../values/value";
import { define, defineAt, MODERN, type FunctionTable } from "../definition";
import { cellsOf } from "../numbers";

const BY_PLACE = { byPlace: true } as const;
const WANDERS = { volatile: true, wanders: true } as const;

function address(row: number, column: number, kind = 1, a1 = true, sheet?: string): string {
  const [r, c, whole] = [row, column, kind].map(Math.trunc) as [number, number, number];
  if (!areaWithin(r - 1, c - 1, r - 1, c - 1) || whole < 1 || whole > 8) throw VALUE;
  // 5 to 8 are 1 to 4 over again, which Excel doesn't document.
  const fixed = ((whole - 1) % 4) + 1;
  const fixRow = fixed === 1 || fixed === 2;
  const fixColumn = fixed === 1 || fixed === 3;
  const anchors = { top: fixRow, bottom: fixRow, left: fixColumn, right: fixColumn };
  const text = a1
    ? cellAddress(r - 1, c - 1, anchors)
    : `R${fixRow ? r : `[${r}]`}C${fixColumn ? c : `[${c}]`}`;
  return sheet === undefined ? text : `${sheet === "" ? "!" : sheetPrefix(sheet)}${text}`;
}

/** Cut off, but a part of a row is a row. */
const length = (value: number): number => Math.trunc(value) || Math.sign(value);

/** A height or width, or as large as the range where its place is empty; an empty cell is 0. */
const size = (value: Value | undefined, own: number): number =>
  value === undefined || value === null ? own : length(toNumber(cellsOf(value)[0] ?? null));

function offset(range: Range, rows: number, columns: number, height?: Value, width?: Value): Range {
  const { top, left } = range.area;
  const [down, right] = [Math.trunc(rows), Math.trunc(columns)];
  const [tall, wide] = [size(height, range.rows), size(width, range.columns)];
  if (tall === 0 || wide === 0) throw REF;
  // A negative height counts upwards.
  const area = areaWithin(
    top + down + (tall < 0 ? tall + 1 : 0),
    left + right + (wide < 0 ? wide + 1 : 0),
    top + down + (tall > 0 ? tall - 1 : 0),
    left + right + (wide > 0 ? wide - 1 : 0),
  );
  if (!area) throw REF;
  return range.moved(area);
}

const single = (value: Value): Value => (value instanceof CellError ? value : 1);

/** Without the marks that files write before the names of newer functions and of a LAMBDA's parameters. */
const shownFormula = (formula: string | null): string | undefined =>
  formula
    ?.split('"')
    .map((part, i) => (i % 2 ? part : part.replace(/_xlfn\.|_xlws\.|_xlpm\./gi, "")))
    .join('"');

export const PLACES: FunctionTable = {
  ROW: defineAt(
    "r?",
    (call, range) => {
      if (range === undefined) return call.row + 1;
      const { top } = range.area;
      return range.rows === 1 ? top + 1 : Grid.of(range.rows, 1, (r) => top + r + 1);
    },
    BY_PLACE,
  ),
  COLUMN: defineAt(
    "r?",
    (call, range) => {
      if (range === undefined) return call.column + 1;
      const { left } = range.area;
      return range.columns === 1 ? left + 1 : Grid.of(1, range.columns, (_, c) => left + c + 1);
    },
    BY_PLACE,
  ),
  ROWS: define("a", (value) => (isMany(value) ? value.rows : single(value)), BY_PLACE),
  COLUMNS: define("a", (value) => (isMany(value) ? value.columns : single(value)), BY_PLACE),
  AREAS: define("r r*", (...areas) => areas.length, BY_PLACE),
  ADDRESS: define("n n n? b? s?", address, MODERN),
  OFFSET: define("r n n a? a?", offset, WANDERS),
  INDIRECT: defineAt("s b?", (call, text, a1 = true) => call.reference(text, a1) ?? REF, WANDERS),
  FORMULATEXT: define("r", (range) => shownFormula(range.formulaAt(0, 0)) ?? NA, BY_PLACE),
  HYPERLINK: define("s e?", (link, shown) => (shown === undefined ? link : shown)),
};
