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

export const MARKERS = [
  "Automatic",
  "None",
  "Square",
  "Diamond",
  "Triangle",
  "X",
  "Star",
  "Dot",
  "Dash",
  "Circle",
  "Plus",
] as const;

/** Where Excel puts data labels that nobody has placed. */
export function labelPlace(type: string): string {
  if (type === "Pie") return "BestFit";
  if (!isBars(type)) return "Right";
  return type.includes("Stacked") ? "Center" : "OutsideEnd";
}
