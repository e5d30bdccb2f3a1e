import type { Insertion } from "../../../excel";
import { button, setWaiting } from "../../controls";
import { h, setAttribute, setText } from "../../dom";
import { icon } from "../../icons";
import type { Pane } from "../../pane";
import { rowsIn, type Row } from "../../rows";
import type { PaneState } from "../../state";

/** What is inserted. The section is there only while something is. */
export function insertedListView(pane: Pane): HTMLElement {
  const list = h("ul", { class: "cards" });
  const heading = h("h2", { id: "inserted", tabindex: "-1" }, "In this workbook");
  const section = h("section", { "aria-labelledby": "inserted", hidden: true }, heading, list);
  const rows = rowsIn(
    list,
    ({ id }: Insertion) => id,
    (insertion) => insertedRow(pane, insertion),
    () => document.getElementById("templates")?.focus(),
  );

  pane.store.subscribe((state) => {
    // What is being inserted right now is not complete yet, but nothing has interrupted it.
    const busy = state.task?.kind === "inserting";
    const insertions = (state.insertions ?? []).filter(({ complete }) => complete || !busy);
    setAttribute(section, "hidden", insertions.length === 0);
    rows.update(insertions, state);
  });
  return section;
}

function insertedRow(pane: Pane, { id, title }: Insertion): Row<Insertion, [PaneState]> {
  const places = h("p", {});
  const goTo = button(
    { appearance: "subtle", "aria-label": `Go to sheet, ${title}`, click: () => void pane.goTo({ id }) },
    icon("goTo", "start"),
    "Go to sheet",
  );
  const remove = button(
    { appearance: "subtle", "aria-label": `Remove ${title}`, click: () => void pane.remove(id) },
    icon("remove", "start"),
    "Remove",
  );
  const repair = button(
    {
      appearance: "subtle",
      title: "Enters formulas that show #NAME? again",
      click: () => void pane.repair(id),
    },
    "Repair",
  );
  const element = h(
    "li",
    { class: "card" },
    h("h3", {}, title),
    places,
    h("div", { class: "actions" }, goTo, repair, remove),
  );
  return {
    element,
    update(insertion, { task }) {
      setText(places, placesText(insertion));
      setAttribute(places, "hidden", placesText(insertion) === "");
      setAttribute(goTo, "hidden", !insertion.complete);
      // Two insertions of one template are told apart by their sheets.
      const name = insertion.sheets.length === 1 ? (insertion.sheets[0]?.name ?? title) : title;
      setAttribute(goTo, "aria-label", `Go to sheet, ${name}`);
      setAttribute(remove, "aria-label", `Remove ${name}`);
      setText(remove.lastChild as Element, labelOf("removing", insertion, task));
      setWaiting(remove, task !== null);
      // Plain formulas call nothing that could be unknown.
      setAttribute(repair, "hidden", !insertion.complete || insertion.options?.dialect === "plain");
      setAttribute(repair, "aria-label", `Repair ${name}`);
      setText(repair, labelOf("repairing", insertion, task));
      setWaiting(repair, task !== null);
    },
  };
}

const LABELS = { removing: ["Remove", "Removing…"], repairing: ["Repair", "Repairing…"] } as const;

function labelOf(doing: keyof typeof LABELS, { id }: Insertion, task: PaneState["task"]): string {
  const [still, now] = LABELS[doing];
  return task?.kind === doing && task.insertion === id ? now : still;
}

function placesText({ complete, sheets, title }: Insertion): string {
  if (!complete) return "Inserting it was interrupted. Remove what is left, then insert it again.";
  const [only] = sheets;
  if (sheets.length === 1 && only) {
    const hidden = only.hidden ? " (hidden)" : "";
    return only.name === title && !hidden ? "" : `Sheet “${only.name}”${hidden}`;
  }
  return `${sheets.length} sheets, from “${only?.name ?? ""}” on`;
}
