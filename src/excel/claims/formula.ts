import { address, quoteSheet } from "../talk/rects";
import type { Area } from "./area";

/** How a verdict's formula refers to a cell from another cell's sheet: relative, so that it can be filled down. */
export function referenceTo({ sheet, range }: Area, row: number, column: number, fromSheet: string): string {
  const cell = address({ row: range.row + row, column: range.column + column, rows: 1, columns: 1 });
  return sheet === fromSheet ? cell : `${quoteSheet(sheet)}!${cell}`;
}

export interface VerdictFormula {
  claim: string;
  computed: string;
  /**
   * Power of ten of the last digit that the claim's cell shows, where it is a number with a format of its own. The
   * claim then goes to the function as whole units and that power, "102E5" for 10.2M: TEXT would need the format in
   * the user's language.
   */
  exponent?: number;
  /** What the cell shows instead while the computed cell is empty. */
  whenEmpty?: string;
  /** What the cell shows instead of an error. */
  whenError?: string;
}

export function verdictFormula({ claim, computed, exponent, whenEmpty, whenError }: VerdictFormula): string {
  const stated = exponent === undefined ? claim : `ROUND(${scaled(claim, exponent)},0)&"E${exponent}"`;
  let formula = `ROI_VERDICT(${stated},${computed})`;
  if (whenError !== undefined) formula = `IFERROR(${formula},${quoted(whenError)})`;
  if (whenEmpty !== undefined) formula = `IF(${computed}="",${quoted(whenEmpty)},${formula})`;
  return `=${formula}`;
}

function scaled(claim: string, exponent: number): string {
  if (exponent === 0) return claim;
  // In full, as Excel spells it: what comes back is then what was written.
  const power = `1${"0".repeat(Math.abs(exponent))}`;
  return `${claim}${exponent > 0 ? "/" : "*"}${power}`;
}

/** A text constant; Excel allows 255 characters in one. */
const quoted = (text: string) => `"${text.slice(0, 255).replaceAll('"', '""')}"`;
