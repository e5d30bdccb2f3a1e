/** What a figure is counted in. Templates decide how a unit is shown; the evidence only names it. */
export type UnitId =
  | "money"
  | "moneyPerMonth"
  | "moneyPerWeek"
  | "moneyPerHour"
  | "moneyPerGpuHour"
  | "moneyPerMillionTokens"
  | "moneyPerPoint"
  /** A share of a whole, as a fraction: 0.9 for 90%. */
  | "percent"
  /** A difference of two shares, as a fraction: 0.17 for 17 percentage points. */
  | "points"
  /** A mark on a benchmark's own scale, 6.5 of MT-Bench's 10. */
  | "score"
  /** A ratio, 10 for 10x. */
  | "times"
  | "years"
  | "days"
  | "weeks"
  | "hours"
  | "tokensPerSecond"
  | "tokensPerRequest"
  | "requestsPerDay"
  | "gigabytes"
  | "bytesPerParameter"
  | "parameters"
  | "count"
  | "number";

/** How a printed figure asks to be compared: "<5%" is "<", "$100K+" is ">=". */
export type Comparison = "=" | "<" | ">" | "<=" | ">=" | "~";

/** One figure of a publication: as printed, and as a number. */
export interface Figure {
  /** Stable and unique, e.g. "totals70b.training.baseline". */
  readonly id: string;
  readonly label: string;
  /** Exactly as the publication prints it. */
  readonly printed: string;
  /** In the unit's base: money in units of currency, shares as fractions. */
  readonly value: number;
  readonly unit: UnitId;
  /** Heading of the section that prints it. */
  readonly section: string;
  /** The smallest step that the printed digits can show, in the same base: 100,000 for "$10.2M". */
  readonly step: number;
  readonly comparison: Comparison;
}

/** A claim in words: nothing in it can be computed. */
export interface Statement {
  readonly id: string;
  readonly text: string;
  readonly section: string;
}

type FigureMaker = (
  id: string,
  label: string,
  printed: string,
  value: number,
  unit: UnitId,
  step: number,
  comparison?: Comparison,
) => Figure;

/** A maker of figures that stand in one section. */
export function figuresOf(section: string): FigureMaker {
  return (id, label, printed, value, unit, step, comparison = "=") => ({
    id,
    label,
    printed,
    value,
    unit,
    section,
    step,
    comparison,
  });
}
