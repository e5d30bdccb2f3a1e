import { describe, expect, it } from "vitest";
import {
  simulationSheet,
  targetSheet,
  tornadoSheet,
  trialsSheet,
  twoWaySheet,
} from "../../../src/templates/analysis";
import { DEFAULT_OPTIONS } from "../../../src/templates/catalogue";
import { below, PRICE, PROFIT, readBy, shown, VOLUME } from "./support";

const head = { output: PROFIT, at: new Date(2026, 10, 4, 9, 5), computed: "By hand.", remarks: ["Odd."] };
const percentiles = (...values: number[]) =>
  values.map((value, i) => ({ share: [0.05, 0.5, 0.95][i]!, value }));

const simulation = {
  ...head,
  inputs: [
    { input: PRICE, distribution: "PERT", parameters: "Low 9, Likely 10, High 11" },
    { input: VOLUME, distribution: "Normal", parameters: "Mean 100, SD 5" },
  ],
  trials: 100,
  seed: 7,
  failed: 2,
  mean: 401,
  standardDeviation: 30,
  probabilityBelowZero: 0.125,
  minimum: 330,
  maximum: 480,
  percentiles: percentiles(350, 400, 450),
  bins: [
    { from: 330, to: 405, count: 60 },
    { from: 405, to: 480, count: 38 },
  ],
  sampling: "plain sampling",
  drivers: [
    { rankCorrelation: -0.9, contribution: 0.3 },
    { rankCorrelation: 0.5, contribution: 0.7 },
  ],
  dependence: null,
  independent: null,
};
const matrix = (r: number) => [
  [1, r],
  [r, 1],
];
const dependent = {
  ...simulation,
  dependence: { asked: matrix(0.4), used: matrix(0.35), achieved: matrix(0.36), moved: true },
  independent: { mean: 398, standardDeviation: 25, percentiles: percentiles(355, 399, 445) },
};
const target = {
  ...head,
  input: PRICE,
  range: [5, 20] as const,
  target: 500,
  roots: [12, 18],
  nearest: null,
  frontier: {
    input: VOLUME,
    points: [
      { value: 90, roots: [13, 17] },
      { value: 100, roots: [] },
      { value: 110, roots: [11] },
    ],
  },
};
const trials = (columns: (typeof PRICE)[], rows: (number | null)[][], of = 2000) =>
  trialsSheet({ at: head.at, computed: "By hand.", columns, rows, trials: of }, DEFAULT_OPTIONS);
const bar = (input: typeof PRICE, low: number, high: number, atLow: number | string, atHigh: number) => ({
  input,
  low,
  high,
  atLow,
  atHigh,
});

const tornado = {
  ...head,
  bars: [bar(VOLUME, 50, 150, "#N/A", 600), bar(PRICE, 9, 11, 360, 440)],
};
const grid = {
  ...head,
  rows: { input: PRICE, values: [9, 10] },
  columns: { input: VOLUME, values: [90, 100, 110] },
  outcomes: [
    [324, 360, "#N/A"],
    [360, 400, 440],
  ],
};

const HEAD_OF_OUTPUT = [
  ["Cell", "Address", "Value"],
  ["Profit", "Model!C3", "400"],
  ["Now", "", "400"],
  ["Remark", "", ""],
];
const NOTES = [
  "Note",
  "In the run. Holds the formula =C1*C2*0.4",
  "The same cell, live: run again when the two differ.",
  "Odd.",
];

describe("every sheet of results", () => {
  const frontless = { ...target, frontier: null };
  const nearest = { ...frontless, roots: [], nearest: { input: 20, output: 480 } };
  const plans = [
    simulationSheet([simulation], DEFAULT_OPTIONS),
    targetSheet(target, DEFAULT_OPTIONS),
    targetSheet(nearest, DEFAULT_OPTIONS),
    tornadoSheet([tornado], DEFAULT_OPTIONS),
    twoWaySheet([grid], DEFAULT_OPTIONS),
  ].map((plan) => [plan.title, plan] as const);

  it.each(plans)(
    "%s: says what the output was and is, when it was run, and its key figures as they stand",
    (_, plan) => {
      const rows = shown(plan);
      expect(below(rows, "Output", 0, 1, 2)).toEqual(HEAD_OF_OUTPUT);
      const note = rows.find(([first, second]) => first === "Cell" && second === "Address")!.indexOf("Note");
      expect(below(rows, "Output", note).flat()).toEqual(NOTES);
      expect(rows.flat().filter((text) => text.startsWith("Source: "))).toEqual([
        "Source: this workbook's own formulas, 2026-11-04 09:05. By hand.",
      ]);
      const { keyFigures, charts, rowHeights, cells } = plan.sheets[0]!;
      // Rows of one height: notes run on, and what stands on the first screen is seen.
      const tall = rowHeights.filter(
        ({ row }) => !cells[row]!.some((cell) => /^(answer|header)/.test(cell?.role ?? "")),
      );
      expect(tall).toEqual([]);
      const block = keyFigures.filter(({ row }) => row < 15 && row > 2);
      expect(block.length).toBeGreaterThan(2);
      for (const { label, row, column } of block) {
        expect(rows[row]![0], label).toBe(label);
        expect(column).toBe(2);
      }
      expect(keyFigures.filter(({ label }) => label === "Answer")).toEqual([
        { label: "Answer", row: 2, column: 0 },
      ]);
      for (const { anchor } of charts) expect(anchor).toMatchObject({ row: 3, rows: 13, column: 3 });
    },
  );

  it("of the model that has changed since says so", () => {
    const [now] = below(
      shown(tornadoSheet([{ ...tornado, output: { ...PROFIT, value: 399 } }], DEFAULT_OPTIONS)),
      "Output",
      2,
    ).slice(2);
    expect(now).toEqual(["400"]);
    const rows = shown(tornadoSheet([{ ...tornado, output: { ...PROFIT, value: 399 } }], DEFAULT_OPTIONS));
    expect(rows.find(([first]) => first === "Checks")![2]).toBe("The model has changed since this run");
  });

  it("writes a figure without a format with the decimals that its size needs", () => {
    const bare = (value: number) =>
      below(shown(trials([{ ...PRICE, value, format: "General" }], [[value]])), "Trial", 1)[0]![0];
    expect([bare(10_000), bare(9999), bare(1), bare(0.99), bare(-12_345)]).toEqual([
      "10,000",
      "9,999.00",
      "1.00",
      "0.9900",
      "-12,345",
    ]);
  });
});

describe("the simulation", () => {
  const plan = simulationSheet([dependent], DEFAULT_OPTIONS);
  const rows = shown(plan);

  it("says in a sentence and in figures what came of it", () => {
    expect(rows[2]![0]).toBe(
      "Profit comes to 401 on average, between 350 (P5) and 450 (P95); below 0 in 12.5% of the trials.",
    );
    expect(rows.slice(3, 9).map(([label, , value]) => [label, value])).toEqual([
      ["Mean", "401"],
      ["P5", "350"],
      ["P50", "400"],
      ["P95", "450"],
      ["Probability below 0", "12.5%"],
      ["Checks", "OK"],
    ]);
    expect(below(rows, "Results", 0, 2).slice(1)).toEqual([
      ["Trials", "100"],
      ["Seed", "7"],
      ["Trials without a number", "2"],
      ["Mean", "401"],
      ["Standard deviation", "30"],
      ["Minimum", "330"],
      ["P5", "350"],
      ["P50", "400"],
      ["P95", "450"],
      ["Maximum", "480"],
      ["Probability below 0", "12.5%"],
      ["Standard error of the mean", "3"],
    ]);
    expect(below(rows, "Results", 4).flat()).toContain("95% of the trials lie below.");
    expect(below(rows, "Histogram", 0, 1, 2, 3)).toEqual([
      ["From", "To", "Trials", "Share"],
      ["330", "405", "60", "61.2%"],
      ["405", "480", "38", "38.8%"],
    ]);
  });

  it("draws the histogram by the table's own cells", () => {
    const [chart] = plan.sheets[0]!.charts;
    expect(readBy(rows, chart!.categories!.range)).toEqual(["330", "405"]);
    expect(chart!.series.map(({ values }) => readBy(rows, values.range))).toEqual([["61.2%", "38.8%"]]);
    expect(chart!.alternativeText).toBe(
      "Columns of the share of 100 trials in 2 bins of Profit; 90% of them between 350 and 450.",
    );
    expect(chart!.valueAxis.minimum).toBe(0);
  });

  it("sets dependence beside independence, says what drives it, the most first, and what was drawn", () => {
    expect(below(rows, "Beside independent inputs", 0, 1, 2)).toEqual([
      ["Statistic", "Dependent", "Independent"],
      ["Mean", "401", "398"],
      ["Standard deviation", "30", "25"],
      ["P5", "350", "355"],
      ["P50", "400", "399"],
      ["P95", "450", "445"],
    ]);
    expect(below(rows, "What drives it", 0, 2, 3, 4)).toEqual([
      ["Input", "Rank correlation", "Part of variance", "Note"],
      ["Volume", "0.50", "70.0%", ""],
      ["Price", "-0.90", "30.0%", "The output falls where this rises."],
    ]);
    expect(
      plan.sheets[0]!.keyFigures.slice(-2).map(({ label, row, column }) => [label, rows[row]![column]]),
    ).toEqual([
      ["Part of variance by Volume", "70.0%"],
      ["Part of variance by Price", "30.0%"],
    ]);
    expect(below(rows, "Dependence of the inputs, by rank correlation", 0, 1, 2, 3, 4)).toEqual([
      ["Input", "With", "Asked", "Achieved", "Note"],
      [
        "Price",
        "Volume",
        "0.40",
        "0.36",
        "What was asked can't be all at once: 0.35 is of the nearest that can.",
      ],
    ]);
    expect(below(rows, "Inputs", 0, 1, 2, 3, 4)).toEqual([
      ["Input", "Address", "Was", "Distribution", "Parameters"],
      ["Price", "Model!C1", "10", "PERT", "Low 9, Likely 10, High 11."],
      ["Volume", "Model!C2", "100", "Normal", "Mean 100, SD 5. Held the formula =50*2"],
    ]);
  });

  it("of independent inputs has neither, nor a line of trials without a number where all have one", () => {
    const plain = shown(simulationSheet([{ ...simulation, failed: 0 }], DEFAULT_OPTIONS)).map(
      ([first]) => first!,
    );
    for (const gone of [
      "Beside independent inputs",
      "Dependence of the inputs, by rank correlation",
      "Trials without a number",
    ])
      expect(plain).not.toContain(gone);
    expect(plain).toContain("Inputs, drawn independently of each other");
  });
});

describe("what must be true", () => {
  it("names the values at which the target is reached, where it looked, and what another input allows", () => {
    const plan = targetSheet(target, DEFAULT_OPTIONS);
    const rows = shown(plan);
    expect(rows[2]![0]).toBe("Price has to be 12 or 18 for Profit to reach 500.");
    expect(rows.slice(3, 8).map(([label, , value]) => [label, value])).toEqual([
      ["Target", "500"],
      ["Price now", "10"],
      ["Price at the target", "12"],
      ["Value 2", "18"],
      ["Checks", "OK"],
    ]);
    expect(below(rows.slice(9), "Target", 0, 1, 2)).toEqual([
      ["Item", "Address", "Value"],
      ["Target of Profit", "", "500"],
      ["Price now", "Model!C1", "10"],
      ["Looked at from", "", "5"],
      ["Looked at to", "", "20"],
    ]);
    expect(below(rows, "Price at which Profit is at the target", 0, 2)).toEqual([
      ["Value 1", "12"],
      ["Value 2", "18"],
    ]);
    expect(below(rows, "What Volume allows", 0, 1, 2)).toEqual([
      ["Volume", "Price at the target", "Note"],
      ["90", "13", "Also 17."],
      ["100", "", "No value in the range reaches the target."],
      ["110", "11", ""],
    ]);
    const [chart] = plan.sheets[0]!.charts;
    expect(readBy(rows, chart!.categories!.range)).toEqual(["90", "100", "110"]);
    expect(readBy(rows, chart!.series[0]!.values.range)).toEqual(["13", "", "11"]);
  });

  it("names one value without a number of its own, and no more than three in its answer", () => {
    const one = shown(targetSheet({ ...target, roots: [12], frontier: null }, DEFAULT_OPTIONS));
    expect(below(one, "Price at which Profit is at the target", 0, 2)).toEqual([["Value", "12"]]);
    const many = shown(targetSheet({ ...target, roots: [6, 8, 12, 18], frontier: null }, DEFAULT_OPTIONS));
    expect(many[2]![0]).toBe("Price has to be 6 or 8 or 12 for Profit to reach 500.");
    expect(below(many, "Price at which Profit is at the target", 2).flat()).toEqual(["6", "8", "12", "18"]);
  });

  it("says how near it comes where the target isn't reached, and so where there is no number at all", () => {
    const none = { ...target, roots: [], frontier: null };
    const rows = shown(targetSheet({ ...none, nearest: { input: 20, output: 480 } }, DEFAULT_OPTIONS));
    expect(rows[2]![0]).toBe("No Price from 5 to 20 brings Profit to 500; nearest at 20.");
    expect(below(rows, "Price at which Profit is at the target", 0, 2, 4)).toEqual([
      ["Nearest", "20", "No value in the range reaches the target."],
      ["Profit there", "480", ""],
    ]);
    const empty = shown(targetSheet(none, DEFAULT_OPTIONS));
    expect(empty[2]![0]).toBe("No Price from 5 to 20 brings Profit to 500.");
    expect(below(empty, "Price at which Profit is at the target", 0)).toEqual([
      ["Profit shows no number anywhere in the range."],
    ]);
  });
});

it("a tornado of a rate tells how far it moves in percentage points", () => {
  const rate = { ...PROFIT, label: "Rate", value: 0.1, format: "0.0%" };
  const price = tornado.bars.find(({ input }) => input === PRICE)!;
  const rows = shown(
    tornadoSheet(
      [{ ...head, output: rate, bars: [{ ...price, atLow: 0.08, atHigh: 0.125 }] }],
      DEFAULT_OPTIONS,
    ),
  );
  expect(rows[2]![0]).toBe("Rate moves most with Price, by 4.5 pp from low to high.");
  const [, bar] = below(rows, "Tornado: one input at a time, the widest swing first", 5, 6, 7, 8, 9);
  expect(bar).toEqual(["8.0%", "12.5%", "-2.0 pp", "2.5 pp", "4.5 pp"]);
});

describe("the tornado", () => {
  const plan = tornadoSheet([tornado], DEFAULT_OPTIONS);
  const rows = shown(plan);

  it("measures each input against the base, and draws its bars by its own cells", () => {
    expect(rows[2]![0]).toBe("Profit moves most with Price, by 80 from low to high.");
    expect(below(rows, "Tornado: one input at a time, the widest swing first", ...Array(13).keys())).toEqual([
      [
        "Input",
        "Address",
        "Was",
        "Low",
        "High",
        "Output at low",
        "Output at high",
        "Low against base",
        "High against base",
        "Swing",
        "Note",
        "Bar at low",
        "Bar at high",
      ],
      ["Price", "Model!C1", "10", "9", "11", "360", "440", "-40", "40", "80", "", "-40", "40"],
      [
        "Volume",
        "Model!C2",
        "100",
        "50",
        "150",
        "#N/A",
        "600",
        "",
        "200",
        "",
        "The output shows #N/A. Held the formula =50*2",
        "0",
        "0",
      ],
    ]);
    const [chart] = plan.sheets[0]!.charts;
    expect(readBy(rows, chart!.categories!.range)).toEqual(["Price", "Volume"]);
    expect(chart!.series.map(({ name, values }) => [name, ...readBy(rows, values.range)])).toEqual([
      ["At low", "-40", "0"],
      ["At high", "40", "0"],
    ]);
  });

  it("names the widest in its answer, and draws as many bars as can be told apart", () => {
    const bars = Array.from({ length: 20 }, (_, i) =>
      bar({ ...PRICE, label: `Input ${i}` }, 9, 11, 300 + i, 500 - i),
    );
    const many = tornadoSheet([{ ...tornado, bars }], DEFAULT_OPTIONS);
    expect(shown(many)[2]![0]).toBe("Profit moves most with Input 0, by 200 from low to high.");
    expect(many.sheets[0]!.charts[0]!.categories!.range.rows).toBe(10);
    expect(many.sheets[0]!.tables[0]!.range.rows).toBe(21);
  });
});

describe("two inputs in a grid", () => {
  it("have each outcome where its row and column meet, and the least and the most of them", () => {
    const rows = shown(twoWaySheet([grid], DEFAULT_OPTIONS));
    expect(rows[2]![0]).toBe("Profit runs from 324 to 440 as Price and Volume move together.");
    expect(rows.slice(3, 7).map(([label, , value]) => [label, value])).toEqual([
      ["Profit", "400"],
      ["Lowest on the grid", "324"],
      ["Highest on the grid", "440"],
      ["Checks", "OK"],
    ]);
    expect(below(rows, "Inputs", 0, 1, 2, 4)).toEqual([
      ["Input", "Address", "Was", "Note"],
      ["Price", "Model!C1", "10", "Down the grid."],
      ["Volume", "Model!C2", "100", "Across the grid. Held the formula =50*2"],
    ]);
    expect(below(rows, "Profit: Price down, Volume across", 0, 1, 2, 3, 4)).toEqual([
      ["Price \\ Volume", "90", "100", "110", "Note"],
      ["9", "324", "360", "#N/A", ""],
      ["10", "360", "400", "440", "The base case is in bold."],
    ]);
  });
});

describe("trials", () => {
  it("are numbered, named apart, and say how many of them there are", () => {
    const rows = shown(
      trials(
        [PRICE, { ...PRICE, format: "General" }, PROFIT],
        [
          [9, 9.5, 324],
          [10, 10, null],
        ],
      ),
    );
    expect(rows[1]![0]).toBe("The first 2 of 2,000 trials.");
    expect(below(rows, "", 0, 1, 2, 3)).toEqual([
      ["Trial", "Price", "Price (2)", "Profit"],
      ["1", "9", "9.50", "324"],
      ["2", "10", "10.00", "no number"],
    ]);
    expect(shown(trials([PRICE], [[9], [10]], 2))[1]![0]).toBe("All 2 trials.");
  });
});
