import { requireNonNegative, requireOrder } from "../messages";
import { Sum } from "../sum";

/** Relative. */
const SAME = 1e-12;

export interface TornadoBar {
  /** Place among the inputs, from 0. */
  index: number;
  /** Net benefit with this category at its low and its high, the others likely. [money] */
  low: number;
  high: number;
  /** |high − low| */
  swing: number;
}

/**
 * One category at a time from its low to its high: net benefit Σ baseline × rate − investment.
 * @param baseline   cost before of each category [money]
 * @param low        savings rate at worst, fraction
 * @param likely     most likely savings rate
 * @param high       savings rate at best
 * @param investment [money], ≥ 0
 * @returns widest swing first, ties in input order
 * @throws {CalcError} "num" when low ≤ likely ≤ high doesn't hold or the investment is negative
 */
export function tornado(
  baseline: ArrayLike<number>,
  low: ArrayLike<number>,
  likely: ArrayLike<number>,
  high: ArrayLike<number>,
  investment: number,
): TornadoBar[] {
  requireNonNegative("investment", investment);
  const net = new Sum().add(-investment);
  for (let i = 0; i < baseline.length; i++) {
    requireOrder("low", low[i]!, "likely", likely[i]!);
    requireOrder("likely", likely[i]!, "high", high[i]!);
    net.add(baseline[i]! * likely[i]!);
  }
  const bars = Array.from(baseline, (cost, index): TornadoBar => {
    const at = (rate: number): number => net.with(-cost * likely[index]!, cost * rate);
    return {
      index,
      low: at(low[index]!),
      high: at(high[index]!),
      swing: Math.abs(cost * high[index]! - cost * low[index]!),
    };
  });
  return widestFirst(bars);
}

/** Swings that differ by rounding are ties, and those stay in input order. */
function widestFirst(bars: TornadoBar[]): TornadoBar[] {
  const sorted = bars.sort((one, other) => other.swing - one.swing);
  const ranks = new Map<TornadoBar, number>();
  sorted.forEach((bar, i) => {
    const before = sorted[i - 1];
    const tied = before && before.swing - bar.swing <= SAME * before.swing;
    ranks.set(bar, tied ? ranks.get(before)! : i);
  });
  return sorted.sort((one, other) => ranks.get(one)! - ranks.get(other)! || one.index - other.index);
}
