import { afterEach, describe, expect, it } from "vitest";
import { bookFrom, Calculation, CellError, checkBase, Model } from "../../../src/engine";
import type { WorkbookReading } from "../../../src/excel";
import { mentionsIn, sheetsMentioned } from "../../../src/excel/model-runs/mentions";
import { openPane, requestsOf, sheetOf, type OpenPane } from "../support/office";
import { addModel, place } from "../support/model";

let open: OpenPane;
afterEach(() => open.workbook.dispose());

async function openModel(): Promise<void> {
  open = await openPane();
  await addModel(open.workbook);
}

async function reading(sheet = "My model"): Promise<WorkbookReading> {
  const result = await open.pane.runs.read([sheetOf(open.workbook.book, sheet).id]);
  if (result.kind !== "read") throw new Error(JSON.stringify(result));
  return result.reading;
}

function write(
  sheet: string,
  row: number,
  column: number,
  cell: { formula: string } | { value: string | number },
) {
  sheetOf(open.workbook.book, sheet).write({ r: row, c: column, h: 1, w: 1 }, [[cell]]);
}

describe("a workbook for the engine", () => {
  it("has what the output's sheet needs, and the engine computes what Excel shows", async () => {
    await openModel();
    write("My model", 0, 5, { formula: "=C7*Rate+SUM(Plan[Cost])+'It''s \"fine\" 🚀'!A1" });
    await open.workbook.book.settle();
    const before = requestsOf(open.workbook).length;
    const { data, sheets, read } = await reading();
    // Two for what the workbook is made of, one for the sheet, one for those that it names.
    expect(requestsOf(open.workbook).length - before).toBe(4);
    expect(sheets.filter(({ id }) => read.has(id)).map(({ name }) => name)).toEqual([
      "Budget",
      `It's "fine" 🚀`,
      "My model",
    ]);
    const book = bookFrom(data);
    const sheet = book.sheetNumber("My model")!;
    const at = (row: number, column: number) => ({ sheet, row, column });
    const model = new Model({ book, inputs: [at(1, 2), at(2, 2)], outputs: [at(0, 5)] });
    expect(checkBase(model)).toEqual([]);
    expect(model.slice.steps.map(({ cell }) => cell.formula)).toContain("=C3*(C2-C4)");
    // 0.4 × price × volume × the rent, and what the table and the awkward sheet hold.
    expect(model.values([[20], [100]], 1)).toEqual([[800 * 1200 + 3600 + 1]]);
  });

  it("marks errors as such", async () => {
    await openModel();
    write("My model", 1, 6, { formula: "=NA()" });
    await open.workbook.book.settle();
    const book = bookFrom((await reading()).data);
    const sheet = book.sheets[book.sheetNumber("My model")!]!;
    expect(sheet.get(1, 6)?.value).toBeInstanceOf(CellError);
  });

  it("has the rows that a filter or somebody hides, where a formula leaves them out", async () => {
    await openModel();
    ["Amount", 1, 2, 4, "", 8].forEach((value, i) => write("My model", 10 + i, 6, { value }));
    write("My model", 0, 5, { formula: "=SUBTOTAL(9,G12:G16)" });
    write("My model", 1, 5, { formula: "=SUBTOTAL(109,G12:G16)" });
    sheetOf(open.workbook.book, "My model").setHidden("rows", 15, 1, true);
    await Excel.run(async (context) => {
      const { autoFilter } = context.workbook.worksheets.getItem("My model");
      autoFilter.apply("G11:G14", 0, { filterOn: "Values", values: ["1", "4"] });
      await context.sync();
    });
    await open.workbook.book.settle();
    const known = await reading();
    const mine = ({ data }: WorkbookReading) => data.sheets.find(({ name }) => name === "My model");
    expect(mine(known)).toMatchObject({ hiddenRows: [12, 15], filtered: true });
    const book = bookFrom(known.data);
    const shown = new Calculation(book);
    const sheet = book.sheetNumber("My model")!;
    expect([shown.value(sheet, 0, 5), shown.value(sheet, 1, 5)]).toEqual([5, 5]);
    await Excel.run(async (context) => {
      context.workbook.worksheets.getItem("My model").autoFilter.remove();
      await context.sync();
    });
    await open.workbook.book.settle();
    const again = (await open.pane.runs.readAgain(known))!;
    expect(mine(again)).toMatchObject({ hiddenRows: [15], filtered: false });
    const without = new Calculation(bookFrom(again.data));
    expect([without.value(sheet, 0, 5), without.value(sheet, 1, 5)]).toEqual([15, 7]);
  });

  it("is read again in one request while it is made as it was", async () => {
    await openModel();
    const known = await reading();
    write("My model", 1, 2, { value: 20 });
    await open.workbook.book.settle();
    const before = requestsOf(open.workbook).length;
    const again = await open.pane.runs.readAgain(known);
    expect(requestsOf(open.workbook).length - before).toBe(1);
    const book = bookFrom(again!.data);
    const { row, column } = place(open.workbook, "C7");
    expect(book.sheets[book.sheetNumber("My model")!]!.get(row, column)?.value).toBe(800);
    sheetOf(open.workbook.book, "My model").rename("Plan A");
    expect(await open.pane.runs.readAgain(known)).toBeNull();
  });
});

describe("more cells than Excel gives at once", () => {
  it("are told from cells that hold nothing", async () => {
    await openModel();
    const known = await reading();
    write("My model", 1_000_000, 10, { value: 1 });
    await open.workbook.book.settle();
    const again = open.pane.runs.readAgain(known).catch((error: unknown) => {
      if (error instanceof TypeError) throw error;
      return null;
    });
    expect(await again).toBeNull();
    const { id } = sheetOf(open.workbook.book, "My model");
    expect(await open.pane.runs.read([id])).toMatchObject({ kind: "too-large" });
    open.workbook.book.select(id, { r: 0, c: 0, h: 1_048_576, w: 12 });
    expect(await open.pane.runs.pickNumbers()).toMatchObject({
      kind: "failed",
      problem: { kind: "too-large" },
    });
  });
});

describe("what formulas name", () => {
  const sheets = ["A", "B", "C", "It's", "Data 2"];
  it.each([
    ["=A!B2+1", ["A"]],
    ["=SUM(a:c!B2)", ["A", "B", "C"]],
    ["=SUM('A:B'!B2)", ["A", "B"]],
    ["='It''s'!A1&\"C!A1\"", ["It's"]],
    ["='Data 2'!$A$1", ["Data 2"]],
    ["=INDIRECT(A1)", sheets],
    ["=B2*3", []],
  ])("%s", (formula, expected) => {
    expect(sheetsMentioned(mentionsIn([formula]), sheets).map((i) => sheets[i])).toEqual(expected);
  });
});
