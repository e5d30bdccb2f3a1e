/** One view of the pane, as it stands there from when it is first opened. The shell shows and hides it. */
export interface Feature {
  readonly element: HTMLElement;
  /** Whenever it comes to the front, and whenever it leaves it. */
  shown?(): void;
  hidden?(): void;
  /** When the pane is closed: what it has asked Excel to tell it is told no more. */
  closed?(): void;
}

/** The way to a view. */
export interface Tab {
  readonly id:
    | "templates"
    | "results"
    | "functions"
    | "sensitivity"
    | "simulation"
    | "audit"
    | "scenarios"
    | "import";
  readonly title: string;
  /** Loads the view's own script and style, and makes the view. Rejects when they can't be loaded. */
  readonly open: () => Promise<Feature>;
}
