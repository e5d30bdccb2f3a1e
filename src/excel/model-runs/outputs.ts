import type { CellContent } from "../insertions/fingerprint";
import { wait, type Clock } from "../talk/clock";
import { isBusy } from "./cells";

/** What a model is worked with: each of these is queued for the next request. */
export interface Hands<Step> {
  /** Has everything calculated that is not yet. */
  calculate(): void;
  /** Puts an error into every input that the step changes. */
  blank(step: Step): void;
  /** Puts the step's values into the inputs. */
  write(step: Step): void;
  /** Asks what the outputs show at this point of the request. */
  read(): () => CellContent[];
  sync(): Promise<void>;
}

/** How long a model may calculate before a run gives up. */
const PATIENCE_MS = 120_000;
const FIRST_WAIT_MS = 25;
const LONGEST_WAIT_MS = 1000;
/** A number that has come late must stay that long, and twice as long as the model has taken so far. */
const STAY_MS = 150;
/** The same where nothing shows that a result is the step's: four times. */
const DOUBT_MS = 1000;
/** Until an output that still shows what the error made of it is believed to show that for good: eight times. */
const SILENCE_MS = 3000;

/** The calculation went on for longer than anybody waits. */
class CalculationStuck extends Error {
  readonly code = "CalculationNotFinished";
  constructor() {
    super(`The calculation did not finish within ${PATIENCE_MS / 60_000} minutes.`);
  }
}

/**
 * What a model's outputs show, step after step, taken only when it can't be the step before's.
 *
 * The results of custom functions come after the request that changes their arguments, in any order, and until then
 * cells go on to show the results before; nothing that Excel offers tells the one from the other. So before each step
 * its inputs are set to #N/A, in the same request. Excel calls no function with an error but passes it on at once, so
 * that everything that depends on these inputs shows an error, and what is a number afterwards was calculated from the
 * step's values. Whatever depends on them but catches errors, or doesn't depend on them at all, still shows a number
 * then: such a result must stay for a while, which depends on how long this model has taken so far.
 */
export class Outputs<Step> {
  /** The longest that results have taken. */
  private latency = 0;
  /** Results come within the request: no function that answers later has a part in them. */
  private atOnce = false;

  /** @param blanks false where an error would stay in the model for good: where formulas go in circles */
  constructor(
    private readonly hands: Hands<Step>,
    private readonly clock: Clock,
    private readonly blanks: boolean,
    private readonly signal?: AbortSignal,
  ) {}

  get immediate(): boolean {
    return this.atOnce;
  }

  /** Nothing was changed, and yet something else came of it than was there before: chance, time or circles. */
  drifted: CellContent[] | null = null;

  /**
   * What the outputs show as things are. On the way it learns how this model answers.
   * @param every changes all inputs that any step will change
   * @param none changes nothing
   */
  async begin(every: Step, none: Step): Promise<CellContent[]> {
    this.hands.calculate();
    const before = this.hands.read();
    const { blanked, shown } = this.ask(none, every);
    await this.hands.sync();
    this.atOnce = this.blanks && same(before(), shown()) && !before().some(isBusy);
    if (this.atOnce) return shown();
    const [error, known] = [blanked(), before()];
    const found = await this.settled(error, shown(), (now, took) => {
      if (same(now, known)) return Math.max(STAY_MS, took);
      // It showed something before, so it will show something again.
      if (now.some((value, i) => isSilent(value, error[i]) && value !== known[i])) return Infinity;
      return Math.max(DOUBT_MS, 4 * took);
    });
    if (!same(found, known)) this.drifted = known;
    return found;
  }

  /** What the outputs show in a step. */
  async take(step: Step): Promise<CellContent[]> {
    const { blanked, shown } = this.ask(step, step);
    await this.hands.sync();
    const [error, first] = [blanked(), shown()];
    if (this.atOnce && !first.some((value, i) => isBusy(value) || isSilent(value, error[i]))) return first;
    return this.settled(error, first, (now) =>
      Math.max(...now.map((value, i) => this.stayOf(value, error[i]))),
    );
  }

  private ask(step: Step, changed: Step) {
    if (this.blanks) this.hands.blank(changed);
    const blanked = this.hands.read();
    this.hands.write(step);
    return { blanked, shown: this.hands.read() };
  }

  /** How long a value must stay to be the step's. */
  private stayOf(value: CellContent, blanked: CellContent | undefined): number {
    if (isSilent(value, blanked)) return Math.max(SILENCE_MS, 8 * this.latency);
    const sure = this.blanks && typeof value === "number" && typeof blanked !== "number";
    return sure ? Math.max(STAY_MS, 2 * this.latency) : Math.max(DOUBT_MS, 4 * this.latency);
  }

  private async settled(
    blanked: CellContent[],
    first: CellContent[],
    stay: (now: CellContent[], took: number) => number,
  ): Promise<CellContent[]> {
    const started = this.clock.now();
    let shown = first;
    let since = started;
    for (let pause = FIRST_WAIT_MS; ; pause = Math.min(2 * pause, LONGEST_WAIT_MS)) {
      if (this.signal?.aborted) return shown;
      const now = this.clock.now();
      const left = shown.some(isBusy) ? Infinity : since + stay(shown, since - started) - now;
      if (left <= 0) break;
      if (now - started > PATIENCE_MS) throw new CalculationStuck();
      await wait(this.clock, Math.min(pause, left));
      const read = this.hands.read();
      await this.hands.sync();
      const next = read();
      if (same(next, shown)) continue;
      shown = next;
      since = this.clock.now();
    }
    // What still shows the error says nothing of how long results take.
    if (!shown.some((value, i) => isSilent(value, blanked[i])))
      this.latency = Math.max(this.latency, since - started);
    return shown;
  }
}

/** Shows what the error made of it. */
const isSilent = (value: CellContent, blanked: CellContent | undefined): boolean =>
  typeof value !== "number" && value === blanked;

const same = (a: CellContent[], b: CellContent[]): boolean =>
  a.every((value, i) => Object.is(value, b[i]) || value === b[i]);
