import type { Insertion, Progress, SavedOptions } from "../excel";

export type Tone = "info" | "success" | "warning" | "error";

/** What the pane last has to say. */
export interface Notice {
  tone: Tone;
  text: string;
  /** What can be done about it. */
  action?: { label: string; run: () => void };
}

/** What the pane is doing; everything else that changes the workbook has to wait. */
export type Task =
  | { kind: "inserting"; template: string; progress: Progress | null; cancelling: boolean }
  | { kind: "removing" | "repairing"; insertion: string };

/** Asked before something is removed that the user has worked on, or that was cut short. */
export interface Question {
  insertion: Insertion;
  /** Names of the sheets that were edited, or, of one that was cut short, that will go. */
  sheets: string[];
  /** Of one that was cut short: the sheets that hold something else, and stay. */
  kept?: string[];
}

export interface PaneState {
  /** Null until the workbook has been read. */
  insertions: Insertion[] | null;
  task: Task | null;
  notice: Notice | null;
  question: Question | null;
  options: SavedOptions;
}

/** A value that tells its listeners when it was replaced. */
export class Store<State extends object> {
  private readonly listeners = new Set<(state: State, before: State) => void>();

  constructor(private current: State) {}

  get state(): State {
    return this.current;
  }

  update(patch: Partial<State>): void {
    const before = this.current;
    this.current = { ...before, ...patch };
    for (const listener of this.listeners) listener(this.current, before);
  }

  /** Calls at once and at every change; what comes back ends it. */
  subscribe(listener: (state: State, before: State | null) => void): () => void {
    this.listeners.add(listener);
    listener(this.current, null);
    return () => this.listeners.delete(listener);
  }
}
