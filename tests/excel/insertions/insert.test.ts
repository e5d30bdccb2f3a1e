import { afterEach, describe, expect, it } from "vitest";
import type { Progress } from "../../../src/excel";
import type { SheetPlan, TakenNames, WorkbookPlan } from "../../../src/sheets/plan";
import { demoPlan, pairPlan } from "../fixtures/plan";
import {
  contents,
  insertedId,
  openPane,
  requestsOf,
  sheetNames,
  sheetOf,
  snapshot,
  type OpenPane,
} from "../support/office";

let open: OpenPane;
afterEach(() => open.workbook.dispose());

const OWN = ["Budget", `It's "fine" 🚀`, "Old"];

describe("what an insertion writes", () => {
  it("puts values, formulas and formats where the plan has them", async () => {
    open = await openPane();
    const result = await open.pane.insert(demoPlan);
    expect(result).toMatchObject({
      kind: "inserted",
      leftOut: [],
      insertion: { title: "Demo", complete: true },
    });
    expect(await contents(open.workbook, "Demo")).toEqual([
      ["Costs before and after", "", "", "", ""],
      ["Factor", 0.5, "fraction", "", ""],
      ["", "", "", "", ""],
      ["", "", "", "", ""],
      ["Item", "Before", "After", "Saved", "Stated"],
      ["Item 1", 1000, 100, "=[@Before]-[@After]", "90%"],
      ["Item 2", 2000, 200, "=[@Before]-[@After]", "$1.8K"],
      ["Item 3", 3000, 300, "=[@Before]-[@After]", "$1.8K"],
      [
        "Total",
        "=SUM(DemoCosts[Before])",
        "=SUM(DemoCosts[After])",
        "=SUM(DemoCosts[Saved])*DemoFactor",
        '=IF(D9>0,"OK","Nothing is saved")',
      ],
    ]);
    const sheet = sheetOf(open.workbook.book, "Demo");
    const total = sheet.read({ r: 8, c: 1, h: 1, w: 4 })[0]?.map(({ value, text }) => [value, text]);
    expect(total).toEqual([
      [6000, "$6,000"],
      [600, "$600"],
      [2700, "$2,700"],
      ["OK", "OK"],
    ]);
    expect(sheet.read({ r: 1, c: 1, h: 1, w: 1 })[0]?.[0]?.text).toBe("50%");
  });

  it("gives cells the look of their role, columns their width, and freezes the header", async () => {
    open = await openPane();
    await open.pane.insert(demoPlan);
    const sheet = sheetOf(open.workbook.book, "Demo");
    expect(sheet.styleAt(0, 0)).toMatchObject({ bold: true, fontSize: 16 });
    expect(sheet.styleAt(5, 1)).toMatchObject({ color: "#0000FF", fill: "#FFFFCC" });
    expect(sheet.styleAt(5, 0)).toMatchObject({ indent: 1, align: "left" });
    expect(sheet.styleAt(8, 1).edges?.top).toEqual({ style: "thin", color: "#000000" });
    expect(sheet.styleAt(7, 1).edges?.top?.style ?? "none").toBe("none");
    expect(sheet.styleAt(2, 2).fill ?? null).toBeNull();
    expect([0, 1, 4].map((column) => sheet.columnWidth(column))).toEqual([145, 103, 131]);
    expect(sheet.rowHeight(0)).toBe(32);
    expect(sheet.frozen()).toEqual({ rows: 5, columns: 1 });
    expect(sheet.gridlines).toBe(false);
    expect(sheet.tabColor).toBe("#1F3864");
  });

  it("sets the font that its widths are measured in, whatever new workbooks have", async () => {
    const fonts: unknown[] = [];
    open = await openPane({
      hooks: [
        ({ object: { api }, how, name, ...use }) => {
          if (api.className === "RangeFont" && how === "set" && /^(name|size)$/.test(name) && "value" in use)
            fonts.push(use.value);
        },
      ],
    });
    await open.pane.insert(demoPlan);
    expect(fonts).toEqual(expect.arrayContaining(["Calibri", 11, 16]));
  });

  it("defines the table, the name, the validation and the conditional format", async () => {
    open = await openPane();
    await open.pane.insert(demoPlan);
    const { book } = open.workbook;
    const sheet = sheetOf(book, "Demo");
    expect(book.tables().find(({ name }) => name === "DemoCosts")).toMatchObject({
      sheetId: sheet.id,
      at: { r: 4, c: 0, h: 4, w: 5 },
      columns: ["Item", "Before", "After", "Saved", "Stated"],
      style: "TableStyleLight1",
      showFilterButton: false,
    });
    expect(book.names().find(({ name }) => name === "DemoFactor")).toMatchObject({
      formula: "=Demo!$B$2",
      comment: "Share that is realised",
    });
    expect(sheet.validationAt(1, 1)).toMatchObject({
      kind: "decimal",
      operator: "Between",
      formula1: 0,
      formula2: 1,
      prompt: { title: "Factor", message: "A fraction from 0 to 1." },
      errorAlert: { title: "Not a fraction", style: "Stop" },
    });
    // The last that is added comes first, as in Excel.
    expect(sheet.conditionalRules()).toMatchObject([
      {
        at: [{ r: 0, c: 0, h: 1, w: 1 }],
        rule: { kind: "containsText", operator: "Contains", text: "?" },
        style: { color: "#9C5700", fill: "#FFEB9C" },
      },
      {
        at: [{ r: 5, c: 0, h: 3, w: 1 }],
        rule: { kind: "containsText", operator: "BeginsWith", text: "←" },
        style: { color: "#9C0006", fill: "#FFC7CE", bold: true },
      },
      {
        at: [{ r: 8, c: 4, h: 1, w: 1 }],
        rule: { kind: "cellValue", operator: "EqualTo", formula1: '="OK"' },
        style: { color: "#006100", fill: "#C6EFCE" },
      },
    ]);
  });

  it("keeps a text a text, whatever Excel would read into it", async () => {
    open = await openPane();
    const texts = [
      "90%",
      "+17%",
      "=1+1",
      "1-2",
      "TRUE",
      "'quoted",
      "$10.2M",
      "3/4",
      "May 2026",
      "@home",
      "(1,250)",
      "#N/A",
    ];
    await open.pane.insert((taken) => onlyTexts(taken, texts));
    const sheet = sheetOf(open.workbook.book, "Demo");
    const cells = sheet.read({ r: 0, c: 0, h: texts.length, w: 1 }).flat();
    expect(cells.map(({ value }) => value).join("; ")).toBe(texts.join("; "));
    expect(cells.map(({ formula }) => formula).join("")).toBe("");
  });

  it("lets formulas of one sheet refer to another, and charts too", async () => {
    open = await openPane();
    const progress: Progress[] = [];
    const result = await open.pane.insert(pairPlan, { onProgress: (p) => progress.push(p) });
    expect(result.kind).toBe("inserted");
    expect(sheetNames(open.workbook)).toEqual([...OWN, "Pair summary", "Pair costs"]);
    const { book } = open.workbook;
    await book.settle();
    expect(sheetOf(book, "Pair summary").read({ r: 1, c: 1, h: 1, w: 1 })[0]?.[0]?.text).toBe("$2,700");
    expect(sheetOf(book, "Pair summary").read({ r: 2, c: 0, h: 1, w: 1 })[0]?.[0]?.text).toBe("To the costs");
    const [chart] = book.charts();
    expect(chart).toMatchObject({
      type: "ColumnClustered",
      title: { text: "Costs" },
      valueAxis: { title: "Cost ($)", minimum: 0 },
      categoryAxis: { title: "Item" },
      legend: { visible: true, position: "Bottom" },
      altDescription: "Costs of the three items before and after.",
    });
    const costs = sheetOf(book, "Pair costs").id;
    expect(
      chart?.series.map(({ name, values, categories, color }) => ({ name, values, categories, color })),
    ).toEqual([
      {
        name: "Before",
        values: { sheetId: costs, at: { r: 5, c: 1, h: 3, w: 1 } },
        categories: { sheetId: costs, at: { r: 5, c: 0, h: 3, w: 1 } },
        color: "#A6A6A6",
      },
      {
        name: "After",
        values: { sheetId: costs, at: { r: 5, c: 2, h: 3, w: 1 } },
        categories: { sheetId: costs, at: { r: 5, c: 0, h: 3, w: 1 } },
        color: "#1F3864",
      },
    ]);
    expect(progress.map(({ sheet }) => sheet)).toEqual([
      "Pair summary",
      "Pair summary",
      "Pair costs",
      "Pair summary",
    ]);
    expect(progress.map(({ done, total }) => [done, total])).toEqual([
      [0, 5],
      [1, 5],
      [2, 5],
      [3, 5],
    ]);
  });
});

describe("its links", () => {
  it("lead to names, which follow a sheet that is renamed", async () => {
    open = await openPane();
    await open.pane.insert(pairPlan);
    const { book } = open.workbook;
    const target = await Excel.run(async (context) => {
      const cell = context.workbook.worksheets.getItem("Pair summary").getRange("A3");
      cell.load("hyperlink");
      await context.sync();
      return cell.hyperlink.documentReference;
    });
    sheetOf(book, "Pair costs").rename("Ours");
    expect(book.names().find(({ name }) => name === target)?.formula).toBe("=Ours!$A$1");
  });
});

describe("what an insertion leaves alone", () => {
  it("changes nothing but adds its sheet in front", async () => {
    open = await openPane();
    const before = await snapshot(open.workbook);
    await open.pane.insert(demoPlan);
    const after = await snapshot(open.workbook);
    expect(after.active).toBe("Demo");
    expect(after.sheets.slice(0, 3)).toEqual(before.sheets);
    expect(after.names.filter(({ name }) => name === "Rate")).toEqual(before.names);
    expect(after.tables.filter(({ name }) => name === "Plan")).toEqual(before.tables);
    sheetOf(open.workbook.book, "Budget").activate();
    expect(open.workbook.book.selection()).toEqual(before.selection);
  });

  it("gives the second one other names and leaves the first untouched", async () => {
    open = await openPane();
    await open.pane.insert(demoPlan);
    const first = (await snapshot(open.workbook)).sheets[3];
    await open.pane.insert(demoPlan);
    const { sheets, tables, names } = await snapshot(open.workbook);
    expect(sheets.map(({ name }) => name)).toEqual([...OWN, "Demo", "Demo (2)"]);
    expect(sheets[3]).toEqual(first);
    expect(tables.map(({ name }) => name)).toEqual(["Plan", "DemoCosts", "DemoCosts_2"]);
    expect(names.map(({ name }) => name)).toContain("DemoFactor_2");
    expect((await contents(open.workbook, "Demo (2)"))[8]?.[1]).toBe("=SUM(DemoCosts_2[Before])");
  });

  it("keeps clear of names of sheets, tables and ranges in any spelling", async () => {
    open = await openPane();
    const { book } = open.workbook;
    book.addSheet("DEMO");
    book.setName({ name: "democosts", formula: "='Budget'!$A$1", visible: true });
    const old = sheetOf(book, "Old");
    book.setName({ name: "DemoFactor", formula: "='Old'!$A$1", visible: true, sheetId: old.id });
    let taken: TakenNames | undefined;
    const result = await open.pane.insert((names) => demoPlan((taken = names)));
    expect(taken?.names).toEqual(expect.arrayContaining(["Plan", "Rate", "democosts"]));
    expect(result).toMatchObject({ kind: "inserted", insertion: { sheets: [{ name: "Demo (2)" }] } });
    // A name of another sheet alone takes none from ours.
    expect(book.names().find(({ name, sheetId }) => name === "DemoFactor" && !sheetId)?.formula).toBe(
      "='Demo (2)'!$B$2",
    );
  });

  it("gives way to the names that a copied sheet has of its own, when that is in front", async () => {
    open = await openPane();
    const { book } = open.workbook;
    const id = await insertedId(open, demoPlan);
    const copy = book.copySheet(sheetOf(book, "Demo").id, 4);
    copy.activate();
    // Deleted by hand it would leave a dead name of the workbook's behind, which is seen to be taken.
    expect(await open.pane.remove(id)).toMatchObject({ kind: "removed" });
    await book.settle();
    const factors = book.names().filter(({ name }) => name === "DemoFactor");
    expect(factors).toEqual([expect.objectContaining({ sheetId: copy.id })]);
    expect(await open.pane.insert(demoPlan)).toMatchObject({ kind: "inserted", leftOut: [] });
    await book.settle();
    expect(sheetOf(book, "Demo").read({ r: 8, c: 3, h: 1, w: 1 })[0]?.[0]?.value).toBe(2700);
    expect(copy.read({ r: 8, c: 3, h: 1, w: 1 })[0]?.[0]?.value).toBe(2700);
  });

  it("takes sheet names with quotes and emoji", async () => {
    open = await openPane();
    const name = `It's "70B" 🚀`;
    const result = await open.pane.insert((taken) => named(pairPlan(taken), name));
    expect(result).toMatchObject({
      kind: "inserted",
      insertion: { sheets: [{ name: "Pair summary" }, { name }] },
    });
    const { book } = open.workbook;
    await book.settle();
    expect(sheetOf(book, "Pair summary").read({ r: 1, c: 1, h: 1, w: 1 })[0]?.[0]).toMatchObject({
      formula: `='It''s "70B" 🚀'!D9`,
      value: 2700,
    });
  });
});

describe("how much an insertion asks of Excel", () => {
  it("takes four requests for a sheet, and one to let go of ranges", async () => {
    open = await openPane();
    await open.pane.insert(demoPlan);
    expect(requestsOf(open.workbook)).toHaveLength(4);
    expect(open.workbook.host.requests.filter(({ cleanUp }) => cleanUp).length).toBeLessThanOrEqual(1);
  });

  it("takes four requests for a sheet of any length", async () => {
    open = await openPane();
    const result = await open.pane.insert((taken) => demoPlan(taken, { rows: 2000 }));
    expect(result.kind).toBe("inserted");
    expect(requestsOf(open.workbook)).toHaveLength(4);
  });

  it("sets the page up; of a sheet that ends with a table whole columns are printed", async () => {
    open = await openPane();
    await open.pane.insert((taken) => {
      const plan = demoPlan(taken);
      const [sheet] = plan.sheets as [(typeof plan.sheets)[number]];
      return { ...plan, sheets: [{ ...sheet, print: { ...sheet.print, grows: true as const } }] };
    });
    expect([...open.workbook.host.document.pageSetup.values()]).toMatchObject([
      {
        printArea: [{ r: 0, c: 0, w: 5, h: 1_048_576 }],
        titleRows: { r: 0, h: 1 },
        scalars: {
          orientation: "Landscape",
          zoom: { horizontalFitToPages: 1 },
          ...{ leftMargin: 18, rightMargin: 18, topMargin: 18, bottomMargin: 45, footerMargin: 22.5 },
          ...{ leftFooter: "&A", rightFooter: "Page &P of &N" },
        },
      },
    ]);
  });

  it("splits what is too large for one request", async () => {
    open = await openPane({ requestLimit: 30_000, maxBytes: 45_000 });
    const result = await open.pane.insert((taken) => demoPlan(taken, { rows: 1000 }));
    expect(result).toMatchObject({ kind: "inserted" });
    const requests = requestsOf(open.workbook);
    expect(requests.length).toBeGreaterThan(3);
    expect((await contents(open.workbook, "Demo")).at(-2)).toEqual([
      "Item 1000",
      1_000_000,
      100_000,
      "=[@Before]-[@After]",
      "$1.8K",
    ]);
  });

  it("names no more places at once than Excel takes", async () => {
    open = await openPane();
    const result = await open.pane.insert((taken) => checkered(taken, 70));
    expect(result).toMatchObject({ kind: "inserted", leftOut: [] });
    const sheet = sheetOf(open.workbook.book, "Demo");
    expect([sheet.styleAt(68, 68).fill, sheet.styleAt(68, 67).fill ?? null]).toEqual(["#FFFFCC", null]);
  });

  it("takes three requests a sheet for several", async () => {
    open = await openPane();
    await open.pane.insert(pairPlan);
    expect(requestsOf(open.workbook)).toHaveLength(6);
  });
});

const onlyTexts = (taken: TakenNames, texts: string[]) =>
  only(
    taken,
    texts.map((value) => [{ role: "stated", value }]),
  );

/** Inputs that touch none of each other. */
const checkered = (taken: TakenNames, size: number) =>
  only(
    taken,
    Array.from({ length: size }, (_, r) =>
      Array.from({ length: size }, (_, c) => ((r + c) % 2 ? null : { role: "input", value: r })),
    ),
  );

/** A sheet of these cells alone. */
function only(taken: TakenNames, cells: SheetPlan["cells"]): WorkbookPlan {
  const plan = demoPlan(taken);
  const [sheet] = plan.sheets as [SheetPlan];
  return {
    ...plan,
    sheets: [{ ...sheet, cells, tables: [], names: [], validations: [], conditionals: [], keyFigures: [] }],
  };
}

/** The plan with its second sheet under another name. */
function named(plan: WorkbookPlan, name: string): WorkbookPlan {
  const [summary, costs] = plan.sheets as [SheetPlan, SheetPlan];
  const from = `'${costs.name}'!`;
  const to = `'${name.replaceAll("'", "''")}'!`;
  const cells = summary.cells.map((line) =>
    line.map((cell) => cell && { ...cell, ...(cell.formula && { formula: cell.formula.replace(from, to) }) }),
  );
  return {
    ...plan,
    sheets: [
      { ...summary, cells },
      { ...costs, name },
    ],
  };
}
