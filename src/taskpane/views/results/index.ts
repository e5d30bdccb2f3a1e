import type { FigureInsertion, FigureSheet, KeyFigure, Workbook } from "../../../excel";
import { connectKeyFigures } from "../../../excel/results/key-figures";
import { button } from "../../controls";
import { h, setAttribute, setText } from "../../dom";
import type { Feature } from "../../feature";
import { icon } from "../../icons";
import { listed } from "../../messages";
import { rowsIn, type Row } from "../../rows";
import { noticeView } from "../notice";
import { LiveResults } from "./live-results";
import { namedCell, type NamedCell } from "./named-cell";
import "./results.css";

/** The key figures of everything inserted, following every edit. */
export function resultsFeature({ connection, goTo }: Workbook): Feature {
  const view = new LiveResults({ goTo, keyFigures: connectKeyFigures(connection) });
  const list = h("ul", { class: "cards results-list" });
  const loading = h("p", { class: "hint" }, "Reading the workbook…");
  const empty = h(
    "div",
    { class: "results-empty" },
    h("h2", {}, "No results yet"),
    h("p", {}, "Insert a sheet under Templates. Its key figures then stand here and follow every edit."),
  );
  const failed = h("p", {});
  const failure = h("div", { class: "card", role: "alert", hidden: true }, failed);
  const again = button({ click: () => void view.refresh() }, "Read again");
  const announcement = h("p", { class: "visually-hidden", role: "status" });
  const cards = rowsIn(
    list,
    ({ id }: FigureInsertion) => id,
    (insertion) => insertionCard(view, insertion),
  );

  view.store.subscribe((state) => {
    const insertions = (state.insertions ?? []).filter(({ sheets }) => sheets.some(says));
    setAttribute(loading, "hidden", state.insertions !== null || state.failed !== null);
    setAttribute(empty, "hidden", state.insertions === null || insertions.length > 0);
    setAttribute(failure, "hidden", state.failed === null);
    setText(failed, state.failed ? `The results could not be read. ${state.failed}` : "");
    setAttribute(again, "hidden", state.live && state.failed === null);
    setText(announcement, state.announcement);
    cards.update(insertions);
  });
  const element = h(
    "div",
    { class: "results" },
    noticeView(view),
    announcement,
    loading,
    empty,
    failure,
    list,
    h("div", { class: "results-again" }, again),
  );
  return {
    element,
    shown: () => void view.show(),
    hidden: () => view.hide(),
    closed: () => void view.close(),
  };
}

const says = ({ figures, lost }: FigureSheet) => figures.length + lost.length > 0;

function insertionCard(view: LiveResults, { id }: FigureInsertion): Row<FigureInsertion> {
  const title = h("h2", { class: "results-title" });
  const list = h("div", {});
  const sheets = rowsIn(
    list,
    ({ key }: FigureSheet) => key,
    (sheet) => sheetPart(view, id, sheet),
  );
  return {
    element: h("li", { class: "card" }, title, list),
    update(insertion) {
      const told = insertion.sheets.filter(says);
      const alone = insertion.sheets.length === 1;
      setText(title, alone ? (told[0]?.name ?? insertion.title) : insertion.title);
      sheets.update(told, alone);
    },
  };
}

function sheetPart(
  view: LiveResults,
  insertion: string,
  { key }: FigureSheet,
): Row<FigureSheet, [alone: boolean]> {
  const name = h("h3", {});
  const list = h("ul", { class: "result-figures" });
  const lost = h("p", { class: "hint" });
  const rows = rowsIn(
    list,
    ({ id }: KeyFigure) => id,
    () => figureRow((figure) => void view.goTo(insertion, key, figure)),
  );
  return {
    element: h("div", {}, name, list, lost),
    update(sheet, alone) {
      setText(name, sheet.name);
      setAttribute(name, "hidden", alone);
      setAttribute(list, "aria-label", `Key figures of ${sheet.name}`);
      const inputs = sheet.figures.find((figure) => figure.label === "Inputs");
      rows.update(sheet.figures, inputs ? namedCell(inputs.text) : null);
      setText(lost, sheet.lost.length ? `${listed(sheet.lost)}: not found on the sheet any more.` : "");
      setAttribute(lost, "hidden", sheet.lost.length === 0);
    },
  };
}

/** A figure leads to its cell; one that waits for another cell, or names it, leads there. */
function figureRow(goTo: (figure: KeyFigure) => void): Row<KeyFigure, [missing: NamedCell | null]> {
  let shown: KeyFigure | null = null;
  const label = h("span", { class: "result-label" });
  const value = h("span", { class: "result-value" });
  const mark = h(
    "span",
    { class: "result-error" },
    icon("warning"),
    h("span", { class: "visually-hidden" }, "Error"),
  );
  const link = h(
    "button",
    {
      type: "button",
      class: "result",
      click: () => {
        if (shown) goTo(shown);
      },
    },
    label,
    " ",
    mark,
    value,
  );
  return {
    element: h("li", {}, link),
    update(figure, missing) {
      const waits = figure.text === "–" ? missing : null;
      const cell = waits ?? namedCell(figure.text);
      shown = cell ? { ...figure, row: cell.row, column: cell.column } : figure;
      setText(label, figure.label);
      setText(value, waits ? `waits for ${waits.address}` : shownText(figure));
      setAttribute(mark, "hidden", figure.state !== "error");
      setAttribute(link, "title", cell ? `Show ${cell.address}` : `Show this cell: ${figure.label}`);
    },
  };
}

/** Excel's own text. Where a column is too narrow for it, that is a row of #. */
function shownText({ text, value, state }: KeyFigure): string {
  if (state === "calculating") return "Calculating…";
  if (/^#+$/.test(text) && typeof value === "number")
    return value.toLocaleString(undefined, { maximumSignificantDigits: 6 });
  return text === "" ? "empty" : text;
}
