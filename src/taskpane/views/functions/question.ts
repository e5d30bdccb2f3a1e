import { button } from "../../controls";
import { h, setText } from "../../dom";
import type { Explorer } from "./explorer";
import type { Part } from "./list";

/** Asks before a cell's content is replaced; Esc keeps it. */
export function replaceDialog(view: Explorer): Part {
  const title = h("h2", { id: "replace-title" });
  const text = h("p", { id: "replace-text" });
  const keep = button({ appearance: "primary", click: () => dialog.close("keep") }, "Keep");
  const dialog = h(
    "dialog",
    {
      role: "alertdialog",
      "aria-labelledby": title.id,
      "aria-describedby": text.id,
      close: () => void view.answer(dialog.returnValue === "replace"),
    },
    title,
    text,
    h("div", { class: "dialog-actions" }, keep, button({ click: () => dialog.close("replace") }, "Replace")),
  );
  return {
    element: dialog,
    update({ question }, before) {
      if (!question || before?.question === question) return;
      const { where, content, text: shown } = question;
      setText(title, `Replace ${where}?`);
      setText(
        text,
        content === shown || !shown ? `It holds ${content}` : `It holds ${content} and shows ${shown}`,
      );
      dialog.returnValue = "";
      dialog.showModal();
      keep.focus();
    },
  };
}
