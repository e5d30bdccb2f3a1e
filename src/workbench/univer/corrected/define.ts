import {
  BaseFunction,
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

/**
 * Takes the place of a function of Univer's whose results aren't Excel's. It keeps the number of its arguments.
 * @param format the number format that a formula gives to its cell
 */
export function correct(engine: Engine, name: string, compute: Compute, format = ""): void {
  const service = engine.get(IFunctionService);
  const univers = service.getExecutor(name);

  class Corrected extends BaseFunction {
    override minParams = univers.minParams;
    override maxParams = univers.maxParams;
    override needsReferenceObject = true;

    override calculate(...given: BaseValueObject[]): BaseValueObject {
      try {
        const result = compute(...given.map(argument));
        return Array.isArray(result) ? arrayObject(result as Grid) : valueObject(result as Plain, format);
      } catch (e) {
        if (e instanceof CellError) return valueObject(e);
        throw e;
      }
    }
  }
  service.registerExecutors(new Corrected(name as unknown as IFunctionNames));
}

/** A function of single values: where one of them is an array, it is computed for each of its cells. */
export const each =
  (compute: (...values: Plain[]) => Plain): Compute =>
  (...given) => {
    const one = (...values: Plain[]): Plain => {
      try {
        const wrong = values.find((v) => v instanceof CellError);
        return wrong ?? compute(...values);
      } catch (e) {
        if (e instanceof CellError) return e;
        throw e;
      }
    };
    return lifted(given, (at) => one(...given.map(at)));
  };

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
