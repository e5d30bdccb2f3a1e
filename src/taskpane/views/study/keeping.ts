import { TYPED, typedProblem } from "../../../sheets/typed";
import { setupOf, stateOf } from "./kept";
import { say } from "./messages";
import { Running } from "./running";

/** What is set up, kept in the workbook under names. Knows no DOM. */
export class Keeping extends Running {
  /** Keeps what is set up in the workbook, under a name. */
  async saveSetup(typed: string): Promise<void> {
    const { state } = this.store;
    const name = typed.trim();
    if (state.task) return;
    const problems = state.problems.filter(({ owner }) => owner !== "setup");
    const message = name ? typedProblem("The name", TYPED.setup, name) : "Type a name for it.";
    if (message)
      return this.store.update({ problems: [...problems, { owner: "setup", field: "name", message }] });
    this.store.update({ task: { kind: "saving" }, notice: null, problems });
    const result = await this.workbook.runs.saveSetup(setupOf(name, state));
    switch (result.kind) {
      case "saved":
        this.finish(say.kept(name, result.replaced));
        break;
      case "full":
        return this.finish(say.mostSetups(result.most));
      case "failed":
        return this.finish(say.failed(result.problem));
      case "busy":
        return this.finish(say.busy);
    }
    await this.start();
  }

  /** What was kept becomes what is set up, its results are computed anew. */
  async openSetup(token: string): Promise<void> {
    if (this.store.state.task) return;
    this.store.update({ task: { kind: "picking" }, notice: null });
    const result = await this.workbook.runs.openSetup(token);
    if (result.kind !== "opened") {
      this.finish(result.kind === "gone" ? say.setupGone : say.failed(result.problem));
      return this.start();
    }
    const { state, lost } = stateOf(result, (kind) => this.newId(kind));
    this.store.update({ ...state, outcomes: {}, sheets: {}, problems: [], findings: [] });
    this.finish(say.opened(result.setup.name, lost));
  }

  async removeSetup(token: string): Promise<void> {
    if (this.store.state.task) return;
    this.store.update({ task: { kind: "saving" }, notice: null });
    const result = await this.workbook.runs.removeSetup(token);
    this.finish(
      result.kind === "failed" ? say.failed(result.problem) : result.kind === "busy" ? say.busy : null,
    );
    await this.start();
  }
}
