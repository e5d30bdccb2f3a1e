import { parseAddress } from "../../../excel/talk/rects";

/** A cell that a sheet's own words name. */
export interface NamedCell {
  readonly address: string;
  readonly row: number;
  readonly column: number;
}

/** The cell in "Horizon, C22: a whole number", as an answer says what is missing; null where nothing is. */
export function namedCell(text: string): NamedCell | null {
  const [, address] = /, ([A-Z]{1,3}\d{1,7}): /.exec(text) ?? [];
  if (!address) return null;
  const { row, column } = parseAddress(address);
  return { address, row, column };
}
