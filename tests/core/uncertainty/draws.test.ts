import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { distribution, quantile, type DistributionName } from "../../../src/core/uncertainty/distributions";
import { BLOCK, Draws, drawTables } from "../../../src/core/uncertainty/draws";
import { seeded } from "../../../src/core/uncertainty/random";
import { sample } from "../../../src/core/uncertainty/sample";
import { runInQuickJs } from "../../support/quickjs";

interface Case {
  distribution: DistributionName;
  parameters: [number, number, number?];
  seed: number;
  /** The bits of the first draws, in hexadecimal. */
  bits: string[];
}

const cases = JSON.parse(readFileSync(path.resolve("tests/cases/draws.json"), "utf8")) as Case[];
const bitsOf = (values: ArrayLike<number>): string[] =>
  Array.from(values, (value) => {
    const view = new DataView(new ArrayBuffer(8));
    view.setFloat64(0, value);
    return view.getBigUint64(0).toString(16).padStart(16, "0");
  });

describe("the same seed gives the same draws", () => {
  it.each(cases)("$distribution $parameters, seed $seed: as recorded, to the last bit", (one) => {
    const draws = sample(distribution(one.distribution, ...one.parameters), one.bits.length, one.seed);
    expect(bitsOf(draws)).toEqual(one.bits);
  });

  it("in another JavaScript engine too", async () => {
    const source = `
      import { distribution } from "./distributions";
      import { sample } from "./sample";
      const cases = ${JSON.stringify(cases)};
      globalThis.result = cases.map((one) =>
        Array.from(sample(distribution(one.distribution, ...one.parameters), one.bits.length, one.seed)));
    `;
    const values = (await runInQuickJs(source, path.resolve("src/core/uncertainty"))) as number[][];
    // JSON writes numbers with as many digits as it takes to tell them apart, so no bit is lost on the way.
    expect(values.map(bitsOf)).toEqual(cases.map(({ bits }) => bits));
  });

  it("because no function is used whose last bits the language leaves open", () => {
    const exact = ["abs", "ceil", "clz32", "floor", "imul", "max", "min", "round", "sign", "sqrt"];
    const constants = ["PI", "SQRT2"];
    for (const name of [
      "../elementary",
      "beta",
      "distributions",
      "draws",
      "normal",
      "random",
      "sample",
      "simulate",
      "tally",
    ]) {
      const text = readFileSync(path.resolve(`src/core/uncertainty/${name}.ts`), "utf8").replace(
        /\/\*[\s\S]*?\*\/|\/\/.*/g,
        "",
      );
      const used = [...text.matchAll(/Math\.(\w+)/g)].map(([, member]) => member!);
      expect(
        used.filter((member) => !exact.includes(member) && !constants.includes(member)),
        name,
      ).toEqual([]);
      // `x ** y` is Math.pow.
      expect(text, name).not.toContain("**");
    }
  });

  it("more trials go on where fewer stopped", () => {
    const pert = distribution("pert", 0, 0.3, 1);
    const long = sample(pert, 3 * BLOCK + 5, 7);
    for (const trials of [1, 100, BLOCK, BLOCK + 1])
      expect(sample(pert, trials, 7)).toEqual(long.subarray(0, trials));
  });
});

describe("the generator", () => {
  /** Integers come back out of the uniform distribution from 0 to 2³². */
  const integers = (state: Int32Array, count: number): number[] => {
    const values = new Float64Array(count);
    new Draws(drawTables(distribution("uniform", 0, 2 ** 32)), state).addTo(values, 1);
    return [...values].map(Math.floor);
  };

  it("is xoshiro128**: the reference implementation's first numbers for the state 1, 2, 3, 4", () => {
    expect(integers(Int32Array.of(1, 2, 3, 4), 10)).toEqual([
      11520, 0, 5927040, 70819200, 2031721883, 1637235492, 1287239034, 3734860849, 3729100597, 4258142804,
    ]);
  });

  it("seeds and streams give states that differ in every word", () => {
    const states = [
      seeded(0),
      seeded(1),
      seeded(2),
      seeded(-1),
      seeded(2 ** 32),
      seeded(2 ** 32 + 1),
      seeded(Number.MAX_SAFE_INTEGER),
      seeded(1, 1),
      seeded(1, 2),
      seeded(2, 1),
    ];
    for (let word = 0; word < 4; word++)
      expect(new Set(states.map((state) => state[word])).size).toBe(states.length);
  });

  it("streams of one seed are not correlated", () => {
    const [one, other] = [0, 1].map((stream) => {
      const values = new Float64Array(100_000);
      new Draws(drawTables(distribution("uniform", -1, 1)), seeded(1, stream)).addTo(values, 1);
      return values;
    }) as [Float64Array, Float64Array];
    const product = one.reduce((sum, x, i) => sum + x * other[i]!, 0) / one.length;
    expect(Math.abs(product)).toBeLessThan((4 * (1 / 3)) / Math.sqrt(one.length));
  });
});

const shapes: [DistributionName, number, number, number?][] = [
  ["uniform", 0, 1],
  ["triangular", 0, 0.3, 1],
  ["triangular", 0, 0, 1],
  ["pert", 0, 0.3, 1],
  ["pert", 0, 0, 1],
  ["pert", 0, 1, 1],
  ["normal", 0, 1],
  ["lognormal", 0, 0.5],
  ["lognormalMean", 1, 0.5],
  ["metalog", -1.2, 0, 1.6],
];

/** What a draw's distance from the exact value is measured by. */
function sizeOf(name: DistributionName, exact: number): number {
  if (name === "normal") return 1;
  if (name === "metalog") return 2;
  return name.startsWith("lognormal") ? exact : Math.min(exact, 1 - exact);
}

describe.each(shapes)("%s(%d, %d, %s)", (name, a, b, c) => {
  it("draws are the inverse distribution function of the uniform draws, to 2e-4 of the distance from the end", () => {
    const draws = sample(distribution(name, a, b, c), 20_000, 3);
    const uniform = sample(distribution("uniform", 0, 1), 20_000, 3);
    draws.forEach((draw, i) => {
      const exact = quantile(name, uniform[i]!, a, b, c);
      expect(Math.abs(draw - exact)).toBeLessThanOrEqual(2e-4 * sizeOf(name, exact));
    });
  });

  it("200,000 draws have the moments of the distribution, within four standard errors", () => {
    const count = 200_000;
    const draws = sample(distribution(name, a, b, c), count, 11);
    const mean = draws.reduce((sum, x) => sum + x, 0) / count;
    const variance = draws.reduce((sum, x) => sum + (x - mean) ** 2, 0) / count;
    const fourth = draws.reduce((sum, x) => sum + (x - mean) ** 4, 0) / count;
    const [expectedMean, expectedVariance] = moments(name, a, b, c ?? b);
    expect(Math.abs(mean - expectedMean)).toBeLessThan(4 * Math.sqrt(variance / count));
    expect(Math.abs(variance - expectedVariance)).toBeLessThan(
      4 * Math.sqrt((fourth - variance ** 2) / count),
    );
  });
});

function moments(name: DistributionName, a: number, b: number, c: number): [mean: number, variance: number] {
  switch (name) {
    case "uniform":
      return [(a + b) / 2, (b - a) ** 2 / 12];
    case "triangular":
      return [(a + b + c) / 3, (a * a + b * b + c * c - a * b - a * c - b * c) / 18];
    case "pert": {
      const mean = (a + 4 * b + c) / 6;
      return [mean, ((mean - a) * (c - mean)) / 7];
    }
    case "normal":
      return [a, b * b];
    case "lognormal":
      return [Math.exp(a + b ** 2 / 2), (Math.exp(b ** 2) - 1) * Math.exp(2 * a + b ** 2)];
    case "lognormalMean":
      return [a, b * b];
    case "metalog": {
      // Keelin 2016, table 3.
      const spread = (c - a) / (2 * Math.log(9));
      const skew = (a + c - 2 * b) / (0.8 * Math.log(9));
      return [b + skew / 2, (Math.PI ** 2 / 3) * spread ** 2 + (1 / 12 + Math.PI ** 2 / 36) * skew ** 2];
    }
    case "event":
      return [a * b, a * (1 - a) * b * b];
  }
}

it("a million draws fill every percent alike", () => {
  const counts = new Uint32Array(100);
  for (const draw of sample(distribution("uniform", 0, 100), 1_000_000, 5)) counts[Math.floor(draw)]!++;
  const chi = counts.reduce((sum, n) => sum + (n - 10_000) ** 2 / 10_000, 0);
  // χ² with 99 degrees of freedom exceeds 160 once in ten thousand samples.
  expect(chi).toBeLessThan(160);
});
