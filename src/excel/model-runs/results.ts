import type { CellContent } from "../insertions/fingerprint";
import type { Problem } from "../talk/problem";
import type { Finding } from "./findings";
import type { CellPlace } from "./cells";
import type { Model } from "./model";

export interface RunRequest extends Model {
  /** What each input holds in each step; null: what it held before the run. */
  steps: readonly (readonly (number | null)[])[];
  /** Other cells that are read in each step, behind the outputs. */
  also?: readonly CellPlace[];
  /** The user has agreed to what `inspect` asks. */
  agreed?: boolean;
}

export interface RunOptions {
  onProgress?: (progress: RunProgress) => void;
  /** Asked after each step: the results so far will do. */
  enough?: (done: number) => boolean;
  /** Cancels between requests; the inputs come back, results are dropped. */
  signal?: AbortSignal;
}

export interface RunProgress {
  done: number;
  total: number;
  /** By the steps so far, the way to Excel and back included. */
  millisecondsPerStep: number;
}

/** What the output showed: a number, or in words what stood there instead ("#DIV/0!"). */
export type StepResult = number | string;

export interface RunDone {
  kind: "done";
  /** The outputs with all inputs as they are. */
  base: number[];
  /** In the order of the steps, what each output showed, and each of the other cells. */
  results: StepResult[][];
  /** What the inputs hold, and whether as a formula. */
  originals: CellContent[];
  /** False: the inputs are not back yet; the run is among the unfinished ones. */
  restored: boolean;
  /** Inputs that somebody edited during the last request: they keep the edit. */
  edited: string[];
  /** An output after the inputs were back, when that differs from `base`: the model uses chance, time or circles. */
  drift: number | null;
  /** Requests to Excel, from the first look to the last restored cell. */
  requests: number;
  milliseconds: number;
  millisecondsPerStep: number;
}

export type RunResult =
  | RunDone
  /** Nothing was changed. */
  | { kind: "refused"; findings: Finding[] }
  | { kind: "cancelled"; restored: boolean }
  /** Somebody changed these inputs during the run: they keep their new content, and there is no result. */
  | { kind: "edited"; cells: string[]; restored: boolean }
  | { kind: "failed"; problem: Problem; restored: boolean }
  | { kind: "busy" };
