/** Calls a function as its declaration says: arguments read and coerced, cell by cell over arrays, trial by trial where a cell varies. */
import { kindAt, type Call, type Definition, type Kind } from "../functions/definition";
import { Refused } from "../refused";
import { sizedLike } from "../syntax/tree";
import { CALC, CellError, NUM, VALUE } from "../values/cell-error";
import { toLogical, toNumber, toText } from "../values/coerce";
import { Column } from "../values/column";
import { Grid, gridOf, isMany, Lambda, Range, type Lane, type Scalar, type Value } from "../values/value";
import { type Block, isLogical, laneAt } from "./block";
import { COLUMN_FUNCTIONS, SMALLEST } from "./column-functions";
import { lift } from "./lift";

const ONE_CELL: ReadonlySet<Kind> = new Set<Kind>(["n", "s", "b", "v", "e"]);

/** What takes no error: the first one is the result. */
const ENDED_BY_ERROR: ReadonlySet<Kind> = new Set<Kind>(["n", "s", "b", "v"]);

/** A value that only its own trial can tell from a reference, where that makes a difference. */
export class Mixed {}

export function checkCount(name: string, definition: Definition, count: number): void {
  if (count < definition.required) throw new Refused(name, "has too few arguments");
  if (count > 0 && kindAt(definition, count - 1) === null) throw new Refused(name, "has too many arguments");
}

export function apply(
  name: string,
  definition: Definition,
  values: readonly (Value | undefined)[],
  call: Call,
  block: Block | null,
): Value {
  const given = asRead(definition, values).map((value, i) => oneCell(definition, value, i));
  const places = given.flatMap((value, i) => (value !== undefined && takesOne(definition, i) ? [i] : []));
  if (places.some((i) => isMany(given[i]!)))
    return lift(
      places.map((i) => given[i]!),
      (cells) => {
        const single = [...given];
        places.forEach((place, i) => (single[place] = cells[i]!));
        return apply(name, definition, single, call, block);
      },
    );
  if (given.some((value, i) => value instanceof Column && value.mixed && !takesOne(definition, i)))
    throw new Mixed();
  if (block && definition.traits.draws)
    return trialByTrial(name, given, block, (cells) => once(definition, cells, call));
  if (block && given.some((value) => varies(value, definition)))
    return (
      COLUMN_FUNCTIONS[name]?.(
        given.filter((value) => value !== undefined),
        block,
      ) ??
      numberColumns(definition, given, call, block) ??
      trialByTrial(name, given, block, (cells) => once(definition, cells, call))
    );
  return once(definition, given, call);
}

function asRead(
  { traits }: Definition,
  values: readonly (Value | undefined)[],
): readonly (Value | undefined)[] {
  const [first, second, third] = values;
  if (!traits.likeFirst || !(first instanceof Range) || !(third instanceof Range)) return values;
  return [first, second, third.moved(sizedLike(third.area, first.area))];
}

const takesOne = (definition: Definition, index: number): boolean => ONE_CELL.has(kindAt(definition, index)!);

function oneCell(definition: Definition, value: Value | undefined, index: number): Value | undefined {
  if (value === undefined || !isMany(value) || !takesOne(definition, index)) return value;
  if (value.rows === 1 && value.columns === 1 && !(value instanceof Range && !value.isCell))
    return gridOf(value).at(0, 0);
  return definition.traits.toolpak && value instanceof Range ? VALUE : value;
}

function varies(value: Value | undefined, definition: Definition): boolean {
  if (value instanceof Column) return true;
  if (value instanceof Grid) return value.varies;
  return value instanceof Range && !definition.traits.byPlace && value.grid.varies;
}

function once(definition: Definition, values: readonly (Value | undefined)[], call: Call): Value {
  const { toolpak = false, lambdas = false } = definition.traits;
  try {
    const args: unknown[] = [];
    for (const [i, value] of values.entries()) {
      const kind = kindAt(definition, i)!;
      // Not thrown, which takes a hundred times as long: a model may have errors in most of its trials.
      if (value instanceof CellError && ENDED_BY_ERROR.has(kind)) return value;
      // As in an array, and as where one cell belongs.
      if (value instanceof Lambda && !lambdas) return kind === "a" || kind === "A" ? CALC : VALUE;
      args.push(value === undefined ? undefined : argument(kind, value, toolpak));
    }
    return shown(definition.run(args as never[], call));
  } catch (thrown) {
    if (thrown instanceof CellError) return thrown;
    throw thrown;
  }
}

/** What Excel makes of a number: it knows neither infinity nor numbers with fewer digits. */
function shown(value: Value): Value {
  if (value instanceof Grid) return value.cells.some(isBeyond) ? value.mapped(shownCell) : value;
  return typeof value === "number" ? shownNumber(value) : value;
}

const isBeyond = (cell: Lane): boolean => typeof cell === "number" && !Number.isFinite(cell);
const shownCell = (cell: Lane): Lane => (typeof cell === "number" ? shownNumber(cell) : cell);

function shownNumber(value: number): number | CellError {
  if (!Number.isFinite(value)) return NUM;
  return Math.abs(value) < SMALLEST ? 0 : value;
}

function argument(kind: Kind, value: Value, toolpak: boolean): unknown {
  if (kind === "a" || kind === "A") return value;
  if (kind === "r") {
    if (value instanceof Range) return value;
    throw value instanceof CellError ? value : VALUE;
  }
  const scalar = value as Scalar;
  switch (kind) {
    case "n":
      if (toolpak && typeof scalar === "boolean") throw VALUE;
      return toNumber(scalar);
    case "s":
      return toText(scalar);
    case "b":
      return toLogical(scalar);
    case "e":
      return scalar;
    default:
      if (scalar instanceof CellError) throw scalar;
      return scalar;
  }
}

/** Where every argument is a number in every trial there is nothing to coerce. */
function numberColumns(
  definition: Definition,
  values: readonly (Value | undefined)[],
  call: Call,
  block: Block,
): Lane | null {
  const columns: Float64Array[] = [];
  for (let i = 0; i < values.length; i++) {
    const lane = values[i] as Lane | undefined;
    if (lane === undefined || kindAt(definition, i) !== "n") return null;
    const numbers = block.numbersOf(lane);
    if (!numbers || (definition.traits.toolpak && isLogical(lane))) return null;
    columns.push(numbers);
  }
  const args = new Array<number>(columns.length);
  const results = new Array<Scalar>(block.trials);
  for (let trial = 0; trial < block.trials; trial++) {
    for (let i = 0; i < columns.length; i++) args[i] = columns[i]![trial]!;
    try {
      const result = shown(definition.run(args as never[], call));
      if (isMany(result)) return null;
      results[trial] = result as Scalar;
    } catch (thrown) {
      if (!(thrown instanceof CellError)) throw thrown;
      results[trial] = thrown;
    }
  }
  return Column.of(results, block.take());
}

/** Runs a function once for each trial, with what its arguments hold there. */
export function trialByTrial(
  name: string,
  values: readonly (Value | undefined)[],
  block: Block,
  run: (values: (Value | undefined)[], trial: number) => Value,
): Value {
  const readers = values.map(trialReader);
  const results: (Scalar | Grid)[] = [];
  let mixed = false;
  for (let trial = 0; trial < block.trials; trial++) {
    const given = readers.map((read) => read(trial));
    const value = run(given, trial);
    const result = ofTrial(value, trial);
    mixed ||= isMany(value) && countsByPlace(result);
    results.push(result);
  }
  const sizes = results.filter((result) => result instanceof Grid);
  if (sizes.length === 0) return Column.of(results as Scalar[], block.take(), mixed);
  const { rows, columns } = sizes[0]!;
  if (sizes.length < results.length || sizes.some((one) => one.rows !== rows || one.columns !== columns))
    throw new Refused(name, "its result takes more cells in one trial than in another");
  return Grid.of(rows, columns, (r, c) => block.map((trial) => (results[trial] as Grid).at(r, c) as Scalar));
}

/** What functions over cells leave out in a reference and in an array, and don't by itself. */
const countsByPlace = (value: Scalar | Grid): boolean =>
  typeof value === "string" || typeof value === "boolean" || value === null;

/** What a function gave in a trial: copied, since what it was made of holds the next trial's values soon. */
function ofTrial(value: Value, trial: number): Scalar | Grid {
  if (!isMany(value) && !(value instanceof Lambda)) return laneAt(value, trial);
  const grid = gridOf(value);
  const { rows, columns } = grid;
  if (rows === 1 && columns === 1) return laneAt(grid.at(0, 0), trial);
  return Grid.of(rows, columns, (r, c) => laneAt(grid.at(r, c), trial));
}

/** What a value is in a trial. The cells of an array are filled anew for each: nobody keeps them. */
function trialReader(value: Value | undefined): (trial: number) => Value | undefined {
  if (value === undefined) return () => undefined;
  if (value instanceof Column) return (trial) => value.at(trial);
  if (!isMany(value)) return () => value;
  const grid = gridOf(value);
  if (!grid.varies) return () => value;
  const cells = [...grid.cells];
  const varying = cells.flatMap((cell, at) => (cell instanceof Column ? [{ cell, at }] : []));
  const filled = new Grid(grid.rows, grid.columns, cells, grid.keptRows, grid.keptColumns, false);
  const result = value instanceof Range ? value.holding(filled) : filled;
  return (trial) => {
    for (const { cell, at } of varying) cells[at] = cell.at(trial);
    return result;
  };
}
