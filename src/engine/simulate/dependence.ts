import { correlate } from "../../core/uncertainty/correlate";
import { correlation, ranks } from "./drivers";
import { nearestCorrelations } from "./nearest-correlations";

export interface Dependence {
  /** The matrix that is used: what was asked, or the nearest that can be. */
  readonly matrix: readonly (readonly number[])[];
  /** Whether what was asked can't be: two things can't both go against a third and against each other. */
  readonly moved: boolean;
  /** Puts the draws of a batch in an order with these correlations; each column keeps its draws. For Simulation's plan. */
  readonly order: (columns: Float64Array[]) => Float64Array[];
}

export interface Strength {
  readonly inputs: readonly number[];
  /** −1 to 1, between any two of them. */
  readonly strength: number;
}

/** A matrix from what is said of pairs and groups; what is said last holds. */
export function matrixOf(inputs: number, strengths: readonly Strength[]): number[][] {
  const matrix = Array.from({ length: inputs }, (_, i) =>
    Array.from({ length: inputs }, (_, j) => Number(i === j)),
  );
  for (const { inputs: group, strength } of strengths)
    for (const i of group) for (const j of group) if (i !== j) matrix[i]![j] = strength;
  return matrix;
}

/** @throws {RangeError} for a matrix that isn't square, symmetric, with 1 on its diagonal and −1 to 1 elsewhere */
export function dependence(asked: readonly (readonly number[])[]): Dependence {
  asked.forEach((line, i) => {
    if (line.length !== asked.length) throw new RangeError("A row and a column for each input, please.");
    line.forEach((value, j) => {
      if (!(Math.abs(value) <= 1))
        throw new RangeError(`Row ${i + 1}, column ${j + 1}: a number from -1 to 1, please.`);
      if (i === j && value !== 1)
        throw new RangeError(`Row ${i + 1}, column ${j + 1}: an input goes with itself: 1.`);
      if (value !== asked[j]![i])
        throw new RangeError(`Row ${i + 1}, column ${j + 1} isn't what column and row have the other way.`);
    });
  });
  const { matrix, moved } = nearestCorrelations(asked);
  return { matrix, moved, order: (columns) => correlate(columns, matrix) };
}

/** What the draws have come to: the correlations of their ranks, to be shown beside what was asked. */
export function achieved(columns: readonly Float64Array[]): number[][] {
  const ranked = columns.map(ranks);
  return ranked.map((one, i) => ranked.map((other, j) => (i === j ? 1 : correlation(one, other))));
}
