/** Conditional formats that draw values: colour scales, data bars and icon sets. */
import { declareApi } from "../../protocol/members";
import { color, flag, invalidArgument, oneOf, record, text } from "../arguments";
import { Part } from "../part";
import type { BoundType, ConditionalBound, ConditionalRule } from "../port";
import type { ConditionalOwner } from "./conditional-parts";
import { checkRuleFormula } from "./formula";

type Rule<K extends ConditionalRule["rule"]["kind"]> = Extract<ConditionalRule["rule"], { kind: K }>;

/** A number, or a formula: "=A1" and "5" alike. */
function bound(of: ConditionalOwner, type: BoundType, formula: unknown): ConditionalBound {
  if (type === "LowestValue" || type === "HighestValue" || type === "Automatic") return { type };
  const words = typeof formula === "number" ? String(formula) : text(formula);
  const value = words.startsWith("=") ? checkRuleFormula(of.x, words) : words;
  if (!value.startsWith("=") && !Number.isFinite(Number(value))) throw invalidArgument();
  return { type, formula: value };
}

const shown = ({ type, formula }: ConditionalBound) => (formula === undefined ? { type } : { type, formula });

const SCALE_TYPES = ["LowestValue", "HighestValue", "Number", "Percent", "Formula", "Percentile"] as const;

const COLOR_SCALE = declareApi("ColorScaleConditionalFormat", {
  "1.6": { read: "threeColorScale", write: "criteria" },
});

export class ColorScaleFormat extends Part<ConditionalOwner> {
  readonly api = COLOR_SCALE;

  private get rule(): Rule<"colorScale"> {
    return this.of.state.rule as Rule<"colorScale">;
  }
  get threeColorScale(): boolean {
    return this.rule.points.length === 3;
  }
  get criteria(): Record<string, unknown> {
    const points = this.rule.points.map((point) => ({ ...shown(point), color: point.color }));
    const [minimum, midpoint] = points;
    return { minimum, ...(points.length === 3 ? { midpoint } : {}), maximum: points.at(-1) };
  }
  set criteria(value: unknown) {
    const given = record(value, ["minimum", "midpoint", "maximum"]);
    const points = [given.minimum, given.midpoint, given.maximum]
      .filter((point) => point !== undefined && point !== null)
      .map((point) => {
        const one = record(point, ["color", "formula", "type"]);
        return {
          ...bound(this.of, oneOf(one.type, SCALE_TYPES), one.formula),
          color: color(one.color),
        };
      });
    if (!given.minimum || !given.maximum) throw invalidArgument();
    this.of.change({ rule: { kind: "colorScale", points } });
  }
}

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

const ICON_SETS = [
  "ThreeArrows",
  "ThreeArrowsGray",
  "ThreeFlags",
  "ThreeTrafficLights1",
  "ThreeTrafficLights2",
  "ThreeSigns",
  "ThreeSymbols",
  "ThreeSymbols2",
  "FourArrows",
  "FourArrowsGray",
  "FourRedToBlack",
  "FourRating",
  "FourTrafficLights",
  "FiveArrows",
  "FiveArrowsGray",
  "FiveRating",
  "FiveQuarters",
  "ThreeStars",
  "ThreeTriangles",
  "FiveBoxes",
] as const;

const sizeOf = (style: string): number => (style.startsWith("Three") ? 3 : style.startsWith("Four") ? 4 : 5);

/** Equal shares, as Excel begins: from 0, 33 and 67 percent for three icons. */
const shares = (count: number): Rule<"iconSet">["criteria"] =>
  Array.from({ length: count }, (_, i) => ({
    type: "Percent",
    operator: "GreaterThanOrEqual",
    formula: String(Math.round((100 * i) / count)),
  }));

const ICON_SET = declareApi("IconSetConditionalFormat", {
  "1.6": { write: "criteria reverseIconOrder showIconOnly style" },
});

export class IconSetFormat extends Part<ConditionalOwner> {
  readonly api = ICON_SET;

  private get rule(): Rule<"iconSet"> {
    return this.of.state.rule as Rule<"iconSet">;
  }
  private change(patch: Partial<Rule<"iconSet">>): void {
    this.of.change({ rule: { ...this.rule, ...patch } });
  }
  get style(): string {
    return this.rule.style;
  }
  set style(value: unknown) {
    const style = oneOf(value, ICON_SETS);
    const { criteria } = this.rule;
    this.change({ style, criteria: criteria.length === sizeOf(style) ? criteria : shares(sizeOf(style)) });
  }
  get reverseIconOrder(): boolean {
    return this.rule.reverse;
  }
  set reverseIconOrder(value: unknown) {
    this.change({ reverse: flag(value) });
  }
  get showIconOnly(): boolean {
    return this.rule.iconOnly;
  }
  set showIconOnly(value: unknown) {
    this.change({ iconOnly: flag(value) });
  }
  get criteria(): Rule<"iconSet">["criteria"] {
    return this.rule.criteria;
  }
  /** From the lowest icon, which is for all the rest and takes no condition, to the highest. */
  set criteria(value: unknown) {
    if (!Array.isArray(value) || value.length !== sizeOf(this.rule.style)) throw invalidArgument();
    const [lowest] = shares(value.length);
    const criteria = value.slice(1).map((criterion) => {
      const given = record(criterion, ["customIcon", "formula", "operator", "type"]);
      const type = oneOf(given.type, ["Number", "Percent", "Formula", "Percentile"]);
      return {
        type,
        operator: oneOf(given.operator, ["GreaterThan", "GreaterThanOrEqual"]),
        formula: bound(this.of, type, given.formula).formula!,
      };
    });
    this.change({ criteria: [lowest!, ...criteria] });
  }
}

/** What Excel begins with when such a format is added. */
export const VISUAL_DEFAULTS = {
  colorScale: {
    kind: "colorScale",
    points: [
      { type: "LowestValue", color: "#F8696B" },
      { type: "Percentile", formula: "50", color: "#FFEB84" },
      { type: "HighestValue", color: "#63BE7B" },
    ],
  },
  dataBar: {
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
  },
  iconSet: {
    kind: "iconSet",
    style: "ThreeTrafficLights1",
    criteria: shares(3),
    reverse: false,
    iconOnly: false,
  },
} as const satisfies { [K in "colorScale" | "dataBar" | "iconSet"]: Rule<K> };
