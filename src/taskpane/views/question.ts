import { button } from "../controls";
import { h, setText } from "../dom";
import { editedQuestion } from "../messages";
import type { Pane } from "../pane";

/**
 * Asks before edited sheets are removed; Esc keeps them. The platform's own dialog: Fluent's puts a shadow between the
 * dialog and the texts that name it, and screen readers then find no name.
 */
export function questionView(pane: Pane): HTMLElement {
  const title = h("h2", { id: "question-title" });
  const text = h("p", { id: "question-text" });
  const close = (answer: "keep" | "remove") => () => dialog.close(answer);
  const keep = button({ appearance: "primary", click: close("keep") }, "Keep");
  const dialog = h(
    "dialog",
    {
      role: "alertdialog",
      "aria-labelledby": title.id,
      "aria-describedby": text.id,
      close: () => void pane.answer(dialog.returnValue === "remove"),
    },
    title,
    text,
    h("div", { class: "dialog-actions" }, keep, button({ click: close("remove") }, "Remove")),
  );

  pane.store.subscribe(({ question }, before) => {
    if (!question || before?.question === question) return;
    setText(title, `Remove ${question.insertion.title}?`);
    setText(text, editedQuestion(question.insertion.title, question.sheets));
    dialog.returnValue = "";
    dialog.showModal();
    keep.focus();
  });
  return dialog;
}
