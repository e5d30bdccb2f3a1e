import type { PlanCell, SheetPlan, WorkbookPlan } from "../../sheets/plan";
import type { CellContent } from "../insertions/fingerprint";
import { newToken } from "../talk/records/kind";
import { cellId, placesOf, rowsId, tableCellId } from "./places";
import { LARGEST_SCENARIO, type SavedInputs, type StoredScenario } from "./record";

const AS_INSERTED = "As inserted";

/**
 * The scenario to which every insertion can be switched back: its inputs as they were written. It goes into the last
 * request of the insertion, and goes with the insertion. Null where nothing is taken in, or too much.
 * @param most characters that there is room for
 */
export function asInserted(plan: WorkbookPlan, token: string, most: number): StoredScenario | null {
  const inputs: SavedInputs = { cells: {}, rows: {} };
  for (const sheet of plan.sheets) keepInputs(sheet, inputs);
  if (Object.keys(inputs.cells).length === 0) return null;
  const saved = new Date().toISOString();
  const scenario: StoredScenario = { version: 1, token, id: newToken(), name: AS_INSERTED, saved, inputs };
  return JSON.stringify(scenario).length > Math.min(most, LARGEST_SCENARIO) ? null : scenario;
}

function keepInputs(sheet: SheetPlan, { cells, rows }: SavedInputs): void {
  const { key, tables } = sheet;
  const places = placesOf(sheet);
  for (const { row, column } of places.cells) cells[cellId(key, row, column)] = contentOf(sheet, row, column);
  for (const { name, headers, labelHeader } of places.tables) {
    const table = tables.find((one) => one.name === name);
    if (!table) continue;
    const { range, columns } = table;
    const id = rowsId(key, name);
    const lines = Array.from({ length: range.rows - 1 }, (_, i) => range.row + 1 + i);
    const columnOf = (header: string) => range.column + columns.indexOf(header);
    rows[id] = lines.map((row) =>
      labelHeader === undefined ? "" : String(contentOf(sheet, row, columnOf(labelHeader))),
    );
    for (const header of headers)
      lines.forEach((row, r) => {
        const cell = sheet.cells[row]?.[columnOf(header)];
        // What the sheet computes in some of a column's rows is no input there.
        if (cell?.formula === undefined) cells[tableCellId(id, header, r)] = held(cell);
      });
  }
}

const contentOf = (sheet: SheetPlan, row: number, column: number) => held(sheet.cells[row]?.[column]);

const held = (cell: PlanCell | null | undefined): CellContent => cell?.value ?? "";
