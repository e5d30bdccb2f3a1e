/** Sorting rows or columns, in the order in which Excel puts values. */
import { HostError } from "../../protocol/errors";
import { declareApi } from "../../protocol/members";
import { intersection, isUnbounded } from "../address";
import { color, flag, integer, invalidArgument, oneOf, record } from "../arguments";
import { sheetPort, type Context } from "../context";
import { shiftFormula } from "../formula/shift";
import { Part } from "../part";
import type { AreaRef, Cell, CellInput, Rect, SheetPort, Style } from "../port";
import type { SortField } from "../workbook/document";
import { requirePermission, requireWritable } from "../worksheet/protection";
import { settledCells } from "./cells";

/** One of the lines that are put in order: its place, its cells and their looks. */
interface Line {
  place: number;
  cells: Cell[];
  styles: Style[];
}

export function sortFields(value: unknown, width: number): SortField[] {
  if (!Array.isArray(value) || value.length === 0) throw invalidArgument();
  return value.map((field) => {
    const given = record(field, ["ascending", "color", "dataOption", "icon", "key", "sortOn", "subField"]);
    const sortOn = oneOf(given.sortOn ?? "Value", ["Value", "CellColor", "FontColor", "Icon"]);
    if (sortOn === "Icon" || given.subField !== undefined)
      throw new HostError("NotImplemented", "The host sorts by value, cell colour and font colour only.");
    const key = integer(given.key, 0);
    if (key >= width) throw invalidArgument();
    return {
      key,
      ascending: flag(given.ascending ?? true),
      sortOn,
      ...(sortOn === "Value" ? {} : { color: color(given.color) }),
      dataOption: oneOf(given.dataOption ?? "Normal", ["Normal", "TextAsNumber"]),
    };
  });
}

/** Rows of these cells in order; hidden ones stay where they are, as in Excel. */
export async function sortCells(
  x: Context,
  { sheetId, at }: AreaRef,
  fields: readonly SortField[],
  matchCase: boolean,
  byColumns = false,
): Promise<void> {
  requirePermission(x, sheetId, "allowSort");
  requireWritable(x, sheetId, at);
  const sheet = sheetPort(x, sheetId);
  if (sheet.merges().some((merged) => intersection(merged, at))) throw new HostError("InvalidOperation");
  const cells = await settledCells(x, sheetId, at);
  const count = byColumns ? at.w : at.h;
  const lines: Line[] = [];
  for (let i = 0; i < count; i++) {
    if ((byColumns ? sheet.columnWidth(at.c + i) : sheet.rowHeight(at.r + i)) === 0) continue;
    const line = byColumns ? cells.map((row) => row[i]!) : cells[i]!;
    const styles = line.map((_, j) =>
      byColumns ? sheet.styleAt(at.r + j, at.c + i) : sheet.styleAt(at.r + i, at.c + j),
    );
    lines.push({ place: i, cells: line, styles });
  }
  const compare = comparison(fields, matchCase);
  const sorted = lines.toSorted(compare);
  // Each of the places that were looked at takes the line that belongs there.
  lines.forEach(({ place }, i) => put(sheet, at, byColumns, sorted[i]!, place));
}

function put(sheet: SheetPort, at: Rect, byColumns: boolean, line: Line, place: number): void {
  const by = place - line.place;
  if (by === 0) return;
  const target: Rect = byColumns ? { ...at, c: at.c + place, w: 1 } : { ...at, r: at.r + place, h: 1 };
  const upright = <T>(values: T[]): T[][] => (byColumns ? values.map((value) => [value]) : [values]);
  const inputs = line.cells.map(({ formula, value }): CellInput =>
    formula ? { formula: shiftFormula(formula, byColumns ? 0 : by, byColumns ? by : 0) } : { value },
  );
  sheet.write(target, upright(inputs));
  sheet.setNumberFormat(target, upright(line.cells.map((cell) => cell.numberFormat)));
  line.styles.forEach((style, j) => {
    const [r, c] = byColumns ? [target.r + j, target.c] : [target.r, target.c + j];
    if (JSON.stringify(sheet.styleAt(r, c)) !== JSON.stringify(style))
      sheet.setStyle({ r, c, h: 1, w: 1 }, style);
  });
}

function comparison(fields: readonly SortField[], matchCase: boolean): (a: Line, b: Line) => number {
  const texts = new Intl.Collator("en", { sensitivity: matchCase ? "variant" : "accent" });
  return (a, b) => {
    for (const field of fields) {
      const order = compareBy(field, a, b, texts);
      if (order !== 0) return order;
    }
    return 0;
  };
}

function compareBy(field: SortField, a: Line, b: Line, texts: Intl.Collator): number {
  const direction = field.ascending ? 1 : -1;
  if (field.sortOn !== "Value") {
    const has = ({ styles }: Line): number => {
      const style = styles[field.key]!;
      const own = field.sortOn === "CellColor" ? (style.fill ?? "#FFFFFF") : (style.color ?? "#000000");
      return own.toUpperCase() === field.color ? 0 : 1;
    };
    return direction * (has(a) - has(b));
  }
  const [left, right] = [a.cells[field.key]!, b.cells[field.key]!].map((cell) => sortKey(cell, field));
  // Empty cells come last in either direction.
  if (left!.rank === EMPTY || right!.rank === EMPTY)
    return Number(left!.rank === EMPTY) - Number(right!.rank === EMPTY);
  if (left!.rank !== right!.rank) return direction * (left!.rank - right!.rank);
  const [p, q] = [left!.value, right!.value];
  if (typeof p === "string" && typeof q === "string")
    return left!.rank === ERROR ? 0 : direction * texts.compare(p, q);
  return direction * (Number(p) - Number(q));
}

/** Numbers come before texts, then FALSE and TRUE, then errors, which keep their order. */
const [NUMBER, TEXT, BOOLEAN, ERROR, EMPTY] = [0, 1, 2, 3, 4];

function sortKey(cell: Cell, field: SortField): { rank: number; value: Cell["value"] } {
  const { kind, value } = cell;
  if (kind === "empty") return { rank: EMPTY!, value };
  if (kind === "error") return { rank: ERROR!, value };
  if (kind === "boolean") return { rank: BOOLEAN!, value };
  const number =
    kind === "string" && field.dataOption === "TextAsNumber" && value !== "" ? Number(value) : Number.NaN;
  if (kind === "string")
    return Number.isFinite(number) ? { rank: NUMBER!, value: number } : { rank: TEXT!, value };
  return { rank: NUMBER!, value };
}

const RANGE_SORT = declareApi("RangeSort", { "1.2": { call: "apply" } });

export class RangeSort extends Part<AreaRef & { readonly x: Context }> {
  readonly api = RANGE_SORT;

  async apply(
    fields: unknown,
    matchCase: unknown = false,
    hasHeaders: unknown = false,
    orientation: unknown = "Rows",
    method: unknown = "PinYin",
  ): Promise<void> {
    const { x, sheetId, at } = this.of;
    if (isUnbounded(at)) throw invalidArgument();
    const byColumns = oneOf(orientation, ["Rows", "Columns"]) === "Columns";
    oneOf(method, ["PinYin", "StrokeCount"]);
    const head = flag(hasHeaders) ? 1 : 0;
    const body = byColumns
      ? { ...at, c: at.c + head, w: at.w - head }
      : { ...at, r: at.r + head, h: at.h - head };
    const conditions = sortFields(fields, byColumns ? at.h : at.w);
    if (body.h > 0 && body.w > 0)
      await sortCells(x, { sheetId, at: body }, conditions, flag(matchCase), byColumns);
  }
}
