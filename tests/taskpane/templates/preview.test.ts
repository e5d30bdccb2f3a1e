import { describe, expect, it } from "vitest";
import { numberText } from "../../../src/taskpane/number-text";
import { previewView } from "../../../src/taskpane/views/templates/preview";
import { previewOf, type PreviewCell } from "../../../src/taskpane/views/templates/preview-model";
import { DEFAULT_OPTIONS, templates } from "../../../src/templates/catalogue";
import { stylesOf } from "../../../src/sheets/style";
import type { PlanCell, SheetPlan, WorkbookPlan } from "../../../src/sheets/plan";
import { all, usePage } from "../support/page";

describe("numbers as cells show them", () => {
  it.each([
    [10_000_000, "$#,##0", "$10,000,000"],
    [1234.5, '"CHF "#,##0.00', "CHF 1,234.50"],
    [1234.5, "[$$-409]#,##0.00", "$1,234.50"],
    [-1234.5, "[$$-409]#,##0_);([$$-409]#,##0)", "($1,235)"],
    [1234.5, "[$€]#,##0_);([$€]#,##0)", "€1,235"],
    [-1234.5, "$#,##0", "-$1,235"],
    [0.9, "0.0%", "90.0%"],
    [0.05, "+0.0%;-0.0%;0.0%", "+5.0%"],
    [-0.05, "+0.0%;-0.0%;0.0%", "-5.0%"],
    [0, "+0.0%;-0.0%;0.0%", "0.0%"],
    [10, '0.0"x"', "10.0x"],
    [2, "0.0###", "2.0"],
    [0.51234, "0.0###", "0.5123"],
    [989e12, "0.0E+00", "9.9E+14"],
    [0.00012, "0.00E+00", "1.20E-04"],
    [46350, "yyyy-mm-dd", "2026-11-24"],
    [1234567.25, "General", "1234567.25"],
    [0.1 + 0.2, "General", "0.3"],
  ])("%d in %s is %s", (value, format, text) => expect(numberText(value, format, "en-US")).toBe(text));

  it("have the separators of the user's language", () => {
    expect(numberText(1234.5, "€#,##0.00", "de-DE")).toBe("€1.234,50");
  });
});

const sheet = (cells: (PlanCell | null)[][]): WorkbookPlan => ({
  template: "demo",
  title: "Demo",
  sheets: [{ key: "demo", name: "Demo", columnWidths: [], cells, charts: [] } as unknown as SheetPlan],
  styles: stylesOf("banker"),
});
const rows = (cells: (PlanCell | null)[][]) => previewOf(sheet(cells), "en-US")[0]?.rows ?? [];
const only = (cell: PlanCell): PreviewCell => rows([[cell]])[0]![0]!;

describe("the preview of a sheet", () => {
  it("shows inputs as they will look", () => {
    expect(only({ role: "input", value: 1000, format: "$#,##0" })).toMatchObject({
      kind: "text",
      text: "$1,000",
      input: true,
      style: { color: "#0000FF", fill: "#FFFFCC", align: "right" },
    });
  });

  it("marks formulas, and leaves out a colour that depends on the result", () => {
    const check = only({ role: "check", formula: '=IF(A1=1,"OK","No")' });
    expect(check).toMatchObject({ kind: "formula", text: '=IF(A1=1,"OK","No")' });
    expect(check.style.fill).toBeUndefined();
    expect(only({ role: "check", value: "OK" }).style.fill).toBe("#FFC7CE");
  });

  it("has headers only where they say something", () => {
    expect(only({ role: "header", value: "Item" })).toMatchObject({ kind: "text", header: true });
    expect(only({ role: "header" })).toMatchObject({ kind: "empty", header: false });
  });

  it("lets a title run over the empty cells beside it, and no wrapped text", () => {
    const [title, label] = rows([
      [{ role: "title", value: "Title" }, null, { role: "blank" }, { role: "unit", value: "$" }],
      [{ role: "label", value: "Label" }, null, null, null],
    ]);
    expect(title?.map(({ span }) => span)).toEqual([3, 1]);
    expect(label?.map(({ span }) => span)).toEqual([1, 1, 1, 1]);
  });

  it.each(templates)("of $id has every cell, constant and chart of its plan", (template) => {
    const plan = template.build({ ...DEFAULT_OPTIONS, taken: { sheets: [], names: [] } });
    const sheets = previewOf(plan, "en-US");
    expect(sheets.map(({ name }) => name)).toEqual(plan.sheets.map(({ name }) => name));
    sheets.forEach((shown, n) => {
      const from = plan.sheets[n]!;
      expect(shown.charts.map(({ title }) => title)).toEqual(from.charts.map(({ title }) => title));
      shown.rows.forEach((row, r) => {
        const cells = from.cells[r]!;
        expect(row.reduce((sum, { span }) => sum + span, 0)).toBe(cells.length);
        const given = cells.filter((cell) => cell?.formula !== undefined || (cell?.value ?? "") !== "");
        expect(row.filter(({ kind }) => kind !== "empty")).toHaveLength(given.length);
        const texts = row.filter(({ kind }) => kind === "text").map(({ text }) => text);
        expect(texts.join()).not.toMatch(/NaN|undefined/);
      });
    });
  });

  it("has the formats of all templates", () => {
    for (const template of templates)
      for (const { cells } of template.build(DEFAULT_OPTIONS).sheets)
        for (const { value, format } of cells.flat().filter((cell) => cell !== null))
          if (typeof value === "number" && format?.includes("%"))
            expect(numberText(value, format, "en-US")).toMatch(/^(?:\([\d,.]+%\)|[+-]?[\d,.]+%)$/);
  });
});

describe("the preview's view", () => {
  usePage();

  const CELLS: (PlanCell | null)[][] = [
    [
      { role: "header", value: "Item" },
      { role: "headerNumber", value: "Cost" },
    ],
    [
      { role: "label", value: "Data", indent: 2 },
      { role: "input", value: 5 },
    ],
    [null, { role: "total", formula: "=SUM(B2)" }],
    [{ role: "note", value: "A note that runs over both" }, null],
  ];
  const planned = (key: string, cells = CELLS) =>
    ({
      key,
      name: `Sheet ${key}`,
      columnWidths: [20, 9],
      cells,
      charts: [{ title: "Costs", alternativeText: "Bars." }],
    }) as unknown as SheetPlan;
  const viewed = (...sheets: SheetPlan[]) =>
    previewView("Demo", previewOf({ ...sheet([]), sheets }, "en-US"), "p");

  it("is a table as the sheet will be: headers, inputs, formulas by their sign, texts that run on", () => {
    const view = viewed(planned("a"));
    expect(all(view, "select")).toEqual([]);
    const [table] = all(view, "table");
    expect(table!.getAttribute("aria-label")).toBe("Sheet a");
    expect(all(table!, "col").map(({ style }) => style.width)).toEqual(["110px", "50px"]);
    expect(table!.style.width).toBe("160px");
    const cells = all(table!, "tr").map((row) => [...row.children] as HTMLElement[]);
    expect(
      cells.map((row) => row.map(({ tagName, textContent }) => [tagName.toLowerCase(), textContent])),
    ).toEqual([
      [
        ["th", "Item"],
        ["th", "Cost"],
      ],
      [
        ["td", "Data"],
        ["td", "5"],
      ],
      [
        ["td", ""],
        ["td", "ƒformula"],
      ],
      [["td", "A note that runs over both"]],
    ]);
    const [item, data, number, formula, note] = [
      cells[0]![0]!,
      cells[1]![0]!,
      cells[1]![1]!,
      cells[2]![1]!,
      cells[3]![0]!,
    ];
    expect(item.getAttribute("scope")).toBe("col");
    expect([data, number].map((cell) => cell.getAttribute("class"))).toEqual([null, "preview-input"]);
    expect([data.style.paddingInlineStart, number.style.paddingInlineStart]).toEqual(["20px", ""]);
    expect([number, formula].map((cell) => cell.getAttribute("title"))).toEqual([null, "=SUM(B2)"]);
    expect([number, note].map((cell) => cell.getAttribute("colspan"))).toEqual([null, "2"]);
    expect(number.style).toMatchObject({
      color: "#0000FF",
      backgroundColor: "#FFFFCC",
      textAlign: "right",
      fontWeight: "400",
    });
    expect(formula.style.fontWeight).toBe("600");
    expect(formula.style.borderTop).toMatch(/^1px solid #/);
    const region = all(view, "div").find((one) => one.getAttribute("role") === "region");
    expect(region!.getAttribute("tabindex")).toBe("0");
    expect(region!.getAttribute("aria-label")).toBe("Preview of Demo: Sheet a");
    expect(all(view, "p").map(({ textContent }) => textContent)[0]).toBe("Chart: Costs Bars.");
  });

  it("shows one of several sheets, the one that is chosen", () => {
    const view = viewed(planned("a"), planned("b", [[{ role: "label", value: "Other" }]]));
    const [select] = all(view, "select");
    expect(all(view, "label").map(({ textContent }) => textContent)).toEqual(["Sheet (2)"]);
    expect(all(view, "label")[0]!.getAttribute("for")).toBe(select!.getAttribute("id"));
    expect(all(view, "option").map((one) => [one.getAttribute("value"), one.textContent])).toEqual([
      ["a", "Sheet a"],
      ["b", "Sheet b"],
    ]);
    const choose = (value: string) => {
      (select as HTMLSelectElement).value = value;
      select!.dispatchEvent(new Event("change"));
    };
    const shown = () => all(view, "table").map((table) => table.getAttribute("aria-label"));
    expect(shown()).toEqual(["Sheet a"]);
    choose("b");
    expect(shown()).toEqual(["Sheet b"]);
    choose("none");
    expect(shown()).toEqual(["Sheet a"]);
  });
});
