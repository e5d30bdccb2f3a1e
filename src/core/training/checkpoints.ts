import { requireDivisor, requireNonNegative } from "../messages";

/*
 * Failures come exponentially, M hours apart on average; a checkpoint takes δ hours to save and R to restart from.
 * Source: J. T. Daly, "A higher order estimate of the optimum checkpoint interval for restart dumps", Future Generation
 * Computer Systems 22(3), 2006.
 */

const MOST_STEPS = 60;
/** Below it −ln(1 − u) − u cancels; there its series has converged after four terms. */
const SMALL = 1e-3;

/**
 * Hours of work between checkpoints at which the least is lost: M (1 + W(−e^(−δ/M − 1))), W the principal branch of
 * Lambert's function.
 * @param hoursBetweenFailures M of the whole cluster, > 0
 * @param saveHours            δ, ≥ 0
 * @returns hours
 * @throws {CalcError} "div0" when M is 0, "num" when one is negative
 */
export function checkpointInterval(hoursBetweenFailures: number, saveHours: number): number {
  requireNonNegative("hoursBetweenFailures", hoursBetweenFailures);
  requireDivisor("hoursBetweenFailures", hoursBetweenFailures);
  requireNonNegative("saveHours", saveHours);
  const share = saveHours / hoursBetweenFailures;
  // u = 1 + W solves −ln(1 − u) − u = δ/M. Both starts lie above it, from where Newton's steps only fall.
  let u = Math.min(Math.sqrt(2 * share), -Math.expm1(-share - 1));
  for (let i = 0; i < MOST_STEPS && u > 0; i++) {
    const height = u < SMALL ? u * u * (1 / 2 + u * (1 / 3 + u * (1 / 4 + u / 5))) : -Math.log1p(-u) - u;
    const step = ((height - share) * (1 - u)) / u;
    if (!(step > 1e-16 * u)) break;
    u -= step;
  }
  return hoursBetweenFailures * u;
}

/**
 * Share of the time that is useful work: τ / (M e^(R/M) (e^((τ + δ)/M) − 1)).
 * @param hoursBetweenFailures M of the whole cluster, > 0
 * @param saveHours            δ, ≥ 0
 * @param restartHours         R, ≥ 0
 * @param intervalHours        τ of work between checkpoints; the best one when left out
 * @returns fraction
 * @throws {CalcError} "div0" when M is 0, "num" when one is negative
 */
export function goodput(
  hoursBetweenFailures: number,
  saveHours: number,
  restartHours: number,
  intervalHours?: number,
): number {
  const best = checkpointInterval(hoursBetweenFailures, saveHours);
  const interval = intervalHours === undefined ? best : intervalHours;
  requireNonNegative("restartHours", restartHours);
  requireNonNegative("intervalHours", interval);
  const restarts = Math.exp(-restartHours / hoursBetweenFailures);
  const cycle = hoursBetweenFailures * Math.expm1((interval + saveHours) / hoursBetweenFailures);
  // Saving all the time at no cost.
  return cycle === 0 ? restarts : (restarts * interval) / cycle;
}
