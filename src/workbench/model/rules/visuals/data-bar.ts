import { declareApi } from "../../../protocol/members";
import { color, flag, oneOf, record } from "../../arguments";
import { Part } from "../../part";
import type { ConditionalBound } from "../../port";
import type { ConditionalOwner } from "../conditional-parts";
import { bound, SCALE_TYPES, shown, type Rule } from "./bounds";

/** What Excel begins with when such a format is added. */
export const DATA_BAR_RULE = {
  kind: "dataBar",
  lower: { type: "Automatic" },
  upper: { type: "Automatic" },
  fill: "#638EC6",
  border: "#638EC6",
  gradient: true,
  negativeFill: "#FF0000",
  negativeBorder: "#FF0000",
  axisColor: "#000000",
  axisFormat: "Automatic",
  direction: "Context",
  barOnly: false,
} as const satisfies Rule<"dataBar">;

const BAR_TYPES = [...SCALE_TYPES, "Automatic"] as const;
const AXES = ["Automatic", "None", "CellMidPoint"] as const;
const DIRECTIONS = ["Context", "LeftToRight", "RightToLeft"] as const;

const DATA_BAR = declareApi("DataBarConditionalFormat", {
  "1.6": {
    write: "axisColor axisFormat barDirection lowerBoundRule showDataBarOnly upperBoundRule",
    nav: "negativeFormat positiveFormat",
  },
});

export class DataBarFormat extends Part<ConditionalOwner> {
  readonly api = DATA_BAR;

  get rule(): Rule<"dataBar"> {
    return this.of.state.rule as Rule<"dataBar">;
  }
  change(patch: Partial<Rule<"dataBar">>): void {
    this.of.change({ rule: { ...this.rule, ...patch } });
  }
  private bound(value: unknown): ConditionalBound {
    const { type, formula } = record(value, ["type", "formula"]);
    return bound(this.of, oneOf(type, BAR_TYPES), formula);
  }
  get lowerBoundRule() {
    return shown(this.rule.lower);
  }
  set lowerBoundRule(value: unknown) {
    this.change({ lower: this.bound(value) });
  }
  get upperBoundRule() {
    return shown(this.rule.upper);
  }
  set upperBoundRule(value: unknown) {
    this.change({ upper: this.bound(value) });
  }
  get showDataBarOnly(): boolean {
    return this.rule.barOnly;
  }
  set showDataBarOnly(value: unknown) {
    this.change({ barOnly: flag(value) });
  }
  get axisColor(): string {
    return this.rule.axisColor;
  }
  /** "" for no axis. */
  set axisColor(value: unknown) {
    this.change({ axisColor: value === "" ? "" : color(value) });
  }
  get axisFormat(): string {
    return this.rule.axisFormat;
  }
  set axisFormat(value: unknown) {
    this.change({ axisFormat: oneOf(value, AXES) });
  }
  get barDirection(): string {
    return this.rule.direction;
  }
  set barDirection(value: unknown) {
    this.change({ direction: oneOf(value, DIRECTIONS) });
  }
  get positiveFormat(): PositiveFormat {
    return new PositiveFormat(this);
  }
  get negativeFormat(): NegativeFormat {
    return new NegativeFormat(this);
  }
}

const POSITIVE = declareApi("ConditionalDataBarPositiveFormat", {
  "1.6": { write: "borderColor fillColor gradientFill" },
});

class PositiveFormat extends Part<DataBarFormat> {
  readonly api = POSITIVE;

  get fillColor(): string {
    return this.of.rule.fill;
  }
  set fillColor(value: unknown) {
    this.of.change({ fill: color(value) });
  }
  get gradientFill(): boolean {
    return this.of.rule.gradient;
  }
  set gradientFill(value: unknown) {
    this.of.change({ gradient: flag(value) });
  }
  get borderColor(): string {
    return this.of.rule.border;
  }
  /** "" for no border. */
  set borderColor(value: unknown) {
    this.of.change({ border: value === "" ? "" : color(value) });
  }
}

const NEGATIVE = declareApi("ConditionalDataBarNegativeFormat", {
  "1.6": { write: "borderColor fillColor matchPositiveBorderColor matchPositiveFillColor" },
});

/** Bars of negative values: colours of their own, or null for those of the positive ones. */
class NegativeFormat extends Part<DataBarFormat> {
  readonly api = NEGATIVE;

  get fillColor(): string {
    return this.of.rule.negativeFill ?? this.of.rule.fill;
  }
  set fillColor(value: unknown) {
    this.of.change({ negativeFill: color(value) });
  }
  get matchPositiveFillColor(): boolean {
    return this.of.rule.negativeFill === null;
  }
  set matchPositiveFillColor(value: unknown) {
    if (flag(value)) this.of.change({ negativeFill: null });
    else if (this.matchPositiveFillColor) this.of.change({ negativeFill: this.of.rule.fill });
  }
  get borderColor(): string {
    return this.of.rule.negativeBorder ?? this.of.rule.border;
  }
  set borderColor(value: unknown) {
    this.of.change({ negativeBorder: value === "" ? "" : color(value) });
  }
  get matchPositiveBorderColor(): boolean {
    return this.of.rule.negativeBorder === null;
  }
  set matchPositiveBorderColor(value: unknown) {
    if (flag(value)) this.of.change({ negativeBorder: null });
    else if (this.matchPositiveBorderColor) this.of.change({ negativeBorder: this.of.rule.border });
  }
}
