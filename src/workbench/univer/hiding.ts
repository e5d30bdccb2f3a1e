import {
  SetColHiddenMutation,
  SetColVisibleMutation,
  SetRowHiddenMutation,
  SetRowVisibleMutation,
  SheetsSelectionsService,
} from "@univerjs/sheets";
import type { Engine } from "./engine";

const HIDING = new Set([
  SetColHiddenMutation.id,
  SetColVisibleMutation.id,
  SetRowHiddenMutation.id,
  SetRowVisibleMutation.id,
]);

/** What is made of the cells that are seen is made anew when rows or columns are hidden or shown. */
export function onHiding(engine: Engine, then: () => void): void {
  const selections = engine.get<SheetsSelectionsService>(SheetsSelectionsService);
  engine.commands.onCommandExecuted(({ id }) => {
    if (!HIDING.has(id)) return;
    then();
    // Univer adds up what is selected when it is told of a selection.
    selections.setSelections([...selections.getCurrentSelections()]);
  });
}
