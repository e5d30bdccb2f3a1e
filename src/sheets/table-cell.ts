import type { PlanValue } from "./plan";
import type { CellSpec, TableColumn } from "./specs";
import type { TableRef } from "./table";

/** A cell of a table from what its row gives: a bare value, a cell, or nothing but the column's formula. */
export function tableCell(
  column: TableColumn,
  given: CellSpec | PlanValue | undefined,
  table: TableRef,
): CellSpec {
  if (typeof given === "object") {
    const bare = given.role === column.role && given.value === undefined && !given.formula;
    return bare && column.formula ? { ...given, formula: column.formula(table) } : given;
  }
  const format = column.format === undefined ? {} : { format: column.format };
  if (column.formula && given === undefined) {
    return { role: column.role, formula: column.formula(table), ...format };
  }
  return { role: column.role, ...(given !== undefined && { value: given }), ...format };
}
