import { CellError, NULL, VALUE } from "../values/cell-error";
import { Range, type Value } from "../values/value";

/** From corner to corner: `A1:INDEX(…)`. */
export function joined(left: Value, right: Value): Value {
  if (left instanceof CellError) return left;
  if (right instanceof CellError) return right;
  if (!(left instanceof Range && right instanceof Range) || left.sheet !== right.sheet) return VALUE;
  const [a, b] = [left.area, right.area];
  return left.moved({
    top: Math.min(a.top, b.top),
    left: Math.min(a.left, b.left),
    bottom: Math.max(a.bottom, b.bottom),
    right: Math.max(a.right, b.right),
  });
}

/** The cells that both have: `B2:B9 4:4`. */
export function common(left: Value, right: Value): Value {
  if (left instanceof CellError) return left;
  if (right instanceof CellError) return right;
  if (!(left instanceof Range && right instanceof Range)) return VALUE;
  const [a, b] = [left.area, right.area];
  const area = {
    top: Math.max(a.top, b.top),
    left: Math.max(a.left, b.left),
    bottom: Math.min(a.bottom, b.bottom),
    right: Math.min(a.right, b.right),
  };
  if (left.sheet !== right.sheet || area.top > area.bottom || area.left > area.right) return NULL;
  return left.moved(area);
}
