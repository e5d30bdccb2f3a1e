import { attribution } from "../../../src/core/savings/attribution";
import { parseClaim } from "../../../src/core/claims/claim";
import { CalcError, type CalcErrorKind } from "../../../src/core/errors";
import { finetuneMemory } from "../../../src/core/training/memory";
import { payback } from "../../../src/core/returns/payback";
import { phiScore } from "../../../src/core/returns/phi";
import { costPerPoint, qualityGain, qualityRetained } from "../../../src/core/quality/quality";
import { lossAvoided } from "../../../src/core/returns/risk";
import { savings, savingsRate, speedup, timeSavings } from "../../../src/core/savings/savings";
import { inferenceCost, tokenCost } from "../../../src/core/serving/serving";
import { stackEfficiency, stackedSpeedup } from "../../../src/core/savings/stack";
import { verdict } from "../../../src/core/claims/verdict";

export type Scalar = number | string | boolean;
/** Rows of cells; a single value is one row of one cell. */
export type Matrix = Scalar[][];

/** A cell's error, `#DIV/0!`. */
export class CellError extends Error {}

const CODES: Record<CalcErrorKind, string> = { div0: "#DIV/0!", num: "#NUM!", value: "#VALUE!", na: "#N/A" };

export const single = (matrix: Matrix | undefined): Scalar => matrix?.[0]?.[0] ?? "";

export function number(value: Scalar): number {
  if (value === "") return 0;
  if (typeof value !== "number") throw new CellError("#VALUE!");
  return value;
}

const scalar = (matrix: Matrix | undefined): number => number(single(matrix));
const numbers = (...matrices: Matrix[]): number[] =>
  matrices.flat(2).filter((value): value is number => typeof value === "number");
const column = (matrix: Matrix | undefined): number[] => (matrix ?? []).flat().map(number);
const optional = (matrix: Matrix | undefined): number | undefined => (matrix ? scalar(matrix) : undefined);
const cell = (value: Scalar): Matrix => [[value]];
const total = (values: number[]): number => values.reduce((sum, value) => sum + value, 0);

function finite(value: number): Matrix {
  if (!Number.isFinite(value)) throw new CellError("#NUM!");
  return cell(value);
}

/** Round half away from zero on the decimal number that a person sees, as Excel does. */
function rounded(value: number, digits: number): number {
  const scaled = Number((Math.abs(value) * 10 ** digits).toPrecision(15));
  return (Math.sign(value) * Math.round(scaled)) / 10 ** digits;
}

/** Where a criterion is a number, equal cells; where it is "<>1" or a word, what Excel makes of it. */
function meets(value: Scalar, criterion: Scalar): boolean {
  const unequal = typeof criterion === "string" && /^<>(.*)$/.exec(criterion);
  if (unequal) return String(value) !== unequal[1];
  return String(value).toLowerCase() === String(criterion).toLowerCase();
}

function chosen(range: Matrix, criterion: Matrix, values: Matrix): number[] {
  const wanted = single(criterion);
  const flat = values.flat();
  return range.flat().flatMap((value, i) => (meets(value, wanted) ? [number(flat[i] ?? "")] : []));
}

/** The add-in's functions, on the core. */
const ADDIN: Record<string, (...args: (Matrix | undefined)[]) => Matrix> = {
  ROI_SAVINGS: (b, o) => cell(savings(scalar(b), scalar(o))),
  ROI_SAVINGS_RATE: (b, o) => cell(savingsRate(scalar(b), scalar(o))),
  ROI_SPEEDUP: (b, o, m) => cell(speedup(scalar(b), scalar(o), m ? (single(m) as "time" | "rate") : "time")),
  ROI_TIME_SAVINGS: (s) => cell(timeSavings(scalar(s))),
  ROI_STACK: (s, f) => cell(stackedSpeedup(column(s), f && column(f))),
  ROI_STACK_EFFICIENCY: (c, s) => cell(stackEfficiency(scalar(c), column(s))),
  ROI_ATTRIBUTION: (b, s, c) => [...attribution(scalar(b), column(s), optional(c))].map((value) => [value]),
  ROI_QUALITY_GAIN: (b, o, s) => cell(qualityGain(column(b), column(o), column(s))),
  ROI_QUALITY_RETAINED: (b, o) => cell(qualityRetained(scalar(b), scalar(o))),
  ROI_COST_PER_POINT: (c, g) => cell(costPerPoint(scalar(c), scalar(g))),
  ROI_PHI: (c, q, t, i, w) => cell(phiScore(scalar(c), scalar(q), scalar(t), scalar(i), optional(w))),
  ROI_PAYBACK: (i, s) => cell(payback(scalar(i), scalar(s))),
  ROI_TOKEN_COST: (p, t) => cell(tokenCost(scalar(p), scalar(t))),
  ROI_INFERENCE_COST: (r, t, p, d) => cell(inferenceCost(scalar(r), scalar(t), scalar(p), optional(d))),
  ROI_LOSS_AVOIDED: (c, b, a, r) => cell(lossAvoided(scalar(c), scalar(b), scalar(a), optional(r))),
  ROI_FINETUNE_MEMORY: (p, m) => cell(finetuneMemory(scalar(p), single(m) as "full")),
  ROI_VALUE: (t) => cell(parseClaim(String(single(t))).value),
  ROI_VERDICT: (t, c) => cell(verdict(parseClaim(String(single(t))), scalar(c))),
};

/** Excel's own, as far as the sheets use them. IF is lazy and lives in the evaluator, as ROW, ROWS and INDEX do. */
const NATIVE: Record<string, (...args: Matrix[]) => Matrix> = {
  AND: (...args) => cell(args.every((arg) => single(arg) === true)),
  OR: (...args) => cell(args.some((arg) => single(arg) === true)),
  SUM: (...args) => cell(total(numbers(...args))),
  PRODUCT: (...args) => cell(numbers(...args).reduce((product, value) => product * value, 1)),
  MIN: (...args) => cell(Math.min(...numbers(...args))),
  MAX: (...args) => cell(Math.max(...numbers(...args))),
  AVERAGE: (...args) => finite(total(numbers(...args)) / numbers(...args).length),
  AVERAGEIF: (range, criterion, values) => {
    const kept = chosen(range!, criterion!, values!);
    return finite(total(kept) / kept.length);
  },
  SUMIF: (range, criterion, values) => cell(total(chosen(range!, criterion!, values!))),
  COUNTIF: (range, criterion) =>
    cell(range!.flat().filter((value) => meets(value, single(criterion))).length),
  COUNT: (...args) => cell(numbers(...args).length),
  COUNTA: (range) => cell(range!.flat().filter((value) => value !== "").length),
  MATCH: (wanted, range) => {
    const found = range!.flat().findIndex((value) => meets(value, single(wanted)));
    if (found < 0) throw new CellError("#N/A");
    return cell(found + 1);
  },
  SUMPRODUCT: (range) => cell(total(range!.flat().map(number))),
  ABS: (x) => cell(Math.abs(scalar(x))),
  ROUND: (x, digits) => cell(rounded(scalar(x), scalar(digits))),
  TRUNC: (x) => cell(Math.trunc(scalar(x))),
  NA: () => {
    throw new CellError("#N/A");
  },
};

/** Functions that Excel applies to each cell of an array. */
const ELEMENTWISE: Record<string, (value: number) => number> = { LN: Math.log, EXP: Math.exp };

export function callFunction(name: string, args: Matrix[]): Matrix {
  const each = ELEMENTWISE[name];
  if (each) return args[0]!.map((row) => row.map((value) => single(finite(each(number(value))))));
  const native = NATIVE[name];
  if (native) return native(...args);
  const addin = ADDIN[name];
  if (!addin) throw new Error(`The proof doesn't know ${name}`);
  try {
    return addin(...args);
  } catch (error) {
    if (error instanceof CalcError) throw new CellError(CODES[error.kind]);
    throw error;
  }
}
