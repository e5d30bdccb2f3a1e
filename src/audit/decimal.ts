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
  let balance = 0;
  let unclear: string | null = null;
  let seen = 0;
  for (const row of cells)
    for (const cell of row) {
      const text = textOf(cell);
      if (typeof cell === "object" || text.length > LONGEST || !/\d[.,]\d/.test(text)) continue;
      if (++seen > MOST_CELLS) return { mark: balance > 0 ? "," : ".", unclear };
      if (COMMA.test(text)) balance++;
      if (POINT.test(text)) balance--;
      if (unclear === null && valueOf(text, ".") !== valueOf(text, ",")) unclear = text;
    }
  return { mark: balance > 0 ? "," : ".", unclear };
}

function valueOf(text: string, mark: DecimalMark): number | null {
  const claim = readPrinted(text, mark)?.claim;
  return claim === undefined ? null : claim.relation === "within" ? claim.high : claim.value;
}
