import {
  CFNumberOperator,
  CFRuleType,
  CFSubRuleType,
  CFTextOperator,
  CFTimePeriodOperator,
  CFValueType,
  type IConditionalFormattingRuleConfig,
} from "@univerjs/sheets-conditional-formatting";
import type { IStyleBase } from "@univerjs/core";
import type { ConditionalBound, ConditionalRule, Rect } from "../../model/port";
import { cellName } from "../grid";

/** Univer's names of icon sets, which it keeps to itself. */
type IconType = Extract<
  IConditionalFormattingRuleConfig,
  { type: CFRuleType.iconSet }
>["config"][number]["iconType"];

type Rule<K extends ConditionalRule["rule"]["kind"]> = Extract<ConditionalRule["rule"], { kind: K }>;

const VALUE_TYPES: Record<ConditionalBound["type"], CFValueType> = {
  LowestValue: CFValueType.min,
  HighestValue: CFValueType.max,
  Automatic: CFValueType.min,
  Number: CFValueType.num,
  Percent: CFValueType.percent,
  Percentile: CFValueType.percentile,
  Formula: CFValueType.formula,
};

function valueOf({ type, formula }: ConditionalBound): { type: CFValueType; value?: number | string } {
  if (formula === undefined) return { type: VALUE_TYPES[type] };
  const number = Number(formula.replace(/^=/, ""));
  // A number may be given as a formula, and a formula where a number is meant.
  if (Number.isFinite(number) && type !== "Formula") return { type: VALUE_TYPES[type], value: number };
  return { type: CFValueType.formula, value: formula.startsWith("=") ? formula : `=${formula}` };
}

export function colorScale({ points }: Rule<"colorScale">): IConditionalFormattingRuleConfig {
  return {
    type: CFRuleType.colorScale,
    config: points.map((point, index) => ({ index, color: point.color, value: valueOf(point) })),
  };
}

/** An automatic bar begins at 0, or at the lowest value where that is negative, and ends at the highest. */
export function dataBar(rule: Rule<"dataBar">): IConditionalFormattingRuleConfig {
  const zero = { type: CFValueType.num, value: 0 };
  return {
    type: CFRuleType.dataBar,
    isShowValue: !rule.barOnly,
    config: {
      min: rule.lower.type === "Automatic" ? zero : valueOf(rule.lower),
      max: rule.upper.type === "Automatic" ? { type: CFValueType.max } : valueOf(rule.upper),
      isGradient: rule.gradient,
      positiveColor: rule.fill,
      nativeColor: rule.negativeFill ?? rule.fill,
    },
  };
}

/** Univer lists icons from the highest down, Excel from the lowest up. */
export function iconSet(rule: Rule<"iconSet">): IConditionalFormattingRuleConfig {
  const digits: Record<string, string> = { Three: "3", Four: "4", Five: "5" };
  const iconType = rule.style.replace(/^(Three|Four|Five)/, (word) => digits[word]!) as IconType;
  const last = rule.criteria.length - 1;
  return {
    type: CFRuleType.iconSet,
    isShowValue: !rule.iconOnly,
    config: rule.criteria
      .map((criterion, i) => ({
        operator:
          criterion.operator === "GreaterThan"
            ? CFNumberOperator.greaterThan
            : CFNumberOperator.greaterThanOrEqual,
        value: valueOf(criterion),
        iconType,
        iconId: String(rule.reverse ? i : last - i),
      }))
      .toReversed(),
  };
}

export const TEXTS: Record<string, CFTextOperator> = {
  Blanks: CFTextOperator.containsBlanks,
  NonBlanks: CFTextOperator.notContainsBlanks,
  Errors: CFTextOperator.containsErrors,
  NonErrors: CFTextOperator.notContainsErrors,
};
export const PERIODS: Record<string, CFTimePeriodOperator> = {
  Yesterday: CFTimePeriodOperator.yesterday,
  Today: CFTimePeriodOperator.today,
  Tomorrow: CFTimePeriodOperator.tomorrow,
  LastSevenDays: CFTimePeriodOperator.last7Days,
  LastWeek: CFTimePeriodOperator.lastWeek,
  ThisWeek: CFTimePeriodOperator.thisWeek,
  NextWeek: CFTimePeriodOperator.nextWeek,
  LastMonth: CFTimePeriodOperator.lastMonth,
  ThisMonth: CFTimePeriodOperator.thisMonth,
  NextMonth: CFTimePeriodOperator.nextMonth,
};
export const AVERAGES = {
  AboveAverage: CFNumberOperator.greaterThan,
  BelowAverage: CFNumberOperator.lessThan,
  EqualOrAboveAverage: CFNumberOperator.greaterThanOrEqual,
  EqualOrBelowAverage: CFNumberOperator.lessThanOrEqual,
} as const;
const DEVIATIONS: Record<string, number> = { One: 1, Two: 2, Three: 3 };

export function preset(
  criterion: string,
  at: readonly Rect[],
  style: IStyleBase,
): IConditionalFormattingRuleConfig {
  const base = { type: CFRuleType.highlightCell, style } as const;
  if (criterion === "UniqueValues") return { ...base, subType: CFSubRuleType.uniqueValues };
  if (criterion === "DuplicateValues") return { ...base, subType: CFSubRuleType.duplicateValues };
  const words = TEXTS[criterion];
  if (words) return { ...base, subType: CFSubRuleType.text, operator: words };
  const period = PERIODS[criterion];
  if (period) return { ...base, subType: CFSubRuleType.timePeriod, operator: period };
  if (criterion in AVERAGES)
    return {
      ...base,
      subType: CFSubRuleType.average,
      operator: AVERAGES[criterion as keyof typeof AVERAGES],
    };
  // So many standard deviations above or below: Univer has no rule for that.
  const [, count = "One", side] = /^(One|Two|Three)StdDev(Above|Below)Average$/.exec(criterion) ?? [];
  const cells = at.map(({ r, c, h, w }) => `${absolute(r, c)}:${absolute(r + h - 1, c + w - 1)}`).join(",");
  const cell = at[0] ? cellName(at[0].r, at[0].c) : "A1";
  const [comparison, sign] = side === "Above" ? [">", "+"] : ["<", "-"];
  const limit = `AVERAGE(${cells})${sign}${DEVIATIONS[count]}*STDEV(${cells})`;
  return {
    ...base,
    subType: CFSubRuleType.formula,
    value: `=AND(ISNUMBER(${cell}),${cell}${comparison}${limit})`,
  };
}

const absolute = (r: number, c: number): string => cellName(r, c).replace(/^([A-Z]+)(\d+)$/, "$$$1$$$2");

export function topBottom(
  { type, rank }: Rule<"topBottom">,
  style: IStyleBase,
): IConditionalFormattingRuleConfig {
  return {
    type: CFRuleType.highlightCell,
    style,
    subType: CFSubRuleType.rank,
    isBottom: type.startsWith("Bottom"),
    isPercent: type.endsWith("Percent"),
    value: rank,
  };
}
