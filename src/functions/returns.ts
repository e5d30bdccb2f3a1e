import { breakeven } from "../core/returns/breakeven";
import { datedIrr, irr, irrAll } from "../core/returns/irr";
import { benefitCostRatio, datedNpv, netBenefit, npv, returnRatio } from "../core/returns/npv";
import { phiScore } from "../core/returns/phi";
import { payback } from "../core/returns/payback";
import { lossAvoided, RISK_KINDS, riskAdjust } from "../core/returns/risk";
import { broadcast, number, numbers, paired, reduce, spill, word } from "./cells";

/**
 * The document's φ score: weight × (cost + quality + time) / investment. A score of its own, not a return in money; weight 1 gives the plain ratio. Takes cells or ranges.
 * @customfunction ROI_PHI
 * @supportSync
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

/** Benefits and costs over the same periods, and the rate, for one of the core's ratios. */
function compare(
  ratio: (benefits: Float64Array, costs: Float64Array, rate?: number) => number,
  benefits: unknown[][],
  costs: unknown[][],
  rate?: unknown[][],
): number {
  return reduce(() => {
    const gains = numbers({ benefits });
    const spending = numbers({ costs });
    paired(gains, spending);
    return ratio(gains.values, spending.values, number({ rate }, true));
  });
}

/**
 * Return on investment: (benefits - costs) / costs, both at present value. The first row is period 0 (now).
 * @customfunction ROI_RATIO
 * @supportSync
 * @param benefits Money gained in periods 0, 1, 2 and so on, in your currency.
 * @param costs Money spent in the same periods, a range of the same size.
 * @param rate Discount rate per period, a fraction; default 0.
 * @returns Fraction, 0.66 for 66%.
 */
export function roiRatio(benefits: unknown[][], costs: unknown[][], rate?: unknown[][]): number {
  return compare(returnRatio, benefits, costs, rate);
}

/**
 * Net benefit: benefits minus costs, both at present value. The first row is period 0 (now).
 * @customfunction ROI_NET_BENEFIT
 * @supportSync
 * @param benefits Money gained in periods 0, 1, 2 and so on, in your currency.
 * @param costs Money spent in the same periods, a range of the same size.
 * @param rate Discount rate per period, a fraction; default 0.
 * @returns Money.
 */
export function roiNetBenefit(benefits: unknown[][], costs: unknown[][], rate?: unknown[][]): number {
  return compare(netBenefit, benefits, costs, rate);
}

/**
 * Benefit-cost ratio: benefits / costs, both at present value. The first row is period 0 (now).
 * @customfunction ROI_BCR
 * @supportSync
 * @param benefits Money gained in periods 0, 1, 2 and so on, in your currency.
 * @param costs Money spent in the same periods, a range of the same size.
 * @param rate Discount rate per period, a fraction; default 0.
 * @returns Factor, above 1 when the benefits outweigh the costs.
 */
export function roiBcr(benefits: unknown[][], costs: unknown[][], rate?: unknown[][]): number {
  return compare(benefitCostRatio, benefits, costs, rate);
}

/**
 * Net present value. The first flow is period 0 (now) and isn't discounted; Excel's NPV discounts it.
 * @customfunction ROI_NPV
 * @supportSync
 * @param rate Discount rate per period, a fraction.
 * @param flows Money received (negative: spent) in periods 0, 1, 2 and so on, in your currency.
 * @returns Money.
 */
export function roiNpv(rate: unknown[][], flows: unknown[][]): number {
  return reduce(() => npv(number({ rate }), numbers({ flows }).values));
}

/**
 * Internal rate of return: the rate at which the net present value is 0. Of several rates, the one nearest guess.
 * @customfunction ROI_IRR
 * @supportSync
 * @param flows Money received (negative: spent) in periods 0, 1, 2 and so on, in your currency. An empty cell is a period of 0; Excel's IRR skips it.
 * @param guess Rate to be near to, a fraction per period; default 0.1.
 * @returns Rate per period, a fraction.
 */
export function roiIrr(flows: unknown[][], guess?: unknown[][]): number {
  return reduce(() => irr(numbers({ flows }).values, number({ guess }, true)));
}

/**
 * Every internal rate of return, ascending, in a column. More than one means that none of them is "the" return.
 * @customfunction ROI_IRR_ALL
 * @supportSync
 * @param flows Money received (negative: spent) in periods 0, 1, 2 and so on, in your currency.
 * @returns Rates per period, fractions.
 */
export function roiIrrAll(flows: unknown[][]): unknown[][] {
  return spill(() => irrAll(numbers({ flows }).values).map((rate) => [rate]));
}

/**
 * Net present value of flows on dates, as Excel's XNPV, for rates below 0 too.
 * @customfunction ROI_XNPV
 * @supportSync
 * @param rate Discount rate per year, a fraction.
 * @param flows Money received (negative: spent), in your currency.
 * @param dates Date of each flow, in days as Excel counts them; the first is the earliest, the others come in any order.
 * @returns Money on the first date.
 */
export function roiXnpv(rate: unknown[][], flows: unknown[][], dates: unknown[][]): number {
  return reduce(() => datedNpv(number({ rate }), ...dated(flows, dates)));
}

/**
 * Internal rate of return of flows on dates: the rate at which ROI_XNPV is 0. Of several rates, the one nearest guess.
 * @customfunction ROI_XIRR
 * @supportSync
 * @param flows Money received (negative: spent), in your currency.
 * @param dates Date of each flow, in days as Excel counts them; the first is the earliest, the others come in any order.
 * @param guess Rate to be near to, a fraction per year; default 0.1.
 * @returns Rate per year of 365 days, a fraction.
 */
export function roiXirr(flows: unknown[][], dates: unknown[][], guess?: unknown[][]): number {
  return reduce(() => datedIrr(...dated(flows, dates), number({ guess }, true)));
}

function dated(flowCells: unknown, dateCells: unknown): [Float64Array, Float64Array] {
  const flows = numbers({ flows: flowCells });
  const dates = numbers({ dates: dateCells });
  paired(flows, dates);
  return [flows.values, dates.values];
}

/**
 * How many periods until savings repay an investment, interpolated within the last period. #N/A when they never do.
 * @customfunction ROI_PAYBACK
 * @supportSync
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
 * Units after which a fixed cost is repaid by a lower cost per unit: fixedCost / (before - after). Takes cells or ranges.
 * @customfunction ROI_BREAKEVEN
 * @supportSync
 * @param fixedCost Money spent once, in your currency.
 * @param unitCostBefore Money per unit before: per run, per million tokens and so on.
 * @param unitCostAfter Money per unit after.
 * @returns Number of units. #N/A when the cost per unit doesn't fall.
 */
export function roiBreakeven(
  fixedCost: unknown[][],
  unitCostBefore: unknown[][],
  unitCostAfter: unknown[][],
): unknown[][] {
  return broadcast(breakeven, { fixedCost, unitCostBefore, unitCostAfter });
}

/**
 * An amount adjusted for a risk: benefits go down, costs up, by probability × impact. Takes cells or ranges.
 * @customfunction ROI_RISK_ADJUST
 * @supportSync
 * @param amount Money, in your currency.
 * @param probability Probability that the risk comes true, a fraction.
 * @param impact Fraction of the amount that it then takes (benefit) or adds (cost).
 * @param kind "benefit" (default) or "cost".
 * @returns Money.
 */
export function roiRiskAdjust(
  amount: unknown[][],
  probability: unknown[][],
  impact: unknown[][],
  kind?: unknown[][],
): unknown[][] {
  return broadcast(riskAdjust, { amount, probability, impact }, { kind: word(kind, RISK_KINDS) });
}

/**
 * Expected loss avoided when runs fail less often: runs × failureCost × (probabilityBefore - probabilityAfter). Takes cells or ranges.
 * @customfunction ROI_LOSS_AVOIDED
 * @supportSync
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
