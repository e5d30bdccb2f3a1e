/**
 * What has to be computed when some inputs vary: the formulas between them and the outputs, in an order in which each
 * comes after those that it reads. Every other cell keeps the value that Excel shows.
 */
import { Evaluator } from "../evaluate/evaluator";
import type { CustomFunctions } from "../evaluate/custom";
import { Refused } from "../refused";
import type { Node } from "../syntax/tree";
import { gridOf } from "../values/value";
import type { Book, Cell } from "../workbook/book";
import { FormulaTrees, hasFormula } from "../workbook/formula-trees";
import { addressOf, keyOf, placeOf, type Key } from "../workbook/key";
import type { Place } from "../workbook/resolve";
import { Spills } from "../workbook/spills";
import { precedents, type Block } from "./precedents";
import { SavedCells } from "./saved-cells";

export interface Step {
  readonly key: Key;
  readonly place: Place;
  readonly cell: Cell & { formula: string };
  readonly tree: Node;
  /** The cells that vary and that no later step reads. */
  readonly last: readonly Key[];
}

export interface Slice {
  readonly steps: readonly Step[];
  readonly spills: Spills;
  /** Inputs that no output depends on, by their places in the list. */
  readonly idle: readonly number[];
  /** Cells that draw random numbers of their own. */
  readonly drawing: readonly string[];
}

interface Visited {
  readonly reads: readonly Key[];
  varies: boolean;
  step?: Omit<Step, "last">;
}

/** @throws {Refused} for a circle that the inputs run through, and a formula that can't be read */
export function sliceOf(
  book: Book,
  inputs: readonly Place[],
  outputs: readonly Place[],
  custom: CustomFunctions,
): Slice {
  return new Slicer(book, inputs.map(keyOf), custom).between(outputs);
}

class Slicer {
  private readonly trees: FormulaTrees;
  private readonly spills: Spills;
  private readonly inputs: ReadonlySet<Key>;
  private readonly visited = new Map<Key, Visited>();
  private readonly order: Key[] = [];
  private readonly circles: Key[][] = [];
  private readonly drawing: string[] = [];
  /** Of an area, the cells that can vary at all. */
  private readonly livingCells = new Map<string, readonly Key[]>();

  constructor(
    private readonly book: Book,
    private readonly inputList: readonly Key[],
    private readonly custom: CustomFunctions,
  ) {
    this.trees = new FormulaTrees(book);
    this.spills = new Spills(book);
    this.inputs = new Set(inputList);
  }

  between(outputs: readonly Place[]): Slice {
    for (const output of outputs) this.visit(this.anchor(output));
    this.settle();
    for (const circle of this.circles)
      if (circle.some((key) => this.visited.get(key)!.varies))
        throw new Refused(
          "a circle",
          [...circle, circle[0]!].map((key) => addressOf(this.book, placeOf(key))).join(" → "),
        );
    const steps = this.steps(new Set(outputs.map((output) => this.anchor(output))));
    const idle = this.inputList.flatMap((key, i) => (this.visited.has(key) ? [] : [i]));
    return { steps, spills: this.spills, idle, drawing: this.drawing };
  }

  /** In order, each with the cells that are done with after it. */
  private steps(outputs: ReadonlySet<Key>): Step[] {
    const steps = this.order.flatMap((key) => {
      const { varies, step } = this.visited.get(key)!;
      return varies && step ? [step] : [];
    });
    const done = new Set<Key>(outputs);
    const last = new Map<Key, Key[]>();
    for (const { key } of [...steps].reverse()) {
      const reads = this.visited
        .get(key)!
        .reads.filter((read) => !done.has(read) && this.visited.get(read)!.varies);
      for (const read of reads) done.add(read);
      last.set(key, reads);
    }
    return steps.map((step) => ({ ...step, last: last.get(step.key)! }));
  }

  private anchor({ sheet, row, column }: Place): Key {
    const key = keyOf({ sheet, row, column });
    return this.inputs.has(key) ? key : keyOf({ sheet, ...this.spills.anchor(sheet, row, column) });
  }

  /** Depth first, with a stack of its own: a chain may be as long as a sheet. */
  private visit(start: Key): void {
    if (this.visited.has(start)) return;
    const path: { key: Key; next: number }[] = [];
    const onPath = new Map<Key, number>();
    const enter = (key: Key): void => {
      onPath.set(key, path.length);
      path.push({ key, next: 0 });
      this.visited.set(key, this.look(key));
    };
    enter(start);
    while (path.length > 0) {
      const top = path.at(-1)!;
      const { reads } = this.visited.get(top.key)!;
      const next = reads[top.next++];
      if (next === undefined) {
        path.pop();
        onPath.delete(top.key);
        const own = this.visited.get(top.key)!;
        own.varies ||= reads.some((read) => this.visited.get(read)!.varies);
        this.order.push(top.key);
      } else if (onPath.has(next)) this.circles.push(path.slice(onPath.get(next)!).map(({ key }) => key));
      else if (!this.visited.has(next)) enter(next);
    }
  }

  /** In a circle a cell is left before it is known whether what it reads varies. */
  private settle(): void {
    for (let changed = this.circles.length > 0; changed;) {
      changed = false;
      for (const one of this.visited.values())
        if (!one.varies && one.reads.some((read) => this.visited.get(read)!.varies))
          changed = one.varies = true;
    }
  }

  private look(key: Key): Visited {
    if (this.inputs.has(key)) return { reads: [], varies: true };
    const place = placeOf(key);
    const cell = this.book.sheets[place.sheet]!.get(place.row, place.column);
    if (!hasFormula(cell)) return { reads: [], varies: false };
    const tree = this.trees.of(cell);
    const found = precedents(tree, place, this.book, this.spills);
    const areas = found.wanders ? [...found.areas, ...this.readBy(tree, place)] : found.areas;
    if (found.draws) this.drawing.push(addressOf(this.book, place));
    const reads = [...new Set(areas.flatMap((area) => this.living(area)))];
    return { reads, varies: found.draws, step: { key, place, cell, tree } };
  }

  /** What a formula reads that says so only when it runs, as things stand. */
  private readBy(tree: Node, place: Place): readonly Block[] {
    const cells = new SavedCells(this.book, this.spills);
    const around = {
      book: this.book,
      cells,
      custom: this.custom,
      block: null,
      now: () => 0,
      random: () => 0.5,
    };
    try {
      // A reference is read only by whoever asks for its cells.
      gridOf(new Evaluator(around).formula(tree, place));
    } catch (thrown) {
      if (!(thrown instanceof Refused)) throw thrown;
    }
    return cells.read;
  }

  /** The inputs and formulas of an area. */
  private living({ sheet, lastSheet, area }: Block): readonly Key[] {
    const { top, left, bottom, right } = area;
    const name = [sheet, lastSheet, top, left, bottom, right].join();
    const known = this.livingCells.get(name);
    if (known) return known;
    const keys = new Set<Key>();
    for (let number = sheet; number <= lastSheet; number++) {
      const filled = this.book.sheets[number]!;
      for (let row = top; row <= Math.min(bottom, filled.rows - 1); row++)
        for (let column = left; column <= Math.min(right, filled.columns - 1); column++) {
          const key = this.anchor({ sheet: number, row, column });
          const place = placeOf(key);
          if (this.inputs.has(key) || hasFormula(this.book.sheets[number]!.get(place.row, place.column)))
            keys.add(key);
        }
    }
    const list = [...keys];
    this.livingCells.set(name, list);
    return list;
  }
}
