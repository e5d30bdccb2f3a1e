import type { Audit as WrittenAudit } from "../../../excel/claims";
import { button, setWaiting } from "../../controls";
import { h, keyed, setAttribute, setText } from "../../dom";
import { icon } from "../../icons";
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
  const rows = new Map<string, ReturnType<typeof row>>();
  return {
    element: section,
    update({ audits, task }) {
      const present = audits ?? [];
      const focused = [...list.children].findIndex((each) => each.contains(document.activeElement));
      setAttribute(section, "hidden", present.length === 0);
      const shown = keyed(
        list,
        present,
        ({ id }) => id,
        (audit) => {
          const made = row(view, audit);
          rows.set(audit.id, made);
          return made.element;
        },
      );
      for (const audit of present) rows.get(audit.id)?.update(audit, task !== null);
      for (const id of rows.keys()) if (!present.some((audit) => audit.id === id)) rows.delete(id);
      if (focused >= 0 && !list.contains(document.activeElement)) {
        const next = shown[Math.min(focused, shown.length - 1)]?.querySelector<HTMLElement>("fluent-button");
        if (next) next.focus();
        else empty();
      }
    },
  };
}

function row(view: Audit, { id }: WrittenAudit) {
  const place = h("h3", {});
  const about = h("p", {});
  const takeBack = button(
    { appearance: "subtle", click: () => void view.takeBack(id) },
    icon("remove", "start"),
    "Take back",
  );
  return {
    element: h("li", { class: "card" }, place, about, h("div", { class: "actions" }, takeBack)),
    update(audit: WrittenAudit, waiting: boolean) {
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
        title: "Take back edited verdicts?",
        lines: [`Some of the cells in ${question.where} were edited since. Taking back empties them too.`],
        go: "Take back",
        stay: "Keep",
      });
    },
  };
}
