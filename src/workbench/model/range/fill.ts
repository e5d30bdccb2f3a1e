/** `Range.autoFill`: what dragging the fill handle does. */
import { HostError } from "../../protocol/errors";
import { contains, isUnbounded } from "../address";
import { invalidArgument, oneOf } from "../arguments";
import { sheetPort, type Context } from "../context";
import { shiftFormula } from "../formula/shift";
import type { AreaRef, Cell, CellInput, Rect, Scalar } from "../port";
import { requireWritable } from "../worksheet/protection";
import { areaOn } from "./argument";
import { settledCells } from "./cells";
import { series, type SeriesKind } from "./fill-series";

const TYPES = [
  "FillDefault",
  "FillCopy",
  "FillSeries",
  "FillFormats",
  "FillValues",
  "FillDays",
  "FillWeekdays",
  "FillMonths",
  "FillYears",
  "LinearTrend",
  "GrowthTrend",
  "FlashFill",
] as const;

export async function autoFill(
  x: Context,
  source: AreaRef,
  destination: unknown,
  type: unknown,
): Promise<void> {
  const kind = oneOf(type ?? "FillDefault", TYPES);
  if (kind === "FlashFill") throw new HostError("NotImplemented", "The host has no flash fill.");
  const { sheetId, at } = source;
  // An address means a larger range around this one.
  const to = destination === undefined ? at : areaOn(x, destination, sheetId).at;
  if (isUnbounded(to) || !contains(to, at)) throw invalidArgument();
  const across = to.h === at.h && to.r === at.r;
  if (!across && !(to.w === at.w && to.c === at.c)) throw invalidArgument();
  requireWritable(x, sheetId, to);
  const cells = await settledCells(x, sheetId, at);
  const lines = across ? cells : cells[0]!.map((_, j) => cells.map((row) => row[j]!));
  const before = across ? at.c - to.c : at.r - to.r;
  const size = across ? at.w : at.h;
  const length = across ? to.w : to.h;
  lines.forEach((line, i) => {
    const filled = fillLine(line, kind, before, length, across);
    const sheet = sheetPort(x, sheetId);
    for (let k = 0; k < length; k++) {
      const offset = k - before;
      if (offset >= 0 && offset < size) continue;
      const model = mod(offset, size);
      const target: Rect = across
        ? { r: to.r + i, c: to.c + k, h: 1, w: 1 }
        : { r: to.r + k, c: to.c + i, h: 1, w: 1 };
      if (filled) sheet.write(target, [[filled[k]!]]);
      if (kind === "FillValues") continue;
      sheet.setNumberFormat(target, [[line[model]!.numberFormat]]);
      const [r, c] = across ? [at.r + i, at.c + model] : [at.r + model, at.c + i];
      sheet.setStyle(target, sheet.styleAt(r, c));
    }
  });
}

const mod = (n: number, size: number): number => ((n % size) + size) % size;

const SERIES: Partial<Record<(typeof TYPES)[number], SeriesKind>> = {
  FillDefault: "default",
  FillValues: "default",
  FillSeries: "series",
  FillDays: "days",
  FillWeekdays: "weekdays",
  FillMonths: "months",
  FillYears: "years",
  LinearTrend: "linear",
  GrowthTrend: "growth",
};

/** Contents for the whole line; null when contents stay as they are. */
function fillLine(
  line: Cell[],
  kind: (typeof TYPES)[number],
  before: number,
  length: number,
  across: boolean,
): CellInput[] | null {
  if (kind === "FillFormats") return null;
  const constants = line.some((cell) => cell.formula !== "") ? null : line;
  const make = SERIES[kind];
  const next = constants && make ? series(constants, make) : null;
  return Array.from({ length }, (_, k): CellInput => {
    const offset = k - before;
    const cell = line[mod(offset, line.length)]!;
    if (cell.formula === "") return { value: next ? next(offset) : (cell.value as Scalar) };
    const by = offset - mod(offset, line.length);
    return { formula: shiftFormula(cell.formula, across ? 0 : by, across ? by : 0) };
  });
}
