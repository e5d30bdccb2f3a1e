import type { SavedOptions, Workbook } from "../../../excel";
import { connectClaims } from "../../../excel/claims";
import { button, setWaiting } from "../../controls";
import { h, setAttribute } from "../../dom";
import type { Feature } from "../../feature";
import { noticeView } from "../notice";
import { Audit } from "./audit";
import "./audit.css";
import { outcomeView } from "./outcome";
import { claimsView, computedView, placeView, type Part } from "./setup";
import { questionDialog, writtenView } from "./written";

/**
 * Printed figures of any table checked against computed ones.
 * @param options the pane's present choices: dialect and looks
 */
export function auditFeature({ connection, insert }: Workbook, options: () => SavedOptions): Feature {
  const view = new Audit({ insert, claims: connectClaims(connection) }, options);
  const claims = claimsView(view);
  const computed = computedView(view);
  const place = placeView(view);
  const run = runView(view);
  const parts: Part[] = [
    claims,
    computed,
    place,
    run,
    outcomeView(view),
    writtenView(view, () => run.focus()),
    questionDialog(view),
  ];
  const element = h("div", { class: "audit" }, noticeView(view), ...parts.map((part) => part.element));
  view.store.subscribe((state, before) => {
    for (const part of parts) part.update(state, before);
    if (before && before.problems !== state.problems) focusFirst(state.problems);
  });
  return { element, shown: () => void view.refresh() };

  function focusFirst({ claims: a, computed: b, place: c }: Partial<Record<string, string>>): void {
    if (a) claims.focus();
    else if (b) computed.focus();
    else if (c) place.focus();
  }
}

function runView(view: Audit): Part & { focus(): void } {
  const run = button({ appearance: "primary", click: () => void view.audit() }, "Audit");
  const bar = h("fluent-progress-bar", { "aria-label": "Auditing" });
  const progress = h("div", { class: "progress", hidden: true }, h("span", {}, "Auditing…"), bar);
  return {
    element: h("div", { class: "audit-run" }, run, progress),
    update({ task }) {
      setWaiting(run, task !== null);
      setAttribute(progress, "hidden", task !== "auditing");
    },
    focus: () => run.focus(),
  };
}
