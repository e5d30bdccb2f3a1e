import { describe, expect, it } from "vitest";
import { distribution } from "../../src/core/uncertainty/distributions";
import { sample } from "../../src/core/uncertainty/sample";
import {
  achieved,
  bookFrom,
  checkBase,
  dependence,
  drivers,
  expectedShortfall,
  frontier,
  matrixOf,
  meanHalfWidth,
  Model,
  percentile,
  percentileHalfWidth,
  probabilityBelow,
  reach,
  Simulation,
  sorted,
  TrialMemory,
  valueForChance,
  type Uncertainty,
} from "../../src/engine";
import { BLOCK } from "../../src/engine/evaluate/block";
import { at, modelOf } from "./support";

const normal = (a: number, b: number): Uncertainty => ({ kind: "distribution", name: "normal", a, b });
const uniform = (a: number, b: number): Uncertainty => ({ kind: "distribution", name: "uniform", a, b });

function simulated(
  model: Model,
  inputs: Uncertainty[],
  trials: number[],
  sampling: "plain" | "latin hypercube" = "plain",
  seed = 7,
) {
  const simulation = new Simulation({ model, inputs, seed, sampling });
  for (const count of trials)
    for (const done of simulation.more(count)) expect(done).toBeLessThanOrEqual(1e6);
  return simulation;
}

describe("a simulation", () => {
  const model = modelOf({ A1: 1, A2: 2, B1: "=A1+A2", B2: "=IF(A1>0,A1,1/0)" }, ["A1", "A2"], ["B1", "B2"]);

  it("draws as ROI_SAMPLE does for the same seed", () => {
    const { inputs } = simulated(model, [normal(0, 1), uniform(0, 1)], [3000]);
    expect(inputs[0]).toEqual(sample(distribution("normal", 0, 1), 3000, 7));
  });

  it("goes on as if it had not stopped, however the trials are cut", () => {
    const whole = simulated(model, [normal(0, 1), uniform(0, 1)], [5000]);
    const cut = simulated(model, [normal(0, 1), uniform(0, 1)], [1000, 1500, 2500]);
    expect(cut.trials).toBe(5000);
    expect(cut.outputs).toEqual(whole.outputs);
    expect(cut.results(1).failed).toEqual(whole.results(1).failed);
  });

  it("takes over the memory of the one before, and has the same trials", () => {
    const inputs = [normal(0, 1), uniform(0, 1)];
    const fresh = simulated(model, inputs, [1500, 2500]);
    const memory = new TrialMemory();
    const plan = { model, inputs, seed: 3, sampling: "plain" } as const;
    const before = new Simulation(plan, memory);
    for (const done of before.more(5001)) expect(done).toBeLessThanOrEqual(5001);
    const columns = before.release();
    memory.give(columns);
    const next = new Simulation({ ...plan, seed: 7 }, memory);
    for (const done of next.more(1500)) expect(done).toBeLessThanOrEqual(1500);
    const taken = [...next.inputs, ...next.outputs].map(({ buffer }) => buffer);
    expect(taken.every((buffer) => columns.some((column) => column.buffer === buffer))).toBe(true);
    for (const done of next.more(2500)) expect(done).toBeLessThanOrEqual(4000);
    expect(new Set([...next.inputs, ...next.outputs].map(({ buffer }) => buffer)).size).toBe(4);
    expect(next.inputs).toEqual(fresh.inputs);
    expect(next.outputs).toEqual(fresh.outputs);
    expect(next.results(1).failed).toEqual(fresh.results(1).failed);
  });

  const long = () =>
    new Simulation({ model, inputs: [normal(0, 1), uniform(0, 1)], seed: 1, sampling: "plain" });

  it("that was ended in the middle writes nothing more", () => {
    const simulation = long();
    const going = simulation.more(100_000);
    going.next();
    const columns = simulation.release().map((column) => column.fill(5));
    expect(going.next().done).toBe(true);
    expect(columns.every((column) => column.every((value) => value === 5))).toBe(true);
    expect(simulation.trials).toBe(0);
  });

  it("stops where the caller stops, and keeps what was done", () => {
    const simulation = long();
    for (const done of simulation.more(100_000)) if (done >= BLOCK) break;
    expect(simulation.trials).toBe(BLOCK);
    expect(simulation.results(0).values).toHaveLength(BLOCK);
  });

  it("counts the trials that gave an error, and leaves them out", () => {
    const simulation = simulated(model, [uniform(-1, 3), uniform(0, 1)], [4000]);
    const { values, failed } = simulation.results(1);
    expect([...failed.keys()]).toEqual(["#DIV/0!"]);
    const errors = failed.get("#DIV/0!")!;
    expect(errors).toBeGreaterThan(900);
    expect(errors).toBeLessThan(1100);
    expect(sorted(values).values).toHaveLength(4000 - errors);
  });

  it("a Latin hypercube has one draw in every slice, and a mean nearer the true one", () => {
    const simulation = simulated(model, [uniform(0, 1), uniform(0, 1)], [1000], "latin hypercube");
    const slices = [...simulation.drawsOf(0)].map((x) => Math.floor(x * 1000)).sort((a, b) => a - b);
    expect(slices).toEqual(Array.from({ length: 1000 }, (_, i) => i));
    const mean = simulation.results(0).values.reduce((a, b) => a + b, 0) / 1000;
    expect(Math.abs(mean - 1)).toBeLessThan(0.001);
  });

  it("draws from data of one's own", () => {
    const simulation = simulated(model, [{ kind: "data", values: [1, 5, 5, 9] }, uniform(0, 0)], [8000]);
    const fives = simulation.drawsOf(0).filter((x) => x === 5).length;
    expect(fives / 8000).toBeCloseTo(0.5, 1);
    expect(new Set(simulation.drawsOf(0))).toEqual(new Set([1, 5, 9]));
  });

  it.each([
    [{ kind: "data", values: [] } as Uncertainty],
    [uniform(2, 1)],
    [{ kind: "distribution", name: "pert", a: 1, b: 5, c: 3 } as Uncertainty],
  ])("%j is refused before anything is drawn", (input) => {
    expect(
      () => new Simulation({ model, inputs: [input, uniform(0, 1)], seed: 1, sampling: "plain" }),
    ).toThrow();
  });
});

describe("what the trials came to", () => {
  const trials = sorted(Float64Array.from([4, 1, NaN, 3, 2]));

  it("percentiles, chances and shortfall", () => {
    expect(percentile(trials, 0.5)).toBe(2.5);
    expect(probabilityBelow(trials, 3)).toBe(0.5);
    expect(expectedShortfall(trials, 0.5)).toBe(1.5);
    expect(expectedShortfall(trials, 0.375)).toBe((1 + 0.5 * 2) / 1.5);
  });

  it("half-widths shrink with the root of the trials", () => {
    const model = modelOf({ A1: 1, B1: "=A1" }, ["A1"], ["B1"]);
    const few = simulated(model, [normal(0, 1)], [1000]).results(0).values;
    const many = simulated(model, [normal(0, 1)], [100_000]).results(0).values;
    expect(meanHalfWidth(few) / meanHalfWidth(many)).toBeCloseTo(10, 0);
    expect(percentileHalfWidth(sorted(few), 0.9)).toBeGreaterThan(percentileHalfWidth(sorted(many), 0.9));
    expect(percentileHalfWidth(sorted(few.subarray(0, 20)), 0.99)).toBe(Infinity);
  });

  it("contributions follow the variances", () => {
    const model = modelOf({ A1: 1, A2: 1, A3: 1, B1: "=3*A1-4*A2" }, ["A1", "A2", "A3"], ["B1"]);
    const simulation = simulated(model, [normal(0, 1), normal(0, 1), normal(0, 1)], [50_000]);
    const found = drivers(simulation.inputs, simulation.results(0).values);
    expect(found[0]!.contribution).toBeCloseTo(9 / 25, 1);
    expect(found[1]!.contribution).toBeCloseTo(16 / 25, 1);
    expect(found[1]!.rankCorrelation).toBeLessThan(-0.7);
    expect(found[2]!.contribution).toBeLessThan(0.001);
    expect(found.reduce((sum, one) => sum + one.contribution, 0)).toBeCloseTo(1, 12);
  });
});

describe("the inputs that drive an output", () => {
  it("are ranked with equal values in the middle of their places", () => {
    const of = (input: number[], output: number[]) =>
      drivers([Float64Array.from(input)], Float64Array.from(output))[0]!.rankCorrelation;
    // Spearman's with ties, as SPSS and R's cor(method = "spearman") have it: Pearson's of the mean ranks.
    expect(of([3, 1, 3, 2], [1, 2, 3, 4])).toBeCloseTo(-0.21081851067789195, 12);
    expect(of([1, 1, 2, 3, 3, 3], [1, 2, 3, 4, 5, 6])).toBeCloseTo(0.9258200997725515, 12);
    expect(of([5, 5, 5], [1, 2, 3])).toBe(0);
  });
});

describe("dependence", () => {
  const model = modelOf({ A1: 1, A2: 1, A3: 1, B1: "=A1+A2+A3" }, ["A1", "A2", "A3"], ["B1"]);
  const run = (order: (columns: Float64Array[]) => Float64Array[]) => {
    const simulation = new Simulation({
      model,
      inputs: [normal(0, 1), normal(0, 1), uniform(0, 1)],
      seed: 3,
      sampling: "plain",
      order,
    });
    for (const done of simulation.more(10_000)) expect(done).toBeGreaterThan(0);
    return simulation;
  };

  it("a pair moves together, the draws stay the same", () => {
    const { order, moved } = dependence(matrixOf(3, [{ inputs: [0, 1], strength: 0.8 }]));
    const simulation = run(order);
    expect(moved).toBe(false);
    expect(achieved(simulation.inputs)[0]![1]).toBeCloseTo(0.79, 1);
    expect(Math.abs(achieved(simulation.inputs)[0]![2]!)).toBeLessThan(0.05);
    expect(simulation.inputs[1]!.slice().sort()).toEqual(
      sample(distribution("normal", 0, 1), 10_000, 3, 1).sort(),
    );
  });

  it("what can't be is moved to the nearest that can", () => {
    const asked = [
      [1, 0.9, 0.9],
      [0.9, 1, -0.9],
      [0.9, -0.9, 1],
    ];
    const { matrix, moved, order } = dependence(asked);
    expect(moved).toBe(true);
    // Of x, x and y singular matrices have y = 2x² − 1: of these ½, ½ and −½ is the nearest.
    expect(matrix[0]![1]).toBeCloseTo(0.5, 6);
    expect(matrix[0]![2]).toBeCloseTo(0.5, 6);
    expect(matrix[1]![2]).toBeCloseTo(-0.5, 6);
    expect(() => run(order)).not.toThrow();
  });

  // N. J. Higham, "Computing the nearest correlation matrix", 2002, section 4.
  it("the example of Higham's paper", () => {
    const { matrix } = dependence([
      [1, 1, 0],
      [1, 1, 1],
      [0, 1, 1],
    ]);
    expect(matrix[0]![1]).toBeCloseTo(0.7607, 4);
    expect(matrix[0]![2]).toBeCloseTo(0.1573, 4);
  });

  it.each([
    [
      [
        [1, 1.2],
        [1.2, 1],
      ],
      /Row 1, column 2/,
    ],
    [
      [
        [1, 0.5],
        [0.4, 1],
      ],
      /the other way/,
    ],
    [
      [
        [2, 0],
        [0, 1],
      ],
      /-1 to 1/,
    ],
    [[[1, 0]], /A row and a column/],
    [
      [
        [1, NaN],
        [NaN, 1],
      ],
      /Row 1, column 2/,
    ],
  ])("%j is no matrix of correlations", (asked, message) => {
    expect(() => dependence(asked as number[][])).toThrow(message as RegExp);
  });
});

describe("questions to a model", () => {
  const cubic = modelOf(
    { A1: 0, A2: 1, B1: "=(A1-1)*(A1-2)*(A1+3)*A2", B2: "=(A1-2)^2", B3: "=IF(A1>1.5,1,-1)", B4: "=1/A1" },
    ["A1", "A2"],
    ["B1", "B2", "B3", "B4"],
  );

  it("every root in the range", () => {
    const { roots } = reach(cubic, [0, 1], 0, [-10, 10], 0, 0);
    expect(roots.map((x) => Math.round(x * 1e9) / 1e9)).toEqual([-3, 1, 2]);
    for (const root of roots)
      expect(Math.min(...[-3, 1, 2].map((x) => Math.abs(root - x)))).toBeLessThan(1e-12);
  });

  it("a root that only touches the target", () => {
    const { roots } = reach(cubic, [0, 1], 0, [-10, 9], 1, 0);
    expect(roots).toHaveLength(1);
    expect(roots[0]!).toBeCloseTo(2, 6);
  });

  // Once over the range, and six times, ever closer, at each place where something may be, and where it is nearest.
  it.each([
    ["touches the target", 1, 0, 1 + 6],
    ["comes near it, and no nearer", 1, -5, 1 + 6 + 6],
    ["jumps over it", 2, 0, 1 + 6 + 6],
    ["crosses it three times", 0, 0, 1 + 3 * 6],
  ])("where the output %s is looked at closely, and nothing else", (_, output, target, most) => {
    let looks = 0;
    const counting = {
      values: (...all: Parameters<Model["values"]>) => {
        looks++;
        return cubic.values(...all);
      },
    } as Model;
    reach(counting, [0, 1], 0, [-10, 9], output, target);
    expect(looks).toBeLessThanOrEqual(most);
    expect(looks).toBeGreaterThan(1);
  });

  it("a jump over the target is no root, nor is a pole", () => {
    expect(reach(cubic, [0, 1], 0, [0, 3], 2, 0).roots).toEqual([]);
    expect(reach(cubic, [0, 1], 0, [-1, 1.1], 3, 0).roots).toEqual([]);
  });

  it("none: the nearest", () => {
    const { roots, nearest } = reach(cubic, [0, 1], 0, [-10, 9], 1, -5);
    expect(roots).toEqual([]);
    expect(nearest!.input).toBeCloseTo(2, 5);
    expect(nearest!.output).toBeCloseTo(0, 9);
  });

  it.each([0.001, 9.999])("none: the nearest, at %d beside an end of the range", (place) => {
    const model = modelOf({ A1: 0, B1: `=(A1-${place})^2+1` }, ["A1"], ["B1"]);
    const { nearest } = reach(model, [0], 0, [0, 10], 0, 0);
    expect(nearest!.input).toBeCloseTo(place, 6);
    expect(nearest!.output).toBeCloseTo(1, 12);
  });

  it("a frontier over two inputs", () => {
    const model = modelOf({ A1: 1, A2: 1, B1: "=A1*A2" }, ["A1", "A2"], ["B1"]);
    const found = frontier(
      model,
      [1, 1],
      { input: 0, values: [1, 2, 4, 100] },
      { input: 1, range: [0.1, 10] },
      0,
      8,
    );
    expect(found.map(({ roots }) => roots.map((x) => Math.round(x * 1e9) / 1e9))).toEqual([
      [8],
      [4],
      [2],
      [],
    ]);
  });

  it("the value at which a probability is reached", () => {
    const model = modelOf({ A1: 0, A2: 0, B1: "=A1+A2" }, ["A1", "A2"], ["B1"]);
    const draws = [new Float64Array(20_000), sample(distribution("uniform", 0, 1), 20_000, 3)];
    const found = valueForChance(model, draws, 0, [-1, 1], 0, 0.5, 0.9);
    expect(found.value).toBeCloseTo(0.4, 2);
    expect(found.atLow).toBe(0);
    expect(found.atHigh).toBe(1);
    expect(valueForChance(model, draws, 0, [-1, -0.9], 0, 0.5, 0.9).value).toBe(null);
  });

  it("the value up to which a probability holds, where the output falls", () => {
    const model = modelOf({ A1: 0, A2: 0, B1: "=A2-A1" }, ["A1", "A2"], ["B1"]);
    const draws = [new Float64Array(20_000), sample(distribution("uniform", 0, 1), 20_000, 3)];
    const found = valueForChance(model, draws, 0, [-1, 2], 0, -0.5, 0.9);
    expect(found.value).toBeCloseTo(0.6, 2);
    expect([found.atLow, found.atHigh]).toEqual([1, 0]);
  });
});

describe("a workbook as Excel hands it over", () => {
  const data = {
    names: [{ name: "Rate", sheet: null, formula: "=Sheet1!$A$1" }],
    tables: [
      {
        name: "Costs",
        sheet: 0,
        area: { top: 2, left: 0, bottom: 4, right: 1 },
        headers: true,
        totals: false,
        columns: ["Item", "Cost"],
      },
    ],
    sheets: [
      {
        name: "Sheet1",
        ranges: [
          {
            row: 0,
            column: 0,
            formulas: [
              [0.1, "=Rate*SUM(Costs[Cost])"],
              ["", "=Costs[[#This Row],[Cost]]"],
              ["Item", "Cost"],
              ["a", 10],
              ["b", 20],
            ],
            values: [
              [0.1, 3],
              ["", { error: "#VALUE!" }],
              ["Item", "Cost"],
              ["a", 10],
              ["b", 20],
            ],
          },
        ],
      },
    ],
  };

  it("names and tables are found, and the base agrees", () => {
    // Unless it says otherwise its days count from 1900.
    expect(bookFrom(data).date1904).toBe(false);
    const model = new Model({ book: bookFrom(data), inputs: [at("A1"), at("B4")], outputs: [at("B1")] });
    expect(
      model.values(
        [
          [0.2, 0.1],
          [10, 40],
        ],
        2,
      ),
    ).toEqual([[6, 6]]);
    expect(checkBase(model)).toEqual([]);
  });

  it("a cell that Excel shows otherwise is named", () => {
    const [sheet] = structuredClone(data.sheets);
    sheet!.ranges[0]!.values[0]![1] = 4;
    const model = new Model({
      book: bookFrom({ ...data, sheets: [sheet!] }),
      inputs: [at("A1")],
      outputs: [at("B1")],
    });
    expect(checkBase(model)).toEqual([
      { address: "Sheet1!B1", formula: "=Rate*SUM(Costs[Cost])", shown: 4, computed: 3 },
    ]);
  });
});
