import type { CellsRef, ChartAxisPlan, ChartKind, ChartPlan, ChartSeriesPlan } from "../../sheets/plan";
import type { Features } from "../talk/features";
import { step, type SheetStep } from "./step";

const TYPES: Record<ChartKind, Excel.ChartType | `${Excel.ChartType}`> = {
  columnClustered: "ColumnClustered",
  columnStacked: "ColumnStacked",
  barClustered: "BarClustered",
  barStacked: "BarStacked",
  line: "Line",
  lineMarkers: "LineMarkers",
  scatter: "XYScatter",
};

/** Finds the cells of a reference: on its own sheet, or on another of the same plan. */
export type RangeOf = (ref: CellsRef, own: Excel.Worksheet) => Excel.Range;

export const chartStep = (chart: ChartPlan, features: Features, rangeOf: RangeOf): SheetStep =>
  step(30 + 10 * chart.series.length, (sheet) => addChart(sheet, chart, features, rangeOf));

/** A chart is a shape of the same name where the host lists charts among shapes; where it doesn't, nothing happens. */
export function altTextStep({ name, title, alternativeText }: ChartPlan, features: Features): SheetStep[] {
  if (!features.alternativeText) return [];
  return [
    step(3, (sheet) => {
      const shape = sheet.shapes.getItemOrNullObject(name);
      shape.altTextTitle = title;
      shape.altTextDescription = alternativeText;
    }),
  ];
}

function addChart(sheet: Excel.Worksheet, plan: ChartPlan, features: Features, find: RangeOf): void {
  const rangeOf = (ref: CellsRef) => find(ref, sheet);
  const [first, ...others] = plan.series;
  if (!first) return;
  // From the values of one series alone, so that Excel has nothing to guess about titles and categories.
  const { rows, columns } = first.values.range;
  const chart = sheet.charts.add(
    TYPES[plan.kind] as Excel.ChartType,
    rangeOf(first.values),
    columns > rows ? "Rows" : "Columns",
  );
  chart.name = plan.name;
  chart.title.text = plan.title;
  chart.legend.visible = plan.legend !== "none";
  if (plan.legend !== "none")
    chart.legend.position = ({ bottom: "Bottom", right: "Right", top: "Top" } as const)[plan.legend];
  fillSeries(chart.series.getItemAt(0), first, plan, features, rangeOf);
  for (const other of others) {
    const series = chart.series.add(other.name);
    series.setValues(rangeOf(other.values));
    fillSeries(series, other, plan, features, rangeOf);
  }
  fillAxis(chart.axes.categoryAxis, plan.categoryAxis, features);
  fillAxis(chart.axes.valueAxis, plan.valueAxis, features);
  chart.setPosition(...corners(sheet, plan));
}

function corners(sheet: Excel.Worksheet, { anchor }: ChartPlan): [Excel.Range, Excel.Range] {
  const { row, column, rows, columns } = anchor;
  return [sheet.getCell(row, column), sheet.getCell(row + rows - 1, column + columns - 1)];
}

function fillSeries(
  series: Excel.ChartSeries,
  plan: ChartSeriesPlan,
  chart: ChartPlan,
  features: Features,
  rangeOf: (ref: CellsRef) => Excel.Range,
): void {
  series.name = plan.name;
  const across = plan.xValues ?? chart.categories;
  if (across) series.setXAxisValues(rangeOf(across));
  if (plan.invisible) series.format.fill.clear();
  else COLOUR[chart.kind](series, plan.color);
  if (isBars(chart.kind)) series.gapWidth = 60;
  if (plan.labels !== undefined) {
    series.hasDataLabels = true;
    if (features.chartFormats) series.dataLabels.numberFormat = plan.labels;
    // Right of a point they would lie on the line.
    if (features.chartFormats && chart.kind.startsWith("line")) series.dataLabels.position = "Top";
  }
}

const isBars = (kind: ChartKind) => /^(?:column|bar)/.test(kind);

const fillColour = (series: Excel.ChartSeries, colour: string) => series.format.fill.setSolidColor(colour);
const lineColour = (series: Excel.ChartSeries, colour: string) => void (series.format.line.color = colour);
const markerColour = (series: Excel.ChartSeries, colour: string) => {
  series.markerBackgroundColor = colour;
  series.markerForegroundColor = colour;
};

const COLOUR: Record<ChartKind, (series: Excel.ChartSeries, colour: string) => void> = {
  columnClustered: fillColour,
  columnStacked: fillColour,
  barClustered: fillColour,
  barStacked: fillColour,
  line: lineColour,
  lineMarkers: (series, colour) => {
    lineColour(series, colour);
    markerColour(series, colour);
  },
  scatter: markerColour,
};

function fillAxis(axis: Excel.ChartAxis, plan: ChartAxisPlan, features: Features): void {
  axis.title.text = plan.title;
  if (plan.format !== undefined && features.chartFormats) axis.numberFormat = plan.format;
  if (plan.log) axis.scaleType = "Logarithmic";
  if (plan.minimum !== undefined) axis.minimum = plan.minimum;
  if (plan.maximum !== undefined) axis.maximum = plan.maximum;
  if (plan.reversed) axis.reversePlotOrder = true;
}
