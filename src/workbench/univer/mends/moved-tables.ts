import { TableManager } from "@univerjs/sheets-table";
import type { IRange } from "@univerjs/core";
import type { Engine } from "../engine";

/**
 * Defect: a table that moves because a column is inserted or deleted left of it is taken for one that lost its first and
 * got a new last column: the names of its columns shift.
 * Mend: a table whose width stays keeps its columns.
 */
export function mendMovedTables(engine: Engine): void {
  const manager = engine.get(TableManager);
  const update = manager.updateTableRange.bind(manager);
  manager.updateTableRange = (unitId: string, tableId: string, config: { newRange: IRange }) => {
    const table = manager.getTableById(unitId, tableId);
    const oldRange: IRange | undefined = table?.getRange();
    const { newRange } = config;
    const width = (r: IRange): number => r.endColumn - r.startColumn;
    if (!oldRange || width(oldRange) !== width(newRange)) return update(unitId, tableId, config);
    table.setRange({ ...newRange });
    manager._tableRangeChanged$.next({
      unitId,
      subUnitId: table.getSubunitId(),
      tableId,
      range: newRange,
      oldRange,
    });
  };
}
