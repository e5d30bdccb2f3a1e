import { CalcError } from "../errors";
import { messages, requireNonNegative, requireRate } from "../messages";
import { Sum } from "../sum";

const never = (): CalcError => new CalcError("na", messages.neverPaysBack);

/**
 * Periods until savings repay an investment, interpolated within the last one. The first time counts, even if later
 * savings are negative.
 * @param investment at time 0 [money], ≥ 0
 * @param savings    of every period [money], or one for each of the periods 1, 2, …
 * @param rate       discount rate per period, > −1
 * @returns periods
 * @throws {CalcError} "na" when it never pays back, "num" outside the domain
 */
export function payback(investment: number, savings: number | ArrayLike<number>, rate = 0): number {
  requireNonNegative("investment", investment);
  requireRate("rate", rate);
  if (investment === 0) return 0;
  return typeof savings === "number"
    ? levelPayback(investment, savings, rate)
    : seriesPayback(investment, savings, rate);
}

/** In closed form, since a small saving can need millions of periods. */
function levelPayback(investment: number, saving: number, rate: number): number {
  if (!(saving > 0)) throw never();
  const undiscounted = investment / saving;
  // Discounting below the last bit, and no division by a rate of 0.
  if (Math.abs(rate * undiscounted) < 1e-18) return undiscounted;
  const growth = Math.log1p(rate);
  const periods = -Math.log1p((-investment * rate) / saving) / growth;
  // What an endless series of savings is worth is saving / rate.
  if (!(periods < Infinity)) throw never();
  const last = Math.ceil(periods);
  const repaid = (saving * -Math.expm1(-(last - 1) * growth)) / rate;
  const share = (investment - repaid) / (saving * Math.exp(-last * growth));
  return last - 1 + Math.min(1, Math.max(0, share));
}

function seriesPayback(investment: number, savings: ArrayLike<number>, rate: number): number {
  const remaining = new Sum().add(investment);
  let factor = 1;
  for (let period = 1; period <= savings.length; period++) {
    factor /= 1 + rate;
    const saving = savings[period - 1]! * factor;
    const before = remaining.value;
    if (saving >= before) return period - 1 + before / saving;
    remaining.add(-saving);
  }
  throw never();
}
