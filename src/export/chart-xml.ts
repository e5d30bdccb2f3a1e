import type { CellsRef, ChartAxisPlan, ChartPlan, ChartSeriesPlan } from "../sheets/plan";
import { escapeXml, HEAD } from "./parts";

/** Writes a reference to cells, `'70B training run'!$C$7:$C$12`. */
export type Reference = (cells: CellsRef) => string;

const NAMESPACES =
  'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"';
/** Any two numbers, by which the series find their axes. */
const CATEGORY_AXIS = 1;
const VALUE_AXIS = 2;

/** The cell that heads a series and says its name, if there is one: the legend follows it. */
export type Header = (series: ChartSeriesPlan) => CellsRef | undefined;

/** What cells show; nothing where that isn't known. */
export type Cached = (cells: CellsRef) => readonly unknown[];

/** The values that a reader draws who doesn't calculate. A point without a number is left out. */
function cache(kind: "num" | "str", values: readonly unknown[]): string {
  if (values.length === 0) return "";
  const points = values
    .map((value, i) => {
      const holds =
        kind === "num" ? typeof value === "number" : typeof value === "string" || typeof value === "number";
      return holds ? `<c:pt idx="${i}"><c:v>${escapeXml(String(value))}</c:v></c:pt>` : "";
    })
    .join("");
  const format = kind === "num" ? "<c:formatCode>General</c:formatCode>" : "";
  return `<c:${kind}Cache>${format}<c:ptCount val="${values.length}"/>${points}</c:${kind}Cache>`;
}

/** A chart as DrawingML (ECMA-376 part 1, chapter 21.2). The order of the elements is the schema's. */
export function chartXml(chart: ChartPlan, reference: Reference, header: Header, cached: Cached): string {
  return [
    `${HEAD}<c:chartSpace ${NAMESPACES}><c:roundedCorners val="0"/><c:chart>`,
    title(chart.title, 1200),
    '<c:autoTitleDeleted val="0"/><c:plotArea><c:layout/>',
    plot(chart, reference, header, cached),
    axes(chart),
    "</c:plotArea>",
    legend(chart.legend),
    '<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart></c:chartSpace>',
  ].join("");
}

function plot(chart: ChartPlan, reference: Reference, header: Header, cached: Cached): string {
  const named = (one: ChartSeriesPlan) => {
    const cell = header(one);
    return cell
      ? `<c:tx><c:strRef><c:f>${escapeXml(reference(cell))}</c:f></c:strRef></c:tx>`
      : `<c:tx><c:v>${escapeXml(one.name)}</c:v></c:tx>`;
  };
  const series = (body: (one: ChartSeriesPlan) => string) =>
    chart.series
      .map((one, i) => `<c:ser><c:idx val="${i}"/><c:order val="${i}"/>${named(one)}${body(one)}</c:ser>`)
      .join("");
  const categories = chart.categories
    ? `<c:cat><c:strRef><c:f>${escapeXml(reference(chart.categories))}</c:f>${cache("str", cached(chart.categories))}</c:strRef></c:cat>`
    : "";
  const numbers = (element: string, cells: CellsRef) =>
    `<c:${element}><c:numRef><c:f>${escapeXml(reference(cells))}</c:f>${cache("num", cached(cells))}</c:numRef></c:${element}>`;
  const axisIds = `<c:axId val="${CATEGORY_AXIS}"/><c:axId val="${VALUE_AXIS}"/>`;
  switch (chart.kind) {
    case "columnClustered":
    case "columnStacked":
    case "barClustered":
    case "barStacked": {
      const stacked = chart.kind.endsWith("Stacked");
      const bars = series(
        (one) =>
          `<c:spPr>${one.invisible ? "<a:noFill/>" : fill(one.color)}</c:spPr><c:invertIfNegative val="0"/>${labels(one, stacked ? undefined : "outEnd")}${categories}${numbers("val", one.values)}`,
      );
      return `<c:barChart><c:barDir val="${chart.kind.startsWith("column") ? "col" : "bar"}"/><c:grouping val="${stacked ? "stacked" : "clustered"}"/><c:varyColors val="0"/>${bars}<c:gapWidth val="80"/>${stacked ? '<c:overlap val="100"/>' : ""}${axisIds}</c:barChart>`;
    }
    case "line":
    case "lineMarkers": {
      const marked = chart.kind === "lineMarkers";
      const lines = series(
        (one) =>
          `<c:spPr><a:ln w="28575">${one.invisible ? "<a:noFill/>" : fill(one.color)}</a:ln></c:spPr>${marker(marked ? one.color : undefined)}${labels(one, "t")}${categories}${numbers("val", one.values)}<c:smooth val="0"/>`,
      );
      return `<c:lineChart><c:grouping val="standard"/><c:varyColors val="0"/>${lines}<c:marker val="1"/>${axisIds}</c:lineChart>`;
    }
    case "scatter": {
      const points = series(
        (one) =>
          `<c:spPr><a:ln w="28575"><a:noFill/></a:ln></c:spPr>${marker(one.color)}${labels(one)}${one.xValues ? numbers("xVal", one.xValues) : ""}${numbers("yVal", one.values)}<c:smooth val="0"/>`,
      );
      return `<c:scatterChart><c:scatterStyle val="lineMarker"/><c:varyColors val="0"/>${points}${axisIds}</c:scatterChart>`;
    }
  }
}

function axes(chart: ChartPlan): string {
  const sideways = chart.kind.startsWith("bar");
  const scatter = chart.kind === "scatter";
  // On a logarithmic axis bars would begin at 1: they begin at the least value instead.
  const crosses = chart.valueAxis.log ? "min" : "autoZero";
  const [across, up] = sideways ? (["l", "b"] as const) : (["b", "l"] as const);
  const category = axis(chart.categoryAxis, {
    element: scatter ? "valAx" : "catAx",
    id: CATEGORY_AXIS,
    other: VALUE_AXIS,
    position: across,
    crosses,
    gridlines: false,
    end: scatter
      ? '<c:crossBetween val="midCat"/>'
      : '<c:auto val="1"/><c:lblAlgn val="ctr"/><c:lblOffset val="100"/><c:noMultiLvlLbl val="0"/>',
  });
  const value = axis(chart.valueAxis, {
    element: "valAx",
    id: VALUE_AXIS,
    other: CATEGORY_AXIS,
    position: up,
    crosses: chart.categoryAxis.reversed ? "max" : "autoZero",
    gridlines: true,
    end: `<c:crossBetween val="${scatter ? "midCat" : "between"}"/>`,
  });
  return category + value;
}

interface AxisFrame {
  readonly element: "catAx" | "valAx";
  readonly id: number;
  readonly other: number;
  readonly position: "l" | "b";
  readonly crosses: "autoZero" | "min" | "max";
  readonly gridlines: boolean;
  readonly end: string;
}

function axis(plan: ChartAxisPlan, frame: AxisFrame): string {
  const limit = (name: "max" | "min", value?: number) =>
    value === undefined ? "" : `<c:${name} val="${value}"/>`;
  const grid = `<c:majorGridlines><c:spPr><a:ln w="9525">${fill("#D9D9D9")}</a:ln></c:spPr></c:majorGridlines>`;
  const { element, id, other, position, crosses, gridlines, end } = frame;
  return [
    `<c:${element}><c:axId val="${id}"/><c:scaling>`,
    plan.log ? '<c:logBase val="10"/>' : "",
    `<c:orientation val="${plan.reversed ? "maxMin" : "minMax"}"/>${limit("max", plan.maximum)}${limit("min", plan.minimum)}</c:scaling>`,
    `<c:delete val="0"/><c:axPos val="${position}"/>`,
    gridlines ? grid : "",
    title(plan.title, 1000),
    `<c:numFmt formatCode="${escapeXml(plan.format ?? "General")}" sourceLinked="0"/>`,
    // Categories stand beside all bars, also where some are negative; amounts at their axis, wherever that is.
    `<c:majorTickMark val="out"/><c:minorTickMark val="none"/><c:tickLblPos val="${element === "catAx" ? "low" : "nextTo"}"/>`,
    `<c:crossAx val="${other}"/><c:crosses val="${crosses}"/>${end}</c:${element}>`,
  ].join("");
}

function title(text: string, size: number): string {
  const bold = size > 1000 ? 1 : 0;
  return `<c:title><c:tx><c:rich><a:bodyPr/><a:p><a:pPr><a:defRPr sz="${size}" b="${bold}"/></a:pPr><a:r><a:rPr lang="en-US" sz="${size}" b="${bold}"/><a:t>${escapeXml(text)}</a:t></a:r></a:p></c:rich></c:tx><c:overlay val="0"/></c:title>`;
}

function legend(place: ChartPlan["legend"]): string {
  const positions = { bottom: "b", right: "r", top: "t" } as const;
  return place === "none"
    ? ""
    : `<c:legend><c:legendPos val="${positions[place]}"/><c:overlay val="0"/></c:legend>`;
}

/** `place` where the default isn't it; stacked bars refuse what others take. */
function labels({ labels: format, invisible }: ChartSeriesPlan, place?: "outEnd" | "t"): string {
  if (format === undefined || invisible) return "";
  return `<c:dLbls><c:numFmt formatCode="${escapeXml(format)}" sourceLinked="0"/>${place ? `<c:dLblPos val="${place}"/>` : ""}<c:showLegendKey val="0"/><c:showVal val="1"/><c:showCatName val="0"/><c:showSerName val="0"/><c:showPercent val="0"/><c:showBubbleSize val="0"/></c:dLbls>`;
}

function marker(color: string | undefined): string {
  if (color === undefined) return '<c:marker><c:symbol val="none"/></c:marker>';
  return `<c:marker><c:symbol val="circle"/><c:size val="7"/><c:spPr>${fill(color)}</c:spPr></c:marker>`;
}

function fill(color: string): string {
  return `<a:solidFill><a:srgbClr val="${color.slice(1).toUpperCase()}"/></a:solidFill>`;
}
