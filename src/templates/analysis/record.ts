import type { PlanValue } from "../../sheets/plan";

/** A cell of the user's model as it was when it was varied or read. */
export interface RecordedCell {
  label: string;
  /** "Budget!B2" */
  address: string;
  sheet: string;
  row: number;
  column: number;
  /** The formula with "=", or the constant. */
  content: PlanValue;
  value: number;
  /** Number format code. */
  format: string;
}

/** What the output showed: a number, or the error or text that stood there instead. */
export type Outcome = number | string;

interface AnalysisRecord {
  output: RecordedCell;
  /** When the model was run. */
  at: Date;
  /** Who has computed it, and what is known of that, in one or two sentences. */
  computed: string;
  /** What the reader has to know of this run. */
  remarks: readonly string[];
}

/** One input at a time moved to its low and its high. */
export interface TornadoRecord extends AnalysisRecord {
  bars: readonly {
    input: RecordedCell;
    low: number;
    high: number;
    atLow: Outcome;
    atHigh: Outcome;
  }[];
}

/** Two inputs moved together: outcomes by row, then by column. */
export interface TwoWayRecord extends AnalysisRecord {
  rows: { input: RecordedCell; values: readonly number[] };
  columns: { input: RecordedCell; values: readonly number[] };
  outcomes: readonly (readonly Outcome[])[];
}

/** All inputs drawn from their distributions, many times. */
export interface SimulationRecord extends AnalysisRecord {
  inputs: readonly { input: RecordedCell; distribution: string; parameters: string }[];
  trials: number;
  seed: number;
  /** Trials in which the output was no number. */
  failed: number;
  mean: number;
  standardDeviation: number;
  /** Of the trials, below 0. */
  probabilityBelowZero: number;
  minimum: number;
  maximum: number;
  percentiles: readonly { share: number; value: number }[];
  bins: readonly { from: number; to: number; count: number }[];
  sampling: string;
  /** For each input: how its rank goes with the output's, and its part of the variance. */
  drivers: readonly { rankCorrelation: number; contribution: number }[];
  /** Null for inputs that are drawn independently of each other. */
  dependence: {
    /** Correlations of ranks, by row and column in the order of the inputs. */
    asked: readonly (readonly number[])[];
    used: readonly (readonly number[])[];
    achieved: readonly (readonly number[])[];
    /** What asked was can't be: used is the nearest that can. */
    moved: boolean;
  } | null;
  /** The same figures with independent inputs. */
  independent: {
    mean: number;
    standardDeviation: number;
    percentiles: readonly { share: number; value: number }[];
  } | null;
}

/** Where an input has to stand for the output to reach a target. */
export interface TargetRecord extends AnalysisRecord {
  input: RecordedCell;
  range: readonly [number, number];
  target: number;
  roots: readonly number[];
  /** Where there is no root. */
  nearest: { input: number; output: number } | null;
  frontier: { input: RecordedCell; points: readonly { value: number; roots: readonly number[] }[] } | null;
}

/** The first trials of a simulation, a row each. */
export interface TrialsRecord {
  at: Date;
  computed: string;
  columns: readonly RecordedCell[];
  /** Null where a trial gave no number. */
  rows: readonly (readonly (number | null)[])[];
  trials: number;
}
