import { f, type Expr } from "../../../sheets/formula";
import type { Dialect } from "../../../sheets/plan";
import { costFunctions } from "../parts/functions";

/** What a request holds, and how much of it the provider's cache reads and writes. */
export interface Workload {
  readonly input: Expr;
  readonly output: Expr;
  readonly hit: Expr;
  readonly written: Expr;
  /** Of the requests that are long, and the input of one. */
  readonly longShare: Expr;
  readonly longInput: Expr;
  /** Of the requests that wait in batches. */
  readonly batched: Expr;
}

/** A model's prices of a million tokens; those that it lacks are settled already. */
export interface Rates {
  readonly input: Expr;
  readonly read: Expr;
  readonly write: Expr;
  readonly output: Expr;
  /** What a batch costs of the price. */
  readonly batch: Expr;
  /** By how much input and output rise in a request of so many input tokens. */
  readonly rise: (input: Expr) => { readonly input: Expr; readonly output: Expr };
}

/** The mean cost of a request, over long and short ones, at once and in batches. */
export function meanRequest(dialect: Dialect, work: Workload, rates: Rates): Expr {
  const short = oneRequest(dialect, work, rates, work.input);
  const long = oneRequest(dialect, work, rates, work.longInput);
  return f`((1-${work.longShare})*${short}+${work.longShare}*${long})*(1-${work.batched}*(1-${rates.batch}))`;
}

/** Once a request is long, all of its tokens are dearer. */
function oneRequest(dialect: Dialect, { output, hit, written }: Workload, rates: Rates, input: Expr): Expr {
  const rise = rates.rise(input);
  const [fresh, read, write] = [rates.input, rates.read, rates.write].map(
    (price) => f`${price}*${rise.input}`,
  ) as [Expr, Expr, Expr];
  const answer = f`${rates.output}*${rise.output}`;
  return costFunctions(dialect, {}).requestCost(input, output, fresh, answer, hit, read, written, write);
}
