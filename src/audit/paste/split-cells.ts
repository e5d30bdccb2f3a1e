/** Belongs to the figure in the next cell, or in the one before: "$", ")", ")%". */
const OPENING = /^[$£€¥₹(]{1,2}$/;
const CLOSING = /^[)%x×]{1,2}$|^\)?\s?(?:%|bps|pts?)$/;

/**
 * Filings set the currency, the closing bracket and the percent sign of a figure in cells of their own, for the sake of
 * alignment: they are put back, and columns that are empty then go. Other tables stay as they are.
 */
export function joined(rows: readonly string[][]): string[][] {
  let parts = 0;
  const all = rows.map((row) => {
    const cells = [...row];
    cells.forEach((cell, c) => {
      const [before, next] = [cells[c - 1] ?? "", cells[c + 1] ?? ""];
      if (OPENING.test(cell) && /^[(\d]/.test(next)) {
        cells[c + 1] = cell + next;
        cells[c] = "";
      } else if (CLOSING.test(cell) && /\d$/.test(before)) {
        cells[c - 1] = before + cell;
        cells[c] = "";
      } else return;
      parts++;
    });
    return cells;
  });
  if (parts === 0) return all;
  const width = all.reduce((most, row) => Math.max(most, row.length), 0);
  // A head that spans them names them, and is no content.
  const body = all.filter((row) => row.some((cell) => /\d/.test(cell) && !/[A-Za-z]/.test(cell)));
  const kept = Array.from({ length: width }, (_, c) => c).filter((c) => body.some((row) => row[c]));
  return all.map((row) => kept.map((c) => row[c] ?? ""));
}
