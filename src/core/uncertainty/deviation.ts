import { Sum } from "../sum";

/** Of a sample with this mean; NaN for a single value. No square overflows or vanishes. */
export function standardDeviation(values: ArrayLike<number>, mean: number): number {
  let most = Number.MIN_VALUE;
  for (let i = 0; i < values.length; i++) most = Math.max(most, Math.abs(values[i]! - mean));
  const squares = new Sum();
  for (let i = 0; i < values.length; i++) squares.add(((values[i]! - mean) / most) ** 2);
  return most * Math.sqrt(squares.value / (values.length - 1));
}
