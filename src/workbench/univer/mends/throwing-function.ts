import { ErrorType, ErrorValueObject, Interpreter } from "@univerjs/engine-formula";
import type { Engine } from "../engine";
import { UNFINISHED } from "./reading-cells";

/**
 * Defect: a formula whose evaluation throws (a bug in a built-in function) ends the whole calculation in silence; no
 * formula gets a result and no later calculation is told that this one ended.
 * Mend: that one formula is #VALUE!.
 */
export function mendThrowingFunctions(engine: Engine): void {
  const interpreter = engine.get(Interpreter);
  const execute = interpreter.execute.bind(interpreter);
  interpreter.execute = (node: unknown) => {
    try {
      return execute(node);
    } catch (e) {
      if (e === UNFINISHED) throw e;
      console.warn("A formula could not be calculated:", e);
      return ErrorValueObject.create(ErrorType.VALUE);
    }
  };
}
