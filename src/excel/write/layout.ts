import type { SheetPlan } from "../../sheets/plan";
import type { Features } from "../talk/features";
import { address } from "../talk/rects";
import { alikeSteps, areasOf } from "./areas";
import { step, type SheetStep } from "./step";

const POINTS_PER_PIXEL = 0.75;

/** What widths are measured in. New workbooks have another font, and on the Mac a larger one. */
export const FONT = { fontName: "Calibri", fontSize: 11 } as const;

/** Points of a column so wide that this many digits of Calibri 11 fit: seven pixels each, five for the padding. */
export const columnPoints = (characters: number) => Math.round(characters * 7 + 5) * POINTS_PER_PIXEL;

/** Sizes of columns and rows, and the tab's colour. */
export function sizeSteps(plan: SheetPlan, features: Features): SheetStep[] {
  return [
    step<Excel.Worksheet>(1, (sheet) => (sheet.tabColor = plan.tabColor)),
    ...runs(plan.columnWidths).map(({ start, count, value }) =>
      step<Excel.Worksheet>(
        3,
        (sheet) => (sheet.getRangeByIndexes(0, start, 1, count).format.columnWidth = columnPoints(value)),
      ),
    ),
    ...alikeSteps(
      plan.rowHeights.map(({ row, points }) => ({ points, range: { row, column: 0, rows: 1, columns: 1 } })),
      ({ points }) => points,
      features,
      ({ points }, list) =>
        step<Excel.Worksheet>(3, (sheet) => {
          areasOf(sheet, list).format.rowHeight = points;
        }),
    ),
  ];
}

export function freezeSteps({ freeze }: SheetPlan): SheetStep[] {
  if (freeze.rows && freeze.columns)
    return [
      step(3, (sheet) =>
        sheet.freezePanes.freezeAt(sheet.getRangeByIndexes(0, 0, freeze.rows, freeze.columns)),
      ),
    ];
  if (freeze.rows) return [step(2, (sheet) => sheet.freezePanes.freezeRows(freeze.rows))];
  return freeze.columns ? [step(2, (sheet) => sheet.freezePanes.freezeColumns(freeze.columns))] : [];
}

export const gridlineSteps = (features: Features): SheetStep[] =>
  features.gridlines ? [step(1, (sheet) => (sheet.showGridlines = false))] : [];

export function printSteps({ print }: SheetPlan, features: Features): SheetStep[] {
  if (!features.print) return [];
  return [
    step(12, (sheet) => {
      const page = sheet.pageLayout;
      page.orientation = print.landscape ? "Landscape" : "Portrait";
      // Of whole columns Excel prints what is used of them.
      page.setPrintArea(print.grows ? address(print.area).replace(/\d+/g, "") : address(print.area));
      page.zoom = { horizontalFitToPages: 1, ...(print.onePage && { verticalFitToPages: 1 }) };
      page.setPrintMargins("Points", print.margins);
      const footers = page.headersFooters.defaultForAllPages;
      footers.leftFooter = print.footer.left;
      footers.rightFooter = print.footer.right;
      const { row, rows } = print.repeat;
      if (rows > 0) page.setPrintTitleRows(`$${row + 1}:$${row + rows}`);
    }),
  ];
}

/** Neighbours of the same value. */
function runs(values: number[]): { start: number; count: number; value: number }[] {
  const found: { start: number; count: number; value: number }[] = [];
  values.forEach((value, start) => {
    const last = found.at(-1);
    if (last?.value === value) last.count++;
    else found.push({ start, count: 1, value });
  });
  return found;
}
