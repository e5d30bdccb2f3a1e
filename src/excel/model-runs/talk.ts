import type { CellContent } from "../insertions/fingerprint";
import { isFormula } from "../insertions/fingerprint";
import type { CellPlace, CellReading } from "./cells";
import { SCENARIO_JOURNAL } from "../scenarios/record";
import { BLANK, contentOf, isJournalKey, journalKey, type Journal } from "./journal";
import type { ModelReading } from "./model";
import type { Hands } from "./outputs";
import type { RunRequest } from "./results";

/** What each input holds; null: what it held before the run. */
export type Step = readonly (number | null)[];

/**
 * The actions of one run in Excel's terms. Actions of a request are carried out in order, and every read goes through a
 * range object of its own, which keeps what the cell held at that point.
 */
export class Talk implements Hands<Step> {
  readonly journal: Journal;
  /** Edits of others that were found under what the run has written, by the input's index. */
  readonly overwritten = new Map<number, CellContent>();
  /** The outputs. */
  readonly watched: readonly CellPlace[];
  /** What the run has put into each input; null: the original is there. */
  private state: (number | typeof BLANK | null)[];
  private noted = false;
  /** The keys of the settings as they were when they were last read, the journal's own left out. */
  private known: ReadonlySet<string>;
  private readonly inputs: Excel.Range[];
  private readonly outputs: Excel.Range[];
  private readonly originals: CellReading[];

  constructor(
    private readonly context: Excel.RequestContext,
    request: RunRequest,
    private readonly reading: ModelReading,
    token: string,
    private readonly sent: () => void,
  ) {
    const cell = ({ sheetId, row, column }: CellPlace) =>
      context.workbook.worksheets.getItem(sheetId).getCell(row, column);
    this.inputs = request.inputs.map(cell);
    this.outputs = [...request.outputs, ...(request.also ?? [])].map(cell);
    this.watched = request.outputs;
    this.originals = reading.inputs.filter((input) => input !== null);
    this.state = request.inputs.map(() => null);
    this.known = new Set(reading.settings.map(({ key }) => key));
    const started = new Date().toISOString();
    this.journal = {
      version: 1,
      token,
      started,
      alive: started,
      output: { ...(request.outputs[0] as CellPlace) },
      inputs: request.inputs.map((place, i) => ({
        ...place,
        original: this.originals[i]?.content ?? "",
        format: this.originals[i]?.format ?? "General",
        tested: [],
      })),
    };
  }

  async sync(): Promise<void> {
    this.sent();
    await this.context.sync();
  }

  /**
   * Asks, before the request changes anything, what the inputs hold, where they are by now, and which journals are there.
   * After the sync the answer is why the run must not go on: somebody has edited an input, or has put the inputs back
   * from another window, or another window has begun a run or a change of scenarios in the same moment. What that has
   * left in the inputs is no edit: both have read what was there before either, and each puts back what it has changed.
   *
   * A workbook may hold thousands of settings, so only their count is asked for; their keys when it has changed.
   */
  look(): () => Promise<"edited" | "ended" | "elsewhere" | null> {
    for (const range of this.inputs) range.load("formulas,rowIndex,columnIndex");
    const expected = [...this.state];
    const { noted } = this;
    const { settings } = this.context.workbook;
    const count = settings.getCount();
    const own = settings.getItemOrNullObject(journalKey(this.journal.token));
    own.load("key");
    return async () => {
      const others = count.value - (own.isNullObject ? 0 : 1);
      const elsewhere = others !== this.known.size && (await this.begunElsewhere());
      let edited = false;
      this.inputs.forEach((range, i) => {
        const input = this.journal.inputs[i];
        if (!input) return;
        // Rows that were inserted above take the cells along.
        Object.assign(input, { row: range.rowIndex, column: range.columnIndex });
        const content = range.formulas[0]?.[0] as CellContent;
        const value = expected[i];
        const whose = contentOf({ ...input, tested: typeof value === "number" ? [value] : [] }, content);
        if (whose !== "edited" || elsewhere) return;
        edited = true;
        this.overwritten.set(i, content);
      });
      if (elsewhere) return "elsewhere";
      if (noted && own.isNullObject) return "ended";
      return edited ? "edited" : null;
    };
  }

  /** Whether a journal is among the settings that weren't there before. One request. */
  private async begunElsewhere(): Promise<boolean> {
    const { settings } = this.context.workbook;
    settings.load("items/key");
    await this.sync();
    const own = journalKey(this.journal.token);
    const before = this.known;
    this.known = new Set(settings.items.map(({ key }) => key).filter((key) => key !== own));
    return [...this.known].some(
      (key) => !before.has(key) && (isJournalKey(key) || SCENARIO_JOURNAL.isKey(key)),
    );
  }

  /** Writes into the journal what the next step will leave in the inputs. To be queued ahead of it. */
  note(step: Step): void {
    this.journal.alive = new Date().toISOString();
    this.journal.inputs.forEach((input, i) => {
      const values = [this.state[i], step[i]];
      input.tested = [...new Set(values.filter((value) => typeof value === "number"))];
    });
    this.context.workbook.settings.add(journalKey(this.journal.token), this.journal);
    this.noted = true;
  }

  blank(step: Step): void {
    this.inputs.forEach((range, i) => {
      if ((step[i] ?? null) === this.state[i]) return;
      range.values = [[BLANK]];
      this.state[i] = BLANK;
    });
    this.calculate();
  }

  /** Makes the inputs those of a step, writing what differs; without a step the originals. */
  write(step: Step = []): void {
    this.inputs.forEach((range, i) => {
      const value = step[i] ?? null;
      if (value === this.state[i]) return;
      this.state[i] = value;
      if (value !== null) {
        range.values = [[value]];
        return;
      }
      const original = this.originals[i];
      if (!original) return;
      range.formulas = [[original.content]];
      const sheetId = this.journal.inputs[i]?.sheetId ?? "";
      // A formula that is entered may bring the format of the cells that it reads.
      if (isFormula(original.content) && !this.reading.protectedSheets.has(sheetId))
        range.numberFormat = [[original.format]];
    });
    this.calculate();
  }

  /** What Excel says of its mode can't be relied on, and where nothing is left to calculate this does nothing. */
  calculate(): void {
    this.context.workbook.application.calculate("Recalculate");
  }

  read(): () => CellContent[] {
    const cells = this.outputs.map((output) => output.getCell(0, 0));
    for (const cell of cells) cell.load("values");
    return () => cells.map((cell) => (cell.values[0]?.[0] ?? "") as CellContent);
  }
}
