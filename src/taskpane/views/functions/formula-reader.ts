import type { FunctionSet } from "./function-runtime";
import { CellError, type Cell, type Scalar, type Value } from "./values";

/** A formula that isn't calculated here, and why. */
export class NotCalculable extends Error {
  constructor(
    readonly kind: "needs-excel" | "unreadable",
    message: string,
  ) {
    super(message);
  }
}

const REFERENCE =
  /^('[^']+'|[\p{L}_][\p{L}\p{N}_.]*)!|^\$?[a-z]{1,3}\$?\d+(?![\p{L}\p{N}_(])|^\$?[a-z]{1,3}:\$?[a-z]{1,3}/iu;
const OPERATORS: Record<string, { level: number; apply: (a: number, b: number) => number }> = {
  "+": { level: 1, apply: (a, b) => a + b },
  "-": { level: 1, apply: (a, b) => a - b },
  "*": { level: 2, apply: (a, b) => a * b },
  "/": { level: 2, apply: (a, b) => a / b },
  "^": { level: 3, apply: (a, b) => a ** b },
};

/**
 * Reads a formula as Excel's English does, and calculates it on the way: numbers, texts, TRUE and FALSE, arrays of
 * constants, the five operators and percent, and the functions at hand. Everything else is Excel's.
 */
export class FormulaReader {
  private at = 0;

  constructor(
    private readonly text: string,
    private readonly functions: FunctionSet,
  ) {}

  /** @throws {NotCalculable} */
  read(): Value {
    this.spaces();
    if (!this.take("=")) throw this.unreadable("A formula begins with =");
    const value = this.expression(0);
    if (this.at < this.text.length) throw this.unreadable("The formula should end");
    return value;
  }

  private expression(level: number): Value {
    let left = this.operand();
    for (;;) {
      this.spaces();
      const sign = this.text[this.at] ?? "";
      if ("&<>=:!#".includes(sign) && sign) throw needsExcel();
      const operator = OPERATORS[sign];
      if (!operator || operator.level <= level) return left;
      this.at++;
      left = arithmetic(left, this.expression(operator.level), sign, operator.apply);
    }
  }

  private operand(): Value {
    this.spaces();
    // Excel's minus binds more tightly than its power: -2^2 is 4.
    if (this.take("-")) return arithmetic(0, this.operand(), "-", (a, b) => a - b);
    if (this.take("+")) return this.operand();
    let value = this.atom();
    while ((this.spaces(), this.take("%"))) value = arithmetic(value, 100, "/", (a, b) => a / b);
    return value;
  }

  private atom(): Value {
    const rest = this.text.slice(this.at);
    if (this.take("(")) {
      const value = this.expression(0);
      this.spaces();
      if (!this.take(")")) throw this.unreadable("A closing parenthesis should stand");
      return value;
    }
    if (rest.startsWith("{")) return this.array();
    if (REFERENCE.test(rest)) throw needsExcel();
    const constant = this.constant();
    if (constant !== null) return constant;
    const name = /^[\p{L}_][\p{L}\p{N}_.]*/u.exec(rest)?.[0];
    if (!name) throw this.unreadable("A number, a text in quotes or a function should stand");
    this.at += name.length;
    this.spaces();
    if (!this.take("(")) throw needsExcel();
    const called = this.functions.get(name.toUpperCase());
    if (!called) throw needsExcel();
    return called(this.args());
  }

  private args(): (Value | null)[] {
    this.spaces();
    if (this.take(")")) return [];
    const values: (Value | null)[] = [];
    for (;;) {
      this.spaces();
      const leftOut = /[,)]/.test(this.text[this.at] ?? "");
      values.push(leftOut ? null : this.expression(0));
      this.spaces();
      if (this.take(")")) return values;
      if (!this.take(",")) throw this.unreadable("A comma or a closing parenthesis should stand");
    }
  }

  /** Rows with semicolons, columns with commas; constants only, as in Excel. */
  private array(): Cell[][] {
    this.take("{");
    const rows: Cell[][] = [[]];
    for (;;) {
      this.spaces();
      const minus = this.take("-");
      const constant = this.constant();
      if (constant === null || (minus && typeof constant !== "number"))
        throw this.unreadable("A constant should stand");
      rows.at(-1)?.push(minus ? -(constant as number) : constant);
      this.spaces();
      if (this.take("}")) break;
      if (this.take(";")) rows.push([]);
      else if (!this.take(",")) throw this.unreadable("A comma, a semicolon or } should stand");
    }
    if (rows.some((row) => row.length !== rows[0]?.length))
      throw new NotCalculable("unreadable", "The rows of an array in { } need the same number of cells.");
    return rows;
  }

  private constant(): Scalar | null {
    const rest = this.text.slice(this.at);
    const match =
      /^(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?|^"(?:[^"]|"")*"|^(?:true|false)(?![\p{L}\p{N}_.(])/iu.exec(
        rest,
      )?.[0];
    if (match === undefined) return null;
    this.at += match.length;
    if (match.startsWith('"')) return match.slice(1, -1).replaceAll('""', '"');
    if (/^[tf]/i.test(match)) return match.toLowerCase() === "true";
    return Number(match);
  }

  private spaces(): void {
    while (/\s/.test(this.text[this.at] ?? "")) this.at++;
  }

  private take(sign: string): boolean {
    const found = this.text.startsWith(sign, this.at);
    if (found) this.at += sign.length;
    return found;
  }

  private unreadable(what: string): NotCalculable {
    const place = this.text.slice(this.at, this.at + 12);
    return new NotCalculable("unreadable", place ? `${what} before “${place}”.` : `${what} at the end.`);
  }
}

const needsExcel = () =>
  new NotCalculable(
    "needs-excel",
    "This refers to cells, or uses functions of Excel: only Excel can calculate it. Insert it to see the result.",
  );

function arithmetic(a: Value, b: Value, sign: string, apply: (a: number, b: number) => number): Value {
  if (Array.isArray(a) || Array.isArray(b)) throw needsExcel();
  const [x, y] = [numberOf(a), numberOf(b)];
  if (x instanceof CellError) return x;
  if (y instanceof CellError) return y;
  if (sign === "/" && y === 0) return new CellError("#DIV/0!");
  const value = apply(x, y);
  return Number.isFinite(value) ? value : new CellError("#NUM!");
}

function numberOf(cell: Cell): number | CellError {
  if (cell instanceof CellError) return cell;
  if (typeof cell === "string" && cell.trim() === "") return new CellError("#VALUE!");
  const value = Number(cell);
  return Number.isNaN(value) ? new CellError("#VALUE!") : value;
}
