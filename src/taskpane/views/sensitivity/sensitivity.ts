import type { Finding, PickedCell, RunResult, RunProgress, SavedOptions, Workbook } from "../../../excel";
import { simulationSheet, tornadoSheet, twoWaySheet } from "../../../templates/analysis";
import type { PlanOptions, WorkbookPlan } from "../../../templates/plan";
import type { DistributionName } from "../../../core/distributions";
import { Store, type Notice } from "../../state";
import { prefilled, type FieldName } from "./distributions";
import { readEntries, type Entries } from "./entries";
import { say } from "./messages";
import { fieldText, parseNumber } from "./numbers";
import {
  START,
  type InputSetting,
  type Mode,
  type Outcome,
  type Question,
  type SensitivityState,
} from "./state";
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
export class Sensitivity {
  readonly store = new Store<SensitivityState>(START);
  private abort: AbortController | null = null;
  private answering: ((yes: boolean) => void) | null = null;
  private ids = 0;

  constructor(
    private readonly workbook: Pick<Workbook, "runs" | "insert" | "goTo">,
    private readonly options: () => SavedOptions,
    private readonly now: () => Date = () => new Date(),
  ) {}

  /** Looks for a run that was cut short; its inputs can then be put back. */
  async start(): Promise<void> {
    if (this.store.state.task) return;
    const result = await this.workbook.runs.unfinished();
    if (result.kind === "read") this.store.update({ unfinished: result.runs });
  }

  setMode(mode: Mode): void {
    this.store.update({ mode, problems: [], findings: [] });
  }

  setText(field: "points" | "trials" | "seed", text: string): void {
    this.store.update({ [field]: text, problems: this.without(field, field) });
  }

  setField(id: string, field: FieldName, text: string): void {
    this.changeInput(id, (input) => ({ ...input, fields: { ...input.fields, [field]: text } }));
    this.store.update({ problems: this.without(id, field) });
  }

  setDistribution(id: string, distribution: DistributionName): void {
    this.changeInput(id, (input) => ({ ...input, distribution }));
    this.store.update({ problems: this.store.state.problems.filter(({ owner }) => owner !== id) });
  }

  /** Moves every low and high to ±share of the current values. */
  setShare(text: string): void {
    const share = parseNumber(text.replace("%", ""));
    const problems = this.without("share", "share");
    if (share === null || share <= 0) {
      this.store.update({
        share: text,
        problems: [
          ...problems,
          { owner: "share", field: "share", message: "Range: a percentage above 0, please." },
        ],
      });
      return;
    }
    const inputs = this.store.state.inputs.map((input) => ({
      ...input,
      fields: fieldsFor(input.cell, share / 100),
    }));
    this.store.update({
      share: text,
      inputs,
      problems: problems.filter(({ owner }) => !inputs.some(({ id }) => id === owner)),
    });
  }

  removeInput(id: string): void {
    const inputs = this.store.state.inputs.filter((input) => input.id !== id);
    this.store.update({ inputs, findings: [], problems: [] });
  }

  async addSelection(): Promise<void> {
    const cells = await this.pick();
    if (!cells) return;
    const { inputs, share } = this.store.state;
    const fresh = cells.picked.filter(({ address }) => !inputs.some(({ cell }) => cell.address === address));
    const added = fresh.map((cell): InputSetting => ({
      id: `input-${++this.ids}`,
      cell,
      distribution: "pert",
      fields: fieldsFor(cell, (parseNumber(share.replace("%", "")) || 10) / 100),
    }));
    const quiet = added.length > 0 && !cells.skipped && added.length === cells.picked.length;
    this.store.update({
      inputs: [...inputs, ...added],
      problems: this.without("model", "inputs"),
      findings: [],
      notice: quiet
        ? null
        : cells.picked.length === 0 && cells.skipped === 0
          ? say.nothingSelected
          : say.added(added.length, cells.picked.length - added.length, cells.skipped),
    });
  }

  async useSelectionAsOutput(): Promise<void> {
    const cells = await this.pick();
    if (!cells) return;
    const [output] = cells.picked;
    this.store.update(
      output
        ? {
            output,
            problems: this.without("model", "output"),
            findings: [],
            notice: cells.picked.length > 1 ? say.oneOutput : null,
          }
        : { notice: say.nothingSelected },
    );
  }

  private async pick(): Promise<{ picked: PickedCell[]; skipped: number } | null> {
    if (this.store.state.task) return null;
    this.store.update({ task: { kind: "picking" }, notice: null });
    const result = await this.workbook.runs.pick();
    switch (result.kind) {
      case "picked":
        this.store.update({ task: null });
        return { picked: result.cells, skipped: result.skipped };
      case "too-many":
        this.finish(say.tooMany(result.most));
        return null;
      case "no-cells":
        this.finish(say.nothingSelected);
        return null;
      case "failed":
        this.finish(say.failed(result.problem));
        return null;
    }
  }

  async showCell({ place }: PickedCell): Promise<void> {
    const result = await this.workbook.runs.show(place);
    if (result.kind === "failed") this.store.update({ notice: say.failed(result.problem) });
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
      output: output.place,
      agreed: true,
    };
    this.abort = new AbortController();
    if (mode === "simulation" && steps.length > MEASURED) {
      const trial = await this.carryOut({ ...request, steps: steps.slice(0, MEASURED) }, true);
      if (trial.kind !== "done" || !trial.restored) return this.ended(trial);
      const milliseconds = trial.millisecondsPerStep * steps.length;
      if (milliseconds > WORTH_ASKING_MS) {
        this.store.update({ task: null });
        if (!(await this.ask({ kind: "time", trials: steps.length, milliseconds }))) return;
      }
    }
    const result = await this.carryOut({ ...request, steps }, false);
    if (result.kind !== "done") return this.ended(result);
    const cells = {
      inputs: entries.inputs.map(({ setting }, i) =>
        recordedCell(setting.cell, checked.inputs[i]?.content ?? "", checked.inputs[i]?.value ?? 0),
      ),
      output: recordedCell(output, checked.output.content, result.base),
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
  restore(token: string): Promise<void> {
    return this.settle(token, "restore");
  }

  /** Leaves its cells as they are. */
  forget(token: string): Promise<void> {
    return this.settle(token, "forget");
  }

  dismiss(): void {
    this.store.update({ notice: null });
  }

  private async settle(token: string, how: "restore" | "forget"): Promise<void> {
    if (this.store.state.task) return;
    this.store.update({ task: { kind: "restoring" }, notice: null });
    const result = await this.workbook.runs[how](token);
    const notice = (): Notice => {
      switch (result.kind) {
        case "restored":
          return how === "forget" ? say.forgotten : say.restored(result.edited, result.gone);
        case "none":
          return say.restored([], []);
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
    const result = await this.workbook.runs.inspect({ inputs, output: output.place });
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
      output: { content: result.output?.content ?? "" },
    };
  }

  private ask(question: Question): Promise<boolean> {
    return new Promise((resolve) => {
      this.answering = resolve;
      this.store.update({ question });
    });
  }

  private carryOut(request: Parameters<Workbook["runs"]["run"]>[0], measuring: boolean): Promise<RunResult> {
    const total = request.steps.length;
    const task = {
      kind: "running" as const,
      measuring,
      done: 0,
      total,
      millisecondsLeft: null,
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
    const millisecondsLeft = done ? millisecondsPerStep * (total - done) : null;
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

  private finish(notice: Notice | null): void {
    this.store.update({ task: null, notice });
  }

  private without(owner: string, field: string) {
    return this.store.state.problems.filter((problem) => problem.owner !== owner || problem.field !== field);
  }

  private changeInput(id: string, change: (input: InputSetting) => InputSetting): void {
    const inputs = this.store.state.inputs.map((input) => (input.id === id ? change(input) : input));
    this.store.update({ inputs });
  }
}

function fieldsFor({ value, format }: PickedCell, share: number): Record<FieldName, string> {
  const start = prefilled(typeof value === "number" ? value : 0, share);
  const entries = Object.entries(start).map(([name, number]) => [
    name,
    fieldText(number, name === "spread" ? "" : format),
  ]);
  return Object.fromEntries(entries) as Record<FieldName, string>;
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
