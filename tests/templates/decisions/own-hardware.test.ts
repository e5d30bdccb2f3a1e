import { describe, expect, it } from "vitest";
import { ownHardware } from "../../../src/templates/decisions/own-hardware";
import type { PlanValue } from "../../../src/sheets/plan";
import { expectClose } from "../../support/close";
import { calculated, DIALECTS, type Edits } from "./support/calculated";

const edit = (label: string, value: PlanValue) => ({ label, value });
const HOURS = 24 * 365;

/** Payment by payment, told apart from the sheet's annuity. */
function yearly(price: number, residual: number, rate: number, years: number): number {
  let [factors, factor] = [0, 1];
  for (let year = 1; year <= years; year++) {
    factor /= 1 + rate;
    factors += factor;
  }
  return (price - price * residual * factor) / factors;
}

describe.each(DIALECTS)("Own hardware, %s formulas", (dialect) => {
  it("adds up what owning costs, by the hour and by the token", () => {
    const sheet = calculated(ownHardware, dialect, [edit("Carbon of the power", 400)]);
    expect(sheet.errors()).toEqual([]);
    const energy = 10.2 * 0.75 * 1.58 * HOURS;
    const all =
      yearly(310_000, 0.3, 0.08, 3) +
      yearly(30_000, 0.3, 0.08, 3) +
      340_000 * 0.03 +
      6000 +
      energy * 0.09 +
      10.2 * 200 * 12 +
      24_000;
    const used = 8 * HOURS * 0.6;
    expectClose(sheet.at("All, a year", 2), all, 1e-9);
    expectClose(sheet.at("A GPU-hour in use", 2), all / used, 1e-9);
    expectClose(sheet.at("Pays from, in use", 2), all / (8 * HOURS * 3.99), 1e-9);
    const tokens = (used * 3600 * 459) / 1e6;
    expectClose(sheet.at("Energy of a million tokens", 2), energy / tokens, 1e-9);
    expectClose(sheet.at("Carbon of a million tokens", 2), (400 * energy) / tokens, 1e-9);
    expect(sheet.at("Checks", 2)).toBe("OK");
  });
});

describe("Own hardware", () => {
  const open = (edits: Edits = []) => calculated(ownHardware, "plain", edits);

  it("comes near what others publish of an hour owned: $1.20 to $1.69 for an H100", () => {
    const hour = open().at("An hour owned", 2) as number;
    // With people, upkeep and space in it; the least of the others has hardware and power alone.
    expect(hour).toBeGreaterThan(1.2);
    expect(hour).toBeLessThan(1.69 * 1.75);
  });

  it("counts nothing that is left out", () => {
    const optional = [
      "Network",
      "Worth at the end",
      "Cost of capital",
      "Upkeep",
      "Storage",
      "People",
      "Power at full work",
      "Carbon of the power",
      "Rented instead",
    ];
    const sheet = open(optional.map((label) => edit(label, "")));
    expect(sheet.at("Inputs", 2)).toBe("OK");
    expect(sheet.errors()).toEqual([]);
    expectClose(sheet.at("All, a year", 2), 310_000 / 3, 1e-9);
    expect(sheet.at("Pays from, in use", 2)).toBe("–");
    expect(sheet.at("Carbon of a million tokens", 2)).toBe("–");
  });

  it("says that renting is cheaper where it always is", () => {
    const sheet = open([edit("Rented instead", 0.5)]);
    expect(String(sheet.values[2]![0])).toMatch(/renting at \$0\.50 is cheaper even at 100% in use\.$/);
  });

  it.each<[string, Edits, RegExp]>([
    ["a power of 0", [edit("Power at full work", 0)], /^Power at full work, C\d+: a number above 0/],
    ["a PUE below 1", [edit("PUE", 0.9)], /^PUE, C\d+: a number, 1 or more/],
    ["never in use", [edit("In use", 0)], /^In use, C\d+: a share above 0%/],
    ["no time in service", [edit("In service for", 0)], /^In service for, C\d+: a number above 0/],
  ])("%s is named, and gives no figure", (_, edits, names) => {
    const sheet = open(edits);
    expect(String(sheet.at("Inputs", 2))).toMatch(names);
    expect(sheet.at("A GPU-hour in use", 2)).toBe("–");
    expect(sheet.errors()).toEqual([]);
  });
});
