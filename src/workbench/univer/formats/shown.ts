import {
  RemoveNumfmtMutation,
  SetColDataMutation,
  SetNumfmtMutation,
  SetRowDataMutation,
  SetWorksheetDefaultStyleMutation,
} from "@univerjs/sheets";
import type { Engine } from "../engine";

/** By these a cell gets another number format without being written. */
const FORMATTING = new Set([
  SetNumfmtMutation.id,
  RemoveNumfmtMutation.id,
  SetColDataMutation.id,
  SetRowDataMutation.id,
  SetWorksheetDefaultStyleMutation.id,
]);

/**
 * Univer's formula bar and its sums of the selection follow what is written, and go on to show what is formatted as it was.
 * @param soon waits until all that is formatted at a time is
 * @param show brings them up to date
 */
export function followFormats(
  { commands }: Engine,
  soon: (work: () => void) => void,
  show: () => void,
): void {
  let due = false;
  commands.onCommandExecuted(({ id }) => {
    if (due || !FORMATTING.has(id)) return;
    due = true;
    soon(() => {
      due = false;
      show();
    });
  });
}
