import { h } from "../../dom";
import { cellText } from "./messages";

/** More cells than this are told of, not shown. */
const ROWS_SHOWN = 10;
const COLUMNS_SHOWN = 6;
const DIGITS_SHOWN = 7;

/** Several results, as the cells that they spill into. */
export function resultTable(rows: (number | string | boolean)[][]): HTMLElement {
  const cells = rows.slice(0, ROWS_SHOWN).map((row) => row.slice(0, COLUMNS_SHOWN));
  const wider = (rows[0]?.length ?? 0) > COLUMNS_SHOWN;
  return h(
    "div",
    { class: "function-table" },
    h(
      "table",
      { "aria-label": "Result" },
      h(
        "tbody",
        {},
        ...cells.map((row) => h("tr", {}, ...row.map(tableCell), wider ? h("td", {}, "…") : null)),
        rows.length > ROWS_SHOWN ? h("tr", {}, h("td", {}, "…")) : null,
      ),
    ),
  );
}

function tableCell(cell: number | string | boolean): HTMLElement {
  const number = typeof cell === "number";
  return h("td", { class: number ? "number" : "" }, cellText(cell, DIGITS_SHOWN));
}
