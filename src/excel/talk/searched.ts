/** Sheets of ours are far smaller; what stands beyond is no input and no result of theirs. */
const SEARCHED = "A1:IV10000";

/**
 * The cells that hold something, as far as anything of ours is looked for: Excel gives five million cells at most, and a
 * single one at the sheet's end makes a sheet larger than that.
 */
export const usedCells = (sheet: Excel.Worksheet): Excel.Range =>
  sheet.getRange(SEARCHED).getUsedRangeOrNullObject(true);
