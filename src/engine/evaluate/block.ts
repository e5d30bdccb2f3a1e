import { Refused } from "../refused";
import { Column } from "../values/column";
import type { Lane, Scalar } from "../values/value";

/** Trials that are computed together: many enough that the cost of interpreting doesn't show, few enough for the cache. */
export const BLOCK = 2048;

/** 256 MB. */
const MOST_COLUMNS = 16_384;

/** Room for the columns of one block, used over again as soon as nothing reads them any more. */
export class Block {
  private readonly all: Float64Array[] = [];
  private free: Float64Array[] = [];
  /** What the formula at hand took on its way. */
  private taken: Float64Array[] = [];
  /** How many cells hold a column: one that only names another cell shares that cell's. */
  private readonly holders = new Map<Float64Array, number>();
  /** How many trials the block has: fewer than it could have in the last one. */
  trials = BLOCK;

  /** @throws {Refused} when a formula wants more columns than there is memory for */
  take(): Float64Array {
    let next = this.free.pop();
    if (!next) {
      if (this.all.length >= MOST_COLUMNS)
        throw new Refused("the formula", "varies in more cells at once than there is memory for");
      this.all.push((next = new Float64Array(BLOCK)));
    }
    this.taken.push(next);
    return next;
  }

  /** A column that is somebody else's: a cell may show it, but it is never room for another. */
  lend(numbers: Float64Array): void {
    this.holders.set(numbers, Infinity);
  }

  /** A formula is done: its results stay, what else it took is free again. */
  keep(results: readonly Lane[]): void {
    const { holders } = this;
    for (const result of results)
      if (result instanceof Column) holders.set(result.numbers, (holders.get(result.numbers) ?? 0) + 1);
    for (const column of this.taken) if (!holders.has(column)) this.free.push(column);
    this.taken = [];
  }

  /** Nothing reads these cells any more. */
  drop(cells: readonly Lane[]): void {
    for (const cell of cells) {
      if (!(cell instanceof Column)) continue;
      const left = (this.holders.get(cell.numbers) ?? 1) - 1;
      if (left > 0) this.holders.set(cell.numbers, left);
      else if (this.holders.delete(cell.numbers)) this.free.push(cell.numbers);
    }
  }

  clear(): void {
    this.free = [...this.all];
    this.taken = [];
    this.holders.clear();
  }

  /** One value for each trial. */
  map(value: (trial: number) => Scalar): Lane {
    const values = new Array<Scalar>(this.trials);
    for (let trial = 0; trial < this.trials; trial++) values[trial] = value(trial);
    return Column.of(values, this.take());
  }

  /** The numbers of a cell in all trials; null when it holds anything else in one of them. */
  numbersOf(lane: Lane): Float64Array | null {
    if (lane instanceof Column) return lane.others ? null : lane.numbers;
    if (typeof lane === "string" || (typeof lane === "object" && lane !== null)) return null;
    return this.take().fill(Number(lane), 0, this.trials);
  }
}

export const isLogical = (lane: Lane): boolean =>
  lane instanceof Column ? lane.logical : typeof lane === "boolean";

/** The value of one trial. */
export const laneAt = (lane: Lane, trial: number): Scalar => (lane instanceof Column ? lane.at(trial) : lane);
