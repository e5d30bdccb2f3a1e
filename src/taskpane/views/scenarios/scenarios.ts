import type { KeyFigures, SavedOptions, Workbook } from "../../../excel";
import { type Scenario, type Scenarios as ScenarioDoor, type ScenarioSet } from "../../../excel/scenarios";
import { TYPED, typedProblem } from "../../../sheets/typed";
import { scenarioComparisonSheet } from "../../../templates/analysis";
import { coalesced } from "../../coalesced";
import { Following } from "../../following";
import { Store } from "../../state";
import { say } from "./messages";
import { START, type ScenariosState, type Task } from "./state";

/** What the view needs of the workbook. */
export type ScenarioBook = Pick<Workbook, "insert" | "goTo"> &
  Pick<KeyFigures, "watch"> & { readonly scenarios: ScenarioDoor };

const nameProblem = (name: string) => typedProblem("The name", TYPED.scenario, name.trim());

/** What the view does. It knows no DOM. */
export class Scenarios {
  readonly store = new Store<ScenariosState>(START);
  private abort: AbortController | null = null;
  private readonly following: Following;

  constructor(
    private readonly workbook: ScenarioBook,
    private readonly options: () => SavedOptions,
    private readonly now: () => Date = () => new Date(),
  ) {
    this.following = new Following(
      (changed) => workbook.watch(changed),
      () => void this.follow(),
    );
  }

  /** Reads, and follows the workbook while the view is in front: which inputs differ changes with every edit. */
  async show(): Promise<void> {
    this.following.show();
    await this.refresh();
  }

  hide(): void {
    this.following.hide();
  }

  close(): Promise<void> {
    return this.following.close();
  }

  /** Reads the workbook. What is under way reads it again when it is done. */
  async refresh(): Promise<void> {
    if (this.store.state.task) return;
    await this.read(this.store.state.set?.id);
  }

  private readonly follow = coalesced(async () => {
    if (!this.store.state.task) await this.read(this.store.state.set?.id, { quietly: true });
  });

  private async read(insertion?: string, { quietly = false } = {}): Promise<void> {
    const result = await this.workbook.scenarios.read(insertion);
    if (result.kind === "failed") {
      const { choices } = this.store.state;
      // The next edit brings a fresher one: a passing failure need not be told.
      if (quietly && choices) return;
      return this.store.update({ choices: choices ?? [], notice: say.failed(result.problem) });
    }
    const { choices, set, interrupted } = result;
    const chosen = this.store.state.chosen.filter((id) => set?.scenarios.some((each) => each.id === id));
    this.store.update({ choices, set, interrupted, chosen });
  }

  async choose(insertion: string): Promise<void> {
    this.store.update({ chosen: [], renaming: null, problems: {} });
    await this.read(insertion);
  }

  /** Keeps the present inputs under a new name. Tells whether it did. */
  async save(name: string): Promise<boolean> {
    const problem = nameProblem(name);
    if (problem) {
      this.store.update({ problems: { name: problem } });
      return false;
    }
    const result = await this.doing({ kind: "saving" }, (set) => this.workbook.scenarios.save(set.id, name));
    switch (result?.kind) {
      case "saved":
        this.store.update({ notice: say.saved(result.name) });
        return true;
      case "refused":
        this.store.update({ problems: { name: result.reason } });
        return false;
      case "failed":
        this.store.update({ notice: say.notSaved(result.problem) });
        return false;
      case "gone":
        this.store.update({ notice: say.gone });
        return false;
      default:
        return false;
    }
  }

  /** Makes the present inputs those of a scenario. */
  async update({ id, name }: Scenario): Promise<void> {
    const result = await this.doing({ kind: "changing", id }, (set) =>
      this.workbook.scenarios.save(set.id, name, id),
    );
    if (result?.kind === "saved") this.store.update({ notice: say.updated(name) });
    else this.tell(result);
  }

  /** Puts a scenario's inputs into the workbook; asks first when the present ones would be lost. */
  async switchTo(id: string, force = false): Promise<void> {
    const name = this.nameOf(id);
    const result = await this.doing({ kind: "switching", id }, (set) =>
      this.workbook.scenarios.switchTo(set.id, id, { force }),
    );
    switch (result?.kind) {
      case "switched":
        return this.store.update({ notice: say.switched(name, result.changed) });
      case "unsaved":
        return this.store.update({ question: { kind: "unsaved", id, name } });
      case "misfit":
        return this.store.update({ notice: say.misfit(name, result.reason) });
      case "failed":
        return this.store.update({ notice: say.notSwitched(name, result.problem, result.restored) });
      case "gone":
        return this.store.update({ notice: say.gone });
      case "busy":
      case undefined:
        return;
    }
  }

  startRename(id: string | null): void {
    this.store.update({ renaming: id, problems: {} });
  }

  async rename(id: string, name: string): Promise<void> {
    const problem = nameProblem(name);
    if (problem) return this.store.update({ problems: { rename: problem } });
    const result = await this.doing({ kind: "changing", id }, (set) =>
      this.workbook.scenarios.rename(set.id, id, name),
    );
    if (result?.kind === "done") this.store.update({ renaming: null, notice: say.renamed(name.trim()) });
    else if (result?.kind === "refused") this.store.update({ problems: { rename: result.reason } });
    else this.tell(result);
  }

  askDelete(id: string): void {
    if (!this.store.state.task)
      this.store.update({ question: { kind: "delete", id, name: this.nameOf(id) } });
  }

  /** The answer to a question. */
  async answer(yes: boolean): Promise<void> {
    const { question } = this.store.state;
    if (!question) return;
    this.store.update({ question: null });
    if (!yes) return;
    if (question.kind === "unsaved") return this.switchTo(question.id, true);
    const { id, name } = question;
    const result = await this.doing({ kind: "changing", id }, (set) =>
      this.workbook.scenarios.remove(set.id, id),
    );
    if (result?.kind === "done") this.store.update({ notice: say.deleted(name) });
    else this.tell(result);
  }

  toggle(id: string, chosen: boolean): void {
    const others = this.store.state.chosen.filter((each) => each !== id);
    this.store.update({ chosen: chosen ? [...others, id] : others, problems: {} });
  }

  /** Calculates the chosen scenarios and writes them side by side; all of them when none is chosen. */
  async compare(): Promise<void> {
    const { set, chosen } = this.store.state;
    if (!set || this.store.state.task) return;
    const ids = set.scenarios.map(({ id }) => id).filter((id) => !chosen.length || chosen.includes(id));
    if (ids.length < 2) {
      this.store.update({ problems: {} });
      return this.store.update({ problems: { compare: "Choose two scenarios or more." } });
    }
    this.abort = new AbortController();
    const { signal } = this.abort;
    const result = await this.doing(
      { kind: "comparing", done: 0, total: ids.length, cancelling: false },
      ({ id }) =>
        this.workbook.scenarios.compare(id, ids, {
          signal,
          onProgress: (done, total) => {
            const { task } = this.store.state;
            if (task?.kind === "comparing") this.store.update({ task: { ...task, done, total } });
          },
        }),
    );
    this.abort = null;
    switch (result?.kind) {
      case "compared": {
        const options = this.options();
        const record = { ...result.comparison, title: set.title, at: this.now() };
        const written = await this.doing({ kind: "reading" }, () =>
          this.workbook.insert((taken) => scenarioComparisonSheet(record, { ...options, taken }), {
            options,
          }),
        );
        if (written?.kind === "inserted") {
          const { insertion } = written;
          this.store.update({
            notice: say.compared(insertion.sheets[0]?.name ?? ""),
            sheet: { id: insertion.id },
          });
        } else if (written?.kind === "failed")
          this.store.update({ notice: say.notCompared(written.problem, written.restored) });
        return;
      }
      case "misfit":
        return this.store.update({ notice: say.misfit(result.name, result.reason) });
      case "cancelled":
        return this.store.update({ notice: say.cancelled(result.edited) });
      case "failed":
        return this.store.update({ notice: say.notCompared(result.problem, result.restored) });
      case "gone":
        return this.store.update({ notice: say.gone });
      case "busy":
      case undefined:
        return;
    }
  }

  cancel(): void {
    const { task } = this.store.state;
    if (task?.kind !== "comparing") return;
    this.abort?.abort();
    this.store.update({ task: { ...task, cancelling: true } });
  }

  /** Puts back what was left changed when a switch or a comparison was cut short. */
  async restore(): Promise<void> {
    const { interrupted, task } = this.store.state;
    if (task || !interrupted) return;
    this.store.update({ task: { kind: "restoring" }, notice: null });
    const result = await this.workbook.scenarios.restore(interrupted.changes);
    this.store.update({ task: null });
    await this.read(this.store.state.set?.id);
    if (result.kind === "restored") this.store.update({ notice: say.restored(result) });
    else if (result.kind === "changed") this.store.update({ notice: say.otherwise });
    else if (result.kind === "failed") this.store.update({ notice: say.notRestored(result.problem) });
  }

  async showSheet(): Promise<void> {
    const { sheet } = this.store.state;
    if (!sheet) return;
    const result = await this.workbook.goTo({ id: sheet.id });
    if (result.kind === "failed") this.store.update({ notice: say.failed(result.problem) });
    if (result.kind === "gone") this.store.update({ sheet: null, notice: say.gone });
  }

  dismiss(): void {
    this.store.update({ notice: null });
  }

  /** One change of the workbook, after which it is read again. Null when another one is under way. */
  private async doing<Result>(
    task: Task,
    change: (set: ScenarioSet) => Promise<Result>,
  ): Promise<Result | null> {
    const { set } = this.store.state;
    if (!set || this.store.state.task) return null;
    this.store.update({ task, notice: null, problems: {} });
    const result = await change(set);
    await this.read(set.id);
    this.store.update({ task: null });
    return result;
  }

  private tell(result: { kind: string; problem?: unknown } | null): void {
    if (result?.kind === "gone") this.store.update({ notice: say.gone });
    if (result?.kind === "failed" && result.problem)
      this.store.update({ notice: say.failed(result.problem as Parameters<typeof say.failed>[0]) });
  }

  private nameOf(id: string): string {
    return this.store.state.set?.scenarios.find((each) => each.id === id)?.name ?? "";
  }
}
