/** Several areas in one argument: `SUM((A1:A3,C1:C3))`. */
import type { Definition } from "../functions/definition";
import type { Node } from "../syntax/tree";
import { Grid, Range, type Lane, type Value } from "../values/value";
import { VALUE } from "../values/cell-error";

/** The areas, in the order in which they stand. */
export const areasOf = (node: Node): readonly Node[] =>
  node.kind === "union" ? [...areasOf(node.left), ...areasOf(node.right)] : [node];

/** What takes the numbers of several areas as those of one. */
const TOGETHER = new Set(
  (
    "LARGE SMALL RANK RANK.EQ RANK.AVG PERCENTILE PERCENTILE.INC PERCENTILE.EXC QUARTILE QUARTILE.INC QUARTILE.EXC " +
    "FREQUENCY IRR"
  ).split(" "),
);

export const takesTogether = (name: string): boolean => TOGETHER.has(name);

/** Each area as an argument of its own, where a function takes any number of them anyway. */
export function spreadAreas(definition: Definition, args: readonly Node[]): readonly Node[] {
  if (definition.repeats !== 1 || !args.some(({ kind }) => kind === "union")) return args;
  const last = definition.kinds.at(-1);
  return args.flatMap((arg, i) => {
    const alike = (last === "a" || last === "r") && definition.kinds.slice(i).every((kind) => kind === last);
    return alike ? areasOf(arg) : [arg];
  });
}

/** The cells of all areas, one below the other, as those of the first. */
export function together(values: readonly Value[]): Value {
  const [first] = values;
  if (!(first instanceof Range)) return first ?? VALUE;
  const cells: Lane[] = [];
  for (const value of values) {
    if (!(value instanceof Range)) return value;
    cells.push(...value.grid.cells);
  }
  return first.holding(new Grid(cells.length, 1, cells));
}
