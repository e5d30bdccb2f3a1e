/** How Excel finds series, their names and the categories in a block of cells. */
import { formatLetters } from "../../values/number-format";
import type { AreaRef, Cell, ChartSeriesSpec, Rect } from "../port";
import { isScatter } from "./types";

export type SeriesBy = "Auto" | "Columns" | "Rows";

const isText = (cell: Cell): boolean => cell.kind === "string";
const isDate = (cell: Cell): boolean =>
  cell.kind === "number" && /[dmy]/i.test(formatLetters(cell.numberFormat));

/**
 * Columns are series unless the block is wider than high. The first column is the categories when it holds words or
 * dates or its head is empty; the first row holds the names when it is words or its corner is empty. Scatter charts
 * take their X values from the first column, whatever it holds.
 */
export function seriesOf(
  area: AreaRef,
  cells: Cell[][],
  type: string,
  seriesBy: SeriesBy,
  newId: () => string,
): ChartSeriesSpec[] {
  const byRows = seriesBy === "Rows" || (seriesBy === "Auto" && area.at.w > area.at.h);
  const grid = byRows ? cells[0]!.map((_, j) => cells.map((row) => row[j]!)) : cells;
  const [h, w] = [grid.length, grid[0]!.length];
  const corner = grid[0]![0]!;
  const emptyCorner = corner.kind === "empty" && h > 1 && w > 1;
  const head = h > 1 && (emptyCorner || grid[0]!.slice(w > 1 ? 1 : 0).every(isText));
  const body = grid.slice(head ? 1 : 0).map((row) => row[0]!);
  const wordsFirst = body.some((cell) => isText(cell) || isDate(cell));
  const lead = w > 1 && (emptyCorner || wordsFirst || isScatter(type));
  const first = head ? 1 : 0;
  const at = (j: number, from: number, count: number): AreaRef => ({
    sheetId: area.sheetId,
    at: byRows
      ? { r: area.at.r + j, c: area.at.c + from, h: 1, w: count }
      : { r: area.at.r + from, c: area.at.c + j, h: count, w: 1 },
  });
  const across = lead ? at(0, first, h - first) : undefined;
  const series: ChartSeriesSpec[] = [];
  for (let j = lead ? 1 : 0; j < w; j++) {
    series.push({
      id: newId(),
      name: head ? at(j, 0, 1) : `Series${series.length + 1}`,
      values: at(j, first, h - first),
      ...(across && isScatter(type) ? { xValues: across } : {}),
      ...(across && !isScatter(type) ? { categories: across } : {}),
    });
  }
  return series;
}

/** Values of a series stand in one row or one column. */
export const isLine = (at: Rect): boolean => at.h === 1 || at.w === 1;
