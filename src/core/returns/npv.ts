import { requireDivisor, requireRate } from "../messages";
import { Sum } from "../sum";
import { yearsFrom } from "./dates";

/** When the flows cancel to less than this part of their size, the plain sum has lost three digits. */
const CANCELLATION = 1 / 1024;

/**
 * Net present value: Σ flow_t / (1 + rate)^t from t = 0. Excel's NPV discounts the first flow too; this doesn't.
 * @param rate  discount rate per period, > −1
 * @param flows [money] of the periods 0, 1, 2, …
 * @returns money
 * @throws {CalcError} "num" when rate ≤ −1
 */
export function npv(rate: number, flows: ArrayLike<number>): number {
  requireRate("rate", rate);
  const v = 1 / (1 + rate);
  const v4 = v * v * v * v;
  // Four interleaved Horner schemes in v⁴, so that the processor needn't wait for one sum to finish; beside each the
  // same of the flows' sizes, which tells how much cancelled.
  let a = 0;
  let b = 0;
  let c = 0;
  let d = 0;
  let sizeA = 0;
  let sizeB = 0;
  let sizeC = 0;
  let sizeD = 0;
  let t = flows.length - 1;
  for (; (t & 3) !== 3 && t >= 0; t--) {
    const flow = flows[t]!;
    a = a * v + flow;
    sizeA = sizeA * v + Math.abs(flow);
  }
  for (; t >= 3; t -= 4) {
    const flowA = flows[t - 3]!;
    const flowB = flows[t - 2]!;
    const flowC = flows[t - 1]!;
    const flowD = flows[t]!;
    a = a * v4 + flowA;
    b = b * v4 + flowB;
    c = c * v4 + flowC;
    d = d * v4 + flowD;
    sizeA = sizeA * v4 + Math.abs(flowA);
    sizeB = sizeB * v4 + Math.abs(flowB);
    sizeC = sizeC * v4 + Math.abs(flowC);
    sizeD = sizeD * v4 + Math.abs(flowD);
  }
  const value = a + v * (b + v * (c + v * d));
  const size = sizeA + v * (sizeB + v * (sizeC + v * sizeD));
  return Math.abs(value) > CANCELLATION * size ? value : addPresentValue(new Sum(), rate, flows).value;
}

/** Adds the flows' values at a time to a compensated sum, with a sign. */
function addPresentValue(total: Sum, rate: number, flows: ArrayLike<number>, sign = 1, time = 0): Sum {
  for (let t = 0; t < flows.length; t++)
    if (flows[t] !== 0) total.add((sign * flows[t]!) / Math.pow(1 + rate, t - time));
  return total;
}

/**
 * Net present value of flows on dates: Σ flow / (1 + rate)^(days from the first date / 365).
 * @param rate  discount rate per year, > −1
 * @param flows [money]
 * @param dates serial numbers; the first of them is the earliest
 * @returns money on the first date
 * @throws {CalcError} "num" when rate ≤ −1 or a date lies before the first one
 */
export function datedNpv(rate: number, flows: ArrayLike<number>, dates: ArrayLike<number>): number {
  requireRate("rate", rate);
  const total = new Sum();
  for (const { year, flow } of yearsFrom(flows, dates))
    if (flow !== 0) total.add(flow / Math.pow(1 + rate, year));
  return total.value;
}

/**
 * PV of benefits − PV of costs.
 * @param benefits [money] of the periods 0, 1, 2, …
 * @param costs    [money], same length
 * @param rate     discount rate per period, > −1
 * @returns money
 * @throws {CalcError} "num" when rate ≤ −1
 */
export function netBenefit(benefits: ArrayLike<number>, costs: ArrayLike<number>, rate = 0): number {
  requireRate("rate", rate);
  return addPresentValue(addPresentValue(new Sum(), rate, benefits), rate, costs, -1).value;
}

/**
 * When the costs weigh most. A ratio is the same at any time; at this one no power overflows near a rate of −1, and none
 * vanishes at a high rate.
 */
function heaviest(costs: ArrayLike<number>, rate: number): number {
  requireRate("rate", rate);
  let time = 0;
  for (let t = 0; t < costs.length; t++)
    if (costs[t] !== 0) {
      time = t;
      if (rate >= 0) break;
    }
  return time;
}

function spentAt(time: number, costs: ArrayLike<number>, rate: number): number {
  const value = addPresentValue(new Sum(), rate, costs, 1, time).value;
  requireDivisor("present value of costs", value);
  return value;
}

/**
 * Return on investment: (PV benefits − PV costs) / PV costs.
 * @returns fraction
 * @throws {CalcError} "div0" when the costs are worth 0, "num" when rate ≤ −1
 */
export function returnRatio(benefits: ArrayLike<number>, costs: ArrayLike<number>, rate = 0): number {
  const time = heaviest(costs, rate);
  const net = addPresentValue(addPresentValue(new Sum(), rate, benefits, 1, time), rate, costs, -1, time);
  return net.value / spentAt(time, costs, rate);
}

/**
 * Benefit-cost ratio: PV benefits / PV costs.
 * @returns factor
 * @throws {CalcError} "div0" when the costs are worth 0, "num" when rate ≤ −1
 */
export function benefitCostRatio(benefits: ArrayLike<number>, costs: ArrayLike<number>, rate = 0): number {
  const time = heaviest(costs, rate);
  return addPresentValue(new Sum(), rate, benefits, 1, time).value / spentAt(time, costs, rate);
}
