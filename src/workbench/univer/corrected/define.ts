import {
  BaseFunction,
  BaseReferenceObject,
  IFunctionService,
  type BaseValueObject,
  type IFunctionNames,
} from "@univerjs/engine-formula";
import type { Engine } from "../engine";
import {
  argument,
  arrayObject,
  CellError,
  valueObject,
  type Argument,
  type Grid,
  type Plain,
} from "./values";

export type Compute = (...given: Argument[]) => Plain | Grid;
/** A function that may refer to cells. */
export type Find = (...given: Argument[]) => Plain | Grid | BaseReferenceObject;

/**
 * Takes the place of a function of Univer's whose results aren't Excel's.
 * @param format the number format that a formula gives to its cell
 * @param params how many arguments it takes; as many as Univer's when left out
 */
export function correct(
  engine: Engine,
  name: string,
  compute: Find,
  format = "",
  params?: readonly [least: number, most: number],
): void {
  const service = engine.get(IFunctionService);
  const univers = service.getExecutor(name);

  class Corrected extends BaseFunction {
    override minParams = params?.[0] ?? univers.minParams;
    override maxParams = params?.[1] ?? univers.maxParams;
    override needsReferenceObject = true;

    override calculate(...given: BaseValueObject[]): BaseValueObject {
      try {
        const result = compute(...given.map(argument));
        if (result instanceof BaseReferenceObject) return result as unknown as BaseValueObject;
        return Array.isArray(result) ? arrayObject(result as Grid) : valueObject(result as Plain, format);
      } catch (e) {
        if (e instanceof CellError) return valueObject(e);
        throw e;
      }
    }
  }
  service.registerExecutors(new Corrected(name as unknown as IFunctionNames));
}

/** A name of Excel's for a function that Univer knows by another one. */
export function alias(engine: Engine, name: string, known: string): void {
  const service = engine.get(IFunctionService);
  const { constructor } = service.getExecutor(known);
  service.registerExecutors(new constructor(name));
}

/** A function of single values: where one of them is an array, it is computed for each of its cells. */
export const each =
  (compute: (...values: Plain[]) => Plain): Compute =>
  (...given) =>
    lifted(given, (at) => {
      const values = given.map(at);
      return values.find((v) => v instanceof CellError) ?? attempt(() => compute(...values));
    });

/** The error that is thrown is the value. */
export function attempt(compute: () => Plain): Plain {
  try {
    return compute();
  } catch (e) {
    if (e instanceof CellError) return e;
    throw e;
  }
}

/** The cells of the largest argument; one that is a single row, column or value goes for all. */
export function lifted(
  given: readonly Argument[],
  compute: (at: (given: Argument) => Plain) => Plain,
): Plain | Grid {
  const rows = Math.max(...given.map((g) => g.rows.length));
  const columns = Math.max(...given.map((g) => g.rows[0]?.length ?? 0));
  const cell = (r: number, c: number): Plain =>
    compute(({ rows: own }) => {
      const row = own.length === 1 ? own[0] : own[r];
      const v = row?.length === 1 ? row[0] : row?.[c];
      return v === undefined ? new CellError("#N/A") : v;
    });
  if (rows === 1 && columns === 1) return cell(0, 0);
  return Array.from({ length: rows }, (_r, r) => Array.from({ length: columns }, (_c, c) => cell(r, c)));
}
