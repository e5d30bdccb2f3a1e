import type { Model } from "../block/model";
import type { Scalar } from "../values/scalar";

/** 100 × 100. */
export const MOST_POINTS = 10_000;

/**
 * Two inputs in a grid, the others at their base: for each output its values, a row for each of the first input's.
 * @param base one value for each of the model's inputs
 */
export function grid(
  model: Model,
  base: readonly number[],
  down: { readonly input: number; readonly values: readonly number[] },
  across: { readonly input: number; readonly values: readonly number[] },
): Scalar[][][] {
  const [rows, columns] = [down.values.length, across.values.length];
  if (rows * columns > MOST_POINTS) throw new RangeError(`A grid has ${MOST_POINTS} points at most.`);
  const given = base.map((value, input) =>
    Float64Array.from({ length: rows * columns }, (_, i) => {
      if (input === down.input) return down.values[Math.floor(i / columns)]!;
      return input === across.input ? across.values[i % columns]! : value;
    }),
  );
  return model
    .values(given, rows * columns)
    .map((values) => down.values.map((_, row) => values.slice(row * columns, (row + 1) * columns)));
}
