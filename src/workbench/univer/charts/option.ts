import type { ChartAxisSpec, ChartLabelSpec, ChartSpec } from "../../model/port";
import { display } from "../cells";
import type { ChartData, SeriesData } from "./data";
import {
  borderOption,
  boxOption,
  fontOption,
  labelPosition,
  labelText,
  lineOption,
  pointStyle,
} from "./looks";
import { axisStep, extent, wholeSteps } from "./step";

/** Excel's colours for series that have none of their own. */
const PALETTE = ["#4472C4", "#ED7D31", "#A5A5A5", "#FFC000", "#5B9BD5", "#70AD47", "#264478", "#9E480E"];
const INK = "#404040";
const FAINT = "#595959";
const LINE = "#D9D9D9";
const FONT = { fontFamily: "Calibri, Carlito, 'Segoe UI', sans-serif", color: FAINT, fontSize: 12 };
/** Width of a character of the axis labels, and height of their lines. */
const DIGIT_PX = 6.2;
const LINE_PX = 14;

/** An axis with the room that its labels take. */
interface Sized {
  axis: Record<string, unknown>;
  labelPx: number;
  labelLines: number;
}

type Kind = "bar" | "line" | "scatter" | "pie";

const kindOf = (type: string): Kind =>
  /^XYScatter/.test(type)
    ? "scatter"
    : /^(Line|Area)/.test(type)
      ? "line"
      : /^(Pie|Doughnut)/.test(type)
        ? "pie"
        : "bar";

const numberText = (value: number, format: string): string => display(value, "number", format);

/** A chart as ECharts draws it, in Excel's looks. */
export function chartOption(chart: ChartSpec, data: ChartData): object {
  const kind = kindOf(chart.type);
  const { title, area } = chart.looks ?? {};
  const common = {
    animation: false,
    color: PALETTE,
    backgroundColor: area?.fill?.none ? "transparent" : (area?.fill?.color ?? "#FFFFFF"),
    graphic: frameOf(chart),
    textStyle: { ...FONT, ...fontOption(area?.font) },
    title: chart.title.visible
      ? {
          text: chart.title.text,
          left: "center",
          top: 8,
          textStyle: { ...FONT, color: INK, fontSize: 17, fontWeight: "normal", ...fontOption(title?.font) },
          ...boxOption(title),
        }
      : undefined,
    legend: legendOf(chart),
    tooltip: { trigger: kind === "scatter" || kind === "pie" ? "item" : "axis", confine: true },
  };
  if (kind === "pie") return { ...common, series: [pie(chart, data)] };

  const horizontal = /^Bar/.test(chart.type);
  const format = data.series[0]?.format ?? "General";
  const across = chart.box.width - 120;
  const up = chart.box.height - 130;
  const value = valueAxis(
    chart.valueAxis,
    format,
    data.series,
    stacked(chart.type),
    horizontal ? across : up,
    horizontal,
  );
  const category =
    kind === "scatter"
      ? valueAxis(
          chart.categoryAxis,
          "General",
          data.series.map((s) => ({ ...s, values: s.xValues })),
          false,
          across,
          true,
        )
      : categoryAxis(chart, data.categories, horizontal);
  // A reversed axis carries the other one to its far end, as in Excel.
  const place = (axis: ChartAxisSpec, other: ChartAxisSpec, x: boolean): object =>
    other.reversed && axis.visible ? { position: x ? "top" : "right" } : {};
  Object.assign(value.axis, place(chart.valueAxis, chart.categoryAxis, horizontal));
  const [x, y] = horizontal ? [value, category] : [category, value];
  return {
    ...common,
    grid: gridOf(chart, horizontal, x, y),
    xAxis: { ...x.axis, nameGap: x.labelLines * LINE_PX + 12 },
    yAxis: { ...y.axis, nameGap: y.labelPx + 16, nameRotate: 90 },
    series: data.series.map((s, i) => seriesOption(chart, s, i, horizontal)),
  };
}

const stacked = (type: string): boolean => /Stacked/.test(type);

/** The border of the whole chart. */
function frameOf({ box, looks }: ChartSpec): object[] {
  const border = looks?.area?.border;
  if (!border || border.style === "None") return [];
  const { width = 1, color = "#000000" } = lineOption(border) as { width?: number; color?: string };
  const shape = { x: 0, y: 0, width: box.width, height: box.height };
  return [{ type: "rect", silent: true, shape, style: { fill: "none", stroke: color, lineWidth: width } }];
}

function legendOf(chart: ChartSpec): object {
  if (!chart.legend.visible) return { show: false };
  const place: Record<string, object> = {
    Top: { top: chart.title.visible ? 36 : 8 },
    Left: { left: 8, orient: "vertical", top: "middle" },
    Right: { right: 8, orient: "vertical", top: "middle" },
  };
  return {
    ...(place[chart.legend.position] ?? { bottom: 6 }),
    itemWidth: 12,
    itemHeight: 8,
    textStyle: { ...FONT, ...fontOption(chart.looks?.legend?.font) },
    ...boxOption(chart.looks?.legend),
    icon: "rect",
  };
}

/** The plot's edges: room for title, legend, axis titles and labels. */
function gridOf(chart: ChartSpec, horizontal: boolean, x: Sized, y: Sized): object {
  const { legend, title } = chart;
  const at = (position: string): boolean => legend.visible && legend.position === position;
  const bottom = legend.visible && !["Top", "Left", "Right"].includes(legend.position);
  const [below, beside] = horizontal
    ? [chart.valueAxis, chart.categoryAxis]
    : [chart.categoryAxis, chart.valueAxis];
  // A reversed category axis carries the value axis of a bar chart to the top.
  const onTop = horizontal && chart.categoryAxis.reversed === true;
  const across = (below.visible ? x.labelLines * LINE_PX + 8 : 6) + (below.title ? 20 : 0);
  return {
    outerBoundsMode: "none",
    top: (title.visible ? 44 : 18) + (at("Top") ? 24 : 0) + (onTop ? across : 0),
    bottom: 10 + (bottom ? 24 : 0) + (onTop ? 0 : across),
    left: 14 + (beside.visible ? y.labelPx + 8 : 0) + (beside.title ? 20 : 0) + (at("Left") ? 110 : 0),
    right: (x.axis.type === "category" ? 22 : Math.max(22, x.labelPx / 2 + 8)) + (at("Right") ? 130 : 0),
  };
}

function baseAxis(axis: ChartAxisSpec): Record<string, unknown> {
  return {
    show: axis.visible,
    inverse: axis.reversed ?? false,
    name: axis.title || undefined,
    nameLocation: "middle",
    nameTextStyle: { ...FONT, color: FAINT, ...fontOption(axis.titleFont) },
    axisLine: { show: true, lineStyle: { color: LINE, ...lineOption(axis.line) } },
    axisTick: { show: false },
    splitLine: {
      show: axis.gridlines,
      lineStyle: { color: LINE, width: 1, ...lineOption(axis.gridlineLook) },
    },
  };
}

/** Long category names break into lines within their place. */
function categoryAxis(chart: ChartSpec, categories: string[], horizontal: boolean): Sized {
  const longest = Math.max(0, ...categories.map((c) => c.length)) * DIGIT_PX;
  const share = (chart.box.width - 100) / Math.max(1, categories.length) - 2;
  const width = Math.round(horizontal ? Math.min(longest + 4, chart.box.width * 0.32) : Math.max(28, share));
  const lines = categories.map((c) => linesOf(c, width / DIGIT_PX));
  return {
    axis: {
      ...baseAxis(chart.categoryAxis),
      type: "category",
      data: categories,
      axisLabel: {
        ...FONT,
        ...fontOption(chart.categoryAxis.font),
        interval: 0,
        width,
        overflow: "break",
        lineHeight: LINE_PX,
      },
    },
    labelPx: Math.min(longest, width),
    labelLines: horizontal ? 1 : Math.min(4, Math.max(1, ...lines)),
  };
}

/** How many lines a text needs when it breaks between words. */
function linesOf(text: string, characters: number): number {
  let [lines, used] = [1, 0];
  for (const word of text.split(/\s+/)) {
    if (used > 0 && used + 1 + word.length > characters) {
      lines++;
      used = word.length;
    } else used += (used > 0 ? 1 : 0) + word.length;
  }
  return lines;
}

function valueAxis(
  axis: ChartAxisSpec,
  source: string,
  series: SeriesData[],
  isStacked: boolean,
  px: number,
  lying: boolean,
): Sized {
  const format = axis.numberFormat && axis.numberFormat !== "General" ? axis.numberFormat : source;
  const values = series.flatMap((s) => s.values.filter((v): v is number => v !== null));
  const positive = values.filter((v) => v > 0);
  const log = axis.logBase !== undefined && positive.length > 0;
  const base = axis.logBase ?? 10;
  const floor = log ? base ** Math.floor(Math.log(Math.min(...positive)) / Math.log(base) - 1e-9) : undefined;
  const [low, high] = extent(series, isStacked);
  const longest = Math.max(numberText(high, format).length, numberText(low, format).length);
  const labelPx = longest * DIGIT_PX;
  const ends: [number, number] = [axis.minimum ?? low, axis.maximum ?? high];
  const interval = log ? undefined : (axis.majorUnit ?? axisStep(ends, px, lying ? labelPx + 16 : 26));
  return {
    axis: {
      ...baseAxis(axis),
      type: log ? "log" : "value",
      ...(log ? { logBase: base, min: axis.minimum ?? floor } : {}),
      ...(interval !== undefined ? { interval, ...wholeSteps([low, high], interval) } : {}),
      ...(axis.minimum !== undefined ? { min: axis.minimum } : {}),
      ...(axis.maximum !== undefined ? { max: axis.maximum } : {}),
      axisLabel: {
        ...FONT,
        ...fontOption(axis.font),
        hideOverlap: true,
        formatter: (v: number) => numberText(v, format),
      },
    },
    labelPx,
    labelLines: 1,
  };
}

function seriesOption(chart: ChartSpec, s: SeriesData, index: number, horizontal: boolean): object {
  const type = s.spec.chartType ?? chart.type;
  const kind = kindOf(type);
  const color = s.spec.color ?? PALETTE[index % PALETTE.length];
  const hidden = s.spec.noFill === true;
  const base = {
    name: s.name,
    type: kind,
    itemStyle: { color: hidden ? "transparent" : color, ...borderOption(s.spec.border) },
  };
  const place = labelPlace(kind, type, horizontal);
  const label = labelOption(s.spec.dataLabels ?? null, s, place, horizontal);
  /** The values, with what single points have otherwise. */
  const points = (values: unknown[]): unknown[] =>
    values.map((value, i) => {
      const point = s.spec.points?.[i];
      if (!point) return value;
      const own = point.label === undefined ? {} : { label: labelOption(point.label, s, place, horizontal) };
      return { value, itemStyle: pointStyle(point), ...own };
    });
  const tooltip = hidden
    ? { show: false }
    : { valueFormatter: (v: unknown) => (typeof v === "number" ? numberText(v, s.format) : "") };
  if (kind === "scatter") {
    return {
      ...base,
      label,
      tooltip,
      symbolSize: 7,
      data: points(s.values.map((v, i) => [s.xValues[i] ?? null, v])),
    };
  }
  if (kind === "line") {
    const area = /^Area/.test(type) ? { areaStyle: { color } } : {};
    const markers = /Markers/.test(type);
    const line = {
      lineStyle: {
        color: hidden ? "transparent" : color,
        width: s.spec.lineWeight ?? 2.25,
        ...lineOption(s.spec.lineStyle === undefined ? undefined : { style: s.spec.lineStyle }),
      },
      symbol: markers ? "circle" : "none",
      symbolSize: 7,
    };
    return {
      ...base,
      ...line,
      ...area,
      label,
      tooltip,
      stack: stacked(type) ? "all" : undefined,
      data: points(s.values),
    };
  }
  return {
    ...base,
    ...barWidths(chart, type),
    label,
    tooltip,
    stack: stacked(type) ? "all" : undefined,
    data: points(s.values),
  };
}

interface Labelled {
  value: number | [number, number] | null;
  name: string;
  percent?: number;
}

function labelOption(
  label: ChartLabelSpec | null,
  s: SeriesData,
  place: string | undefined,
  horizontal: boolean,
): object {
  if (!label) return { show: false };
  return {
    show: label.position !== "None",
    position: labelPosition(label.position, horizontal) ?? place,
    color: INK,
    fontSize: 11,
    ...fontOption(label.font),
    formatter: ({ value, name, percent }: Labelled) => {
      const v = Array.isArray(value) ? value[1] : value;
      return v === null
        ? ""
        : labelText(label, {
            series: s.name,
            category: name,
            value: numberText(v, label.numberFormat ?? s.format),
            percentage: percent,
          });
    },
  };
}

const labelPlace = (kind: Kind, type: string, horizontal: boolean): string =>
  kind === "bar" ? (stacked(type) ? "inside" : horizontal ? "right" : "top") : "top";

/** Excel's gap is a share of one bar; ECharts' of the whole category. */
function barWidths(chart: ChartSpec, type: string): object {
  const gap = chart.series[0]?.gapWidth ?? (stacked(type) ? 150 : 219);
  const overlap = chart.series[0]?.overlap ?? (stacked(type) ? 100 : -27);
  const bars = stacked(type) ? 1 : Math.max(1, chart.series.length);
  const share = gap / (gap + 100 * bars + Math.max(0, -overlap) * (bars - 1));
  return { barCategoryGap: `${Math.round(share * 100)}%`, barGap: `${stacked(type) ? 0 : -overlap}%` };
}

function pie(chart: ChartSpec, data: ChartData): object {
  const first = data.series[0];
  return {
    type: "pie",
    radius: /^Doughnut/.test(chart.type) ? ["40%", "68%"] : "68%",
    center: ["50%", "54%"],
    label: first ? labelOption(first.spec.dataLabels ?? null, first, undefined, false) : { show: false },
    data: data.categories.map((name, i) => {
      const point = first?.spec.points?.[i];
      return {
        name,
        value: first?.values[i] ?? null,
        ...(point ? { itemStyle: pointStyle(point) } : {}),
        ...(first && point?.label !== undefined
          ? { label: labelOption(point.label, first, undefined, false) }
          : {}),
      };
    }),
  };
}
