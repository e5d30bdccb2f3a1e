import type { Model } from "../block/model";
import type { Scalar } from "../values/scalar";

export interface Ends {
  readonly base: number;
  readonly low: number;
  readonly high: number;
}

export interface Swing {
  readonly input: number;
  readonly atLow: Scalar;
  readonly atHigh: Scalar;
  /** NaN where an end gives no number. */
  readonly swing: number;
}

export interface Tornado {
  readonly base: Scalar;
  /** Widest swing first; what gives no number last. */
  readonly swings: readonly Swing[];
}

/** Each input at its low and its high while the others stay: one tornado for each output. */
export function tornado(model: Model, inputs: readonly Ends[]): Tornado[] {
  const trials = 1 + 2 * inputs.length;
  const columns = inputs.map(({ base, low, high }, i) => {
    const column = new Float64Array(trials).fill(base);
    column[1 + 2 * i] = low;
    column[2 + 2 * i] = high;
    return column;
  });
  return model.values(columns, trials).map((values) => ({
    base: values[0]!,
    swings: inputs
      .map((_, input) => {
        const [atLow, atHigh] = [values[1 + 2 * input]!, values[2 + 2 * input]!];
        const numbers = typeof atLow === "number" && typeof atHigh === "number";
        return { input, atLow, atHigh, swing: numbers ? Math.abs(atHigh - atLow) : NaN };
      })
      .sort((a, b) => (Number.isNaN(a.swing) ? 1 : Number.isNaN(b.swing) ? -1 : b.swing - a.swing)),
  }));
}
