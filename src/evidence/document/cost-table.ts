import { figuresOf, type Figure } from "../figure";

/** One line of a "Total Value Proposition" table. */
export interface CostRow {
  readonly id: string;
  readonly category: string;
  readonly baseline: Figure;
  readonly optimized: Figure;
  readonly savings: Figure;
}

/** A "Total Value Proposition" table with its printed total and headline. */
export interface CostTable {
  readonly section: string;
  readonly rows: readonly CostRow[];
  readonly total: CostRow;
  readonly headline: { readonly savings: Figure; readonly rate: Figure };
}

/** Printed text, money, and the step of the printed digits. */
type Printed = [printed: string, value: number, step: number];

/** A maker of the rows of one cost table; `prefix` begins the ids of its figures, `model` their labels. */
export function costRowsOf(prefix: string, model: string, section: string) {
  const figure = figuresOf(section);
  return (id: string, category: string, before: Printed, after: Printed, saved: Printed): CostRow => {
    const money = (part: string, label: string, [printed, value, step]: Printed) =>
      figure(`${prefix}.${id}.${part}`, `${model}, ${category}, ${label}`, printed, value, "money", step);
    return {
      id,
      category,
      baseline: money("baseline", "baseline", before),
      optimized: money("optimized", "optimized", after),
      savings: money("savings", "savings", saved),
    };
  };
}
