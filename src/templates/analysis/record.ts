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
}
