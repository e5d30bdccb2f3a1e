import { bears, type AuditedClaim, type Reading } from "../../../../audit";
import { VERDICTS } from "../../../../core/claims/verdict";
import { areaText } from "../../../../excel/claims";
import { NOT_JUDGED } from "../../../../sheets/verdict-words";
import { button, setWaiting } from "../../../controls";
import { h, reveal, setAttribute } from "../../../dom";
import { MEANINGS } from "../messages";
import { toneOf } from "../tone";
import { HINTS, readingText } from "./messages";
import type { Part } from "./part";
import type { TableAudit } from "./table-audit";

/** Longer lists are read on the sheet. */
const MOST_LISTED = 100;

/** The claims with their verdicts, those first that need a look, and the way to the sheet. */
export function claimsView(view: TableAudit): Part {
  const counts = h("div", {});
  const list = h("ul", { class: "cards", "aria-label": "Claims" });
  const more = h("p", { class: "hint", hidden: true });
  const plain = h("input", {
    type: "checkbox",
    "aria-describedby": "table-plain",
    change: () => view.setPlain(plain.checked),
  });
  const write = button(
    { appearance: "primary", click: () => void view.write() },
    "Write the audit to a new sheet",
  );
  const takeBack = button({ click: () => void view.takeBack() }, "Take back");
  const section = h(
    "section",
    { "aria-labelledby": "table-claims", class: "run-result", hidden: true },
    h("h2", { id: "table-claims" }, "Claims"),
    counts,
    h("label", { class: "radio" }, plain, h("span", {}, "Plain formulas, for readers without this add-in")),
    h("p", { class: "hint", id: "table-plain" }, HINTS.plain),
    h("div", { class: "run-button" }, write, takeBack),
    list,
    more,
  );
  return {
    element: section,
    update(state, before) {
      const { audit, chosen, task, written } = state;
      setAttribute(section, "hidden", !audit?.claims.length);
      plain.checked = state.plain;
      setWaiting(write, task !== null);
      setWaiting(takeBack, task !== null);
      if (!written && takeBack === document.activeElement) write.focus();
      reveal(takeBack, written !== null);
      if (before && before.audit === audit && before.chosen === chosen) return;
      const claims = audit ? [...audit.claims].sort((a, b) => urgency(a, chosen) - urgency(b, chosen)) : [];
      counts.replaceChildren(...(audit ? [countsOf(claims, chosen)] : []));
      const known = audit === before?.audit ? list.children : [];
      list.replaceChildren(
        ...claims.slice(0, MOST_LISTED).map((claim, k) => {
          const reading = chosen.get(claim);
          // A card that hasn't changed stays, with its focus and what is open in it.
          const same = known[k];
          return same && before?.chosen.get(claim) === reading && same.id === idOf(claim)
            ? same
            : card(view, claim, reading);
        }),
      );
      const rest = claims.length - MOST_LISTED;
      setAttribute(more, "hidden", rest <= 0);
      more.textContent = `And ${rest.toLocaleString()} more, on the sheet.`;
      if (audit && before?.audit !== audit && !before?.audit) section.scrollIntoView({ block: "nearest" });
    },
  };
}

const readingOf = (claim: AuditedClaim, chosen: ReadonlyMap<AuditedClaim, Reading>) =>
  chosen.get(claim) ?? (claim.judged ? claim.readings[0] : undefined);

const verdictOf = (claim: AuditedClaim, chosen: ReadonlyMap<AuditedClaim, Reading>): string =>
  readingOf(claim, chosen)?.verdict ?? NOT_JUDGED;

/** What isn't borne out first, then what isn't judged. */
function urgency(claim: AuditedClaim, chosen: ReadonlyMap<AuditedClaim, Reading>): number {
  const reading = readingOf(claim, chosen);
  return reading ? (bears(reading) ? 2 : 0) : 1;
}

function countsOf(claims: readonly AuditedClaim[], chosen: ReadonlyMap<AuditedClaim, Reading>): HTMLElement {
  const words = [...VERDICTS, NOT_JUDGED].map((word) => ({
    word,
    n: claims.filter((claim) => verdictOf(claim, chosen) === word).length,
  }));
  return h(
    "dl",
    { class: "figures verdict-counts" },
    ...words
      .filter(({ n }) => n > 0)
      .flatMap(({ word, n }) => [
        h(
          "dt",
          {},
          verdictText(word),
          ` ${MEANINGS[word as keyof typeof MEANINGS] ?? "nothing to judge it by"}`,
        ),
        h("dd", {}, n.toLocaleString()),
      ]),
  );
}

function verdictText(word: string): HTMLElement {
  return h("span", { class: `verdict ${toneOf(word)}` }, word);
}

const idOf = ({ ref }: AuditedClaim) => `claim-${ref.row}-${ref.column}-${ref.part?.from ?? 0}`;

function card(view: TableAudit, claim: AuditedClaim, chosen: Reading | undefined): HTMLElement {
  const reading = chosen ?? (claim.judged ? claim.readings[0] : undefined);
  const others = claim.readings.filter((one) => one !== reading);
  const place = view.placeOf(claim);
  return h(
    "li",
    { class: "card", id: idOf(claim) },
    h("p", { class: "claim-text" }, `“${claim.text}” `, verdictText(reading?.verdict ?? NOT_JUDGED)),
    h("p", {}, claim.about),
    reading ? h("p", {}, readingText(reading, claim.figure?.kind)) : null,
    claim.note ? h("p", { class: "hint" }, claim.note) : null,
    place
      ? h(
          "p",
          {},
          h(
            "button",
            {
              type: "button",
              class: "cell-link",
              "aria-label": `Show claim, ${areaText(place)}`,
              click: () => void view.show(place),
            },
            areaText(place),
          ),
        )
      : null,
    others.length > 0 ? alternatives(view, claim, others) : null,
  );
}

function alternatives(view: TableAudit, claim: AuditedClaim, readings: readonly Reading[]): HTMLElement {
  return h(
    "details",
    { class: "readings" },
    h(
      "summary",
      { "aria-label": `Other readings of “${claim.text}”` },
      `Other readings (${readings.length})`,
    ),
    h(
      "ul",
      {},
      ...readings.map((reading) =>
        h(
          "li",
          {},
          h(
            "button",
            {
              type: "button",
              class: "cell-link",
              "aria-label": `Judge “${claim.text}” by: ${readingText(reading, claim.figure?.kind)}`,
              click: () => {
                view.prefer(claim, reading);
                document.getElementById(idOf(claim))?.querySelector<HTMLElement>("summary, button")?.focus();
              },
            },
            readingText(reading, claim.figure?.kind),
          ),
          " ",
          verdictText(reading.verdict),
        ),
      ),
    ),
  );
}
