/** A sheet's size, and its columns by their letters. */
export const MAX_ROWS = 1_048_576;
export const MAX_COLUMNS = 16_384;

/** "A" for 0, "XFD" for 16383. */
export function columnLetters(column: number): string {
  let letters = "";
  for (let n = column + 1; n > 0; n = Math.floor((n - 1) / 26))
    letters = String.fromCharCode(65 + ((n - 1) % 26)) + letters;
  return letters;
}

export function columnIndex(letters: string): number {
  let n = 0;
  for (const letter of letters.toUpperCase()) n = n * 26 + letter.charCodeAt(0) - 64;
  return n - 1;
}
