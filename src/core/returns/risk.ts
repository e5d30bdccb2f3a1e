import { requireNonNegative, requireUnit } from "../messages";

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

/** Benefits are adjusted down, costs up. The first is the default. */
export const RISK_KINDS = ["benefit", "cost"] as const;
export type RiskKind = (typeof RISK_KINDS)[number];

/**
 * An amount adjusted for a risk: benefits × (1 − p·i), costs × (1 + p·i).
 * @param amount      [money]
 * @param probability p that the risk comes true, 0…1
 * @param impact      i: share of the amount that it then takes or adds, 0…1
 * @param kind        what the amount is
 * @returns money
 * @throws {CalcError} "num" outside the domain
 */
export function riskAdjust(
  amount: number,
  probability: number,
  impact: number,
  kind: RiskKind = "benefit",
): number {
  requireUnit("probability", probability);
  requireUnit("impact", impact);
  const expected = probability * impact;
  return amount * (kind === "cost" ? 1 + expected : 1 - expected);
}
