/** Paper that pays no coupon: bills, discounts, and what is received at the end. */
import { NUM } from "../../values/cell-error";
import { dateOfSerial, LAST_DAY, serialOfDate } from "../../values/serial-date";
import { define, withTraits, TOOLPAK, type FunctionTable } from "../definition";
import { yearFraction } from "../dates/year-fraction";

/** @throws {CellError} "#NUM!" unless both are days, and the settlement comes first */
function stretch(settlement: number, maturity: number): [from: number, to: number] {
  const [from, to] = [Math.trunc(settlement), Math.trunc(maturity)];
  if (from < 0 || from >= to || to > LAST_DAY) throw NUM;
  return [from, to];
}

/** From settlement to maturity as a part of a year. */
export const term = (settlement: number, maturity: number, basis: number): number =>
  yearFraction(...stretch(settlement, maturity), basis);

/** Days from settlement to maturity of a bill: a year at most. */
function billDays(settlement: number, maturity: number): number {
  const [from, to] = stretch(settlement, maturity);
  const { year, month, day } = dateOfSerial(from);
  if (to > serialOfDate(year + 1, month, day)) throw NUM;
  return to - from;
}

const positive = (...values: number[]): void => {
  if (values.some((value) => value <= 0)) throw NUM;
};

export const DISCOUNTS: FunctionTable = withTraits(
  { ...TOOLPAK, dates: true },
  {
    DISC: define("n n n n n?", (settlement, maturity, price, redemption, basis = 0) => {
      positive(price, redemption);
      return (redemption - price) / redemption / term(settlement, maturity, basis);
    }),
    INTRATE: define("n n n n n?", (settlement, maturity, investment, redemption, basis = 0) => {
      positive(investment, redemption);
      return (redemption - investment) / investment / term(settlement, maturity, basis);
    }),
    RECEIVED: define("n n n n n?", (settlement, maturity, investment, discount, basis = 0) => {
      positive(investment, discount);
      return investment / (1 - discount * term(settlement, maturity, basis));
    }),
    PRICEDISC: define("n n n n n?", (settlement, maturity, discount, redemption, basis = 0) => {
      positive(discount, redemption);
      return redemption - discount * redemption * term(settlement, maturity, basis);
    }),
    YIELDDISC: define("n n n n n?", (settlement, maturity, price, redemption, basis = 0) => {
      positive(price, redemption);
      return (redemption / price - 1) / term(settlement, maturity, basis);
    }),
    TBILLPRICE: define("n n n", (settlement, maturity, discount) => {
      positive(discount);
      const price = 100 * (1 - (discount * billDays(settlement, maturity)) / 360);
      return price < 0 ? NUM : price;
    }),
    TBILLYIELD: define("n n n", (settlement, maturity, price) => {
      positive(price);
      return (((100 - price) / price) * 360) / billDays(settlement, maturity);
    }),
    TBILLEQ: define("n n n", (settlement, maturity, discount) => {
      positive(discount);
      const days = billDays(settlement, maturity);
      if (days <= 182) return (365 * discount) / (360 - discount * days);
      // Beyond half a year as a bond with a coupon in between.
      const price = (100 - (discount * 100 * days) / 360) / 100;
      const years = days === 366 ? 1 : days / 365;
      return (-2 * years + 2 * Math.sqrt(years ** 2 - (2 * years - 1) * (1 - 1 / price))) / (2 * years - 1);
    }),
  },
);
