/** Bonds whose first or last period is longer or shorter than the others, and the interest that has run up on one. */
import { NUM } from "../../values/cell-error";
import { dateOfSerial } from "../../values/serial-date";
import { define, withTraits, TOOLPAK, type FunctionTable } from "../definition";
import { basisOf } from "../dates/year-fraction";
import { yieldFor } from "./bonds";
import { couponsOf, daysBetween, frequencyOf, isMonthEnd, monthsOn, wholeMonths360 } from "./coupons";

const elapsed = (start: number, end: number, basis: number): number =>
  Math.max(0, daysBetween(start, end, basis));

/** Whole periods from the settlement to the first coupon. */
function periodsBefore(first: number, settlement: number, months: number): number {
  const { month, day } = dateOfSerial(first);
  const toEnd = isMonthEnd(first) || (month !== 2 && day > 28 && isMonthEnd(settlement));
  const start = monthsOn(settlement, 0, toEnd);
  let count = settlement < start ? 1 : 0;
  for (let at = monthsOn(start, months, toEnd); at < first; at = monthsOn(at, months, toEnd)) count++;
  return count;
}

interface Bond {
  readonly settlement: number;
  readonly maturity: number;
  readonly rate: number;
  readonly redemption: number;
  readonly frequency: number;
  readonly basis: number;
}

function firstPrice(bond: Bond, issue: number, first: number, yearly: number): number {
  const { settlement, maturity, rate, redemption, frequency, basis } = bond;
  const until = couponsOf(settlement, first, frequency, basis);
  const length = until.length;
  const each = (100 * rate) / frequency;
  const step = 1 + yearly / frequency;
  const opening = elapsed(issue, first, basis);
  if (opening < length) {
    const { count } = couponsOf(settlement, maturity, frequency, basis);
    const part = elapsed(settlement, first, basis) / length;
    let worth = redemption / step ** (count - 1 + part) + (each * opening) / length / step ** part;
    for (let k = 2; k <= count; k++) worth += each / step ** (k - 1 + part);
    return worth - (each * elapsed(issue, settlement, basis)) / length;
  }
  const months = 12 / frequency;
  // Quasi-coupon periods back from the first coupon to the issue.
  let [late, paid, accrued] = [first, 0, 0];
  for (let i = couponsOf(issue, first, frequency, basis).count; i >= 1; i--) {
    const early = monthsOn(late, -months, false);
    const normal = basis === 1 ? elapsed(early, late, basis) : length;
    paid += (i > 1 ? normal : elapsed(issue, late, basis)) / normal;
    accrued += elapsed(Math.max(issue, early), Math.min(settlement, late), basis) / normal;
    late = early;
  }
  const left = basis === 2 || basis === 3 ? elapsed(settlement, until.after, basis) : length - until.passed;
  const before = periodsBefore(first, settlement, months);
  const { count } = couponsOf(first, maturity, frequency, basis);
  const part = left / length;
  let worth = redemption / step ** (part + before + count) + (each * paid) / step ** (before + part);
  for (let k = 1; k <= count; k++) worth += each / step ** (k + before + part);
  return worth - each * accrued;
}

/** What the last period's stretches come to in periods: all of it, what has run up, and what is left. */
function lastPeriod({ settlement, maturity, frequency, basis }: Bond, last: number) {
  const days = (start: number, end: number): number =>
    basis === 0 ? Math.max(0, wholeMonths360(start, end)) : elapsed(start, end, basis);
  const { count } = couponsOf(last, maturity, frequency, basis);
  let [early, paid, accrued, left] = [last, 0, 0, 0];
  for (let i = 1; i <= count; i++) {
    const late = monthsOn(early, 12 / frequency, false);
    const normal = days(early, late);
    const own = i < count ? normal : days(early, maturity);
    paid += own / normal;
    if (late < settlement) accrued += own / normal;
    else if (early < settlement) accrued += elapsed(early, settlement, basis) / normal;
    left += elapsed(Math.max(settlement, early), Math.min(maturity, late), basis) / normal;
    early = late;
  }
  return { paid, accrued, left };
}

function bond(
  settlement: number,
  maturity: number,
  rate: number,
  redemption: number,
  frequency: number,
  basis = 0,
): Bond {
  if (rate < 0 || redemption <= 0) throw NUM;
  return {
    settlement: Math.trunc(settlement),
    maturity: Math.trunc(maturity),
    rate,
    redemption,
    frequency: frequencyOf(frequency),
    basis: basisOf(basis),
  };
}

/** The days of an odd first period in their order, and the first coupon one of those that the maturity counts back to. */
function checkFirst({ settlement, maturity, frequency }: Bond, issue: number, first: number): void {
  if (!(issue < settlement && settlement < first && first < maturity)) throw NUM;
  const toEnd = isMonthEnd(maturity);
  let at = maturity;
  while (at > first) at = monthsOn(at, -12 / frequency, toEnd);
  if (at !== first) throw NUM;
}

function accruedInterest(
  issued: number,
  firstInterest: number,
  settled: number,
  rate: number,
  par = 1000,
  often: number,
  by = 0,
  fromIssue = true,
): number {
  const [issue, first, settlement] = [issued, firstInterest, settled].map(Math.trunc) as [
    number,
    number,
    number,
  ];
  const [frequency, basis] = [frequencyOf(often), basisOf(by)];
  if (rate <= 0 || par <= 0 || issue >= settlement) throw NUM;
  const months = 12 / frequency;
  const toEnd = isMonthEnd(first);
  const opening = monthsOn(first, -months, toEnd);
  let previous = opening;
  if (settlement > first && fromIssue)
    for (let next = first; next < settlement; next = monthsOn(next, months, toEnd)) previous = next;
  const even = (basis === 3 ? 365 : 360) / frequency;
  const lengthFrom = (start: number, end: number): number =>
    basis === 0 ? wholeMonths360(start, end) : basis === 1 ? end - start : even;
  const normal = basis === 1 ? first - opening : even;
  let periods = daysBetween(Math.max(issue, previous), settlement, basis) / normal;
  for (let late = previous; late > issue;) {
    const early = monthsOn(late, -months, toEnd);
    if (issue <= early) periods += fromIssue ? 1 : 0;
    else periods += daysBetween(issue, late, basis) / lengthFrom(early, late);
    late = early;
  }
  return ((par * rate) / frequency) * periods;
}

export const ODD_PERIODS: FunctionTable = withTraits(
  { ...TOOLPAK, dates: true },
  {
    ODDFPRICE: define(
      "n n n n n n n n n?",
      (settlement, maturity, issue, first, rate, yearly, redemption, frequency, basis) => {
        const one = bond(settlement, maturity, rate, redemption, frequency, basis);
        const [issued, coupon] = [Math.trunc(issue), Math.trunc(first)];
        if (yearly < 0) throw NUM;
        checkFirst(one, issued, coupon);
        return firstPrice(one, issued, coupon, yearly);
      },
    ),
    ODDFYIELD: define(
      "n n n n n n n n n?",
      (settlement, maturity, issue, first, rate, paid, redemption, frequency, basis) => {
        const one = bond(settlement, maturity, rate, redemption, frequency, basis);
        const [issued, coupon] = [Math.trunc(issue), Math.trunc(first)];
        if (paid <= 0) throw NUM;
        checkFirst(one, issued, coupon);
        return yieldFor(paid, one.frequency, (yearly) => firstPrice(one, issued, coupon, yearly));
      },
    ),
    ODDLPRICE: define(
      "n n n n n n n n?",
      (settlement, maturity, last, rate, yearly, redemption, frequency, basis) => {
        const one = bond(settlement, maturity, rate, redemption, frequency, basis);
        const from = Math.trunc(last);
        if (yearly < 0 || !(from < one.settlement && one.settlement < one.maturity)) throw NUM;
        const { paid, accrued, left } = lastPeriod(one, from);
        const each = (100 * rate) / one.frequency;
        return (paid * each + redemption) / ((left * yearly) / one.frequency + 1) - accrued * each;
      },
    ),
    ODDLYIELD: define(
      "n n n n n n n n?",
      (settlement, maturity, last, rate, price, redemption, frequency, basis) => {
        const one = bond(settlement, maturity, rate, redemption, frequency, basis);
        const from = Math.trunc(last);
        if (price <= 0 || !(from < one.settlement && one.settlement < one.maturity)) throw NUM;
        const { paid, accrued, left } = lastPeriod(one, from);
        const each = (100 * rate) / one.frequency;
        const cost = accrued * each + price;
        return (((paid * each + redemption - cost) / cost) * one.frequency) / left;
      },
    ),
    ACCRINT: define("n n n n n? n n? b?", accruedInterest),
  },
);
