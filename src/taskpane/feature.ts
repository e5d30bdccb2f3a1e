/** One view of the pane, chosen by a tab or by a button of the ribbon (`taskpane.html?view=ID`). */
export interface Feature {
  readonly id: "templates" | "results" | "functions" | "sensitivity" | "audit" | "scenarios";
  /** On the tab. */
  readonly title: string;
  /** Made once; the shell shows and hides it. */
  readonly element: HTMLElement;
  /** Whenever it comes to the front, and whenever it leaves it. */
  shown?(): void;
  hidden?(): void;
  /** When the pane is closed: what it has asked Excel to tell it is told no more. */
  closed?(): void;
  /** Gives the view a way to the front, for a question that can't wait until somebody looks. */
  onUrgent?(toFront: () => void): void;
}
