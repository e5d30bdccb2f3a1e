export type CellResult = number | string;

export interface FunctionExample {
  /** With literals only, so that it can be pasted into any cell. */
  formula: string;
  /** To at least six significant digits; rows of cells where it spills. */
  result: CellResult | CellResult[][];
  /** What it shows, in a few words. */
  shows: string;
}

export interface ErrorCause {
  error: "#NUM!" | "#DIV/0!" | "#VALUE!" | "#N/A";
  when: string;
}

export interface FunctionGuide {
  examples: FunctionExample[];
  /** Causes of its own; those that every function shares are the section's and the page's. */
  errors: ErrorCause[];
  /** Publication, or section of the source document. */
  source: string;
  /** Questions in users' words that it answers. */
  questions: string[];
  /** The largest sensible size, where a call can take long. */
  largest?: string;
}

export interface Section {
  title: string;
  functions: Record<string, FunctionGuide>;
}

/** Causes of `#VALUE!` that every function shares. */
export const COMMON_ERRORS: readonly ErrorCause[] = [
  {
    error: "#VALUE!",
    when: "A cell holds text or TRUE/FALSE where a number belongs. ROI_VALUE reads printed figures.",
  },
  { error: "#VALUE!", when: "Ranges have sizes that don't combine, for example 3 rows with 4 rows." },
  { error: "#VALUE!", when: "The result would have more than 200,000 cells, which Excel doesn’t hand on." },
  { error: "#NUM!", when: "The result is too large for a number." },
];
