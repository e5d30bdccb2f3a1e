/** Defined names of the workbook and of single sheets. */
import { HostError } from "../../protocol/errors";
import { declareApi, HostObject } from "../../protocol/members";
import { absoluteReference, looksLikeReference } from "../address";
import { flag, invalidArgument, optionalText, text } from "../arguments";
import { existing, KeyedCollection } from "../collection";
import { sameName, sheetPort, type Context } from "../context";
import { ERROR_VALUES } from "../../values/entry";
import { checkFormula } from "../formula/check";
import type { RangeObject, WorksheetObject } from "../objects";
import type { NameInfo, Scalar } from "../port";
import { RangePlace } from "../range/place";
import { resolveReference } from "../formula/references";

/**
 * Names of ranges and tables share one space: letters, digits, `_`, `.`, `\`; a letter, `_` or `\` first; nothing that
 * reads as a cell; at most 255 characters.
 * @throws {HostError} InvalidArgument
 */
export function checkName(name: string): string {
  const wellFormed = /^[\p{L}_\\][\p{L}\p{N}_.\\?]*$/u.test(name);
  if (!wellFormed || name.length > 255 || looksLikeReference(name) || /^(true|false)$/i.test(name))
    throw invalidArgument();
  return name;
}

/** True when the workbook has a table or a workbook-wide name of this name. */
export function nameIsTaken(x: Context, name: string): boolean {
  return (
    x.book.tables().some((t) => sameName(t.name, name)) ||
    x.book.names().some((n) => n.sheetId === undefined && sameName(n.name, name))
  );
}

const NAMED_ITEM = declareApi("NamedItem", {
  "1.1": { read: "name type value", write: "visible", call: "getRange" },
  "1.4": {
    read: "scope",
    write: "comment",
    nav: "worksheet worksheetOrNullObject",
    call: "delete getRangeOrNullObject",
  },
  "1.7": { write: "formula", nav: "arrayValues" },
});

export class NamedItem extends HostObject {
  readonly api = NAMED_ITEM;

  constructor(
    private readonly x: Context,
    readonly name: string,
    private readonly sheetId: string | undefined,
  ) {
    super();
  }

  override identity() {
    return { _Id: this.name };
  }

  private get info(): NameInfo {
    return existing(
      this.x.book.names().find((n) => n.sheetId === this.sheetId && sameName(n.name, this.name)),
    );
  }

  private update(patch: Partial<NameInfo>): void {
    this.x.book.setName({ ...this.info, ...patch });
  }

  get formula(): string {
    return this.info.formula;
  }

  set formula(value: unknown) {
    this.update({ formula: checkFormula(this.x, text(value)) });
  }

  get comment(): string {
    return this.info.comment ?? "";
  }

  set comment(value: unknown) {
    this.update({ comment: text(value) });
  }

  get visible(): boolean {
    return this.info.visible;
  }

  set visible(value: unknown) {
    this.update({ visible: flag(value) });
  }

  get scope(): string {
    return this.sheetId === undefined ? "Workbook" : "Worksheet";
  }

  private get cells() {
    return resolveReference(this.x, this.info.formula, this.sheetId ?? this.x.book.active().id);
  }

  /** Rows of values; a reference has its address for one. */
  private get values(): Scalar[][] {
    const { cells } = this;
    const { formula } = this.info;
    if (cells) return [[absoluteReference(sheetPort(this.x, cells.sheetId).name, cells.at)]];
    const value = constantOf(formula);
    const values = value === null ? this.x.nameValues.of(formula) : [[value]];
    if (!values) throw new HostError("NotImplemented", "This workbook doesn't calculate formulas of names.");
    return values;
  }
  private get isArray(): boolean {
    const { values } = this;
    return values.length * (values[0]?.length ?? 0) > 1;
  }

  get type(): string {
    if (this.cells) return "Range";
    if (this.isArray) return "Array";
    const { value } = this;
    if (typeof value === "boolean") return "Boolean";
    if (typeof value === "number") return Number.isInteger(value) ? "Integer" : "Double";
    return ERROR_VALUES.has(value) ? "Error" : "String";
  }

  /** The first of several. */
  get value(): Scalar {
    return this.values[0]?.[0] ?? "";
  }

  get arrayValues(): NamedItemArrayValues {
    return new NamedItemArrayValues(this.values);
  }

  get worksheet(): WorksheetObject {
    return existing(this.worksheetOrNullObject);
  }

  get worksheetOrNullObject(): WorksheetObject | null {
    return this.sheetId === undefined ? null : this.x.objects.worksheet(this.sheetId);
  }

  getRangeOrNullObject(): RangeObject | null {
    const { cells } = this;
    return cells && this.x.objects.range(cells.sheetId, cells.at);
  }

  getRange(): RangeObject {
    return existing(this.getRangeOrNullObject());
  }

  delete(): void {
    const { name, sheetId } = this.info;
    this.x.book.removeName(name, sheetId);
  }
}

/** Value of a name that holds a constant; null for a formula that has to be calculated. */
function constantOf(formula: string): Scalar | null {
  const body = formula.replace(/^=/, "").trim();
  const quoted = /^"((?:[^"]|"")*)"$/s.exec(body);
  if (quoted) return quoted[1]!.replaceAll('""', '"');
  if (/^(true|false)$/i.test(body)) return /^true$/i.test(body);
  if (/^[+-]?(\d+(?:\.\d*)?|\.\d+)(e[+-]?\d+)?%?$/i.test(body))
    return body.endsWith("%") ? Number(body.slice(0, -1)) / 100 : Number(body);
  if (ERROR_VALUES.has(body.toUpperCase())) return body.toUpperCase();
  return /#REF!/i.test(body) ? "#REF!" : null;
}

/** Whether a name's value takes a calculation. */
export function holdsFormula(x: Context, { formula, sheetId }: NameInfo): boolean {
  return constantOf(formula) === null && !resolveReference(x, formula, sheetId ?? x.book.active().id);
}

const ARRAY_VALUES = declareApi("NamedItemArrayValues", { "1.7": { read: "types values" } });

/** What a name holds whose formula gives more than one value. */
class NamedItemArrayValues extends HostObject {
  readonly api = ARRAY_VALUES;

  constructor(readonly values: Scalar[][]) {
    super();
  }
  get types(): string[][] {
    return this.values.map((row) => row.map(typeOf));
  }
}

/** Of an array's values, by office.js's names of what ranges hold. */
function typeOf(value: Scalar): string {
  if (typeof value === "number") return "Double";
  if (typeof value === "boolean") return "Boolean";
  return ERROR_VALUES.has(value) ? "Error" : value === "" ? "Empty" : "String";
}

const NAMED_ITEMS = declareApi("NamedItemCollection", {
  "1.1": { call: "getItem" },
  "1.4": { call: "add addFormulaLocal getCount getItemOrNullObject" },
});

export class NamedItemCollection extends KeyedCollection<NamedItem> {
  readonly api = NAMED_ITEMS;

  /** @param sheetId names of this sheet; of the workbook when undefined */
  constructor(
    private readonly x: Context,
    readonly sheetId?: string,
  ) {
    super();
  }

  items(): NamedItem[] {
    return this.x.book
      .names()
      .filter((n) => n.sheetId === this.sheetId)
      .map((n) => new NamedItem(this.x, n.name, n.sheetId));
  }

  protected matches(item: NamedItem, key: string): boolean {
    return sameName(item.name, key);
  }

  add(name: unknown, reference: unknown, comment?: unknown): NamedItem {
    const formula =
      reference instanceof RangePlace
        ? `=${absoluteReference(reference.sheet.name, reference.at)}`
        : checkFormula(this.x, text(reference));
    return this.define(text(name), formula, optionalText(comment));
  }

  addFormulaLocal(name: unknown, formula: unknown, comment?: unknown): NamedItem {
    return this.define(text(name), checkFormula(this.x, text(formula)), optionalText(comment));
  }

  private define(name: string, formula: string, comment: string | undefined): NamedItem {
    checkName(name);
    const taken = this.sheetId === undefined ? nameIsTaken(this.x, name) : this.find(name) !== null;
    if (taken) throw new HostError("ItemAlreadyExists");
    this.x.book.setName({
      name,
      formula,
      visible: true,
      ...(this.sheetId !== undefined ? { sheetId: this.sheetId } : {}),
      ...(comment !== undefined ? { comment } : {}),
    });
    return new NamedItem(this.x, name, this.sheetId);
  }
}
