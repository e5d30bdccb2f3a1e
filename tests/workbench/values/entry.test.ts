import { describe, expect, it } from "vitest";
import { readEntry } from "../../../src/workbench/values/entry";

describe("what Excel makes of text that is entered", () => {
  it.each([
    ["5", 5, undefined],
    ["-5.25", -5.25, undefined],
    ["+7", 7, undefined],
    [" 12 ", 12, undefined],
    [".5", 0.5, undefined],
    ["5%", 0.05, "0%"],
    ["12.5%", 0.125, "0.00%"],
    ["1,234", 1234, "#,##0"],
    ["1,234,567.5", 1234567.5, "#,##0.00"],
    ["$5", 5, "$#,##0_);[Red]($#,##0)"],
    ["-$5", -5, "$#,##0_);[Red]($#,##0)"],
    ["$1,234.50", 1234.5, "$#,##0.00_);[Red]($#,##0.00)"],
    ["(5)", -5, undefined],
    ["1e3", 1000, "0.00E+00"],
    ["2.5E-2", 0.025, "0.00E+00"],
    ["1234567890123456", 1234567890123450, undefined],
    ["-0.01234567890123456e3", -12.3456789012345, "0.00E+00"],
    ["1 1/2", 1.5, "# ?/?"],
    ["2/28/1900", 59, "m/d/yyyy"],
    ["3/1/1900", 61, "m/d/yyyy"],
    ["2026-11-24", 46350, "m/d/yyyy"],
    ["11/24/2026", 46350, "m/d/yyyy"],
    ["24-Nov-2026", 46350, "d-mmm-yy"],
    ["Nov 2026", 46327, "mmm-yy"],
    ["Nov-40", 14916, "mmm-yy"],
    ["11/2026", 46327, "mmm-yy"],
    ["Nov 24, 26", 46350, "d-mmm-yy"],
    ["13/2026", "13/2026", undefined],
    ["Feb 0", "Feb 0", undefined],
    ["1/1/1900", 1, "m/d/yyyy"],
    ["12:00", 0.5, "h:mm"],
    ["6:00 PM", 0.75, "h:mm AM/PM"],
    ["3 pm", 0.625, "h:mm AM/PM"],
    ["36:00", 1.5, "[h]:mm:ss"],
    ["9:5", 0.378472222222222, "h:mm"],
    ["1:2:3", 0.0430902777777778, "h:mm:ss"],
    ["12:30:15.5", 0.521012731481481, "mm:ss.0"],
    ["9:5:60", "9:5:60", undefined],
    ["€5", 5, "[$€-2] #,##0_);[Red]([$€-2] #,##0)"],
    ["-€1,250.50", -1250.5, "[$€-2] #,##0.00_);[Red]([$€-2] #,##0.00)"],
    ["13:00 PM", "13:00 PM", undefined],
    ["3/4/2024 10:30", 45355.4375, "m/d/yyyy h:mm"],
    ["3/4/2024 10:30 PM", 45355.9375, "m/d/yyyy h:mm"],
    ["lap 1 10:30", "lap 1 10:30", undefined],
    ["TRUE", true, undefined],
    ["false", false, undefined],
    ["#N/A", "#N/A", undefined],
    ["'5%", "5%", undefined],
    ["'=A1", "=A1", undefined],
    ["10x", "10x", undefined],
    ["1,23", "1,23", undefined],
    ["$10.2M", "$10.2M", undefined],
    ["2026-02-30", "2026-02-30", undefined],
    ["=", "=", undefined],
    ["", "", undefined],
    ["−5", "−5", undefined],
    ["Costs", "Costs", undefined],
  ])("%j", (text, value, format) => {
    const entry = readEntry(text);
    expect(entry.kind).toBe("value");
    if (entry.kind !== "value") return;
    if (typeof value === "number") expect(entry.value).toBeCloseTo(value, 12);
    else expect(entry.value).toBe(value);
    expect(entry.format).toBe(format);
  });

  it("takes a month with a day for a day of this year", () => {
    const day = (month: number, date: number) => {
      const noon = Date.UTC(new Date().getFullYear(), month - 1, date);
      return { kind: "value", value: noon / 86_400_000 + 25_569, format: "d-mmm" };
    };
    for (const text of ["Jan-26", "January 26", "26-Jan", "1/26"])
      expect(readEntry(text)).toEqual(day(1, 26));
  });

  it("takes what begins with a sign for a formula, unless it is a number", () => {
    expect(readEntry("=A1+1")).toEqual({ kind: "formula", formula: "=A1+1" });
    expect(readEntry("-A1")).toEqual({ kind: "formula", formula: "=-A1" });
    expect(readEntry("+SUM(A1:A3)")).toEqual({ kind: "formula", formula: "=+SUM(A1:A3)" });
    expect(readEntry("-3")).toMatchObject({ kind: "value", value: -3 });
  });

  it("interprets nothing in cells formatted as text", () => {
    expect(readEntry("=A1", true)).toEqual({ kind: "value", value: "=A1" });
    expect(readEntry("5%", true)).toEqual({ kind: "value", value: "5%" });
  });
});
