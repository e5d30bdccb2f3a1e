import type { Engine } from "../engine";
import { mendLexerState } from "./lexer-state";
import { mendSpillBeyondSheet } from "./spill-beyond-sheet";
import { mendThrowingFunctions } from "./throwing-function";
import { mendUndoOrder } from "./undo-order";

/** Every known defect of Univer 0.25.1 that a user of the workbench can meet: one file each, and a test each. */
export function mendAll(engine: Engine): void {
  mendLexerState(engine);
  mendUndoOrder(engine);
  mendThrowingFunctions(engine);
  mendSpillBeyondSheet(engine);
}
