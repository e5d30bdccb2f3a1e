import { editedQuestion } from "../../messages";
import type { Pane } from "../../pane";
import { alertDialog } from "../alert-dialog";

/** Asks before edited sheets are removed; Esc keeps them. */
export function questionView(pane: Pane): HTMLElement {
  const dialog = alertDialog("question", (remove) => void pane.answer(remove));
  pane.store.subscribe(({ question }, before) => {
    if (!question || before?.question === question) return;
    const { title } = question.insertion;
    dialog.ask({
      title: `Remove ${title}?`,
      lines: [editedQuestion(title, question.sheets)],
      go: "Remove",
      stay: "Keep",
    });
  });
  return dialog.element;
}
