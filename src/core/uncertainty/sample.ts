import type { Distribution } from "./distributions";
import { Draws, drawTables } from "./draws";
import { requireSeed, requireTrials } from "../messages";
import { seeded } from "./random";

/** As many draws as Excel has rows. */
export const MOST_SAMPLES = 1_048_576;

/**
 * Draws from a distribution: the same for the same seed, everywhere.
 * @param trials 1…1,048,576
 * @param seed   whole number
 * @throws {CalcError} "num" for other trials and seeds
 */
export function sample(distribution: Distribution, trials: number, seed: number): Float64Array {
  requireTrials(trials, MOST_SAMPLES);
  requireSeed(seed);
  const values = new Float64Array(trials);
  new Draws(drawTables(distribution), seeded(seed)).addTo(values, 1);
  return values;
}
