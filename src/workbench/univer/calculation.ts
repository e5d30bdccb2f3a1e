import type { ICellData, ICommandInfo, IExecutionOptions } from "@univerjs/core";
import {
  IActiveDirtyManagerService,
  SetFormulaCalculationNotificationMutation,
  SetFormulaCalculationResultMutation,
  SetFormulaCalculationStartMutation,
} from "@univerjs/engine-formula";
import { SetRangeValuesMutation } from "@univerjs/sheets";
import { TriggerCalculationController } from "@univerjs/sheets-formula";
import type { CalculationMode } from "../model/port";
import type { Engine } from "./engine";
import { touchesContent } from "./events";
import type { FormulaData } from "./formulas/data";
import { bounds, type Matrix } from "./grid";
import { changesMeaning, forgetParsedFormulas } from "./mends/stale-formulas";

/** Commands whose mutation of cells is about looks only; Univer itself excludes them from recalculation. */
const LOOKS = new Set([
  "sheet.command.set-style",
  "sheet.command.set-border-command",
  "sheet.command.clear-selection-format",
]);

const changesContent = (cells: Matrix<ICellData | null>): boolean => bounds(cells, touchesContent) !== null;

/** Edits of the user come in bursts of commands; they are calculated together. */
const DEBOUNCE_MS = 10;

/**
 * Runs Univer's formula engine, one calculation at a time. Univer's own trigger waits 100 ms after every command, has no
 * manual mode, starts a second calculation while the first is still being prepared, and can't say whether one is pending.
 */
export class Calculation {
  private readonly trigger: any;
  private readonly dirtyManager: any;
  private waiting: ICommandInfo[] = [];
  private forced = false;
  private stale = false;
  /** Whether the user, not an add-in and not undo, has changed something since the last calculation. */
  private edited = false;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private running: Promise<void> | null = null;
  private finished: (() => void) | null = null;
  private disposed = false;
  private held = 0;
  private calculationMode: CalculationMode = "Automatic";
  /** Called with the cells that were calculated, by sheet id. */
  onCalculated: (cells: Record<string, Matrix<unknown>>) => void = () => undefined;
  /** Called at the end of each calculation. */
  onFinished: (edited: boolean) => void = () => undefined;
  onState: (state: "Done" | "Calculating" | "Pending") => void = () => undefined;

  constructor(
    private readonly engine: Engine,
    private readonly formulas: FormulaData,
  ) {
    this.trigger = engine.get(TriggerCalculationController);
    this.dirtyManager = engine.get(IActiveDirtyManagerService);
    // Its listener asks this service which commands matter: none, so that only ours starts calculations.
    const real = this.dirtyManager;
    this.trigger._activeDirtyManagerService = { get: () => undefined };
    clearTimeout(this.trigger._setTimeoutKey);
    this.waiting.push(...this.trigger._waitingCommandQueue.splice(0));
    engine.commands.onCommandExecuted((command, options) => this.listen(command, options, real));
    // Univer executes some of these without waiting for them: what was executed is told too late for settle().
    engine.commands.beforeCommandExecuted((command) => {
      if (!changesMeaning(command.id)) return;
      this.stale = true;
      this.schedule();
    });
    if (this.waiting.length) this.schedule();
  }

  get mode(): CalculationMode {
    return this.calculationMode;
  }

  set mode(mode: CalculationMode) {
    this.calculationMode = mode;
    if (mode !== "Manual" && this.dirty) this.schedule();
  }

  /** `full`: every formula; otherwise what has changed since the last calculation. Also in manual mode. */
  calculate(full: boolean): void {
    if (full) this.forced = true;
    if (this.dirty) void this.run();
  }

  /** Results came that functions owed. Every formula is calculated, once for all that come at about the same time. */
  arrived(): void {
    this.forced = true;
    if (this.calculationMode === "Manual") void this.run();
    else this.schedule();
  }

  /**
   * Until the returned function is called, a calculation begins for those only who wait for one: what a request writes is
   * calculated once.
   */
  hold(): () => void {
    this.held++;
    clearTimeout(this.timer);
    return () => {
      this.held--;
      if (this.dirty) this.schedule();
    };
  }

  /** Resolves when no calculation is pending or running. In manual mode only a running one is waited for. */
  async settle(): Promise<void> {
    if (this.calculationMode !== "Manual" && this.dirty) void this.run();
    while (this.running) await this.running;
  }

  dispose(): void {
    this.disposed = true;
    clearTimeout(this.timer);
    this.waiting = [];
    this.finished?.();
  }

  private get dirty(): boolean {
    return this.waiting.length > 0 || this.forced || this.stale;
  }

  private listen(command: Readonly<ICommandInfo>, options: IExecutionOptions | undefined, real: any): void {
    const params = command.params as any;
    switch (command.id) {
      case SetFormulaCalculationResultMutation.id:
        this.onCalculated(params?.unitData?.[this.engine.unitId] ?? {});
        return;
      case SetFormulaCalculationNotificationMutation.id:
        if (params?.functionsExecutedState !== undefined) this.finished?.();
        return;
      case SetRangeValuesMutation.id:
        if (options?.onlyLocal || LOOKS.has(params?.trigger) || !changesContent(params?.cellValue)) return;
        break;
    }
    if (!real.get(command.id)) return;
    this.waiting.push({ ...command });
    this.edited ||= this.held === 0 && !this.engine.restoring;
    this.schedule();
  }

  private schedule(): void {
    if (this.disposed) return;
    if (this.calculationMode === "Manual") {
      this.onState("Pending");
      return;
    }
    clearTimeout(this.timer);
    if (this.held === 0) this.timer = setTimeout(() => void this.run(), DEBOUNCE_MS);
  }

  private run(): Promise<void> {
    clearTimeout(this.timer);
    this.running ??= this.loop().finally(() => {
      this.running = null;
      this.onState(this.dirty ? "Pending" : "Done");
    });
    return this.running;
  }

  private async loop(): Promise<void> {
    this.onState("Calculating");
    do {
      if (this.stale) {
        // Until what is being executed without waiting has been: parsed any earlier, formulas keep the old meaning.
        await new Promise((resolve) => setTimeout(resolve));
        if (this.disposed) return;
        forgetParsedFormulas(this.engine);
        this.formulas.forget();
      }
      const dirty = this.takeDirty();
      const { edited } = this;
      this.edited = false;
      const done = new Promise<void>((resolve) => (this.finished = resolve));
      void this.engine.commands.executeCommand(SetFormulaCalculationStartMutation.id, dirty, {
        onlyLocal: true,
      });
      await done;
      this.finished = null;
      // A calculation that has begun sees what is edited while it is being prepared.
      this.onFinished(edited || this.edited);
    } while (!this.disposed && this.dirty && this.calculationMode !== "Manual");
  }

  private takeDirty(): object {
    const own = this.trigger._activeDirtyManagerService;
    this.trigger._activeDirtyManagerService = this.dirtyManager;
    const data = this.trigger._generateDirty(this.waiting.splice(0));
    this.trigger._activeDirtyManagerService = own;
    data.forceCalculation ||= this.forced || this.stale;
    this.forced = this.stale = false;
    return data;
  }
}
