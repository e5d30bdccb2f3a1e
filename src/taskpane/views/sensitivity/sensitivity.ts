import type {
  Finding,
  PickedCell,
  RestoreResult,
  RunProgress,
  RunRequest,
  RunResult,
  SavedOptions,
  UnfinishedRun,
} from "../../../excel";
import { simulationSheet, tornadoSheet, twoWaySheet } from "../../../templates/analysis";
import type { PlanOptions, WorkbookPlan } from "../../../sheets/plan";
import type { Notice } from "../../state";
import { readEntries, type Entries } from "./entries";
import { say } from "./messages";
import { Setup, type Door } from "./model-setup";
import type { Outcome, Question } from "./state";
import { outcomeOf, recordedCell, stepsOf } from "./steps";

/** Trials from which the time of all is told. */
const MEASURED = 5;
/** A run that takes longer than this is announced first. */
const WORTH_ASKING_MS = 10_000;

type Readings = {
  inputs: { content: string | number | boolean; value: number }[];
  output: { content: string | number | boolean };
};

/** What the view does. It knows no DOM. */
export class Sensitivity extends Setup {
  private abort: AbortController | null = null;
  private answering: ((yes: boolean) => void) | null = null;

  constructor(
    workbook: Door,
    private readonly options: () => SavedOptions,
    private readonly now: () => Date = () => new Date(),
  ) {
    super(workbook);
  }

  /** Looks for a run that was cut short; its inputs can then be put back. */
  async start(): Promise<void> {
    if (this.store.state.task) return;
    const result = await this.workbook.runs.unfinished();
    if (result.kind === "read") this.store.update({ unfinished: result.runs });
  }

  async showSheet(): Promise<void> {
    const { sheet } = this.store.state;
    const result = sheet ? await this.workbook.goTo({ id: sheet.id }) : null;
    if (result?.kind === "gone") this.store.update({ sheet: null });
    if (result?.kind === "failed") this.store.update({ notice: say.failed(result.problem) });
  }

  /** Checks, asks what has to be asked, runs, and writes the result onto a sheet of its own. */
  async run(): Promise<void> {
    const { state } = this.store;
    const { mode, output, task } = state;
    if (task) return;
    const { entries, problems } = readEntries(state);
    this.store.update({ problems, findings: [], notice: null });
    if (problems.length || !output) return;

    const checked = await this.check(entries, output);
    if (!checked) return;
    const steps = stepsOf(
      mode,
      entries,
      checked.inputs.map(({ value }) => value),
    );
    const request = {
      inputs: entries.inputs.map(({ setting }) => setting.cell.place),
      outputs: [output.place],
      agreed: true,
    };
    this.abort = new AbortController();
    let expected: number | null = null;
    if (mode === "simulation" && steps.length > MEASURED) {
      const trial = await this.carryOut({ ...request, steps: steps.slice(0, MEASURED) }, { measuring: true });
      if (trial.kind !== "done" || !trial.restored) return this.ended(trial);
      expected = trial.millisecondsPerStep * steps.length;
      if (expected > WORTH_ASKING_MS) {
        this.store.update({ task: null });
        if (!(await this.ask({ kind: "time", trials: steps.length, milliseconds: expected }))) return;
      }
    }
    const result = await this.carryOut({ ...request, steps }, { measuring: false, expected });
    if (result.kind !== "done") return this.ended(result);
    const cells = {
      inputs: entries.inputs.map(({ setting }, i) =>
        recordedCell(setting.cell, checked.inputs[i]?.content ?? "", checked.inputs[i]?.value ?? 0),
      ),
      output: recordedCell(output, checked.output.content, result.base[0] ?? 0),
    };
    const outcome = outcomeOf(mode, entries, result, cells, this.now());
    this.store.update({ outcome, sheet: null });
    await this.writeSheet(result.restored);
  }

  /** Writes the last result onto a new sheet. */
  async writeSheet(restored = true): Promise<void> {
    const { outcome } = this.store.state;
    if (!outcome) return;
    this.store.update({ task: { kind: "writing" } });
    const options = this.options();
    const result = await this.workbook.insert((taken) => planOf(outcome, { ...options, taken }), { options });
    switch (result.kind) {
      case "inserted": {
        const { id, sheets } = result.insertion;
        const name = sheets[0]?.name ?? "";
        this.store.update({ sheet: { id, name } });
        this.finish(say.done(name, restored));
        break;
      }
      case "failed":
        this.finish(say.notWritten(result.problem.message));
        break;
      case "busy":
        this.finish(say.busy);
        break;
      case "cancelled":
        this.finish(null);
    }
    if (!restored) await this.start();
  }

  /** Stops the run that is under way. */
  cancel(): void {
    const { task } = this.store.state;
    if (task?.kind !== "running") return;
    this.abort?.abort();
    this.store.update({ task: { ...task, cancelling: true } });
  }

  /** The answer to the question that is shown. */
  answer(yes: boolean): void {
    const answering = this.answering;
    this.answering = null;
    this.store.update({ question: null });
    answering?.(yes);
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

  private async check(entries: Entries, output: PickedCell): Promise<Readings | null> {
    this.store.update({ task: { kind: "checking" } });
    const inputs = entries.inputs.map(({ setting }) => setting.cell.place);
    const result = await this.workbook.runs.inspect({ inputs, outputs: [output.place] });
    if (result.kind === "failed") {
      this.finish(say.failed(result.problem));
      return null;
    }
    const { findings } = result;
    this.store.update({ findings: findings.filter(({ level }) => level !== "ask"), task: null });
    if (findings.some(({ code }) => code === "unfinished")) await this.start();
    if (findings.some(({ level }) => level === "stop")) return null;
    const asked = findings.filter(({ level }: Finding) => level === "ask");
    if (asked.length && !(await this.ask({ kind: "findings", findings: asked }))) return null;
    return {
      inputs: result.inputs.map((reading) => ({
        content: reading?.content ?? "",
        value: typeof reading?.value === "number" ? reading.value : 0,
      })),
      output: { content: result.outputs[0]?.content ?? "" },
    };
  }

  private ask(question: Question): Promise<boolean> {
    return new Promise((resolve) => {
      this.answering = resolve;
      this.store.update({ question });
    });
  }

  /** @param expected milliseconds that the run should take, if they have been measured */
  private carryOut(
    request: RunRequest,
    { measuring, expected = null }: { measuring: boolean; expected?: number | null },
  ): Promise<RunResult> {
    const total = request.steps.length;
    const task = {
      kind: "running" as const,
      measuring,
      done: 0,
      total,
      millisecondsLeft: expected,
      cancelling: false,
    };
    this.store.update({ task });
    return this.workbook.runs.run(request, {
      ...(this.abort && { signal: this.abort.signal }),
      onProgress: (progress) => this.progressed(progress),
    });
  }

  private progressed({ done, total, millisecondsPerStep }: RunProgress): void {
    const { task } = this.store.state;
    if (task?.kind !== "running") return;
    const millisecondsLeft = done ? millisecondsPerStep * (total - done) : task.millisecondsLeft;
    this.store.update({ task: { ...task, done, total, millisecondsLeft } });
  }

  private async ended(result: RunResult): Promise<void> {
    switch (result.kind) {
      case "refused":
        this.store.update({ findings: result.findings });
        this.finish(null);
        return this.start();
      case "busy":
        return this.finish(say.busy);
      case "cancelled":
        this.finish(say.cancelled(result.restored));
        break;
      case "edited":
        this.finish(say.edited(result.cells, result.restored));
        break;
      case "failed":
        this.finish(say.runFailed(result.problem, result.restored));
        break;
      case "done":
        this.finish(say.cancelled(result.restored));
    }
    if (!result.restored) await this.start();
  }
}

function planOf(outcome: Outcome, options: PlanOptions): WorkbookPlan {
  switch (outcome.mode) {
    case "tornado":
      return tornadoSheet(outcome.record, options);
    case "two-way":
      return twoWaySheet(outcome.record, options);
    case "simulation":
      return simulationSheet(outcome.record, options);
  }
}
