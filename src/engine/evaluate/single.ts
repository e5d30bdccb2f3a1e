import { VALUE } from "../values/cell-error";
import { Grid, Range, type Value } from "../values/value";
import type { Place } from "../workbook/resolve";

/** `@`: of several cells the one in the formula's own row or column, of an array the first. */
export function single(value: Value, place: Place): Value {
  if (value instanceof Grid) return value.at(0, 0);
  if (!(value instanceof Range) || value.isCell) return value;
  const { area } = value;
  if (value.lastSheet !== value.sheet) return VALUE;
  const row = area.top === area.bottom ? area.top : within(place.row, area.top, area.bottom);
  const column = area.left === area.right ? area.left : within(place.column, area.left, area.right);
  // Several rows and columns at once meet the formula in neither.
  if (row === null || column === null || (area.top !== area.bottom && area.left !== area.right)) {
    return VALUE;
  }
  return value.moved({ top: row, left: column, bottom: row, right: column });
}

const within = (at: number, first: number, last: number): number | null =>
  at >= first && at <= last ? at : null;
