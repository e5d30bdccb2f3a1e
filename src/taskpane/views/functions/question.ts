import { alertDialog } from "../alert-dialog";
import type { Explorer } from "./explorer";
import type { Part } from "./list";

/** Asks before a cell's content is replaced; Esc keeps it. */
export function replaceDialog(view: Explorer): Part {
  const dialog = alertDialog("replace", (replace) => void view.answer(replace));
  return {
    element: dialog.element,
    update({ question }, before) {
      if (!question || before?.question === question) return;
      const { where, content, text: shown } = question;
      dialog.ask({
        title: `Replace ${where}?`,
        lines: [
          content === shown || !shown ? `It holds ${content}` : `It holds ${content} and shows ${shown}`,
        ],
        go: "Replace",
        stay: "Keep",
      });
    },
  };
}
