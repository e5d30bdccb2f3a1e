import { editedQuestion, unfinishedQuestion } from "../../messages";
import type { Pane } from "../../pane";
import { alertDialog } from "../alert-dialog";

/** Asks before edited sheets are removed; Esc keeps them. */
export function questionView(pane: Pane): HTMLElement {
  const dialog = alertDialog("question", (remove) => void pane.answer(remove));
  pane.store.subscribe(({ question }, before) => {
    if (!question || before?.question === question) return;
    const { title } = question.insertion;
    const { sheets, kept } = question;
    dialog.ask({
      title: kept ? `Remove what is left of ${title}?` : `Remove ${title}?`,
      lines: kept ? unfinishedQuestion(sheets, kept) : [editedQuestion(title, sheets)],
      go: "Remove",
      stay: "Keep",
    });
  });
  return dialog.element;
}
