import { beforeAll, describe, expect, it } from "vitest";
import { simulate } from "../../../src/core/uncertainty/simulate";
import { tornado } from "../../../src/core/uncertainty/tornado";
import { TOTALS_70B } from "../../../src/evidence/document/totals-70b";
import { risk } from "../../../src/templates/decisions/risk";
import { expectClose } from "../../support/close";
import { DIALECTS, calculated, type Calculated, type Edits } from "./support/calculated";

const baseline = TOTALS_70B.rows.map((row) => row.baseline.value);
const likely = TOTALS_70B.rows.map((row) => 1 - row.optimized.value / row.baseline.value);
const low = [1 - 1 / 3, 0.6, 0.87, 0.9, 0.5, 0.75];
const high = [1 - 1 / 16.2, 0.95, 0.93, 0.97, 0.9, 0.97];
const investment = 113_500;
const at = (values: number[], i: number) => values[i] ?? NaN;
const sum = (term: (i: number) => number) => baseline.reduce((total, _, i) => total + term(i), 0);
const pertMean = (i: number) => (at(low, i) + 4 * at(likely, i) + at(high, i)) / 6;
const mean = sum((i) => at(baseline, i) * pertMean(i)) - investment;
const deviation = Math.sqrt(
  sum((i) => (at(baseline, i) ** 2 * (pertMean(i) - at(low, i)) * (at(high, i) - pertMean(i))) / 7),
);

describe.each(DIALECTS)("Risk, %s formulas", (dialect) => {
  let sheet: Calculated;
  beforeAll(async () => {
    sheet = await calculated(risk, dialect);
  });

  it("gives the exact mean and deviation of PERT", () => {
    expectClose(sheet.at("Expected net benefit", "Result"), mean, 1e-9);
    expectClose(sheet.at("Standard deviation", "Result"), deviation, 1e-9);
    expectClose(sheet.at("Expected ROI", "Result"), mean / investment, 1e-9);
    expectClose(
      sheet.at("Net benefit, all likely", "Result"),
      sum((i) => at(baseline, i) * at(likely, i)) - investment,
      1e-9,
    );
  });

  it("ranks the swings as the core does", () => {
    const bars = tornado(baseline, low, likely, high, investment);
    const top = sheet.values.findIndex((row) => row[0] === "Category" && row[2] === "Net at low") + 1;
    const net = Number(sheet.at("Net benefit, all likely", "Result"));
    bars.slice(0, 6).forEach((bar, place) => {
      const row = sheet.values[top + place] ?? [];
      expect(row[0]).toBe(TOTALS_70B.rows[bar.index]?.category);
      expectClose(row.slice(2, 5), [bar.low, bar.high, bar.swing], 1e-9);
      expectClose(row.slice(5, 7), [bar.low - net, bar.high - net], 1e-6);
    });
  });

  it("has no error and no unmet check", () => {
    expect(sheet.errors()).toEqual([]);
    expect(sheet.unmet()).toEqual([]);
  });
});

describe("Risk, simulated", () => {
  let sheet: Calculated;
  beforeAll(async () => {
    sheet = await calculated(risk, "addin");
  });

  it("shows the core's statistics of the same trials and seed", () => {
    const outcome = simulate(baseline, low, likely, high, investment, 100_000, 1, "pert");
    const top = sheet.values.findIndex((row) => row[0] === "Statistic") + 1;
    const column = sheet.values.slice(top, top + 9).map((row) => row[2]);
    const expected = [
      outcome.mean,
      outcome.standardDeviation,
      ...outcome.percentiles,
      outcome.probabilityOfLoss,
      outcome.expectedShortfall,
    ];
    expectClose(column, expected, 1e-12);
  });

  it("the histogram holds every draw, and its shares add up", () => {
    const top = sheet.values.findIndex((row) => row[0] === "Middle of the bin") + 1;
    const bins = sheet.values.slice(top, top + 16);
    expect(bins.reduce((total, row) => total + Number(row[4]), 0)).toBe(800);
    expectClose(
      bins.reduce((total, row) => total + Number(row[5]), 0),
      1,
      1e-9,
    );
    bins.forEach((row, i) => {
      expect(Number(row[3])).toBeGreaterThan(Number(row[2]));
      if (i > 0) expect(row[2]).toBe(bins[i - 1]?.[3]);
    });
  });
});

describe("Risk, when an entry can't be", () => {
  const cases: [string, Edits, string][] = [
    ["low above likely", [{ label: "Alignment", column: 3, value: 0.99 }], "Low is above likely"],
    ["likely above high", [{ label: "Alignment", column: 4, value: 0.98 }], "Likely is above high"],
    ["a rate above 1", [{ label: "Alignment", column: 5, value: 1.2 }], "At most 100%"],
    ["a negative baseline", [{ label: "Alignment", column: 2, value: -1 }], "Baseline: 0 or more"],
    ["words for a rate", [{ label: "Alignment", column: 3, value: "low" }], "Numbers, please"],
  ];
  it.each(cases)("%s", async (_, edits, message) => {
    const sheet = await calculated(risk, "plain", edits);
    expect(sheet.at("Alignment", "Check")).toBe(message);
    expect(sheet.at("All inputs", "Check")).toBe("See the categories");
    for (const name of ["Expected net benefit", "Standard deviation", "Net benefit, all likely"])
      expect(sheet.at(name, "Result")).toBe("#N/A");
  });

  it("ranges of no width are certain", async () => {
    const edits = TOTALS_70B.rows.flatMap((row, i) =>
      [3, 5].map((column) => ({ label: row.category, column, value: at(likely, i) })),
    );
    const sheet = await calculated(risk, "plain", edits);
    expect(sheet.at("Standard deviation", "Result")).toBe(0);
    expect(sheet.errors()).toEqual([]);
  });
});
