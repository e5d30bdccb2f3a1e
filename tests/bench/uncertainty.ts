import jStatLibrary from "jstat";
import { mean, quantileSorted, standardDeviation } from "simple-statistics";
import { distribution, type DistributionName } from "../../src/core/uncertainty/distributions";
import { BLOCK, Draws, drawTables } from "../../src/core/uncertainty/draws";
import { attribution } from "../../src/core/savings/attribution";
import { seeded } from "../../src/core/uncertainty/random";
import { simulate } from "../../src/core/uncertainty/simulate";
import { medians, readable } from "./measure";
import type { Chapter, Finding } from "./report";

/** The 70B run's categories with a spread around the document's savings rates. */
const BASELINE = [1e7, 5e5, 1e5, 1e5, 5e4, 6e5];
const LOW = [0.7, 0.7, 0.7, 0.8, 0.6, 0.7];
const LIKELY = [0.9, 0.9, 0.9, 0.95, 0.8, 0.9];
const HIGH = [0.95, 0.95, 0.96, 0.98, 0.9, 0.97];
const INVESTMENT = 113_500;
const ours = (trials: number) => simulate(BASELINE, LOW, LIKELY, HIGH, INVESTMENT, trials);

/** The same with libraries: beta draws, a sort, moments and percentiles. */
function peers(trials: number): number[] {
  const { beta } = jStatLibrary.jStat;
  const net = new Array<number>(trials);
  for (let trial = 0; trial < trials; trial++) {
    let total = -INVESTMENT;
    for (let i = 0; i < BASELINE.length; i++) {
      const width = HIGH[i]! - LOW[i]!;
      const mode = (LIKELY[i]! - LOW[i]!) / width;
      total += BASELINE[i]! * (LOW[i]! + width * beta.sample(1 + 4 * mode, 5 - 4 * mode));
    }
    net[trial] = total;
  }
  const sorted = Float64Array.from(net).sort() as unknown as number[];
  return [
    mean(net),
    standardDeviation(net),
    ...[0.05, 0.1, 0.5, 0.9, 0.95].map((p) => quantileSorted(sorted, p)),
  ];
}

function monteCarlo(): Finding {
  const [own, other] = medians(
    [
      { name: "ours", run: () => ours(1_000_000) },
      { name: "jstat and simple-statistics", run: () => peers(1_000_000) },
    ],
    // Several runs of ours a round: the first after seconds of the others finds cold caches.
    { rounds: 5, minimumMs: 300 },
  ) as [number, number];
  const [each, peer] = [own / 1_000_000, other / 1_000_000];
  return {
    work: "Monte Carlo, 6 PERT categories, 10⁶ trials, with exact percentiles",
    measured: `${readable(each)} a trial (jstat and simple-statistics ${readable(peer)})`,
    ratio: `${(peer / each).toFixed(0)}× as fast`,
    goal: "≥ 50×",
    met: peer >= 50 * each,
  };
}

function byTrials(): Finding[] {
  return [1e3, 1e4, 1e5, 1e6, 1e7].map((trials) => {
    const [time] = medians([{ name: "ours", run: () => ours(trials) }], { rounds: trials > 1e6 ? 3 : 9 }) as [
      number,
    ];
    return {
      work: `ROI_SIMULATE, ${trials.toLocaleString("en")} trials`,
      measured: `${readable(time)} (${readable(time / trials)} a trial)`,
    };
  });
}

/**
 * Typed arrays that one call allocates: nothing else of a call grows with the trials. One trial more than a million,
 * whose memory isn't kept from the call before.
 */
function memory(): Finding {
  const before = process.memoryUsage().arrayBuffers;
  ours(1_000_001);
  const used = (process.memoryUsage().arrayBuffers - before) / 2 ** 20;
  return {
    work: "Memory of 10⁶ trials",
    measured: `${used.toFixed(0)} MB`,
    goal: "< 64 MB",
    met: used < 64,
  };
}

function byRows(): Finding[] {
  return [10, 100, 200, 1000, 10_000].map((rows) => {
    const speedups = Array.from({ length: rows }, (_, i) => 1 + (i % 17) / 10);
    const [time] = medians([{ name: "ours", run: () => attribution(1e7, speedups, 10) }], { rounds: 9 }) as [
      number,
    ];
    return {
      work: `ROI_ATTRIBUTION, ${rows.toLocaleString("en")} rows`,
      measured: `${readable(time)} (${readable(time / rows)} a row)`,
    };
  });
}

/** Mean and central moments 2, 3, 4. */
type Moments = [number, number, number, number];

const beta = (a: number, b: number): Moments => {
  const n = a + b;
  const variance = (a * b) / (n * n * (n + 1));
  const third = (2 * a * b * (b - a)) / (n ** 3 * (n + 1) * (n + 2));
  const fourth = (3 * a * b * (a * b * (n - 6) + 2 * n * n)) / (n ** 4 * (n + 1) * (n + 2) * (n + 3));
  return [a / n, variance, third, fourth];
};
const W = Math.exp(0.25);
const SHAPES: [DistributionName, number, number, number | undefined, Moments][] = [
  ["uniform", 0, 1, undefined, [1 / 2, 1 / 12, 0, 1 / 80]],
  [
    "triangular",
    0,
    0.3,
    1,
    [
      1.3 / 3,
      (1 + 0.09 - 0.3) / 18,
      ((1 - 0.6) * (0.3 - 2) * (0.3 + 1) * -1) / 270,
      ((1 + 0.09 - 0.3) / 18) ** 2 * 2.4,
    ],
  ],
  ["pert", 0, 0.3, 1, beta(2.2, 3.8)],
  ["pert", 0, 1, 1, beta(5, 1)],
  ["normal", 0, 1, undefined, [0, 1, 0, 3]],
  [
    "lognormal",
    0,
    0.5,
    undefined,
    [
      Math.sqrt(W),
      W * (W - 1),
      W ** 1.5 * (W - 1) ** 2 * (W + 2),
      W ** 2 * (W - 1) ** 2 * (W ** 4 + 2 * W ** 3 + 3 * W ** 2 - 3),
    ],
  ],
];

/** How far the moments of many draws are from the distribution's, in standard errors. */
function moments(count: number): Finding[] {
  return SHAPES.map(([name, a, b, c, [center, ...central]]) => {
    const draws = new Draws(drawTables(distribution(name, a, b, c)), seeded(1));
    const powers = new Float64Array(9);
    const block = new Float64Array(BLOCK);
    for (let done = 0; done < count; done += BLOCK) {
      draws.addTo(block.fill(0), 1);
      const sums = new Float64Array(9);
      for (let i = 0; i < BLOCK; i++) {
        const deviation = block[i]! - center;
        for (let k = 1, power = deviation; k <= 8; k++, power *= deviation) sums[k]! += power;
      }
      for (let k = 1; k <= 8; k++) powers[k]! += sums[k]!;
    }
    const made = Math.ceil(count / BLOCK) * BLOCK;
    const errors = [0, ...central].map((expected, i) => {
      const k = i + 1;
      const found = powers[k]! / made;
      return (found - expected) / Math.sqrt((powers[2 * k]! / made - found * found) / made);
    });
    const worst = Math.max(...errors.map(Math.abs));
    return {
      work: `Moments 1 to 4 of ${(made / 1e6).toFixed(0)} million draws, ${name}(${[a, b, c].filter((x) => x !== undefined).join(", ")})`,
      measured: errors.map((error) => error.toFixed(2)).join(", "),
      ratio: "standard errors off",
      goal: "within 3",
      met: worst <= 3,
    };
  });
}

export const uncertainty = (): Chapter => ({
  title: "Uncertainty",
  findings: [monteCarlo(), ...byTrials(), memory(), ...moments(50_000_000)],
});

export const attributionByRows = (): Chapter => ({ title: "Attribution", findings: byRows() });
