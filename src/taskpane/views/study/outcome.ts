import { button, setWaiting } from "../../controls";
import { h, reveal, setAttribute, setText } from "../../dom";
import { icon } from "../../icons";
import type { Part } from "./part";
import type { Mode, Outcome } from "./state";
import type { Study } from "./study";

let ids = 0;

/**
 * The last result of the mode in front, and the way onto a sheet.
 * @param modes that the view has
 * @param content makes what is shown of an outcome
 * @param further buttons, for outcomes that have them
 */
export function outcomeView(
  view: Study,
  modes: readonly Mode[],
  content: (outcome: Outcome) => HTMLElement[],
  further: (outcome: Outcome | undefined, waiting: boolean) => HTMLElement[] = () => [],
): Part {
  const id = `study-result-${++ids}`;
  // It stays in the page, since screen readers announce only what changes in such a region.
  const proof = h("p", { class: "hint proof", role: "status" });
  const remarks = h("div", {});
  const body = h("div", { class: "outcome" });
  const goTo = button(
    { appearance: "subtle", "aria-label": "Go to sheet of the result", click: () => void view.showSheet() },
    icon("goTo", "start"),
    "Go to sheet",
  );
  const write = button({ click: () => void view.writeSheet() }, "Write to a sheet");
  const others = h("div", { class: "run-button" });
  const section = h(
    "section",
    { "aria-labelledby": id, class: "run-result", hidden: true },
    h("h2", { id }, "Result"),
    h("div", { class: "card" }, proof, remarks, body, h("div", { class: "run-button" }, write, goTo), others),
  );
  let shown: Outcome | undefined;
  return {
    element: section,
    update({ outcomes, sheets, mode, task }, before) {
      if (!modes.includes(mode)) return;
      const outcome = outcomes[mode];
      setAttribute(section, "hidden", !outcome);
      reveal(goTo, sheets[mode] !== undefined);
      setWaiting(write, task !== null);
      if (outcome !== shown) {
        shown = outcome;
        setText(proof, outcome?.how.text ?? "");
        remarks.replaceChildren(
          ...(outcome?.how.remarks ?? []).map((each) => h("p", { class: "hint" }, each)),
        );
        body.replaceChildren(...(outcome ? content(outcome) : []));
        others.replaceChildren(...further(outcome, false));
      }
      for (const each of others.querySelectorAll<HTMLElement>("fluent-button"))
        setWaiting(each, task !== null);
      // Once the progress above has gone. The focus stays: who wants to run again is still at the button.
      const ran = before?.task && before.task.kind !== "picking" && !task;
      if (ran && outcome && before.outcomes[mode] !== outcome) section.scrollIntoView({ block: "nearest" });
    },
  };
}
