/** Depreciation as French accounting has it: the first period counts by its days, and for degressive by a coefficient. */
import { NUM } from "../../values/cell-error";
import { dateOfSerial, serialOfDate } from "../../values/serial-date";
import { isLeap, yearLength } from "../dates/year-fraction";
import { define, withTraits, TOOLPAK, type FunctionTable } from "../definition";
import { basisOf } from "../dates/year-fraction";
import { daysBetween } from "./coupons";

interface Asset {
  readonly cost: number;
  readonly salvage: number;
  readonly life: number;
  readonly basis: number;
  readonly purchased: number;
  readonly firstEnd: number;
}

function assetOf(
  cost: number,
  purchased: number,
  firstEnd: number,
  salvage: number,
  period: number,
  rate: number,
  by = 0,
): Asset {
  const basis = basisOf(by);
  const [bought, end] = [Math.trunc(purchased), Math.trunc(firstEnd)];
  if (basis === 2 || cost < 0 || salvage < 0 || period < 0 || rate <= 0 || bought > end || salvage > cost)
    throw NUM;
  return { cost, salvage, basis, purchased: bought, firstEnd: end, life: Math.ceil(1 / rate) };
}

/** What the days from the purchase to the end of its period are worth; and whether that is a period of its own. */
function firstPeriod({ cost, salvage, basis, purchased, firstEnd, life }: Asset, rate: number) {
  const inYear = yearLength(purchased, purchased, basis);
  const plain = (serial: number): number => {
    const date = dateOfSerial(serial);
    const counts = (basis === 1 || basis === 3) && isLeap(date.year) && date.month === 2 && date.day >= 28;
    return counts ? serialOfDate(date.year, 2, 28) : serial;
  };
  const byDays = (daysBetween(plain(purchased), plain(firstEnd), basis) / inYear) * rate * cost;
  const worth = byDays === 0 ? cost * rate : byDays;
  return { worth: Math.min(worth, cost - salvage), life: byDays === 0 ? life : life + 1 };
}

const whole = (value: number): number => Math.floor(Number(value.toFixed(9)) + 0.5);

export const FRENCH_DEPRECIATION: FunctionTable = withTraits(
  { ...TOOLPAK, dates: true },
  {
    AMORLINC: define("n n n n n n n?", (cost, purchased, firstEnd, salvage, period, rate, basis) => {
      const asset = assetOf(cost, purchased, firstEnd, salvage, period, rate, basis);
      if (cost === salvage || period > asset.life) return 0;
      const first = firstPeriod(asset, rate).worth;
      if (period === 0) return first;
      let [left, depreciation] = [cost - salvage - first, rate * cost];
      for (let count = 1; count <= period; count++) {
        depreciation = Math.min(depreciation, left);
        left = Math.max(0, left - depreciation);
      }
      return depreciation;
    }),
    AMORDEGRC: define("n n n n n n n?", (cost, purchased, firstEnd, salvage, period, rate, basis) => {
      const asset = assetOf(cost, purchased, firstEnd, salvage, period, rate, basis);
      const years = 1 / rate;
      if (years < 3 || (years > 4 && years < 5)) throw NUM;
      if (cost === salvage || period > asset.life) return 0;
      const coefficient = asset.life <= 4 ? 1.5 : asset.life <= 6 ? 2 : 2.5;
      let degressive = rate * coefficient;
      const { worth, life } = firstPeriod(asset, degressive);
      const first = whole(worth);
      if (period === 0) return first;
      let [left, depreciation] = [cost - first, 0];
      for (let count = 1; count <= period; count++) {
        // Half of what is left in the last period but one, and all of it in the last.
        const before = life - (count + 1);
        depreciation = before === 2 ? left * 0.5 : degressive * left;
        if (before === 2) degressive = 1;
        if (left < salvage) depreciation = 0;
        left -= depreciation;
      }
      return whole(depreciation);
    }),
  },
);
