import { describe, expect, it } from "vitest";
import { simulate } from "../../../src/core/uncertainty/simulate";
import { tornado } from "../../../src/core/uncertainty/tornado";
import { risk } from "../../../src/templates/decisions/risk";
import { expectClose } from "../../support/close";
import { calculated, DIALECTS, type Edits } from "./support/calculated";

const CATEGORIES = ["Compute", "Serving", "Data preparation", "Vendor licences", "Support", "Evaluation"];
const baseline = [600_000, 300_000, 120_000, 90_000, 80_000, 50_000];
const low = [0.35, 0.3, 0.2, 0.1, -0.2, 0.25];
const likely = [0.6, 0.5, 0.5, 0.4, 0, 0.4];
const high = [0.75, 0.7, 0.65, 0.9, 0.15, 0.6];
const investment = 540_000;
const sum = (term: (i: number) => number) => baseline.reduce((total, _, i) => total + term(i), 0);
const pertMean = (i: number) => (low[i]! + 4 * likely[i]! + high[i]!) / 6;
const mean = sum((i) => baseline[i]! * pertMean(i)) - investment;
const deviation = Math.sqrt(
  sum((i) => (baseline[i]! ** 2 * (pertMean(i) - low[i]!) * (high[i]! - pertMean(i))) / 7),
);

describe.each(DIALECTS)("Risk, %s formulas", (dialect) => {
  const open = (edits: Edits = []) => calculated(risk, dialect, edits);
  const bars = (edits: Edits = []) => {
    const { values } = open(edits);
    const top = values.findIndex((line) => line[2] === "Net at low") + 1;
    return values.slice(top, top + 6);
  };

  it("gives the exact mean and deviation of PERT", () => {
    const sheet = open();
    expectClose(sheet.at("Expected net benefit", 2), mean, 1e-9);
    expectClose(sheet.at("Standard deviation", 2), deviation, 1e-9);
    expectClose(sheet.at("Expected return", 2), mean / investment, 1e-9);
    expectClose(sheet.at("All likely", 2), sum((i) => baseline[i]! * likely[i]!) - investment, 1e-9);
    expect(sheet.errors()).toEqual([]);
  });

  it("ranks the swings as the core does", () => {
    const net = Number(open().at("All likely", 2));
    const rows = bars();
    tornado(baseline, low, likely, high, investment).forEach((bar, place) => {
      const row = rows[place]!;
      expect(row[0]).toBe(CATEGORIES[bar.index]);
      expectClose(row.slice(2, 5), [bar.low, bar.high, bar.swing], 1e-9);
      expectClose(row.slice(5, 7), [bar.low - net, bar.high - net], 1e-6);
    });
  });

  it("keeps ties in the table's order", () => {
    const rows = bars([
      { label: "Serving", column: 2, value: 600_000 },
      { label: "Serving", column: 3, value: 0.3 },
      { label: "Serving", column: 5, value: 0.7 },
    ]);
    expect(rows.slice(0, 2).map(([category]) => category)).toEqual(["Compute", "Serving"]);
  });

  it("goes on without a category whose row is emptied, and shows as many bars as there are", () => {
    const emptied = [0, 2, 3, 4, 5].map((column) => ({ label: "Support", column, value: "" }));
    const sheet = open(emptied);
    expect(sheet.at("Inputs", 2)).toBe("OK");
    expect(sheet.errors()).toEqual([]);
    expectClose(sheet.at("Expected net benefit", 2), mean - 80_000 * pertMean(4), 1e-9);
    expect(bars(emptied).map(([category]) => category)).toEqual([
      ...["Compute", "Serving", "Vendor licences", "Data preparation", "Evaluation"],
      "",
    ]);
  });

  it("ranges of no width are certain", () => {
    const sheet = open(
      CATEGORIES.flatMap((label, i) => [3, 5].map((column) => ({ label, column, value: likely[i]! }))),
    );
    expect(sheet.at("Standard deviation", 2)).toBe(0);
    expect(sheet.at("Checks", 2)).toBe("OK");
    expect(sheet.errors()).toEqual([]);
  });

  it.each<[string, Edits, string]>([
    ["low above likely", [{ label: "Support", column: 3, value: 0.1 }], "Support, D"],
    ["likely above high", [{ label: "Support", column: 4, value: 0.2 }], "Support, E"],
    ["a rate above 1", [{ label: "Support", column: 5, value: 1.2 }], "Support, F"],
  ])("names %s", (_name, edits, said) => {
    const sheet = open(edits);
    expect(String(sheet.at("Inputs", 2)).startsWith(said), String(sheet.at("Inputs", 2))).toBe(true);
    expect(sheet.at("Expected net benefit", 2)).toBe("–");
    expect(sheet.errors()).toEqual([]);
  });
});

describe("Risk, simulated", () => {
  it("shows the core's statistics of the same trials and seed", () => {
    const { values } = calculated(risk, "addin");
    const outcome = simulate(baseline, low, likely, high, investment, 100_000, 1, "pert");
    const top = values.findIndex((row) => row[0] === "Statistic") + 1;
    const column = values.slice(top, top + 9).map((row) => row[2]);
    expectClose(
      column,
      [
        outcome.mean,
        outcome.standardDeviation,
        ...outcome.percentiles,
        outcome.probabilityOfLoss,
        outcome.expectedShortfall,
      ],
      1e-12,
    );
  });
});
