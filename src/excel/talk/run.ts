import type { Features } from "./features";
import { watchFirstAnswer } from "./patience";

export interface RunOptions {
  features: Features;
  /** Wait until the user has finished typing into a cell, instead of failing; they are told so when it takes long. */
  waitForCellEdit?: boolean;
}

/** One conversation with Excel, undone by the user in one step where Excel can. */
export function run<T>(
  { features, waitForCellEdit = false }: RunOptions,
  batch: (context: Excel.RequestContext) => Promise<T>,
): Promise<T> {
  return Excel.run(
    { delayForCellEdit: waitForCellEdit, ...(features.undoGroup && { mergeUndoGroup: true }) },
    (context) => {
      if (waitForCellEdit) watchFirstAnswer(context);
      return batch(context);
    },
  );
}

/** Nothing is drawn or calculated until the next sync: a request of many actions shows as one change. */
export function holdStill(context: Excel.RequestContext, features: Features): void {
  context.application.suspendApiCalculationUntilNextSync();
  if (features.screen) context.application.suspendScreenUpdatingUntilNextSync();
}
