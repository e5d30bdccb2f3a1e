import { f, words, type CellRef, type Expr } from "../../../sheets/formula";
import type { Dialect } from "../../../sheets/plan";
import { call } from "../../../sheets/functions";

/** A row of yearly amounts, and rows that plain formulas lean on. */
export interface Flows {
  readonly first: CellRef;
  /** The years after the first. */
  readonly later: readonly CellRef[];
  readonly all: Expr;
}

export interface Timeline {
  readonly rate: Expr;
  readonly periods: readonly CellRef[];
  /** Discount factors of all years, as a range. */
  readonly factors: Expr;
}

export interface CaseFunctions {
  /** What is left of one unit of a benefit, or becomes of one unit of cost. */
  riskFactor(probability: Expr, impact: Expr, kind: "benefit" | "cost"): Expr;
  npv(flows: Flows, time: Timeline): Expr;
  ratio(benefits: Flows, costs: Flows, time: Timeline): Expr;
  bcr(benefits: Flows, costs: Flows, time: Timeline): Expr;
  irr(flows: Flows): Expr;
  /** Years until the flows after the first repay it. `cumulative` holds the flows' running total. */
  payback(flows: Flows, cumulative: Flows, time: Timeline, rate?: Expr): Expr;
  /** Payback discounts by the rate that it is given; otherwise it wants flows that are discounted already. */
  readonly discounts: boolean;
}

const ADDIN: CaseFunctions = {
  discounts: true,
  riskFactor: (p, i, kind) => call("ROI_RISK_ADJUST", ONE, p, i, kind === "cost" ? words("cost") : undefined),
  npv: (flows, { rate }) => call("ROI_NPV", rate, flows.all),
  ratio: (benefits, costs, { rate }) => call("ROI_RATIO", benefits.all, costs.all, rate),
  bcr: (benefits, costs, { rate }) => call("ROI_BCR", benefits.all, costs.all, rate),
  irr: (flows) => call("ROI_IRR", flows.all),
  payback: (flows, _cumulative, _time, rate) =>
    call("ROI_PAYBACK", f`-${flows.first}`, f`${last(flows.later, 0)}:${last(flows.later)}`, rate),
};

const PLAIN: CaseFunctions = {
  discounts: false,
  riskFactor: (p, i, kind) => (kind === "cost" ? f`(1+${p}*${i})` : f`(1-${p}*${i})`),
  npv: (flows, { factors }) => f`SUMPRODUCT(${flows.all},${factors})`,
  ratio: (benefits, costs, time) => f`(${PLAIN.bcr(benefits, costs, time)}-1)`,
  bcr: (benefits, costs, { factors }) =>
    f`(SUMPRODUCT(${benefits.all},${factors})/SUMPRODUCT(${costs.all},${factors}))`,
  irr: (flows) => f`IRR(${flows.all})`,
  // The first year whose running total isn't negative, less the part of that year that wasn't needed.
  payback: (flows, cumulative, { periods }) =>
    flows.later.reduceRight<Expr>(
      (rest, flow, index) => {
        const total = last(cumulative.later, index);
        return f`IF(${total}>=0,${last(periods, index + 1)}-${total}/${flow},${rest})`;
      },
      f`NA()`,
    ),
};

export function caseFunctions(dialect: Dialect): CaseFunctions {
  return dialect === "addin" ? ADDIN : PLAIN;
}

const ONE: Expr = { render: () => "1" };

function last<T>(cells: readonly T[], index = cells.length - 1): T {
  const cell = cells[index];
  if (cell === undefined) throw new Error("A timeline is too short");
  return cell;
}
