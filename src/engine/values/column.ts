import type { Scalar } from "./scalar";

/**
 * One cell in the trials of a block. Numbers stand in an array of their own, so that arithmetic runs over them at the
 * machine's speed; whatever else a trial holds (text, an error, nothing) stands beside it, and its number is NaN.
 */
export class Column {
  constructor(
    readonly numbers: Float64Array,
    /** undefined where the trial has a number; null when all of them have. */
    readonly others: readonly (Scalar | undefined)[] | null = null,
    /** The numbers are FALSE and TRUE: 0 and 1. */
    readonly logical = false,
    /** In some trials it may be a reference to a cell and not a value, which functions over cells tell apart. */
    readonly mixed = false,
  ) {}

  /** @param numbers room for them */
  static of(values: readonly Scalar[], numbers: Float64Array, mixed = false): Column {
    const logical = values.every((value) => typeof value === "boolean");
    let others: (Scalar | undefined)[] | null = null;
    for (let i = 0; i < values.length; i++) {
      const value = values[i]!;
      if (typeof value === "number" || logical) numbers[i] = Number(value);
      else {
        numbers[i] = NaN;
        (others ??= new Array<Scalar | undefined>(values.length).fill(undefined))[i] = value;
      }
    }
    return new Column(numbers, others, logical, mixed);
  }

  at(trial: number): Scalar {
    const other = this.others?.[trial];
    if (other !== undefined) return other;
    const number = this.numbers[trial]!;
    return this.logical ? number !== 0 : number;
  }
}
