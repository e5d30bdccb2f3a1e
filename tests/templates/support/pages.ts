import { columnPoints } from "../../../src/excel/write/layout";
import type { SheetPlan } from "../../../src/sheets/plan";
import { PAGE } from "../../../src/sheets/style";

const { left, right, top, bottom } = PAGE.margins;
/** On their sides, between the margins, in points. */
const PAPERS = [
  { paper: "Letter", width: 792 - left - right, height: 612 - top - bottom },
  { paper: "A4", width: 842 - left - right, height: 595 - top - bottom },
] as const;
/** Of Excel's own font, Calibri 11. */
const ROW_POINTS = 15;

interface Printed {
  readonly paper: string;
  /** How much smaller it is printed. */
  readonly scale: number;
  /** On which page each row is, from 1. */
  readonly pages: readonly number[];
}

/** A sheet as Excel prints it, on either paper. */
export function printed(sheet: SheetPlan): Printed[] {
  const { area, repeat, onePage } = sheet.print;
  const heights = Array.from(
    { length: area.rows },
    (_, row) => sheet.rowHeights.find((one) => one.row === row)?.points ?? ROW_POINTS,
  );
  const wide = sheet.columnWidths
    .slice(area.column, area.column + area.columns)
    .reduce((sum, width) => sum + columnPoints(width), 0);
  const high = heights.reduce((sum, one) => sum + one, 0);
  const repeated = heights.slice(repeat.row, repeat.row + repeat.rows).reduce((sum, one) => sum + one, 0);
  return PAPERS.map(({ paper, width, height }) => {
    const scale = Math.min(1, width / wide, onePage ? height / high : 1);
    let [page, used] = [1, 0];
    const pages = heights.map((one, row) => {
      // A hair's breadth for what a scale of one page rounds away.
      if (used + one > height / scale + 1e-6) {
        page++;
        used = row >= repeat.row + repeat.rows ? repeated : 0;
      }
      used += one;
      return page;
    });
    return { paper, scale, pages };
  });
}
