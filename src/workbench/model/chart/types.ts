/** The kinds of chart this host keeps and the workbench draws. */
export const CHART_TYPES = [
  "Area",
  "AreaStacked",
  "BarClustered",
  "BarStacked",
  "BarStacked100",
  "ColumnClustered",
  "ColumnStacked",
  "ColumnStacked100",
  "Line",
  "LineMarkers",
  "Pie",
  "XYScatter",
  "XYScatterLines",
  "XYScatterLinesNoMarkers",
] as const;

export const isScatter = (type: string): boolean => type.startsWith("XYScatter");
export const isBars = (type: string): boolean => type.startsWith("Bar") || type.startsWith("Column");
