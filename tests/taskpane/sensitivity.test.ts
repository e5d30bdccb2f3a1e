import { describe, expect, it } from "vitest";
import { quantile } from "../../src/core/uncertainty/distributions";
import { prefilled, SHAPES } from "../../src/taskpane/views/study/distributions";
import { readEntries } from "../../src/taskpane/views/study/entries";
import { durationText, fieldText, parseNumber, resultText } from "../../src/taskpane/views/study/numbers";
import { agrees, firstDifference } from "../../src/taskpane/views/study/proof";
import { resultOf } from "../../src/taskpane/views/study/steps";
import { START, type InputSetting, type StudyState } from "../../src/taskpane/views/study/state";

describe("numbers that a user types", () => {
  it.each([
    ["12.5", "en-US", 12.5],
    ["1,234.5", "en-US", 1234.5],
    ["1.234,5", "de-DE", 1234.5],
    ["12,5", "de-DE", 12.5],
    ["1 234,5", "fr-FR", 1234.5],
    ["1’234.5", "de-CH", 1234.5],
    ["12%", "en-US", 0.12],
    ["-3e2", "en-US", -300],
    ["−3", "en-US", -3],
    ["cheap", "en-US", null],
    ["", "en-US", null],
    ["1e999", "en-US", null],
  ])("%s in %s is %s", (text, locale, value) => {
    expect(parseNumber(text, locale)).toBe(value);
  });

  it.each(["en-US", "de-DE", "fr-FR", "de-CH"])("what a field shows is read again in %s", (locale) => {
    for (const value of [0.1 + 0.2, 1234567.25, -12.5, 0.075])
      for (const format of ["General", "0.0%"])
        expect(parseNumber(fieldText(value, format, locale), locale)).toBeCloseTo(value, 12);
  });

  it("results have the cell's percent and currency", () => {
    expect(resultText(1234567.8, "$#,##0", "en-US")).toBe("$1,234,568");
    expect(resultText(1234567.8, "[$$-409]#,##0", "en-US")).toBe("$1,234,568");
    expect(resultText(-12.5, "[$€]#,##0.00_);([$€]#,##0.00)", "en-US")).toBe("−€12.5");
    expect(resultText(-0.1234, "0.0%", "en-US")).toBe("−12.34%");
    expect(resultText(0, "General", "en-US")).toBe("0");
  });

  it.each([
    [0.1 + 0.2, 0.3],
    [1 / 3, 0.333333333333333],
    [-1e300, -1e300],
    ["#DIV/0!", "#DIV/0!"],
    [true, "true"],
    ["", "(empty)"],
    [null, "(empty)"],
    [undefined, "(empty)"],
  ])("an output that showed %j stands on a sheet as %j", (shown, wanted) => {
    expect(resultOf(shown)).toBe(wanted);
  });

  it.each([
    [1000, "less than 5 s"],
    [31_000, "about 35 s"],
    [180_000, "about 3 min"],
    [5_400_000, "about 1 h 30 min"],
    [7_200_000, "about 2 h"],
  ])("%i ms is %s", (milliseconds, text) => {
    expect(durationText(milliseconds)).toBe(text);
  });
});

const setting = (label: string, patch: Partial<InputSetting> = {}): InputSetting =>
  ({
    id: label,
    cell: { label, value: 100, address: label },
    distribution: "pert",
    data: null,
    typed: false,
    ...patch,
    fields: {
      ...Object.fromEntries(Object.entries(prefilled(100, 0.1)).map(([k, v]) => [k, String(v)])),
      ...patch.fields,
    },
  }) as unknown as InputSetting;

const entered = (patch: Partial<StudyState>) =>
  readEntries({ ...START, outputs: [setting("out").cell], ...patch });
const messages = (patch: Partial<StudyState>) => entered(patch).problems.map(({ message }) => message);
const inputs = ["Price", "Volume", "Cost"].map((label) => setting(label));

describe("low and high", () => {
  const problemsOf = (value: number, low: string, high: string) => {
    const one = setting("Grants", { fields: { low, high } as InputSetting["fields"] });
    return messages({ inputs: [{ ...one, cell: { ...one.cell, value } }] });
  };

  it("must differ; that a share of 0 is 0 is said", () => {
    expect(problemsOf(5, "4", "6")).toEqual([]);
    expect(problemsOf(5, "5", "5").join()).toContain("nothing to vary");
    expect(problemsOf(0, "0", "0").join()).toContain("any share of 0 is 0");
    expect(problemsOf(0, "-1", "1")).toEqual([]);
  });
});

it("a simulation may end when its mean is known to within a percentage", () => {
  const state = { mode: "simulation", inputs, stop: "mean" } as const;
  const typed = (within: string) => ({ ...state, typed: { ...START.typed, within } });
  expect(entered(typed("0.5")).entries.stop).toEqual({ of: "mean", within: 0.005 });
  expect(entered(typed("2%")).entries.stop).toEqual({ of: "mean", within: 0.02 });
  expect(messages(typed("0"))).toContain("Known to within: a percentage above 0, please.");
  expect(entered({ ...state, stop: "never" }).entries.stop).toBeNull();
});

describe("a distribution", () => {
  const values = prefilled(100, 0.1);

  it("is filled with a range around the current value, negative ones too", () => {
    expect(values).toMatchObject({ low: 90, likely: 100, high: 110, mean: 100, median: 100, p10: 90 });
    expect(prefilled(-100, 0.1)).toMatchObject({ low: -110, high: -90, p90: -90 });
  });

  it.each(["pert", "triangular", "uniform", "normal", "lognormal", "lognormalMean", "metalog"] as const)(
    "%s: 80 of 100 lie within low and high",
    (name) => {
      const parameters = SHAPES[name].parameters(values);
      const [p10, p90] = [0.1, 0.9].map((p) => quantile(name, p, ...parameters)) as [number, number];
      expect(p10).toBeGreaterThanOrEqual(89.9);
      expect(p90).toBeLessThanOrEqual(110.2);
    },
  );

  it.each([
    [{ distribution: "pert", fields: { low: "9", likely: "8", high: "11" } }, /low|likely/],
    [{ distribution: "metalog", fields: { p10: "9", p50: "8", p90: "11" } }, /Price/],
    [{ distribution: "lognormal", fields: { median: "0" } }, /median must be above 0/],
    [{ distribution: "event", fields: { probability: "120%" } }, /robability/],
    [{ distribution: "data" }, /select the cells with your numbers/],
    [{ distribution: "normal", fields: { sd: "much" } }, /Standard deviation of Price: a number/],
  ] as const)("%j is refused", (patch, message) => {
    const wrong = setting("Price", patch as unknown as Partial<InputSetting>);
    expect(messages({ mode: "simulation", inputs: [wrong] }).join()).toMatch(message);
  });
});

describe("a matrix of correlations", () => {
  const of = (rows: unknown[][]) =>
    entered({ mode: "simulation", inputs, matrix: { reference: "Sheet1!A1:C3", rows } });

  it("of the inputs is taken as it is", () => {
    const rows = [
      [1, 0.5, 0],
      [0.5, 1, -0.2],
      [0, -0.2, 1],
    ];
    expect(of(rows)).toMatchObject({ problems: [], entries: { matrix: rows } });
  });

  it.each([
    ["too small", [[1]], /a row and a column for each of the 3 inputs/],
    [
      "with a text",
      [
        [1, "a", 0],
        [0, 1, 0],
        [0, 0, 1],
      ],
      /Row 1, column 2 of the matrix is a: a number/,
    ],
    [
      "with an empty cell",
      [
        [1, "", 0],
        [0, 1, 0],
        [0, 0, 1],
      ],
      /is empty: a number/,
    ],
    [
      "with 1.2",
      [
        [1, 1.2, 0],
        [1.2, 1, 0],
        [0, 0, 1],
      ],
      /is 1.2: a number from -1 to 1/,
    ],
    [
      "with another diagonal",
      [
        [0.9, 0, 0],
        [0, 1, 0],
        [0, 0, 1],
      ],
      /goes with itself, so 1/,
    ],
    [
      "that isn't symmetric",
      [
        [1, 0.5, 0],
        [0.4, 1, 0],
        [0, 0, 1],
      ],
      /isn't what row 2, column 1 has/,
    ],
  ])("%s is refused", (_what, rows, message) => {
    expect(of(rows).problems).toMatchObject([{ owner: "matrix", message: expect.stringMatching(message) }]);
  });

  it("comes from what is said of groups", () => {
    const group = { id: "g", inputs: ["Price", "Cost"], strength: "-0.5" };
    expect(entered({ mode: "simulation", inputs, groups: [group] }).entries.strengths).toEqual([
      { inputs: [0, 2], strength: -0.5 },
    ]);
    for (const wrong of [{ strength: "1.2" }, { strength: "strong" }, { inputs: ["Price"] }])
      expect(messages({ mode: "simulation", inputs, groups: [{ ...group, ...wrong }] })).toHaveLength(1);
  });
});

describe("memory", () => {
  it("that doesn't suffice is said beforehand, with what does", () => {
    const many = Array.from({ length: 40 }, (_, i) => setting(`Input ${i}`));
    const typed = { ...START.typed, trials: "1000000" };
    expect(messages({ mode: "simulation", inputs: many, typed })).toEqual([
      "1,000,000 trials of 40 inputs and 1 outputs need 656 MB, more than a pane has. 609,000 trials do.",
    ]);
    expect(messages({ mode: "simulation", inputs, typed })).toEqual([]);
  });
});

describe("the proof", () => {
  it.each([
    [1e9, 1e9 + 0.5, true],
    [1e9, 1e9 + 2, false],
    ["#DIV/0!", "#DIV/0!", true],
    ["#DIV/0!", 0, false],
    ["(empty)", "", true],
    [0, 1e-12, false],
  ])("%s in Excel and %s here", (excel, engine, same) => {
    expect(agrees(excel, engine)).toBe(same);
  });

  it("names the first point and output that differ; rests of rounding don't", () => {
    const points = [
      { point: [1], results: [1000, 5] },
      { point: [2], results: [1e-11, 6] },
      { point: [3], results: [3000, 7] },
    ];
    const excel = [
      [1000, 5],
      [0, 6],
      [3000, 7.1],
    ];
    expect(firstDifference(points, excel)).toEqual({ at: 2, output: 1 });
    expect(firstDifference(points, excel.slice(0, 2))).toBeNull();
  });
});
