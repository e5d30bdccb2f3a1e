import { afterEach, describe, expect, it } from "vitest";
import type { InsertFormulaResult, OccupiedCell } from "../../../src/excel";
import type { FaultPlan } from "../../../src/workbench/protocol/faults";
import { builtFunctions } from "../../support/workbook";
import { arrived, openPane, requestsOf, sheetOf, snapshot, type OpenPane } from "../support/office";

let open: OpenPane;
afterEach(() => open.workbook.dispose());

const SCALAR = { formula: "=ROI_SAVINGS(10,4)", size: { rows: 1, columns: 1 } };
const COLUMN = { formula: "=ROI_SAVINGS({10;20;30},4)", size: { rows: 3, columns: 1 } };

/** "Budget" has a table in A1:B3. */
async function start(r: number, c: number, faults?: FaultPlan): Promise<void> {
  let asked = false;
  const counted: FaultPlan = (request, actions) => (asked ? faults?.(request, actions) : undefined);
  open = await openPane({ functions: builtFunctions(), faults: counted });
  // From here on the pane knows that the functions answer.
  await open.pane.checkFunctions();
  asked = true;
  select(r, c);
}

const budget = () => sheetOf(open.workbook.book, "Budget");

function select(r: number, c: number): void {
  open.workbook.book.select(budget().id, { r, c, h: 1, w: 1 });
}

async function cell(r: number, c: number) {
  await arrived(open.workbook);
  const found = budget().read({ r, c, h: 1, w: 1 })[0]?.[0];
  if (!found) throw new Error("no such cell");
  return { formula: found.formula, value: found.value };
}

function occupied(result: InsertFormulaResult | { kind: "busy" }): OccupiedCell {
  if (result.kind !== "occupied") throw new Error(JSON.stringify(result));
  return result.cell;
}

/** Nothing in the workbook differs after this. */
async function unchanged(work: () => Promise<void>): Promise<void> {
  const before = await snapshot(open.workbook);
  await work();
  expect(await snapshot(open.workbook)).toEqual(before);
}

describe("a formula into the active cell", () => {
  it("is written where nothing stands, and calculates", async () => {
    await start(6, 3);
    const before = requestsOf(open.workbook).length;
    expect(await open.pane.insertFormula(SCALAR)).toEqual({ kind: "inserted", where: "Budget!D7" });
    expect(requestsOf(open.workbook).length - before).toBe(4);
    expect(await cell(6, 3)).toEqual({ formula: SCALAR.formula, value: 6 });
  });

  it("spills where there is room", async () => {
    await start(6, 3);
    expect((await open.pane.insertFormula(COLUMN)).kind).toBe("inserted");
    expect(await cell(8, 3)).toMatchObject({ value: 26 });
  });

  it("replaces nothing before it is told to", async () => {
    await start(6, 3);
    budget().write({ r: 6, c: 3, h: 1, w: 1 }, [[{ formula: "=1+1" }]]);
    await open.workbook.book.settle();
    await unchanged(async () => {
      expect(occupied(await open.pane.insertFormula(SCALAR))).toMatchObject({
        where: "Budget!D7",
        content: "=1+1",
        text: "2",
      });
    });
    const asked = occupied(await open.pane.insertFormula(SCALAR));
    // The user looks elsewhere before the answer: it is meant for the cell that was asked about.
    select(9, 4);
    expect((await open.pane.insertFormula({ ...SCALAR, replace: asked })).kind).toBe("inserted");
    expect(await cell(6, 3)).toMatchObject({ value: 6 });
    expect(await cell(9, 4)).toMatchObject({ value: "" });
  });

  it("takes nothing from what could be undone as long as nothing is written", async () => {
    await start(6, 3);
    budget().write({ r: 6, c: 3, h: 1, w: 1 }, [[{ value: 1 }]]);
    await open.workbook.book.settle();
    // Excel's own: whether the add-in's functions answer has to be tried in a cell.
    const own = { ...SCALAR, formula: "=2*3" };
    open.workbook.stage.undoCleared = 0;
    const asked = occupied(await open.pane.insertFormula(own));
    expect(open.workbook.stage.undoCleared).toBe(0);
    await open.pane.insertFormula({ ...own, replace: asked });
    expect(open.workbook.stage.undoCleared).toBeGreaterThan(0);
  });

  it("asks again when something else stands there by the time of the answer", async () => {
    await start(6, 3);
    budget().write({ r: 6, c: 3, h: 1, w: 1 }, [[{ value: 1 }]]);
    const asked = occupied(await open.pane.insertFormula(SCALAR));
    budget().write({ r: 6, c: 3, h: 1, w: 1 }, [[{ value: "mine" }]]);
    await unchanged(async () => {
      expect(occupied(await open.pane.insertFormula({ ...SCALAR, replace: asked })).content).toBe("mine");
    });
  });

  it("goes over a spilling formula, whose own results are in nobody's way", async () => {
    await start(6, 3);
    await open.pane.insertFormula(COLUMN);
    await arrived(open.workbook);
    const asked = occupied(await open.pane.insertFormula(COLUMN));
    expect((await open.pane.insertFormula({ ...COLUMN, replace: asked })).kind).toBe("inserted");
  });

  it("shows its result in a cell that was formatted as text", async () => {
    await start(6, 3);
    budget().setNumberFormat({ r: 6, c: 3, h: 1, w: 1 }, [["@"]]);
    await open.pane.insertFormula(SCALAR);
    expect(await cell(6, 3)).toMatchObject({ value: 6 });
  });

  it("goes into a table's cell, one by one", async () => {
    await start(1, 1);
    const asked = occupied(await open.pane.insertFormula(SCALAR));
    expect((await open.pane.insertFormula({ ...SCALAR, replace: asked })).kind).toBe("inserted");
    expect(await cell(1, 1)).toMatchObject({ value: 6 });
  });
});

describe("where a formula can't go", () => {
  async function refused(request: typeof SCALAR, reason: RegExp): Promise<void> {
    await open.workbook.book.settle();
    await unchanged(async () => {
      expect(await open.pane.insertFormula(request)).toEqual({
        kind: "refused",
        reason: expect.stringMatching(reason) as string,
      });
    });
  }

  it("a locked cell of a protected sheet; an unlocked one will do", async () => {
    await start(6, 3);
    await open.workbook.Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getItem("Budget");
      sheet.getRange("E8").format.protection.locked = false;
      sheet.protection.protect();
      await context.sync();
    });
    await refused(SCALAR, /protected/);
    select(7, 4);
    expect((await open.pane.insertFormula(SCALAR)).kind).toBe("inserted");
  });

  it("a merged cell", async () => {
    await start(6, 3);
    budget().merge({ r: 6, c: 3, h: 2, w: 2 });
    await refused(SCALAR, /merged/);
  });

  it("merged cells on the way", async () => {
    await start(6, 3);
    budget().merge({ r: 8, c: 3, h: 1, w: 2 });
    await refused(COLUMN, /D7:D9.*merged/);
  });

  it("within another formula's result", async () => {
    await start(6, 3);
    await open.pane.insertFormula(COLUMN);
    select(7, 3);
    await refused(SCALAR, /result of the formula in D7/);
  });

  it.each([{ value: "in the way" }, { formula: '=""' }])("too little room to spill: %o", async (what) => {
    await start(6, 3);
    budget().write({ r: 8, c: 3, h: 1, w: 1 }, [[what]]);
    await open.workbook.book.settle();
    await refused(COLUMN, /3 rows.*D9 holds something/);
  });

  it("beyond the sheet's last row and column, but not up to them", async () => {
    await start(1_048_574, 0);
    await refused(COLUMN, /3 rows, and the sheet ends/);
    select(6, 16_382);
    const row = { formula: "=ROI_SAVINGS({10,20,30},4)", size: { rows: 1, columns: 3 } };
    await refused(row, /3 columns, and the sheet ends/);
    select(6, 16_381);
    expect((await open.pane.insertFormula(row)).kind).toBe("inserted");
  });

  it("a table: neither its header nor a result that spills", async () => {
    await start(0, 0);
    await refused(SCALAR, /header of the table “Plan”/);
    select(1, 1);
    await refused(
      COLUMN,
      /3 rows, and results can’t spill within a table \(“Plan”\)\. Select a cell outside of it\.$/,
    );
  });

  it("a formula that Excel can't read", async () => {
    await start(6, 3);
    await refused({ ...SCALAR, formula: "=ROI_SAVINGS(1," }, /can’t read/);
  });

  it.each([0, 1, 2])("a fault at request %i leaves everything as it was, and is told", async (at) => {
    let first = Infinity;
    await start(6, 3, (request) => (request - first === at ? { when: "before" } : undefined));
    await unchanged(async () => {
      first = requestsOf(open.workbook).length;
      expect(await open.pane.insertFormula(SCALAR)).toMatchObject({ kind: "failed" });
      first = Infinity;
    });
  });
});
