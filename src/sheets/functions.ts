import { f, list, operand, words, type Expr } from "./formula";
import type { Dialect } from "./plan";

/**
 * What the sheets compute, in either dialect; arguments as in the add-in's function of the same name. Arguments that
 * are reduced to one number are ranges.
 */
export interface SheetFunctions {
  savings(baseline: Expr, optimized: Expr): Expr;
  savingsRate(baseline: Expr, optimized: Expr): Expr;
  speedup(baseline: Expr, optimized: Expr, measure: "time" | "rate"): Expr;
  timeSavings(speedup: Expr): Expr;
  stack(speedups: Expr, shares?: Expr): Expr;
  stackEfficiency(combined: Expr, speedups: Expr): Expr;
  qualityGain(baseline: Expr, optimized: Expr, scale: Expr): Expr;
  qualityRetained(baseline: Expr, optimized: Expr): Expr;
  costPerPoint(cost: Expr, gain: Expr): Expr;
  phi(cost: Expr, quality: Expr, time: Expr, investment: Expr, weight: Expr): Expr;
  payback(investment: Expr, savings: Expr): Expr;
  tokenCost(pricePerGpuHour: Expr, tokensPerSecond: Expr): Expr;
  inferenceCost(requests: Expr, tokens: Expr, price: Expr, days: Expr): Expr;
  lossAvoided(failureCost: Expr, before: Expr, after: Expr, runs: Expr): Expr;
}

const ADDIN: SheetFunctions = {
  savings: (b, o) => call("ROI_SAVINGS", b, o),
  savingsRate: (b, o) => call("ROI_SAVINGS_RATE", b, o),
  speedup: (b, o, measure) =>
    measure === "time" ? call("ROI_SPEEDUP", b, o) : call("ROI_SPEEDUP", b, o, words("rate")),
  timeSavings: (s) => call("ROI_TIME_SAVINGS", s),
  stack: (s, shares) => call("ROI_STACK", s, shares),
  stackEfficiency: (c, s) => call("ROI_STACK_EFFICIENCY", c, s),
  qualityGain: (b, o, scale) => call("ROI_QUALITY_GAIN", b, o, scale),
  qualityRetained: (b, o) => call("ROI_QUALITY_RETAINED", b, o),
  costPerPoint: (c, g) => call("ROI_COST_PER_POINT", c, g),
  phi: (c, q, t, i, w) => call("ROI_PHI", c, q, t, i, w),
  payback: (i, s) => call("ROI_PAYBACK", i, s),
  tokenCost: (p, t) => call("ROI_TOKEN_COST", p, t),
  inferenceCost: (r, t, p, d) => call("ROI_INFERENCE_COST", r, t, p, d),
  lossAvoided: (c, b, a, r) => call("ROI_LOSS_AVOIDED", c, b, a, r),
};

/**
 * Every result in brackets: it may stand inside any other formula. Where the function would answer #NUM!, the formula
 * answers #N/A, for Excel has no way to say #NUM!: an error in any case, and never a number that means nothing.
 */
const PLAIN: SheetFunctions = ofOperands({
  savings: (b, o) => f`(${b}-${o})`,
  savingsRate: (b, o) => f`((${b}-${o})/${b})`,
  speedup: (b, o, measure) => within(f`MIN(${b},${o})>=0`, measure === "time" ? f`${b}/${o}` : f`${o}/${b}`),
  timeSavings: (s) => within(f`${s}>0`, f`1-1/${s}`),
  stack: (s, shares) =>
    shares
      ? within(
          f`AND(MIN(${s})>0,MIN(${shares})>=0,ROUND(SUM(${shares})*1000000000,0)<=1000000000)`,
          f`1/(1-SUM(${shares})+SUMPRODUCT(${shares}/${s}))`,
        )
      : within(f`AND(COUNT(${s})=COUNTA(${s}),MIN(${s})>0)`, f`PRODUCT(${s})`),
  stackEfficiency: (c, s) => f`(LN(${c})/SUMPRODUCT(LN(${s})))`,
  qualityGain: (b, o, scale) => within(f`MIN(${scale})>=0`, f`SUMPRODUCT((${o}-${b})/${scale})/ROWS(${b})`),
  qualityRetained: (b, o) => f`(${o}/${b})`,
  costPerPoint: (c, g) => f`(${c}/(100*${g}))`,
  phi: (c, q, t, i, w) => within(f`${i}>=0`, f`${w}*(${c}+${q}+${t})/${i}`),
  // What never pays back has no payback: #N/A in either dialect.
  payback: (i, s) => within(f`AND(${i}>=0,${s}>0)`, f`${i}/${s}`),
  tokenCost: (p, t) => within(f`MIN(${p},${t})>=0`, f`${p}*1000000/(3600*${t})`),
  inferenceCost: (r, t, p, d) => within(f`MIN(${r},${t},${p},${d})>=0`, f`${r}*${t}*${d}*${p}/1000000`),
  lossAvoided: (c, b, a, r) =>
    within(f`AND(MIN(${b},${a},${r})>=0,MAX(${b},${a})<=1)`, f`${r}*${c}*(${b}-${a})`),
});

function within(domain: Expr, result: Expr): Expr {
  return f`IF(${domain},${result},NA())`;
}

/** Arguments in brackets where they are sums or the like themselves. */
function ofOperands(functions: SheetFunctions): SheetFunctions {
  const wrapped = Object.entries(functions).map(([name, make]) => [
    name,
    (...args: (Expr | string | undefined)[]) =>
      (make as (...given: typeof args) => Expr)(
        ...args.map((arg) => (typeof arg === "object" ? operand(arg) : arg)),
      ),
  ]);
  return Object.fromEntries(wrapped) as unknown as SheetFunctions;
}

export function sheetFunctions(dialect: Dialect): SheetFunctions {
  return dialect === "addin" ? ADDIN : PLAIN;
}

/** A result once a column of inputs holds no text: SUM and its like would leave a text out without a word. */
export function ofNumbers(column: Expr, result: Expr): Expr {
  return f`IF(COUNT(${column})=COUNTA(${column}),${result},NA())`;
}

export function sumOfInputs(column: Expr): Expr {
  return ofNumbers(column, f`SUM(${column})`);
}

export function call(name: string, ...args: (Expr | undefined)[]): Expr {
  return f`${{ render: () => name }}(${list(args)})`;
}
