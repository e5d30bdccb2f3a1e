/** Rule and format of a conditional format, by its type. */
import { Part } from "../part";
import { declareApi } from "../../protocol/members";
import { color, flag, integer, invalidArgument, oneOf, record, text } from "../arguments";
import type { Context } from "../context";
import type { ConditionalRule } from "../port";
import type { ConditionalDraft } from "./conditional-store";
import { checkRuleFormula } from "./formula";

/** The conditional format that they are parts of. */
export interface ConditionalOwner {
  readonly x: Context;
  readonly state: ConditionalDraft;
  change(patch: Partial<ConditionalDraft>): void;
}

abstract class RulePart extends Part<ConditionalOwner> {
  get format(): ConditionalRangeFormat {
    return new ConditionalRangeFormat(this.of);
  }
}

const CELL_VALUE_OPERATORS = [
  "Between",
  "NotBetween",
  "EqualTo",
  "NotEqualTo",
  "GreaterThan",
  "LessThan",
  "GreaterThanOrEqual",
  "LessThanOrEqual",
] as const;

const CELL_VALUE_FORMAT = declareApi("CellValueConditionalFormat", {
  "1.6": { write: "rule", nav: "format" },
});

export class CellValueFormat extends RulePart {
  readonly api = CELL_VALUE_FORMAT;

  get rule(): Record<string, unknown> {
    const { rule } = this.of.state;
    if (rule?.kind !== "cellValue") return {};
    const { kind: _, ...shown } = rule;
    return shown;
  }
  set rule(value: unknown) {
    const given = record(value, ["formula1", "formula2", "operator"]);
    const operator = oneOf(given.operator, CELL_VALUE_OPERATORS);
    const two = operator === "Between" || operator === "NotBetween";
    const formula = (f: unknown): string => {
      const words = typeof f === "number" ? String(f) : text(f);
      return checkRuleFormula(this.of.x, words.startsWith("=") ? words : `=${words}`);
    };
    this.of.change({
      rule: {
        kind: "cellValue",
        operator,
        formula1: formula(given.formula1),
        ...(two ? { formula2: formula(given.formula2) } : {}),
      },
    });
  }
}

const TEXT_FORMAT = declareApi("TextConditionalFormat", { "1.6": { write: "rule", nav: "format" } });

export class TextFormat extends RulePart {
  readonly api = TEXT_FORMAT;

  get rule(): Record<string, unknown> {
    const { rule } = this.of.state;
    return rule?.kind === "containsText" ? { operator: rule.operator, text: rule.text } : {};
  }
  set rule(value: unknown) {
    const given = record(value, ["operator", "text"]);
    const operator = oneOf(given.operator, ["Contains", "NotContains", "BeginsWith", "EndsWith"]);
    const words = text(given.text);
    if (words === "") throw invalidArgument();
    this.of.change({ rule: { kind: "containsText", operator, text: words } });
  }
}

const TOP_BOTTOM_FORMAT = declareApi("TopBottomConditionalFormat", {
  "1.6": { write: "rule", nav: "format" },
});

export class TopBottomFormat extends RulePart {
  readonly api = TOP_BOTTOM_FORMAT;

  get rule(): Record<string, unknown> {
    const { rule } = this.of.state;
    return rule?.kind === "topBottom" ? { rank: rule.rank, type: rule.type } : {};
  }
  set rule(value: unknown) {
    const given = record(value, ["rank", "type"]);
    const type = oneOf(given.type, ["TopItems", "TopPercent", "BottomItems", "BottomPercent"]);
    const rank = integer(given.rank, 1);
    if (rank > (type.endsWith("Percent") ? 100 : 1000)) throw invalidArgument();
    this.of.change({ rule: { kind: "topBottom", type, rank } });
  }
}

const PRESETS = [
  "Blanks",
  "NonBlanks",
  "Errors",
  "NonErrors",
  "Yesterday",
  "Today",
  "Tomorrow",
  "LastSevenDays",
  "LastWeek",
  "ThisWeek",
  "NextWeek",
  "LastMonth",
  "ThisMonth",
  "NextMonth",
  "AboveAverage",
  "BelowAverage",
  "EqualOrAboveAverage",
  "EqualOrBelowAverage",
  "OneStdDevAboveAverage",
  "OneStdDevBelowAverage",
  "TwoStdDevAboveAverage",
  "TwoStdDevBelowAverage",
  "ThreeStdDevAboveAverage",
  "ThreeStdDevBelowAverage",
  "UniqueValues",
  "DuplicateValues",
] as const;

const PRESET_FORMAT = declareApi("PresetCriteriaConditionalFormat", {
  "1.6": { write: "rule", nav: "format" },
});

export class PresetFormat extends RulePart {
  readonly api = PRESET_FORMAT;

  get rule(): Record<string, unknown> {
    const { rule } = this.of.state;
    return rule?.kind === "preset" ? { criterion: rule.criterion } : {};
  }
  set rule(value: unknown) {
    const { criterion } = record(value, ["criterion"]);
    this.of.change({ rule: { kind: "preset", criterion: oneOf(criterion, PRESETS) } });
  }
}

const CUSTOM_FORMAT = declareApi("CustomConditionalFormat", { "1.6": { nav: "format rule" } });

export class CustomFormat extends RulePart {
  readonly api = CUSTOM_FORMAT;

  get rule(): CustomRule {
    return new CustomRule(this.of);
  }
}

const CUSTOM_RULE = declareApi("ConditionalFormatRule", { "1.6": { write: "formula formulaLocal" } });

class CustomRule extends Part<ConditionalOwner> {
  readonly api = CUSTOM_RULE;
  get formula(): string {
    const { rule } = this.of.state;
    return rule?.kind === "custom" ? rule.formula : "";
  }
  set formula(value: unknown) {
    this.of.change({ rule: { kind: "custom", formula: checkRuleFormula(this.of.x, text(value)) } });
  }
  get formulaLocal(): string {
    return this.formula as string;
  }
  set formulaLocal(value: unknown) {
    this.formula = value;
  }
}

const CONDITIONAL_RANGE_FORMAT = declareApi("ConditionalRangeFormat", { "1.6": { nav: "fill font" } });

class ConditionalRangeFormat extends Part<ConditionalOwner> {
  readonly api = CONDITIONAL_RANGE_FORMAT;
  get fill(): ConditionalFill {
    return new ConditionalFill(this.of);
  }
  get font(): ConditionalFont {
    return new ConditionalFont(this.of);
  }
}

abstract class ConditionalStyle extends Part<ConditionalOwner> {
  protected get style(): ConditionalRule["style"] {
    return this.of.state.style;
  }
  protected set(patch: ConditionalRule["style"]): void {
    this.of.change({ style: { ...this.style, ...patch } });
  }
}

const CONDITIONAL_FILL = declareApi("ConditionalRangeFill", { "1.6": { write: "color", call: "clear" } });

class ConditionalFill extends ConditionalStyle {
  readonly api = CONDITIONAL_FILL;

  get color(): string {
    return this.style.fill ?? "";
  }
  set color(value: unknown) {
    this.set({ fill: color(value) });
  }
  clear(): void {
    this.set({ fill: null });
  }
}

const CONDITIONAL_FONT = declareApi("ConditionalRangeFont", {
  "1.6": { write: "bold color italic", call: "clear" },
});

class ConditionalFont extends ConditionalStyle {
  readonly api = CONDITIONAL_FONT;

  get bold(): boolean | null {
    return this.style.bold ?? null;
  }
  set bold(value: unknown) {
    this.set({ bold: flag(value) });
  }
  get italic(): boolean | null {
    return this.style.italic ?? null;
  }
  set italic(value: unknown) {
    this.set({ italic: flag(value) });
  }
  get color(): string {
    return this.style.color ?? "";
  }
  set color(value: unknown) {
    this.set({ color: color(value) });
  }
  clear(): void {
    this.set({ bold: false, italic: false, color: null });
  }
}
