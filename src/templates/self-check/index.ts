/**
 * A workbook that checks, in the Excel that opens it, whether the add-in gives what it gives elsewhere: every golden case of
 * every function, ranges that spill, names, a table, formats and a chart, with one cell that says whether all holds.
 */
import type { PlanCell, SheetPlan, WorkbookPlan } from "../../sheets/plan";
import { checkConditionals, SERIES, stylesOf } from "../../sheets/style";
import type { GoldenCase } from "./cases";
import { casesPart, cell, formula, place, Ranges, sheetOf, type Part } from "./sheets";

export type { GoldenCase } from "./cases";

/** The names that a part's own names begin with. */
const BASELINE = "SelfCheck_Baseline";
const OPTIMIZED = "SelfCheck_Optimized";
const TABLE = "SelfCheckParts";
/** Where the table of parts begins. */
const HEAD = 4;

/** @param cases the golden cases, by the name of their part */
export function selfCheck(cases: Record<string, GoldenCase[]>): WorkbookPlan {
  const ranges = new Ranges();
  const parts = Object.entries(cases).map(([name, all]) => casesPart(name, all, ranges));
  return {
    template: "self-check",
    title: "Self-check",
    styles: stylesOf("banker"),
    sheets: [front(parts), ...parts.map(({ sheet }) => sheet), ...ranges.sheets()],
  };
}

function front(parts: Part[]): SheetPlan {
  const rows = parts.map(({ sheet, count, checks }) => ({
    name: sheet.name,
    count,
    ok: `COUNTIF(${checks},"OK")`,
  }));
  const first = HEAD + 1;
  const named = first + rows.length + 3;
  rows.push({ name: "Names", count: 1, ok: `COUNTIF(${place(named + 2, 2)},"OK")` });
  const last = first + rows.length - 1;
  const cells: (PlanCell | null)[][] = [
    [cell("title", "Self-check")],
    [
      cell(
        "purpose",
        "Does this Excel give what the functions give elsewhere? Open it with the add-in loaded; the answer stands in B3.",
      ),
    ],
    [
      cell("totalLabel", "Everything"),
      { role: "check", formula: `=IF(SUM(${TABLE}[Hold])=SUM(${TABLE}[Checks]),"OK","differs")` },
    ],
    [],
    ["Part", "Checks", "Hold", "Verdict"].map((title) => cell("header", title)),
    ...rows.map(({ name, count, ok }) => [
      cell("label", name),
      cell("formula", count),
      formula(`=${ok}`),
      { role: "check" as const, formula: '=IF([@Hold]=[@Checks],"OK","differs")' },
    ]),
    [],
    [cell("heading", "Names")],
    [cell("label", BASELINE), cell("input", 10000000)],
    [cell("label", OPTIMIZED), cell("input", 1000000)],
    [
      cell("label", "Savings by names"),
      formula(`=ROI_SAVINGS(${BASELINE},${OPTIMIZED})`),
      {
        role: "check",
        formula: `=IF(${place(named + 2, 1)}=${place(named, 1)}-${place(named + 1, 1)},"OK","differs")`,
      },
    ],
    [],
    [cell("heading", "Formats: by eye")],
    [cell("header", "What"), cell("headerNumber", "Here"), cell("header", "Should read")],
    ...FORMATS.map(([what, value, format, reads]) => [
      cell("label", what),
      { role: "formula" as const, value, format },
      cell("label", reads),
    ]),
  ];
  const checks = { row: HEAD + 1, column: 3, rows: rows.length, columns: 1 };
  const overall = { row: 2, column: 1, rows: 1, columns: 1 };
  const at = (row: number, column: number, count = 1) => ({ row, column, rows: count, columns: 1 });
  return {
    ...sheetOf("Self-check", cells, [30, 16, 16, 12, 4]),
    freeze: { rows: 0, columns: 0 },
    tables: [
      {
        name: TABLE,
        range: { row: HEAD, column: 0, rows: rows.length + 1, columns: 4 },
        columns: ["Part", "Checks", "Hold", "Verdict"],
        style: "",
      },
    ],
    names: [
      { name: "SelfCheck_Overall", range: overall, comment: "Whether every check holds" },
      { name: BASELINE, range: at(named, 1), comment: "A cost before" },
      { name: OPTIMIZED, range: at(named + 1, 1), comment: "A cost after" },
    ],
    conditionals: [overall, checks, at(named + 2, 2)].flatMap(checkConditionals),
    charts: [
      {
        name: "SelfCheck_Parts",
        kind: "barClustered",
        title: "Checks that hold: both bars of a part are of one length",
        alternativeText: "For each part of the self-check how many checks it has and how many hold.",
        anchor: { row: 2, column: 5, rows: 16, columns: 8 },
        categories: { range: at(first, 0, last - first + 1) },
        series: [
          {
            name: "Checks",
            values: { range: at(first, 1, rows.length) },
            color: SERIES.baseline,
            labels: "0",
          },
          {
            name: "Hold",
            values: { range: at(first, 2, rows.length) },
            color: SERIES.optimized,
            labels: "0",
          },
        ],
        categoryAxis: { title: "Part", reversed: true },
        valueAxis: { title: "Checks (count)", minimum: 0 },
        legend: "bottom",
      },
    ],
    keyFigures: [{ label: "Everything", row: 2, column: 1 }],
  };
}

/** Currency signs that Excel replaces by the user's own when they aren't locked, a negative, a share. */
const FORMATS: [string, number, string, string][] = [
  ["Dollars, whatever the region", 1234567.891, "[$$-409]#,##0", "$1,234,568"],
  ["Euros, whatever the region", 1234.5, "[$€]#,##0.00", "€1,234.50, by the region's own separators"],
  ["A negative in brackets", -1500, "#,##0;(#,##0)", "(1,500)"],
  ["A share", 0.9, "0.0%", "90.0%"],
];
