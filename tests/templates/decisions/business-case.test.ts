import { describe, expect, it } from "vitest";
import { datedIrr, irr } from "../../../src/core/returns/irr";
import { datedNpv } from "../../../src/core/returns/npv";
import { businessCase } from "../../../src/templates/decisions/business-case";
import { expectClose } from "../../support/close";
import { calculated, DIALECTS, type Edits } from "./support/calculated";

interface Flow {
  readonly amount: number;
  readonly start?: number;
  readonly ramp?: number;
  readonly end?: number;
  readonly growth?: number;
  readonly risk?: number;
  readonly once?: boolean;
}

interface Case {
  readonly benefits: readonly Flow[];
  readonly costs: readonly Flow[];
  readonly rate: number;
  readonly horizon: number;
  readonly perYear: number;
  readonly middle: boolean;
  readonly inflation: number;
  readonly capital: number;
  readonly residual: number;
  readonly tax: number;
  readonly declining: boolean;
  readonly life: number;
}

/** What the sheet begins with. */
const EXAMPLE: Case = {
  benefits: [
    { amount: 360_000, start: 1, ramp: 1, risk: -0.3 * 0.4 },
    { amount: 90_000, start: 1, growth: 0.03 },
  ],
  costs: [
    { amount: 250_000, start: 0, risk: 0.4 * 0.5, once: true },
    { amount: 30_000, start: 1, once: true },
    { amount: 80_000, start: 1, growth: 0.03 },
  ],
  rate: 0.1,
  horizon: 3,
  perYear: 1,
  middle: false,
  inflation: 0,
  capital: 0,
  residual: 0,
  tax: 0,
  declining: false,
  life: 3,
};

/** The day of a period's cash in a case that begins on 2027-01-01, as Excel counts days. */
function dayOf(t: number, perYear: number, middle: boolean): number {
  const end = (period: number) => Date.UTC(2027, (12 / perYear) * period, 1) / 86_400_000 + 25_569;
  return middle && t > 0 ? end(t) - Math.floor((end(t) - end(t - 1)) / 2) : end(t);
}

/** The case period by period, told apart from the sheet's formulas. */
function expected(given: Case) {
  const { rate, horizon, perYear, middle, inflation, capital, residual, tax, declining, life } = given;
  const at = (flows: readonly Flow[], t: number) =>
    flows.reduce((sum, { amount, start = 0, ramp = 0, end, growth = 0, risk = 0, once }) => {
      const active = once ? t === start : t >= start && t <= (end ?? horizon);
      if (!active) return sum;
      const part = once ? 1 : Math.min(1, (t - start + 1) / (ramp + 1));
      return sum + amount * part * (1 + risk) * ((1 + growth) * (1 + inflation)) ** (t / perYear);
    }, 0);
  const net: number[] = [];
  let book = capital;
  for (let t = 0; t <= horizon; t++) {
    let written = 0;
    if (t > 0) {
      const periods = life * perYear;
      const regular = declining
        ? book * Math.min(1, 2 / periods)
        : t <= periods
          ? (capital - residual) / periods
          : 0;
      written = t === horizon ? book - residual : Math.min(Math.max(regular, 0), book - residual);
      // The last piece of an even write-off may be part of a period.
      if (!declining && t > periods && t - 1 < periods && t < horizon) written = book - residual;
      book -= written;
    }
    const profit = at(given.benefits, t) - at(given.costs, t);
    const bought = (t === 0 ? -capital : 0) + (t === horizon ? residual : 0);
    net.push(profit + bought - tax * (profit - written));
  }
  const factor = (t: number) => (1 + rate) ** (-(t - (middle && t > 0 ? 0.5 : 0)) / perYear);
  const npv = net.reduce((sum, flow, t) => sum + flow * factor(t), 0);
  const dates = net.map((_, t) => dayOf(t, perYear, middle));
  const total = (until: number) => net.slice(0, until + 1).reduce((a, b) => a + b, 0);
  const back = net.findIndex((_, t) => total(t) >= 0);
  return {
    npv,
    irr: (1 + irr(net)) ** perYear - 1,
    dated: [datedNpv(rate, net, dates), datedIrr(net, dates)] as const,
    payback: back < 0 ? "never" : back === 0 ? 0 : (back - total(back) / net[back]!) / perYear,
    delay:
      npv -
      ((npv - net[horizon]! * factor(horizon)) / (1 + rate) ** (1 / perYear) + residual * factor(horizon)),
  };
}

const edit = (label: string, value: number | string, column?: number) =>
  ({ label, value, ...(column !== undefined && { column }) }) as Edits[number];
const VARIANTS: [string, Partial<Case>, Edits][] = [
  ["as it begins", {}, []],
  ["discounting in the middle of periods", { middle: true }, [edit("Discounting at the", "middle")]],
  [
    "months over five years, with inflation",
    { perYear: 12, horizon: 60, inflation: 0.02 },
    [edit("Period", "month"), edit("Horizon", 60), edit("Inflation", 0.02)],
  ],
  [
    "capital written off evenly, tax and a residual value",
    { capital: 600_000, residual: 60_000, tax: 0.25, life: 5 },
    [
      edit("Capital investment", 600_000),
      edit("Residual value", 60_000),
      edit("Tax rate", 0.25),
      edit("Written off over", 5),
    ],
  ],
  [
    "quarters, a declining write-off that meets its residual value",
    { perYear: 4, horizon: 20, capital: 600_000, residual: 200_000, tax: 0.3, declining: true, middle: true },
    [
      edit("Period", "quarter"),
      edit("Horizon", 20),
      edit("Capital investment", 600_000),
      edit("Residual value", 200_000),
      edit("Tax rate", 0.3),
      edit("Written off", "declining"),
      edit("Discounting at the", "middle"),
    ],
  ],
  [
    "a benefit that ends, and one that takes long to rise",
    {
      horizon: 8,
      benefits: [
        { amount: 360_000, start: 2, ramp: 4, risk: -0.12 },
        { amount: 90_000, start: 1, end: 2, growth: 0.03 },
      ],
    },
    [
      edit("Horizon", 8),
      edit("Lower compute bill", 2, 4),
      edit("Lower compute bill", 4, 5),
      edit("Fewer vendor licences", 2, 6),
    ],
  ],
  [
    "blanks that mean nothing",
    {},
    [edit("Inflation", ""), edit("Tax rate", ""), edit("Capital investment", "")],
  ],
];

describe.each(DIALECTS)("Business case, %s formulas", (dialect) => {
  it.each(VARIANTS)("%s", (_name, changes, edits) => {
    const sheet = calculated(businessCase, dialect, edits);
    const want = expected({ ...EXAMPLE, ...changes });
    expect(sheet.errors()).toEqual([]);
    expect(sheet.at("Inputs", 2)).toBe("OK");
    expect(sheet.at("Checks", 2)).toBe("OK");
    expectClose(sheet.at("Net present value", 2), want.npv, 1e-9);
    expectClose(sheet.at("Rate of return", 2), want.irr, 1e-7);
    expectClose(sheet.at("Net present value, by dates", 2), want.dated[0], 1e-9);
    expectClose(sheet.at("Rate of return, by dates", 2), want.dated[1], 1e-7);
    expectClose(sheet.at("Paid back after", 2), want.payback, 1e-9);
    expectClose(sheet.at("A period's delay costs", 2), want.delay, 1e-7);
  });
});

describe("Business case, awkward cases", () => {
  const open = (edits: Edits) => calculated(businessCase, "plain", edits);

  it("says that it never pays back", () => {
    const sheet = open([edit("Migration project", 9e6, 2)]);
    expect(sheet.at("Paid back after", 2)).toBe("never");
    expect(sheet.values[2]![0]).toMatch(/^Does not pay back within the horizon; net present value -\$/);
    expect(sheet.errors()).toEqual([]);
  });

  it("has no rate of return where cash never changes sign", () => {
    const sheet = open([edit("Migration project", 0, 2)]);
    expect(sheet.at("Rate of return", 2)).toBe("none");
    expect(sheet.at("Paid back after", 2)).toBe(0);
    expect(sheet.errors()).toEqual([]);
  });

  it("keeps avoided cost out of the cash", () => {
    const [before, after] = [open([]), open([edit("Failed runs avoided", 900_000, 2)])];
    expect(after.at("Net present value", 2)).toBe(before.at("Net present value", 2));
    expectClose(
      after.at("Avoided cost, apart", 2),
      9 * (before.at("Avoided cost, apart", 2) as number),
      1e-12,
    );
  });

  it.each([1, 3, 60])("shows the periods up to a horizon of %i, and nothing beyond it", (horizon) => {
    const { plan, values } = open([edit("Horizon", horizon)]);
    const { row, rows } = plan.tables.find(({ name }) => name === "Timeline_case")!.range;
    const shown = values.slice(row + 1, row + rows).filter((line) => line.some((value) => value !== ""));
    expect(shown.map(([period]) => period)).toEqual(Array.from({ length: horizon + 1 }, (_, t) => t));
  });

  it("discounts by days at any rate, also where Excel's XNPV fails", () => {
    for (const rate of [0, -0.05]) {
      const sheet = open([edit("Discount rate", rate)]);
      const { dated } = expected({ ...EXAMPLE, rate });
      expectClose(sheet.at("Net present value, by dates", 2), dated[0], 1e-9);
      expect(sheet.at("Checks", 2)).toBe("OK");
    }
  });

  it("follows a date that is typed over, and names one that can't be", () => {
    const { range } = open([]).plan.tables.find(({ name }) => name === "Timeline_case")!;
    const period = (t: number, value: number | string) =>
      open([{ label: t, row: range.row + 1 + t, value, column: 2 }]);
    const before = open([]).at("Net present value, by dates", 2) as number;
    const later = period(2, 47_119 + 1);
    expect(later.at("Net present value, by dates", 2)).toBeLessThan(before);
    expect(later.at("Net present value", 2)).toBe(open([]).at("Net present value", 2));
    for (const wrong of [46_000, "soon", ""]) {
      const sheet = period(2, wrong);
      expect(String(sheet.at("Inputs", 2))).toMatch(
        /^Dates out of order, C\d+: a date in the timeline is none/,
      );
      expect(sheet.at("Net present value", 2)).toBe("–");
      expect(sheet.errors()).toEqual([]);
    }
  });

  it.each([
    ["a first date in words", [edit("First date", "next year")], "First date, C"],
    ["a first date before Excel's first", [edit("First date", -1)], "First date, C"],
    ["a first date with a time of day", [edit("First date", 46_388.5)], "First date, C"],
    ["a horizon of 0", [edit("Horizon", 0)], "Horizon, C"],
    ["a horizon of 200", [edit("Horizon", 200)], "Horizon, C"],
    ["a horizon of 2.5", [edit("Horizon", 2.5)], "Horizon, C"],
    ["a tax of 120%", [edit("Tax rate", 1.2)], "Tax rate, C"],
    ["a residual value above the investment", [edit("Residual value", 5)], "Residual value, C"],
    ["a period of its own", [edit("Period", "week")], "Period, C"],
    ["a ramp longer than the horizon", [edit("Lower compute bill", 9, 5)], "Lower compute bill, F"],
    ["a kind that counts nowhere", [edit("Lower compute bill", "Soft", 3)], "Lower compute bill, D"],
    [
      "no benefit at all",
      [2, 3, 4].map((row) =>
        edit(["Lower compute bill", "Fewer vendor licences", "Failed runs avoided"][row - 2]!, "", 2),
      ),
      "Benefits filled in, C",
    ],
  ] as [string, Edits, string][])("%s is named, and gives no figure", (_name, edits, names) => {
    const sheet = open(edits);
    expect(String(sheet.at("Inputs", 2)).startsWith(names), String(sheet.at("Inputs", 2))).toBe(true);
    for (const label of ["Net present value", "Return", "Rate of return", "Paid back after"])
      expect(sheet.at(label, 2)).toBe("–");
    expect(sheet.errors()).toEqual([]);
  });
});
