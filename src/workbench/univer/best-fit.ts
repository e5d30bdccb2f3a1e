import {
  CellValueType,
  type ICellData,
  type IColumnData,
  type IMutationInfo,
  type Worksheet,
} from "@univerjs/core";
import {
  SetRangeValuesCommand,
  SetRangeValuesMutation,
  SetWorksheetColWidthMutation,
} from "@univerjs/sheets";
import { CellView, formatOf, GENERAL } from "./cells";
import type { Engine } from "./engine";
import { entries, toRange, type Matrix } from "./grid";
import { textWidth } from "./text-width";

/** What is left free beside a number in a column that was made as wide as the number. */
const FREE_PX = 6;

/** A column whose width is the work of `BestFit`: the width it was given. Any other width is somebody's own. */
type Fitted = IColumnData & { bestFit?: number };

/**
 * A number that is typed, or that a typed formula gives, makes its column wide enough to be shown, unless the user has set
 * the column's width; so the attribute bestFit of a file's columns has it of typed ones (ECMA-376 part 1, 18.3.1.13).
 * Columns get wider by it, never narrower.
 */
export class BestFit {
  private readonly typed = new WeakSet<ICellData>();
  /** Where formulas were typed whose results aren't there yet. */
  private awaited: { sheetId: string; r: number; c: number }[] = [];

  /** @param isProtected whether a sheet's columns can't be changed */
  constructor(
    private readonly engine: Engine,
    private readonly isProtected: (sheetId: string) => boolean,
  ) {
    engine.together(({ id, params }) => {
      if (id !== SetRangeValuesCommand.id) return [];
      const { subUnitId: sheetId, cellValue } = params as { subUnitId: string; cellValue: Matrix<ICellData> };
      const typed = [...entries(cellValue)].filter(([, , cell]) => this.typed.has(cell));
      return this.widened(
        sheetId,
        typed.map(([r, c]) => ({ r, c })),
      );
    });
    engine.commands.onCommandExecuted(({ id, params }, options) => {
      if (id === SetRangeValuesMutation.id && (options as { fromFormula?: boolean })?.fromFormula)
        this.calculated((params as { subUnitId: string }).subUnitId);
    });
  }

  /** The cell that an entry becomes. */
  entry(cell: ICellData): ICellData {
    if (cell.t === CellValueType.NUMBER) this.typed.add(cell);
    return cell;
  }

  /** A formula was typed. */
  formula(sheetId: string, r: number, c: number): void {
    this.awaited.push({ sheetId, r, c });
  }

  /** Results are there. What gets wider by them is part of the entry. */
  private calculated(sheetId: string): void {
    const cells = this.awaited.filter((one) => one.sheetId === sheetId);
    if (cells.length === 0) return;
    this.awaited = this.awaited.filter((one) => one.sheetId !== sheetId);
    for (const { id, params } of this.widened(sheetId, cells))
      this.engine.commands.syncExecuteCommand(id, params);
  }

  private widened(subUnitId: string, cells: readonly { r: number; c: number }[]): IMutationInfo[] {
    if (this.isProtected(subUnitId)) return [];
    const sheet = this.engine.sheet(subUnitId);
    const widths = new Map<number, number>();
    for (const { r, c } of cells) {
      const width = this.needed(sheet, r, c);
      if (width > (widths.get(c) ?? sheet.getColumnWidth(c))) widths.set(c, width);
    }
    return [...widths].map(([c, colWidth]) => {
      (sheet.getColumnManager().getColumnOrCreate(c) as Fitted).bestFit = colWidth;
      const ranges = [toRange({ r: 0, c, h: sheet.getRowCount(), w: 1 })];
      const where = { unitId: this.engine.unitId, subUnitId };
      return { id: SetWorksheetColWidthMutation.id, params: { ...where, ranges, colWidth } };
    });
  }

  /** The width that a cell's number asks for; 0 where nothing is to be made wider for it. */
  private needed(sheet: Worksheet, r: number, c: number): number {
    const cell = sheet.getCellRaw(r, c);
    const column = sheet.getColumnManager().getColumn(c) as Fitted | undefined;
    const standard = sheet.getConfig().defaultColumnWidth;
    const own = column?.w !== undefined && column.w !== standard && column.w !== column.bestFit;
    if (!cell || own || sheet.getMergedCell(r, c)) return 0;
    const style = sheet.getComposedCellStyleByCellData(r, c, cell);
    const format = formatOf(style);
    // Without a format it is rounded to what fits: a result with an exponent, a typed one down to its whole part.
    if (typeof cell.v !== "number" || (format === GENERAL && (cell.f || !Number.isInteger(cell.v)))) return 0;
    return Math.ceil(textWidth(new CellView(cell, () => "", format).text, style)) + FREE_PX;
  }
}
