import type { Workbook } from "../../../excel";
import { connectTableRows } from "../../../excel/rows";
import type { ImportedModel, ImportedPrice, ImportedPrices } from "../../../imports";
import { TYPED } from "../../../sheets/typed";
import { button, setWaiting } from "../../controls";
import { h, reveal, setAttribute, setText } from "../../dom";
import type { Feature } from "../../feature";
import { noticeView } from "../notice";
import "./import.css";
import { Importer, MOST_SHOWN, type ImportState } from "./importer";
import { messages } from "./messages";

interface Part {
  readonly element: HTMLElement;
  update(state: ImportState, before: ImportState | null): void;
}

/** Rows of the sheets' tables from files that people have: pasted, read, looked at, added. */
export function importFeature({ connection }: Pick<Workbook, "connection">): Feature {
  const view = new Importer(connectTableRows(connection));
  const found = foundView(view);
  const parts: Part[] = [pasteView(view), found];
  const element = h("div", { class: "import" }, noticeView(view), ...parts.map((part) => part.element));
  view.store.subscribe((state, before) => {
    for (const part of parts) part.update(state, before);
  });
  return { element };
}

function pasteView(view: Importer): Part {
  const text = h("textarea", {
    id: "import-text",
    rows: 6,
    spellcheck: "false",
    autocomplete: "off",
    "aria-describedby": "import-hint import-problem",
  });
  // Present from the start: screen readers follow only what was there before it changed.
  const problem = h("p", { id: "import-problem", role: "alert", class: "import-problem" });
  const read = button({ appearance: "primary", click: () => view.read(text.value) }, "Read");
  return {
    element: h(
      "section",
      { class: "card" },
      h("label", { for: "import-text" }, "Paste a file’s text"),
      text,
      h("p", { class: "hint", id: "import-hint" }, messages.hint),
      problem,
      h("div", { class: "run-button" }, read),
    ),
    update(state, before) {
      if (before?.problem === state.problem) return;
      setText(problem, state.problem ?? "");
      setAttribute(text, "aria-invalid", state.problem === null ? null : "true");
    },
  };
}

/** What was read, what of it is wanted, and the way onto the sheet. */
function foundView(view: Importer): Part {
  const said = h("p", { role: "status" });
  const details = h("div", {});
  const name = h("input", { id: "import-name", type: "text", maxlength: String(TYPED.row.most) });
  const named = h("div", {}, h("label", { for: "import-name" }, "Name of its row"), name);
  const prices = pricesView(view);
  const add = button(
    { appearance: "primary", click: () => void view.add(name.value) },
    "Add to the sheet in front",
  );
  const rest = h(
    "div",
    { class: "import-found" },
    details,
    named,
    prices.element,
    h("div", { class: "run-button" }, add),
  );
  return {
    element: h("section", { class: "card", "aria-label": "What was read" }, said, rest),
    update(state, before) {
      setWaiting(add, state.adding);
      prices.update(state, before);
      if (before && before.read === state.read) return;
      const { read } = state;
      reveal(rest, read !== null);
      setText(said, summaryOf(state));
      setAttribute(named, "hidden", read?.kind !== "model");
      if (read?.kind === "model") name.value = read.model.name;
      details.replaceChildren(...detailsOf(state));
    },
  };
}

function summaryOf({ read }: ImportState): string {
  if (!read) return "Nothing read yet.";
  switch (read.kind) {
    case "model":
      return `A model’s configuration: ${billions(read.model.parameters)} parameters, ${billions(read.model.active)} active.`;
    case "prices":
      return `A price list of ${read.prices.form}: ${count(read.prices.rows.length, "model")}.`;
    case "runs":
      return `A benchmark: ${count(read.runs.length, "run")}.`;
  }
}

const count = (n: number, what: string) => `${n.toLocaleString()} ${what}${n === 1 ? "" : "s"}`;
const billions = (n: number) => `${(n / 1e9).toLocaleString("en-US", { maximumFractionDigits: 1 })} billion`;

function detailsOf({ read }: ImportState): HTMLElement[] {
  if (read?.kind === "model")
    return [h("p", {}, cacheOf(read.model.shape)), h("p", { class: "hint" }, read.model.note)];
  if (read?.kind === "runs")
    return [
      h(
        "ul",
        {},
        ...read.runs.map((run) =>
          h(
            "li",
            {},
            `${run.concurrency} at once: ${Math.round(run.outputTokensPerSecond).toLocaleString()} tokens a second`,
          ),
        ),
      ),
    ];
  return read?.kind === "prices" && read.prices.refused.length > 0 ? [refusedView(read.prices)] : [];
}

/** What the model keeps of a token: the part of a configuration that other calculators read past. */
function cacheOf({ layers, kvHeads, headSize, latent, windows }: ImportedModel["shape"]): string {
  if (latent)
    return `Each of ${layers} layers keeps a latent vector of ${latent.size} + ${latent.rope} values of a token.`;
  const kept = `${layers} layers keep ${kvHeads} × ${headSize} keys and as many values of a token`;
  return windows
    ? `${kept}, ${windows.layers} of them of the last ${windows.tokens.toLocaleString()} tokens only.`
    : `${kept}.`;
}

function refusedView({ refused }: ImportedPrices): HTMLElement {
  const shown = refused.slice(0, MOST_SHOWN);
  return h(
    "details",
    {},
    h("summary", {}, `${count(refused.length, "entry").replace("entrys", "entries")} left out`),
    h("ul", {}, ...shown.map(({ name, reason }) => h("li", {}, `${name}: ${reason}`))),
    refused.length > shown.length
      ? h("p", { class: "hint" }, `And ${(refused.length - shown.length).toLocaleString()} more.`)
      : null,
  );
}

/** The models of a price list, as far as they are looked for. */
function pricesView(view: Importer): Part {
  const search = h("input", {
    id: "import-search",
    type: "text",
    autocomplete: "off",
    input: () => view.search(search.value),
  });
  const found = h("p", { role: "status", class: "hint" });
  const list = h("div", { role: "group", "aria-label": "Models", class: "import-list" });
  const element = h("div", {}, h("label", { for: "import-search" }, "Look for a model"), search, found, list);
  return {
    element,
    update(state, before) {
      setAttribute(element, "hidden", state.read?.kind !== "prices");
      if (state.read?.kind !== "prices") return;
      if (before?.read !== state.read) search.value = state.query;
      else if (before.query === state.query) return;
      const all = view.found();
      const shown = all.slice(0, MOST_SHOWN);
      const more = all.length - shown.length;
      setText(
        found,
        more > 0
          ? `${count(all.length, "model")}; the first ${shown.length} are shown.`
          : count(all.length, "model"),
      );
      list.replaceChildren(...shown.map((price) => choice(view, price, state.chosen.has(price))));
    },
  };
}

function choice(view: Importer, price: ImportedPrice, chosen: boolean): HTMLElement {
  const check = h("input", { type: "checkbox", change: () => view.choose(price, check.checked) });
  check.checked = chosen;
  return h(
    "label",
    { class: "import-choice" },
    check,
    h("span", {}, `${price.name}: $${price.input} in, $${price.output} out`),
  );
}
