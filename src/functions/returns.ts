import { phiScore } from "../core/phi";
import { broadcast } from "./cells";

/**
 * The document's φ score: weight × (cost + quality + time) / investment. A score of its own, not a return in money; weight 1 gives the plain ratio. Takes cells or ranges.
 * @customfunction ROI_PHI
 * @param costSavings Share of the cost saved, a fraction: 0.9 for 90%.
 * @param qualityGains Quality gained, a fraction: 0.19 for 19 percentage points.
 * @param timeSavings Share of the time saved, a fraction. A speed-up that already lowers the cost counts twice here.
 * @param investment Effort on the same scale, a fraction above 0: 0.01 for 1%.
 * @param weight Factor; default φ = 1.618… Use 1 for the plain ratio.
 * @returns Score, a multiple of the investment.
 */
export function roiPhi(
  costSavings: unknown[][],
  qualityGains: unknown[][],
  timeSavings: unknown[][],
  investment: unknown[][],
  weight?: unknown[][],
): unknown[][] {
  return broadcast(phiScore, { costSavings, qualityGains, timeSavings, investment }, { weight });
}
