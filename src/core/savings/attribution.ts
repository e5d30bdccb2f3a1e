import { CalcError } from "../errors";
import { gaussLegendre } from "../gauss-legendre";
import { messages, requirePositive } from "../messages";
import { stackEfficiency } from "./stack";

/** Below e^−45 of its start the integrand no longer reaches the last bit of the integral. */
const NEGLIGIBLE = 45;
/** Rows × nodes that take about half a second. */
const MOST_WORK = 2e8;
/** What the rule needs for e^−45u on [0, 1] to the last bit. */
const NODES_OF_AN_EXPONENTIAL = 64;

/**
 * Who earned the saving: the Shapley value of each optimization in the game "the cost after the set S is
 * baseline / Π_S s". It pays each one its saving averaged over all orders in which they can be adopted, so the order
 * of the rows doesn't matter and the parts add up to the saving.
 *
 * With x = 1/s the average over all sets that don't hold i, weighted by elementary symmetric polynomials of the other
 * x, is an integral of their generating polynomial:
 *
 *     φ_i = baseline × (1 − x_i) × ∫₀¹ Π_{j≠i} (1 − t(1 − x_j)) dt
 *
 * All its factors are positive, so nothing cancels; a Gauss–Legendre rule of half as many nodes as there are rows is
 * exact, where subsets would need 2ⁿ terms.
 * @param baseline cost before [money]
 * @param speedups factors, each > 0
 * @param combined speed-up of all together; each factor is first raised to stackEfficiency, so that together they give
 * it. Left out: the factors multiply in full
 * @returns part of each row [money]; together baseline × (1 − 1/combined)
 * @throws {CalcError} "num" when a factor is ≤ 0, or when slow-downs are among more than about 100,000 rows; "div0" when combined is given and the factors multiply to 1
 * Source: L. S. Shapley, "A value for n-person games", Contributions to the Theory of Games II, 1953; multilinear
 * extension: G. Owen, "Multilinear extensions of games", Management Science 18, 1972.
 */
export function attribution(baseline: number, speedups: ArrayLike<number>, combined?: number): Float64Array {
  const count = speedups.length;
  const power = combined === undefined ? 1 : stackEfficiency(combined, speedups);
  const saved = new Float64Array(count);
  let savedTogether = 0;
  let slowest = 0;
  for (let i = 0; i < count; i++) {
    requirePositive("speedups", speedups[i]!);
    saved[i] = savedBy(speedups[i]!, power);
    savedTogether += saved[i]!;
    slowest = Math.min(slowest, saved[i]!);
  }
  // Without slow-downs the integrand lies below e^(−t Σ saved), so long lists need its beginning only.
  const end = slowest < 0 ? 1 : Math.min(1, NEGLIGIBLE / savedTogether);
  const enough = slowest < 0 ? Math.ceil(5 * Math.sqrt(count)) : 0;
  const nodes = Math.min(Math.ceil(count / 2), Math.max(NODES_OF_AN_EXPONENTIAL, enough));
  if (count * nodes > MOST_WORK) throw new CalcError("num", messages.tooMuchWork);
  return integrate(baseline, saved, nodes, end);
}

/** 1 − s^−power, without cancellation near 1. */
const savedBy = (speedup: number, power: number): number =>
  power === 1 ? (speedup - 1) / speedup : -Math.expm1(-power * Math.log(speedup));

function integrate(baseline: number, saved: Float64Array, nodes: number, end: number): Float64Array {
  const rule = gaussLegendre(nodes);
  const parts = new Float64Array(saved.length);
  for (let k = 0; k < nodes; k++) {
    const t = end * rule.nodes[k]!;
    let product = end * rule.weights[k]!;
    for (let i = 0; i < saved.length; i++) product *= 1 - t * saved[i]!;
    for (let i = 0; i < saved.length; i++) parts[i]! += product / (1 - t * saved[i]!);
  }
  for (let i = 0; i < saved.length; i++) parts[i]! *= baseline * saved[i]!;
  return parts;
}
