import type { Nullable, Worksheet } from "@univerjs/core";
import type { AreaRef, ChartSeriesSpec, ChartSpec, Rect, TableInfo } from "../../model/port";
import { sameRect } from "../grid";
import type { Journey } from "../formulas/journey";
import type { Move } from "../moves";

/** Applies `map` to every reference of a chart; a series whose values are gone goes too. */
function mapReferences(chart: ChartSpec, map: (area: AreaRef) => AreaRef | null): ChartSpec {
  const series = chart.series.flatMap((s): ChartSeriesSpec[] => {
    const values = map(s.values);
    if (!values) return [];
    const { categories: _c, xValues: _x, ...rest } = s;
    const categories = s.categories && map(s.categories);
    const xValues = s.xValues && map(s.xValues);
    const name = typeof s.name === "string" ? s.name : (map(s.name) ?? "");
    return [
      { ...rest, name, values, ...(categories ? { categories } : {}), ...(xValues ? { xValues } : {}) },
    ];
  });
  return { ...chart, series };
}

/** A chart's references after cells moved. */
export function followCells(chart: ChartSpec, { from, to, move, leaves }: Journey): ChartSpec {
  return mapReferences(chart, (area) => {
    if (area.sheetId !== from) return area;
    const at = move(area.at);
    return at && { sheetId: leaves(area.at) ? to : from, at };
  });
}

/** A chart's place after rows or columns before it moved. */
export function followLines(chart: ChartSpec, move: Move, sheet: Nullable<Worksheet>): ChartSpec {
  if (chart.sheetId !== move.sheetId || !sheet) return chart;
  return { ...chart, box: moveBox(chart.box, move, sheet) };
}

/** Charts stand on cells: rows inserted above push them down, rows inserted behind them make them taller. */
function moveBox(box: ChartSpec["box"], move: Move, sheet: Worksheet): ChartSpec["box"] {
  const rows = move.axis === "rows";
  const size = (i: number): number => (rows ? sheet.getRowHeight(i) : sheet.getColumnWidth(i));
  const [first, count] = rows ? [move.at.r, move.at.h] : [move.at.c, move.at.w];
  let edge = 0;
  for (let i = 0; i < first; i++) edge += size(i);
  let extent = 0;
  for (let i = 0; i < count; i++) extent += size(move.what === "insert" ? Math.max(0, first - 1) : first + i);
  const change = (from: number, length: number): [number, number] => {
    if (move.what === "insert") {
      if (edge <= from) return [from + extent, length];
      return edge < from + length ? [from, length + extent] : [from, length];
    }
    const before = Math.max(0, Math.min(extent, from - edge));
    const within = Math.max(0, Math.min(from + length, edge + extent) - Math.max(from, edge));
    return [from - before, Math.max(20, length - within)];
  };
  if (rows) {
    const [top, height] = change(box.top, box.height);
    return { ...box, top, height };
  }
  const [left, width] = change(box.left, box.width);
  return { ...box, left, width };
}

/** Series over the whole data of a table's columns grow and shrink with it. */
export function followTable(chart: ChartSpec, table: TableInfo, to: Rect): ChartSpec {
  const data = { ...table.at, r: table.at.r + 1, h: table.at.h - 1 };
  return mapReferences(chart, (area) => {
    const within = area.at.c >= data.c && area.at.c + area.at.w <= data.c + data.w;
    const whole = sameRect({ ...area.at, c: data.c, w: data.w }, data);
    if (area.sheetId !== table.sheetId || !within || !whole) return area;
    return { ...area, at: { ...area.at, r: to.r + 1, h: to.h - 1 } };
  });
}
