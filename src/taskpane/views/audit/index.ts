import type { SavedOptions, Workbook } from "../../../excel";
import { connectClaims, type Claims } from "../../../excel/claims";
import { button, setWaiting } from "../../controls";
import { h, setAttribute } from "../../dom";
import type { Feature } from "../../feature";
import { noticeView } from "../notice";
import { Audit } from "./audit";
import "./audit.css";
import { outcomeView } from "./outcome";
import { claimsView, computedView, placeView, type Part } from "./setup";
import { tableAuditView } from "./table";
import { questionDialog, writtenView } from "./written";

const WAYS = {
  cells: "Claims against computed cells",
  table: "A table, or a document, against itself",
} as const;
type Way = keyof typeof WAYS;

/**
 * Printed figures checked: against computed ones, or those of a table against each other.
 * @param options the pane's present choices: dialect and looks
 */
export function auditFeature({ connection, insert, remove }: Workbook, options: () => SavedOptions): Feature {
  const claims = connectClaims(connection);
  const cells = cellsView({ insert, claims }, options);
  const bodies: Record<Way, HTMLElement> = {
    cells: cells.element,
    table: tableAuditView({ insert, remove, claims }, options),
  };
  const show = (way: Way) => {
    for (const [name, body] of Object.entries(bodies)) setAttribute(body, "hidden", name !== way);
  };
  const radios = (Object.keys(WAYS) as Way[]).map((way) =>
    h(
      "label",
      { class: "radio" },
      h("input", { type: "radio", name: "audit-way", checked: way === "cells", change: () => show(way) }),
      h("span", {}, WAYS[way]),
    ),
  );
  show("cells");
  const ways = h("fieldset", { class: "field" }, h("legend", {}, h("h2", {}, "What to audit")), ...radios);
  return { element: h("div", { class: "audit" }, ways, bodies.cells, bodies.table), shown: cells.shown };
}

/** Claims in cells against computed cells. */
function cellsView(workbook: Pick<Workbook, "insert"> & { claims: Claims }, options: () => SavedOptions) {
  const view = new Audit(workbook, options);
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
  const element = h("div", {}, noticeView(view), ...parts.map((part) => part.element));
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
