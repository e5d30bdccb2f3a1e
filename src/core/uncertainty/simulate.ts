import { ranged, type RangeDistribution } from "./distributions";
import { CalcError } from "../errors";
import { BLOCK, Draws, drawTables, type DrawTables } from "./draws";
import { messages, requireNonNegative, requireSeed, requireTrials } from "../messages";
import { seeded } from "./random";
import { Tally } from "./tally";
import { trialMemory } from "./trial-memory";

/** 80 MB of trials. */
export const MOST_TRIALS = 10_000_000;
/** Draws that take about half a second, and categories whose tables take 48 MB. */
const MOST_DRAWS = 1e8;
const MOST_CATEGORIES = 1000;
const DEFAULT_TRIALS = 100_000;
/** A net within this part of the baseline of 0 is no loss: savings that equal the investment. */
const ROUNDING = 1e-12;
const PERCENTILES = [0.05, 0.1, 0.5, 0.9, 0.95];
/** The worst trials that the expected shortfall averages. */
const SHORTFALL = 0.05;

/** What the trials came to. [money], chances as fractions */
export interface Outcome {
  mean: number;
  /** Of the sample; NaN for a single trial. */
  standardDeviation: number;
  /** P5, P10, P50, P90, P95: this share of the trials lies below, as in Excel's PERCENTILE.INC. */
  percentiles: number[];
  probabilityOfLoss: number;
  /** Mean of the worst 5% of the trials. */
  expectedShortfall: number;
}

/**
 * Monte Carlo of the net benefit: Σ baseline_i × X_i − investment, with X_i the savings rate of category i. Category i
 * draws from stream i of the seed, so changing one category leaves the draws of the others.
 * @param baseline     cost before of each category [money]
 * @param low          savings rate at worst, fraction
 * @param likely       most likely savings rate
 * @param high         savings rate at best
 * @param investment   [money], ≥ 0
 * @param trials       1…10,000,000
 * @param seed         whole number
 * @param distribution of the savings rates
 * @throws {CalcError} "num" outside the domain, and for more than 1,000 categories or 100 million draws
 */
export function simulate(
  baseline: ArrayLike<number>,
  low: ArrayLike<number>,
  likely: ArrayLike<number>,
  high: ArrayLike<number>,
  investment: number,
  trials: number = DEFAULT_TRIALS,
  seed = 1,
  distribution: RangeDistribution = "pert",
): Outcome {
  requireTrials(trials, MOST_TRIALS);
  requireSeed(seed);
  requireNonNegative("investment", investment);
  const costs = Array.from(baseline, (cost, i) => ({ cost, i })).filter(({ cost }) => cost !== 0);
  if (costs.length > MOST_CATEGORIES || costs.length * trials > MOST_DRAWS)
    throw new CalcError("num", messages.tooMuchWork);
  const categories = costs.map(({ cost, i }) => ({
    cost,
    rates: new Draws(tablesOf(distribution, low[i]!, likely[i]!, high[i]!), seeded(seed, i)),
  }));
  const { values: net, buckets } = trialMemory(trials);
  const rounding = ROUNDING * costs.reduce((size, { cost }) => size + Math.abs(cost), 0);
  const tally = new Tally(net, buckets, -rounding);
  for (let start = 0; start < trials; start += BLOCK) {
    const block = net.subarray(start, start + BLOCK).fill(-investment);
    for (const { cost, rates } of categories) rates.addTo(block, cost);
    tally.add(block);
  }
  return outcome(tally, trials);
}

/** 3 MB. */
const MOST_KEPT = 64;
const kept = new Map<string, DrawTables>();

/** Kept for the next call, since an edit in Excel simulates again with most of the ranges as they were. */
function tablesOf(...range: Parameters<typeof ranged>): DrawTables {
  const key = range.join();
  let tables = kept.get(key);
  if (!tables) {
    tables = drawTables(ranged(...range));
    if (kept.size >= MOST_KEPT) kept.clear();
    kept.set(key, tables);
  }
  return tables;
}

function outcome(tally: Tally, trials: number): Outcome {
  const places = PERCENTILES.map((share) => share * (trials - 1));
  const worst = SHORTFALL * trials;
  const whole = Math.floor(worst);
  const ranks = places.flatMap((place) => [Math.floor(place), Math.ceil(place)]);
  const { ranked, lowest } = tally.order([...ranks, whole]);
  return {
    mean: tally.mean,
    standardDeviation: tally.standardDeviation,
    percentiles: places.map((place, i) => {
      const [below, above] = [ranked[2 * i]!, ranked[2 * i + 1]!];
      return below + (place - Math.floor(place)) * (above - below);
    }),
    probabilityOfLoss: tally.probabilityOfLoss,
    // A twentieth of the trials need not be a whole number: the last one then counts in part.
    expectedShortfall: (lowest + (worst - whole) * ranked[ranked.length - 1]!) / worst,
  };
}
