import type { ChartAxisSpec, ChartSpec } from "../../model/port";
import { categoryAxis, valueAxis, type Sized } from "./axes";
import type { ChartData } from "./data";
import { boxOption, fontOption, lineOption } from "./looks";
import { pie, seriesOption } from "./series";
import { FONT, INK, kindOf, LINE_PX, PALETTE, stacked } from "./theme";

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
