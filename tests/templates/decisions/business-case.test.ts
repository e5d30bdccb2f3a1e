import { beforeAll, describe, expect, it } from "vitest";
import { irr } from "../../../src/core/returns/irr";
import { benefitCostRatio, npv, returnRatio } from "../../../src/core/returns/npv";
import { payback } from "../../../src/core/returns/payback";
import { riskAdjust } from "../../../src/core/returns/risk";
import { businessCase } from "../../../src/templates/decisions/business-case";
import { expectClose } from "../../support/close";
import { DIALECTS, calculated, type Calculated, type Edits } from "./support/calculated";

/** Amount a year, chance and size of the risk. */
const CASHABLE = [
  [450_000, 0.4, 0.5],
  [45_000, 0.3, 0.3],
  [9_000, 0.2, 0.2],
  [9_500, 0.3, 0.3],
  [108_000, 0.3, 0.4],
] as const;
const total = (rows: readonly (readonly [number, number, number])[], kind: "benefit" | "cost") =>
  rows.reduce((sum, [amount, chance, size]) => sum + riskAdjust(amount, chance, size, kind), 0);
const yearly = total(CASHABLE, "benefit");
const avoided = riskAdjust(100_000, 0.7, 1, "benefit");
const first = total(
  [
    [20_000, 0.3, 0.5],
    [250_000, 0.5, 0.4],
    [40_000, 0.3, 0.3],
  ],
  "cost",
);
const upkeep = riskAdjust(80_000, 0.3, 0.3, "cost");
const costs = [first, upkeep, upkeep, upkeep];
const benefits = [0, yearly, yearly, yearly];
const withAvoided = [0, yearly + avoided, yearly + avoided, yearly + avoided];
const net = benefits.map((benefit, year) => benefit - (costs[year] ?? 0));

describe.each(DIALECTS)("Business case, %s formulas", (dialect) => {
  let sheet: Calculated;
  beforeAll(async () => {
    sheet = await calculated(businessCase, dialect);
  });

  it("gives what the core gives, to 1e-9", () => {
    const cash = (label: string) => sheet.at(label, "Cash");
    const all = (label: string) => sheet.at(label, "With avoided cost");
    expectClose(cash("Net present value"), npv(0.1, net), 1e-9);
    expectClose(
      all("Net present value"),
      npv(
        0.1,
        net.map((n, year) => n + (year > 0 ? avoided : 0)),
      ),
      1e-9,
    );
    expectClose(cash("ROI"), returnRatio(benefits, costs, 0.1), 1e-9);
    expectClose(all("ROI"), returnRatio(withAvoided, costs, 0.1), 1e-9);
    expectClose(cash("Benefit-cost ratio"), benefitCostRatio(benefits, costs, 0.1), 1e-9);
    expectClose(cash("Internal rate of return"), irr(net), 1e-9);
    expectClose(cash("Payback"), payback(first, net.slice(1)), 1e-9);
    expectClose(cash("Payback, discounted"), payback(first, net.slice(1), 0.1), 1e-9);
  });

  it("keeps avoided cost out of the cash", () => {
    expectClose(sheet.row("Net cash").slice(3, 7), net, 1e-9);
    expectClose(sheet.row("Avoided cost").slice(4, 7), [avoided, avoided, avoided], 1e-9);
  });

  it("runs up the cash year by year", () => {
    const running = net.map((_, year) => net.slice(0, year + 1).reduce((a, b) => a + b));
    expectClose(sheet.row("Cumulative cash").slice(3, 7), running, 1e-9);
  });

  it("has no error and no unmet check", () => {
    expect(sheet.errors()).toEqual([]);
    expect(sheet.unmet()).toEqual([]);
  });
});

describe.each(DIALECTS)("Business case, awkward cases, %s formulas", (dialect) => {
  const open = (edits: Edits) => calculated(businessCase, dialect, edits);

  it("never pays back", async () => {
    const sheet = await open([{ label: "Adoption of the training tools", column: 3, value: 9e6 }]);
    expect(sheet.at("Payback", "Cash")).toBe("never");
    expect(sheet.at("Payback", "Check")).toBe("Not within three years");
    expect(sheet.errors()).toEqual([]);
  });

  it("pays back in cash, but not discounted", async () => {
    const sheet = await open([
      { label: "Adoption of the training tools", column: 3, value: 1_000_000 },
      { label: "Discount rate", value: 0.2 },
    ]);
    const cost = first + (1_000_000 - 250_000) * 1.2;
    expectClose(sheet.at("Payback", "Cash"), payback(cost, net.slice(1)), 1e-9);
    expect(sheet.at("Payback, discounted", "Cash")).toBe("never");
  });

  it("costs nothing at first: paid back at once, and no rate of return", async () => {
    const nothing = ["Data curation pipeline", "Adoption of the training tools", "Evaluation suite"];
    const sheet = await open(nothing.map((label) => ({ label, column: 3, value: 0 })));
    expect(sheet.at("Payback", "Cash")).toBe(0);
    expect(sheet.at("Internal rate of return", "Cash")).toBe("none");
  });
});

describe("Business case, when an entry can't be", () => {
  const cases: [string, Edits, string, string][] = [
    ["a chance above 1", [{ label: "Alignment", column: 7, value: 1.3 }], "Alignment", "At most 100%"],
    ["a negative amount", [{ label: "Upkeep", column: 4, value: -5 }], "Upkeep", "Must be 0 or more"],
    ["a risk left out", [{ label: "Alignment", column: 7, value: "" }], "Alignment", "Enter both risks"],
    ["words for a number", [{ label: "Upkeep", column: 4, value: "some" }], "Upkeep", "Numbers, please"],
    [
      "a kind that counts nowhere",
      [{ label: "Alignment", column: 1, value: "Soft" }],
      "Alignment",
      "Choose the kind",
    ],
    [
      "a discount rate of -100%",
      [{ label: "Discount rate", value: -1 }],
      "Discount rate",
      "Must be above -100%",
    ],
  ];
  it.each(cases)("%s", async (_, edits, label, message) => {
    const sheet = await calculated(businessCase, "plain", edits);
    expect(sheet.at(label, "Check")).toBe(message);
    for (const name of ["Net present value", "ROI", "Internal rate of return", "Payback"])
      expect(sheet.at(name, "Cash")).toBe("#N/A");
  });
});
