import { describe, expect, it } from "vitest";
import type { ReadCell, ReadClaims } from "../../src/excel/claims";
import { judge, verdictBlock } from "../../src/taskpane/views/audit/judge";
import { shownPrecision } from "../../src/taskpane/views/audit/precision";

describe("the precision that a number format shows", () => {
  const CASES: [string, number, ReturnType<typeof shownPrecision>][] = [
    ["0%", 0.9, { kind: "digits", exponent: -2 }],
    ["0.0%", 0.9, { kind: "digits", exponent: -3 }],
    ["$#,##0", 11350000, { kind: "digits", exponent: 0 }],
    ["$#,##0.00", 1, { kind: "digits", exponent: -2 }],
    ['$0.0,,"M"', 10215000, { kind: "digits", exponent: 5 }],
    ['0,"K"', 45000, { kind: "digits", exponent: 3 }],
    ['#,##0.0"x"', 16.2, { kind: "digits", exponent: -1 }],
    ['"days: "0', 3, { kind: "digits", exponent: 0 }],
    ["0.00;(0.0);0", -1, { kind: "digits", exponent: -1 }],
    ["0.00;(0.0);0", 0, { kind: "digits", exponent: 0 }],
    ['[>=1000000]0.0,,"M";[>=1000]0,"K";0', 2e6, { kind: "digits", exponent: 5 }],
    ['[>=1000000]0.0,,"M";[>=1000]0,"K";0', 2e3, { kind: "digits", exponent: 3 }],
    ['[>=1000000]0.0,,"M";[>=1000]0,"K";0', 2, { kind: "digits", exponent: 0 }],
    ["[Red]0.0", 1, { kind: "digits", exponent: -1 }],
    ["_(* #,##0.00_)", 1, { kind: "digits", exponent: -2 }],
    ["General", 0.1, { kind: "own" }],
    ["0.00E+00", 1, { kind: "own" }],
    ["# ?/?", 0.5, { kind: "own" }],
    ["@", 1, { kind: "own" }],
    ["yyyy-mm-dd", 46000, { kind: "date" }],
    ["[$-409]d-mmm-yy;@", 46000, { kind: "date" }],
  ];
  it.each(CASES)("%s of %d", (format, value, shown) => {
    expect(shownPrecision(format, value)).toEqual(shown);
  });
});

const cell = (value: ReadCell["value"], more: Partial<ReadCell> = {}): ReadCell => ({
  value,
  text: String(value),
  format: "General",
  error: false,
  ...more,
});

function read(pairs: [ReadCell, ReadCell][], header?: [string, string]): ReadClaims {
  const all = header ? [[cell(header[0]), cell(header[1])] as const, ...pairs] : pairs;
  const area = (column: number) => ({
    sheetId: "s",
    sheet: "Report",
    range: { row: 1, column, rows: all.length, columns: 1 },
  });
  return {
    kind: "read",
    claims: { area: area(0), cells: all.map(([claim]) => [claim]) },
    computed: { area: area(2), cells: all.map(([, computed]) => [computed]) },
    merged: false,
    place: { kind: "none", reason: "" },
  };
}

describe("judging", () => {
  const CASES: [string, ReadCell, ReadCell, string, string][] = [
    ["a text", cell("$10.2M"), cell(10215000), "rounded", "=ROI_VERDICT(A2,C2)"],
    ["a bound", cell("<5%"), cell(0.0147), "holds", "=ROI_VERDICT(A2,C2)"],
    ["a number as typed", cell(0.9), cell(0.9007), "rounded", "=ROI_VERDICT(A2,C2)"],
    [
      "a number as shown",
      cell(0.9, { text: "90%", format: "0%" }),
      cell(0.93),
      "differs",
      '=ROI_VERDICT(ROUND(A2*100,0)&"E-2",C2)',
    ],
    [
      "millions as shown",
      cell(10215000, { text: "$10.2M", format: '$0.0,,"M"' }),
      cell(10249000),
      "rounded",
      '=ROI_VERDICT(ROUND(A2/100000,0)&"E5",C2)',
    ],
    [
      "a text without a number",
      cell("n/a"),
      cell(1),
      '"n/a" holds no number.',
      '=IFERROR(ROI_VERDICT(A2,C2),"""n/a"" holds no number.")',
    ],
    [
      "nothing computed",
      cell("10x"),
      cell("", { text: "" }),
      "The computed cell is empty.",
      '=IF(C2="","no computed value",ROI_VERDICT(A2,C2))',
    ],
    [
      "a computed error, which goes through",
      cell("10x"),
      cell("#DIV/0!", { error: true }),
      "The computed cell holds #DIV/0!.",
      "=ROI_VERDICT(A2,C2)",
    ],
    [
      "a computed text",
      cell("10x"),
      cell("ten"),
      "The computed cell holds “ten”, not a number.",
      '=IFERROR(ROI_VERDICT(A2,C2),"The computed cell holds “ten”, not a number.")',
    ],
    [
      "a claimed error",
      cell("#N/A", { error: true }),
      cell(1),
      "The claim’s cell holds #N/A.",
      "=ROI_VERDICT(A2,C2)",
    ],
    [
      "a date",
      cell(46000, { format: "yyyy-mm-dd" }),
      cell(1),
      "The claim is a date, not a figure.",
      "The claim is a date, not a figure.",
    ],
    ["TRUE", cell(true), cell(1), "The claim is TRUE, not a figure.", "The claim is TRUE, not a figure."],
  ];

  it.each(CASES)("%s", (_what, claim, computed, outcome, content) => {
    const given = read([[claim, computed]]);
    const judgement = judge(given);
    expect(judgement.claims.map(({ outcome: o }) => (o.kind === "verdict" ? o.verdict : o.reason))).toEqual([
      outcome,
    ]);
    expect(verdictBlock(given, judgement, "Report", false)).toEqual([[content]]);
    expect(verdictBlock(given, judgement, "Report", true)).toEqual([[outcome]]);
  });

  it("leaves pairs alone in which nothing is claimed", () => {
    const given = read([
      [cell("10x"), cell(10)],
      [cell(""), cell("")],
      [cell(""), cell(5)],
    ]);
    const judgement = judge(given);
    expect(judgement).toMatchObject({ blank: 2, header: false, claims: [{ outcome: { verdict: "exact" } }] });
    expect(verdictBlock(given, judgement, "Report", true)).toEqual([["exact"], [null], [null]]);
  });

  it("takes words over both columns for their header", () => {
    const given = read([[cell("10x"), cell(10)]], ["Claim", "Computed"]);
    const judgement = judge(given);
    expect(judgement.header).toBe(true);
    expect(verdictBlock(given, judgement, "Report", true)).toEqual([["Verdict"], ["exact"]]);
  });

  it("does not take a claim in the first row for a header", () => {
    expect(judge(read([[cell("n/a"), cell(1)]], ["10x", "Computed"])).header).toBe(false);
    expect(judge(read([], ["n/a", "none"])).header).toBe(false);
  });

  it("names the sheet in a formula that stands on another one", () => {
    const given = read([[cell("10x"), cell(10)]]);
    expect(verdictBlock(given, judge(given), "Other", false)).toEqual([
      ["=ROI_VERDICT('Report'!A2,'Report'!C2)"],
    ]);
  });
});
