/** Functions that compute only the argument they choose; where the choice differs between trials or cells, all of them. */
import { Refused } from "../../refused";
import { CellError, NA, VALUE } from "../../values/cell-error";
import { toLogical, toNumber } from "../../values/coerce";
import { Column } from "../../values/column";
import { compare } from "../../values/compare";
import { Grid, isMany, Lambda, type Lane, type Scalar, type Value } from "../../values/value";
import { Mixed } from "../apply";
import { type Block, laneAt } from "../block";
import { selectLanes } from "../column-arithmetic";
import { firstCell, lift } from "../lift";
import type { Evaluating, SpecialTable } from "./evaluating";

type Branch = () => Value;

/** A thrown cell error as the result. */
function caught<T>(work: () => T): T | CellError {
  try {
    return work();
  } catch (thrown) {
    if (thrown instanceof CellError) return thrown;
    throw thrown;
  }
}

function need(name: string, count: number, least: number, most = 255): void {
  if (count < least) throw new Refused(name, "has too few arguments");
  if (count > most) throw new Refused(name, "has too many arguments");
}

/** One of two, by a condition that may be many. */
function choose(evaluating: Evaluating, condition: Value, yes: Branch, no: Branch): Value {
  const test = evaluating.valueOf(condition);
  if (test instanceof Lambda) return VALUE;
  if (isMany(test))
    return lift([test, cells(evaluating, yes()), cells(evaluating, no())], ([cell, a, b]) =>
      choose(
        evaluating,
        cell!,
        () => a!,
        () => b!,
      ),
    );
  if (!(test instanceof Column)) {
    return caught(() => (toLogical(test) ? yes() : no()));
  }
  const [first, second] = [yes(), no()];
  const block = evaluating.block!;
  return either(
    logicals(test, block),
    first,
    second,
    cells(evaluating, first),
    cells(evaluating, second),
    block,
  );
}

function either(
  condition: Column,
  yes: Value,
  no: Value,
  a: Lane | Grid,
  b: Lane | Grid,
  block: Block,
): Value {
  return chosenOf([yes, no], [a, b], ([x, y]) => selectLanes(condition, x!, y!, block));
}

const rowsOf = (value: Lane | Grid): number => (value instanceof Grid ? value.rows : 1);
const columnsOf = (value: Lane | Grid): number => (value instanceof Grid ? value.columns : 1);

/**
 * One of several values in each trial, cell by cell where all are as large.
 * @throws {Mixed} where one trial would have more cells than another
 */
function chosenOf(
  given: readonly Value[],
  values: readonly (Lane | Grid)[],
  pick: (cells: readonly Lane[]) => Lane,
): Value {
  const [rows, columns] = [values.map(rowsOf), values.map(columnsOf)];
  if (rows.some((size) => size !== rows[0]) || columns.some((size) => size !== columns[0])) throw new Mixed();
  return rows[0] === 1 && columns[0] === 1
    ? asReference(given, pick(values.map(firstCell)))
    : lift(values, pick);
}

/**
 * A choice between references is one as well, which an array of one cell does for every function; between a reference and a
 * value it is neither in all trials.
 */
function asReference(branches: readonly Value[], chosen: Lane): Value {
  const references = branches.filter(isMany).length;
  if (references === branches.length) return new Grid(1, 1, [chosen]);
  const mixed = references > 0 || branches.some((branch) => branch instanceof Column && branch.mixed);
  return mixed && chosen instanceof Column
    ? new Column(chosen.numbers, chosen.others, chosen.logical, true)
    : chosen;
}

/** A condition's trials as TRUE, FALSE or an error. */
function logicals(condition: Column, block: Block): Column {
  if (!condition.others) return condition;
  return block.map((trial) => caught(() => toLogical(condition.at(trial)))) as Column;
}

function cells(evaluating: Evaluating, value: Value): Lane | Grid {
  const read = evaluating.valueOf(value);
  return read instanceof Lambda ? VALUE : read;
}

/** Replaces those cells of a value that a test picks. */
function replace(
  evaluating: Evaluating,
  value: Value,
  picks: (cell: Scalar) => boolean,
  other: Branch,
): Value {
  const read = cells(evaluating, value);
  if (read instanceof Grid)
    return lift([read, cells(evaluating, other())], ([cell, instead]) =>
      firstCell(replace(evaluating, cell!, picks, () => instead!)),
    );
  // An empty cell is 0 here, as at the end of any formula.
  if (!(read instanceof Column)) return picks(read) ? cells(evaluating, other()) : (read ?? 0);
  const block = evaluating.block!;
  if (!read.others?.some((cell) => cell !== undefined && picks(cell)))
    return read.others?.includes(null) ? block.map((trial) => read.at(trial) ?? 0) : read;
  const instead = other();
  return chosenOf([read, instead], [read, cells(evaluating, instead)], ([own, cell]) =>
    block.map((trial) => pick(own as Column, cell!, trial, picks)),
  );
}

function pick(own: Column, other: Lane, trial: number, picks: (cell: Scalar) => boolean): Scalar {
  const value = own.at(trial);
  return picks(value) ? laneAt(other, trial) : (value ?? 0);
}

/** The first of several branches whose test holds. */
function firstOf(
  evaluating: Evaluating,
  tests: readonly (() => Value)[],
  branches: readonly Branch[],
  otherwise: Branch,
): Value {
  const at = (i: number): Value =>
    i >= tests.length ? otherwise() : choose(evaluating, tests[i]!(), branches[i]!, () => at(i + 1));
  return at(0);
}

function equal(evaluating: Evaluating, one: Value, other: Value): Value {
  const [a, b] = [cells(evaluating, one), cells(evaluating, other)];
  if (a instanceof Grid || b instanceof Grid)
    return lift([a, b], ([x, y]) => firstCell(equal(evaluating, x!, y!)));
  // Nothing is 0 here, also beside a text or FALSE.
  const same = (x: Scalar, y: Scalar): Scalar => caught(() => compare(x ?? 0, y ?? 0) === 0);
  if (a instanceof Column || b instanceof Column)
    return evaluating.block!.map((trial) => same(laneAt(a, trial), laneAt(b, trial)));
  return same(a, b);
}

export const CONDITIONS: SpecialTable = {
  IF: (e, { args, name }, scope) => {
    need(name, args.length, 1, 3);
    return choose(
      e,
      e.attempt(args[0]!, scope),
      () => (args[1] ? e.attempt(args[1], scope) : true),
      () => (args[2] ? e.attempt(args[2], scope) : false),
    );
  },
  IFERROR: (e, { args, name }, scope) => {
    need(name, args.length, 2, 2);
    return replace(
      e,
      e.attempt(args[0]!, scope),
      (cell) => cell instanceof CellError,
      () => e.attempt(args[1]!, scope),
    );
  },
  IFNA: (e, { args, name }, scope) => {
    need(name, args.length, 2, 2);
    return replace(
      e,
      e.attempt(args[0]!, scope),
      (cell) => cell instanceof CellError && cell.code === "#N/A",
      () => e.attempt(args[1]!, scope),
    );
  },
  IFS: (e, { args, name }, scope) => {
    need(name, args.length, 2);
    if (args.length % 2 !== 0) throw new Refused(name, "has a condition without a value");
    const pairs = Array.from({ length: args.length / 2 }, (_, i) => i * 2);
    return firstOf(
      e,
      pairs.map((i) => () => e.attempt(args[i]!, scope)),
      pairs.map((i) => () => e.attempt(args[i + 1]!, scope)),
      () => NA,
    );
  },
  SWITCH: (e, { args, name }, scope) => {
    need(name, args.length, 3);
    const value = e.attempt(args[0]!, scope);
    const pairs = Array.from({ length: Math.floor((args.length - 1) / 2) }, (_, i) => 1 + i * 2);
    const last = args.length % 2 === 0 ? args.at(-1) : undefined;
    return firstOf(
      e,
      pairs.map((i) => () => equal(e, value, e.attempt(args[i]!, scope))),
      pairs.map((i) => () => e.attempt(args[i + 1]!, scope)),
      () => (last ? e.attempt(last, scope) : NA),
    );
  },
  CHOOSE: (e, { args, name }, scope) => {
    need(name, args.length, 2);
    const index = cells(e, e.attempt(args[0]!, scope));
    const branches = args.slice(1).map((arg) => () => e.attempt(arg, scope));
    const chosen = (at: Scalar): number => {
      const number = Math.trunc(toNumber(at));
      if (!(number >= 1 && number <= branches.length)) throw VALUE;
      return number - 1;
    };
    if (!(index instanceof Grid || index instanceof Column)) return caught(() => branches[chosen(index)]!());
    const given = branches.map((branch) => branch());
    const values = given.map((value) => cells(e, value));
    const pickFrom = (at: Lane, each: readonly Lane[]): Lane => {
      if (!(at instanceof Column)) return caught(() => each[chosen(at)]!);
      return e.block!.map((trial) => caught(() => laneAt(each[chosen(at.at(trial))]!, trial)));
    };
    if (index instanceof Grid) return lift([index, ...values], ([at, ...each]) => pickFrom(at!, each));
    return chosenOf(given, values, (each) => pickFrom(index, each));
  },
};
