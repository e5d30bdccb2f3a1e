import { areaText, type Area } from "../../../excel/claims";
import { button, setWaiting } from "../../controls";
import { h, setAttribute, setText } from "../../dom";
import type { Audit, AuditState } from "./audit";
import { HINTS, PLACES, type PlaceChoice } from "./messages";

export interface Part {
  element: HTMLElement;
  update(state: AuditState, before: AuditState | null): void;
}

/** A range of cells that the user picks in Excel. */
export function rangeView(
  view: Audit,
  of: "claims" | "computed",
  { title, unset, hint }: { title: string; unset: string; hint: string },
): Part & { focus(): void } {
  const id = `audit-${of}`;
  const use = button(
    {
      "aria-label": `Use selection as ${title.toLowerCase()}`,
      "aria-describedby": `${id}-problem`,
      click: () => void view.useSelection(of),
    },
    "Use selection",
  );
  const { element: link, update } = areaLink(view, title);
  const none = h("span", {}, unset);
  const problem = problemText(`${id}-problem`);
  return {
    element: h(
      "section",
      { "aria-labelledby": id },
      h("div", { class: "section-head" }, h("h2", { id }, title), use),
      h("div", { class: "card" }, none, link, problem.element, h("p", { class: "hint" }, hint)),
    ),
    update(state) {
      update(state[of]);
      setAttribute(none, "hidden", state[of] !== null);
      setWaiting(use, state.task !== null);
      problem.update(state.problems[of]);
    },
    focus: () => use.focus(),
  };
}

export const claimsView = (view: Audit) =>
  rangeView(view, "claims", {
    title: "Printed claims",
    unset: "Select the printed figures in Excel.",
    hint: HINTS.claims,
  });

export const computedView = (view: Audit) =>
  rangeView(view, "computed", {
    title: "Computed cells",
    unset: "Select the cells to check them against.",
    hint: HINTS.computed,
  });

/** Where the verdicts go, and how. */
export function placeView(view: Audit): Part & { focus(): void } {
  const radios = (Object.keys(PLACES) as PlaceChoice[]).map((value) =>
    h("input", { type: "radio", name: "audit-place", value, change: () => view.choosePlace(value) }),
  );
  const use = button(
    { "aria-label": "Use selection as first cell", click: () => void view.useSelection("destination") },
    "Use selection",
  );
  const link = areaLink(view, "First cell");
  const none = h("span", {}, "Select the first cell in Excel.");
  const own = h("div", { class: "card card-head", hidden: true }, h("div", {}, none, link.element), use);
  const plain = h("input", { type: "checkbox", change: () => view.setPlain(plain.checked) });
  const hint = h("p", { class: "hint", id: "audit-plain-hint" }, HINTS.plain);
  plain.setAttribute("aria-describedby", hint.id);
  const problem = problemText("audit-place-problem");
  const group = h(
    "fieldset",
    { class: "field", "aria-describedby": "audit-place-problem" },
    h("legend", {}, h("h2", {}, "Verdicts")),
    ...radios.map((input) =>
      h("label", { class: "radio" }, input, h("span", {}, PLACES[input.value as PlaceChoice])),
    ),
    own,
    problem.element,
  );
  return {
    element: h(
      "div",
      {},
      group,
      h("label", { class: "radio" }, plain, h("span", {}, "Words only, for readers without this add-in")),
      hint,
    ),
    update({ place, destination, task, problems, plain: wanted }) {
      for (const input of radios) input.checked = input.value === place;
      setAttribute(own, "hidden", place !== "cell");
      setAttribute(none, "hidden", destination !== null);
      link.update(destination && { ...destination, range: { ...destination.range, rows: 1, columns: 1 } });
      setWaiting(use, task !== null);
      plain.checked = wanted;
      setAttribute(hint, "hidden", !wanted);
      problem.update(problems.place);
    },
    focus: () => radios.find((input) => input.checked)?.focus(),
  };
}

/** An address that shows its cells in Excel. */
export function areaLink(view: Audit, title: string) {
  let area: Area | null = null;
  const link = h("button", {
    type: "button",
    class: "cell-link",
    click: () => {
      if (area) void view.show(area);
    },
  });
  return {
    element: link,
    update(next: Area | null) {
      area = next;
      setAttribute(link, "hidden", !area);
      setText(link, area ? areaText(area) : "");
      setAttribute(link, "aria-label", area ? `Show ${title.toLowerCase()}, ${areaText(area)}` : null);
    },
  };
}

function problemText(id: string) {
  const element = h("p", { id, class: "field-problem", hidden: true });
  return {
    element,
    update(text: string | undefined) {
      setText(element, text ?? "");
      setAttribute(element, "hidden", !text);
    },
  };
}
