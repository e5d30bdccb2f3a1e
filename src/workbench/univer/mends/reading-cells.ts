import { CellValueType, type ICellData, type Nullable } from "@univerjs/core";
import { BaseReferenceObject, type ArrayValueObject } from "@univerjs/engine-formula";
import { entries, type Matrix } from "../grid";

/** What the engine keeps of each sheet, by workbook and sheet. */
type BySheet<T> = Record<string, Record<string, T> | undefined> | undefined;
interface Cells {
  getValue(row: number, column: number): Nullable<ICellData>;
}
interface Area {
  startRow: number;
  endRow: number;
  startColumn: number;
  endColumn: number;
}
type Areas = Matrix<Area>;

/** Thrown by who watches what is read: the formula that reads can't be calculated yet. */
export const UNFINISHED = new Error("A cell that is needed has not been calculated");
/** What a cell holds, if the one who watches knows it. */
type Watch = (sheetId: string, row: number, column: number) => ICellData | undefined;
let watch: Watch | null = null;

/** Asks somebody for each cell that is read meanwhile, as often as it is read. */
export function watching<T>(by: Watch, work: () => T): T {
  watch = by;
  try {
    return work();
  } finally {
    watch = null;
  }
}

export const isWatched = (): boolean => watch !== null;

/** An empty text that a formula gives: by its formula it is told from an empty cell. */
const EMPTY_TEXT: ICellData = { v: "", t: CellValueType.STRING, f: "=" };

const seen = (cell: ICellData): ICellData =>
  cell.v === "" && cell.t === CellValueType.STRING && !cell.f ? EMPTY_TEXT : cell;

const prototype = BaseReferenceObject.prototype as any;
const toArray = prototype.toArrayValueObject;

/** Whether an array that covered the cell has been calculated anew, and no longer covers it. */
function isOutdated(row: number, column: number, before: Areas | undefined, now: Areas | undefined): boolean {
  for (const [r, c] of entries(now)) {
    const at = before?.[r]?.[c];
    if (at && row >= at.startRow && row <= at.endRow && column >= at.startColumn && column <= at.endColumn)
      return true;
  }
  return false;
}

/**
 * Defects: a text that a formula leaves empty is read as an empty cell by formulas of the same calculation; each reading of
 * a spilled cell goes through all arrays of the sheet.
 * Mend: such a text is one; only arrays of this calculation are gone through, for which alone the others are.
 */
export function mendReadingCells(): void {
  prototype.getCellData = function (row: number, column: number): Nullable<ICellData> {
    const [unitId, sheetId] = [this.getUnitId(), this.getSheetId()];
    const known = watch?.(sheetId, row, column);
    if (known) return known;
    const of = <T>(data: BySheet<T>): T | undefined => data?.[unitId]?.[sheetId];
    const now =
      of<Cells>(this._runtimeData)?.getValue(row, column) ??
      of<Cells>(this._runtimeArrayFormulaCellData)?.getValue(row, column) ??
      this.getRuntimeFeatureCellValue(row, column);
    if (now) return seen(now);
    const spilled = of<Cells>(this._arrayFormulaCellData)?.getValue(row, column);
    if (spilled)
      return isOutdated(row, column, of(this._arrayFormulaRange), of(this._runtimeArrayFormulaRange))
        ? null
        : seen(spilled);
    return of<{ cellData: Cells }>(this._unitData)?.cellData.getValue(row, column);
  };
  prototype.toArrayValueObject = function (useKept = true): ArrayValueObject {
    return toArray.call(this, useKept && !isWatched());
  };
}
