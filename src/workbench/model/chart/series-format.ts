/** Fill and line of a series. */
import { declareApi } from "../../protocol/members";
import { Part } from "../part";
import { ChartFill, ChartLineFormat } from "./format";
import type { SeriesOwner } from "./owner";
import { isBars } from "./types";

const SERIES_FORMAT = declareApi("ChartSeriesFormat", { "1.1": { nav: "fill line" } });

export class ChartSeriesFormat extends Part<SeriesOwner> {
  readonly api = SERIES_FORMAT;

  get fill(): ChartFill {
    return new ChartFill({
      get: () => ({ color: this.of.spec.color, none: this.of.spec.noFill }),
      set: ({ color, none }) =>
        this.of.change({
          ...(color === undefined ? {} : { color }),
          ...(none === undefined ? {} : { noFill: none }),
        }),
    });
  }
  /** The line of line and scatter charts; around bars it is their border. */
  get line(): ChartLineFormat {
    const series = this.of;
    if (isBars(series.chartType))
      return new ChartLineFormat({
        get: () => series.spec.border,
        set: (patch) => series.change({ border: { ...series.spec.border, ...patch } }),
        defaults: { style: "None" },
      });
    return new ChartLineFormat({
      get: () => ({
        color: series.spec.color,
        weight: series.spec.lineWeight,
        style: series.spec.lineStyle,
      }),
      set: ({ color, weight, style }) =>
        series.change({
          ...(color === undefined ? {} : { color }),
          ...(weight === undefined ? {} : { lineWeight: weight }),
          ...(style === undefined ? {} : { lineStyle: style }),
        }),
      defaults: { weight: 2.25 },
    });
  }
}
