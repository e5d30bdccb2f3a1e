import { phiScore } from "../core/phi";
import { payback } from "../core/payback";
import { lossAvoided } from "../core/risk";
import { broadcast, number, numbers, reduce } from "./cells";

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

/**
 * How many periods until savings repay an investment, interpolated within the last period. #N/A when they never do.
 * @customfunction ROI_PAYBACK
 * @param investment Money spent at the start, in your currency.
 * @param savings Money saved per period: one number when every period is the same, or a range for periods 1, 2, 3 and so on.
 * @param rate Discount rate per period, a fraction; default 0.
 * @returns Periods, in the unit of savings: weeks for savings per week.
 */
export function roiPayback(investment: unknown[][], savings: unknown[][], rate?: unknown[][]): number {
  return reduce(() => {
    const { values } = numbers({ savings });
    const level = values.length === 1 ? values[0]! : values;
    return payback(number({ investment }), level, number({ rate }, true));
  });
}

/**
 * Expected loss avoided when runs fail less often: runs × failureCost × (probabilityBefore - probabilityAfter). Takes cells or ranges.
 * @customfunction ROI_LOSS_AVOIDED
 * @param failureCost Cost of one failure, in your currency.
 * @param probabilityBefore Probability that a run fails before, a fraction.
 * @param probabilityAfter Probability that a run fails after, a fraction.
 * @param runs Number of runs; default 1.
 * @returns Money.
 */
export function roiLossAvoided(
  failureCost: unknown[][],
  probabilityBefore: unknown[][],
  probabilityAfter: unknown[][],
  runs?: unknown[][],
): unknown[][] {
  return broadcast(lossAvoided, { failureCost, probabilityBefore, probabilityAfter }, { runs });
}
