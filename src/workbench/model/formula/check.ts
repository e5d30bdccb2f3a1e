/** Which formulas Excel takes. What it doesn't, it refuses with InvalidArgument, like a formula typed with a mistake. */
import { HostError } from "../../protocol/errors";
import { invalidArgument } from "../arguments";
import { sameName, type Context } from "../context";
import { structuredReference, tokenize, type Token } from "./tokens";

const MAX_FORMULA = 8192;
const MAX_TEXT_CONSTANT = 255;
const MAX_ARGUMENTS = 255;
const MAX_NESTING = 64;

/** The cell a formula goes into, for references to the table around it. */
export interface FormulaHome {
  sheetId: string;
  r: number;
  c: number;
}

/**
 * Checks a formula as Excel does on entry: length, form, and that the tables and columns it names exist.
 * @returns the formula
 * @throws {HostError} FormulaLengthExceedsLimit, InvalidArgument
 */
export function checkFormula(x: Context, formula: string, home?: FormulaHome): string {
  if (!formula.startsWith("=") || formula.length < 2) throw invalidArgument();
  if (formula.length > MAX_FORMULA) throw new HostError("FormulaLengthExceedsLimit");
  const tokens = tokenize(formula.slice(1));
  if (!tokens || !new Grammar(tokens).accepts()) throw invalidArgument();
  for (const { kind, text } of tokens) {
    if (kind === "text" && text.slice(1, -1).replaceAll('""', '"').length > MAX_TEXT_CONSTANT)
      throw invalidArgument();
    if (kind === "operand") checkStructured(x, text, home);
  }
  return formula;
}

function checkStructured(x: Context, operand: string, home: FormulaHome | undefined): void {
  if (operand.includes("!")) return;
  const reference = structuredReference(operand);
  if (reference === null) return;
  if (reference === "malformed") throw invalidArgument();
  const tables = x.book.tables();
  const table =
    reference.table !== ""
      ? tables.find((t) => sameName(t.name, reference.table))
      : home &&
        tables.find(
          ({ sheetId, at }) =>
            sheetId === home.sheetId &&
            home.r >= at.r &&
            home.r < at.r + at.h &&
            home.c >= at.c &&
            home.c < at.c + at.w,
        );
  if (!table) throw invalidArgument();
  for (const column of reference.columns)
    if (!table.columns.some((c) => sameName(c, column))) throw invalidArgument();
}

const BINARY = new Set(["+", "-", "*", "/", "^", "&", "=", "<", ">", "<=", ">=", "<>", ":"]);

/** Excel's expression grammar, without what the values mean. */
class Grammar {
  private readonly tokens: Token[];
  private i = 0;
  private depth = 0;

  constructor(tokens: Token[]) {
    this.tokens = tokens;
  }

  accepts(): boolean {
    return this.expression() && this.i === this.tokens.length;
  }

  private skipSpace(): void {
    while (this.tokens[this.i]?.kind === "space") this.i++;
  }

  private peek(): Token | undefined {
    this.skipSpace();
    return this.tokens[this.i];
  }

  private eat(kind: Token["kind"]): boolean {
    if (this.peek()?.kind !== kind) return false;
    this.i++;
    return true;
  }

  private expression(): boolean {
    if (!this.term()) return false;
    for (;;) {
      const spaced = this.tokens[this.i]?.kind === "space";
      const next = this.peek();
      if (next?.kind === "operator" && BINARY.has(next.text)) {
        this.i++;
        if (!this.term()) return false;
      } else if (
        spaced &&
        next &&
        (next.kind === "operand" || next.kind === "function" || next.kind === "open")
      ) {
        // A blank between two references intersects them.
        if (!this.term()) return false;
      } else {
        return true;
      }
    }
  }

  private term(): boolean {
    for (let next = this.peek(); next?.kind === "operator" && "+-@".includes(next.text); next = this.peek())
      this.i++;
    if (!this.primary()) return false;
    for (;;) {
      const next = this.tokens[this.i];
      if (next?.kind === "operator" && (next.text === "%" || next.text === "#")) this.i++;
      // What a LAMBDA returns can be called: LAMBDA(x,x+1)(2).
      else if (next?.kind === "open") {
        if (!this.list()) return false;
      } else return true;
    }
  }

  private primary(): boolean {
    const next = this.peek();
    switch (next?.kind) {
      case "text":
      case "number":
      case "error":
      case "operand":
        this.i++;
        return true;
      case "function":
        this.i++;
        return this.list();
      case "open":
        return this.group();
      case "openArray":
        return this.array();
      default:
        return false;
    }
  }

  /** Parentheses around an expression, or around a union of references: (A1,B2). */
  private group(): boolean {
    this.i++;
    if (++this.depth > MAX_NESTING) return false;
    do if (!this.expression()) return false;
    while (this.eat("comma"));
    this.depth--;
    return this.eat("close");
  }

  /** Arguments; any of them may be left out. */
  private list(): boolean {
    if (!this.eat("open") || ++this.depth > MAX_NESTING) return false;
    let count = 0;
    for (;;) {
      const next = this.peek();
      if (next?.kind !== "comma" && next?.kind !== "close" && !this.expression()) return false;
      if (++count > MAX_ARGUMENTS) return false;
      if (this.eat("comma")) continue;
      this.depth--;
      return this.eat("close");
    }
  }

  /** {1,2;3,4}: constants only, rows of one length. */
  private array(): boolean {
    this.i++;
    const widths: number[] = [];
    do {
      let width = 0;
      do {
        const sign = this.peek();
        if (sign?.kind === "operator" && (sign.text === "-" || sign.text === "+")) this.i++;
        const value = this.peek();
        const constant =
          value?.kind === "number" ||
          value?.kind === "text" ||
          value?.kind === "error" ||
          (value?.kind === "operand" && /^(true|false)$/i.test(value.text));
        if (!constant) return false;
        this.i++;
        width++;
      } while (this.eat("comma"));
      widths.push(width);
    } while (this.eat("semicolon"));
    return widths.every((w) => w === widths[0]) && this.eat("closeArray");
  }
}
