import { Refused } from "../refused";
import { Column } from "../values/column";
import { Grid, type Lane, type Scalar } from "../values/value";

/** Trials that are computed together at the most: so many that the cost of interpreting doesn't show. */
export const BLOCK = 8192;

/** Fewer at once take more time than anybody waits. */
const FEWEST = 32;

/** What all columns together may hold: 64 MB. */
const MOST_NUMBERS = 2 ** 23;

/** The columns have grown over the memory there is: those of fewer trials take less. */
export class OutOfRoom extends Error {}

/** Room for the columns of one block, used over again as soon as nothing reads them any more. */
export class Block {
  private all: Float64Array[] = [];
  private free: Float64Array[] = [];
  /** What the formula at hand took on its way. */
  private taken: Float64Array[] = [];
  /**
   * How many cells hold each of the columns: one that only names another cell shares that cell's. A column that isn't here is
   * somebody else's: a cell may show it, but it is never room for another.
   */
  private readonly holders = new Map<Float64Array, number>();
  /** How many trials a column has room for, and may have. */
  private room = 0;
  private most = BLOCK;
  /** How many trials the block has. */
  trials = 0;

  /** Begins with the next trials, as many of them as there is room for. */
  begin(wanted: number): void {
    this.trials = Math.min(wanted, this.most);
    if (this.trials > this.room) {
      this.room = this.trials;
      this.all = [];
      this.holders.clear();
    }
    this.free = [...this.all];
    this.taken = [];
    for (const column of this.all) this.holders.set(column, 0);
  }

  /** Less room, for more columns. @throws {Refused} when there is no less */
  divide(): void {
    if (this.room <= FEWEST)
      throw new Refused("the formula", "varies in more cells at once than there is memory for");
    this.most = this.room >> 1;
    this.room = 0;
  }

  /** @throws {OutOfRoom} when a formula wants more columns than there is memory for */
  take(): Float64Array {
    let next = this.free.pop();
    if (!next) {
      if ((this.all.length + 1) * this.room > MOST_NUMBERS) throw new OutOfRoom();
      this.all.push((next = new Float64Array(this.room)));
      this.holders.set(next, 0);
    }
    this.taken.push(next);
    return next;
  }

  /** A formula is done: what its cells hold stays, what else it took is free again. */
  keep(shown: Lane | Grid): void {
    for (const lane of lanesOf(shown)) this.count(lane, 1);
    for (const column of this.taken) if (this.holders.get(column) === 0) this.free.push(column);
    this.taken = [];
  }

  /** Nothing reads these cells any more. */
  drop(shown: Lane | Grid): void {
    for (const lane of lanesOf(shown))
      if (this.count(lane, -1) === 0) this.free.push((lane as Column).numbers);
  }

  /** One holder more, or one fewer. @returns how many it has then; undefined for a column that is somebody else's */
  private count(lane: Lane, change: 1 | -1): number | undefined {
    const before = lane instanceof Column ? this.holders.get(lane.numbers) : undefined;
    if (before === undefined) return undefined;
    this.holders.set((lane as Column).numbers, before + change);
    return before + change;
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

const lanesOf = (shown: Lane | Grid): readonly Lane[] => (shown instanceof Grid ? shown.cells : [shown]);

export const isLogical = (lane: Lane): boolean =>
  lane instanceof Column ? lane.logical : typeof lane === "boolean";

/** The value of one trial. */
export const laneAt = (lane: Lane, trial: number): Scalar => (lane instanceof Column ? lane.at(trial) : lane);
