import { areaWithin, columnNumber, COLUMNS, ROWS } from "./address";
import { Scanner } from "./scanner";
import type { Node, SheetSpan, Span } from "./tree";

const CELL = /(\$?)([a-z]{1,3})(\$?)(0*[1-9]\d{0,6})(?![\p{L}\p{N}_\\?(!]|\.(?!:))/iuy;
const CELL_END = /(\.?:\.?)(\$?)([a-z]{1,3})(\$?)(0*[1-9]\d{0,6})(?![\p{L}\p{N}_.\\?(!])/iuy;
const WHOLE_COLUMNS = /(\$?)([a-z]{1,3})(\.?:\.?)(\$?)([a-z]{1,3})(?![\p{L}\p{N}_.\\?(!])/iuy;
const WHOLE_ROWS = /(\$?)(0*[1-9]\d{0,6})(\.?:\.?)(\$?)(0*[1-9]\d{0,6})(?![\p{L}\p{N}_.\\?(!])/iuy;
/** Quoted or a plain word, one sheet or a row of them, with a workbook in brackets before it or not. */
const QUOTED_SHEET = /'((?:[^']|'')+)'!/y;
const PLAIN_SHEET = /((?:\[[^[\]]*\])?[\p{L}\p{N}_.]*(?::[\p{L}_][\p{L}\p{N}_.]*)?)!/uy;

/** Reads addresses, with the sheets or the workbook that they name. */
export class ReferenceReader extends Scanner {
  /** The part before "!"; "external" when it names another workbook. */
  protected sheets(): SheetSpan | "external" | undefined {
    const quoted = this.match(QUOTED_SHEET);
    const text = quoted ? quoted[1]!.replaceAll("''", "'") : this.match(PLAIN_SHEET)?.[1];
    if (text === undefined) return undefined;
    // [0] is the workbook itself.
    const own = text.replace(/^\[0\]/, "");
    if (own.includes("[")) return "external";
    if (own === "") return text === "" ? "external" : undefined;
    const [first = "", last = first] = own.split(":");
    return { first, last };
  }

  protected externalText(start: number): string {
    this.match(/[^,;(){}+\-*/^&=<>\s]*/y);
    return this.text.slice(start, this.at);
  }

  protected reference(start: number, sheets: SheetSpan | undefined): Node | null {
    const columns = this.match(WHOLE_COLUMNS);
    if (columns) {
      const [, fixed = "", left = "", colon = "", fixedEnd = "", right = ""] = columns;
      const area = areaWithin(0, columnNumber(left), ROWS - 1, columnNumber(right));
      const anchors = { top: true, bottom: true, left: fixed !== "", right: fixedEnd !== "" };
      if (area) return trimmed({ kind: "reference", sheets, area, anchors, start, end: this.at }, colon);
      this.at -= columns[0].length;
    }
    const rows = this.match(WHOLE_ROWS);
    if (rows) {
      const [, fixed = "", top = "", colon = "", fixedEnd = "", bottom = ""] = rows;
      const area = areaWithin(Number(top) - 1, 0, Number(bottom) - 1, COLUMNS - 1);
      const anchors = { top: fixed !== "", bottom: fixedEnd !== "", left: true, right: true };
      if (area) return trimmed({ kind: "reference", sheets, area, anchors, start, end: this.at }, colon);
      this.at -= rows[0].length;
    }
    return this.cells(start, sheets);
  }

  private cells(start: number, sheets: SheetSpan | undefined): Node | null {
    const cell = this.look(CELL);
    if (!cell) return null;
    const [, fixedLeft = "", left = "", fixedTop = "", top = ""] = cell;
    const one = areaWithin(Number(top) - 1, columnNumber(left), Number(top) - 1, columnNumber(left));
    if (!one) return null;
    this.at += cell[0].length;
    const anchors = {
      top: fixedTop !== "",
      left: fixedLeft !== "",
      bottom: fixedTop !== "",
      right: fixedLeft !== "",
    };
    const end = this.look(CELL_END);
    const [, colon = "", fixedRight = "", right = "", fixedBottom = "", bottom = ""] = end ?? [];
    const area = end && areaWithin(one.top, one.left, Number(bottom) - 1, columnNumber(right));
    if (!area) return { kind: "reference", sheets, area: one, anchors, start, end: this.at };
    this.at += end[0].length;
    // A dollar belongs to its row and column, wherever sorting the corners takes them.
    const [first, last] = [
      { row: Number(top) - 1, column: columnNumber(left), fixedTop, fixedLeft },
      { row: Number(bottom) - 1, column: columnNumber(right), fixedTop: fixedBottom, fixedLeft: fixedRight },
    ];
    const upper = first.row <= last.row ? first : last;
    const lower = upper === first ? last : first;
    const nearer = first.column <= last.column ? first : last;
    const farther = nearer === first ? last : first;
    const sorted = {
      top: upper.fixedTop !== "",
      bottom: lower.fixedTop !== "",
      left: nearer.fixedLeft !== "",
      right: farther.fixedLeft !== "",
    };
    return trimmed({ kind: "reference", sheets, area, anchors: sorted, start, end: this.at }, colon);
  }
}

/** A dot on a side of the colon leaves out the empty rows and columns on that side: `A:.A`, `A1.:.C9`. */
function trimmed(reference: Node, colon: string): Node {
  const [leading, trailing] = [colon.startsWith("."), colon.endsWith(".")];
  return leading || trailing ? trimRange(reference, leading, trailing) : reference;
}

/** What a cell shows as a dot is TRIMRANGE in one word. */
export function trimRange(
  reference: Node,
  leading: boolean,
  trailing: boolean,
  span: Span = reference,
): Node {
  const { start, end } = span;
  const mode: Node = { kind: "constant", value: Number(leading) + 2 * Number(trailing), start: end, end };
  return { kind: "call", name: "TRIMRANGE", args: [reference, mode, mode], start, end };
}
