import { correlate } from "../core/uncertainty/correlate";
import {
  distribution as distributionOf,
  DISTRIBUTIONS,
  quantile,
  RANGE_DISTRIBUTIONS,
} from "../core/uncertainty/distributions";
import { CalcError } from "../core/errors";
import { messages } from "../core/messages";
import { sample } from "../core/uncertainty/sample";
import { simulate, type Outcome } from "../core/uncertainty/simulate";
import { tornado } from "../core/uncertainty/tornado";
import {
  broadcast,
  labels as labelsOf,
  number,
  numbers,
  oneWord,
  paired,
  spill,
  word,
  type TableCell,
} from "./cells";

/**
 * Inverse distribution function: the value with this probability below it. Takes cells or ranges.
 * @customfunction ROI_QUANTILE
 * @supportSync
 * @param distribution "uniform" (low, high), "triangular" or "pert" (low, likely, high), "normal" or "lognormalMean" (mean, sd), "lognormal" (those of ln x), "metalog" (P10, P50, P90), "event" (probability, amount).
 * @param probability Fraction from 0 to 1.
 * @param a Number: low, mean, P10, or the event's probability.
 * @param b Number: high of "uniform", likely value of "triangular" and "pert", P50, the event's amount, else standard deviation.
 * @param c Number: high of "triangular" and "pert", P90.
 * @returns Value in the unit of a, b and c.
 */
export function roiQuantile(
  distribution: unknown[][],
  probability: unknown[][],
  a: unknown[][],
  b: unknown[][],
  c?: unknown[][],
): unknown[][] {
  return broadcast(quantile, { distribution: word(distribution, DISTRIBUTIONS), probability, a, b }, { c });
}

/**
 * Random draws in a column, the same for the same seed. Columns of draws combine with ordinary formulas to a Monte Carlo simulation.
 * @customfunction ROI_SAMPLE
 * @supportSync
 * @param distribution "uniform" (low, high), "triangular" or "pert" (low, likely, high), "normal" or "lognormalMean" (mean, sd), "lognormal" (those of ln x), "metalog" (P10, P50, P90), "event" (probability, amount).
 * @param trials Number of draws, 1 to 1,048,576.
 * @param seed Whole number; give each column one of its own.
 * @param a Number: low, mean, P10, or the event's probability.
 * @param b Number: high of "uniform", likely value of "triangular" and "pert", P50, the event's amount, else standard deviation.
 * @param c Number: high of "triangular" and "pert", P90.
 * @returns Draws in the unit of a, b and c.
 */
export function roiSample(
  distribution: unknown[][],
  trials: unknown[][],
  seed: unknown[][],
  a: unknown[][],
  b: unknown[][],
  c?: unknown[][],
): unknown[][] {
  return spill(() => {
    const name = oneWord({ distribution: word(distribution, DISTRIBUTIONS) });
    const shape = distributionOf(name, number({ a }), number({ b }), number({ c }, true));
    return Array.from(sample(shape, number({ trials }), number({ seed })), (draw) => [draw]);
  });
}

/**
 * Monte Carlo simulation of savings: net benefit and ROI with their mean, percentiles and chance of a loss, as a table. P90: 90% of the trials lie below.
 * @customfunction ROI_SIMULATE
 * @supportSync
 * @param baseline Cost before of each category, in your currency.
 * @param low Savings rate of each category at worst, a fraction.
 * @param likely Most likely savings rate, a fraction.
 * @param high Savings rate at best, a fraction.
 * @param investment Money spent, in the same currency.
 * @param trials Number of trials, 1 to 10,000,000; default 100,000.
 * @param seed Whole number; default 1. The same seed gives the same result.
 * @param distribution "pert" (default), "triangular" or "uniform" (without likely).
 * @returns Table: Statistic, Net benefit, ROI.
 */
export function roiSimulate(
  baseline: unknown[][],
  low: unknown[][],
  likely: unknown[][],
  high: unknown[][],
  investment: unknown[][],
  trials?: unknown[][],
  seed?: unknown[][],
  distribution?: unknown[][],
): unknown[][] {
  return spill(() => {
    const columns = ranges(baseline, low, likely, high);
    const spent = number({ investment });
    const outcome = simulate(
      ...columns,
      spent,
      number({ trials }, true),
      number({ seed }, true),
      oneWord({ distribution: word(distribution, RANGE_DISTRIBUTIONS) }, true),
    );
    return outcomeTable(outcome, spent);
  });
}

function ranges(
  ...cells: [unknown, unknown, unknown, unknown]
): [Float64Array, Float64Array, Float64Array, Float64Array] {
  const [baseline, low, likely, high] = cells;
  const first = numbers({ baseline });
  const others = [numbers({ low }), numbers({ likely }), numbers({ high })] as const;
  paired(first, ...others);
  return [first.values, others[0].values, others[1].values, others[2].values];
}

function outcomeTable(outcome: Outcome, investment: number): TableCell[][] {
  const { mean, standardDeviation, percentiles, probabilityOfLoss, expectedShortfall } = outcome;
  const roi = (net: number): TableCell =>
    investment === 0 ? new CalcError("div0", messages.zeroDivisor("investment")) : net / investment;
  const single = Number.isNaN(standardDeviation);
  const deviation = single ? new CalcError("div0", messages.oneTrial) : standardDeviation;
  const [p5, p10, p50, p90, p95] = percentiles as [number, number, number, number, number];
  const row = (label: string, net: number): TableCell[] => [label, net, roi(net)];
  return [
    ["Statistic", "Net benefit", "ROI"],
    row("Mean", mean),
    ["Standard deviation", deviation, single ? deviation : roi(standardDeviation)],
    row("P5", p5),
    row("P10", p10),
    row("P50", p50),
    row("P90", p90),
    row("P95", p95),
    ["Probability of loss", probabilityOfLoss, investment === 0 ? roi(0) : probabilityOfLoss],
    row("Expected shortfall 5%", expectedShortfall),
  ];
}

/**
 * Which category matters most: the net benefit with each category at its low and its high while the others stay likely, widest swing first, as a table.
 * @customfunction ROI_TORNADO
 * @supportSync
 * @param labels Name of each category.
 * @param baseline Cost before of each category, in your currency.
 * @param low Savings rate of each category at worst, a fraction.
 * @param likely Most likely savings rate, a fraction.
 * @param high Savings rate at best, a fraction.
 * @param investment Money spent, in the same currency.
 * @returns Table: Category, Net at low, Net at high, Swing.
 */
export function roiTornado(
  labels: unknown[][],
  baseline: unknown[][],
  low: unknown[][],
  likely: unknown[][],
  high: unknown[][],
  investment: unknown[][],
): unknown[][] {
  return spill(() => {
    const names = labelsOf({ labels });
    paired(names, numbers({ baseline }));
    const columns = ranges(baseline, low, likely, high);
    const bars = tornado(...columns, number({ investment }));
    const filled = bars.filter(
      ({ index }) => names.values[index] || columns.some((column) => column[index] !== 0),
    );
    return [
      ["Category", "Net at low", "Net at high", "Swing"],
      ...filled.map((bar) => [names.values[bar.index]!, bar.low, bar.high, bar.swing]),
    ];
  });
}

/**
 * Columns of draws, reordered so that they rise and fall together: each column keeps its own draws, and the first its order.
 * @customfunction ROI_CORRELATE
 * @supportSync
 * @param samples Numbers: columns of draws, for example of ROI_SAMPLE.
 * @param correlations Numbers from -1 to 1: a symmetric table with a row and a column for each column of samples, and 1 on its diagonal.
 * @returns The draws, in the shape of samples.
 */
export function roiCorrelate(samples: unknown[][], correlations: unknown[][]): unknown[][] {
  return spill(() => {
    const draws = numbers({ samples });
    const table = numbers({ correlations });
    const columns = Array.from({ length: draws.columns }, (_, j) =>
      Float64Array.from({ length: draws.rows }, (_, i) => draws.values[i * draws.columns + j]!),
    );
    const lines = Array.from({ length: table.rows }, (_, i) =>
      table.values.subarray(i * table.columns, (i + 1) * table.columns),
    );
    const together = correlate(columns, lines);
    return Array.from({ length: draws.rows }, (_, i) => together.map((column) => column[i]!));
  });
}
