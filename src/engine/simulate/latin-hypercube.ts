import { drawAt } from "../../core/uncertainty/draws";
import { quantiles, uniform, type Uncertainty } from "./input";

/**
 * One draw from each of as many slices of equal probability as there are trials, in random order: the means settle with far
 * fewer trials. Source: M. D. McKay, R. J. Beckman and W. J. Conover, Technometrics 21(2), 1979.
 * @param batch which of several such samples: each has an order and places of its own
 */
export function latinHypercube(
  uncertainty: Uncertainty,
  trials: number,
  seed: number,
  stream: number,
  batch: number,
): Float64Array {
  const at = quantiles(uncertainty);
  const draws = uniform(seed, stream + batch * STREAMS);
  const within = draws.next(trials);
  const chances = draws.next(trials);
  const shares = new Float64Array(trials);
  for (let i = 0; i < trials; i++) shares[i] = (i + within[i]!) / trials;
  for (let i = trials - 1; i > 0; i--) {
    const j = Math.floor(chances[i]! * (i + 1));
    [shares[i], shares[j]] = [shares[j]!, shares[i]!];
  }
  return shares.map("tables" in at ? (share) => drawAt(at.tables, share) : at.value);
}

/** No simulation has so many inputs. */
const STREAMS = 65_536;
