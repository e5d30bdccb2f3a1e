import {
  ArrayValueObject,
  StringValueObject,
  BaseFunction,
  ErrorType,
  ErrorValueObject,
  ValueObjectFactory,
  type BaseValueObject,
  type IFunctionNames,
} from "@univerjs/engine-formula";
import { ArgumentError, coerce, coerceRows, REFUSED, toRows } from "./arguments";
import { dataTypeValue, isDataType } from "./data-types";
import type { LateResults } from "./late";
import type { MessageBoard } from "./messages";
import type { FunctionParameter } from "./metadata";
import { failure, type PendingResults } from "./pending";
import type { LoadedFunction } from "./runtime";

const CODES = new Set<string>([...Object.values(ErrorType), "#BUSY!"]);
const asError = (code: string): BaseValueObject =>
  ErrorValueObject.create((CODES.has(code) ? code : REFUSED) as ErrorType);

const isErrorObject = (v: unknown): v is { code: string; message?: string } =>
  typeof v === "object" && v !== null && typeof (v as any).code === "string" && !Array.isArray(v);

/** Where a call stands, to tell the user why its cell shows an error. */
interface Site {
  board: MessageBoard;
  sheetId: string;
  row: number;
  column: number;
}

function cellValue(v: unknown, site: Site, dr = 0, dc = 0): BaseValueObject {
  if (isErrorObject(v)) {
    if (v.message) site.board.put(site.sheetId, site.row + dr, site.column + dc, v.code, v.message);
    return asError(v.code);
  }
  if (typeof v === "number" && !Number.isFinite(v)) return asError("#NUM!");
  if (v === null || v === undefined) return ValueObjectFactory.create(0);
  if (isDataType(v)) return dataTypeValue(v, asError) ?? asError(REFUSED);
  if (typeof v === "object") return asError(REFUSED);
  // The factory would read "10%" as a number.
  if (typeof v === "string") return StringValueObject.create(v);
  return ValueObjectFactory.create(v as number | boolean);
}

function toResult(result: unknown, site: Site): BaseValueObject {
  if (!Array.isArray(result)) return cellValue(result, site);
  const rows = result.map((row) => (Array.isArray(row) ? row : [row]) as unknown[]);
  const width = Math.max(0, ...rows.map((r) => r.length));
  if (width === 0) return asError("#CALC!");
  const values = rows.map((row, r) =>
    Array.from({ length: width }, (_, c) =>
      c < row.length ? cellValue(row[c], site, r, c) : asError("#N/A"),
    ),
  );
  return ArrayValueObject.create({
    calculateValueList: values,
    rowCount: values.length,
    columnCount: width,
    unitId: "",
    sheetId: "",
    row: -1,
    column: -1,
  });
}

/** Arguments in declared order: a repeating parameter takes the rest as one array, an omitted one is null. */
function readArguments(given: BaseValueObject[], parameters: FunctionParameter[]): unknown[] {
  const one = (v: BaseValueObject | undefined, p: FunctionParameter): unknown => {
    // Nothing between two commas is left out too; an empty cell comes as a range of one.
    if (v === undefined || (p.optional && !v.isArray() && v.isNull())) return null;
    const rows = toRows(v);
    if (p.dimensionality === "matrix") return coerceRows(rows, p.type);
    const value = rows[0]?.[0] ?? null;
    return value === null && p.optional && v.isNull() ? null : coerce(value, p.type);
  };
  return parameters.map((p, i) => (p.repeating ? given.slice(i).map((v) => one(v, p)) : one(given[i], p)));
}

/** Rows × columns over which a call is repeated because a range was given where a single value is declared. */
function lifting(
  given: BaseValueObject[],
  parameters: FunctionParameter[],
): { rows: number; columns: number } | null {
  let [rows, columns] = [1, 1];
  parameters.forEach((p, i) => {
    const v = given[i];
    if (p.dimensionality === "matrix" || p.repeating || !v?.isArray()) return;
    rows = Math.max(rows, (v as ArrayValueObject).getRowCount());
    columns = Math.max(columns, (v as ArrayValueObject).getColumnCount());
  });
  return rows * columns > 1 ? { rows, columns } : null;
}

/** The arguments as a text, to know a call again; null when one of them is an error. */
function keyOf(given: BaseValueObject[]): string | null {
  try {
    return JSON.stringify(given.map(toRows));
  } catch (e) {
    if (e instanceof ArgumentError) return null;
    throw e;
  }
}

const pick = (v: BaseValueObject, r: number, c: number): BaseValueObject => {
  if (!v.isArray()) return v;
  const a = v as ArrayValueObject;
  const [h, w] = [a.getRowCount(), a.getColumnCount()];
  if ((h > 1 && r >= h) || (w > 1 && c >= w)) return asError("#N/A");
  return a.get(h > 1 ? r : 0, w > 1 ? c : 0) ?? ValueObjectFactory.create("");
};

/** Classes for Univer's formula engine: they exist before a workbook loads and see empty cells as null. */
export function univerFunctions(
  functions: LoadedFunction[],
  board: MessageBoard,
  pending: PendingResults,
  inRule: () => boolean,
  late: LateResults,
  addressOf: (sheetId: string, row: number, column: number) => string,
): [any, IFunctionNames][] {
  return functions.map(({ name, metadata, call }) => {
    const { parameters } = metadata;
    const required = parameters.filter((p) => !p.optional && !p.repeating).length;
    // Once a function has returned a promise it is asked for a result only where none is known yet.
    let later = metadata.options?.stream === true;
    const most = parameters.some((p) => p.repeating) ? Infinity : parameters.length;

    class CustomFunction extends BaseFunction {
      override calculate(...given: BaseValueObject[]): BaseValueObject {
        // Excel doesn't wait for a function while it judges conditional formats and validation rules.
        const rule = inRule();
        if (metadata.options?.supportSync !== true && rule) return asError("#CALC!");
        const site: Site = { board, sheetId: this.subUnitId ?? "", row: this.row, column: this.column };
        if (given.length < required || given.length > most) return asError(REFUSED);
        const call = { sheetId: site.sheetId, row: site.row, column: site.column, name };
        const key = keyOf(given);
        const result = () => this.results(given);
        if (rule) return toResult(result(), site);
        return toResult(key === null ? late.passed(call, result()) : late.answer(call, key, result), site);
      }

      private results(given: BaseValueObject[]): unknown {
        const lift = lifting(given, parameters);
        if (!lift) return this.invoke(given);
        return Array.from({ length: lift.rows }, (_r, r) =>
          Array.from({ length: lift.columns }, (_c, c) =>
            this.invoke(
              given.map((v, i) => (parameters[i]?.dimensionality === "matrix" ? v : pick(v, r, c))),
            ),
          ),
        );
      }

      // A function that throws would abort Univer's whole calculation; in Excel its cell shows #VALUE!.
      private invoke(given: BaseValueObject[]): unknown {
        try {
          const args = readArguments(given, parameters);
          // Only functions that ask for it know where they stand; others answer alike wherever they are.
          const address = metadata.options?.requiresAddress
            ? addressOf(this.subUnitId ?? "", this.row, this.column)
            : undefined;
          const key = `${name}${JSON.stringify([args, address])}`;
          const invocation = { functionName: name, ...(address === undefined ? {} : { address }) };
          const make = (setResult?: unknown): unknown => call(...args, { ...invocation, setResult });
          if (later) return pending.get(key, make);
          const result = make();
          if (!(result instanceof Promise)) return result;
          later = true;
          return pending.get(key, () => result);
        } catch (e) {
          return e instanceof ArgumentError ? { code: e.code } : failure(e);
        }
      }
    }
    return [CustomFunction, name as unknown as IFunctionNames];
  });
}
