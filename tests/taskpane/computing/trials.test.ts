/** What is said of trials, against the trials themselves. */
import { afterEach, describe, expect, it, vi } from "vitest";
import {
  achieved,
  drivers,
  expectedShortfall,
  meanHalfWidth,
  Model,
  percentile,
  percentileHalfWidth,
  probabilityBelow,
  sorted,
  type Uncertainty,
} from "../../../src/engine";
import type { SimulationPlan } from "../../../src/taskpane/computing/questions";
import { adopted, drawn, simulating, type Going } from "../../../src/taskpane/computing/trials";
import { at, bookOf } from "../../engine/support";

afterEach(() => vi.restoreAllMocks());

const between = (a: number, b: number): Uncertainty => ({ kind: "distribution", name: "uniform", a, b });
const model = new Model({
  book: bookOf({ S: { A1: 4, A2: 2, B1: "=A1-A2", B2: "=IF(A1>A2,A1*A2,1/0)" } }),
  inputs: [at("A1"), at("A2")],
  outputs: [at("B1"), at("B2")],
});
/** The same, by hand. */
const shows = (a: number, b: number) => [a - b, a > b ? a * b : "#DIV/0!"];

const plan = (patch: Partial<SimulationPlan> = {}): SimulationPlan => ({
  inputs: [between(1, 5), between(0, 4)],
  seed: 7,
  sampling: "plain",
  dependence: null,
  trials: 2000,
  stop: null,
  ...patch,
});
const onwards: Going = () => Promise.resolve(true);
async function simulated(patch: Partial<SimulationPlan> = {}, going = onwards) {
  const wanted = plan(patch);
  const simulation = simulating(model, wanted);
  const report = await simulation.more(wanted.trials, wanted.stop, going);
  const rows = simulation.table(Infinity).outputs;
  const outputs = model.outputs.map((_, o) => Float64Array.from(rows, (row) => row[o]!));
  return { simulation, report, inputs: simulation.draws(Infinity), outputs };
}

describe("a simulation", () => {
  it("has the outputs of its inputs, and sums them up", async () => {
    const { report, inputs, outputs, simulation } = await simulated();
    expect([report.trials, report.settled, report.independent, report.dependence]).toEqual([
      2000,
      false,
      null,
      null,
    ]);
    const [a, b] = [inputs[0]!, inputs[1]!];
    const failing = a.filter((_, i) => a[i]! <= b[i]!).length;
    expect(failing).toBeGreaterThan(100);
    for (const [o, values] of outputs.entries()) {
      a.forEach((_, i) => {
        const shown = shows(a[i]!, b[i]!)[o];
        expect(values[i]).toBe(typeof shown === "number" ? shown : NaN);
      });
      const numbers = [...values].filter((value) => !Number.isNaN(value));
      const mean = numbers.reduce((sum, value) => sum + value, 0) / numbers.length;
      const square = numbers.reduce((sum, value) => sum + (value - mean) ** 2, 0);
      const said = report.outputs[o]!;
      expect(said).toMatchObject({
        count: numbers.length,
        failed: o === 0 ? [] : [["#DIV/0!", failing]],
        minimum: Math.min(...numbers),
        maximum: Math.max(...numbers),
        halfWidth: meanHalfWidth(values),
        mean: expect.closeTo(mean, 10),
        standardDeviation: expect.closeTo(Math.sqrt(square / (numbers.length - 1)), 10),
        belowZero: numbers.filter((value) => value < 0).length / numbers.length,
      });
      const ordered = sorted(values);
      const percents = [1, ...Array.from({ length: 19 }, (_, i) => 5 * (i + 1)), 99];
      expect(said.percentiles).toEqual(
        percents.map((p) => ({ share: p / 100, value: percentile(ordered, p / 100) })),
      );
      expect(said.bins).toHaveLength(12);
      expect(said.bins.reduce((sum, { count }) => sum + count, 0)).toBe(numbers.length);
      for (const share of [0.05, 0.5])
        expect(simulation.percentile(o, share)).toEqual({
          value: percentile(ordered, share),
          halfWidth: percentileHalfWidth(ordered, share),
        });
      expect(simulation.probabilityBelow(o, 1)).toBe(probabilityBelow(ordered, 1));
      expect(simulation.shortfall(o, 0.1)).toBe(expectedShortfall(ordered, 0.1));
      expect(report.drivers[o]).toEqual(drivers(inputs, values));
    }
  });

  it.each([
    [3, 6],
    [33, 7],
    [5000, 14],
  ])("of %i trials has %i bins", async (trials, bins) => {
    const { report } = await simulated({ trials });
    expect(report.outputs[0]!.bins).toHaveLength(bins);
  });

  it("gives points of all of its trials, rows from the first, and draws alone, as many as are asked for", async () => {
    const { simulation, inputs, outputs } = await simulated();
    const point = (i: number) => [inputs[1]![i]!, outputs[1]![i]!];
    const points = Array.from({ length: 100 }, (_, i) => point(20 * i));
    expect(simulation.scatter(1, 1, 100)).toEqual(points.filter(([, value]) => !Number.isNaN(value)));
    expect(simulation.scatter(0, 0, 5000)).toHaveLength(2000);
    const row = (columns: Float64Array[], i: number) => columns.map((column) => column[i]);
    expect(simulation.table(3)).toEqual({
      inputs: [0, 1, 2].map((i) => row(inputs, i)),
      outputs: [0, 1, 2].map((i) => row(outputs, i)),
    });
    expect(simulation.draws(4)).toEqual(inputs.map((column) => column.slice(0, 4)));
    expect(drawn(plan({ trials: 50 }))).toEqual(Array.from({ length: 50 }, (_, trial) => row(inputs, trial)));
  });

  // So few trials that the first or the last of them is often at an end.
  it.each([{ trials: 2000, seed: 7 }, ...Array.from({ length: 12 }, (_, seed) => ({ trials: 9, seed }))])(
    "offers for proof the trials where a model is likeliest to turn, with what they show: %j",
    async (of) => {
      const { report, inputs, outputs } = await simulated(of);
      const first = [...outputs[0]!];
      const byResult = first.map((_, i) => i).sort((i, j) => first[i]! - first[j]!);
      const ends = inputs.flatMap((column) => [
        column.indexOf(Math.min(...column)),
        column.indexOf(Math.max(...column)),
      ]);
      const middle = byResult[Math.floor(of.trials / 2)]!;
      const trials = new Set([byResult[0]!, byResult.at(-1)!, middle, ...ends]);
      expect(report.extremes).toEqual(
        [...trials].map((i) => {
          const [a, b] = [inputs[0]![i]!, inputs[1]![i]!];
          return { point: [a, b], results: shows(a, b) };
        }),
      );
    },
  );

  it("goes on where it was", async () => {
    const whole = await simulated({ trials: 3000 });
    const { simulation } = await simulated({ trials: 1000 });
    expect(await simulation.more(2000, null, onwards)).toEqual(whole.report);
  });

  it("has dependent inputs as they were asked for, and beside them what independent ones give", async () => {
    const matrix = [
      [1, 0.6],
      [0.6, 1],
    ];
    const { report, inputs } = await simulated({ dependence: { matrix } });
    expect(report.dependence).toEqual({
      asked: matrix,
      used: matrix,
      moved: false,
      achieved: achieved(inputs),
    });
    expect(report.dependence!.achieved[0]![1]).toBeCloseTo(0.6, 1);
    expect(report.independent).toEqual((await simulated()).report.outputs);
  });

  it("stops once it is known as well as asked, looking every 10,000 trials", async () => {
    const asked = { trials: 25_000, sampling: "latin hypercube" as const };
    const soon = await simulated({ ...asked, stop: { of: 0.5, within: 0.1 } });
    expect([soon.report.trials, soon.report.settled]).toEqual([10_000, true]);
    const never = await simulated({ ...asked, stop: { of: "mean", within: 1e-9 } });
    expect([never.report.trials, never.report.settled]).toEqual([25_000, false]);
  });

  it("says how far it is, and ends when nobody waits for it any more: what is computed holds", async () => {
    let now = 0;
    vi.spyOn(performance, "now").mockImplementation(() => (now += 1000));
    const said: [number, number][] = [];
    const matrix = [
      [1, 0.5],
      [0.5, 1],
    ];
    const whole = await simulated({ trials: 9000, dependence: { matrix } }, (done, total) => {
      said.push([done, total]);
      return Promise.resolve(true);
    });
    expect(whole.report.trials).toBe(9000);
    expect(said.length).toBeGreaterThan(3);
    expect(said.every(([, total]) => total === 18_000)).toBe(true);
    expect(said.map(([done]) => done)).toEqual(said.map(([done]) => done).sort((a, b) => a - b));
    expect(said.at(-1)).toEqual([18_000, 18_000]);
    const cut = await simulated({ trials: 9000 }, () => Promise.resolve(false));
    expect(cut.report.trials).toBeLessThan(9000);
    expect(cut.report.outputs[0]!.count).toBe(cut.report.trials);
  });
});

describe("trials that Excel has computed", () => {
  const draws = [
    [1, 10],
    [2, 20],
    [3, 30],
  ];

  it("are summed up as those of the engine, what is no number by what it shows", () => {
    const trials = adopted(
      draws,
      [
        [5, "#N/A"],
        [true, "#N/A"],
        [7, null],
      ],
      null,
    );
    const { outputs, ...rest } = trials.report();
    expect(outputs).toMatchObject([{ count: 2, mean: 6, failed: [["true", 1]] }, null]);
    expect(rest).toMatchObject({
      trials: 3,
      settled: false,
      independent: null,
      dependence: null,
      extremes: [],
    });
    expect(trials.table(2)).toEqual({
      inputs: draws.slice(0, 2),
      outputs: [
        [5, NaN],
        [NaN, NaN],
      ],
    });
    expect(trials.scatter(1, 0, 10)).toEqual([
      [10, 5],
      [30, 7],
    ]);
  });

  it("may be one, which spreads nothing", () => {
    const { outputs, trials } = adopted([[1]], [[5]], null).report();
    expect(trials).toBe(1);
    expect(outputs[0]).toMatchObject({ count: 1, mean: 5, standardDeviation: 0, minimum: 5, maximum: 5 });
    expect(adopted([], [], null).report()).toMatchObject({ trials: 0, outputs: [], drivers: [] });
  });
});
