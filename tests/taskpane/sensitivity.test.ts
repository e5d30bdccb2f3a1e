import { describe, expect, it } from "vitest";
import { quantile } from "../../src/core/uncertainty/distributions";
import {
  DISTRIBUTIONS,
  drawTrials,
  prefilled,
  SHAPES,
} from "../../src/taskpane/views/sensitivity/distributions";
import { readEntries } from "../../src/taskpane/views/sensitivity/entries";
import {
  durationText,
  fieldText,
  parseNumber,
  resultText,
} from "../../src/taskpane/views/sensitivity/numbers";
import { START, type InputSetting } from "../../src/taskpane/views/sensitivity/state";

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
    [1000, "less than 5 s"],
    [31_000, "about 35 s"],
    [180_000, "about 3 min"],
    [5_400_000, "about 1 h 30 min"],
    [7_200_000, "about 2 h"],
  ])("%i ms is %s", (milliseconds, text) => {
    expect(durationText(milliseconds)).toBe(text);
  });
});

describe("low and high", () => {
  const problemsOf = (value: number, low: string, high: string) => {
    const fields = Object.fromEntries(Object.entries(prefilled(value, 0.1)).map(([k, v]) => [k, String(v)]));
    const setting = { id: "a", cell: { label: "Grants", value }, fields: { ...fields, low, high } };
    return readEntries({ ...START, inputs: [setting] as unknown as InputSetting[] })
      .problems.filter(({ owner }) => owner === "a")
      .map(({ message }) => message);
  };

  it("must differ; that a share of 0 is 0 is said", () => {
    expect(problemsOf(5, "4", "6")).toEqual([]);
    expect(problemsOf(5, "5", "5").join()).toContain("nothing to vary");
    expect(problemsOf(0, "0", "0").join()).toContain("any share of 0 is 0");
    expect(problemsOf(0, "-1", "1")).toEqual([]);
  });
});

describe("draws", () => {
  const values = prefilled(100, 0.1);

  it("is filled with a range around the current value, negative ones too", () => {
    expect(values).toMatchObject({ low: 90, likely: 100, high: 110, mean: 100, median: 100 });
    expect(prefilled(-100, 0.1)).toMatchObject({ low: -110, high: -90 });
  });

  it.each(DISTRIBUTIONS)("80%% of a prefilled normal or lognormal lie within low and high: %s", (name) => {
    const parameters = SHAPES[name].parameters(values);
    const [p10, p90] = [0.1, 0.9].map((p) => quantile(name, p, ...parameters)) as [number, number];
    expect(p10).toBeGreaterThanOrEqual(89.9);
    expect(p90).toBeLessThanOrEqual(110.1);
  });

  it("of one input don't change when another one is added", () => {
    const price = { name: "pert" as const, values };
    const volume = { name: "normal" as const, values };
    const alone = drawTrials([price], 50, 7).map(([first]) => first);
    expect(drawTrials([price, volume], 50, 7).map(([first]) => first)).toEqual(alone);
  });
});
