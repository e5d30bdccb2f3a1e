import type { IRange } from "@univerjs/core";
import {
  ArrayValueObject,
  ErrorType,
  ErrorValueObject,
  IFunctionService,
  NullValueObject,
  needsQuoting,
  NumberValueObject,
  quoteSheetName,
  type BaseReferenceObject,
  type BaseValueObject,
} from "@univerjs/engine-formula";
import type { Engine } from "../engine";
import { columnLetters, MAX_COLUMNS, MAX_ROWS } from "../../values/columns";
import { compareTexts, pattern } from "./criteria";
import { correct, each, lifted } from "./define";
import { argument, CellError, toNumber, type Argument, type Plain } from "./values";

const kind = (v: Plain): string => (v instanceof CellError ? "error" : v === null ? "empty" : typeof v);

/** Order of two values of one kind. */
const order = (a: Plain, b: Plain): number =>
  typeof a === "string" && typeof b === "string" ? compareTexts(a, b) : Number(a) - Number(b);

function exact(sought: Plain, cells: readonly Plain[]): number {
  const matches = typeof sought === "string" ? pattern(sought) : null;
  return cells.findIndex(
    (cell) => kind(cell) === kind(sought) && (matches ? matches(cell as string) : order(cell, sought) === 0),
  );
}

/** The last place that isn't beyond the value, by halving as Excel does it, past cells of another kind. */
function sorted(sought: Plain, cells: readonly Plain[], descending: boolean): number {
  const places = [...cells.keys()].filter((i) => kind(cells[i]!) === kind(sought));
  let [low, high] = [0, places.length - 1];
  while (low <= high) {
    const middle = (low + high) >> 1;
    const compared = order(cells[places[middle]!]!, sought);
    if (descending ? compared >= 0 : compared <= 0) low = middle + 1;
    else high = middle - 1;
  }
  // Of several that are the value, the first one where they descend.
  while (descending && high > 0 && order(cells[places[high - 1]!]!, sought) === 0) high--;
  return places[high] ?? -1;
}

function match(value: Argument, within: Argument, type?: Argument): ReturnType<typeof lifted> {
  if (within.height !== 1 && within.width !== 1) throw new CellError("#N/A");
  const cells = within.rows.flat();
  const way = type ? toNumber(type.rows[0]?.[0] ?? null) : 1;
  return lifted([value], (at) => {
    const sought = at(value) ?? 0;
    if (sought instanceof CellError) return sought;
    const place = way === 0 ? exact(sought, cells) : sorted(sought, cells, way < 0);
    return place < 0 ? new CellError("#N/A") : place + 1;
  });
}

/** VLOOKUP by its columns, HLOOKUP by its rows. */
function lookup(
  byRows: boolean,
  value: Argument,
  table: Argument,
  index: Argument,
  near: Argument | undefined,
): ReturnType<typeof lifted> {
  if (!table.many) throw new CellError(typeof table.rows[0]?.[0] === "string" ? "#VALUE!" : "#N/A");
  const first = byRows ? (table.rows[0] ?? []) : table.rows.map((row) => row[0] ?? null);
  return lifted([value, index], (at) => {
    const sought = at(value) ?? 0;
    const line = Math.trunc(toNumber(at(index)));
    if (sought instanceof CellError) return sought;
    const sorting = near ? toNumber(near.rows[0]?.[0] ?? null) !== 0 : true;
    if (line < 1) return new CellError("#VALUE!");
    if (line > (byRows ? table.height : table.width)) return new CellError("#REF!");
    const place = sorting ? sorted(sought, first, false) : exact(sought, first);
    if (place < 0) return new CellError("#N/A");
    return (byRows ? table.rows[line - 1]?.[place] : table.rows[place]?.[line - 1]) ?? 0;
  });
}

/** Kinds 5 to 8 are 1 to 4 once more. */
function address(...given: Plain[]): string {
  const [row, column] = [given[0]!, given[1]!].map((v) => Math.trunc(toNumber(v))) as [number, number];
  const kind = given[2] == null ? 1 : Math.trunc(toNumber(given[2]));
  const [, , , style, sheet] = given;
  if (row < 1 || row > MAX_ROWS || column < 1 || column > MAX_COLUMNS || kind < 1 || kind > 8)
    throw new CellError("#VALUE!");
  const [fixedRow, fixedColumn] = [kind % 4 === 1 || kind % 4 === 2, kind % 2 === 1];
  const cell =
    style != null && toNumber(style) === 0
      ? `R${fixedRow ? row : `[${row}]`}C${fixedColumn ? column : `[${column}]`}`
      : `${fixedColumn ? "$" : ""}${columnLetters(column - 1)}${fixedRow ? "$" : ""}${row}`;
  if (sheet == null) return cell;
  const name = String(sheet);
  return `${needsQuoting(name) ? `'${quoteSheetName(name)}'` : name}!${cell}`;
}

/** As many cells as are referred to, from the same one on, with nothing in them. */
function placesOf(cells: BaseReferenceObject): ArrayValueObject {
  const { startRow, startColumn, endRow, endColumn } = cells.getRangePosition();
  const [rowCount, columnCount] = [endRow - startRow + 1, endColumn - startColumn + 1];
  const nothing = NullValueObject.create();
  return ArrayValueObject.create({
    calculateValueList: Array.from({ length: rowCount }, () => Array(columnCount).fill(nothing)),
    rowCount,
    columnCount,
    unitId: cells.getUnitId(),
    sheetId: cells.getSheetId(),
    row: startRow,
    column: startColumn,
  });
}

/** These need no cell's value, which may wait for theirs. Univer reads the cells nevertheless. */
function takePlacesOnly(engine: Engine): void {
  const take = (name: string, places: (cells: BaseReferenceObject) => unknown): void => {
    const executor = engine.get(IFunctionService).getExecutor(name);
    const calculate = executor.calculate.bind(executor);
    executor.needsReferenceObject = true;
    executor.calculate = (given?: BaseValueObject) =>
      calculate(given?.isReferenceObject() ? places(given as unknown as BaseReferenceObject) : given);
  };
  for (const name of ["ROW", "COLUMN"]) take(name, placesOf);
  for (const name of ["ISFORMULA", "FORMULATEXT"])
    take(name, (cells) => Object.assign(Object.create(cells), { toArrayValueObject: () => placesOf(cells) }));
}

/** Excel cuts off what isn't whole of OFFSET's numbers; Univer refuses. */
function cutOffsets(engine: Engine): void {
  const offset = engine.get(IFunctionService).getExecutor("OFFSET");
  const calculate = offset.calculate.bind(offset);
  const whole = (given: BaseValueObject): BaseValueObject => {
    if (!given.isReferenceObject() && (given.isNull() || given.isError())) return given;
    const { rows } = argument(given);
    const [value] = rows[0] ?? [];
    if (rows.length !== 1 || rows[0]?.length !== 1 || typeof value !== "number") return given;
    return NumberValueObject.create(Math.trunc(value));
  };
  offset.calculate = (reference: BaseValueObject, ...rest: BaseValueObject[]) =>
    calculate(reference, ...rest.map(whole));
}

/** Univer reads what INDIRECT names from the formula's own sheet where there is no such sheet, or no such column. */
function refuseUnknownPlaces(engine: Engine): void {
  const indirect = engine.get(IFunctionService).getExecutor("INDIRECT");
  const calculate = indirect.calculate.bind(indirect);
  indirect.calculate = (...given: BaseValueObject[]) => {
    const found = calculate(...given);
    if (!found.isReferenceObject()) return found;
    const { startColumn, endColumn } = found.getRangeData() as IRange;
    const sheet: string = found.getForcedSheetName() ?? "";
    const known =
      sheet === "" || engine.workbook.getSheetBySheetName(sheet.replace(/^'|'$/g, "").replaceAll("''", "'"));
    return known && !(startColumn >= MAX_COLUMNS || endColumn >= MAX_COLUMNS)
      ? found
      : ErrorValueObject.create(ErrorType.REF);
  };
}

/**
 * Defects: MATCH finds the first of several in order where Excel finds the last; whole columns have the sheet's rows; ADDRESS
 * knows four kinds of eight.
 */
export function correctLookup(engine: Engine): void {
  correct(engine, "MATCH", (value, within, type) => match(value!, within!, type));
  correct(engine, "VLOOKUP", (value, table, index, near) => lookup(false, value!, table!, index!, near));
  correct(engine, "HLOOKUP", (value, table, index, near) => lookup(true, value!, table!, index!, near));
  const sized = (size: (given: Argument) => number) => (given?: Argument) => {
    const first = given!.many ? null : given!.rows[0]?.[0];
    return first instanceof CellError ? first : size(given!);
  };
  correct(
    engine,
    "ROWS",
    sized(({ height }) => height),
  );
  correct(
    engine,
    "COLUMNS",
    sized(({ width }) => width),
  );
  correct(engine, "ADDRESS", each(address));
  takePlacesOnly(engine);
  cutOffsets(engine);
  refuseUnknownPlaces(engine);
}
