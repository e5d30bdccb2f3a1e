import type { CellStyle } from "../../../sheets/plan";
import { h } from "../../dom";
import type { PreviewCell, PreviewChart, PreviewSheet } from "./preview-model";

/** Pixels a character of the preview takes; the sheet's own would not fit. */
const CHARACTER = 5.5;
const CSS_ALIGN = { top: "top", center: "middle", bottom: "bottom" } as const;

/** A template's sheets, one at a time where there are several. */
export function previewView(title: string, sheets: PreviewSheet[], id: string): HTMLElement {
  const shown = h("div", {});
  const show = (key: string | undefined) => {
    const sheet = sheets.find((one) => one.key === key) ?? sheets[0];
    if (sheet) shown.replaceChildren(sheetView(title, sheet), ...sheet.charts.map(chartView));
  };
  show(sheets[0]?.key);
  return h(
    "div",
    {},
    sheets.length > 1 ? sheetChoice(sheets, id, show) : null,
    shown,
    h(
      "p",
      { class: "preview-legend" },
      "Inputs have the colours of their cells. ƒ is a formula: Excel calculates it once it is inserted.",
    ),
  );
}

function sheetChoice(sheets: PreviewSheet[], id: string, show: (key: string) => void): HTMLElement {
  const select: HTMLSelectElement = h(
    "select",
    { id: `${id}-sheet`, change: () => show(select.value) },
    ...sheets.map(({ key, name }) => h("option", { value: key }, name)),
  );
  return h(
    "div",
    { class: "preview-choice" },
    h("label", { for: `${id}-sheet` }, `Sheet (${sheets.length})`),
    select,
  );
}

function sheetView(title: string, { name, columnWidths, rows }: PreviewSheet): HTMLElement {
  const columns = columnWidths.map((characters) => {
    const column = h("col");
    column.style.width = `${Math.round(characters * CHARACTER)}px`;
    return column;
  });
  const table = h(
    "table",
    { "aria-label": name },
    h("colgroup", {}, ...columns),
    h("tbody", {}, ...rows.map((row) => h("tr", {}, ...row.map(cellView)))),
  );
  const width = columnWidths.reduce((sum, characters) => sum + Math.round(characters * CHARACTER), 0);
  table.style.width = `${width}px`;
  // What scrolls has to be reached by keyboard.
  return h(
    "div",
    { class: "preview-paper", role: "region", tabindex: "0", "aria-label": `Preview of ${title}: ${name}` },
    table,
  );
}

function cellView({ kind, text, header, input, style, indent, span }: PreviewCell): HTMLElement {
  const attributes = { colspan: span > 1 ? span : null, class: input ? "preview-input" : null };
  const content =
    kind === "formula"
      ? [h("span", { "aria-hidden": "true" }, "ƒ"), h("span", { class: "visually-hidden" }, "formula")]
      : [text];
  const cell = header
    ? h("th", { scope: "col", ...attributes }, ...content)
    : h("td", { title: kind === "formula" ? text : null, ...attributes }, ...content);
  Object.assign(cell.style, cssOf(style));
  if (indent) cell.style.paddingInlineStart = `${4 + indent * 8}px`;
  return cell;
}

/** Set through the style object: a content security policy may forbid style attributes. */
function cssOf(style: CellStyle): Partial<CSSStyleDeclaration> {
  return {
    color: style.color ?? "",
    backgroundColor: style.fill ?? "",
    fontWeight: style.bold ? "600" : "400",
    fontStyle: style.italic ? "italic" : "",
    fontSize: style.fontSize ? `${Math.min(14, style.fontSize)}px` : "",
    textDecoration: style.underline ? "underline" : "",
    textAlign: style.align ?? "",
    verticalAlign: CSS_ALIGN[style.valign ?? "bottom"],
    whiteSpace: style.wrap ? "normal" : "nowrap",
    borderTop: style.topLine ? `1px solid ${style.topLine.color}` : "",
    borderBottom: style.bottomLine ? `1px solid ${style.bottomLine.color}` : "",
  };
}

const chartView = ({ title, alternativeText }: PreviewChart): HTMLElement =>
  h("p", { class: "preview-chart" }, h("strong", {}, `Chart: ${title}`), ` ${alternativeText}`);
