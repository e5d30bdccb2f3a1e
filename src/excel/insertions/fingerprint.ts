import type { PlanRect } from "../../sheets/plan";
import { contains, quoteSheet } from "../talk/rects";

/** A cell as `Range.formulas` gives it: a formula, or the constant. */
export type CellContent = string | number | boolean;

export const isFormula = (content: CellContent): content is string =>
  typeof content === "string" && content.startsWith("=");

export interface PlacedContent {
  row: number;
  column: number;
  content: CellContent;
}

/** The cells of a block that hold something. */
export function filled(formulas: unknown[][], row = 0, column = 0): PlacedContent[] {
  return formulas.flatMap((line, r) =>
    line.flatMap((content, c) =>
      content === "" || content == null
        ? []
        : [{ row: row + r, column: column + c, content: content as CellContent }],
    ),
  );
}

/**
 * A formula in the spelling in which it was inserted: without the prefixes that Excel shows while the add-in or a
 * function is missing, and with sheets under the names they had.
 */
export function canonical(formula: string, renamed: { from: string; to: string }[] = []): string {
  let text = formula.replace(/_xl(?:dudf|fn|ws)[._]/gi, "").replaceAll(BARE_SHEET, "$1'$2'!");
  for (const { from, to } of renamed) text = text.replaceAll(`${quoteSheet(to)}!`, `${quoteSheet(from)}!`);
  return text;
}

/** Excel leaves the quotes off where a sheet's name needs none. */
const BARE_SHEET = /(^|[^\p{L}\p{N}_.'\]])([\p{L}_][\p{L}\p{N}_.]*)!/gu;

/** A hash of what the cells hold; equal for equal contents, whatever their order. */
export function fingerprint(cells: PlacedContent[], renamed: { from: string; to: string }[] = []): string {
  const lines = cells.map(({ row, column, content }) => {
    const text =
      typeof content === "string" && content.startsWith("=") ? canonical(content, renamed) : content;
    return `${row},${column},${JSON.stringify(text)}`;
  });
  return hash(lines.sort().join("\n"));
}

/** The cells within the rectangles, and those outside. */
export function split(cells: PlacedContent[], rects: PlanRect[]) {
  const inside: PlacedContent[] = [];
  const outside: PlacedContent[] = [];
  for (const cell of cells)
    (rects.some((rect) => contains(rect, cell.row, cell.column)) ? inside : outside).push(cell);
  return { inside, outside };
}

/** 64 bits of FNV-1a in two lanes of 32: to notice an edit, not to resist an attack. */
function hash(text: string): string {
  let a = 0x811c9dc5;
  let b = 0xcbf29ce4;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    a = Math.imul(a ^ unit, 0x01000193);
    b = Math.imul(b ^ (unit + i), 0x01000193);
  }
  return [a, b].map((lane) => (lane >>> 0).toString(16).padStart(8, "0")).join("");
}
