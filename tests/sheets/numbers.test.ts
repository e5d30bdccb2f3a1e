import { describe, expect, it } from "vitest";
import { amountText, fixedText, numberText, percentText } from "../../src/sheets/answer";
import type { Expr } from "../../src/sheets/formula";
import { freeHeader } from "../../src/sheets/headers";
import {
  bracketed,
  finely,
  money,
  shortMoney,
  unitsOf,
  VALIDITIES,
  type Validity,
} from "../../src/sheets/numbers";
import { computed } from "../engine/support";

describe("formats", () => {
  // A dollar of no country in particular becomes the user's own currency in Excel; words stand apart from the amount.
  it.each([
    ["$", "[$$-409]0"],
    ["€", "[$€]0"],
    ["£", "[$£]0"],
    ["¥", "[$¥]0"],
    ["CHF", '"CHF "0'],
    ["Fr.", '"Fr. "0'],
    ["R$", '"R$"0'],
    ['C"HF', '"CHF "0'],
    ["", "0"],
  ])("of money in “%s”", (currency, wanted) => {
    expect(money(currency, "0")).toBe(wanted);
  });

  it("show negatives in brackets, and leave room for one; those that say it themselves, and dates, stay", () => {
    const of = (format: string) => bracketed({ it: { label: "", format, validity: "any" } }).it.format;
    expect(of("#,##0")).toBe("#,##0_);(#,##0)");
    for (const format of ["General", "+0.0%;-0.0%;0.0%", "d mmm yyyy"]) expect(of(format)).toBe(format);
  });

  it("of small amounts have up to four digits behind the point, negatives too", () => {
    expect(finely("[$$-409]#,##0_);([$$-409]#,##0)")).toBe("[$$-409]#,##0.00##_);([$$-409]#,##0.00##)");
    expect(finely("#,##0.00")).toBe("#,##0.00##");
    expect(finely("0.0%")).toBe("0.0%");
  });

  it("beside the points of a chart are short", () => {
    expect(shortMoney("€")).toBe('[>=1000000][$€]0.0#,,"M";[>=1000][$€]0,"K";[$€]0');
  });

  it("name the currency in the unit", () => {
    const { money: plain, moneyPerGpuHour } = unitsOf("CHF");
    expect(plain).toEqual({ label: "CHF", format: '"CHF "#,##0_);("CHF "#,##0)', validity: "nonNegative" });
    expect(moneyPerGpuHour).toMatchObject({
      label: "CHF per GPU-hour",
      format: '"CHF "#,##0.00_);("CHF "#,##0.00)',
    });
  });
});

describe("what an input takes", () => {
  const takes = ({ minimum, maximum = Infinity, whole }: (typeof VALIDITIES)[Validity], value: number) =>
    value >= minimum && value <= maximum && !(whole && !Number.isInteger(value));

  it.each<[Validity, number[], number[]]>([
    ["share", [0, 0.5, 1], [-0.01, 1.01]],
    ["signedShare", [-1, -0.5, 0, 1], [-1.01, 1.01]],
    ["nonNegative", [0, 0.5, 1e30], [-0.01]],
    ["whole", [0, 1, 1e9], [-1, 0.5]],
    ["date", [1, 46_000], [0, 46_000.5]],
    ["any", [-1e15, -0.5, 0, 1e15], [-1.01e15, 1.01e15]],
  ])("%s: %j, and not %j", (name, taken, refused) => {
    const validity = VALIDITIES[name];
    expect([...taken, ...refused].filter((value) => takes(validity, value))).toEqual(taken);
    expect(validity.asks.endsWith(".") && validity.refuses.startsWith("Enter ")).toBe(true);
  });

  it("is tried for each kind", () => {
    expect(Object.keys(VALIDITIES)).toHaveLength(6);
  });
});

/** A sentence's part as Excel writes it. */
const said = (of: (cell: Expr) => Expr, value: number) =>
  computed(`=${of({ render: () => "A1" }).render({ sheet: "Sheet1", row: 98 })}`, { A1: value });

describe("numbers in a sentence", () => {
  it.each([
    ["[$$-409]#,##0_);([$$-409]#,##0)", 1234.4, "$1,234"],
    ["[$$-409]#,##0_);([$$-409]#,##0)", -1234.5, "-$1,235"],
    ["[$$-409]#,##0", -0.4, "$0"],
    ["[$€]#,##0.00", 1234.5, "€1,234.50"],
    ["€#,##0", 12, "€12"],
    ['"CHF "#,##0', -5, "-CHF 5"],
    ["0.0%", 0.1234, "12.3%"],
    ["0%", -0.004, "0%"],
    ["0%", -0.006, "-1%"],
    ['0.0"x"', 1.44, "1.4x"],
    ["#,##0.00##", 2.5, "2.5000"],
    ["General", 3.5, "3.5"],
    ["d mmm yyyy", 46_000, "46000"],
  ])("%s of %d", (format, value, wanted) => {
    expect(said((cell) => numberText(format, cell), value)).toBe(wanted);
  });

  it.each([
    ["$", 1234.4, "$1,234"],
    ["$", -1234.5, "-$1,235"],
    ["$", -0.4, "$0"],
    ["CHF", 1000, "CHF 1,000"],
    ["Fr.", 1, "Fr. 1"],
    ["R$", 1, "R$1"],
  ])("an amount in “%s”: %d", (currency, value, wanted) => {
    expect(said((cell) => amountText(currency, cell), value)).toBe(wanted);
  });

  it("shares and bare numbers", () => {
    expect(said((cell) => percentText(cell), 0.123)).toBe("12%");
    expect(said((cell) => percentText(cell, 1), 0.1234)).toBe("12.3%");
    expect(said((cell) => fixedText(cell), 1234)).toBe("1,234.0");
    expect(said((cell) => fixedText(cell, 0), 9.6)).toBe("10");
  });
});

describe("a header of the user's choosing", () => {
  it.each([
    ["v2000", ["Item"], "v2000"],
    [" two\n lines ", ["Item"], "two lines"],
    ["item", ["Item"], "item (2)"],
    ["item", ["Item", "ITEM (2)"], "item (3)"],
    ["  ", ["Item"], "Optimized"],
    ["", ["optimized"], "Optimized (2)"],
  ])("“%s” beside %j", (wanted, taken, header) => {
    expect(freeHeader(wanted, taken)).toBe(header);
  });

  it("stays within Excel's 255 characters, with a number behind it", () => {
    const long = "x".repeat(300);
    expect(freeHeader(long, [freeHeader(long, [])]).length).toBeLessThanOrEqual(255);
    expect(freeHeader(long, [])).toHaveLength(250);
  });
});
