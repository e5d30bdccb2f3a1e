import { BooleanNumber, generateRandomId, type IStyleBase, type Worksheet } from "@univerjs/core";
import {
  AddConditionalRuleMutation,
  CFNumberOperator,
  CFRuleType,
  CFSubRuleType,
  CFTextOperator,
  ConditionalFormattingRuleModel,
  DeleteCfCommand,
  MoveConditionalRuleMutation,
  type IConditionalFormattingRuleConfig,
} from "@univerjs/sheets-conditional-formatting";
import type { ConditionalRule } from "../../model/port";
import type { Engine } from "../engine";
import { cellName, toRange, toRect } from "../grid";
import { colorScale, dataBar, iconSet, preset, topBottom } from "./visual-config";

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

/** Univer compares cells with numbers only; comparisons with texts and cells become formulas. */
function toConfig({ rule, style, at }: Omit<ConditionalRule, "id">): IConditionalFormattingRuleConfig {
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

/** The rules as they were asked for, by id; where they stand Univer knows, because it moves them. */
export type AskedRules = Map<string, Omit<ConditionalRule, "id" | "at">>;

/** Conditional formats of one sheet, the first rule first. */
export class SheetConditionals {
  constructor(
    private readonly engine: Engine,
    private readonly sheet: Worksheet,
    private readonly asked: AskedRules,
  ) {}

  private get target(): { unitId: string; subUnitId: string } {
    return { unitId: this.engine.unitId, subUnitId: this.sheet.getSheetId() };
  }

  private get model(): ConditionalFormattingRuleModel {
    return this.engine.get<ConditionalFormattingRuleModel>(ConditionalFormattingRuleModel);
  }

  all(): ConditionalRule[] {
    const rules = this.model.getSubunitRules(this.engine.unitId, this.sheet.getSheetId()) ?? [];
    return rules.flatMap((r) => {
      const asked = this.asked.get(r.cfId);
      return asked ? [{ ...asked, id: r.cfId, at: r.ranges.map(toRect) }] : [];
    });
  }

  /** First in the order when no index is given, as Excel does. */
  add(rule: Omit<ConditionalRule, "id">, index = 0): string {
    const cfId = generateRandomId();
    this.asked.set(cfId, { rule: rule.rule, style: rule.style, stopIfTrue: rule.stopIfTrue });
    const before = this.model.getSubunitRules(this.engine.unitId, this.sheet.getSheetId()) ?? [];
    const ahead = before[Math.min(index, before.length) - 1];
    const config = {
      cfId,
      ranges: rule.at.map(toRange),
      stopIfTrue: rule.stopIfTrue ?? false,
      rule: toConfig(rule),
    };
    const add = { id: AddConditionalRuleMutation.id, params: { ...this.target, rule: config } };
    // Univer counts "after" from one place behind the rule that it names.
    const place = { start: { id: cfId, type: "self" }, end: { id: ahead?.cfId, type: "after" } };
    const move = { id: MoveConditionalRuleMutation.id, params: { ...this.target, ...place } };
    this.engine.apply(ahead ? [add, move] : [add]);
    return cfId;
  }

  remove(id: string): void {
    this.engine.run(DeleteCfCommand.id, { ...this.target, cfId: id });
  }
}
