import { requireNonNegative, requireUnit } from "./messages";

/**
 * Expected loss avoided by failing less often: runs × cost × (before − after).
 * @param failureCost       of one failure [money]
 * @param probabilityBefore of a failure in one run, 0…1
 * @param probabilityAfter  0…1
 * @param runs              ≥ 0
 * @returns money; negative when failures become more likely
 * @throws {CalcError} "num" outside the domain
 */
export function lossAvoided(
  failureCost: number,
  probabilityBefore: number,
  probabilityAfter: number,
  runs = 1,
): number {
  requireUnit("probabilityBefore", probabilityBefore);
  requireUnit("probabilityAfter", probabilityAfter);
  requireNonNegative("runs", runs);
  return runs * failureCost * (probabilityBefore - probabilityAfter);
}
