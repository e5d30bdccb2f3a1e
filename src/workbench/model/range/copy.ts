/** `Range.copyFrom`: values, formulas and formats from one range to another. */
import { HostError } from "../../protocol/errors";
import { isUnbounded } from "../address";
import { invalidArgument, oneOf, text } from "../arguments";
import { shiftFormula } from "../formula/shift";
import type { Cell, Rect } from "../port";
import { requireWritable } from "../worksheet/protection";
import { Range } from "./range";
import { writeCells } from "./cells";
import { resolveReference } from "../formula/references";

export function copyCells(
  target: Range,
  source: unknown,
  type: unknown,
  skipBlanks: boolean,
  transpose: boolean,
): void {
  const what = oneOf(type, ["All", "Formulas", "Values", "Formats", "Link"]);
  if (what === "Link") throw new HostError("NotImplemented", "The host does not copy links.");
  const from = sourceRange(target, source);
  if (isUnbounded(from.at) || isUnbounded(target.at)) throw invalidArgument();
  const cells = transposed(from.sheet.read(from.at), transpose);
  const [h, w] = [cells.length, cells[0]!.length];
  // The target grows to the source, or takes it several times over when it is a multiple of it.
  const times = (size: number, unit: number): number => (size > unit && size % unit === 0 ? size / unit : 1);
  const at: Rect = { ...target.at, h: h * times(target.at.h, h), w: w * times(target.at.w, w) };
  const whole = new Range(target.x, target.sheetId, at);
  requireWritable(target.x, target.sheetId, at);
  const cellFor = (i: number, j: number): Cell => cells[i % h]![j % w]!;
  const shape = <T>(of: (cell: Cell, i: number, j: number) => T): T[][] =>
    Array.from({ length: at.h }, (_, i) => Array.from({ length: at.w }, (_, j) => of(cellFor(i, j), i, j)));
  if (what === "All" || what === "Formats") copyFormats(from, whole, transpose, h, w);
  if (what === "Formats") return;
  const input = shape((cell, i, j) => {
    if (skipBlanks && cell.kind === "empty") return null;
    if (what === "Values" || cell.formula === "") return asWritten(cell);
    const [r0, c0] = transpose ? [j % w, i % h] : [i % h, j % w];
    return shiftFormula(cell.formula, at.r + i - from.at.r - r0, at.c + j - from.at.c - c0);
  });
  writeCells(target.x, target.sheetId, at, input);
}

/** Text goes over as text: "5%" or "=A1" that was text is not to be read as an entry. */
const asWritten = (cell: Cell): string | number | boolean =>
  cell.kind === "string" && cell.value !== "" ? `'${String(cell.value)}` : cell.value;

function copyFormats(from: Range, to: Range, transpose: boolean, h: number, w: number): void {
  const formats = transposed(from.sheet.read(from.at), transpose).map((row) =>
    row.map((cell) => cell.numberFormat),
  );
  to.sheet.setNumberFormat(
    to.at,
    Array.from({ length: to.at.h }, (_, i) =>
      Array.from({ length: to.at.w }, (_, j) => formats[i % h]![j % w]!),
    ),
  );
  for (let i = 0; i < to.at.h; i++)
    for (let j = 0; j < to.at.w; j++) {
      const [r, c] = transpose ? [j % w, i % h] : [i % h, j % w];
      to.sheet.setStyle(
        { r: to.at.r + i, c: to.at.c + j, h: 1, w: 1 },
        from.sheet.styleAt(from.at.r + r, from.at.c + c),
      );
    }
}

function transposed(cells: Cell[][], swap: boolean): Cell[][] {
  return swap ? cells[0]!.map((_, j) => cells.map((row) => row[j]!)) : cells;
}

function sourceRange(target: Range, source: unknown): Range {
  if (source instanceof Range) return source;
  const area = resolveReference(target.x, text(source), target.sheetId);
  if (!area) throw invalidArgument();
  return new Range(target.x, area.sheetId, area.at);
}
