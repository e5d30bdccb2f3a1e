import { CalcError } from "../errors";
import { messages, requireDivisor, requireNonNegative, requirePositive } from "../messages";
import { Sum } from "../sum";

/** Shares that should add up to 1, such as ten times 0.1, may miss it by rounding; so does the ln of 0.1 × 10 miss 0. */
const ROUNDING = 1e-12;

/**
 * The speed-up of several optimizations together.
 * @param speedups factors, each > 0
 * @param shares   part of the baseline run that each one touches, disjoint, Σ ≤ 1. Left out: each one touches the
 * whole run, and the factors multiply. Given: Amdahl's law, 1 / (1 − Σf + Σ f/s). A pair of zeros is no row.
 * @returns factor
 * @throws {CalcError} "num" when a speed-up is ≤ 0, a share negative, or the shares add up to more than 1
 * Source: G. M. Amdahl, "Validity of the single processor approach to achieving large scale computing capabilities",
 * AFIPS 1967.
 */
export function stackedSpeedup(speedups: ArrayLike<number>, shares?: ArrayLike<number>): number {
  if (!shares) return product(speedups);
  const touched = new Sum();
  const remaining = new Sum();
  for (let i = 0; i < speedups.length; i++) {
    const factor = speedups[i]!;
    const share = shares[i]!;
    if (factor === 0 && share === 0) continue;
    requirePositive("speedups", factor);
    requireNonNegative("shares", share);
    touched.add(share);
    remaining.add(share / factor);
  }
  if (touched.value > 1 + ROUNDING) throw new CalcError("num", messages.sharesAboveOne);
  return 1 / remaining.add(Math.max(0, 1 - touched.value)).value;
}

/**
 * How much of the independent product is realised: ln(combined) / ln(Π speedups).
 * @param combined speed-up that was measured or stated, > 0
 * @param speedups factors that it is made of, each > 0
 * @returns fraction of the product, on a logarithmic scale: 1 when the factors multiply in full
 * @throws {CalcError} "num" when a factor is ≤ 0, "div0" when the product is 1 but for rounding
 */
export function stackEfficiency(combined: number, speedups: ArrayLike<number>): number {
  requirePositive("combined", combined);
  const logarithm = new Sum();
  for (let i = 0; i < speedups.length; i++) {
    requirePositive("speedups", speedups[i]!);
    logarithm.add(Math.log(speedups[i]!));
  }
  const realised = Math.abs(logarithm.value) > ROUNDING ? logarithm.value : 0;
  requireDivisor("ln of the product of speedups", realised);
  return Math.log(combined) / realised;
}

/** The same in whatever order they stand; large factors take turns with small ones, so that none of them overflows. */
function product(speedups: ArrayLike<number>): number {
  const sorted = Float64Array.from(speedups).sort();
  let result = 1;
  for (let low = 0, high = sorted.length - 1; low <= high;) {
    requirePositive("speedups", sorted[low]!);
    result *= result < 1 ? sorted[high--]! : sorted[low++]!;
  }
  return result;
}
