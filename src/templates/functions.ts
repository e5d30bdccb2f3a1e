import { f, list, words, type Expr } from "./formula";
import type { Dialect } from "./plan";

/** What the sheets compute, in either dialect. Arguments as in the add-in's function of the same name. */
export interface SheetFunctions {
  savings(baseline: Expr, optimized: Expr): Expr;
  savingsRate(baseline: Expr, optimized: Expr): Expr;
  speedup(baseline: Expr, optimized: Expr, measure: "time" | "rate"): Expr;
  timeSavings(speedup: Expr): Expr;
  phi(cost: Expr, quality: Expr, time: Expr, investment: Expr, weight: Expr): Expr;
}

const ADDIN: SheetFunctions = {
  savings: (b, o) => call("ROI_SAVINGS", b, o),
  savingsRate: (b, o) => call("ROI_SAVINGS_RATE", b, o),
  speedup: (b, o, measure) =>
    measure === "time" ? call("ROI_SPEEDUP", b, o) : call("ROI_SPEEDUP", b, o, words("rate")),
  timeSavings: (s) => call("ROI_TIME_SAVINGS", s),
  phi: (c, q, t, i, w) => call("ROI_PHI", c, q, t, i, w),
};

/** Every result in brackets: it may stand inside any other formula. */
const PLAIN: SheetFunctions = {
  savings: (b, o) => f`(${b}-${o})`,
  savingsRate: (b, o) => f`((${b}-${o})/${b})`,
  speedup: (b, o, measure) => (measure === "time" ? f`(${b}/${o})` : f`(${o}/${b})`),
  timeSavings: (s) => f`(1-1/${s})`,
  phi: (c, q, t, i, w) => f`(${w}*(${c}+${q}+${t})/${i})`,
};

export function sheetFunctions(dialect: Dialect): SheetFunctions {
  return dialect === "addin" ? ADDIN : PLAIN;
}

function call(name: string, ...args: (Expr | undefined)[]): Expr {
  return f`${{ render: () => name }}(${list(args)})`;
}
