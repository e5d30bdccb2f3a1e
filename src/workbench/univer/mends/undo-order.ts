import type { IUndoRedoItem } from "@univerjs/core";
import type { Engine } from "../engine";

/**
 * Defect: when several commands become one undo step, Univer undoes them in the order in which they were done: the
 * cells of a sheet are restored before the sheet itself comes back, so nothing comes back.
 * Mend: the later command is undone first.
 */
export function mendUndoOrder(engine: Engine): void {
  const service = engine.undo as any;
  service._tryBatchingElements = (item: IUndoRedoItem, later: IUndoRedoItem) => {
    item.redoMutations.push(...later.redoMutations);
    item.undoMutations.unshift(...later.undoMutations);
  };
}
