import { CellError, type Model, type Scalar } from "../../engine";
import type { Shown } from "./questions";

/** Of each point what each output shows. */
export function pointsOf(model: Model, points: readonly (readonly number[])[]): Shown[][] {
  const columns = model.question.inputs.map((_, i) => Float64Array.from(points, (point) => point[i]!));
  const values = model.values(columns, points.length);
  return points.map((_, trial) => values.map((column) => shownOf(column[trial]!)));
}

export const shownOf = (value: Scalar): Shown => (value instanceof CellError ? value.code : value);
