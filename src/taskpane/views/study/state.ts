import type { Finding, ListedSetup, PickedCell, UnfinishedRun } from "../../../excel";
import type { Outcome as Result, RecordedCell } from "../../../templates/analysis";
import type { Simulated } from "../../computing/questions";
import type { Notice } from "../../state";
import type { FieldName, Kind } from "./distributions";

export type Mode = "tornado" | "two-way" | "target" | "simulation";

/** An input with what the user has typed for it; texts, since half-typed numbers must survive. */
export interface InputSetting {
  id: string;
  cell: PickedCell;
  distribution: Kind;
  fields: Record<FieldName, string>;
  /** Somebody has typed a range: it stays when the cell's value changes. */
  typed: boolean;
  /** Numbers of the user's own to draw from. */
  data: OwnData | null;
}

export interface OwnData {
  /** "Data!A2:A500", as a formula has it. */
  reference: string;
  values: readonly number[];
}

/** Inputs that move together. */
export interface Group {
  id: string;
  /** Ids of inputs. */
  inputs: readonly string[];
  /** −1 to 1, as typed. */
  strength: string;
}

/** A matrix of correlations on a sheet. */
export interface SheetMatrix {
  reference: string;
  rows: readonly (readonly unknown[])[];
}

/** Something typed that can't be used, said beside its field. */
export interface FieldProblem {
  /** "model", an input's id, "trials", … */
  owner: string;
  field: string;
  message: string;
}

export type Task =
  | { kind: "picking" | "checking" | "computing" | "writing" | "restoring" | "saving" }
  | { kind: "drawing"; done: number; total: number; cancelling: boolean }
  | {
      kind: "running";
      /** In Excel, a few of those that were computed here: the proof. */
      proving: boolean;
      done: number;
      total: number;
      /** Null until something is measured. */
      millisecondsLeft: number | null;
      cancelling: boolean;
    };

export type Question =
  | { kind: "findings"; findings: Finding[] }
  /** The engine can't: should Excel, step by step? */
  | { kind: "slow"; why: string; steps: number; milliseconds: number | null }
  | { kind: "time"; steps: number; milliseconds: number };

/** How results came about, and what is known of them. */
export interface Provenance {
  /** "Computed here, 100,000 trials; 12 of them also by Excel: the same." */
  text: string;
  /** False: by Excel, step by step. */
  here: boolean;
  at: Date;
  remarks: string[];
}

export interface TornadoOutcome {
  mode: "tornado";
  how: Provenance;
  /** One for each output. */
  outputs: {
    output: RecordedCell;
    bars: { input: RecordedCell; low: number; high: number; atLow: Result; atHigh: Result }[];
  }[];
}

export interface GridOutcome {
  mode: "two-way";
  how: Provenance;
  rows: { input: RecordedCell; values: number[] };
  columns: { input: RecordedCell; values: number[] };
  outputs: { output: RecordedCell; outcomes: Result[][] }[];
}

export interface TargetOutcome {
  mode: "target";
  how: Provenance;
  output: RecordedCell;
  input: RecordedCell;
  range: [number, number];
  target: number;
  roots: readonly number[];
  nearest: { input: number; output: number } | null;
  /** What a second input allows, where one was chosen. */
  frontier: { input: RecordedCell; points: { value: number; roots: readonly number[] }[] } | null;
}

export interface SimulationOutcome {
  mode: "simulation";
  how: Provenance;
  outputs: RecordedCell[];
  inputs: { input: RecordedCell; distribution: string; parameters: string }[];
  seed: number;
  sampling: Sampling;
  simulated: Simulated;
}

export type Outcome = TornadoOutcome | GridOutcome | TargetOutcome | SimulationOutcome;
export type Outcomes = { [M in Mode]?: Extract<Outcome, { mode: M }> };

/** The sheet on which an outcome was written. */
export interface ResultSheet {
  id: string;
  name: string;
}

export type Sampling = "latin hypercube" | "plain";
/** What the stop rule looks at. */
export type StopAt = "never" | "mean" | "p5" | "p50" | "p95";

/** Numbers as typed. */
export interface Typed {
  /** How far "low" and "high" are from the current value, in percent. */
  share: string;
  points: string;
  trials: string;
  seed: string;
  /** Of the stop rule: half the width of the interval, in percent of the value. */
  within: string;
  target: string;
}

export interface StudyState {
  mode: Mode;
  inputs: InputSetting[];
  outputs: PickedCell[];
  typed: Typed;
  sampling: Sampling;
  stop: StopAt;
  groups: readonly Group[];
  /** Instead of the groups. */
  matrix: SheetMatrix | null;
  /** Ids of the inputs of "what must be true": the one that is looked for, and the one that it may depend on. */
  solved: string | null;
  along: string | null;
  problems: FieldProblem[];
  /** What Excel said of the model when it was last checked. */
  findings: Finding[];
  task: Task | null;
  question: Question | null;
  notice: Notice | null;
  outcomes: Outcomes;
  sheets: { [M in Mode]?: ResultSheet };
  unfinished: UnfinishedRun[];
  /** Those that are kept in the workbook. */
  setups: readonly ListedSetup[];
}

export const START: StudyState = {
  mode: "tornado",
  inputs: [],
  outputs: [],
  typed: { share: "10", points: "5", trials: "100000", seed: "1", within: "1", target: "" },
  sampling: "latin hypercube",
  stop: "never",
  groups: [],
  matrix: null,
  solved: null,
  along: null,
  problems: [],
  findings: [],
  task: null,
  question: null,
  notice: null,
  outcomes: {},
  sheets: {},
  unfinished: [],
  setups: [],
};
