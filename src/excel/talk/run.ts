import { watchFirstAnswer } from "./patience";

/**
 * One conversation with Excel, which waits while the user edits a cell. It is not one undo step (`mergeUndoGroup`):
 * within such a group Excel refuses to delete, show or hide sheets, and more than about 1,600 formulas.
 */
export function run<T>(batch: (context: Excel.RequestContext) => Promise<T>): Promise<T> {
  return Excel.run({ delayForCellEdit: true }, (context) => {
    watchFirstAnswer(context);
    return batch(context);
  });
}

/** Nothing is calculated until the next sync. Drawing goes on: switched off again and again it flickers. */
export function holdStill(context: Excel.RequestContext): void {
  context.application.suspendApiCalculationUntilNextSync();
}
