import { standardDeviation } from "./deviation";
import { Sum } from "../sum";

const BUCKETS = 4096;
/** Standard deviations that the buckets reach to both sides; what lies beyond falls into the outermost ones. */
const REACH = 6;

/**
 * Moments and exact order statistics of many values. Values are counted by size while they are made, so that only the few
 * buckets that hold a wanted rank need sorting.
 */
export class Tally {
  private count = 0;
  private losses = 0;
  private near = 0;
  private bottom = 0;
  private perBucket = 0;
  private readonly deviations = new Sum();
  private readonly squares = new Sum();
  private readonly counts = new Uint32Array(BUCKETS);

  /**
   * @param values filled block by block, each of which is then added
   * @param buckets room for the bucket of each value
   * @param loss    a value below this is one
   */
  constructor(
    private readonly values: Float64Array,
    private readonly buckets: Uint16Array,
    private readonly loss: number,
  ) {}

  /** Counts the next block of the values. */
  add(block: Float64Array): void {
    if (this.count === 0) this.focus(block);
    const { near, bottom, perBucket, counts, loss } = this;
    const buckets = this.buckets.subarray(this.count);
    let deviations = 0;
    let squares = 0;
    let losses = 0;
    for (let i = 0; i < block.length; i++) {
      const value = block[i]!;
      if (value < loss) losses++;
      const deviation = value - near;
      deviations += deviation;
      squares += deviation * deviation;
      // 4095 is BUCKETS - 1: a constant of the module would be fetched for each value.
      const place = (value - bottom) * perBucket;
      const bucket = place < 0 ? 0 : place > 4095 ? 4095 : place | 0;
      buckets[i] = bucket;
      counts[bucket]!++;
    }
    this.count += block.length;
    this.losses += losses;
    this.deviations.add(deviations);
    this.squares.add(squares);
  }

  /** The first block tells where the values lie: deviations from its mean don't cancel when squared. */
  private focus(block: Float64Array): void {
    let total = 0;
    let squares = 0;
    for (const value of block) total += value;
    this.near = total / block.length;
    for (const value of block) squares += (value - this.near) * (value - this.near);
    const reach = REACH * Math.sqrt(squares / block.length);
    this.bottom = this.near - reach;
    this.perBucket = reach > 0 ? BUCKETS / (2 * reach) : 0;
  }

  get mean(): number {
    return this.near + this.deviations.value / this.count;
  }

  /** Of the sample; NaN for a single value. */
  get standardDeviation(): number {
    const total = this.deviations.value;
    const squares = this.squares.value - (total * total) / this.count;
    return Number.isFinite(squares)
      ? Math.sqrt(Math.max(0, squares) / (this.count - 1))
      : standardDeviation(this.values, this.mean);
  }

  get probabilityOfLoss(): number {
    return this.losses / this.count;
  }

  /**
   * The values of these ranks, from 0, and the sum of as many lowest values as the last rank says.
   * @param ranks below the number of values
   */
  order(ranks: number[]): { ranked: number[]; lowest: number } {
    const { values, buckets } = this;
    const starts = this.starts();
    const wanted = ranks.map((rank) => bucketAt(starts, rank));
    const last = wanted[wanted.length - 1]!;
    const members = new Map(
      wanted.map((bucket) => [
        bucket,
        { values: new Float64Array(starts[bucket + 1]! - starts[bucket]!), filled: 0 },
      ]),
    );
    const marks = new Uint8Array(BUCKETS).fill(LOWEST, 0, last);
    for (const bucket of members.keys()) marks[bucket]! |= WANTED;
    const lowest = new Sum();
    for (let i = 0; i < values.length; i++) {
      const mark = marks[buckets[i]!]!;
      if (mark === 0) continue;
      if (mark & LOWEST) lowest.add(values[i]!);
      if (mark & WANTED) {
        const list = members.get(buckets[i]!)!;
        list.values[list.filled++] = values[i]!;
      }
    }
    for (const list of members.values()) list.values.sort();
    const within = (i: number): number => ranks[i]! - starts[wanted[i]!]!;
    const rest = members.get(last)!.values.subarray(0, within(ranks.length - 1));
    for (const value of rest) lowest.add(value);
    return {
      ranked: ranks.map((_, i) => members.get(wanted[i]!)!.values[within(i)]!),
      lowest: lowest.value,
    };
  }

  /** How many values lie in lower buckets, for each bucket and for the end. */
  private starts(): Uint32Array {
    const starts = new Uint32Array(BUCKETS + 1);
    for (let bucket = 0; bucket < BUCKETS; bucket++)
      starts[bucket + 1] = starts[bucket]! + this.counts[bucket]!;
    return starts;
  }
}

/** What a bucket is needed for. */
const LOWEST = 1;
const WANTED = 2;

function bucketAt(starts: Uint32Array, rank: number): number {
  let bucket = 0;
  while (starts[bucket + 1]! <= rank) bucket++;
  return bucket;
}
