import { CalcError } from "../../../core/errors";
import { distribution, type DistributionName } from "../../../core/uncertainty/distributions";
import type { Uncertainty } from "../../../engine";

/** What an input may be: one of the core's distributions, or numbers of the user's own. */
export type Kind = DistributionName | "data";

/** A number that describes a range or a distribution, by the name of its field. */
export type FieldName =
  | "low"
  | "likely"
  | "high"
  | "mean"
  | "sd"
  | "median"
  | "spread"
  | "p10"
  | "p50"
  | "p90"
  | "probability"
  | "amount";

export const FIELD_LABELS: Record<FieldName, string> = {
  low: "Low",
  likely: "Likely",
  high: "High",
  mean: "Mean",
  sd: "Standard deviation",
  median: "Median",
  spread: "Spread (sd of ln)",
  p10: "P10",
  p50: "P50",
  p90: "P90",
  probability: "Probability",
  amount: "Amount",
};

interface Shape {
  label: string;
  fields: readonly FieldName[];
  /** Parameters as the core takes them. */
  parameters(values: Record<FieldName, number>): [number, number, number?];
}

const threePoints = {
  fields: ["low", "likely", "high"],
  parameters: ({ low, likely, high }) => [low, likely, high],
} satisfies Omit<Shape, "label">;
const meanAndSd = {
  fields: ["mean", "sd"],
  parameters: ({ mean, sd }) => [mean, sd],
} satisfies Omit<Shape, "label">;

export const SHAPES: Record<DistributionName, Shape> = {
  pert: { label: "PERT", ...threePoints },
  triangular: { label: "Triangular", ...threePoints },
  uniform: { label: "Uniform", fields: ["low", "high"], parameters: ({ low, high }) => [low, high] },
  normal: { label: "Normal", ...meanAndSd },
  lognormalMean: { label: "Lognormal (mean, sd)", ...meanAndSd },
  lognormal: {
    label: "Lognormal (median, spread)",
    fields: ["median", "spread"],
    parameters: ({ median, spread }) => [Math.log(median), spread],
  },
  metalog: {
    label: "10/50/90 (metalog)",
    fields: ["p10", "p50", "p90"],
    parameters: ({ p10, p50, p90 }) => [p10, p50, p90],
  },
  event: {
    label: "Event",
    fields: ["probability", "amount"],
    parameters: ({ probability, amount }) => [probability, amount],
  },
};

export const KIND_LABELS = {
  ...(Object.fromEntries(Object.entries(SHAPES).map(([name, { label }]) => [name, label])) as Record<
    DistributionName,
    string
  >),
  data: "Own data",
} satisfies Record<Kind, string>;

export const fieldsOfKind = (kind: Kind): readonly FieldName[] =>
  kind === "data" ? [] : SHAPES[kind].fields;

/** 80% of a normal distribution lie within 1.2816 standard deviations; "low to high" is read as such a range. */
const HALF_80 = 1.2816;

/** What a field begins with, from the cell's value and the share by which it may move. */
export function prefilled(value: number, share: number): Record<FieldName, number> {
  // Twelve digits: 110 and not 110.00000000000001.
  const [a, b] = [1 - share, 1 + share].map((factor) => Number((value * factor).toPrecision(12))) as [
    number,
    number,
  ];
  const [low, high] = [Math.min(a, b), Math.max(a, b)];
  return {
    low,
    likely: value,
    high,
    mean: value,
    sd: Math.abs(value * share) / HALF_80,
    median: value,
    spread: Math.log(1 + share) / HALF_80,
    p10: low,
    p50: value,
    p90: high,
    probability: 0.5,
    amount: value,
  };
}

/** As the engine draws it. */
export function uncertaintyOf(
  kind: Kind,
  values: Record<FieldName, number>,
  data: readonly number[],
): Uncertainty {
  if (kind === "data") return { kind: "data", values: data };
  const [a, b, c] = SHAPES[kind].parameters(values);
  return { kind: "distribution", name: kind, a, b, c };
}

/** Why the numbers don't make this distribution; null when they do. */
export function unfitFor(kind: DistributionName, values: Record<FieldName, number>): string | null {
  if (kind === "lognormal" && !(values.median > 0)) return "the median must be above 0.";
  try {
    distribution(kind, ...SHAPES[kind].parameters(values));
    return null;
  } catch (error) {
    if (!(error instanceof CalcError)) throw error;
    return error.message;
  }
}
