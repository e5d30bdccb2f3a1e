import type { AreaRef, Cell, ChartSeriesSpec, ChartSpec } from "../../model/port";

/** Reads the cells of a reference; empty when its sheet is gone. */
export type ReadArea = (area: AreaRef) => Cell[][];

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
    const cells = read(spec.values).flat();
    const name =
      typeof spec.name === "string"
        ? spec.name
        : read(spec.name)
            .flat()
            .map((c) => c.text)
            .join(" ");
    return {
      spec,
      name,
      values: cells.map((c) => plotted(c, blank)),
      xValues: spec.xValues
        ? read(spec.xValues)
            .flat()
            .map((c) => plotted(c))
        : cells.map((_c, i) => i + 1),
      format: cells.find((c) => c.kind === "number")?.numberFormat ?? "General",
    };
  });
  const count = Math.max(0, ...series.map((s) => s.values.length));
  const labels = chart.series.find((s) => s.categories)?.categories;
  const texts = labels ? read(labels).map((row) => row.map((c) => c.text).join(" ")) : [];
  // A row of categories is read as one row of several cells.
  const across = labels && labels.at.h === 1 ? (read(labels)[0] ?? []).map((c) => c.text) : texts;
  return { categories: Array.from({ length: count }, (_, i) => across[i] ?? String(i + 1)), series };
}
