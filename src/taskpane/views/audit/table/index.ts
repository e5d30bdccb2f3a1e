import type { SavedOptions } from "../../../../excel";
import { h } from "../../../dom";
import { alertDialog } from "../../alert-dialog";
import { noticeView } from "../../notice";
import { claimsView } from "./claims";
import { columnsView } from "./columns";
import type { Part } from "./part";
import { sourceView } from "./setup";
import { TableAudit, type TableAuditBook } from "./table-audit";

/** A table, or a whole document, audited against its own figures. */
export function tableAuditView(workbook: TableAuditBook, options: () => SavedOptions): HTMLElement {
  const view = new TableAudit(workbook, options);
  const parts: Part[] = [sourceView(view), columnsView(view), claimsView(view), questionDialog(view)];
  view.store.subscribe((state, before) => {
    for (const part of parts) part.update(state, before);
  });
  return h("div", {}, noticeView(view), ...parts.map(({ element }) => element));
}

/** Asks before sheets are removed that were edited; Esc keeps them. */
function questionDialog(view: TableAudit): Part {
  const dialog = alertDialog("table-question", (takeBack) => void view.answer(takeBack));
  return {
    element: dialog.element,
    update({ question }, before) {
      if (!question || before?.question === question) return;
      dialog.ask({
        title: "Take back edited sheets?",
        lines: [
          `${question.map((name) => `“${name}”`).join(", ")}: edited since. Taking back removes them with what was edited.`,
        ],
        go: "Take back",
        stay: "Keep",
      });
    },
  };
}
