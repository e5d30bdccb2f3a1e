import type { AreaRef, Cell, ChartSeriesSpec, ChartSpec, SheetPort } from "../../model/port";

/** Reads the cells of a reference, or those of them that are seen; empty when its sheet is gone. */
export type ReadArea = (area: AreaRef, seen: boolean) => Cell[][];

/** Excel plots no hidden rows and columns, whoever hid them; a series keeps its name. */
export const readFrom =
  (sheets: () => readonly SheetPort[]): ReadArea =>
  ({ sheetId, at }, seen) => {
    const sheet = sheets().find((s) => s.id === sheetId);
    const cells = sheet?.read(at) ?? [];
    if (!sheet || !seen) return cells;
    const columns = cells[0]?.map((_cell, i) => sheet.columnWidth(at.c + i) > 0);
    return cells
      .filter((_row, i) => sheet.rowHeight(at.r + i) > 0)
      .map((row) => row.filter((_cell, i) => columns?.[i]));
  };

export interface SeriesData {
  spec: ChartSeriesSpec;
  name: string;
  values: (number | null)[];
  xValues: (number | null)[];
  /** Number format of the first value, which axes and labels follow unless they have one of their own. */
  format: string;
}

export interface ChartData {
  categories: string[];
  series: SeriesData[];
}

/** Excel plots texts as 0; empty cells and #N/A are a gap, or what the chart says. */
const plotted = (cell: Cell, blank: number | null = null): number | null => {
  if (cell.kind === "number") return cell.value as number;
  return cell.kind === "string" || cell.kind === "boolean" ? Number(cell.value === true) : blank;
};

export function readChart(chart: ChartSpec, read: ReadArea): ChartData {
  const blank = chart.blanks === "Zero" ? 0 : null;
  const series = chart.series.map((spec): SeriesData => {
    const cells = read(spec.values, true).flat();
    const name =
      typeof spec.name === "string"
        ? spec.name
        : read(spec.name, false)
            .flat()
            .map((c) => c.text)
            .join(" ");
    return {
      spec,
      name,
      values: cells.map((c) => plotted(c, blank)),
      xValues: spec.xValues
        ? read(spec.xValues, true)
            .flat()
            .map((c) => plotted(c))
        : cells.map((_c, i) => i + 1),
      format: cells.find((c) => c.kind === "number")?.numberFormat ?? "General",
    };
  });
  const count = Math.max(0, ...series.map((s) => s.values.length));
  const labels = chart.series.find((s) => s.categories)?.categories;
  const texts = labels ? read(labels, true).map((row) => row.map((c) => c.text).join(" ")) : [];
  // A row of categories is read as one row of several cells.
  const across = labels && labels.at.h === 1 ? (read(labels, true)[0] ?? []).map((c) => c.text) : texts;
  return { categories: Array.from({ length: count }, (_, i) => across[i] ?? String(i + 1)), series };
}
