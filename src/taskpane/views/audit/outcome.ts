import { VERDICTS, type Verdict } from "../../../core/claims/verdict";
import { areaText, type Area } from "../../../excel/claims";
import { NOT_BORNE_OUT, NOT_JUDGED } from "../../../sheets/verdict-words";
import { h, setAttribute } from "../../dom";
import { countText, type Audit, type AuditOutcome } from "./audit";
import type { JudgedClaim } from "./judge";
import { MEANINGS } from "./messages";
import type { Part } from "./setup";
import { toneOf } from "./tone";

/** Longer lists are read on the sheet. */
const MOST_LISTED = 100;

/** How many claims got which verdict, and which of them need a look. */
export function outcomeView(view: Audit): Part {
  const body = h("div", { class: "outcome" });
  const section = h(
    "section",
    { "aria-labelledby": "audit-result", class: "run-result", hidden: true },
    h("h2", { id: "audit-result" }, "Result"),
    body,
  );
  return {
    element: section,
    update({ result }, before) {
      if (before?.result === result) return;
      setAttribute(section, "hidden", !result);
      body.replaceChildren(...(result ? contentOf(view, result) : []));
      // Below the button, often below the pane. The focus stays with who wants to audit again.
      if (result) section.scrollIntoView({ block: "nearest" });
    },
  };
}

function contentOf(view: Audit, { judgement, merged }: AuditOutcome): HTMLElement[] {
  const { claims } = judgement;
  const of = (verdict: Verdict) =>
    claims.filter(({ outcome }) => outcome.kind === "verdict" && outcome.verdict === verdict);
  const unjudged = claims.filter(({ outcome }) => outcome.kind === "unjudged");
  const differing = NOT_BORNE_OUT.flatMap(of);
  const counts = [
    ...VERDICTS.map((verdict) => ({
      word: verdict as string,
      meaning: MEANINGS[verdict],
      n: of(verdict).length,
    })),
    { word: NOT_JUDGED, meaning: "listed below with the reason", n: unjudged.length },
  ].filter(({ n }) => n > 0);
  return [
    h("p", {}, `${countText(judgement)}.`),
    h(
      "dl",
      { class: "figures verdict-counts" },
      ...counts.flatMap(({ word, meaning, n }) => [
        h("dt", {}, h("span", { class: `verdict ${toneOf(word)}` }, word), ` ${meaning}`),
        h("dd", {}, n.toLocaleString()),
      ]),
    ),
    ...(merged
      ? [h("p", { class: "hint" }, "Some of these cells are merged: each counts as its first cell.")]
      : []),
    ...list(
      view,
      "Claims that the figures don’t bear out",
      differing,
      ({ printed, computedText }) => `“${printed}” is printed, ${computedText} is computed.`,
    ),
    ...list(view, "Not judged", unjudged, ({ outcome }) =>
      outcome.kind === "unjudged" ? outcome.reason : "",
    ),
  ];
}

function list(
  view: Audit,
  title: string,
  claims: JudgedClaim[],
  text: (claim: JudgedClaim) => string,
): HTMLElement[] {
  if (!claims.length) return [];
  const more = claims.length - MOST_LISTED;
  return [
    h("h3", {}, title),
    h(
      "ul",
      { class: "cards", "aria-label": title },
      ...claims
        .slice(0, MOST_LISTED)
        .map((claim) =>
          h(
            "li",
            { class: "card" },
            h("p", { class: "claim-text" }, text(claim)),
            h("p", {}, link(view, claim.claim, "claim"), " · ", link(view, claim.computed, "computed cell")),
          ),
        ),
    ),
    ...(more > 0 ? [h("p", { class: "hint" }, `And ${more.toLocaleString()} more, beside the claims.`)] : []),
  ];
}

function link(view: Audit, area: Area, what: string): HTMLElement {
  return h(
    "button",
    {
      type: "button",
      class: "cell-link",
      "aria-label": `Show ${what}, ${areaText(area)}`,
      click: () => void view.show(area),
    },
    areaText(area),
  );
}
