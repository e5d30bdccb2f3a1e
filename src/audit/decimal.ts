import type { DecimalMark } from "../core/claims/digits";
import { readPrinted } from "../core/claims/printed";
import { textOf, type PageCell } from "./page";

/** What a page's figures say of the mark before their decimals. */
export interface Decimals {
  /** The mark that its clear figures have; a point where none is clear. */
  readonly mark: DecimalMark;
  /** A figure that would be another with the other mark: "1.234". */
  readonly unclear: string | null;
}

/** "12,5" and "1.234,56" have a decimal comma; "12.5" and "1,234.56" a point. */
const COMMA = /(?:^|\D)\d{1,3}(?:\.\d{3})*,\d{1,2}(?!\d)/;
const POINT = /(?:^|\D)\d{1,3}(?:,\d{3})*\.\d{1,2}(?!\d)/;
/** Longer texts are sentences. */
const LONGEST = 80;
const MOST_CELLS = 5000;

export function decimalsOf(cells: readonly (readonly PageCell[])[]): Decimals {
  const texts = cells
    .flat()
    .filter((cell) => typeof cell === "string" && cell.length <= LONGEST && /\d[.,]\d/.test(cell))
    .slice(0, MOST_CELLS)
    .map(textOf);
  const having = (mark: RegExp) => texts.filter((text) => mark.test(text)).length;
  return {
    mark: having(COMMA) > having(POINT) ? "," : ".",
    unclear: texts.find((text) => valueOf(text, ".") !== valueOf(text, ",")) ?? null,
  };
}

function valueOf(text: string, mark: DecimalMark): number | null {
  const claim = readPrinted(text, mark)?.claim;
  return claim === undefined ? null : claim.relation === "within" ? claim.high : claim.value;
}
