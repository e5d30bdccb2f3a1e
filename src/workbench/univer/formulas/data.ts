import type { ICellData, ICommandInfo, IExecutionOptions, Worksheet } from "@univerjs/core";
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
  type ISetRangeValuesMutationParams,
} from "@univerjs/sheets";
import type { Engine } from "../engine";
import type { Names } from "../names";
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

type Formulas = Matrix<{ f: string }>;

/**
 * What the engine is told of the cells' formulas. Univer goes through all formulas of the workbook for every cell that is
 * written, and lets formulas share one text, from which a fault in one spreads; here each cell has its own.
 */
export class FormulaData {
  private readonly model: any;
  private readonly dependencies: any;
  /** By sheet, with the cells that were written since they were gone through. */
  private readonly kept = new Map<string, { formulas: Formulas; written: Matrix<unknown>[] }>();

  constructor(
    private readonly engine: Engine,
    private readonly names: Names,
  ) {
    this.model = engine.get(FormulaDataModel);
    this.dependencies = engine.get(IDependencyManagerService);
    this.model.getFormulaData = () => ({
      [engine.unitId]: Object.fromEntries(
        engine.workbook.getSheets().map((sheet) => [sheet.getSheetId(), this.formulasOf(sheet)]),
      ),
    });
    this.model.updateFormulaData = (_unitId: string, sheetId: string, cells: Matrix<ICellData | null>) => {
      for (const [r, c] of entries(cells))
        this.dependencies.removeFormulaDependency(engine.unitId, sheetId, r, c);
      // Nothing is left to be written back into the cells.
      return {};
    };
    engine.commands.onCommandExecuted((command, options) => this.listen(command, options));
    // A result may come after something else was typed into its cell.
    engine.commands.beforeCommandExecuted(({ id, params }, options) => {
      if (id !== SetRangeValuesMutation.id || !(options as { fromFormula?: boolean })?.fromFormula) return;
      const { subUnitId, cellValue } = params as { subUnitId: string; cellValue: Matrix<ICellData> };
      const cells = engine.workbook.getSheetBySheetId(subUnitId)?.getCellMatrix();
      for (const [r, c] of entries(cellValue)) if (!cells?.getValue(r, c)?.f) delete cellValue[r]?.[c];
    });
  }

  /** After a change of what formulas mean, once it is whole: Univer itself adds to what it is given. */
  forget(): void {
    this.kept.clear();
  }

  private formulasOf(sheet: Worksheet): Formulas {
    const id = sheet.getSheetId();
    const cells = sheet.getCellMatrix();
    let kept = this.kept.get(id);
    if (!kept) this.kept.set(id, (kept = { formulas: {}, written: [cells.getMatrix()] }));
    const { formulas, written } = kept;
    const scoped = this.names.scoped();
    for (const cell of written.splice(0))
      for (const [r, c] of entries(cell)) {
        const f = cells.getValue(r, c)?.f;
        if (f) put(formulas, r, c, { f: this.names.spelledFor(f, id, scoped) });
        else delete formulas[r]?.[c];
      }
    return formulas;
  }

  private listen(command: Readonly<ICommandInfo>, options?: IExecutionOptions): void {
    if (command.id === SetRangeValuesMutation.id && !(options as { fromFormula?: boolean })?.fromFormula) {
      const { subUnitId, cellValue } = command.params as ISetRangeValuesMutationParams;
      if (cellValue) this.kept.get(subUnitId)?.written.push(cellValue);
    }
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
    const { unitId } = this.engine;
    this.kept.delete(sheetId);
    this.dependencies.clearFormulaDependency(unitId, sheetId);
    const arrayFormulaRange = this.model.getArrayFormulaRange();
    const arrayFormulaCellData = this.model.getArrayFormulaCellData();
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
