import { BooleanNumber, type IRange, type IStyleBase } from "@univerjs/core";
import {
  CFNumberOperator,
  CFRuleType,
  CFSubRuleType,
  CFTextOperator,
  CFValueType,
  type IConditionalFormattingRuleConfig,
} from "@univerjs/sheets-conditional-formatting";
import type { ConditionalRule } from "../../model/port";
import { cellName, toRect } from "../grid";
import { colorScale, dataBar, iconSet, preset, topBottom } from "./visual-config";

/** A rule as it was asked for, wherever it stands. */
type Asked = Pick<ConditionalRule, "rule" | "style">;

/** Univer's rule, and what it was made from: the one can't say all that the other did. A rule of the page's own has no other. */
export type Config = IConditionalFormattingRuleConfig & { asked?: Asked };

const NUMBER: Record<string, CFNumberOperator> = {
  Between: CFNumberOperator.between,
  NotBetween: CFNumberOperator.notBetween,
  EqualTo: CFNumberOperator.equal,
  NotEqualTo: CFNumberOperator.notEqual,
  GreaterThan: CFNumberOperator.greaterThan,
  LessThan: CFNumberOperator.lessThan,
  GreaterThanOrEqual: CFNumberOperator.greaterThanOrEqual,
  LessThanOrEqual: CFNumberOperator.lessThanOrEqual,
  GreaterThanOrEqualTo: CFNumberOperator.greaterThanOrEqual,
  LessThanOrEqualTo: CFNumberOperator.lessThanOrEqual,
};

const SIGN: Record<string, string> = {
  [CFNumberOperator.equal]: "=",
  [CFNumberOperator.notEqual]: "<>",
  [CFNumberOperator.greaterThan]: ">",
  [CFNumberOperator.lessThan]: "<",
  [CFNumberOperator.greaterThanOrEqual]: ">=",
  [CFNumberOperator.lessThanOrEqual]: "<=",
};

const TEXT = {
  Contains: CFTextOperator.containsText,
  NotContains: CFTextOperator.notContainsText,
  BeginsWith: CFTextOperator.beginsWith,
  EndsWith: CFTextOperator.endsWith,
} as const;

const bare = (formula: string): string => formula.replace(/^=/, "");
const numberIn = (formula: string | undefined): number | null => {
  const n = Number(bare(formula ?? "").trim() || NaN);
  return Number.isFinite(n) ? n : null;
};

function toStyle(style: ConditionalRule["style"]): IStyleBase {
  const s: IStyleBase = {};
  if (style.fill) s.bg = { rgb: style.fill };
  if (style.color) s.cl = { rgb: style.color };
  if (style.bold !== undefined) s.bl = style.bold ? BooleanNumber.TRUE : BooleanNumber.FALSE;
  if (style.italic !== undefined) s.it = style.italic ? BooleanNumber.TRUE : BooleanNumber.FALSE;
  return s;
}

export const configOf = (asked: Asked, at: ConditionalRule["at"]): Config => ({
  ...univers({ ...asked, at }),
  asked: { rule: asked.rule, style: asked.style },
});

/** Univer compares cells with numbers only; comparisons with texts and cells become formulas. */
function univers({ rule, style, at }: Omit<ConditionalRule, "id">): IConditionalFormattingRuleConfig {
  const base = { type: CFRuleType.highlightCell, style: toStyle(style) } as const;
  if (rule.kind === "custom")
    return { ...base, subType: CFSubRuleType.formula, value: `=${bare(rule.formula)}` };
  if (rule.kind === "containsText") {
    return { ...base, subType: CFSubRuleType.text, operator: TEXT[rule.operator], value: rule.text };
  }
  if (rule.kind === "topBottom") return topBottom(rule, base.style);
  if (rule.kind === "preset") return preset(rule.criterion, at, base.style);
  if (rule.kind === "colorScale") return colorScale(rule);
  if (rule.kind === "dataBar") return dataBar(rule);
  if (rule.kind === "iconSet") return iconSet(rule);
  const operator = NUMBER[rule.operator] ?? CFNumberOperator.equal;
  const [first, second] = [numberIn(rule.formula1), numberIn(rule.formula2)];
  const two = operator === CFNumberOperator.between || operator === CFNumberOperator.notBetween;
  if (two && first !== null && second !== null) {
    return { ...base, subType: CFSubRuleType.number, operator, value: [first, second] };
  }
  if (!two && first !== null) return { ...base, subType: CFSubRuleType.number, operator, value: first };
  // Univer reads a formula as that of the cell that stands first, in whatever order the ranges are given.
  const [anchor] = [...at].sort((a, b) => a.r - b.r || a.c - b.c);
  const cell = anchor ? cellName(anchor.r, anchor.c) : "A1";
  const [a, b] = [bare(rule.formula1), bare(rule.formula2 ?? "0")];
  const inside = `AND(${cell}>=MIN(${a},${b}),${cell}<=MAX(${a},${b}))`;
  const condition = !two
    ? `${cell}${SIGN[operator]}${a}`
    : operator === CFNumberOperator.between
      ? inside
      : `NOT(${inside})`;
  return { ...base, subType: CFSubRuleType.formula, value: `=${condition}` };
}

/** A rule with other formulas, at other cells. */
export function rewrittenConfig(
  config: Config,
  ranges: readonly IRange[],
  rewrite: (formula: string) => string,
): Config {
  const { asked } = config;
  if (asked) return configOf({ ...asked, rule: rewrittenRule(asked.rule, rewrite) }, ranges.map(toRect));
  const bound = <B extends { type: CFValueType; value?: number | string }>(value: B): B =>
    value.type === CFValueType.formula ? { ...value, value: rewrite(String(value.value)) } : value;
  if (config.type === CFRuleType.dataBar) {
    const { min, max, ...looks } = config.config;
    return { ...config, config: { ...looks, min: bound(min), max: bound(max) } };
  }
  if (config.type === CFRuleType.colorScale)
    return { ...config, config: config.config.map((point) => ({ ...point, value: bound(point.value) })) };
  if (config.type === CFRuleType.iconSet)
    return { ...config, config: config.config.map((icon) => ({ ...icon, value: bound(icon.value) })) };
  return config.subType === CFSubRuleType.formula ? { ...config, value: rewrite(config.value) } : config;
}

function rewrittenRule(
  rule: ConditionalRule["rule"],
  rewrite: (formula: string) => string,
): ConditionalRule["rule"] {
  const bound = <B extends { formula?: string }>(value: B): B =>
    value.formula?.startsWith("=") ? { ...value, formula: rewrite(value.formula) } : value;
  switch (rule.kind) {
    case "custom":
      return bound(rule);
    case "cellValue": {
      const { formula1, formula2 } = rule;
      return {
        ...rule,
        formula1: rewrite(formula1),
        ...(formula2 === undefined ? {} : { formula2: rewrite(formula2) }),
      };
    }
    case "colorScale":
      return { ...rule, points: rule.points.map(bound) };
    case "dataBar":
      return { ...rule, lower: bound(rule.lower), upper: bound(rule.upper) };
    case "iconSet":
      return { ...rule, criteria: rule.criteria.map(bound) };
    default:
      return rule;
  }
}
