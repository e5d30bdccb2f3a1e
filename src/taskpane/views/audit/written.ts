import type { Audit as WrittenAudit } from "../../../excel/claims";
import { button, setWaiting } from "../../controls";
import { h, setAttribute, setText } from "../../dom";
import { icon } from "../../icons";
import { rowsIn, type Row } from "../../rows";
import { alertDialog } from "../alert-dialog";
import type { Audit } from "./audit";
import type { Part } from "./setup";

/** The verdicts that stand beside claims in this workbook. The section is there only while some do. */
export function writtenView(view: Audit, empty: () => void): Part {
  const list = h("ul", { class: "cards", "aria-labelledby": "audit-written" });
  const section = h(
    "section",
    { "aria-labelledby": "audit-written", hidden: true },
    h("h2", { id: "audit-written", tabindex: "-1" }, "Verdicts in this workbook"),
    list,
  );
  const rows = rowsIn(
    list,
    ({ id }: WrittenAudit) => id,
    (audit) => row(view, audit),
    empty,
  );
  return {
    element: section,
    update({ audits, task }) {
      setAttribute(section, "hidden", !audits?.length);
      rows.update(audits ?? [], task !== null);
    },
  };
}

function row(view: Audit, { id }: WrittenAudit): Row<WrittenAudit, [waiting: boolean]> {
  const place = h("h3", {});
  const about = h("p", {});
  const takeBack = button(
    { appearance: "subtle", click: () => void view.takeBack(id) },
    icon("remove", "start"),
    "Take back",
  );
  return {
    element: h("li", { class: "card" }, place, about, h("div", { class: "actions" }, takeBack)),
    update(audit, waiting) {
      setText(place, audit.place);
      setText(
        about,
        audit.complete
          ? `${audit.claims} against ${audit.computed}`
          : "Writing these was interrupted. Take back what is left, then audit again.",
      );
      setAttribute(takeBack, "aria-label", `Take back the verdicts in ${audit.place}`);
      setWaiting(takeBack, waiting);
    },
  };
}

/** Asks before verdicts are removed that were edited; Esc keeps them. */
export function questionDialog(view: Audit): Part {
  const dialog = alertDialog("audit-question", (takeBack) => void view.answer(takeBack));
  return {
    element: dialog.element,
    update({ question }, before) {
      if (!question || before?.question === question) return;
      dialog.ask({
        ...(question.complete
          ? {
              title: "Take back edited verdicts?",
              lines: [
                `Some of the cells in ${question.where} were edited since. Taking back empties them too.`,
              ],
            }
          : {
              title: "Take back what is left?",
              lines: [
                `Writing verdicts into ${question.where} was interrupted. Taking back empties the cells there that hold a verdict, and no others.`,
              ],
            }),
        go: "Take back",
        stay: "Keep",
      });
    },
  };
}
