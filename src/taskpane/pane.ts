import type { Insertion, Place, SavedOptions, Workbook } from "../excel";
import type { Template } from "../sheets/plan";
import { TYPED, typedProblem } from "../sheets/typed";
import type { Offer } from "../templates/offers";
import { coalesced } from "./coalesced";
import * as say from "./messages";
import { Store, type Notice, type PaneState } from "./state";

/** What this view needs of the workbook. */
export type InsertionBook = Pick<
  Workbook,
  | "insert"
  | "remove"
  | "repair"
  | "list"
  | "goTo"
  | "watch"
  | "readOptions"
  | "saveOptions"
  | "damaged"
  | "forgetDamaged"
>;

/** What the pane does. It knows no DOM: views show its state and call its methods. */
export class Pane {
  readonly store: Store<PaneState>;
  private abort: AbortController | null = null;
  /** What the user wants, whatever this Excel can do: the next one may do more. */
  private chosen: SavedOptions;

  constructor(
    private readonly workbook: InsertionBook,
    readonly offers: readonly Offer[],
    private readonly builders: () => Promise<(id: string) => Template | undefined>,
    defaults: SavedOptions,
    /** Whether this Excel runs the functions of add-ins: where it doesn't, all formulas are plain. */
    readonly runsFunctions = true,
    /** Templates that are made of what the workbook holds, by id; in words, why there is nothing to make one of. */
    private readonly made: Readonly<Record<string, () => Promise<Template | string>>> = {},
  ) {
    this.chosen = defaults;
    this.store = new Store<PaneState>({
      insertions: null,
      task: null,
      notice: null,
      question: null,
      options: this.possible(),
    });
  }

  /** Reads the workbook and follows it from then on. */
  async start(): Promise<() => Promise<void>> {
    await this.refresh();
    try {
      const saved = await this.workbook.readOptions();
      this.chosen = { ...this.chosen, ...saved };
      this.store.update({ options: this.possible() });
      await this.tellDamaged();
      return await this.workbook.watch(() => void this.refresh());
    } catch {
      // Without events and remembered options the pane still works: it reads the list after every task.
      return () => Promise.resolve();
    }
  }

  /** Says once what can't be read; the sheets that it was about stay what they are. */
  private async tellDamaged(): Promise<void> {
    const damaged = await this.workbook.damaged();
    if (!damaged.length || this.store.state.notice) return;
    const forget = async () => {
      this.dismiss();
      await this.workbook.forgetDamaged().catch(() => this.store.update({ notice: say.notForgotten }));
    };
    this.store.update({
      notice: { ...say.damaged(damaged), action: { label: say.FORGET, run: () => void forget() } },
    });
  }

  /** Reads what is inserted. */
  readonly refresh = coalesced(() => this.read());

  private async read(): Promise<void> {
    const result = await this.workbook.list();
    if (result.kind === "listed") this.store.update({ insertions: result.insertions });
    // Once there is a list, the next event brings a fresher one: a passing failure need not be told.
    else if (this.store.state.insertions === null)
      this.store.update({ insertions: [], notice: say.readFailed(result.problem) });
  }

  private possible(): SavedOptions {
    return this.runsFunctions ? this.chosen : { ...this.chosen, dialect: "plain" };
  }

  /**
   * A template with its builder, which is loaded for who wants it.
   * @returns undefined when it can't be loaded; in words, why it can't be made
   */
  async template(id: string): Promise<Template | string | undefined> {
    try {
      return await (this.made[id]?.() ?? this.builders().then((find) => find(id)));
    } catch {
      return undefined;
    }
  }

  /** @param dialect for this time only; the user's choice when left out */
  async insert(templateId: string, dialect = this.store.state.options.dialect): Promise<void> {
    const offer = this.offers.find(({ id }) => id === templateId);
    if (!offer || this.store.state.task) return;
    const options = { ...this.store.state.options, dialect };
    this.abort = new AbortController();
    const task = { kind: "inserting" as const, template: templateId, progress: null, cancelling: false };
    this.store.update({ task, notice: null });
    const template = await this.template(templateId);
    if (!template) return this.finish(say.notLoaded(offer.title));
    if (typeof template === "string") return this.finish({ tone: "info", text: template });
    const result = await this.workbook.insert((taken) => template.build({ ...options, taken }), {
      options,
      signal: this.abort.signal,
      onProgress: (progress) => {
        const now = this.store.state.task;
        if (now?.kind === "inserting") this.store.update({ task: { ...now, progress } });
      },
    });
    this.abort = null;
    await this.refresh();
    const { title } = offer;
    switch (result.kind) {
      case "inserted":
        return this.finish(say.inserted(title, result));
      case "failed":
        return this.finish({
          ...say.insertFailed(title, result.problem, result.restored),
          ...(say.isWithoutFunctions(result.problem) && {
            action: { label: say.INSERT_PLAIN, run: () => void this.insert(templateId, "plain") },
          }),
        });
      case "cancelled":
        return this.finish(say.insertCancelled(title, result.restored));
      case "busy":
        return this.finish(null);
    }
  }

  /** Stops the insertion that is under way; the workbook becomes as it was before. */
  cancel(): void {
    const { task } = this.store.state;
    if (task?.kind !== "inserting") return;
    this.abort?.abort();
    this.store.update({ task: { ...task, cancelling: true } });
  }

  /** Removes an insertion; asks first when its sheets were edited. */
  remove(id: string): Promise<void> {
    return this.removing(id, false);
  }

  /** The answer to the question that `remove` asked. */
  async answer(removeAnyway: boolean): Promise<void> {
    const { question } = this.store.state;
    if (!question) return;
    this.store.update({ question: null, notice: removeAnyway ? null : say.kept(question.insertion.title) });
    if (removeAnyway) await this.removing(question.insertion.id, true);
  }

  private async removing(id: string, force: boolean): Promise<void> {
    const insertion = this.find(id);
    if (!insertion || this.store.state.task) return;
    this.store.update({ task: { kind: "removing", insertion: id }, notice: null });
    const result = await this.workbook.remove(id, { force });
    await this.refresh();
    switch (result.kind) {
      case "removed":
        return this.finish(say.removed(insertion.title));
      case "edited":
        this.store.update({ question: { insertion, sheets: result.sheets } });
        return this.finish(null);
      case "unfinished":
        this.store.update({ question: { insertion, sheets: result.sheets, kept: result.kept } });
        return this.finish(null);
      case "gone":
        return this.finish(say.gone(insertion.title));
      case "failed":
        return this.finish(say.removeFailed(insertion.title, result.problem));
      case "busy":
        return this.finish(null);
    }
  }

  /** Enters those formulas again that show #NAME?. */
  async repair(id: string): Promise<void> {
    const insertion = this.find(id);
    if (!insertion || this.store.state.task) return;
    this.store.update({ task: { kind: "repairing", insertion: id }, notice: null });
    const result = await this.workbook.repair(id);
    await this.refresh();
    switch (result.kind) {
      case "repaired":
        return this.finish(say.repaired(insertion.title, result.formulas));
      case "gone":
        return this.finish(say.gone(insertion.title));
      case "failed":
        return this.finish(say.repairFailed(insertion.title, result.problem));
      case "busy":
        return this.finish(null);
    }
  }

  async goTo(place: Place): Promise<void> {
    const result = await this.workbook.goTo(place);
    if (result.kind === "failed") this.store.update({ notice: say.goToFailed(result.problem) });
    if (result.kind !== "gone") return;
    const title = this.find(place.id)?.title ?? "The sheet";
    await this.refresh();
    this.store.update({ notice: say.gone(title) });
  }

  /** Changes options for what is inserted from now on, and remembers them in the workbook. */
  async setOptions(patch: Partial<SavedOptions>): Promise<void> {
    const { currency = "", optimizedName = this.chosen.optimizedName } = patch;
    const problem =
      typedProblem("The currency symbol", TYPED.currency, currency) ??
      typedProblem("The name of the optimized case", TYPED.optimizedName, optimizedName);
    // The fields show what holds.
    if (problem)
      return this.store.update({ options: this.possible(), notice: { tone: "error", text: problem } });
    this.chosen = { ...this.chosen, ...patch };
    this.store.update({ options: this.possible() });
    try {
      await this.workbook.saveOptions(this.chosen);
    } catch {
      this.store.update({ notice: say.optionsNotSaved });
    }
  }

  dismiss(): void {
    this.store.update({ notice: null });
  }

  private finish(notice: Notice | null): void {
    this.store.update({ task: null, notice });
  }

  private find(id: string): Insertion | undefined {
    return this.store.state.insertions?.find((insertion) => insertion.id === id);
  }
}
