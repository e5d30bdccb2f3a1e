import type { Engine } from "../engine";
import { correct } from "./define";
import { CellError, type Argument } from "./values";

/** Truth values and numbers; texts in cells are passed over, one in the formula must say TRUE or FALSE. */
function truths(given: readonly Argument[]): boolean[] {
  const found = given.flatMap(({ rows, many }) =>
    rows.flat().flatMap((v) => {
      if (v instanceof CellError) throw v;
      if (typeof v === "string") {
        if (many || v === "") return [];
        if (!/^(true|false)$/i.test(v)) throw new CellError("#VALUE!");
        return [/^true$/i.test(v)];
      }
      if (v === null) return many ? [] : [false];
      return [Boolean(v)];
    }),
  );
  if (found.length === 0) throw new CellError("#VALUE!");
  return found;
}

/** Defect: "TRUE" as a text isn't taken for TRUE. */
export function correctLogic(engine: Engine): void {
  correct(engine, "AND", (...given) => truths(given).every(Boolean));
  correct(engine, "OR", (...given) => truths(given).some(Boolean));
  correct(engine, "XOR", (...given) => truths(given).filter(Boolean).length % 2 === 1);
}
