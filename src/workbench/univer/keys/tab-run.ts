import type { IAccessor } from "@univerjs/core";
import { MoveSelectionEnterAndTabCommand } from "@univerjs/sheets-ui";
import { KeyCode } from "@univerjs/ui";
import type { UniverBook } from "../book";

/** Where Univer keeps the cell in which a row of entries began that Tab goes through. */
interface Beginnings {
  getCurrentBySearch(of: object): unknown;
  remove(of: object): void;
}

const isBeginnings = (service: unknown): service is Beginnings =>
  typeof (service as Beginnings).getCurrentBySearch === "function";

/**
 * After entries by Tab, Enter goes below the first of them. Univer keeps where that was until Enter is pressed, also when
 * another cell has been chosen with the mouse since: the entry after next then replaces what stands below the old row.
 */
export function forgetTabRuns(book: UniverBook): void {
  const { unitId } = book.engine;
  const here = (): string => JSON.stringify(book.selection());
  const { handler } = MoveSelectionEnterAndTabCommand;
  let left = "";
  MoveSelectionEnterAndTabCommand.handler = async (accessor, params, options) => {
    const moved = here() !== left;
    const forgetting = {
      get: (id: never) => {
        const service: unknown = (accessor as IAccessor).get(id);
        if (moved && isBeginnings(service))
          service.remove({ unitId, sheetId: book.selection().sheetId, keycode: KeyCode.TAB });
        return service;
      },
    };
    const done = await handler(forgetting as IAccessor, params, options);
    left = here();
    return done;
  };
}
