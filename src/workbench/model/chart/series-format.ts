/** Labels, fill and line of a series. */
import { HostError } from "../../protocol/errors";
import { declareApi, HostObject } from "../../protocol/members";
import { color, finite, text } from "../arguments";
import type { ChartSeries } from "./series";
import { isBars } from "./types";

const DATA_LABELS = declareApi("ChartDataLabels", {
  "1.1": { write: "showValue" },
  "1.8": { write: "numberFormat" },
});

export class ChartDataLabels extends HostObject {
  readonly api = DATA_LABELS;

  constructor(private readonly series: ChartSeries) {
    super();
  }
  get showValue(): boolean {
    return this.series.hasDataLabels as boolean;
  }
  set showValue(value: unknown) {
    this.series.hasDataLabels = value;
  }
  get numberFormat(): string {
    return this.series.spec.dataLabels?.numberFormat ?? "General";
  }
  set numberFormat(value: unknown) {
    // Labels that are not there have no format.
    if (!this.series.hasDataLabels) throw new HostError("InvalidOperation");
    this.series.change({ dataLabels: { numberFormat: text(value) } });
  }
}

const SERIES_FORMAT = declareApi("ChartSeriesFormat", { "1.1": { nav: "fill line" } });

export class ChartSeriesFormat extends HostObject {
  readonly api = SERIES_FORMAT;

  constructor(private readonly series: ChartSeries) {
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

  constructor(private readonly series: ChartSeries) {
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

  constructor(private readonly series: ChartSeries) {
    super();
  }
  private requireLine(): void {
    if (isBars(this.series.chartType as string))
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
