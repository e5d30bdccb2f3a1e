import { button } from "../controls";
import { h, setText } from "../dom";

interface AlertDialog {
  readonly element: HTMLElement;
  ask(words: AlertWords): void;
}

export interface AlertWords {
  readonly title: string;
  /** A paragraph each. */
  readonly lines: readonly string[];
  /** On the buttons: to go on, and to leave everything as it is. */
  readonly go: string;
  readonly stay: string;
}

/**
 * A question that Esc and the focused button answer with no. The platform's own dialog: Fluent's puts a shadow between
 * the dialog and the texts that name it, and screen readers then find no name.
 * @param id       begins the ids of its parts
 * @param answered called with true to go on
 * @param expected which answer is the usual one: its button stands first, in the pane's colour
 */
export function alertDialog(
  id: string,
  answered: (go: boolean) => void,
  expected: "go" | "stay" = "stay",
): AlertDialog {
  const title = h("h2", { id: `${id}-title` });
  const text = h("div", { id: `${id}-text` });
  const answer = (value: "go" | "stay") =>
    button({ ...(value === expected && { appearance: "primary" }), click: () => element.close(value) }, "");
  const go = answer("go");
  const stay = answer("stay");
  const element: HTMLDialogElement = h(
    "dialog",
    {
      role: "alertdialog",
      "aria-labelledby": title.id,
      "aria-describedby": text.id,
      close: () => answered(element.returnValue === "go"),
    },
    title,
    text,
    h("div", { class: "dialog-actions" }, ...(expected === "go" ? [go, stay] : [stay, go])),
  );
  return {
    element,
    ask(words) {
      setText(title, words.title);
      text.replaceChildren(...words.lines.map((line) => h("p", {}, line)));
      setText(go, words.go);
      setText(stay, words.stay);
      element.returnValue = "";
      element.showModal();
      stay.focus();
    },
  };
}
