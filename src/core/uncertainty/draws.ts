import type { Distribution } from "./distributions";

/*
 * A draw is a 32-bit integer looked up in tables of the inverse distribution function, since solving for each would cost
 * a hundred times as much. The first table has cells of equal width in every octave of the tail probability, 2⁻² … 2⁻³³
 * from both ends, so it follows the tails as closely as the middle; in each cell runs the cubic that has the right value
 * and slope at its ends. The second is made from it: straight lines over cells of equal probability, twice as fast, for
 * all but the outermost 1.6% of the draws. Draws differ from the exact inverse by less than 2e-4 of the distance from the
 * nearer end (of the standard deviation where there is no end; 3e-4 for the metalog's heavier ones), which ten million draws couldn't notice.
 */

const OCTAVES = 32;
const CELLS_PER_OCTAVE = 8;
const SIDE = 4 * OCTAVES * CELLS_PER_OCTAVE;

/** How many sums are handed over at once: they and the tables stay in the processor's nearest memory. */
export const BLOCK = 4096;

/** The inverse distribution function, ready to be looked up. 48 KB. */
export interface DrawTables {
  readonly cubics: Float64Array;
  /** Of 2¹¹ cells the value at the lower end and the rise: the upper 11 bits of a draw choose its cell, the lower 21 place it there. */
  readonly lines: Float64Array;
}

/** About half a millisecond's work. */
export function drawTables(distribution: Distribution): DrawTables {
  const cubics = cubicTable(distribution);
  const ends = Float64Array.from({ length: 2048 }, (_, cell) => valueAt(cubics, cell << 21));
  const lines = new Float64Array(4096);
  // Behind the last cell lies none, and in it none is looked up.
  for (let cell = 0; cell < 2047; cell++) {
    lines[2 * cell] = ends[cell]!;
    lines[2 * cell + 1] = (ends[cell + 1]! - ends[cell]!) / 0x200000;
  }
  return { cubics, lines };
}

/** The draws of one generator from one distribution, in order. */
export class Draws {
  /** @param state of the generator, from seeded() */
  constructor(
    private readonly tables: DrawTables,
    private readonly state: Int32Array,
  ) {}

  /**
   * Adds scale × draw to each of the sums. The generator is xoshiro128**: period 2¹²⁸ − 1, integer operations only, so the
   * same on every platform. Source: D. Blackman and S. Vigna, "Scrambled linear pseudorandom number generators", ACM
   * Transactions on Mathematical Software 47(4), 2021. It runs in this loop, two draws a turn and not in a function of its
   * own, so that the processor looks one draw up while it makes the next. After an odd number of sums one draw is unused.
   */
  addTo(sums: Float64Array, scale: number): void {
    const { state } = this;
    const { cubics, lines } = this.tables;
    let a = state[0]!;
    let b = state[1]!;
    let c = state[2]!;
    let d = state[3]!;
    const paired = sums.length & ~1;
    for (let i = 0; i < paired; i += 2) {
      let scrambled = Math.imul(b, 5);
      const first = Math.imul((scrambled << 7) | (scrambled >>> 25), 9);
      let shifted = b << 9;
      c ^= a;
      d ^= b;
      b ^= c;
      a ^= d;
      c ^= shifted;
      d = (d << 11) | (d >>> 21);
      sums[i] = sums[i]! + scale * drawn(cubics, lines, first);

      scrambled = Math.imul(b, 5);
      const second = Math.imul((scrambled << 7) | (scrambled >>> 25), 9);
      shifted = b << 9;
      c ^= a;
      d ^= b;
      b ^= c;
      a ^= d;
      c ^= shifted;
      d = (d << 11) | (d >>> 21);
      sums[i + 1] = sums[i + 1]! + scale * drawn(cubics, lines, second);
    }
    state.set([a, b, c, d]);
    if (paired === sums.length) return;
    const pair = new Float64Array(2);
    this.addTo(pair, scale);
    sums[paired]! += pair[0]!;
  }
}

/**
 * The value at a probability, as a draw has it.
 * @param share from 0 to below 1
 */
export const drawAt = ({ cubics, lines }: DrawTables, share: number): number =>
  drawn(cubics, lines, Math.floor(share * 0x100000000) | 0);

/** The line where there is one, the cubic in the outermost 16 cells of both ends. */
function drawn(cubics: Float64Array, lines: Float64Array, bits: number): number {
  // Numbers and not named constants: those would be fetched from the module for each draw.
  const cell = bits >>> 21;
  if (((cell + 16) & 2047) < 32) return valueAt(cubics, bits);
  return lines[2 * cell]! + (bits & 0x1fffff) * lines[2 * cell + 1]!;
}

/**
 * Four coefficients for each cell, of the place within the cell from −½ to ½. The lower side first, in each side the
 * octaves from the middle outwards, in an octave the cells from its end inwards.
 */
function cubicTable(distribution: Distribution): Float64Array {
  const table = new Float64Array(2 * SIDE);
  for (const upper of [false, true]) {
    const sign = upper ? -1 : 1;
    let inner = distribution(0.5, upper);
    let width = 1 / (4 * CELLS_PER_OCTAVE);
    for (let octave = 0; octave < OCTAVES; octave++, width /= 2) {
      for (let cell = CELLS_PER_OCTAVE - 1; cell >= 0; cell--) {
        const outer = distribution(width * (CELLS_PER_OCTAVE + cell), upper);
        const at = (upper ? SIDE : 0) + 4 * (octave * CELLS_PER_OCTAVE + cell);
        table.set(cubic(outer.x, sign * outer.slope * width, inner.x, sign * inner.slope * width), at);
        inner = outer;
      }
    }
  }
  return table;
}

/** The cubic with these values and slopes at −½ and ½. */
function cubic(from: number, slopeFrom: number, to: number, slopeTo: number): number[] {
  const rise = to - from;
  return [
    (from + to) / 2 + (slopeFrom - slopeTo) / 8,
    1.5 * rise - (slopeFrom + slopeTo) / 4,
    (slopeTo - slopeFrom) / 2,
    slopeFrom + slopeTo - 2 * rise,
  ];
}

/** The value at probability (bits + ½) / 2³², bits counting as unsigned. */
function valueAt(table: Float64Array, bits: number): number {
  // The top bit chooses the side; the others are the tail probability, and half a unit more keeps it away from 0.
  const upper = bits >> 31;
  const tail = bits ^ upper;
  const zeros = Math.clz32(tail);
  const digits = (tail << zeros) | (1 << (zeros - 1));
  // Behind the leading 1 come three digits for the cell and the rest for the place within it.
  const at = (upper & SIDE) + ((zeros - 1) << 5) + ((digits >>> 26) & 28);
  const t = ((digits << 4) ^ (1 << 31)) / 0x100000000;
  return table[at]! + t * (table[at + 1]! + t * (table[at + 2]! + t * table[at + 3]!));
}
