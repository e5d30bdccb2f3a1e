/**
 * Reads a formula as Excel's English has it, whether from a cell or from a file (where newer functions carry prefixes).
 * Recursive descent over one pass of the text.
 */
import { readArray, readConstant } from "./constants";
import { ReferenceReader, trimRange } from "./references";
import { readStructured } from "./structured";
import type { BinaryOperator, Node } from "./tree";
import { errorOf, REF } from "../values/cell-error";

/** Excel's own limit is 8,192 characters as shown; a file's prefixes come on top. */
const LONGEST = 32_768;
/** Excel allows 64 levels of functions. */
const DEEPEST = 400;

const LEVELS: Record<BinaryOperator, number> = {
  "=": 1,
  "<>": 1,
  "<": 1,
  ">": 1,
  "<=": 1,
  ">=": 1,
  "&": 2,
  "+": 3,
  "-": 3,
  "*": 4,
  "/": 4,
  "^": 5,
};
const OPERATOR = /<>|<=|>=|[=<>&+\-*/^]/y;

const WORD = /[\p{L}_\\][\p{L}\p{N}_.\\?]*/uy;
const BROKEN = /#REF!/iy;
/** What can follow a space that means "where both meet". */
const REFERENCE_START = /[\p{L}_\\$'[(]|\d+:\$?\d/uy;
/** A function that the program which wrote the file couldn't find; Google Sheets writes its own so. */
const UNDEFINED = /^__?xludf\./i;
const PREFIX = /^(?:_xlfn\.|_xlws\.|_xlpm\.|_xleta\.|_xlop\.|_xldudf_|_xll\.)+/i;

/** @throws {Unreadable} */
export function readFormula(text: string): Node {
  return new FormulaReader(text).read();
}

class FormulaReader extends ReferenceReader {
  private depth = 0;

  read(): Node {
    if (this.text.length > LONGEST) throw this.unreadable("no formula is longer than 32,768 characters", 0);
    this.spaces();
    this.take("=");
    const node = this.expression(1);
    this.spaces();
    if (!this.done) throw this.unreadable("the formula should end");
    return node;
  }

  private expression(level: number): Node {
    if (++this.depth > DEEPEST) throw this.unreadable("the formula is nested too deeply");
    let left = this.operand();
    for (;;) {
      this.spaces();
      const operator = this.look(OPERATOR)?.[0] as BinaryOperator | undefined;
      if (!operator || LEVELS[operator] < level) break;
      this.at += operator.length;
      // All of them group from the left, the power too: 2^3^2 is 64.
      const right = this.expression(LEVELS[operator] + 1);
      left = { kind: "binary", operator, left, right, start: left.start, end: right.end };
    }
    this.depth--;
    return left;
  }

  /** Signs bind more tightly than the power: -2^2 is 4. */
  private operand(): Node {
    this.spaces();
    const start = this.at;
    const kind = this.take("-") ? "negate" : this.take("+") ? "plus" : null;
    if (kind) {
      if (++this.depth > DEEPEST) throw this.unreadable("the formula is nested too deeply");
      const operand = this.operand();
      this.depth--;
      return { kind, operand, start, end: operand.end };
    }
    let node = this.references();
    for (let signs = 0; ; signs++) {
      if (signs > DEEPEST) throw this.unreadable("the formula is nested too deeply");
      const before = this.at;
      this.spaces();
      if (!this.take("%")) {
        this.at = before;
        return node;
      }
      node = { kind: "percent", operand: node, start, end: this.at };
    }
  }

  /** References that meet: the space. */
  private references(): Node {
    let left = this.rangeOf();
    for (;;) {
      const before = this.at;
      if (!this.spaces() || !isReference(left) || !this.look(REFERENCE_START)) {
        this.at = before;
        return left;
      }
      const right = this.rangeOf();
      left = { kind: "intersection", left, right, start: left.start, end: right.end };
    }
  }

  /** Corners that are computed: `A1:INDEX(…)`. Plain addresses were read whole. */
  private rangeOf(): Node {
    let left = this.single();
    for (;;) {
      const before = this.at;
      this.spaces();
      if (!isReference(left) || !this.take(":")) {
        this.at = before;
        return left;
      }
      this.spaces();
      const right = this.single();
      left = { kind: "range", left, right, start: left.start, end: right.end };
    }
  }

  private single(): Node {
    const start = this.at;
    if (!this.take("@")) return this.postfix();
    if (++this.depth > DEEPEST) throw this.unreadable("the formula is nested too deeply");
    const operand = this.single();
    this.depth--;
    return { kind: "single", operand, start, end: operand.end };
  }

  private postfix(): Node {
    let node = this.atom();
    for (;;) {
      if (this.next === "(" && node.kind !== "constant" && node.kind !== "reference") {
        const args = this.args();
        node = { kind: "apply", callee: node, args, start: node.start, end: this.at };
      } else if (this.next === "#" && isReference(node)) {
        this.at++;
        node = { kind: "spill", operand: node, start: node.start, end: this.at };
      } else return node;
    }
  }

  private atom(): Node {
    const start = this.at;
    if (this.take("(")) return this.bracket(start);
    if (this.next === "{") return readArray(this);
    const sheets = this.sheets();
    if (sheets === "external")
      return { kind: "external", text: this.externalText(start), start, end: this.at };
    const reference = this.reference(start, sheets);
    if (reference) return reference;
    if (sheets && this.match(BROKEN))
      return { kind: "constant", value: errorOf("#REF!"), start, end: this.at };
    if (!sheets) {
      const value = readConstant(this);
      if (value !== null) {
        // What is left of a reference whose sheet is gone: #REF!A1.
        if (value === REF) this.reference(this.at, undefined);
        return { kind: "constant", value, start, end: this.at };
      }
      if (this.next === "[") return readStructured(this, start);
    }
    const word = this.match(WORD)?.[0];
    if (!word) throw this.unreadable("a value, a reference or a function should stand", start);
    const name = word.replace(PREFIX, "");
    if (this.next === "[") return readStructured(this, start, name);
    if (this.next === "(" && UNDEFINED.test(word)) {
      this.args();
      return { kind: "constant", value: errorOf("#NAME?"), start, end: this.at };
    }
    // What a cell shows as [name]: a parameter that may be left out.
    if (/^_xlop\./i.test(word))
      return { kind: "structured", items: [], columns: [name, name], start, end: this.at };
    if (this.next === "(" && !/^_xlpm\./i.test(word)) return this.call(name, start);
    return { kind: "name", name, sheet: sheets?.first, start, end: this.at };
  }

  private bracket(start: number): Node {
    let node = this.expression(1);
    this.spaces();
    while (this.take(",")) {
      const right = this.expression(1);
      node = { kind: "union", left: node, right, start: node.start, end: right.end };
      this.spaces();
    }
    this.expect(")", "a closing parenthesis");
    return { ...node, start, end: this.at };
  }

  private call(name: string, start: number): Node {
    const args = this.args();
    const span = { start, end: this.at };
    const known = name.toUpperCase();
    // What a cell shows as @, # and dots beside a colon, in the words of a file.
    if (known === "SINGLE" && args.length === 1) return { kind: "single", operand: args[0]!, ...span };
    if (known === "ANCHORARRAY" && args.length === 1) return { kind: "spill", operand: args[0]!, ...span };
    if (known.startsWith("_TRO_") && args.length === 1)
      return trimRange(args[0]!, known !== "_TRO_TRAILING", known !== "_TRO_LEADING", span);
    return { kind: "call", name, args, ...span };
  }

  private args(): Node[] {
    this.take("(");
    this.spaces();
    if (this.take(")")) return [];
    const args: Node[] = [];
    for (;;) {
      this.spaces();
      args.push(
        this.next === "," || this.next === ")"
          ? { kind: "missing", start: this.at, end: this.at }
          : this.expression(1),
      );
      this.spaces();
      if (this.take(")")) return args;
      if (!this.take(",")) throw this.unreadable("a comma or a closing parenthesis should stand");
    }
  }
}

/** What may stand beside ":", a space or "#": everything that can turn out to be cells. */
function isReference(node: Node): boolean {
  return (
    node.kind === "reference" ||
    node.kind === "structured" ||
    node.kind === "name" ||
    node.kind === "call" ||
    node.kind === "range" ||
    node.kind === "intersection" ||
    node.kind === "union" ||
    node.kind === "spill" ||
    node.kind === "single" ||
    node.kind === "external"
  );
}
