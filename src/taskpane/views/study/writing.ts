import type { InsertResult, SavedOptions } from "../../../excel";
import type { PlanOptions, TakenNames, WorkbookPlan } from "../../../sheets/plan";
import type { Engine } from "../../computing/engine";
import { say } from "./messages";
import { Modes } from "./modes";
import { sheetsOf, trialsPlan } from "./records";
import type { Door } from "./setup";

/** Trials that are written onto a sheet. */
const MOST_WRITTEN = 10_000;

/** What is shown, written onto sheets. Knows no DOM. */
export abstract class Writing extends Modes {
  constructor(
    workbook: Door,
    engine: Engine,
    private readonly options: () => SavedOptions,
    now?: () => Date,
  ) {
    super(workbook, engine, now);
  }

  /** Writes the outcome that is shown onto new sheets. */
  async writeSheet(): Promise<void> {
    const { outcomes, mode } = this.store.state;
    const outcome = outcomes[mode];
    if (!outcome) return;
    const written = await this.insert(() => Promise.resolve((options) => sheetsOf(outcome, options)));
    if (written) this.store.update({ sheets: { ...this.store.state.sheets, [mode]: written } });
  }

  /** The trials of the simulation that is shown, as a table on a sheet of their own. */
  async writeTrials(): Promise<void> {
    const outcome = this.store.state.outcomes.simulation;
    if (!outcome) return;
    await this.insert(async () => {
      const rows = await this.question("trials", { most: MOST_WRITTEN });
      return rows && ((options) => trialsPlan(outcome, rows, options));
    });
  }

  private async insert(
    prepare: () => Promise<((options: PlanOptions) => WorkbookPlan) | null>,
  ): Promise<{ id: string; name: string } | null> {
    if (this.store.state.task) return null;
    this.store.update({ task: { kind: "writing" }, notice: null });
    const build = await prepare();
    const options = this.options();
    const result: InsertResult | null =
      build && (await this.workbook.insert((taken: TakenNames) => build({ ...options, taken }), { options }));
    switch (result?.kind) {
      case "inserted": {
        const { id, sheets } = result.insertion;
        const name = sheets[0]?.name ?? "";
        this.finish(say.written(name));
        return { id, name };
      }
      case "failed":
        this.finish(say.notWritten(result.problem.message));
        return null;
      case "busy":
        this.finish(say.busy);
        return null;
      default:
        this.finish(this.store.state.notice);
        return null;
    }
  }

  async showSheet(): Promise<void> {
    const { sheets, mode } = this.store.state;
    const sheet = sheets[mode];
    const result = sheet ? await this.workbook.goTo({ id: sheet.id }) : null;
    if (result?.kind === "gone") {
      const { [mode]: _gone, ...others } = sheets;
      this.store.update({ sheets: others });
    }
    if (result?.kind === "failed") this.store.update({ notice: say.failed(result.problem) });
  }
}
