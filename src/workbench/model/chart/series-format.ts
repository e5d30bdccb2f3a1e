/** Labels, fill and line of a series. */
import { HostError } from "../../protocol/errors";
import { Part } from "../part";
import { declareApi } from "../../protocol/members";
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

export class ChartDataLabels extends Part<SeriesOwner> {
  readonly api = DATA_LABELS;
  get showValue(): boolean {
    return hasLabels(this.of.spec);
  }
  set showValue(value: unknown) {
    showLabels(this.of, flag(value));
  }
  get numberFormat(): string {
    return this.of.spec.dataLabels?.numberFormat ?? "General";
  }
  set numberFormat(value: unknown) {
    // Labels that are not there have no format.
    if (!hasLabels(this.of.spec)) throw new HostError("InvalidOperation");
    this.of.change({ dataLabels: { numberFormat: text(value) } });
  }
}

const SERIES_FORMAT = declareApi("ChartSeriesFormat", { "1.1": { nav: "fill line" } });

export class ChartSeriesFormat extends Part<SeriesOwner> {
  readonly api = SERIES_FORMAT;
  get fill(): ChartFill {
    return new ChartFill(this.of);
  }
  get line(): ChartLine {
    return new ChartLine(this.of);
  }
}

const FILL = declareApi("ChartFill", { "1.1": { call: "clear setSolidColor" } });

class ChartFill extends Part<SeriesOwner> {
  readonly api = FILL;
  clear(): void {
    this.of.change({ noFill: true });
  }
  setSolidColor(value: unknown): void {
    this.of.change({ color: color(value), noFill: false });
  }
}

const LINE = declareApi("ChartLineFormat", { "1.1": { write: "color" }, "1.7": { write: "weight" } });

/** The line of line and scatter charts. Bars have a line too, around them, which this host doesn't draw. */
class ChartLine extends Part<SeriesOwner> {
  readonly api = LINE;
  private requireLine(): void {
    if (isBars(this.of.chartType))
      throw new HostError("NotImplemented", "The host draws no lines around bars.");
  }
  get color(): string {
    return this.of.spec.color ?? "";
  }
  set color(value: unknown) {
    this.requireLine();
    this.of.change({ color: color(value) });
  }
  get weight(): number {
    return this.of.spec.lineWeight ?? 2.25;
  }
  set weight(value: unknown) {
    this.requireLine();
    this.of.change({ lineWeight: finite(value, 0, 1584) });
  }
}
