import { LocaleType, type IWorkbookData, type IWorksheetData } from "@univerjs/core";
import { DEFAULT_FONT } from "./style";

/** Excel's default sizes in CSS pixels, for its default font. */
const COLUMN_WIDTH = 64;
const ROW_HEIGHT = 20;

/** A new sheet; it grows when something is written beyond its end. */
export const newSheet = (): Partial<IWorksheetData> => ({
  rowCount: 200,
  columnCount: 26,
  defaultColumnWidth: COLUMN_WIDTH,
  defaultRowHeight: ROW_HEIGHT,
  defaultStyle: { ff: DEFAULT_FONT.name, fs: DEFAULT_FONT.size },
  cellData: {},
});

export const emptyWorkbook = (): Partial<IWorkbookData> => ({
  id: "workbook",
  name: "Book1",
  appVersion: "0.25.1",
  locale: LocaleType.EN_US,
  styles: {},
  sheetOrder: ["sheet1"],
  sheets: { sheet1: { ...newSheet(), id: "sheet1", name: "Sheet1" } },
});
