import { IFunctionService, type BaseReferenceObject, type BaseValueObject } from "@univerjs/engine-formula";
import type { Engine } from "../engine";
import { argument, CellError, valueObject } from "./values";

const largest = (numbers: readonly number[]): number => numbers.reduce((a, b) => Math.max(a, b), 0);
const product = (numbers: readonly number[]): number => numbers.reduce((a, b) => a * b, 1);

interface Limit {
  names: string;
  /** The arguments by which they count; all when left out. */
  places?: readonly number[];
  size: (numbers: readonly number[]) => number;
  most: number;
}

const DISTRIBUTIONS =
  "POISSON POISSON.DIST BINOMDIST BINOM.DIST BINOM.DIST.RANGE BINOM.INV CRITBINOM NEGBINOMDIST NEGBINOM.DIST HYPGEOMDIST HYPGEOM.DIST";

/** They add or fill one by one, up to what they are told. */
const COUNTING: readonly Limit[] = [
  { names: DISTRIBUTIONS, size: largest, most: 1e6 },
  { names: "CUMIPMT CUMPRINC", places: [1], size: largest, most: 1e6 },
  { names: "DDB VDB", places: [2], size: largest, most: 1e6 },
  { names: "WORKDAY WORKDAY.INTL", places: [1], size: largest, most: 3e6 },
  { names: "MUNIT", size: largest, most: 2000 },
  { names: "SEQUENCE RANDARRAY MAKEARRAY", places: [0, 1], size: product, most: 1e7 },
  { names: "EXPAND", places: [1, 2], size: product, most: 1e7 },
];

/** Defect: of large numbers these never come to an end, and with them the page. */
export function limitCounting(engine: Engine): void {
  for (const { names, places, size, most } of COUNTING)
    for (const name of names.split(" ")) {
      const executor = engine.get(IFunctionService).getExecutor(name);
      const calculate = executor.calculate.bind(executor);
      executor.calculate = (...given: (BaseValueObject | BaseReferenceObject)[]) => {
        const numbers = given
          .filter((_, i) => !places || places.includes(i))
          .flatMap((v) => argument(v).rows.flat())
          .filter((v) => typeof v === "number");
        return size(numbers) > most ? valueObject(new CellError("#NUM!")) : calculate(...given);
      };
    }
}
