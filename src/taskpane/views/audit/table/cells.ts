import { pageOfCells, type Page, type PageCell } from "../../../../audit";
import type { ReadCell } from "../../../../excel/claims";
import { claimOf } from "../../../../core/claims/claim";
import { shownPrecision } from "../precision";

/** Cells of the workbook as a page. A number counts with the digits that its cell shows; a date is no figure. */
export function pageOfSelection(cells: readonly (readonly ReadCell[])[]): Page {
  return pageOfCells(cells.map((row) => row.map(pageCell)));
}

function pageCell({ value, text, format, error }: ReadCell): PageCell {
  if (typeof value !== "number" || error) return typeof value === "string" ? value : text;
  const shown = shownPrecision(format, value);
  if (shown.kind === "date") return text;
  return {
    value,
    text: text || String(value),
    exponent: shown.kind === "own" ? claimOf(value).exponent : shown.exponent,
  };
}
