/** `Range.copyFrom`: values, formulas and formats from one range to another. */
import { HostError } from "../../protocol/errors";
import { isUnbounded } from "../address";
import { invalidArgument, oneOf } from "../arguments";
import { sheetPort, type Context } from "../context";
import { shiftFormula, transposeFormula } from "../formula/shift";
import type { AreaRef, Cell, Rect } from "../port";
import { requireWritable } from "../worksheet/protection";
import { areaOf } from "./argument";
import { writeCells } from "./cells";

export function copyCells(
  x: Context,
  target: AreaRef,
  source: unknown,
  type: unknown,
  skipBlanks: boolean,
  transpose: boolean,
): void {
  const what = oneOf(type, ["All", "Formulas", "Values", "Formats", "Link"]);
  if (what === "Link") throw new HostError("NotImplemented", "The host does not copy links.");
  const from = areaOf(x, source, target.sheetId);
  if (isUnbounded(from.at) || isUnbounded(target.at)) throw invalidArgument();
  const cells = transposed(sheetPort(x, from.sheetId).read(from.at), transpose);
  const [h, w] = [cells.length, cells[0]!.length];
  // The target grows to the source, or takes it several times over when it is a multiple of it.
  const times = (size: number, unit: number): number => (size > unit && size % unit === 0 ? size / unit : 1);
  const at: Rect = { ...target.at, h: h * times(target.at.h, h), w: w * times(target.at.w, w) };
  requireWritable(x, target.sheetId, at);
  const cellFor = (i: number, j: number): Cell => cells[i % h]![j % w]!;
  const shape = <T>(of: (cell: Cell, i: number, j: number) => T): T[][] =>
    Array.from({ length: at.h }, (_, i) => Array.from({ length: at.w }, (_, j) => of(cellFor(i, j), i, j)));
  if (what === "All" || what === "Formats")
    copyFormats(x, from, { sheetId: target.sheetId, at }, transpose, h, w);
  if (what === "Formats") return;
  const input = shape((cell, i, j) => {
    if (skipBlanks && cell.kind === "empty") return null;
    if (what === "Values" || cell.formula === "") return asWritten(cell);
    const [r0, c0] = transpose ? [j % w, i % h] : [i % h, j % w];
    const source = { r: from.at.r + r0, c: from.at.c + c0 };
    const goal = { r: at.r + i, c: at.c + j };
    return transpose
      ? transposeFormula(cell.formula, source, goal)
      : shiftFormula(cell.formula, goal.r - source.r, goal.c - source.c);
  });
  writeCells(x, target.sheetId, at, input);
}

/** Text goes over as text: "5%" or "=A1" that was text is not to be read as an entry. */
const asWritten = (cell: Cell): string | number | boolean =>
  cell.kind === "string" && cell.value !== "" ? `'${String(cell.value)}` : cell.value;

function copyFormats(x: Context, from: AreaRef, to: AreaRef, transpose: boolean, h: number, w: number): void {
  const [source, target] = [sheetPort(x, from.sheetId), sheetPort(x, to.sheetId)];
  const formats = transposed(source.read(from.at), transpose).map((row) =>
    row.map((cell) => cell.numberFormat),
  );
  target.setNumberFormat(
    to.at,
    Array.from({ length: to.at.h }, (_, i) =>
      Array.from({ length: to.at.w }, (_, j) => formats[i % h]![j % w]!),
    ),
  );
  for (let i = 0; i < to.at.h; i++)
    for (let j = 0; j < to.at.w; j++) {
      const [r, c] = transpose ? [j % w, i % h] : [i % h, j % w];
      target.setStyle(
        { r: to.at.r + i, c: to.at.c + j, h: 1, w: 1 },
        source.styleAt(from.at.r + r, from.at.c + c),
      );
    }
}

function transposed(cells: Cell[][], swap: boolean): Cell[][] {
  return swap ? cells[0]!.map((_, j) => cells.map((row) => row[j]!)) : cells;
}
