import type { Finding, PickedCell, UnfinishedRun } from "../../../excel";
import type { SimulationRecord, TornadoRecord, TwoWayRecord } from "../../../templates/analysis";
import type { Notice } from "../../state";
import type { DistributionName, FieldName } from "./distributions";

export type Mode = "tornado" | "two-way" | "simulation";

/** An input with what the user has typed for it; texts, since half-typed numbers must survive. */
export interface InputSetting {
  id: string;
  cell: PickedCell;
  distribution: DistributionName;
  fields: Record<FieldName, string>;
}

/** Something typed that can't be used, said beside its field. */
export interface FieldProblem {
  /** "mode", an input's id, "trials", … */
  owner: string;
  field: string;
  message: string;
}

export type Task =
  | { kind: "picking" | "checking" | "writing" | "restoring" }
  | {
      kind: "running";
      /** Trials made only to say how long the rest will take. */
      measuring: boolean;
      done: number;
      total: number;
      /** Null until something is measured. */
      millisecondsLeft: number | null;
      cancelling: boolean;
    };

export type Question =
  { kind: "findings"; findings: Finding[] } | { kind: "time"; trials: number; milliseconds: number };

export type Outcome =
  | { mode: "tornado"; record: TornadoRecord }
  | { mode: "two-way"; record: TwoWayRecord }
  | { mode: "simulation"; record: SimulationRecord };

/** The sheet on which the last outcome was written. */
export interface ResultSheet {
  id: string;
  name: string;
}

export interface SensitivityState {
  mode: Mode;
  inputs: InputSetting[];
  output: PickedCell | null;
  /** How far "low" and "high" are from the current value, in percent, as typed. */
  share: string;
  /** Values per input of a grid, trials and seed, as typed. */
  points: string;
  trials: string;
  seed: string;
  problems: FieldProblem[];
  /** What Excel said of the model when it was last checked. */
  findings: Finding[];
  task: Task | null;
  question: Question | null;
  notice: Notice | null;
  outcome: Outcome | null;
  sheet: ResultSheet | null;
  unfinished: UnfinishedRun[];
}

export const START: SensitivityState = {
  mode: "tornado",
  inputs: [],
  output: null,
  share: "10",
  points: "5",
  trials: "1000",
  seed: "1",
  problems: [],
  findings: [],
  task: null,
  question: null,
  notice: null,
  outcome: null,
  sheet: null,
  unfinished: [],
};
