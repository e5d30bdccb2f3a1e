import { distribution, type Distribution } from "./distributions";
import { Draws, drawTables } from "./draws";
import { requireSeed, requireTrials } from "../messages";
import { seeded } from "./random";

/** As many draws as Excel has rows. */
export const MOST_SAMPLES = 1_048_576;

/**
 * Draws from a distribution: the same for the same seed, everywhere.
 * @param trials 1…1,048,576
 * @param seed   whole number
 * @param stream a further integer: streams of one seed are independent
 * @throws {CalcError} "num" for other trials and seeds
 */
export function sample(shape: Distribution, trials: number, seed: number, stream = 0): Float64Array {
  requireTrials(trials, MOST_SAMPLES);
  requireSeed(seed);
  const values = new Float64Array(trials);
  const tabled = shape.stepped ? distribution("uniform", 0, 1) : shape;
  new Draws(drawTables(tabled), seeded(seed, stream)).addTo(values, 1);
  return shape.stepped ? values.map((share) => shape(share, false).x) : values;
}
