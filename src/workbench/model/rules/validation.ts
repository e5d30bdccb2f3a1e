/** Data validation of cells. */
import { declareApi, HostObject } from "../../protocol/members";
import { absoluteReference } from "../address";
import { flag, invalidArgument, oneOf, record, text } from "../arguments";
import { existing } from "../collection";
import { sheetPort, type Context } from "../context";
import type { ValidationDraft } from "../events/pending";
import { checkRuleFormula } from "./formula";
import type { AreasObject } from "../objects";
import type { Rect, Scalar, Validation } from "../port";
import { requirePermission } from "../worksheet/protection";
import { RangePlace } from "../range/place";
import { isValid } from "./validity";

const OPERATORS = [
  "Between",
  "NotBetween",
  "EqualTo",
  "NotEqualTo",
  "GreaterThan",
  "LessThan",
  "GreaterThanOrEqualTo",
  "LessThanOrEqualTo",
] as const;

const TYPES = {
  wholeNumber: "WholeNumber",
  decimal: "Decimal",
  list: "List",
  textLength: "TextLength",
  custom: "Custom",
  date: "Date",
  time: "Time",
} as const;
type Kind = keyof typeof TYPES;

/** Formulas and list sources of a validation have at most this many characters. */
const MAX_FORMULA = 255;

const NO_PROMPT = { title: "", message: "", showPrompt: true };
const NO_ALERT = { title: "", message: "", showAlert: true, style: "Stop" } as const;

const DATA_VALIDATION = declareApi("DataValidation", {
  "1.8": { read: "type valid", write: "errorAlert ignoreBlanks prompt rule", call: "clear" },
  "1.9": { call: "getInvalidCells getInvalidCellsOrNullObject" },
});

export class DataValidation extends HostObject {
  readonly api = DATA_VALIDATION;

  constructor(
    private readonly x: Context,
    readonly sheetId: string,
    readonly rects: Rect[],
  ) {
    super();
  }

  private get current(): ValidationDraft {
    const pending = this.x.validations.draft(this);
    if (pending) return pending;
    const [at] = this.rects;
    return sheetPort(this.x, this.sheetId).validationAt(at!.r, at!.c) ?? {};
  }

  private update(patch: ValidationDraft): void {
    requirePermission(this.x, this.sheetId);
    this.x.validations.change(this, { ...this.current, ...patch });
  }

  clear(): void {
    requirePermission(this.x, this.sheetId);
    this.x.validations.drop(this);
    for (const at of this.rects) sheetPort(this.x, this.sheetId).setValidation(at, null);
  }

  /** "Inconsistent" where the cells have different validations. */
  get type(): string {
    const corners = this.rects.flatMap(({ r, c, h, w }) => [
      [r, c],
      [r + h - 1, c + w - 1],
    ]);
    const kinds = new Set(
      corners.map(([r, c]) => sheetPort(this.x, this.sheetId).validationAt(r!, c!)?.kind),
    );
    if (kinds.size > 1) return "Inconsistent";
    const [kind] = kinds;
    return kind ? TYPES[kind] : "None";
  }

  get rule(): Record<string, unknown> | null {
    const { kind, operator, formula1, formula2 } = this.current;
    if (kind === undefined) return {};
    if (kind === "list") return { list: { inCellDropDown: true, source: listSource(formula1) } };
    if (kind === "custom") return { custom: { formula: asFormula(formula1) } };
    return {
      [kind]: {
        formula1: asFormula(formula1),
        ...(formula2 === undefined ? {} : { formula2: asFormula(formula2) }),
        operator,
      },
    };
  }

  set rule(value: unknown) {
    const given = record(value, Object.keys(TYPES));
    const [entry, ...more] = Object.entries(given).filter(
      ([, detail]) => detail !== null && detail !== undefined,
    );
    if (!entry || more.length > 0) throw invalidArgument();
    const [kind, detail] = entry as [Kind, unknown];
    const { prompt, errorAlert, ignoreBlanks } = this.current;
    this.update({
      ...this.parseRule(kind, detail),
      ignoreBlanks: ignoreBlanks ?? true,
      prompt: prompt ?? NO_PROMPT,
      errorAlert: errorAlert ?? NO_ALERT,
    });
  }

  private parseRule(
    kind: Kind,
    detail: unknown,
  ): Pick<Validation, "kind" | "operator" | "formula1" | "formula2"> {
    const nothing = { operator: undefined, formula1: undefined, formula2: undefined };
    if (kind === "list") {
      const { source } = record(detail, ["inCellDropDown", "source"]);
      return { ...nothing, kind, formula1: this.operand(source, true) } as Validation;
    }
    if (kind === "custom") {
      const { formula } = record(detail, ["formula"]);
      return { ...nothing, kind, formula1: checkRuleFormula(this.x, text(formula)) } as Validation;
    }
    const { formula1, formula2, operator } = record(detail, ["formula1", "formula2", "operator"]);
    const word = oneOf(operator, OPERATORS);
    const two = word === "Between" || word === "NotBetween";
    return {
      ...nothing,
      kind,
      operator: word,
      formula1: this.operand(formula1),
      ...(two ? { formula2: this.operand(formula2) } : {}),
    } as Validation;
  }

  /** A number, text, formula or range that a value is compared with. */
  private operand(value: unknown, list = false): Scalar {
    if (value instanceof RangePlace) return `=${absoluteReference(value.sheet.name, value.at)}`;
    if (typeof value === "number" && Number.isFinite(value)) return value;
    const given = text(value);
    if (given === "" || given.length > MAX_FORMULA) throw invalidArgument();
    if (given.startsWith("=")) return checkRuleFormula(this.x, given);
    if (list) return given;
    const number = Number(given);
    return given.trim() !== "" && Number.isFinite(number) ? number : given;
  }

  get prompt(): Validation["prompt"] {
    return this.current.prompt ?? NO_PROMPT;
  }
  set prompt(value: unknown) {
    const given = record(value, ["title", "message", "showPrompt"]);
    const prompt = {
      title: text(given.title),
      message: text(given.message),
      showPrompt: flag(given.showPrompt),
    };
    requireLengths(prompt.title, prompt.message);
    this.update({ prompt });
  }

  get errorAlert(): Validation["errorAlert"] {
    return this.current.errorAlert ?? NO_ALERT;
  }
  set errorAlert(value: unknown) {
    const given = record(value, ["title", "message", "showAlert", "style"]);
    const errorAlert = {
      title: text(given.title),
      message: text(given.message),
      showAlert: flag(given.showAlert),
      style: oneOf(given.style, ["Stop", "Warning", "Information"]),
    };
    requireLengths(errorAlert.title, errorAlert.message);
    this.update({ errorAlert });
  }

  get ignoreBlanks(): boolean {
    return this.current.ignoreBlanks ?? true;
  }
  set ignoreBlanks(value: unknown) {
    this.update({ ignoreBlanks: flag(value) });
  }

  private cells(): { at: Rect; valid: boolean }[] {
    const sheet = sheetPort(this.x, this.sheetId);
    return this.rects.flatMap((at) =>
      sheet.read(at).flatMap((row, i) =>
        row.map((cell, j) => {
          const [r, c] = [at.r + i, at.c + j];
          const rule = sheet.validationAt(r, c);
          return { at: { r, c, h: 1, w: 1 }, valid: !rule || isValid(this.x, this.sheetId, rule, cell) };
        }),
      ),
    );
  }

  get valid(): boolean | null {
    const found = new Set(this.cells().map((cell) => cell.valid));
    return found.size === 1 ? [...found][0]! : null;
  }

  async getInvalidCellsOrNullObject(): Promise<AreasObject | null> {
    await this.x.book.settle();
    const invalid = this.cells().filter((cell) => !cell.valid);
    return invalid.length === 0
      ? null
      : this.x.objects.areas(
          this.sheetId,
          invalid.map((cell) => cell.at),
        );
  }

  async getInvalidCells(): Promise<AreasObject> {
    return existing(await this.getInvalidCellsOrNullObject());
  }
}

/** A message's title has at most 32 characters, its text 255. */
function requireLengths(title: string, message: string): void {
  if (title.length > 32 || message.length > 255) throw invalidArgument();
}

const asFormula = (value: Scalar | undefined): string =>
  typeof value === "string" && value.startsWith("=") ? value : `=${String(value)}`;

const listSource = (value: Scalar | undefined): string => String(value);
