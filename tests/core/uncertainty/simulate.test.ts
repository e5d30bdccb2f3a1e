import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ranged, type RangeDistribution } from "../../../src/core/uncertainty/distributions";
import { Draws, drawTables } from "../../../src/core/uncertainty/draws";
import { seeded } from "../../../src/core/uncertainty/random";
import { simulate } from "../../../src/core/uncertainty/simulate";
import { tornado } from "../../../src/core/uncertainty/tornado";

interface Model {
  baseline: number[];
  low: number[];
  likely: number[];
  high: number[];
}

const model: Model = {
  baseline: [1e7, 5e5, 1e5, 1e5, 5e4, 6e5],
  low: [0.7, 0.7, 0.7, 0.8, 0.6, 0.7],
  likely: [0.9, 0.9, 0.9, 0.95, 0.8, 0.9],
  high: [0.95, 0.95, 0.96, 0.98, 0.9, 0.97],
};
const run = (
  { baseline, low, likely, high }: Model,
  investment: number,
  trials: number,
  seed = 1,
  distribution: RangeDistribution = "pert",
) => simulate(baseline, low, likely, high, investment, trials, seed, distribution);

/** The same trials, kept and sorted: slow, and as plain as the definitions. */
function trialsOf(
  { baseline, low, likely, high }: Model,
  investment: number,
  trials: number,
  seed: number,
): Float64Array {
  const net = new Float64Array(trials).fill(-investment);
  baseline.forEach((cost, i) => {
    const rates = ranged("pert", low[i]!, likely[i]!, high[i]!);
    new Draws(drawTables(rates), seeded(seed, i)).addTo(net, cost);
  });
  return net.sort();
}

function percentile(sorted: Float64Array, share: number): number {
  const place = share * (sorted.length - 1);
  const below = Math.floor(place);
  return (
    sorted[below]! + (place - below) * (sorted[Math.min(below + 1, sorted.length - 1)]! - sorted[below]!)
  );
}

const close = (actual: number, expected: number, tolerance = 1e-12) => {
  expect(Math.abs(actual - expected)).toBeLessThanOrEqual(tolerance * Math.max(1, Math.abs(expected)));
};

describe("simulate", () => {
  it("answers the same after many others, larger and smaller ones", () => {
    const before = run(model, 1e5, 5000);
    for (let i = 1; i <= 30; i++) {
      const high = model.high.map((rate) => rate + i / 1000);
      const shape = (["pert", "triangular", "uniform"] as const)[i % 3];
      expect(run({ ...model, high }, 1e5, i % 2 ? 300 : 9000, i, shape)).not.toEqual(before);
    }
    expect(run(model, 1e5, 5000)).toEqual(before);
  });

  it.each([1, 2, 19, 20, 100, 4095, 4096, 4097, 50_000])(
    "%i trials: statistics are exactly those of the trials",
    (trials) => {
      const investment = 9.7e6;
      const sorted = trialsOf(model, investment, trials, 5);
      const outcome = run(model, investment, trials, 5);
      const mean = sorted.reduce((sum, x) => sum + x, 0) / trials;
      close(outcome.mean, mean);
      [0.05, 0.1, 0.5, 0.9, 0.95].forEach((share, i) =>
        close(outcome.percentiles[i]!, percentile(sorted, share), 1e-14),
      );
      expect(outcome.probabilityOfLoss).toBe(sorted.filter((x) => x < 0).length / trials);
      const worst = 0.05 * trials;
      const whole = Math.floor(worst);
      const lowest =
        sorted.subarray(0, whole).reduce((sum, x) => sum + x, 0) + (worst - whole) * sorted[whole]!;
      close(outcome.expectedShortfall, lowest / worst, 1e-10);
      const squares = sorted.reduce((sum, x) => sum + (x - mean) ** 2, 0);
      if (trials > 1) close(outcome.standardDeviation, Math.sqrt(squares / (trials - 1)), 1e-9);
      else expect(outcome.standardDeviation).toBeNaN();
    },
  );

  it("mean and deviation are those of the PERT distributions, within four standard errors", () => {
    const trials = 400_000;
    const outcome = run(model, 113_500, trials);
    let mean = -113_500;
    let variance = 0;
    model.baseline.forEach((cost, i) => {
      const [low, likely, high] = [model.low[i]!, model.likely[i]!, model.high[i]!];
      const center = (low + 4 * likely + high) / 6;
      mean += cost * center;
      variance += (cost ** 2 * (center - low) * (high - center)) / 7;
    });
    expect(Math.abs(outcome.mean - mean)).toBeLessThan(4 * Math.sqrt(variance / trials));
    expect(Math.abs(outcome.standardDeviation / Math.sqrt(variance) - 1)).toBeLessThan(4 / Math.sqrt(trials));
  });

  it("is the same for the same seed, and another for another", () => {
    expect(run(model, 0, 5000, 3)).toEqual(run(model, 0, 5000, 3));
    expect(run(model, 0, 5000, 3).mean).not.toBe(run(model, 0, 5000, 4).mean);
  });

  it("changing one category leaves the draws of the others", () => {
    const alone = (at: number): Model => ({
      ...model,
      baseline: model.baseline.map((cost, i) => (i === at ? cost : 0)),
    });
    const parts = model.baseline.map((_, at) => run(alone(at), 0, 3000).mean);
    close(
      parts.reduce((sum, mean) => sum + mean, 0),
      run(model, 0, 3000).mean,
      1e-12,
    );
  });

  it("money in another currency scales; a larger investment shifts", () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, min: 0.01, max: 1000 }), (k) => {
        const scaled = { ...model, baseline: model.baseline.map((cost) => k * cost) };
        const [own, other] = [run(model, 5e5, 500), run(scaled, k * 5e5, 500)];
        close(other.mean, k * own.mean, 1e-11);
        close(other.expectedShortfall, k * own.expectedShortfall, 1e-11);
        close(run(model, 5e5 + k, 500).percentiles[2]!, own.percentiles[2]! - k, 1e-11);
      }),
      { numRuns: 20 },
    );
  });

  it("a certain break-even is no loss, though its sum ends below 0 by rounding", () => {
    expect(-0.8 + 0.7 + 0.1).toBeLessThan(0);
    const one = [1, 1];
    expect(simulate([0.7, 0.1], one, one, one, 0.8, 100).probabilityOfLoss).toBe(0);
    expect(simulate([0.7, 0.1], one, one, one, 0.8000001, 100).probabilityOfLoss).toBe(1);
  });

  it("deviations whose squares overflow scale like any others", () => {
    const [small, large] = [1, 1e160].map(
      (cost) => simulate([cost], [0], [0.5], [1], 0, 5000).standardDeviation,
    );
    close(large! / 1e160, small!);
  });

  it("a million empty rows are no work, and what would take minutes or gigabytes is refused", () => {
    const million = new Float64Array(1_000_000);
    const padded = Float64Array.from(million, (_, i) => (i === 999_999 ? 100 : 0));
    const half = million.map(() => 0.5);
    expect(simulate(padded, half, half, half, 10, 100).mean).toBe(40);
    const filled = million.map(() => 1);
    expect(() => simulate(filled, half, half, half, 10, 1)).toThrow("too much work");
    const hundred = filled.subarray(0, 100);
    expect(() => simulate(hundred, half, half, half, 10, 10_000_000)).toThrow("too much work");
  });

  it.each<RangeDistribution>(["triangular", "uniform"])("%s rates", (name) => {
    const outcome = run(model, 0, 200_000, 1, name);
    const mean = model.baseline.reduce((sum, cost, i) => {
      const [low, likely, high] = [model.low[i]!, model.likely[i]!, model.high[i]!];
      return sum + cost * (name === "uniform" ? (low + high) / 2 : (low + likely + high) / 3);
    }, 0);
    expect(Math.abs(outcome.mean - mean)).toBeLessThan((4 * outcome.standardDeviation) / Math.sqrt(200_000));
  });

  it("values of very different size and categories that cost are counted all the same", () => {
    const wild: Model = {
      baseline: [1e12, -3, 1e-6],
      low: [0, -5, 0],
      likely: [0, 0, 0.5],
      high: [1e-9, 5, 1],
    };
    const sorted = trialsOf(wild, 1, 9000, 1);
    const outcome = run(wild, 1, 9000);
    [0.05, 0.1, 0.5, 0.9, 0.95].forEach((share, i) =>
      expect(outcome.percentiles[i]).toBe(percentile(sorted, share)),
    );
  });
});

describe("tornado", () => {
  it("a bar's ends are what the model gives with one category moved", () => {
    const net = (rates: number[]) =>
      model.baseline.reduce((sum, cost, i) => sum + cost * rates[i]!, -113_500);
    const bars = tornado(model.baseline, model.low, model.likely, model.high, 113_500);
    expect(bars.map(({ swing }) => swing)).toEqual(bars.map(({ swing }) => swing).sort((a, b) => b - a));
    for (const { index, low, high, swing } of bars) {
      const moved = (to: number[]) => net(model.likely.map((rate, i) => (i === index ? to[i]! : rate)));
      close(low, moved(model.low));
      close(high, moved(model.high));
      close(swing, Math.abs(high - low), 1e-9);
    }
  });
});
