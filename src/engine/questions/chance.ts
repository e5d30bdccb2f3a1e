import type { Model } from "../block/model";

/** Enough halvings for nine digits of the range. */
const STEPS = 32;

/**
 * The value of an input at which an output is at least a target with a given probability. Every step runs the same trials, so
 * that only the input moves the answer; null when no value in the range does, and the probabilities at both ends say so.
 * @param trials the draws of all inputs; those of the one that is looked for are replaced
 */
export function valueForChance(
  model: Model,
  trials: readonly Float64Array[],
  input: number,
  range: readonly [low: number, high: number],
  output: number,
  target: number,
  probability: number,
): { value: number | null; atLow: number; atHigh: number } {
  const count = trials[0]!.length;
  const columns = [...trials];
  const chance = (value: number): number => {
    columns[input] = new Float64Array(count).fill(value);
    const values = model.values(columns, count)[output]!;
    return values.filter((one) => typeof one === "number" && one >= target).length / count;
  };
  let [low, high] = range;
  const [atLow, atHigh] = [chance(low), chance(high)];
  if ((atLow - probability) * (atHigh - probability) > 0) return { value: null, atLow, atHigh };
  const rising = atHigh > atLow;
  for (let i = 0; i < STEPS; i++) {
    const middle = low + (high - low) / 2;
    if (chance(middle) >= probability === rising) high = middle;
    else low = middle;
  }
  return { value: rising ? high : low, atLow, atHigh };
}
