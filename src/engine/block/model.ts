/** A workbook as a function: values of its inputs in, values of its outputs out, a block of trials at a time. */
import { Mixed, trialByTrial } from "../evaluate/apply";
import { BLOCK, Block } from "../evaluate/block";
import type { CustomFunctions } from "../evaluate/custom";
import { Evaluator, type Cells } from "../evaluate/evaluator";
import { shownInArea, shownInCell } from "../evaluate/fit";
import { isOverflow, withinStack } from "../evaluate/overflow";
import { Refused } from "../refused";
import type { Area } from "../syntax/tree";
import { CellError } from "../values/cell-error";
import { Column } from "../values/column";
import { nowAsSerial } from "../values/serial-date";
import { Grid, type Hiding, type Lane, type Scalar, type Value } from "../values/value";
import type { Book } from "../workbook/book";
import { addressOf, keyOf, placeOf, type Key } from "../workbook/key";
import { readGrid } from "../workbook/read-grid";
import type { Place } from "../workbook/resolve";
import { TrialCells } from "./trial-cells";
import { sliceOf, type Slice, type Step } from "./slice";

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

/** What is known of an area before anything varies, and which of its cells do. */
interface Template {
  readonly grid: Grid;
  readonly varying: readonly { at: number; key: Key; row: number; column: number }[];
}

export class Model implements Cells {
  readonly slice: Slice;
  private readonly book: Book;
  private readonly block = new Block();
  private readonly evaluator: Evaluator;
  private readonly inputs: readonly Key[];
  readonly outputs: readonly Place[];
  private readonly lanes = new Map<Key, Lane>();
  private readonly grids = new Map<Key, Grid>();
  private readonly templates = new Map<string, Template>();
  private readonly varying: ReadonlySet<Key>;

  /** @throws {Refused} when something between the inputs and the outputs isn't computed here */
  constructor(readonly question: Question) {
    const { book, inputs, outputs, custom = new Map(), now = new Date(), random = Math.random } = question;
    this.book = book;
    this.inputs = inputs.map(keyOf);
    this.outputs = outputs;
    this.slice = withinStack(() => sliceOf(book, inputs, outputs, custom));
    this.varying = new Set([...this.inputs, ...this.slice.steps.map(({ key }) => key)]);
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
    for (let first = 0; first < trials; first += BLOCK) {
      const count = Math.min(BLOCK, trials - first);
      done(this.runBlock(values, first, count), first, count);
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

  private runBlock(values: readonly ArrayLike<number>[], first: number, count: number): readonly Lane[] {
    const { block, lanes, grids } = this;
    block.clear();
    block.trials = count;
    lanes.clear();
    grids.clear();
    for (const [i, key] of this.inputs.entries()) {
      const given = values[i]!;
      // Read where they lie: nothing writes into an input.
      const numbers =
        given instanceof Float64Array ? given.subarray(first, first + count) : taken(given, first, count);
      block.lend(numbers);
      lanes.set(key, new Column(numbers));
    }
    for (const step of this.slice.steps) this.step(step);
    return this.outputs.map(({ sheet, row, column }) => this.cell(sheet, row, column));
  }

  private step(step: Step): void {
    const { block, lanes, grids } = this;
    const { cell, place, key } = step;
    try {
      const value = withinStack(() => this.result(step));
      if (cell.array) {
        const { top, left, bottom, right } = cell.array;
        const grid = shownInArea(value, bottom - top + 1, right - left + 1);
        grids.set(key, grid);
        lanes.set(key, grid.at(0, 0));
        block.keep(grid.cells);
      } else {
        const lane = shownInCell(value, place, cell.language);
        const shown = lane instanceof Column ? (sameInAll(lane, block.trials) ?? asCell(lane)) : lane;
        lanes.set(key, shown);
        block.keep([shown]);
      }
      for (const read of step.last) {
        block.drop(grids.get(read)?.cells ?? [lanes.get(read)!]);
        lanes.delete(read);
        grids.delete(read);
      }
    } catch (thrown) {
      if (thrown instanceof CellError) lanes.set(key, thrown);
      else if (thrown instanceof Refused)
        throw new RefusedCell(addressOf(this.book, place), cell.formula, thrown);
      else throw thrown;
    }
  }

  private result({ tree, place }: Step): Value {
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
    const own = this.lanes.get(keyOf({ sheet, row, column }));
    if (own !== undefined) return own;
    const anchor = this.slice.spills.anchor(sheet, row, column);
    const grid = this.grids.get(keyOf({ sheet, ...anchor }));
    if (grid) return grid.at(row - anchor.row, column - anchor.column);
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
    for (const { at, key, row, column } of varying)
      cells[at] = this.lanes.get(key) ?? this.cell(placeOf(key).sheet, row, column);
    return new Grid(grid.rows, grid.columns, cells, grid.keptRows, grid.keptColumns);
  }

  private template(sheet: number, lastSheet: number, area: Area): Template {
    const varying: Template["varying"][number][] = [];
    let at = 0;
    const grid = readGrid(this.book, sheet, lastSheet, area, (s, row, column) => {
      const key = keyOf({ sheet: s, row, column });
      const anchor = this.slice.spills.anchor(s, row, column);
      if (this.varying.has(key) || this.varying.has(keyOf({ sheet: s, ...anchor })))
        varying.push({ at, key, row, column });
      at++;
      return this.book.sheets[s]!.get(row, column)?.value ?? null;
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
