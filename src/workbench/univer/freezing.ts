import { CommandType, type IAccessor } from "@univerjs/core";
import { SetSelectionFrozenCommand } from "@univerjs/sheets-ui";
import type { UniverBook } from "./book";

/** What Univer freezes by; both rows and columns where nothing is said. */
const [ROWS, COLUMNS] = [1, 2];

/**
 * Freezing at a cell of the first row freezes columns only, and at one of the first column rows only; Univer takes the first
 * row or column along.
 */
export function freezeAtFirstCells(book: UniverBook): void {
  const { commands } = book.engine;
  commands.unregisterCommand(SetSelectionFrozenCommand.id);
  commands.registerCommand({
    id: SetSelectionFrozenCommand.id,
    type: CommandType.COMMAND,
    handler: (accessor: IAccessor, params?: { type?: number }) => {
      const { r, c } = book.selection().activeCell;
      const only = r === 0 && c > 0 ? COLUMNS : c === 0 && r > 0 ? ROWS : undefined;
      return SetSelectionFrozenCommand.handler(accessor, { type: params?.type ?? only });
    },
  });
}
