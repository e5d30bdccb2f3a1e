import { Column } from "../values/column";
import type { Lane, Scalar } from "../values/value";

/** Trials that are computed together: many enough that the cost of interpreting doesn't show, few enough for the cache. */
export const BLOCK = 1024;

/** Room for the columns of one block, used over again by the next. */
export class Block {
  private readonly pool: Float64Array[] = [];
  private used = 0;
  /** How many trials the block has: fewer than it could have in the last one. */
  trials = BLOCK;

  take(): Float64Array {
    const next = this.pool[this.used] ?? (this.pool[this.used] = new Float64Array(BLOCK));
    this.used++;
    return next;
  }

  /** What a formula took on its way is given up, all but its results. */
  mark(): number {
    return this.used;
  }

  release(mark: number, results: readonly Lane[]): void {
    let kept = mark;
    for (const result of results) {
      const at = result instanceof Column ? this.pool.indexOf(result.numbers, kept) : -1;
      if (at < 0 || at >= this.used) continue;
      [this.pool[kept], this.pool[at]] = [this.pool[at]!, this.pool[kept]!];
      kept++;
    }
    this.used = kept;
  }

  clear(): void {
    this.used = 0;
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
