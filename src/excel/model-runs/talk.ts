import type { CellContent } from "../insertions/fingerprint";
import type { Features } from "../talk/features";
import { isBusy, isFormula, type CellReading } from "./cells";
import { contentOf, journalKey, type Journal } from "./journal";
import type { ModelReading } from "./model";
import type { RunRequest, StepResult } from "./results";

type Step = readonly (number | null)[];

/** How long a model may calculate before the run gives up. */
const PATIENCE_MS = 120_000;
const FIRST_WAIT_MS = 25;
const LONGEST_WAIT_MS = 1000;

/** The calculation went on for longer than anybody waits. */
class CalculationStuck extends Error {
  readonly code = "CalculationNotFinished";
  constructor() {
    super(`The calculation did not finish within ${PATIENCE_MS / 60_000} minutes.`);
  }
}

/**
 * The actions of one run in Excel's terms. Actions of a request are carried out in order, and every read goes through a
 * range object of its own, which keeps what the cell held at that point: so one request can hold many steps.
 */
export class Talk {
  readonly journal: Journal;
  /** Edits of others that were found under what the run has written, by the input's index. */
  readonly overwritten = new Map<number, CellContent>();
  /** What the run has put into each input; null: the original is there. */
  private state: (number | null)[];
  private noted = false;
  private readonly inputs: Excel.Range[];
  private readonly output: Excel.Range;
  private readonly originals: CellReading[];

  constructor(
    private readonly context: Excel.RequestContext,
    request: RunRequest,
    private readonly reading: ModelReading,
    private readonly features: Features,
    token: string,
    private readonly now: () => Date,
    private readonly sent: () => void,
  ) {
    const cell = ({ sheetId, row, column }: RunRequest["output"]) =>
      context.workbook.worksheets.getItem(sheetId).getCell(row, column);
    this.inputs = request.inputs.map(cell);
    this.output = cell(request.output);
    this.originals = reading.inputs.filter((input) => input !== null);
    this.state = request.inputs.map(() => null);
    const started = now().toISOString();
    this.journal = {
      version: 1,
      token,
      started,
      alive: started,
      output: { ...request.output },
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
   * Asks, before the request changes anything, what the inputs hold, where they are by now, and whether the journal is
   * still there. After the sync the answer is why the run must not go on: somebody has edited an input, or has put the
   * inputs back from another window.
   */
  look(): () => "edited" | "ended" | null {
    // The user need not see every step.
    if (this.features.screen) this.context.application.suspendScreenUpdatingUntilNextSync();
    for (const range of this.inputs) range.load("formulas,rowIndex,columnIndex");
    const expected = [...this.state];
    const { noted } = this;
    const journal = this.context.workbook.settings.getItemOrNullObject(journalKey(this.journal.token));
    journal.load("key");
    return () => {
      let edited = false;
      this.inputs.forEach((range, i) => {
        const input = this.journal.inputs[i];
        if (!input) return;
        // Rows that were inserted above take the cells along.
        Object.assign(input, { row: range.rowIndex, column: range.columnIndex });
        const content = range.formulas[0]?.[0] as CellContent;
        const value = expected[i] ?? null;
        const whose = contentOf({ ...input, tested: value === null ? [] : [value] }, content);
        if (whose !== "edited") return;
        edited = true;
        this.overwritten.set(i, content);
      });
      if (noted && journal.isNullObject) return "ended";
      return edited ? "edited" : null;
    };
  }

  /** Writes into the journal what the next steps will leave in the inputs. To be queued ahead of them. */
  note(steps: readonly Step[]): void {
    this.journal.alive = this.now().toISOString();
    this.journal.inputs.forEach((input, i) => {
      const values = [this.state[i], ...steps.map((step) => step[i])];
      input.tested = [...new Set(values.filter((value) => typeof value === "number"))];
    });
    this.context.workbook.settings.add(journalKey(this.journal.token), this.journal);
    this.noted = true;
  }

  /** Makes the inputs those of a step, writing what differs; without a step the originals. */
  write(step?: Step): void {
    this.inputs.forEach((range, i) => {
      const value = step?.[i] ?? null;
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

  calculate(): void {
    if (this.reading.manual) this.context.workbook.application.calculate("Recalculate");
  }

  /** Reads the output as it is at this point of the request. */
  read(): () => StepResult {
    const cell = this.output.getCell(0, 0);
    cell.load("values");
    return () => resultOf(cell.values[0]?.[0]);
  }

  /** Whether, at this point of the request, everything is calculated as far as Excel tells. */
  isDone(): () => boolean {
    const { application } = this.context.workbook;
    if (!this.features.calculationState) return () => true;
    application.load("calculationState");
    return () => application.calculationState === "Done";
  }

  /** Reads the output once functions that answer later have answered. */
  async settled(signal?: AbortSignal): Promise<StepResult> {
    const last = performance.now() + PATIENCE_MS;
    let before: StepResult | null = null;
    for (let wait = FIRST_WAIT_MS; ; wait = Math.min(2 * wait, LONGEST_WAIT_MS)) {
      const value = this.read();
      const done = this.isDone();
      await this.sync();
      const now = value();
      // Without a state to ask for, a value counts once it stays.
      const stays = this.features.calculationState || now === before;
      if (done() && !isBusy(now) && stays) return now;
      if (signal?.aborted) return now;
      if (performance.now() > last) throw new CalculationStuck();
      before = now;
      await new Promise((resolve) => setTimeout(resolve, wait));
    }
  }
}

function resultOf(value: unknown): StepResult {
  if (typeof value === "number") return value;
  return value === "" || value === undefined ? "(empty)" : String(value);
}
