import { IFunctionService, type BaseValueObject } from "@univerjs/engine-formula";
import type { Engine } from "../engine";
import { attempt, correct, lifted, type Compute } from "./define";
import { CellError, plain, valueObject, type Argument, type Plain } from "./values";

const TRUTH = /^(?:true|false)$/i;

function truth(v: Plain): boolean {
  if (v instanceof CellError) throw v;
  if (typeof v !== "string") return Boolean(v);
  if (!TRUTH.test(v)) throw new CellError("#VALUE!");
  return v.toLowerCase() === "true";
}

/** Truth values and numbers; texts are passed over, but for one in the formula that says TRUE or FALSE. */
function truths(given: readonly Argument[]): boolean[] {
  const found = given.flatMap(({ rows, many }) => {
    const isNone = (v: Plain) => (typeof v === "string" ? many || !TRUTH.test(v) : many && v === null);
    return rows.flat().flatMap((v) => (isNone(v) ? [] : [truth(v)]));
  });
  if (found.length === 0) throw new CellError("#VALUE!");
  return found;
}

/** A number isn't the text of its digits, as for `=`. */
export function isSame(one: Plain, other: Plain): boolean {
  for (const v of [one, other]) if (v instanceof CellError) throw v;
  const [a, b] = [one ?? 0, other ?? 0];
  return typeof a === "string" && typeof b === "string" ? a.toLowerCase() === b.toLowerCase() : a === b;
}

const cellByCell =
  (choose: (at: (given: Argument) => Plain, given: readonly Argument[]) => Plain): Compute =>
  (...given) =>
    lifted(given, (at) => attempt(() => choose(at, given)));

/** Defect: IF takes any text for TRUE. */
function correctIf(engine: Engine): void {
  const univers = engine.get(IFunctionService).getExecutor("IF") as any;
  univers._handleSingleObject = (test: BaseValueObject, yes: BaseValueObject, no: BaseValueObject) => {
    try {
      return truth(plain(test)) ? yes : no;
    } catch (e) {
      if (e instanceof CellError) return valueObject(e);
      throw e;
    }
  };
}

/** Defects: "TRUE" as a text isn't taken for TRUE; an error, or nothing, that isn't chosen is the result; 1 is "1". */
export function correctLogic(engine: Engine): void {
  correctIf(engine);
  correct(engine, "AND", (...given) => truths(given).every(Boolean));
  correct(engine, "OR", (...given) => truths(given).some(Boolean));
  correct(engine, "XOR", (...given) => truths(given).filter(Boolean).length % 2 === 1);
  correct(
    engine,
    "IFS",
    cellByCell((at, given) => {
      for (let i = 0; i + 1 < given.length; i += 2) if (truth(at(given[i]!))) return at(given[i + 1]!);
      return new CellError("#N/A");
    }),
  );
  correct(
    engine,
    "SWITCH",
    cellByCell((at, given) => {
      for (let i = 1; i + 1 < given.length; i += 2)
        if (isSame(at(given[0]!), at(given[i]!))) return at(given[i + 1]!);
      return given.length % 2 === 0 ? at(given.at(-1)!) : new CellError("#N/A");
    }),
  );
}
