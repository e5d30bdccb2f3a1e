import { afterEach, describe, expect, it } from "vitest";
import type { Finding, Model } from "../../../src/excel";
import { openPane, sheetOf, snapshot, type OpenPane } from "../support/office";
import { addModel, place } from "../support/model";

let open: OpenPane;
afterEach(() => open.workbook.dispose());

async function openModel(options: Parameters<typeof openPane>[0] = {}): Promise<void> {
  open = await openPane(options);
  await addModel(open.workbook);
}

const model = (inputs: string[], output = "C7"): Model => ({
  inputs: inputs.map((address) => place(open.workbook, address)),
  outputs: [place(open.workbook, output)],
});

/** What is said of a model, and that a run that must not be is refused without touching anything. */
async function findings(given: Model): Promise<Finding[]> {
  const before = await snapshot(open.workbook);
  const result = await open.pane.runs.inspect(given);
  if (result.kind !== "inspected") throw new Error(JSON.stringify(result));
  if (result.findings.some(({ level }) => level === "stop")) {
    const run = await open.pane.runs.run({ ...given, steps: [given.inputs.map(() => 1)], agreed: true });
    expect(run.kind).toBe("refused");
  }
  expect(await snapshot(open.workbook)).toEqual(before);
  return result.findings;
}

const sheet = () => sheetOf(open.workbook.book, "My model");
const cell = (r: number, c: number) => ({ r, c, h: 1, w: 1 });

describe("what stops a run, in plain words", () => {
  it("nothing to say of a sound model", async () => {
    await openModel();
    expect(await findings(model(["C2", "C3"]))).toEqual([]);
  });

  it("an output without a formula", async () => {
    await openModel();
    expect(await findings(model(["C2"], "C3"))).toMatchObject([
      { level: "stop", code: "no-formula", message: expect.stringContaining("holds no formula") },
    ]);
  });

  it("an output that shows an error", async () => {
    await openModel();
    expect(await findings(model(["C2"], "C8"))).toMatchObject([
      {
        level: "stop",
        code: "output-not-number",
        message: "The output 'My model'!C8 shows #DIV/0!, not a number.",
      },
    ]);
  });

  it("an input that is empty, a text or an error", async () => {
    await openModel();
    const found = await findings(model(["C6", "C9", "C8"]));
    expect(found.map(({ code }) => code)).toEqual(["input-kind", "input-kind", "input-kind"]);
    expect(found.map(({ message }) => message.split(". ")[0])).toEqual([
      "The input 'My model'!C6 is empty",
      "The input 'My model'!C9 holds a text",
      "The input 'My model'!C8 shows an error",
    ]);
  });

  it("the same cell twice, and an output that is an input", async () => {
    await openModel();
    expect(await findings(model(["C2", "C2"]))).toMatchObject([{ code: "twice" }]);
    expect(await findings(model(["C7"]))).toMatchObject([
      { code: "output-is-input" },
      { code: "input-formula" },
    ]);
  });

  it("no input, and too many", async () => {
    await openModel();
    expect(await findings(model([]))).toMatchObject([{ code: "nothing" }]);
    const many = Array.from({ length: 51 }, (_, i) => `E${i + 1}`);
    expect(await findings(model(many))).toMatchObject([
      { code: "too-many", message: "Pick 50 inputs at most." },
    ]);
  });

  it("a locked cell of a protected sheet, but not an unlocked one", async () => {
    await openModel();
    sheet().setStyle(cell(1, 2), { locked: false });
    open.workbook.host.document.sheetProtection.set(sheet().id, { password: "", options: {} });
    expect(await findings(model(["C3"]))).toMatchObject([{ level: "stop", code: "protected" }]);
    const unlocked = model(["C2"]);
    expect(await findings(unlocked)).toEqual([]);
    const before = await snapshot(open.workbook);
    expect(await open.pane.runs.run({ ...unlocked, steps: [[20]] })).toMatchObject({
      kind: "done",
      results: [[800]],
    });
    expect(await snapshot(open.workbook)).toEqual(before);
  });

  it("a cell within merged cells; their first cell is as good as any", async () => {
    await openModel();
    sheet().merge({ r: 2, c: 2, h: 1, w: 2 });
    await open.workbook.book.settle();
    // Looking doesn't ask for merged cells, which would take from the user what could be undone.
    sheet().write(cell(2, 3), [[{ value: 5 }]]);
    expect(await findings(model(["D3"]))).toEqual([]);
    expect(open.workbook.stage.undoCleared).toBe(0);
    expect(await open.pane.runs.run({ ...model(["D3"]), steps: [[1]] })).toMatchObject({
      kind: "refused",
      findings: [{ level: "stop", code: "merged", message: expect.stringContaining("'My model'!C3") }],
    });
    const first = model(["C3"]);
    expect(await findings(first)).toEqual([]);
    expect(await open.pane.runs.run({ ...first, steps: [[10]] })).toMatchObject({
      kind: "done",
      results: [[40]],
    });
  });

  it("a cell into which a formula spills", async () => {
    await openModel();
    sheet().write(cell(0, 5), [[{ formula: "=SEQUENCE(3)" }]]);
    await open.workbook.book.settle();
    expect(await findings(model(["F2"]))).toMatchObject([{ level: "stop", code: "spilled" }]);
  });

  it("a sheet that is gone", async () => {
    await openModel();
    const given = model(["C2"]);
    sheet().remove();
    await open.workbook.book.settle();
    expect(await findings(given)).toMatchObject([{ code: "gone" }, { code: "gone" }]);
  });
});

describe("what is asked or said before a run", () => {
  it("inputs that hold formulas", async () => {
    await openModel();
    expect(await findings(model(["C4"]))).toMatchObject([
      { level: "ask", code: "input-formula", cells: ["'My model'!C4"] },
    ]);
  });

  it("formulas that refer to themselves in a circle", async () => {
    await openModel();
    sheet().write({ r: 0, c: 6, h: 3, w: 1 }, [
      [{ formula: "=G2+C2" }],
      [{ formula: "=G3*0" }],
      [{ formula: "=G1*0" }],
    ]);
    await open.workbook.book.settle();
    const found = await findings(model(["C2"], "G1"));
    // Engines show a circle as 0 or as an error: either way it is said.
    expect(found.some(({ code }) => code === "circular" || code === "output-not-number")).toBe(true);
  });

  it("manual calculation", async () => {
    await openModel();
    open.workbook.book.setCalculationMode("Manual");
    expect(await findings(model(["C2"]))).toMatchObject([{ level: "note", code: "manual" }]);
  });

  it("an older Excel is asked for nothing that it doesn't have", async () => {
    await openModel({ requirementSets: { ExcelApi: "1.7" } });
    const given = model(["C2"]);
    expect(await findings(given)).toEqual([]);
    expect(await open.pane.runs.run({ ...given, steps: [[20]] })).toMatchObject({
      kind: "done",
      results: [[800]],
    });
    const chosen = place(open.workbook, "C2");
    sheet().activate();
    open.workbook.book.select(chosen.sheetId, { r: 1, c: 2, h: 1, w: 1 });
    expect(await open.pane.runs.pick()).toMatchObject({ kind: "picked", cells: [{ label: "Price" }] });
  });
});

describe("picking", () => {
  it("takes areas in any order, and each cell once", async () => {
    await openModel();
    const { book } = open.workbook;
    const id = sheet().id;
    book.selection = () => ({
      sheetId: id,
      areas: [cell(2, 2), { r: 1, c: 2, h: 2, w: 1 }],
      activeCell: { r: 1, c: 2 },
    });
    const result = await open.pane.runs.pick();
    expect(result.kind === "picked" && result.cells.map(({ label }) => label)).toEqual(["Volume", "Price"]);
  });

  it("cuts whole columns to what is in them, and names cells of one row by their columns", async () => {
    await openModel();
    const { book } = open.workbook;
    const years = book.addSheet("Years");
    years.write({ r: 0, c: 0, h: 3, w: 3 }, [
      [{ value: "" }, { value: "Year 1" }, { value: "Year 2" }],
      [{ value: "Sales" }, { value: 1 }, { value: 2 }],
      [{ value: "Costs" }, { value: 3 }, { value: 4 }],
    ]);
    years.activate();
    book.select(years.id, { r: 0, c: 1, h: 1_048_576, w: 2 });
    const result = await open.pane.runs.pick();
    expect(result).toMatchObject({ kind: "picked", skipped: 2 });
    expect(result.kind === "picked" && result.cells.map(({ label }) => label)).toEqual([
      "Sales, Year 1",
      "Sales, Year 2",
      "Costs, Year 1",
      "Costs, Year 2",
    ]);
  });

  it("takes a whole sheet for what is in it", async () => {
    await openModel();
    open.workbook.book.select(sheet().id, { r: 0, c: 0, h: 1_048_576, w: 16_384 });
    sheet().activate();
    const result = await open.pane.runs.pick();
    expect(result.kind === "picked" && result.cells.map(({ address }) => address)).toEqual([
      "'My model'!C2",
      "'My model'!C3",
      "'My model'!C4",
      "'My model'!C5",
      "'My model'!C7",
      "'My model'!C8",
    ]);
  });

  it("thousands of rows are no list of inputs", async () => {
    await openModel();
    const { book } = open.workbook;
    const data = book.addSheet("Data");
    data.write(
      { r: 0, c: 0, h: 5000, w: 1 },
      Array.from({ length: 5000 }, (_, i) => [{ value: i }]),
    );
    data.activate();
    book.select(data.id, { r: 0, c: 0, h: 5000, w: 1 });
    expect(await open.pane.runs.pick()).toEqual({ kind: "too-many", most: 50 });
  });
});
