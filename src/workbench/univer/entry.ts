import { CellValueType, type ICellData, type Worksheet } from "@univerjs/core";
import { IRenderManagerService } from "@univerjs/engine-render";
import { AFTER_CELL_EDIT, SheetInterceptorService } from "@univerjs/sheets";
import { EditingRenderController, SetCellEditVisibleOperation } from "@univerjs/sheets-ui";
import { BestFit } from "./best-fit";
import type { UniverBook } from "./book";
import { formatOf, GENERAL } from "./cells";
import type { Engine } from "./engine";
import { capitals, entered, formatOfFormula } from "./entered";

/**
 * What the user types becomes what Excel makes of it: a formula stays as it was typed, a number doesn't change a format
 * that the cell has, and 40 in a percent cell is 40%. Univer writes numbers and texts of formulas anew, and loses characters.
 */
export function takeEntries(book: UniverBook): void {
  const { engine } = book;
  const columns = new BestFit(engine, (sheetId) => Boolean(book.protection?.sheet(sheetId)));
  engine.commands.onCommandExecuted(({ id }) => {
    if (id === SetCellEditVisibleOperation.id) keepAsTyped(engine);
  });
  const { writeCellInterceptor } = engine.get<SheetInterceptorService>(SheetInterceptorService);
  writeCellInterceptor.intercept(AFTER_CELL_EDIT, {
    priority: 1000,
    handler: (cell, { workbook, worksheet, row, col }, next) => {
      if (cell?.f) {
        columns.formula(worksheet.getSheetId(), row, col);
        return next(formulaEntered(book, worksheet, { r: row, c: col }, cell));
      }
      if (!cell || typeof cell.v !== "string" || cell.p || cell.t === CellValueType.FORCE_STRING)
        return next(cell);
      const before = worksheet.getComposedCellStyleByCellData(row, col, worksheet.getCellRaw(row, col));
      const format = formatOf(before);
      if (format === "@" || cell.v === "") return next(cell);
      // Without next: Univer's reading would change formats that the cell has.
      return columns.entry(entered(cell, cell.v, format, workbook.getStyles().getStyleByCell(cell)));
    },
  });
}

function formulaEntered(
  { engine }: UniverBook,
  sheet: Worksheet,
  { r, c }: { r: number; c: number },
  cell: ICellData,
): ICellData {
  const formatAt = (on: Worksheet, row: number, column: number): string =>
    formatOf(on.getComposedCellStyleByCellData(row, column, on.getCellRaw(row, column)));
  const f = capitals(cell.f ?? "");
  const pattern = formatOfFormula(f, ({ sheet: name, at }) => {
    const on = name === null ? sheet : engine.workbook.getSheetBySheetName(name);
    return on ? formatAt(on, at.r, at.c) : GENERAL;
  });
  if (pattern === GENERAL || formatAt(sheet, r, c) !== GENERAL) return { ...cell, f };
  const style = engine.workbook.getStyles().getStyleByCell(cell);
  return { ...cell, f, s: { ...style, n: { pattern } } };
}

/** Univer's editor takes a formula apart to write it anew; where it can't, it leaves it alone. */
function keepAsTyped(engine: Engine): void {
  const render = engine.get<IRenderManagerService>(IRenderManagerService).getRenderById(engine.unitId);
  const editor = render?.with(EditingRenderController) as any;
  const lexer = editor?._lexerTreeBuilder;
  if (!lexer || lexer.asTyped) return;
  editor._lexerTreeBuilder = {
    asTyped: true,
    sequenceNodesBuilder: () => undefined,
    checkIfAddBracket: (formula: string) => lexer.checkIfAddBracket(formula),
  };
}
