import type { ChartAxisSpec, ChartSpec } from "../../model/port";
import type { SeriesData } from "./data";
import { fontOption, lineOption } from "./looks";
import { axisStep, extent, wholeSteps } from "./step";
import { FAINT, FONT, LINE, LINE_PX, numberText } from "./theme";

/** Width of a character of the axis labels. */
const DIGIT_PX = 6.2;
/** What turned labels take of a chart's height at most. */
const MOST_TURNED_PX = 90;

/** An axis with the room that its labels take. */
export interface Sized {
  axis: Record<string, unknown>;
  labelPx: number;
  labelLines: number;
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

/** Long category names break into lines within their place; where a word has no room they are turned, as Excel turns them. */
export function categoryAxis(chart: ChartSpec, categories: string[], horizontal: boolean): Sized {
  const longest = Math.max(0, ...categories.map((c) => c.length)) * DIGIT_PX;
  const share = (chart.box.width - 100) / Math.max(1, categories.length) - 2;
  const width = Math.round(horizontal ? Math.min(longest + 4, chart.box.width * 0.32) : Math.max(28, share));
  const lines = categories.map((c) => linesOf(c, width / DIGIT_PX));
  const word = Math.max(0, ...categories.flatMap((c) => c.split(/\s+/)).map((c) => c.length)) * DIGIT_PX;
  const turned = !horizontal && word > 1.1 * width;
  const turnedPx = Math.min(longest, MOST_TURNED_PX);
  return {
    axis: {
      ...baseAxis(chart.categoryAxis),
      type: "category",
      data: categories,
      axisLabel: {
        ...FONT,
        ...fontOption(chart.categoryAxis.font),
        interval: 0,
        ...(turned
          ? { rotate: 90, width: turnedPx, overflow: "truncate" }
          : { width, overflow: "break", lineHeight: LINE_PX }),
      },
    },
    labelPx: Math.min(longest, width),
    labelLines: turned ? Math.ceil(turnedPx / LINE_PX) : horizontal ? 1 : Math.min(4, Math.max(1, ...lines)),
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

export function valueAxis(
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
