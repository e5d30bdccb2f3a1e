import type { ICellData, ICommandInfo } from "@univerjs/core";
import {
  FormulaDataModel,
  IDependencyManagerService,
  SetArrayFormulaDataMutation,
} from "@univerjs/engine-formula";
import {
  InsertColMutation,
  InsertRowMutation,
  MoveColsMutation,
  MoveRangeMutation,
  MoveRowsMutation,
  RemoveColMutation,
  RemoveRowMutation,
  ReorderRangeMutation,
  SetRangeValuesMutation,
} from "@univerjs/sheets";
import type { Engine } from "../engine";
import { entries, put, type Matrix } from "../grid";

/** Mutations by which cells change places. */
export const MOVING = new Set([
  InsertColMutation.id,
  InsertRowMutation.id,
  MoveColsMutation.id,
  MoveRangeMutation.id,
  MoveRowsMutation.id,
  RemoveColMutation.id,
  RemoveRowMutation.id,
  ReorderRangeMutation.id,
]);

/**
 * The formulas that the engine calculates, kept in line with the cells'. Univer goes through all formulas of a sheet for
 * every cell that is written, and lets formulas share one text, from which a fault in one spreads; here each cell has its own.
 */
export class FormulaData {
  private readonly model: any;
  private readonly dependencies: any;

  constructor(private readonly engine: Engine) {
    this.dependencies = engine.get(IDependencyManagerService);
    this.model = engine.get(FormulaDataModel);
    this.model.updateFormulaData = (_unitId: string, sheetId: string, cells: Matrix<ICellData | null>) => {
      this.write(sheetId, cells);
      // Nothing is left to be written back into the cells.
      return {};
    };
    engine.commands.onCommandExecuted((command) => this.listen(command));
    // A result may come after something else was typed into its cell.
    engine.commands.beforeCommandExecuted(({ id, params }, options) => {
      if (id !== SetRangeValuesMutation.id || !(options as { fromFormula?: boolean })?.fromFormula) return;
      const { subUnitId, cellValue } = params as { subUnitId: string; cellValue: Matrix<ICellData> };
      const formulas = this.sheet(subUnitId);
      for (const [r, c] of entries(cellValue)) if (!formulas[r]?.[c]) delete cellValue[r]?.[c];
    });
  }

  private sheet(sheetId: string): Matrix<{ f: string }> {
    const data = this.model.getFormulaData() as Record<string, Record<string, Matrix<{ f: string }>>>;
    return ((data[this.engine.unitId] ??= {})[sheetId] ??= {});
  }

  private write(sheetId: string, cells: Matrix<ICellData | null>): void {
    const formulas = this.sheet(sheetId);
    for (const [r, c, cell] of entries(cells)) {
      if (formulas[r]?.[c]) this.dependencies.removeFormulaDependency(this.engine.unitId, sheetId, r, c);
      if (cell?.f) put(formulas, r, c, { f: cell.f });
      else delete formulas[r]?.[c];
    }
  }

  private listen(command: Readonly<ICommandInfo>): void {
    if (!MOVING.has(command.id)) return;
    const p = command.params as {
      subUnitId?: string;
      from?: { subUnitId: string };
      to?: { subUnitId: string };
    };
    for (const id of new Set([p.subUnitId, p.from?.subUnitId, p.to?.subUnitId])) if (id) this.readAnew(id);
  }

  /** After cells changed places; what they spilled is worked out anew. */
  private readAnew(sheetId: string): void {
    const sheet = this.engine.workbook.getSheetBySheetId(sheetId);
    if (!sheet) return;
    const formulas = this.sheet(sheetId);
    for (const r of Object.keys(formulas)) delete formulas[Number(r)];
    this.dependencies.clearFormulaDependency(this.engine.unitId, sheetId);
    this.write(sheetId, sheet.getCellMatrix().getMatrix() as unknown as Matrix<ICellData>);
    const [arrayFormulaRange, arrayFormulaCellData] = [
      this.model.getArrayFormulaRange(),
      this.model.getArrayFormulaCellData(),
    ];
    const { unitId } = this.engine;
    if (!arrayFormulaRange[unitId]?.[sheetId]) return;
    arrayFormulaRange[unitId][sheetId] = {};
    (arrayFormulaCellData[unitId] ??= {})[sheetId] = {};
    this.engine.commands.syncExecuteCommand(
      SetArrayFormulaDataMutation.id,
      { arrayFormulaRange, arrayFormulaCellData },
      { onlyLocal: true },
    );
  }
}
