import type { BookData, Driver, Place, Reach, Strength, Uncertainty } from "../../engine";

/** What a cell shows, as plain data: an error by its name. */
export type Shown = number | string | boolean | null;

/** A formula between inputs and outputs. */
export interface SliceCell {
  place: Place;
  address: string;
  formula: string;
  value: Shown;
}

/** A cell that the engine computes otherwise than Excel shows it. */
export interface DifferentCell {
  address: string;
  formula: string;
  excel: Shown;
  engine: Shown;
}

export interface Opened {
  /** Formulas between inputs and outputs. */
  cells: number;
  /** Inputs that no output depends on, by their places in the list. */
  idle: readonly number[];
  /** Cells that draw random numbers of their own. */
  drawing: readonly string[];
  /** The first cell that isn't what Excel shows with the inputs as they are. */
  difference: DifferentCell | null;
}

/** Stop once the mean, or this share's percentile, of every output is known this well. */
export interface StopRule {
  of: "mean" | number;
  /** Half the width of its 95% interval, as a part of it. */
  within: number;
}

export interface SimulationPlan {
  inputs: readonly Uncertainty[];
  seed: number;
  sampling: "plain" | "latin hypercube";
  /** Correlations of the inputs' ranks: what is said of pairs and groups, or all of them; null: independent. */
  dependence: { strengths: readonly Strength[] } | { matrix: readonly (readonly number[])[] } | null;
  trials: number;
  stop: StopRule | null;
}

export interface OutputSummary {
  /** Trials that gave a number. */
  count: number;
  /** Why the others gave none, and how many. */
  failed: readonly [why: string, trials: number][];
  mean: number;
  standardDeviation: number;
  minimum: number;
  maximum: number;
  belowZero: number;
  /** Half the width of the mean's 95% interval. */
  halfWidth: number;
  percentiles: readonly { share: number; value: number }[];
  bins: readonly { from: number; to: number; count: number }[];
}

export interface Simulated {
  trials: number;
  /** The stop rule was met. */
  settled: boolean;
  /** Null for an output that never showed a number. */
  outputs: readonly (OutputSummary | null)[];
  /** The same with independent inputs; null where they are. */
  independent: readonly (OutputSummary | null)[] | null;
  /** Correlations as they were asked, as they are used (moved to the nearest that can be), and those of the draws. */
  dependence: { asked: number[][]; used: number[][]; moved: boolean; achieved: number[][] } | null;
  /** For each output, in the order of the inputs. */
  drivers: readonly (readonly Driver[])[];
  /** Trials for the proof: with the least, the greatest and the middle result of the first output, and each input at its ends. */
  extremes: readonly { point: readonly number[]; results: readonly Shown[] }[];
}

/** Everything that the engine can be asked, and what it answers. */
export interface Questions {
  /** Takes over a workbook. */
  read: { asked: BookData; answer: null };
  /** The numbers that outputs depend on, those that move the first one most first. */
  levers: { asked: { outputs: Place[]; share: number; most: number }; answer: Place[] };
  open: { asked: { inputs: Place[]; outputs: Place[] }; answer: Opened };
  /** Of each point what each output shows. */
  points: { asked: { points: readonly (readonly number[])[] }; answer: Shown[][] };
  /** All cells between inputs and outputs at one point, in the order of computing. */
  slice: { asked: { point: readonly number[] }; answer: SliceCell[] };
  simulate: { asked: SimulationPlan; answer: Simulated };
  /** Goes on with the same simulation. */
  more: { asked: { trials: number; stop: StopRule | null }; answer: Simulated };
  /** What a simulation would draw, a row for each trial. */
  draws: { asked: SimulationPlan; answer: number[][] };
  /** Takes over trials whose results Excel has computed. */
  adopt: {
    asked: {
      draws: readonly (readonly number[])[];
      results: readonly (readonly Shown[])[];
      dependence: SimulationPlan["dependence"];
    };
    answer: Simulated;
  };
  percentile: { asked: { output: number; share: number }; answer: { value: number; halfWidth: number } };
  probabilityBelow: { asked: { output: number; limit: number }; answer: number };
  shortfall: { asked: { output: number; share: number }; answer: number };
  scatter: { asked: { input: number; output: number; most: number }; answer: [number, number][] };
  trials: { asked: { most: number }; answer: { inputs: number[][]; outputs: number[][] } };
  reach: {
    asked: {
      base: readonly number[];
      input: number;
      range: [number, number];
      output: number;
      target: number;
    };
    answer: Reach;
  };
  frontier: {
    asked: {
      base: readonly number[];
      along: { input: number; values: number[] };
      solved: { input: number; range: [number, number] };
      output: number;
      target: number;
    };
    answer: { value: number; roots: readonly number[] }[];
  };
  /** The value of an input at which the output is at least the target with this probability. */
  chance: {
    asked: { input: number; range: [number, number]; output: number; target: number; probability: number };
    answer: { value: number | null; atLow: number; atHigh: number };
  };
}

export type Asking = keyof Questions;

export type ToEngine = { id: number; asking: Asking; asked: unknown } | { id: number; cancelled: true };

export type FromEngine =
  | { id: number; answer: unknown }
  | { id: number; done: number; total: number }
  | { id: number; refusal: Refusal }
  /** Entries that can't be computed with; the message may be shown. */
  | { id: number; unfit: string }
  | { id: number; broken: string };

/** What isn't computed here, and where it stands. */
export interface Refusal {
  address: string | null;
  formula: string | null;
  what: string;
  reason: string;
}
