/** Which input moves an output. */

/** Ranks from 1; equal values share the mean of theirs. */
export function ranks(values: ArrayLike<number>): Float64Array {
  const { length } = values;
  const places = Uint32Array.from({ length }, (_, i) => i).sort((i, j) => values[i]! - values[j]!);
  const found = new Float64Array(length);
  for (let from = 0; from < length;) {
    let to = from + 1;
    while (to < length && values[places[to]!] === values[places[from]!]) to++;
    for (let i = from; i < to; i++) found[places[i]!] = (from + to + 1) / 2;
    from = to;
  }
  return found;
}

/** 0 when one of them doesn't vary. */
export function correlation(a: Float64Array, b: Float64Array): number {
  const middle = (values: Float64Array) => values.reduce((sum, x) => sum + x, 0) / values.length;
  const [meanA, meanB] = [middle(a), middle(b)];
  let [aa, bb, ab] = [0, 0, 0];
  for (let i = 0; i < a.length; i++) {
    const [x, y] = [a[i]! - meanA, b[i]! - meanB];
    aa += x * x;
    bb += y * y;
    ab += x * y;
  }
  return aa === 0 || bb === 0 ? 0 : ab / Math.sqrt(aa * bb);
}

export interface Driver {
  readonly input: number;
  /** Spearman's: −1 to 1. */
  readonly rankCorrelation: number;
  /** Part of the variance, by the squares of the rank correlations: all together are 1. */
  readonly contribution: number;
}

/** In the order of the inputs. Trials without a number are left out. */
export function drivers(inputs: readonly Float64Array[], output: Float64Array): Driver[] {
  const numbered = output.map((value, i) => (Number.isNaN(value) ? NaN : i)).filter((i) => !Number.isNaN(i));
  const pick = (values: Float64Array) =>
    numbered.length === values.length ? values : numbered.map((i) => values[i]!);
  const ranked = ranks(pick(output));
  const correlations = inputs.map((input) => correlation(ranks(pick(input)), ranked));
  const whole = correlations.reduce((sum, r) => sum + r * r, 0);
  return correlations.map((rankCorrelation, input) => ({
    input,
    rankCorrelation,
    contribution: whole === 0 ? 0 : rankCorrelation ** 2 / whole,
  }));
}
