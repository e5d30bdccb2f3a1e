/** A cell that a sheet's own words name. */
export interface NamedCell {
  readonly address: string;
  readonly row: number;
  readonly column: number;
}

/** The cell in "Horizon, C22: a whole number", as an answer says what is missing; null where nothing is. */
export function namedCell(text: string): NamedCell | null {
  const [, letters, digits] = /, ([A-Z]{1,3})(\d{1,7}): /.exec(text) ?? [];
  if (!letters || !digits) return null;
  const column = [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
  return { address: letters + digits, row: Number(digits) - 1, column };
}
