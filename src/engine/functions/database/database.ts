/** Functions over a list with headers, and the conditions written under the same headers: DSUM and its kin. */
import { Refused } from "../../refused";
import { readFormula } from "../../syntax/reader";
import { children, type Node } from "../../syntax/tree";
import { CellError, DIV0, NUM, VALUE } from "../../values/cell-error";
import { toText } from "../../values/coerce";
import { compareTexts } from "../../values/compare";
import { gridOf, Range, type Grid, type Scalar, type Value } from "../../values/value";
import { criterion, pattern, type Test } from "../criteria";
import { define, type Definition, type FunctionTable } from "../definition";
import { mean } from "../numbers";
import { variance } from "../statistics/spread";

/** As it reads: TRUE and 1 head columns too. Null for none. */
function heading(grid: Grid, column: number): string | null {
  const own = grid.at(0, column) as Scalar;
  return own === null || own instanceof CellError ? null : toText(own).trim();
}

function columnNamed(list: Grid, name: string | null): number {
  if (name === null) return -1;
  for (let column = 0; column < list.columns; column++) {
    const own = heading(list, column);
    if (own !== null && compareTexts(own, name.trim()) === 0) return column;
  }
  return -1;
}

/** A text by itself means whatever begins with it. */
function test(given: Scalar): Test {
  if (typeof given !== "string" || /^[=<>]/.test(given)) return criterion(given);
  const begins = pattern(`${given}*`);
  const plain = criterion(given);
  return (cell) => (typeof cell === "string" && begins(cell)) || plain(cell);
}

/**
 * A condition under a heading of its own is computed for each record, from a formula about the first one.
 * @throws {Refused} unless it's the same for all of them
 */
function ownCondition(condition: Scalar, formula: string | null): Test {
  const constant = formula === null || !readsCells(readFormula(formula));
  // A text is never true.
  if (constant && typeof condition === "string") return () => false;
  throw new Refused("a computed criterion", "is a formula about each record");
}

const readsCells = (node: Node): boolean =>
  ["reference", "structured", "name", "external"].includes(node.kind) || children(node).some(readsCells);

/** Whether a record meets the conditions: all of a row, in any of the rows. */
function conditions(list: Grid, criteria: Value): (row: number) => boolean {
  const given = gridOf(criteria);
  const rows: { column: number; holds: Test }[][] = [];
  for (let row = 1; row < given.keptRows; row++) {
    const together: { column: number; holds: Test }[] = [];
    for (let at = 0; at < given.keptColumns; at++) {
      const condition = given.at(row, at) as Scalar;
      if (condition === null) continue;
      const column = columnNamed(list, heading(given, at));
      const formula = criteria instanceof Range ? criteria.formulaAt(row, at) : null;
      together.push(
        column < 0
          ? { column: 0, holds: ownCondition(condition, formula) }
          : { column, holds: test(condition) },
      );
    }
    rows.push(together);
  }
  return (row) =>
    rows.some((together) => together.every(({ column, holds }) => holds(list.at(row, column) as Scalar)));
}

/** The column that is asked for: its heading or its number, which TRUE is too; null for none. */
function fieldOf(list: Grid, field: Scalar): number | null {
  if (field === null) return null;
  if (field instanceof CellError) throw field;
  const column = typeof field === "string" ? columnNamed(list, field) : Math.trunc(Number(field)) - 1;
  if (column < 0 || column >= list.columns) throw VALUE;
  return column;
}

function chosen(database: Value, field: Scalar, criteria: Value): Scalar[] {
  const list = gridOf(database);
  if (list.rows < 2) throw VALUE;
  const column = fieldOf(list, field);
  const holds = conditions(list, criteria);
  const cells: Scalar[] = [];
  for (let row = 1; row < list.keptRows; row++)
    if (holds(row)) cells.push(column === null ? 0 : (list.at(row, column) as Scalar));
  return cells;
}

const overCells = (work: (cells: readonly Scalar[]) => Scalar): Definition =>
  define("a e a", (database, field, criteria) => work(chosen(database, field, criteria)));

const overNumbers = (work: (numbers: readonly number[]) => number): Definition =>
  define("a e a", (database, field, criteria) => {
    if (field === null) return VALUE;
    const numbers: number[] = [];
    for (const cell of chosen(database, field, criteria)) {
      if (cell instanceof CellError) throw cell;
      if (typeof cell === "number") numbers.push(cell);
    }
    return work(numbers);
  });

const most = (numbers: readonly number[], sign: 1 | -1): number =>
  numbers.reduce((a, b, i) => (i === 0 || (b - a) * sign > 0 ? b : a), 0);

export const DATABASE: FunctionTable = {
  DSUM: overNumbers((numbers) => numbers.reduce((a, b) => a + b, 0)),
  DPRODUCT: overNumbers((numbers) => (numbers.length === 0 ? 0 : numbers.reduce((a, b) => a * b, 1))),
  DAVERAGE: overNumbers(mean),
  DMAX: overNumbers((numbers) => most(numbers, 1)),
  DMIN: overNumbers((numbers) => most(numbers, -1)),
  DCOUNT: overCells((cells) => cells.filter((cell) => typeof cell === "number").length),
  DCOUNTA: overCells((cells) => cells.filter((cell) => cell !== null).length),
  DGET: overCells((cells) => {
    if (cells.length === 0) return VALUE;
    return cells.length > 1 ? NUM : (cells[0] ?? 0);
  }),
  DVAR: overNumbers((numbers) => variance(numbers, 1)),
  DVARP: overNumbers((numbers) => variance(numbers, 0)),
  DSTDEV: overNumbers((numbers) => Math.sqrt(variance(numbers, 1))),
  DSTDEVP: overNumbers((numbers) => {
    if (numbers.length === 0) throw DIV0;
    return Math.sqrt(variance(numbers, 0));
  }),
};
