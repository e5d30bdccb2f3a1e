import { distribution, type DistributionName } from "../../core/uncertainty/distributions";
import { CalcError } from "../../core/errors";
import { Draws, drawTables, type DrawTables } from "../../core/uncertainty/draws";
import { seeded } from "../../core/uncertainty/random";
import { TrialMemory } from "./trial-memory";

/** What an input may be: by a distribution's name and numbers, as in ROI_SAMPLE, or by data of one's own. */
export type Uncertainty =
  | {
      readonly kind: "distribution";
      readonly name: DistributionName;
      readonly a: number;
      readonly b: number;
      readonly c?: number | undefined;
    }
  | { readonly kind: "data"; readonly values: readonly number[] };

/** The draws of one input, in order: a batch of them at a time. */
export interface Source {
  next(count: number): Float64Array;
}

/**
 * Draws as ROI_SAMPLE makes them for the same seed and stream.
 * @throws {CalcError} for numbers that make no distribution, and data without values
 */
export function sourceOf(
  uncertainty: Uncertainty,
  seed: number,
  stream: number,
  memory = new TrialMemory(),
): Source {
  const at = quantiles(uncertainty);
  if ("tables" in at) {
    const draws = new Draws(at.tables, seeded(seed, stream));
    return { next: (count) => drawn(draws, count, memory) };
  }
  const shares = uniform(seed, stream);
  return { next: (count) => shares.next(count).map(at.value) };
}

function drawn(draws: Draws, count: number, memory: TrialMemory): Float64Array {
  // An odd number would lose a draw, and what follows would depend on how the trials were cut into batches.
  const values = memory.take(count + (count % 2));
  draws.addTo(values, 1);
  return values.subarray(0, count);
}

let uniformTables: DrawTables | undefined;

/** Numbers between 0 and 1. */
export function uniform(seed: number, stream: number): Source {
  const draws = new Draws(
    (uniformTables ??= drawTables(distribution("uniform", 0, 1))),
    seeded(seed, stream),
  );
  return { next: (count) => drawn(draws, count, NOTHING_LEFT) };
}

/** What is drawn on the way to something else lives too short to be handed on. */
const NOTHING_LEFT = new TrialMemory();

/** The value below which a share lies, to be looked up; of what steps from value to value there is no table. */
type Quantiles = { readonly tables: DrawTables } | { readonly value: (share: number) => number };

/** @throws {CalcError} for numbers that make no distribution, and data without values */
export function quantiles(uncertainty: Uncertainty): Quantiles {
  if (uncertainty.kind === "data") {
    const { values } = uncertainty;
    if (values.length === 0 || values.some((value) => !Number.isFinite(value)))
      throw new CalcError("value", "The data has to be numbers.");
    // Each of them as often as any other.
    return { value: (share) => values[Math.min(values.length - 1, Math.floor(share * values.length))]! };
  }
  const shape = distribution(uncertainty.name, uncertainty.a, uncertainty.b, uncertainty.c);
  return shape.stepped ? { value: (share) => shape(share, false).x } : { tables: drawTables(shape) };
}
