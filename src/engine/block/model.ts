/** A workbook as a function: values of its inputs in, values of its outputs out, a block of trials at a time. */
import { Mixed, trialByTrial } from "../evaluate/apply";
import { Block, OutOfRoom } from "../evaluate/block";
import type { CustomFunctions } from "../evaluate/custom";
import { Evaluator, type Cells } from "../evaluate/evaluator";
import { shownInArea, shownInCell } from "../evaluate/fit";
import { isOverflow, withinStack } from "../evaluate/overflow";
import { Refused } from "../refused";
import type { Area, Node } from "../syntax/tree";
import { CellError } from "../values/cell-error";
import { Column } from "../values/column";
import { nowAsSerial } from "../values/serial-date";
import { Grid, type Hiding, type Lane, type Scalar, type Value } from "../values/value";
import type { Book } from "../workbook/book";
import { addressOf, keyOf, type Key } from "../workbook/key";
import { readGrid } from "../workbook/read-grid";
import type { Place } from "../workbook/resolve";
import { foldConstants } from "./fold-constants";
import { sliceOf, type Slice, type Step } from "./slice";
import { TrialCells } from "./trial-cells";

/** A formula between the inputs and the outputs that isn't computed here. */
export class RefusedCell extends Refused {
  constructor(
    readonly address: string,
    readonly formula: string,
    cause: Refused,
  ) {
    super(cause.what, cause.reason, cause.position);
  }
}

export interface Question {
  readonly book: Book;
  readonly inputs: readonly Place[];
  readonly outputs: readonly Place[];
  readonly custom?: CustomFunctions;
  readonly now?: Date;
  /** Random numbers for RAND and its like. */
  readonly random?: () => number;
}

/** A cell that varies: its place among those, and the row and column in the grid of an array formula. */
interface Whereabouts {
  readonly place: number;
  readonly row: number;
  readonly column: number;
}

/** What is known of an area before anything varies, and which of its cells do. */
interface Template {
  readonly grid: Grid;
  readonly varying: readonly { at: number; where: Whereabouts }[];
}

export class Model implements Cells {
  readonly slice: Slice;
  private readonly book: Book;
  private readonly block = new Block();
  private readonly evaluator: Evaluator;
  private readonly inputs: readonly Key[];
  readonly outputs: readonly Place[];
  /** The cells that vary: the inputs, then the steps. */
  private readonly places: ReadonlyMap<Key, number>;
  /** What each of them holds in the block at hand, as long as it is read; an array formula its grid. */
  private readonly held: (Lane | Grid | undefined)[];
  /** The formulas of the steps. */
  private readonly trees: readonly Node[];
  /** For each step the cells that it reads as the last. */
  private readonly last: readonly (readonly number[])[];
  private readonly templates = new Map<string, Template>();

  /** @throws {Refused} when something between the inputs and the outputs isn't computed here */
  constructor(readonly question: Question) {
    const { book, inputs, outputs, custom = new Map(), now = new Date(), random = Math.random } = question;
    this.book = book;
    this.inputs = inputs.map(keyOf);
    this.outputs = outputs;
    this.slice = withinStack(() => sliceOf(book, inputs, outputs, custom));
    const { steps } = this.slice;
    const keys = [...this.inputs, ...steps.map(({ key }) => key)];
    const places = new Map(keys.map((key, i) => [key, i]));
    this.places = places;
    this.held = new Array<Lane | Grid | undefined>(keys.length);
    this.trees = withinStack(() =>
      steps.map(({ tree, place }) => foldConstants(tree, (sheet, area) => this.constant(place, sheet, area))),
    );
    this.last = steps.map(({ last }) => last.map((key) => places.get(key)!));
    this.evaluator = new Evaluator({
      book,
      cells: this,
      custom,
      block: this.block,
      now: () => nowAsSerial(now),
      random,
    });
  }

  /**
   * Computes trials, any number of them.
   * @param values for each input its value in each trial
   * @param done   called with each block's outputs, which hold until it returns, and the number of its first trial
   */
  run(
    values: readonly ArrayLike<number>[],
    trials: number,
    done: (outputs: readonly Lane[], first: number, count: number) => void,
  ): void {
    for (let first = 0; first < trials;) {
      const outputs = this.runBlock(values, first, trials - first);
      const count = this.block.trials;
      done(outputs, first, count);
      first += count;
    }
  }

  /** Of each output its value in each trial. */
  values(values: readonly ArrayLike<number>[], trials: number): Scalar[][] {
    const results = this.outputs.map((): Scalar[] => []);
    this.run(values, trials, (outputs, _, count) => {
      for (const [i, output] of outputs.entries())
        for (let trial = 0; trial < count; trial++)
          results[i]!.push(output instanceof Column ? output.at(trial) : output);
    });
    return results;
  }

  /** As many of the trials as there is room for. */
  private runBlock(values: readonly ArrayLike<number>[], first: number, wanted: number): readonly Lane[] {
    const { block } = this;
    for (;;) {
      block.begin(wanted);
      try {
        return this.runTrials(values, first, block.trials);
      } catch (thrown) {
        if (!(thrown instanceof OutOfRoom)) throw thrown;
        block.divide();
      }
    }
  }

  private runTrials(values: readonly ArrayLike<number>[], first: number, count: number): readonly Lane[] {
    const { block, held, inputs } = this;
    for (let i = 0; i < inputs.length; i++) {
      const given = values[i]!;
      // Read where they lie: nothing writes into an input.
      held[i] = new Column(
        given instanceof Float64Array ? given.subarray(first, first + count) : taken(given, first, count),
      );
    }
    for (const [i, step] of this.slice.steps.entries()) {
      held[inputs.length + i] = this.step(step, this.trees[i]!);
      for (const read of this.last[i]!) {
        block.drop(held[read]!);
        held[read] = undefined;
      }
    }
    return this.outputs.map(({ sheet, row, column }) => this.cell(sheet, row, column));
  }

  private step({ cell, place }: Step, tree: Node): Lane | Grid {
    const { block } = this;
    try {
      const value = withinStack(() => this.result(tree, place));
      const shown = cell.array
        ? shownInArea(
            value,
            cell.array.bottom - cell.array.top + 1,
            cell.array.right - cell.array.left + 1,
          ).mapped((lane) => this.shown(lane))
        : this.shown(shownInCell(value, place, cell.language));
      block.keep(shown);
      return shown;
    } catch (thrown) {
      if (thrown instanceof CellError) return thrown;
      if (thrown instanceof Refused) throw new RefusedCell(addressOf(this.book, place), cell.formula, thrown);
      throw thrown;
    }
  }

  private shown(lane: Lane): Lane {
    return lane instanceof Column ? (sameInAll(lane, this.block.trials) ?? asCell(lane)) : lane;
  }

  private result(tree: Node, place: Place): Value {
    try {
      return this.evaluator.formula(tree, place);
    } catch (thrown) {
      // A LAMBDA that calls itself ends at another depth in each trial: both ways at once there is no end.
      if (!(thrown instanceof Mixed || isOverflow(thrown))) throw thrown;
      const cells = new TrialCells(this);
      const single = new Evaluator({ ...this.evaluator.around, cells, block: null });
      return trialByTrial("the formula", [], this.block, (_, trial) => {
        cells.trial = trial;
        return this.attempt(() => single.formula(tree, place));
      });
    }
  }

  private attempt(work: () => Value): Value {
    try {
      return work();
    } catch (thrown) {
      if (thrown instanceof CellError) return thrown;
      throw thrown;
    }
  }

  cell(sheet: number, row: number, column: number): Lane {
    const where = this.where(sheet, row, column);
    return (where && this.heldAt(where)) ?? this.saved(sheet, row, column);
  }

  /** Where a cell is held that varies: by itself, or in the grid of an array formula. */
  private where(sheet: number, row: number, column: number): Whereabouts | null {
    const own = this.places.get(keyOf({ sheet, row, column }));
    if (own !== undefined) return { place: own, row: 0, column: 0 };
    const anchor = this.slice.spills.anchor(sheet, row, column);
    const place = this.places.get(keyOf({ sheet, ...anchor }));
    return place === undefined ? null : { place, row: row - anchor.row, column: column - anchor.column };
  }

  private heldAt({ place, row, column }: Whereabouts): Lane | undefined {
    const held = this.held[place];
    return held instanceof Grid ? held.at(row, column) : held;
  }

  /** What a cell holds in all trials; null where it varies, and on a sheet that isn't there. */
  private constant(place: Place, name: string | undefined, { top, left }: Area): Scalar {
    const sheet = name === undefined ? place.sheet : this.book.sheetNumber(name);
    return sheet === null || this.where(sheet, top, left) ? null : this.saved(sheet, top, left);
  }

  private saved(sheet: number, row: number, column: number): Scalar {
    return this.book.sheets[sheet]!.get(row, column)?.value ?? null;
  }

  grid(sheet: number, lastSheet: number, area: Area): Grid {
    const { top, left, bottom, right } = area;
    if (top === bottom && left === right && sheet === lastSheet)
      return new Grid(1, 1, [this.cell(sheet, top, left)]);
    const name = [sheet, lastSheet, top, left, bottom, right].join();
    let template = this.templates.get(name);
    if (!template) this.templates.set(name, (template = this.template(sheet, lastSheet, area)));
    const { grid, varying } = template;
    if (varying.length === 0) return grid;
    const cells = [...grid.cells];
    for (const { at, where } of varying) cells[at] = this.heldAt(where) ?? cells[at]!;
    return new Grid(grid.rows, grid.columns, cells, grid.keptRows, grid.keptColumns);
  }

  private template(sheet: number, lastSheet: number, area: Area): Template {
    const varying: Template["varying"][number][] = [];
    let at = 0;
    const grid = readGrid(this.book, sheet, lastSheet, area, (s, row, column) => {
      const where = this.where(s, row, column);
      if (where) varying.push({ at, where });
      at++;
      return this.saved(s, row, column);
    });
    return { grid, varying };
  }

  formula(sheet: number, row: number, column: number): string | null {
    return this.book.sheets[sheet]?.get(row, column)?.formula ?? null;
  }

  hidden(sheet: number, row: number): Hiding {
    return this.book.sheets[sheet]!.hidden(row);
  }

  spill(sheet: number, row: number, column: number): Area | null {
    return this.slice.spills.area(sheet, row, column);
  }
}

const taken = (given: ArrayLike<number>, first: number, count: number): Float64Array =>
  Float64Array.from({ length: count }, (_, trial) => given[first + trial]!);

/**
 * The text or error that a cell shows in every trial: a check that says OK throughout would otherwise have all that asks for
 * it computed trial by trial.
 */
function sameInAll({ others }: Column, trials: number): string | CellError | null {
  const first = others?.[0];
  if (typeof first !== "string" && !(first instanceof CellError)) return null;
  for (let trial = 1; trial < trials; trial++) if (!sameShown(first, others?.[trial])) return null;
  return first;
}

const sameShown = (one: string | CellError, other: Scalar | undefined): boolean =>
  one === other ||
  (one instanceof CellError &&
    other instanceof CellError &&
    one.code === other.code &&
    one.message === other.message);

/** What a cell holds is a value, and where a formula gives an empty one it is 0. */
function asCell(column: Column): Column {
  if (column.mixed) return asCell(new Column(column.numbers, column.others, column.logical));
  if (!column.others?.includes(null)) return column;
  const others = [...column.others];
  for (const [trial, other] of others.entries())
    if (other === null) {
      column.numbers[trial] = 0;
      others[trial] = undefined;
    }
  return new Column(column.numbers, others.some((other) => other !== undefined) ? others : null);
}
