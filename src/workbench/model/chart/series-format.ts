/** Labels, fill and line of a series. */
import { HostError } from "../../protocol/errors";
import { declareApi, HostObject } from "../../protocol/members";
import { color, finite, flag, text } from "../arguments";
import type { SeriesOwner } from "./owner";
import type { SeriesDraft } from "./store";
import { isBars } from "./types";

export const hasLabels = ({ dataLabels }: SeriesDraft): boolean =>
  dataLabels !== undefined && dataLabels !== null;

export function showLabels(series: SeriesOwner, shown: boolean): void {
  if (shown !== hasLabels(series.spec)) series.change({ dataLabels: shown ? {} : null });
}

const DATA_LABELS = declareApi("ChartDataLabels", {
  "1.1": { write: "showValue" },
  "1.8": { write: "numberFormat" },
});

export class ChartDataLabels extends HostObject {
  readonly api = DATA_LABELS;

  constructor(private readonly series: SeriesOwner) {
    super();
  }
  get showValue(): boolean {
    return hasLabels(this.series.spec);
  }
  set showValue(value: unknown) {
    showLabels(this.series, flag(value));
  }
  get numberFormat(): string {
    return this.series.spec.dataLabels?.numberFormat ?? "General";
  }
  set numberFormat(value: unknown) {
    // Labels that are not there have no format.
    if (!hasLabels(this.series.spec)) throw new HostError("InvalidOperation");
    this.series.change({ dataLabels: { numberFormat: text(value) } });
  }
}

const SERIES_FORMAT = declareApi("ChartSeriesFormat", { "1.1": { nav: "fill line" } });

export class ChartSeriesFormat extends HostObject {
  readonly api = SERIES_FORMAT;

  constructor(private readonly series: SeriesOwner) {
    super();
  }
  get fill(): ChartFill {
    return new ChartFill(this.series);
  }
  get line(): ChartLine {
    return new ChartLine(this.series);
  }
}

const FILL = declareApi("ChartFill", { "1.1": { call: "clear setSolidColor" } });

class ChartFill extends HostObject {
  readonly api = FILL;

  constructor(private readonly series: SeriesOwner) {
    super();
  }
  clear(): void {
    this.series.change({ noFill: true });
  }
  setSolidColor(value: unknown): void {
    this.series.change({ color: color(value), noFill: false });
  }
}

const LINE = declareApi("ChartLineFormat", { "1.1": { write: "color" }, "1.7": { write: "weight" } });

/** The line of line and scatter charts. Bars have a line too, around them, which this host doesn't draw. */
class ChartLine extends HostObject {
  readonly api = LINE;

  constructor(private readonly series: SeriesOwner) {
    super();
  }
  private requireLine(): void {
    if (isBars(this.series.chartType))
      throw new HostError("NotImplemented", "The host draws no lines around bars.");
  }
  get color(): string {
    return this.series.spec.color ?? "";
  }
  set color(value: unknown) {
    this.requireLine();
    this.series.change({ color: color(value) });
  }
  get weight(): number {
    return this.series.spec.lineWeight ?? 2.25;
  }
  set weight(value: unknown) {
    this.requireLine();
    this.series.change({ lineWeight: finite(value, 0, 1584) });
  }
}
