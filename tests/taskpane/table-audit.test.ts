/** A pasted text or a selection, all the way to the sheets, calculated without Excel. */
import { describe, expect, it } from "vitest";
import { auditPage, readPasted, type Audit } from "../../src/audit";
import type { Dialect, PlanCell, SheetPlan } from "../../src/sheets/plan";
import { pageOfSelection } from "../../src/taskpane/views/audit/table/cells";
import { pastedSource, sheetOf } from "../../src/taskpane/views/audit/table/sheet";
import { tableAuditSheets } from "../../src/templates/analysis";
import { DEFAULT_OPTIONS } from "../../src/templates/catalogue";
import document from "../cases/tables/document.json";
import { evaluate, type Entry } from "../templates/support/evaluate";

const about = { title: "Table audited", what: "a text", chosen: new Map() };

function planOf(audit: Audit, dialect: Dialect) {
  const sheets = sheetOf(audit, pastedSource(audit.page), about);
  return tableAuditSheets(sheets, { ...DEFAULT_OPTIONS, dialect });
}

/** The audited rows as they are calculated: what is printed, computed, and the verdict. */
function rowsOf(audit: Audit, dialect: Dialect, entries: Entry[] = []) {
  const plan = planOf(audit, dialect);
  const [sheet] = plan.sheets as [SheetPlan];
  const values = evaluate(plan, entries).get(sheet.name)!;
  const { range } = sheet.tables[0]!;
  return values.slice(range.row + 1, range.row + range.rows).map((row) => ({
    printed: String(row[2]),
    computed: row[3],
    verdict: row[4],
    off: row[5],
  }));
}

const whole = auditPage(readPasted(document.text.join("\n")));

describe.each(["addin", "plain"] as const)("the sheet of the source document, %s", (dialect) => {
  it("has rows of one height, and shows where a long text begins", () => {
    const text = "from 100 days to 10 days, ten times as fast as before";
    const long = auditPage(
      readPasted(
        `| Item | Before | After | Saved |\n|-|-|-|-|\n| a | $10 | $1 | ${text} |\n| b | $10 | $1 | 90% |`,
      ),
    );
    const [sheet] = planOf(long, dialect).sheets as [SheetPlan];
    const { range } = sheet.tables[0]!;
    const printed = sheet.cells.slice(range.row + 1, range.row + range.rows).map((row) => row[2]?.role);
    expect(printed).toEqual(["note", "stated"]);
    expect(long.claims.map(({ note }) => note.length > 40)).toContain(true);
    for (const { rowHeights, tables } of [sheet, planOf(whole, dialect).sheets[0]!])
      expect(rowHeights.filter(({ row }) => row > tables[0]!.range.row)).toEqual([]);
  });

  it("computes and judges what the pane said", () => {
    const rows = rowsOf(whole, dialect);
    expect(rows).toHaveLength(whole.claims.length);
    rows.forEach(({ printed, computed, verdict, off }, k) => {
      const { text, readings, judged, figure } = whole.claims[k]!;
      const [reading] = readings;
      expect(printed).toBe(text);
      const expected = judged && reading ? reading.verdict : "not judged";
      expect(verdict, text).toBe(expected);
      if (judged && reading) expect(computed, text).toBeCloseTo(reading.computed, 6);
      if (["differs", "fails"].includes(expected) && figure) expect(off, text).toBeCloseTo(reading!.miss, 6);
      else expect(off, text).toBe("");
    });
  });

  it("refers to the pasted cells by formulas, and uses native functions only where it has to", () => {
    const [sheet] = planOf(whole, dialect).sheets as [SheetPlan];
    const formulas = sheet.cells.flat().flatMap((cell) => cell?.formula ?? []);
    expect(formulas.some((formula) => formula.includes("ROI_"))).toBe(dialect === "addin");
    expect(formulas.filter((formula) => formula.includes("'Pasted text'!")).length).toBeGreaterThan(50);
  });
});

describe("the pasted text's sheet", () => {
  const [, pasted] = planOf(whole, "addin").sheets as [SheetPlan, SheetPlan];

  it("holds every text as it is printed, in the text format, and no formula", () => {
    const cells = pasted.cells.flat().filter((cell): cell is PlanCell => cell !== null);
    expect(cells.every(({ formula, format }) => formula === undefined && format === "@")).toBe(true);
    const texts = cells.map(({ value }) => value);
    for (const text of ["$10M", "+17%", "Total Savings: $10.2M (90% reduction)", "$3.3M"])
      expect(texts).toContain(text);
  });

  it("formulas that were pasted stay texts", () => {
    const audit = auditPage(
      readPasted("Item,Before,After,Savings\na,=1+1,1,50%\nb,10,=HYPERLINK(A1),90%\nc,10,1,90%"),
    );
    const [, sheet] = planOf(audit, "addin").sheets as [SheetPlan, SheetPlan];
    const values = sheet.cells.flat().map((cell) => cell?.value);
    expect(values).toContain("=1+1");
    expect(values).toContain("=HYPERLINK(A1)");
    expect(sheet.cells.flat().some((cell) => cell?.formula !== undefined)).toBe(false);
  });

  it("an edit changes the verdict", () => {
    const audit = auditPage(
      readPasted("| A | Before | After | Savings |\n|-|-|-|-|\n| x | $100 | $10 | 90% |"),
    );
    const edit: Entry = { sheet: "pasted", row: 1, column: 2, value: "$20" };
    expect(rowsOf(audit, "addin").map(({ verdict }) => verdict)).toEqual(["exact"]);
    expect(rowsOf(audit, "addin", [edit]).map(({ verdict }) => verdict)).toEqual(["differs"]);
  });
});

describe("what is in a cell besides", () => {
  it.each(["addin", "plain"] as const)("ranges are judged, %s", (dialect) => {
    const audit = auditPage(
      readPasted(
        "| A | Before | After | Saved |\n|-|-|-|-|\n| x | $100 | $93 | 5–10% |\n| y | $100 | $80 | 5–10% |",
      ),
    );
    expect(rowsOf(audit, dialect).map(({ verdict }) => verdict)).toEqual(["holds", "fails"]);
    // 0.3 − 0.1 is a little less than 0.2.
    const edge = auditPage(
      readPasted("| A | Before | After | Saved |\n|-|-|-|-|\n| x | $0.3 | $0.1 | $0.2–0.5 |"),
    );
    expect(rowsOf(edge, dialect).map(({ verdict }) => verdict)).toEqual(["holds"]);
    if (dialect === "plain") expect(rowsOf(audit, dialect)[1]!.off).toBeCloseTo(0.5, 9);
  });

  it("figures beside one another are taken out of the text", () => {
    const audit = auditPage(readPasted("| Tool | Time |\n|-|-|\n| a | 8 s (1.0x) |\n| b | 4 s (2.0x) |"));
    expect(rowsOf(audit, "addin").map(({ printed, verdict }) => [printed, verdict])).toEqual([
      ["1.0x", "exact"],
      ["2.0x", "exact"],
    ]);
  });

  it("a decimal comma is told to the functions", () => {
    const audit = auditPage(
      readPasted("A;Before;After;Saved\nx;1.250 €;0,5 €;1.249,5 €\ny;0,8 €;0,6 €;0,2 €"),
    );
    expect(rowsOf(audit, "addin").map(({ computed, verdict }) => [computed, verdict])).toEqual([
      [1249.5, "exact"],
      [expect.closeTo(0.2, 12), "exact"],
    ]);
  });
});

describe("a selection", () => {
  const cell = (value: string | number, text = String(value), format = "General") => ({
    value,
    text,
    format,
    error: false,
  });
  const page = pageOfSelection([
    ["Item", "Before", "After", "Savings"].map((name) => cell(name)),
    [cell("Training"), cell(10_000_000, "$10,000,000", "$#,##0"), cell("$1M"), cell(0.9, "90%", "0%")],
    [cell("Inference"), cell(600_000, "$600,000", "$#,##0"), cell("$66K"), cell(0.88, "88%", "0%")],
  ]);
  const audit = auditPage(page);

  it("reads numbers by what their format shows, and texts by what they print", () => {
    const judged = audit.claims.map(({ text, readings }) => [text, readings[0]!.verdict]);
    expect(judged).toEqual([
      ["90%", "exact"],
      ["88%", "differs"],
    ]);
  });

  const formulasOf = (audited: Audit) => {
    const source = { kind: "cells" as const, sheet: "My report", row: 4, column: 1 };
    const plan = tableAuditSheets(sheetOf(audited, source, about), DEFAULT_OPTIONS);
    expect(plan.sheets).toHaveLength(1);
    return plan.sheets[0]!.cells.flat().flatMap((one) => one?.formula ?? []);
  };

  it("refers to the cells where they are, numbers plainly", () => {
    expect(formulasOf(audit)).toContain("=('My report'!$C$6-ROI_VALUE('My report'!$D$6))/'My report'!$C$6");
  });

  it("adds numbers and texts one by one, texts alone as a range", () => {
    const total = (...costs: (string | number)[]) =>
      formulasOf(
        auditPage(
          pageOfSelection([
            [cell("Item"), cell("Cost")],
            ...costs.map((cost, i) => [cell(`Item ${i + 1}`), cell(cost)]),
            [cell("Total"), cell("$11")],
          ]),
        ),
      );
    expect(total(5, "$6")).toContain("=SUM('My report'!$C$6,ROI_VALUE('My report'!$C$7))");
    expect(total("$5", "$6")).toContain("=SUM(ROI_VALUE('My report'!$C$6:$C$7))");
  });
});
