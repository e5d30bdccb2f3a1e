import type { Finding, RestoreResult, RunDone, RunRequest, RunResult, UnfinishedRun } from "../../../excel";
import type { Notice } from "../../state";
import { say } from "./messages";
import { Setup } from "./setup";
import type { Question } from "./state";

/** Steps from which the time of all is told. */
const MEASURED = 5;
/** A run that takes longer than this is announced first. */
const WORTH_ASKING_MS = 10_000;

/** What the cells hold before a run. */
export interface Readings {
  inputs: { content: string | number | boolean; value: number }[];
  outputs: { content: string | number | boolean }[];
}

/** Runs in Excel: what is asked before one, its progress, and what is left of one that was cut short. Knows no DOM. */
export class Running extends Setup {
  protected abort = new AbortController();
  private answering: ((yes: boolean) => void) | null = null;

  /** Looks for a run that was cut short; its inputs can then be put back. */
  async start(): Promise<void> {
    if (this.store.state.task) return;
    const result = await this.workbook.runs.unfinished();
    if (result.kind === "read") this.store.update({ unfinished: result.runs });
    const kept = await this.workbook.runs.setups();
    if (kept.kind === "listed") this.store.update({ setups: kept.setups });
  }

  /** Stops what is under way. */
  cancel(): void {
    const { task } = this.store.state;
    if (task?.kind !== "running" && task?.kind !== "drawing") return;
    this.abort.abort();
    // What the engine was asked has ended by this; the inputs have yet to come back.
    if (this.store.state.task === task) this.store.update({ task: { ...task, cancelling: true } });
  }

  /** The answer to the question that is shown. */
  answer(yes: boolean): void {
    const answering = this.answering;
    this.answering = null;
    this.store.update({ question: null });
    answering?.(yes);
  }

  protected ask(question: Question): Promise<boolean> {
    return new Promise((resolve) => {
      this.answering = resolve;
      this.store.update({ question });
    });
  }

  /** Puts the inputs of a run back that was cut short. */
  restore({ token, changes, formulas }: UnfinishedRun): Promise<void> {
    return this.settle("restore", () => this.workbook.runs.restore(token, [...changes, ...formulas]));
  }

  /** Leaves its cells as they are. */
  forget(token: string): Promise<void> {
    return this.settle("forget", () => this.workbook.runs.forget(token));
  }

  private async settle(how: "restore" | "forget", settling: () => Promise<RestoreResult>): Promise<void> {
    if (this.store.state.task) return;
    this.store.update({ task: { kind: "restoring" }, notice: null });
    const result = await settling();
    const notice = (): Notice => {
      switch (result.kind) {
        case "restored":
          return how === "forget" ? say.forgotten : say.restored(result);
        case "none":
          return say.nothingToRestore;
        case "changed":
          return say.otherwise;
        case "failed":
          return say.notRestored(result.problem);
        case "busy":
          return say.busy;
      }
    };
    this.finish(notice());
    await this.start();
  }

  /** Looks at the model and asks what has to be asked; null: no run. */
  protected async check(): Promise<Readings | null> {
    this.store.update({ task: { kind: "checking" } });
    const inputs = this.store.state.inputs.map(({ cell }) => cell);
    const { outputs } = this.store.state;
    const result = await this.workbook.runs.inspect({
      inputs: inputs.map(({ place }) => place),
      outputs: outputs.map(({ place }) => place),
    });
    if (result.kind === "failed") {
      this.finish(say.failed(result.problem));
      return null;
    }
    const names = await this.workbook.runs.namesNow([...inputs, ...outputs]);
    if (names.kind === "failed") {
      this.finish(say.failed(names.problem));
      return null;
    }
    const lost = await this.readNumbersAgain();
    if (lost) {
      this.finish(say.failed(lost));
      return null;
    }
    const findings = [...result.findings, ...names.findings];
    this.moveTo((cell) => ({
      ...cell,
      ...result.inputs[inputs.indexOf(cell)],
      ...result.outputs[outputs.indexOf(cell)],
      label: names.others.get(cell.address) ?? cell.label,
    }));
    const stopped = findings.some(({ level }) => level === "stop");
    this.store.update({ findings: findings.filter(({ level }) => stopped || level !== "ask"), task: null });
    if (findings.some(({ code }) => code === "unfinished")) await this.start();
    if (stopped) return null;
    const asked = findings.filter(({ level }: Finding) => level === "ask");
    if (asked.length && !(await this.ask({ kind: "findings", findings: asked }))) return null;
    return {
      inputs: result.inputs.map((reading) => ({
        content: reading?.content ?? "",
        value: typeof reading?.value === "number" ? reading.value : 0,
      })),
      outputs: result.outputs.map((reading) => ({ content: reading?.content ?? "" })),
    };
  }

  /**
   * The slow path: Excel computes every step. Long runs are measured first, and asked for.
   * @returns null when the run did not come to its end, which has been said
   */
  protected async inExcel(request: Omit<RunRequest, "agreed">): Promise<RunDone | null> {
    const { steps } = request;
    let expected: number | null = null;
    if (steps.length > MEASURED) {
      const trial = await this.carryOut({ ...request, steps: steps.slice(0, MEASURED) }, steps.length, null);
      if (trial.kind !== "done" || !trial.restored) return this.ended(trial);
      expected = trial.millisecondsPerStep * steps.length;
      if (expected > WORTH_ASKING_MS) {
        this.store.update({ task: null });
        if (!(await this.ask({ kind: "time", steps: steps.length, milliseconds: expected }))) return null;
      }
    }
    const result = await this.carryOut(request, steps.length, expected);
    return result.kind === "done" ? result : this.ended(result);
  }

  private carryOut(
    request: Omit<RunRequest, "agreed">,
    total: number,
    expected: number | null,
  ): Promise<RunResult> {
    this.running(total, false, expected);
    return this.workbook.runs.run(
      { ...request, agreed: true },
      {
        signal: this.abort.signal,
        onProgress: ({ done, millisecondsPerStep }) =>
          this.progressed(done, done ? millisecondsPerStep * (total - done) : expected),
      },
    );
  }

  protected running(total: number, proving: boolean, millisecondsLeft: number | null = null): void {
    this.store.update({
      task: { kind: "running", proving, done: 0, total, millisecondsLeft, cancelling: false },
    });
  }

  protected progressed(done: number, millisecondsLeft: number | null): void {
    const { task } = this.store.state;
    if (task?.kind === "running") this.store.update({ task: { ...task, done, millisecondsLeft } });
  }

  /** Says how a run ended that has no result. */
  protected async ended(result: RunResult): Promise<null> {
    switch (result.kind) {
      case "refused":
        this.store.update({ findings: result.findings });
        this.finish(null);
        await this.start();
        return null;
      case "busy":
        this.finish(say.busy);
        return null;
      case "edited":
        this.finish(say.edited(result.cells, result.restored));
        break;
      case "failed":
        this.finish(say.runFailed(result.problem, result.restored));
        break;
      case "cancelled":
      case "done":
        this.finish(say.cancelled(result.restored));
    }
    if (!result.restored) await this.start();
    return null;
  }
}
