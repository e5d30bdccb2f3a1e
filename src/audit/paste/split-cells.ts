/** Belongs to the figure in the next cell, or in the one before: "$", ")", ")%". */
const OPENING = /^[$£€¥₹(]{1,2}$/;
const CLOSING = /^[)%x×]{1,2}$|^\)?\s?(?:%|bps|pts?)$/;

/** "$900", "(10.2M": no words, and no name with a number, "FY2023". */
const FIGURE = /^[^A-Za-z\d]*\d/;

/**
 * Filings set the currency, the closing bracket and the percent sign of a figure in cells of their own, for the sake of
 * alignment: they are put back, and columns that are empty then go. Other tables stay as they are.
 */
export function joined(rows: readonly string[][]): string[][] {
  // A column with figures of its own holds no signs of others: its "%" is a heading.
  const own = new Set(rows.flatMap((row) => row.flatMap((cell, c) => (FIGURE.test(cell) ? [c] : []))));
  let parts = 0;
  const all = rows.map((row) => {
    const cells = [...row];
    cells.forEach((cell, c) => {
      const [before, next] = [cells[c - 1] ?? "", cells[c + 1] ?? ""];
      if (OPENING.test(cell) && /^(?:\(?\d|\($)/.test(next)) {
        cells[c + 1] = cell + next;
        cells[c] = "";
      } else if (CLOSING.test(cell) && !own.has(c) && FIGURE.test(before) && /\d$/.test(before)) {
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
  const body = all.filter((row) => row.some((cell) => FIGURE.test(cell)));
  const kept = Array.from({ length: width }, (_, c) => c).filter((c) => body.some((row) => row[c]));
  return all.map((row) => kept.map((c) => row[c] ?? ""));
}
