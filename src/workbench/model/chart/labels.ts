/** Data labels: of a series, of a point, of all series of a chart. */
import { HostError } from "../../protocol/errors";
import { declareApi } from "../../protocol/members";
import { flag, oneOf, text } from "../arguments";
import { Part } from "../part";
import type { ChartFontSpec, ChartLabelSpec } from "../port";
import { ChartFont } from "./format";

/** Labels that can be there or not; null where they aren't. */
export interface LabelOwner {
  readonly labels: ChartLabelSpec | null;
  /** Where labels are when nobody has placed them. */
  readonly place: string;
  setLabels(next: ChartLabelSpec | null): void;
}

const POSITIONS = [
  "None",
  "Center",
  "InsideEnd",
  "InsideBase",
  "OutsideEnd",
  "Left",
  "Right",
  "Top",
  "Bottom",
  "BestFit",
] as const;

/** Which parts a label can have, and the key under which it is kept. */
const PARTS = {
  showValue: "value",
  showSeriesName: "seriesName",
  showCategoryName: "categoryName",
  showPercentage: "percentage",
  showLegendKey: "legendKey",
} as const;

const LABEL_FORMAT = declareApi("ChartDataLabelFormat", { "1.1": { nav: "font" } });

class ChartDataLabelFormat extends Part<Labels> {
  readonly api = LABEL_FORMAT;

  get font(): ChartFont {
    return new ChartFont({
      get: () => this.of.spec.font,
      set: (patch: ChartFontSpec) => this.of.change({ font: { ...this.of.spec.font, ...patch } }),
    });
  }
}

abstract class Labels extends Part<LabelOwner> {
  get spec(): ChartLabelSpec {
    return this.of.labels ?? {};
  }
  change(patch: ChartLabelSpec): void {
    this.of.setLabels({ ...this.spec, ...patch });
  }

  private shows(part: keyof typeof PARTS): boolean {
    if (this.of.labels === null) return false;
    // A label shows its value unless something else was said.
    return this.spec[PARTS[part]] ?? part === "showValue";
  }
  /** A label of which nothing is left is gone; one of which something is shown is there. */
  private show(part: keyof typeof PARTS, value: unknown): void {
    const on = flag(value);
    const none = this.of.labels === null;
    if (none && !on) return;
    const next: ChartLabelSpec = { ...(none ? { value: false } : this.spec), [PARTS[part]]: on };
    const left = Object.entries(PARTS).some(([, key]) => next[key] ?? key === "value");
    this.of.setLabels(left ? next : null);
  }
  get showValue(): boolean {
    return this.shows("showValue");
  }
  set showValue(value: unknown) {
    this.show("showValue", value);
  }
  get showSeriesName(): boolean {
    return this.shows("showSeriesName");
  }
  set showSeriesName(value: unknown) {
    this.show("showSeriesName", value);
  }
  get showCategoryName(): boolean {
    return this.shows("showCategoryName");
  }
  set showCategoryName(value: unknown) {
    this.show("showCategoryName", value);
  }
  get showPercentage(): boolean {
    return this.shows("showPercentage");
  }
  set showPercentage(value: unknown) {
    this.show("showPercentage", value);
  }
  get showLegendKey(): boolean {
    return this.shows("showLegendKey");
  }
  set showLegendKey(value: unknown) {
    this.show("showLegendKey", value);
  }

  /** Labels that are not there have no looks. */
  private requireLabels(): void {
    if (this.of.labels === null) throw new HostError("InvalidOperation");
  }
  get position(): string {
    return this.spec.position ?? this.of.place;
  }
  set position(value: unknown) {
    this.requireLabels();
    this.change({ position: oneOf(value, POSITIONS) });
  }
  get separator(): string {
    return this.spec.separator ?? ", ";
  }
  set separator(value: unknown) {
    this.requireLabels();
    this.change({ separator: text(value) });
  }
  get numberFormat(): string {
    return this.spec.numberFormat ?? "General";
  }
  set numberFormat(value: unknown) {
    this.requireLabels();
    this.change({ numberFormat: text(value) });
  }
  get format(): ChartDataLabelFormat {
    return new ChartDataLabelFormat(this);
  }
}

const DATA_LABELS = declareApi("ChartDataLabels", {
  "1.1": {
    write: "position separator showCategoryName showLegendKey showPercentage showSeriesName showValue",
    nav: "format",
  },
  "1.8": { write: "numberFormat" },
});

export class ChartDataLabels extends Labels {
  readonly api = DATA_LABELS;
}

const DATA_LABEL = declareApi("ChartDataLabel", {
  "1.7": {
    write: "position separator showCategoryName showLegendKey showPercentage showSeriesName showValue",
  },
  "1.8": { write: "numberFormat text", nav: "format" },
});

/** Of one point. */
export class ChartDataLabel extends Labels {
  readonly api = DATA_LABEL;

  /** Words of its own, in place of value and names; "" where it has none. */
  get text(): string {
    return this.spec.text ?? "";
  }
  set text(value: unknown) {
    this.change({ text: text(value) });
  }
}
