import { IFunctionService } from "@univerjs/engine-formula";
import type { Engine } from "../engine";
import { MAX_COLUMNS, MAX_ROWS } from "../../values/columns";

/**
 * Defect: SEQUENCE and RANDARRAY are #REF! where the sheet has fewer rows or columns than they fill.
 * Mend: they count with Excel's sheet; the sheet grows to what an array needs.
 */
export function mendSequenceBeyondSheet(engine: Engine): void {
  for (const name of ["SEQUENCE", "RANDARRAY"]) {
    const executor = engine.get(IFunctionService).getExecutor(name);
    const set = executor.setSheetRowColumnCount.bind(executor);
    executor.setSheetRowColumnCount = () => set(MAX_ROWS, MAX_COLUMNS);
  }
}
