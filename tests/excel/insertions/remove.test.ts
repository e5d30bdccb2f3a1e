import { afterEach, describe, expect, it } from "vitest";
import type { TestWorkbook } from "../../support/workbook";
import { failRequest } from "../../../src/workbench/protocol/faults";
import type { SheetPlan, TakenNames, WorkbookPlan } from "../../../src/sheets/plan";
import { demoPlan, pairPlan } from "../fixtures/plan";
import { insertedId, openPane, sheetNames, sheetOf, snapshot, type OpenPane } from "../support/office";

let open: OpenPane;
afterEach(() => open.workbook.dispose());

const OWN = ["Budget", `It's "fine" 🚀`, "Old"];
const cell = (r: number, c: number) => ({ r, c, h: 1, w: 1 });
const type = ({ book }: TestWorkbook, sheet: string, r: number, c: number, value: string | number) =>
  sheetOf(book, sheet).write(cell(r, c), [[{ value }]]);

describe("removing what nobody has touched", () => {
  it.each([
    ["one sheet", demoPlan],
    ["two sheets", pairPlan],
  ])("leaves the workbook as it was before: %s", async (_what, build) => {
    open = await openPane();
    const before = await snapshot(open.workbook);
    const id = await insertedId(open, build);
    sheetOf(open.workbook.book, "Budget").activate();
    expect(await open.pane.remove(id)).toMatchObject({ kind: "removed" });
    expect(await snapshot(open.workbook)).toEqual(before);
  });

  it("takes a renamed and a moved sheet for the same", async () => {
    open = await openPane();
    const id = await insertedId(open, pairPlan);
    const { book } = open.workbook;
    sheetOf(book, "Pair costs").rename("Our costs");
    sheetOf(book, "Our costs").move(0);
    await book.settle();
    expect(await open.pane.remove(id)).toMatchObject({ kind: "removed" });
    expect(sheetNames(open.workbook)).toEqual(OWN);
    expect(book.names().map(({ name }) => name)).toEqual(["Rate"]);
  });

  it("does not take results that spill for an edit", async () => {
    open = await openPane();
    const id = await insertedId(open, spilling);
    const { book } = open.workbook;
    await book.settle();
    expect(
      sheetOf(book, "Demo")
        .read({ r: 12, c: 0, h: 3, w: 1 })
        .map(([c]) => c?.value),
    ).toEqual([1000, 2000, 3000]);
    expect(await open.pane.remove(id)).toMatchObject({ kind: "removed" });
  });

  it("does not take numbers that Excel spells otherwise for an edit", async () => {
    open = await openPane();
    const id = await insertedId(open, (taken) => withFormula(taken, "=B6/1E3+2.50"));
    expect(sheetOf(open.workbook.book, "Demo").read(cell(12, 0))[0]?.[0]).toMatchObject({
      formula: "=B6/1000+2.5",
      value: 3.5,
    });
    expect(await open.pane.remove(id)).toMatchObject({ kind: "removed" });
  });

  it("puts an empty sheet in the place of the last one", async () => {
    open = await openPane();
    const id = await insertedId(open, demoPlan);
    for (const name of OWN) sheetOf(open.workbook.book, name).setVisibility("Hidden");
    expect(await open.pane.remove(id)).toMatchObject({ kind: "removed" });
    expect(sheetNames(open.workbook)).toEqual([...OWN, expect.stringMatching(/^Sheet\d+$/)]);
  });

  it("removes a hidden sheet, and a very hidden one", async () => {
    open = await openPane();
    for (const visibility of ["Hidden", "VeryHidden"] as const) {
      const id = await insertedId(open, demoPlan);
      sheetOf(open.workbook.book, "Budget").activate();
      sheetOf(open.workbook.book, "Demo").setVisibility(visibility);
      expect(await open.pane.remove(id)).toMatchObject({ kind: "removed" });
    }
    expect(sheetNames(open.workbook)).toEqual(OWN);
  });
});

describe("removing what the user has worked on", () => {
  const EDITS: [string, (workbook: TestWorkbook) => void | Promise<void>][] = [
    ["an input was changed", (w) => type(w, "Demo", 5, 1, 1234)],
    ["a text was changed", (w) => type(w, "Demo", 0, 0, "Our costs")],
    ["a formula was changed", (w) => sheetOf(w.book, "Demo").write(cell(8, 1), [[{ formula: "=1+1" }]])],
    ["a formula became its value", (w) => type(w, "Demo", 8, 1, 6000)],
    ["a cell was emptied", (w) => sheetOf(w.book, "Demo").clear(cell(5, 1), "contents")],
    ["something was written beside", (w) => type(w, "Demo", 2, 7, "my note")],
    ["a row was inserted", (w) => sheetOf(w.book, "Demo").insert({ r: 6, c: 0, h: 1, w: 16384 }, "down")],
    [
      "a chart was added",
      () =>
        Excel.run(async (context) => {
          const sheet = context.workbook.worksheets.getItem("Demo");
          sheet.charts.add("ColumnClustered", sheet.getRange("B6:B8"));
          await context.sync();
        }),
    ],
  ];

  it.each(EDITS)("asks first: %s", async (_what, edit) => {
    open = await openPane();
    const before = await snapshot(open.workbook);
    const id = await insertedId(open, demoPlan);
    await edit(open.workbook);
    await open.workbook.book.settle();
    const edited = await snapshot(open.workbook);
    expect(await open.pane.remove(id)).toEqual({ kind: "edited", sheets: ["Demo"] });
    expect(await snapshot(open.workbook)).toEqual(edited);
    sheetOf(open.workbook.book, "Budget").activate();
    expect(await open.pane.remove(id, { force: true })).toEqual({ kind: "removed", title: "Demo" });
    expect(await snapshot(open.workbook)).toEqual(before);
  });

  it("names only the sheets that were edited, as they are called now", async () => {
    open = await openPane();
    const id = await insertedId(open, pairPlan);
    sheetOf(open.workbook.book, "Pair costs").rename("Our costs");
    type(open.workbook, "Our costs", 5, 1, 1);
    expect(await open.pane.remove(id)).toEqual({ kind: "edited", sheets: ["Our costs"] });
  });

  it("finds content written beside results that spill", async () => {
    open = await openPane();
    const id = await insertedId(open, spilling);
    type(open.workbook, "Demo", 13, 3, "mine");
    expect(await open.pane.remove(id)).toEqual({ kind: "edited", sheets: ["Demo"] });
  });
});

describe("removing what can't be removed", () => {
  it("says that it is gone", async () => {
    open = await openPane();
    const id = await insertedId(open, demoPlan);
    const other = open.secondPane();
    await other.remove(id);
    expect(await open.pane.remove(id)).toEqual({ kind: "gone" });
  });

  it("leaves a protected workbook alone", async () => {
    open = await openPane();
    const id = await insertedId(open, demoPlan);
    open.workbook.host.document.structurePassword = "";
    expect(await open.pane.remove(id)).toMatchObject({ kind: "failed", problem: { kind: "structure" } });
    expect(sheetNames(open.workbook)).toContain("Demo");
  });

  it.each(["before", "half", "after"] as const)("can be tried again after a fault (%s)", async (how) => {
    let first = -1;
    open = await openPane({
      // The last request of the removal deletes: after the three of the insertion and two that look for edits.
      faults: (request, actions) => (first >= 0 ? failRequest(first + 3, how)(request, actions) : undefined),
    });
    const before = await snapshot(open.workbook);
    const id = await insertedId(open, demoPlan);
    sheetOf(open.workbook.book, "Budget").activate();
    first = open.workbook.session.sent.length;
    expect(await open.pane.remove(id)).toMatchObject({ kind: "failed" });
    const again = await open.pane.remove(id, { force: true });
    expect(["removed", "gone"]).toContain(again.kind);
    expect(await snapshot(open.workbook)).toEqual(before);
  });
});

/** A sheet one of whose formulas spills over three cells where nothing is written. */
const spilling = (taken: TakenNames) => withFormula(taken, "=B6:B8*1");

/** The demo with a formula below. */
function withFormula(taken: TakenNames, formula: string): WorkbookPlan {
  const plan = demoPlan(taken);
  const [sheet] = plan.sheets as [SheetPlan];
  const blank = [null, null, null, null, null];
  const cells = [
    ...sheet.cells,
    blank,
    blank,
    blank,
    [{ role: "formula" as const, formula }, null, null, null, null],
  ];
  return { ...plan, sheets: [{ ...sheet, cells }] };
}
