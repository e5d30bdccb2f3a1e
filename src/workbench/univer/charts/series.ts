import type { ChartLabelSpec, ChartSpec } from "../../model/port";
import type { ChartData, SeriesData } from "./data";
import { borderOption, fontOption, labelPosition, labelText, lineOption, pointStyle } from "./looks";
import { INK, kindOf, numberText, PALETTE, stacked, type Kind } from "./theme";

export function seriesOption(chart: ChartSpec, s: SeriesData, index: number, horizontal: boolean): object {
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
      ...(chart.blanks === "Interplotted" ? { connectNulls: true } : {}),
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

export function pie(chart: ChartSpec, data: ChartData): object {
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
