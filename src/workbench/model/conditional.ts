/** Conditional formats by cell value, text and formula. */
import { HostError } from "../protocol/errors";
import { declareApi, HostObject } from "../protocol/members";
import { intersection } from "./address";
import { color, flag, invalidArgument, oneOf, record, text } from "./arguments";
import { KeyedCollection } from "./collection";
import { type Context } from "./context";
import { subtract, type ConditionalDraft } from "./conditional-store";
import type { ConditionalRule, Rect } from "./port";
import { requirePermission } from "./protection";
import { Range } from "./range";
import { RangeAreas } from "./range-areas";
import { checkRuleFormula } from "./rule-formula";

const TYPE_OF = { cellValue: "CellValue", containsText: "ContainsText", custom: "Custom" } as const;

const CONDITIONAL_FORMAT = declareApi("ConditionalFormat", {
  "1.6": {
    read: "id priority type",
    write: "stopIfTrue",
    nav: "cellValue cellValueOrNullObject custom customOrNullObject textComparison textComparisonOrNullObject",
    call: "delete getRange getRangeOrNullObject",
  },
  "1.9": { call: "getRanges" },
});

export class ConditionalFormat extends HostObject {
  readonly api = CONDITIONAL_FORMAT;

  constructor(
    readonly x: Context,
    readonly sheetId: string,
    readonly id: string,
  ) {
    super();
  }

  override identity() {
    return { Id: this.id };
  }

  get state(): ConditionalDraft {
    return this.x.conditionals.get(this.sheetId, this.id);
  }

  change(patch: Partial<ConditionalDraft>): void {
    requirePermission(this.x, this.sheetId, "allowFormatCells");
    this.x.conditionals.change(this.sheetId, this.id, patch);
  }

  get type(): string {
    return TYPE_OF[this.state.kind];
  }
  /** Its place in the order of evaluation, 0 first. */
  get priority(): number {
    return this.x.conditionals.order(this.sheetId).indexOf(this.id);
  }
  get stopIfTrue(): boolean {
    return this.state.stopIfTrue;
  }
  set stopIfTrue(value: unknown) {
    this.change({ stopIfTrue: flag(value) });
  }

  private part<T>(kind: ConditionalDraft["kind"], part: () => T): T | null {
    return this.state.kind === kind ? part() : null;
  }
  get cellValueOrNullObject(): CellValueFormat | null {
    return this.part("cellValue", () => new CellValueFormat(this));
  }
  get customOrNullObject(): CustomFormat | null {
    return this.part("custom", () => new CustomFormat(this));
  }
  get textComparisonOrNullObject(): TextFormat | null {
    return this.part("containsText", () => new TextFormat(this));
  }
  get cellValue(): CellValueFormat {
    return existing(this.cellValueOrNullObject);
  }
  get custom(): CustomFormat {
    return existing(this.customOrNullObject);
  }
  get textComparison(): TextFormat {
    return existing(this.textComparisonOrNullObject);
  }

  getRangeOrNullObject(): Range | null {
    const { at } = this.state;
    return at.length === 1 ? new Range(this.x, this.sheetId, at[0]!) : null;
  }
  getRange(): Range {
    return existing(this.getRangeOrNullObject());
  }
  getRanges(): RangeAreas {
    return new RangeAreas(this.x, this.sheetId, this.state.at);
  }
  delete(): void {
    requirePermission(this.x, this.sheetId, "allowFormatCells");
    this.x.conditionals.remove(this.sheetId, this.id);
  }
}

/** What is asked of a format of another type is not there. */
function existing<T>(value: T | null): T {
  if (value === null) throw new HostError("ItemNotFound");
  return value;
}

const CONDITIONAL_FORMATS = declareApi("ConditionalFormatCollection", {
  "1.6": { call: "add clearAll getCount getItem getItemAt" },
  "1.14": { call: "getItemOrNullObject" },
});

export class ConditionalFormatCollection extends KeyedCollection<ConditionalFormat> {
  readonly api = CONDITIONAL_FORMATS;

  constructor(
    private readonly x: Context,
    private readonly sheetId: string,
    private readonly rects: Rect[],
  ) {
    super();
  }

  private touches(at: Rect[]): boolean {
    return at.some((a) => this.rects.some((b) => intersection(a, b)));
  }

  items(): ConditionalFormat[] {
    return this.x.conditionals
      .order(this.sheetId)
      .map((id) => new ConditionalFormat(this.x, this.sheetId, id))
      .filter((format) => this.touches(format.state.at));
  }

  protected matches(item: ConditionalFormat, key: string): boolean {
    return item.id === key;
  }

  /** The new format comes before all others. */
  add(type: unknown): ConditionalFormat {
    requirePermission(this.x, this.sheetId, "allowFormatCells");
    const name = oneOf(type, ["CellValue", "ContainsText", "Custom", ...UNKNOWN_TYPES]);
    const kind = (Object.keys(TYPE_OF) as (keyof typeof TYPE_OF)[]).find((k) => TYPE_OF[k] === name);
    if (!kind) throw new HostError("NotImplemented", `The host has no conditional formats of type ${name}.`);
    const id = this.x.conditionals.add(this.sheetId, kind, this.rects);
    return new ConditionalFormat(this.x, this.sheetId, id);
  }

  clearAll(): void {
    requirePermission(this.x, this.sheetId, "allowFormatCells");
    for (const format of this.items()) {
      const rest = this.rects.reduce((at, cut) => at.flatMap((r) => subtract(r, cut)), format.state.at);
      if (rest.length === 0) format.delete();
      else format.change({ at: rest });
    }
  }
}

const UNKNOWN_TYPES = ["DataBar", "ColorScale", "IconSet", "TopBottom", "PresetCriteria"] as const;

abstract class Part extends HostObject {
  constructor(protected readonly of: ConditionalFormat) {
    super();
  }
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

class CellValueFormat extends Part {
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

class TextFormat extends Part {
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

const CUSTOM_FORMAT = declareApi("CustomConditionalFormat", { "1.6": { nav: "format rule" } });

class CustomFormat extends Part {
  readonly api = CUSTOM_FORMAT;

  get rule(): CustomRule {
    return new CustomRule(this.of);
  }
}

const CUSTOM_RULE = declareApi("ConditionalFormatRule", { "1.6": { write: "formula formulaLocal" } });

class CustomRule extends HostObject {
  readonly api = CUSTOM_RULE;

  constructor(private readonly of: ConditionalFormat) {
    super();
  }
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

class ConditionalRangeFormat extends HostObject {
  readonly api = CONDITIONAL_RANGE_FORMAT;

  constructor(private readonly of: ConditionalFormat) {
    super();
  }
  get fill(): ConditionalFill {
    return new ConditionalFill(this.of);
  }
  get font(): ConditionalFont {
    return new ConditionalFont(this.of);
  }
}

abstract class ConditionalStyle extends HostObject {
  constructor(private readonly of: ConditionalFormat) {
    super();
  }
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
