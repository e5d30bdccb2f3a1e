import type { IStyleBase } from "@univerjs/core";
import {
  CFNumberOperator,
  CFRuleType,
  CFSubRuleType,
  CFTextOperator,
  CFValueType,
  type IConditionalFormattingRuleConfig,
} from "@univerjs/sheets-conditional-formatting";
import type { ConditionalBound, ConditionalRule } from "../../model/port";
import type { Config } from "./conditional-config";
import { AVERAGES, PERIODS, TEXTS } from "./visual-config";

type Asked = Pick<ConditionalRule, "rule" | "style">;

const COMPARISONS: Record<CFNumberOperator, string> = {
  [CFNumberOperator.between]: "Between",
  [CFNumberOperator.notBetween]: "NotBetween",
  [CFNumberOperator.equal]: "EqualTo",
  [CFNumberOperator.notEqual]: "NotEqualTo",
  [CFNumberOperator.greaterThan]: "GreaterThan",
  [CFNumberOperator.lessThan]: "LessThan",
  [CFNumberOperator.greaterThanOrEqual]: "GreaterThanOrEqual",
  [CFNumberOperator.lessThanOrEqual]: "LessThanOrEqual",
};
const CONTAINS: Partial<Record<CFTextOperator, "Contains" | "NotContains" | "BeginsWith" | "EndsWith">> = {
  [CFTextOperator.containsText]: "Contains",
  [CFTextOperator.notContainsText]: "NotContains",
  [CFTextOperator.beginsWith]: "BeginsWith",
  [CFTextOperator.endsWith]: "EndsWith",
};
const BOUNDS: Record<CFValueType, ConditionalBound["type"]> = {
  [CFValueType.min]: "LowestValue",
  [CFValueType.max]: "HighestValue",
  [CFValueType.num]: "Number",
  [CFValueType.percent]: "Percent",
  [CFValueType.percentile]: "Percentile",
  [CFValueType.formula]: "Formula",
};

const keyOf = (map: Record<string, unknown>, value: unknown): string | undefined =>
  Object.keys(map).find((key) => map[key] === value);

/** A rule as an add-in sees it: as one asked for it, or what the user made in the page; null for what Excel has no word for. */
export function asked(config: Config): Asked | null {
  if (config.asked) return config.asked;
  if (config.type === CFRuleType.highlightCell) {
    const rule = highlight(config);
    return rule && { rule, style: styleOf(config.style) };
  }
  const rule = visual(config);
  return rule && { rule, style: {} };
}

function styleOf({ bg, cl, bl, it }: IStyleBase): Asked["style"] {
  return {
    ...(bg?.rgb ? { fill: bg.rgb } : {}),
    ...(cl?.rgb ? { color: cl.rgb } : {}),
    ...(bl === undefined ? {} : { bold: Boolean(bl) }),
    ...(it === undefined ? {} : { italic: Boolean(it) }),
  };
}

type Highlight = Extract<IConditionalFormattingRuleConfig, { type: CFRuleType.highlightCell }>;

function highlight(config: Highlight): Asked["rule"] | null {
  switch (config.subType) {
    case CFSubRuleType.formula:
      return { kind: "custom", formula: config.value };
    case CFSubRuleType.number: {
      const [first, second] = [config.value ?? 0].flat();
      const formulas = second === undefined ? {} : { formula2: `=${second}` };
      return {
        kind: "cellValue",
        operator: COMPARISONS[config.operator],
        formula1: `=${first}`,
        ...formulas,
      };
    }
    case CFSubRuleType.text: {
      const { operator, value = "" } = config;
      const contains = CONTAINS[operator];
      if (contains) return { kind: "containsText", operator: contains, text: value };
      const criterion = keyOf(TEXTS, operator);
      if (criterion) return { kind: "preset", criterion };
      const comparison = operator === CFTextOperator.equal ? "EqualTo" : "NotEqualTo";
      return { kind: "cellValue", operator: comparison, formula1: `="${value.replaceAll('"', '""')}"` };
    }
    case CFSubRuleType.rank: {
      const side = config.isBottom ? "Bottom" : "Top";
      return {
        kind: "topBottom",
        type: `${side}${config.isPercent ? "Percent" : "Items"}`,
        rank: config.value,
      };
    }
    case CFSubRuleType.uniqueValues:
      return { kind: "preset", criterion: "UniqueValues" };
    case CFSubRuleType.duplicateValues:
      return { kind: "preset", criterion: "DuplicateValues" };
    case CFSubRuleType.average:
      return preset(keyOf(AVERAGES, config.operator));
    case CFSubRuleType.timePeriod:
      return preset(keyOf(PERIODS, config.operator));
  }
}

const preset = (criterion: string | undefined): Asked["rule"] | null =>
  criterion === undefined ? null : { kind: "preset", criterion };

const bound = ({ type, value }: { type: CFValueType; value?: number | string }): ConditionalBound => ({
  type: BOUNDS[type],
  ...(value === undefined || value === "" ? {} : { formula: String(value) }),
});

function visual(config: Exclude<IConditionalFormattingRuleConfig, Highlight>): Asked["rule"] | null {
  if (config.type === CFRuleType.colorScale)
    return {
      kind: "colorScale",
      points: config.config.map(({ color, value }) => ({ ...bound(value), color })),
    };
  if (config.type === CFRuleType.dataBar) {
    const { min, max, isGradient, positiveColor, nativeColor } = config.config;
    return {
      kind: "dataBar",
      lower: bound(min),
      upper: bound(max),
      fill: positiveColor,
      border: "",
      gradient: isGradient,
      negativeFill: nativeColor,
      negativeBorder: null,
      axisColor: "#000000",
      axisFormat: "Automatic",
      direction: "Context",
      barOnly: !config.isShowValue,
    };
  }
  const icons = config.config.toReversed();
  const [{ iconType }] = icons as [(typeof icons)[number]];
  // A set of the user's own choice of icons isn't one of Excel's.
  const straight = icons.every(({ iconId }, i) => iconId === String(icons.length - 1 - i));
  const reverse = icons.every(({ iconId }, i) => iconId === String(i));
  if (icons.some((icon) => icon.iconType !== iconType) || (!straight && !reverse)) return null;
  const words: Record<string, string> = { 3: "Three", 4: "Four", 5: "Five" };
  return {
    kind: "iconSet",
    style: iconType.replace(/^[345]/, (digit) => words[digit]!),
    criteria: icons.map(({ operator, value }) => ({
      type: BOUNDS[value.type] as "Number",
      operator: operator === CFNumberOperator.greaterThan ? "GreaterThan" : "GreaterThanOrEqual",
      formula: String(value.value ?? ""),
    })),
    reverse: !straight,
    iconOnly: !config.isShowValue,
  };
}
