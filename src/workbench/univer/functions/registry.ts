import type { ICellData, Nullable } from "@univerjs/core";
import {
  IFormulaRuntimeService,
  IFunctionService,
  type FormulaRuntimeService,
  serializeRangeWithSheet,
} from "@univerjs/engine-formula";
import { IDescriptionService } from "@univerjs/sheets-formula";
import type { FunctionCalls, Rect } from "../../model/port";
import type { Engine } from "../engine";
import { toRange } from "../grid";
import { forgetParsedFormulas } from "../mends/stale-formulas";
import { univerFunctions } from "./adapter";
import { functionDescriptions } from "./describe";
import { LateResults } from "./late";
import type { MessageBoard } from "./messages";
import type { FunctionsBundle } from "./metadata";
import { PendingResults } from "./pending";
import { loadFunctions } from "./runtime";

const formulaOf = (cell: Nullable<ICellData>): string | null => cell?.f || (cell?.si ? "" : null);

/** The add-in's functions in the engine. They can be loaded again while a workbook is open. */
export class CustomFunctionRegistry {
  private names: string[] = [];
  private readonly pending: PendingResults;
  private readonly late: LateResults;
  /** How calls are answered; null: at once. */
  calls: FunctionCalls | null = null;

  constructor(
    private readonly engine: Engine,
    private readonly messages: MessageBoard,
    onArrival: () => void,
  ) {
    this.pending = new PendingResults(onArrival);
    const formulaAt = ({ sheetId, row, column }: { sheetId: string; row: number; column: number }) =>
      formulaOf(engine.workbook.getSheetBySheetId(sheetId)?.getCellRaw(row, column));
    this.late = new LateResults(() => this.calls, formulaAt, onArrival);
  }

  /** Something was entered into these cells. */
  entered(sheetId: string, { r, c, h, w }: Rect): void {
    this.late.entered(sheetId, (row, column) => row >= r && row < r + h && column >= c && column < c + w);
  }

  load(bundle: FunctionsBundle): void {
    const loaded = loadFunctions(bundle);
    const functions = this.engine.get(IFunctionService);
    const descriptions = this.engine.get(IDescriptionService);
    if (this.names.length) {
      functions.unregisterExecutors(...this.names);
      descriptions.unregisterDescriptions(this.names);
    }
    const runtime = this.engine.get<FormulaRuntimeService>(IFormulaRuntimeService);
    // A cell's formula is calculated with the size of its sheet, a rule's without.
    const inRule = (): boolean => !Number.isFinite(runtime.currentRowCount);
    const addressOf = (sheetId: string, row: number, column: number): string => {
      const name = this.engine.workbook.getSheetBySheetId(sheetId)?.getName() ?? "";
      return serializeRangeWithSheet(name, toRange({ r: row, c: column, h: 1, w: 1 }));
    };
    functions.registerExecutors(
      ...univerFunctions(loaded, this.messages, this.pending, inRule, this.late, addressOf).map(
        ([Class, name]) => new Class(name),
      ),
    );
    descriptions.registerDescriptions(functionDescriptions(loaded));
    this.names = loaded.map((f) => f.name);
    this.pending.clear();
    // Parsed formulas hold on to the functions that they were parsed with.
    forgetParsedFormulas(this.engine);
  }
}
