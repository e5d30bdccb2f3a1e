import { distribution } from "../../../core/uncertainty/distributions";
import { Draws, drawTables } from "../../../core/uncertainty/draws";
import { seeded } from "../../../core/uncertainty/random";

/** Those of the core that are offered here. */
export const DISTRIBUTIONS = ["pert", "triangular", "uniform", "normal", "lognormal"] as const;
export type DistributionName = (typeof DISTRIBUTIONS)[number];

/** A number that describes a range or a distribution, by the name of its field. */
export type FieldName = "low" | "likely" | "high" | "mean" | "sd" | "median" | "spread";

export const FIELD_LABELS: Record<FieldName, string> = {
  low: "Low",
  likely: "Likely",
  high: "High",
  mean: "Mean",
  sd: "Standard deviation",
  median: "Median",
  spread: "Spread (sd of ln)",
};

interface Shape {
  label: string;
  fields: readonly FieldName[];
  /** Parameters as the core takes them. */
  parameters(values: Record<FieldName, number>): [number, number, number?];
}

export const SHAPES: Record<DistributionName, Shape> = {
  pert: {
    label: "PERT",
    fields: ["low", "likely", "high"],
    parameters: ({ low, likely, high }) => [low, likely, high],
  },
  triangular: {
    label: "Triangular",
    fields: ["low", "likely", "high"],
    parameters: ({ low, likely, high }) => [low, likely, high],
  },
  uniform: { label: "Uniform", fields: ["low", "high"], parameters: ({ low, high }) => [low, high] },
  normal: { label: "Normal", fields: ["mean", "sd"], parameters: ({ mean, sd }) => [mean, sd] },
  lognormal: {
    label: "Lognormal",
    fields: ["median", "spread"],
    parameters: ({ median, spread }) => [Math.log(median), spread],
  },
};

/** 80% of a normal distribution lie within 1.2816 standard deviations; "low to high" is read as such a range. */
const HALF_80 = 1.2816;

/** What a field begins with, from the cell's value and the share by which it may move. */
export function prefilled(value: number, share: number): Record<FieldName, number> {
  // Twelve digits: 110 and not 110.00000000000001.
  const [a, b] = [1 - share, 1 + share].map((factor) => Number((value * factor).toPrecision(12))) as [
    number,
    number,
  ];
  return {
    low: Math.min(a, b),
    likely: value,
    high: Math.max(a, b),
    mean: value,
    sd: Math.abs(value * share) / HALF_80,
    median: value,
    spread: Math.log(1 + share) / HALF_80,
  };
}

export interface Drawn {
  name: DistributionName;
  values: Record<FieldName, number>;
}

/**
 * Trials of all inputs: the inputs of one trial beside each other. Input i draws from stream i of the seed, so that
 * changing one leaves the draws of the others.
 * @throws {CalcError} where parameters don't make a distribution
 */
export function drawTrials(inputs: readonly Drawn[], trials: number, seed: number): number[][] {
  const columns = inputs.map(({ name, values }, i) => {
    const drawn = new Float64Array(trials);
    new Draws(drawTables(shapeOf(name, values)), seeded(seed, i)).addTo(drawn, 1);
    return drawn;
  });
  return Array.from({ length: trials }, (_, trial) => columns.map((column) => column[trial] ?? 0));
}

/** @throws {CalcError} where parameters don't make a distribution */
export const shapeOf = (name: DistributionName, values: Record<FieldName, number>) =>
  distribution(name, ...SHAPES[name].parameters(values));
