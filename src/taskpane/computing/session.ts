import { CalcError } from "../../core/errors";
import {
  bookFrom,
  checkBase,
  constantsBehind,
  frontier,
  Model,
  reach,
  Refused,
  RefusedCell,
  TrialMemory,
  addressOf,
  valueForChance,
  type Book,
  type CustomFunctions,
  type Place,
} from "../../engine";
import { pointsOf, shownOf } from "./points";
import type { Asking, FromEngine, Questions, ToEngine } from "./questions";
import { adopted, drawn, simulating, Simulating, type Going, type Trials } from "./trials";

type Answers = {
  [Name in Asking]: (
    asked: Questions[Name]["asked"],
    going: Going,
  ) => Questions[Name]["answer"] | Promise<Questions[Name]["answer"]>;
};

/** Draws that a question about chances runs through at each of its steps. */
const CHANCE_TRIALS = 20_000;

/** The engine with one workbook and one model of it: what runs in the worker. Knows no DOM. */
export class Session {
  private book: Book | null = null;
  private model: Model | null = null;
  private trials: Trials | null = null;
  private readonly memory = new TrialMemory();

  constructor(private readonly custom: CustomFunctions) {}

  private readonly answers: Answers = {
    read: (data) => {
      this.model = null;
      this.forget();
      this.book = bookFrom(data, { custom: this.custom });
      return null;
    },
    levers: ({ outputs, share, most }) => this.levers(outputs, share, most),
    open: ({ inputs, outputs }) => {
      const model = new Model({ book: this.known(), inputs, outputs, custom: this.custom });
      this.model = model;
      this.forget();
      const [first] = checkBase(model);
      const { steps, idle, drawing } = model.slice;
      return {
        cells: steps.length,
        idle,
        drawing,
        difference: first
          ? {
              address: first.address,
              formula: first.formula,
              excel: shownOf(first.shown),
              engine: shownOf(first.computed),
            }
          : null,
      };
    },
    points: ({ points }) => pointsOf(this.opened(), points),
    slice: ({ point }) => {
      const { question, slice } = this.opened();
      const every = new Model({ ...question, outputs: slice.steps.map(({ place }) => place) });
      const [values = []] = pointsOf(every, [point]);
      return slice.steps.map(({ place, cell }, i) => ({
        place,
        address: addressOf(this.known(), place),
        formula: cell.formula,
        value: values[i] ?? null,
      }));
    },
    simulate: (plan, going) => {
      this.forget();
      const trials = simulating(this.opened(), plan, this.memory);
      this.trials = trials;
      return trials.more(plan.trials, plan.stop, going);
    },
    more: ({ trials, stop }, going) => {
      const known = this.drawn();
      if (!(known instanceof Simulating)) throw new Error("Excel has computed these trials");
      return known.more(trials, stop, going);
    },
    draws: (plan) => drawn(plan),
    adopt: ({ draws, results, dependence }) => {
      this.forget();
      this.trials = adopted(draws, results, dependence);
      return this.trials.report();
    },
    percentile: ({ output, share }) => this.drawn().percentile(output, share),
    probabilityBelow: ({ output, limit }) => this.drawn().probabilityBelow(output, limit),
    shortfall: ({ output, share }) => this.drawn().shortfall(output, share),
    scatter: ({ input, output, most }) => this.drawn().scatter(input, output, most),
    trials: ({ most }) => this.drawn().table(most),
    reach: ({ base, input, range, output, target }) =>
      reach(this.opened(), base, input, range, output, target),
    frontier: ({ base, along, solved, output, target }) =>
      frontier(this.opened(), base, along, solved, output, target),
    chance: ({ input, range, output, target, probability }) =>
      valueForChance(
        this.opened(),
        this.drawn().draws(CHANCE_TRIALS),
        input,
        range,
        output,
        target,
        probability,
      ),
  };

  answer<Name extends Asking>(
    asking: Name,
    asked: Questions[Name]["asked"],
    going: Going,
  ): Questions[Name]["answer"] | Promise<Questions[Name]["answer"]> {
    return this.answers[asking](asked, going);
  }

  /** Ranked by what each one alone does to the first output. */
  private levers(outputs: Place[], share: number, most: number): Place[] {
    const book = this.known();
    const places = constantsBehind(book, outputs, MOST_LEVERS);
    const values = places.map(({ sheet, row, column }) =>
      Number(book.sheets[sheet]!.get(row, column)!.value),
    );
    const model = new Model({ book, inputs: places, outputs, custom: this.custom });
    const points = places.flatMap((_, i) =>
      [1 - share, 1 + share].map((factor) => values.map((value, j) => (i === j ? value * factor : value))),
    );
    const results = pointsOf(model, points);
    const swing = (i: number): number => {
      const [low, high] = [results[2 * i]?.[0], results[2 * i + 1]?.[0]];
      // Rounded, so that rests of computing don't put equal ones in an order.
      return typeof low === "number" && typeof high === "number"
        ? Number(Math.abs(high - low).toPrecision(12))
        : 0;
    };
    return places
      .map((place, i) => ({ place, swing: swing(i) }))
      .filter((one) => one.swing > 0)
      .sort((one, other) => other.swing - one.swing)
      .slice(0, most)
      .map(({ place }) => place);
  }

  /** The trials that there are aren't asked any more: the next take over their memory. */
  private forget(): void {
    if (this.trials) this.memory.give(this.trials.release());
    this.trials = null;
  }

  private known(): Book {
    if (!this.book) throw new Error("no workbook was read");
    return this.book;
  }

  private opened(): Model {
    if (!this.model) throw new Error("no model was opened");
    return this.model;
  }

  private drawn(): Trials {
    if (!this.trials) throw new Error("nothing was simulated");
    return this.trials;
  }
}

/** More numbers than this are data rather than assumptions. */
const MOST_LEVERS = 400;

/** Answers what comes in, one question after the other. */
export function serve(session: Session, post: (message: FromEngine) => void): (message: ToEngine) => void {
  const cancelled = new Set<number>();
  let last: Promise<void> = Promise.resolve();
  return (message) => {
    if ("cancelled" in message) {
      cancelled.add(message.id);
      return;
    }
    const { id, asking, asked } = message;
    const going: Going = async (done, total) => {
      post({ id, done, total });
      await new Promise((resolve) => setTimeout(resolve));
      return !cancelled.has(id);
    };
    last = last.then(async () => {
      if (cancelled.delete(id)) return;
      try {
        post({ id, answer: await session.answer(asking, asked as never, going) });
      } catch (error) {
        post({ id, ...reported(error) });
      }
      cancelled.delete(id);
    });
  };
}

function reported(error: unknown): Failure {
  if (error instanceof Refused) {
    const { what, reason } = error;
    const cell = error instanceof RefusedCell ? error : null;
    return { refusal: { address: cell?.address ?? null, formula: cell?.formula ?? null, what, reason } };
  }
  if (error instanceof CalcError || error instanceof RangeError) return { unfit: error.message };
  return { broken: String(error) };
}

type Failure = FromEngine extends infer Message
  ? Message extends { refusal: unknown } | { unfit: unknown } | { broken: unknown }
    ? Omit<Message, "id">
    : never
  : never;
