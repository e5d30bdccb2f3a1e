import { checkFunctions } from "../functions/check";
import { realClock, type Clock } from "./clock";
import type { Problem } from "./problem";
import { readFeatures, type Features, type IsSetSupported } from "./features";

/** The same pane is still at an earlier change. */
export interface Busy {
  kind: "busy";
}

/** What each capability of this room is made from. One pane has one, so that its changes wait for each other. */
export interface Connection {
  readonly features: Features;
  /** Bytes that a request may have. */
  readonly limit: number;
  /**
   * Does one change at a time: a second one meanwhile is told "busy", so that a double click does not insert twice.
   */
  alone<T>(change: () => Promise<T>): Promise<T | Busy>;
  readonly clock: Clock;
  /**
   * Why formulas with the add-in's functions should not be written now; null when the functions answer. Once they have,
   * they go on to.
   */
  functionsProblem(): Promise<Problem | null>;
}

export interface ConnectOptions {
  /** Bytes that a request may have. */
  limit?: number;
  clock?: Clock;
}

/** Excel on the web takes 5 MB a request; the envelope and our estimates need some of it. */
const REQUEST_LIMIT = 4_000_000;

export function connect(
  isSetSupported: IsSetSupported,
  { limit = REQUEST_LIMIT, clock = realClock }: ConnectOptions = {},
): Connection {
  const features = readFeatures(isSetSupported);
  let changing = false;
  let answered = false;
  return {
    features,
    limit,
    clock,
    alone: async (change) => {
      if (changing) return { kind: "busy" };
      changing = true;
      try {
        return await change();
      } finally {
        changing = false;
      }
    },
    functionsProblem: async () => {
      const problem = answered ? null : await checkFunctions(features, clock);
      answered = problem === null;
      return problem;
    },
  };
}
