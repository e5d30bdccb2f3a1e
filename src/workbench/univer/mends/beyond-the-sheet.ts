import { BaseReferenceObject } from "@univerjs/engine-formula";
import { MAX_COLUMNS, MAX_ROWS } from "../../values/columns";

/**
 * Defect: a reference to cells below or right of the rows and columns that a sheet happens to have is #NAME?.
 * Mend: it is a reference to empty cells, up to Excel's own limits.
 */
export function mendBeyondTheSheet(): void {
  BaseReferenceObject.prototype.isExceedRange = function (this: BaseReferenceObject): boolean {
    const { startRow, startColumn, endRow, endColumn } = this.getRangePosition();
    return startRow < 0 || startColumn < 0 || endRow >= MAX_ROWS || endColumn >= MAX_COLUMNS;
  };
}
