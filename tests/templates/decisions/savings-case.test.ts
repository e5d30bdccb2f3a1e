import { describe, expect, it } from "vitest";
import { savingsCase } from "../../../src/templates/decisions/savings-case";
import { expectClose } from "../../support/close";
import { calculated, DIALECTS, type Edits } from "./support/calculated";

const CATEGORIES = ["Compute", "Serving", "Data preparation", "Support", "Evaluation"];
const COLUMNS = { before: 2, after: 3 } as const;

describe.each(DIALECTS)("Savings case, %s formulas", (dialect) => {
  const open = (edits: Edits = []) => calculated(savingsCase, dialect, edits);
  const figure = (sheet: ReturnType<typeof open>, label: string) => sheet.at(label, 2);

  it("adds up its categories", () => {
    const sheet = open();
    expect(sheet.errors()).toEqual([]);
    expect(figure(sheet, "Saved a year")).toBe(590_000);
    expectClose(figure(sheet, "Savings rate"), 590 / 1150, 1e-12);
    expectClose(figure(sheet, "Investment back after"), (12 * 250) / 590, 1e-12);
    expect(figure(sheet, "Net saving over the years counted")).toBe(3 * 590_000 - 250_000);
    expectClose(figure(sheet, "Return over the years counted"), 1520 / 250, 1e-12);
    expect(sheet.values[2]![0]).toBe(
      "Saves $590,000 a year (51%); the investment of $250,000 is back in 5.1 months.",
    );
  });

  it("takes a category without costs before, and one that costs more", () => {
    const sheet = open([
      { label: "Compute", column: COLUMNS.before, value: 0 },
      { label: "Serving", column: COLUMNS.after, value: 0 },
    ]);
    expect(sheet.at("Compute", "Savings rate")).toBe("–");
    expect(figure(sheet, "Saved a year")).toBe(-240_000 + 300_000 + 60_000 + 20_000);
    expect(sheet.errors()).toEqual([]);
  });

  it("never pays back where nothing is saved, and costs nothing where nothing is invested", () => {
    const never = open([{ label: "Compute", column: COLUMNS.after, value: 6e6 }]);
    expect(figure(never, "Investment back after")).toBe("never");
    expect(String(never.values[2]![0])).toMatch(/^Saves nothing: /);
    const free = open([{ label: "Investment, one-off", value: 0 }]);
    expect(figure(free, "Investment back after")).toBe(0);
    expect(figure(free, "Return over the years counted")).toBe("–");
    expect(free.errors()).toEqual([]);
  });

  it("leaves out a row that is empty, and wants one that isn't", () => {
    const emptied = (labels: readonly string[]): Edits =>
      labels.flatMap((label) => Object.values(COLUMNS).map((column) => ({ label, column, value: "" })));
    const cleared = (labels: readonly string[]): Edits => [
      ...emptied(labels),
      ...labels.map((value) => ({ label: value, column: 0, value: "" })),
    ];
    const one = open(cleared(CATEGORIES.slice(1)));
    expect(figure(one, "Saved a year")).toBe(360_000);
    const none = open(cleared(CATEGORIES));
    expect(none.at("Inputs", 2)).toMatch(/^Categories filled in, C\d+: fill in a category/);
    expect(figure(none, "Saved a year")).toBe("–");
    expect(none.errors()).toEqual([]);
    // A name without amounts is a row that was begun.
    const begun = open(emptied(["Support"]));
    expect(begun.at("Inputs", 2)).toMatch(/^Support, C\d+: a number, 0 or more$/);
  });
});
