import { CommandType, LocalUndoRedoService, type IUndoRedoItem } from "@univerjs/core";
import type { Engine } from "../engine";
import { Capture } from "./capture";
import type { Part } from "./parts";
import { Restorer, type Restored } from "./restore";
import type { BookState } from "./state";

/** As many as in Excel. */
const STEPS = 100;

const RESTORE = "workbench.mutation.restore";

interface Step {
  before: BookState;
  /** Undefined while the step is still being made. */
  after: BookState | undefined;
}

/**
 * Undo and redo. Univer's commands each say how they are taken back, and many forget a part: tables, names, calculated
 * columns, whatever another command did on the way. Here a step is the workbook before it and after it, and undo
 * makes the workbook what it was.
 */
export class History {
  private readonly capture: Capture;
  private readonly restorer: Restorer;
  /** Where the present state is kept, once there is a step. */
  private present: { step: Step; side: "before" | "after" } | null = null;
  private open: { before: BookState; step: Step | null } | null = null;
  private forgetting = false;

  constructor(
    private readonly engine: Engine,
    parts: readonly Part[],
    private readonly onRestored: (where: Restored) => void,
  ) {
    this.capture = new Capture(engine, parts);
    this.restorer = new Restorer(engine, parts);
    this.capture.take();
    engine.commands.registerCommand({
      id: RESTORE,
      type: CommandType.MUTATION,
      handler: (_accessor, params) => this.go(params as { step: Step; to: "before" | "after" }),
    });
    this.takeOver(engine.undo as any);
    // What came after the last step without being one (a row's height once it was measured) belongs to that step.
    engine.commands.beforeCommandExecuted(({ type }) => {
      const commands = engine.commands as unknown as { _commandExecutionStack: unknown[] };
      if (this.open || commands._commandExecutionStack.length > 1) return;
      if (type === CommandType.COMMAND) this.settle();
      // One that no command executes may be a step, and what it touches is marked already.
      else if (type === CommandType.MUTATION) this.belated(this.capture.late());
    });
  }

  /** Everything until the returned function is called is one step. */
  begin(): () => void {
    this.settle();
    this.open = { before: this.capture.take(), step: null };
    return () => this.close();
  }

  private close(): void {
    const step = this.open?.step;
    this.open = null;
    if (step) step.after = this.capture.take();
    if (this.forgetting) this.clear();
  }

  /** Nothing can be taken back any more, nor what else the step does that is being made. */
  forget(): void {
    this.forgetting = true;
    if (!this.open) this.clear();
  }

  private clear(): void {
    this.forgetting = false;
    this.present = null;
    this.engine.undo.clearUndoRedo(this.engine.unitId);
  }

  private go({ step, to }: { step: Step; to: "before" | "after" }): boolean {
    this.close();
    const now = this.capture.take();
    const target = step[to];
    if (!target) return false;
    this.engine.restoring = true;
    try {
      const where = this.restorer.restore(now, target);
      if (where) this.onRestored(where);
    } finally {
      this.engine.restoring = false;
      this.capture.expect(target);
    }
    this.present = { step, side: to };
    return true;
  }

  private settle(): void {
    if (!this.open && this.capture.dirty) this.belated(this.capture.take());
  }

  /** The present state, of which the last step is told when nothing else made it. */
  private belated(now: BookState | null): void {
    if (now && this.present) this.present.step[this.present.side] = now;
  }

  private takeOver(service: any): void {
    // Not read from the service, which would keep what was read: it is a proxy until it is used.
    const { pushUndoRedo } = LocalUndoRedoService.prototype;
    service.pushUndoRedo = (item: IUndoRedoItem) => {
      if (!this.engine.isSpreadsheet(item.unitID)) pushUndoRedo.call(service, item);
      else this.push(service, item);
    };
  }

  private push(service: any, item: IUndoRedoItem): void {
    if (this.open?.step) return;
    const before = this.open?.before ?? this.capture.last;
    const step: Step = { before, after: this.open ? undefined : this.capture.take() };
    if (this.open) this.open.step = step;
    this.present = { step, side: "after" };
    const { unitId } = this.engine;
    const mutation = (to: "before" | "after") => ({ id: RESTORE, params: { unitId, step, to } });
    const stack: IUndoRedoItem[] = service._getUndoStack(unitId, true);
    stack.push({ ...item, undoMutations: [mutation("before")], redoMutations: [mutation("after")] });
    if (stack.length > STEPS) stack.shift();
    service._getRedoStack(unitId, true).length = 0;
    service._updateStatus();
  }
}
