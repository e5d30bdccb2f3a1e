import type { Features } from "./features";

export interface RunOptions {
  features: Features;
  /** Wait until the user has finished typing into a cell, instead of failing. */
  waitForCellEdit?: boolean;
}

/** One conversation with Excel, undone by the user in one step where Excel can. */
export function run<T>(
  { features, waitForCellEdit = false }: RunOptions,
  batch: (context: Excel.RequestContext) => Promise<T>,
): Promise<T> {
  return Excel.run(
    { delayForCellEdit: waitForCellEdit, ...(features.undoGroup && { mergeUndoGroup: true }) },
    batch,
  );
}

/** Nothing is drawn or calculated until the next sync: a request of many actions shows as one change. */
export function holdStill(context: Excel.RequestContext, features: Features): void {
  context.application.suspendApiCalculationUntilNextSync();
  if (features.screen) context.application.suspendScreenUpdatingUntilNextSync();
}
