/** Which cells a formula can read, from its text alone. */
import { FUNCTIONS } from "../functions";
import { children, sizedLike, type Area, type Node } from "../syntax/tree";
import { CellError } from "../values/cell-error";
import type { Book } from "../workbook/book";
import { moved, tableArea, type Place } from "../workbook/resolve";
import type { Spills } from "../workbook/spills";

export interface Block {
  readonly sheet: number;
  readonly lastSheet: number;
  readonly area: Area;
}

export interface Precedents {
  readonly areas: readonly Block[];
  /** Draws a random number of its own in every trial. */
  readonly draws: boolean;
  /** Reads cells that the text doesn't name: OFFSET, INDIRECT. */
  readonly wanders: boolean;
}

/** The arguments of which one is the result, in functions that give a reference. */
const CHOOSING: Readonly<Record<string, { first: number; end?: number }>> = {
  INDEX: { first: 0, end: 1 },
  CHOOSE: { first: 1 },
  IF: { first: 1 },
  XLOOKUP: { first: 2, end: 4 },
};

export function precedents(tree: Node, place: Place, book: Book, spills: Spills): Precedents {
  return new Search(place, book, spills).of(tree);
}

class Search {
  private readonly areas: Block[] = [];
  /** The names that the one at hand stands in: some lead to themselves. */
  private readonly namesAround = new Set<string>();
  private draws = false;
  private wanders = false;

  constructor(
    private readonly place: Place,
    private readonly book: Book,
    private readonly spills: Spills,
  ) {}

  of(tree: Node): Precedents {
    this.visit(tree, false);
    return { areas: this.areas, draws: this.draws, wanders: this.wanders };
  }

  private visit(node: Node, inName: boolean): void {
    switch (node.kind) {
      case "reference":
        this.reference(node, inName);
        return;
      case "structured":
        this.table(node);
        return;
      case "name":
        this.name(node.name, node.sheet);
        return;
      case "range":
        this.corners(node, inName);
        return;
      case "spill":
        this.spilled(node.operand, inName);
        return;
      case "call": {
        const traits = FUNCTIONS[node.name.toUpperCase()]?.traits ?? {};
        this.wanders ||= traits.wanders ?? false;
        this.draws ||= traits.draws ?? false;
        if (traits.likeFirst) this.likeFirst(node.args, inName);
        // The name of a LAMBDA, if it is none of Excel's functions.
        if (!FUNCTIONS[node.name.toUpperCase()]) this.name(node.name);
        break;
      }
      default:
        break;
    }
    for (const child of children(node)) this.visit(child, inName);
  }

  private reference({ sheets, area, anchors }: Node & { kind: "reference" }, inName: boolean): void {
    const first = sheets ? this.book.sheetNumber(sheets.first) : this.place.sheet;
    const last = sheets ? this.book.sheetNumber(sheets.last) : first;
    if (first === null || last === null) return;
    this.areas.push({
      sheet: Math.min(first, last),
      lastSheet: Math.max(first, last),
      area: inName ? moved(area, anchors, this.place) : area,
    });
  }

  private table(node: Node & { kind: "structured" }): void {
    try {
      const { sheet, area } = tableArea(this.book, node, this.place);
      this.areas.push({ sheet, lastSheet: sheet, area });
    } catch (thrown) {
      // A table or column that isn't there reads nothing.
      if (!(thrown instanceof CellError)) throw thrown;
    }
  }

  private name(name: string, sheet?: string): void {
    const at = sheet === undefined ? this.place.sheet : this.book.sheetNumber(sheet);
    const defined = at === null ? undefined : this.book.findName(name, at);
    if (defined) {
      const key = `${defined.sheet ?? ""}!${defined.name}`;
      if (this.namesAround.has(key)) return;
      this.namesAround.add(key);
      this.visit(this.book.tree(defined.formula), true);
      this.namesAround.delete(key);
    } else if (this.book.findTable(name))
      this.table({ kind: "structured", table: name, items: [], start: 0, end: 0 });
  }

  private visited(node: Node, inName: boolean): readonly Block[] {
    const from = this.areas.length;
    this.visit(node, inName);
    return this.areas.slice(from);
  }

  /** Whatever the corners turn out to be, the cells lie between all that either of them can be. */
  private corners({ left, right }: { left: Node; right: Node }, inName: boolean): void {
    this.visit(left, inName);
    this.visit(right, inName);
    const [first, ...others] = [...this.chosen(left, inName), ...this.chosen(right, inName)];
    if (!first) return;
    let { area } = first;
    for (const other of others)
      area = {
        top: Math.min(area.top, other.area.top),
        left: Math.min(area.left, other.area.left),
        bottom: Math.max(area.bottom, other.area.bottom),
        right: Math.max(area.right, other.area.right),
      };
    this.areas.push({ ...first, area });
  }

  /** What a reference can turn out to be: what INDEX counts with is none of it. */
  private chosen(node: Node, inName: boolean): readonly Block[] {
    if (node.kind !== "call") return this.visited(node, inName);
    const name = node.name.toUpperCase();
    // Where those lead to is found out otherwise.
    if (FUNCTIONS[name]?.traits.wanders) return [];
    const { first, end } = CHOOSING[name] ?? { first: 0 };
    return node.args.slice(first, end).flatMap((arg) => this.chosen(arg, inName));
  }

  /** The last range has as many cells as the first, whatever its formula says. */
  private likeFirst([first, , last]: readonly Node[], inName: boolean): void {
    if (!first || !last) return;
    const sizes = this.visited(first, inName);
    for (const start of this.visited(last, inName))
      for (const { area } of sizes) this.areas.push({ ...start, area: sizedLike(start.area, area) });
  }

  private spilled(operand: Node, inName: boolean): void {
    for (const { sheet, area } of this.visited(operand, inName)) {
      const spill = this.spills.area(sheet, area.top, area.left);
      if (spill) this.areas.push({ sheet, lastSheet: sheet, area: spill });
    }
  }
}
