import { h, setText } from "../dom";
import { editedQuestion } from "../messages";
import type { Pane } from "../pane";

type Dialog = HTMLElement & { show(): void; hide(): void };

/** Asks before edited sheets are removed. Esc and "Keep" keep them. */
export function questionView(pane: Pane): HTMLElement {
  const title = h("h2", { slot: "title", id: "question-title" });
  const text = h("p", { id: "question-text" });
  let answered = false;
  const answer = (removeAnyway: boolean) => () => {
    answered = true;
    dialog.hide();
    void pane.answer(removeAnyway);
  };
  const dialog = h(
    "fluent-dialog",
    {
      type: "alert",
      "aria-labelledby": "question-title",
      "aria-describedby": "question-text",
      toggle: (event) => {
        // Closed by Esc.
        if ((event as CustomEvent<{ newState: string }>).detail.newState === "closed" && !answered)
          void pane.answer(false);
      },
    },
    h(
      "fluent-dialog-body",
      {},
      title,
      text,
      h(
        "fluent-button",
        { slot: "action", appearance: "primary", autofocus: true, click: answer(false) },
        "Keep",
      ),
      h("fluent-button", { slot: "action", click: answer(true) }, "Remove"),
    ),
  ) as Dialog;

  pane.store.subscribe(({ question }, before) => {
    if (!question || before?.question === question) return;
    answered = false;
    setText(title, `Remove ${question.insertion.title}?`);
    setText(text, editedQuestion(question.insertion.title, question.sheets));
    dialog.show();
  });
  return dialog;
}
