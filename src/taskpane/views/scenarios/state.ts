import type { ReadResult, ScenarioSet } from "../../../excel/scenarios";
import type { Notice } from "../../state";

export type Task =
  | { kind: "reading" }
  | { kind: "saving" }
  | { kind: "switching"; id: string }
  | { kind: "changing"; id: string }
  | { kind: "comparing"; done: number; total: number; cancelling: boolean }
  | { kind: "restoring" };

export type Question =
  /** The present inputs would be lost. */
  { kind: "unsaved"; id: string; name: string } | { kind: "delete"; id: string; name: string };

export interface ScenariosState {
  /** Null until the workbook has been read. */
  choices: { id: string; title: string }[] | null;
  set: ScenarioSet | null;
  interrupted: Extract<ReadResult, { kind: "read" }>["interrupted"];
  /** Scenarios that are to be compared. */
  chosen: readonly string[];
  /** The one whose name is being changed. */
  renaming: string | null;
  task: Task | null;
  problems: { name?: string; rename?: string; compare?: string };
  notice: Notice | null;
  question: Question | null;
  /** The comparison that was written last. */
  sheet: { id: string } | null;
}

export const START: ScenariosState = {
  choices: null,
  set: null,
  interrupted: null,
  chosen: [],
  renaming: null,
  task: null,
  problems: {},
  notice: null,
  question: null,
  sheet: null,
};
