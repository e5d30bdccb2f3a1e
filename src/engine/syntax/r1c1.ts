import { areaAddress, areaWithin, COLUMNS, parseArea, ROWS } from "./address";

const ROW = String.raw`r(?:(\d+)|\[(-?\d+)\])?`;
const COLUMN = String.raw`c(?:(\d+)|\[(-?\d+)\])?`;
const ALONE = new RegExp(`^(?:${ROW})?(?:${COLUMN})?$`, "i");

/** Columns or rows as A1 has them. */
const WHOLE_LINES = /^\$?[a-z]{1,3}:\$?[a-z]{1,3}$|^\$?\d+:\$?\d+$/i;

/** A number, or how far from the cell at hand; null where the row or column isn't named at all. */
const at = (named: boolean, fixed: string | undefined, by: string | undefined, own: number): number | null =>
  !named ? null : fixed === undefined ? own + Number(by ?? 0) : Number(fixed) - 1;

/**
 * A reference written as R1C1, in the words of A1: what INDIRECT reads when it is told so. Anything else is handed on as it
 * is.
 */
export function a1Of(text: string, cell: { readonly row: number; readonly column: number }): string {
  const bang = text.lastIndexOf("!");
  const own = text.slice(bang + 1);
  const corners = own.split(":");
  const found = corners.map((corner) => {
    const parts = corner === "" ? null : ALONE.exec(corner);
    if (!parts) return null;
    const [, row, down, column, right] = parts;
    return {
      row: at(/^r/i.test(corner), row, down, cell.row),
      column: at(/c/i.test(corner), column, right, cell.column),
    };
  });
  const [first, last = first] = found;
  // A name or a table's part may be meant; A1 isn't taken where R1C1 was asked for.
  if (!first || !last || found.length > 2) return parseArea(own) || WHOLE_LINES.test(own) ? "" : text;
  const area = areaWithin(
    first.row ?? 0,
    first.column ?? 0,
    last.row ?? ROWS - 1,
    last.column ?? COLUMNS - 1,
  );
  return area ? text.slice(0, bang + 1) + areaAddress(area) : "";
}
