import { afterEach, describe, expect, it } from "vitest";
import type { SheetPlan, TakenNames, WorkbookPlan } from "../../../src/sheets/plan";
import { builtFunctions } from "../../support/workbook";
import { demoPlan } from "../fixtures/plan";
import {
  arrived,
  insertedId,
  openPane,
  requestsOf,
  sheetOf,
  snapshot,
  type OpenPane,
} from "../support/office";

let open: OpenPane;
afterEach(() => open.workbook.dispose());

const start = async (options: Parameters<typeof openPane>[0] = {}) => {
  open = await openPane({ functions: builtFunctions(), ...options });
};

/** The demo with a formula that needs the add-in. */
function withFunction(taken: TakenNames): WorkbookPlan {
  const plan = demoPlan(taken);
  const [sheet] = plan.sheets as [SheetPlan];
  const cells = [
    ...sheet.cells,
    [{ role: "formula" as const, formula: "=ROI_SAVINGS(B6,C6)" }, null, null, null, null],
  ];
  return { ...plan, sheets: [{ ...sheet, cells }] };
}

const shown = async (row = 9) => {
  await arrived(open.workbook);
  return sheetOf(open.workbook.book, "Demo").read({ r: row, c: 0, h: 1, w: 1 })[0]![0]!.value;
};

describe("before formulas with the add-in's functions are written", () => {
  it("the pane asks whether the functions answer, once, and leaves nothing of the question", async () => {
    await start();
    const before = await snapshot(open.workbook);
    expect(await open.pane.checkFunctions()).toBeNull();
    expect(await snapshot(open.workbook)).toEqual(before);
    const asked = requestsOf(open.workbook).length;
    expect(await open.pane.insert(withFunction)).toMatchObject({ kind: "inserted" });
    expect(requestsOf(open.workbook).length - asked).toBe(4);
    expect(await shown()).toBe(900);
  });

  it("nothing is written where they don't, and plain formulas are not kept waiting", async () => {
    await start();
    open.workbook.stage.functions = "unknown";
    const before = await snapshot(open.workbook);
    const result = await open.pane.insert(withFunction);
    expect(result).toMatchObject({ kind: "failed", restored: true, problem: { kind: "silent-functions" } });
    expect(await snapshot(open.workbook)).toEqual(before);
    const asked = requestsOf(open.workbook).length;
    expect(await open.pane.insert(demoPlan)).toMatchObject({ kind: "inserted" });
    expect(requestsOf(open.workbook).length - asked).toBe(4);
  });

  it("they may be late: the question goes on until they are registered", async () => {
    await start();
    open.workbook.stage.functions = "unknown";
    open.workbook.clock.after(3000, () => (open.workbook.stage.functions = "registered"));
    expect(await open.pane.insert(withFunction)).toMatchObject({ kind: "inserted" });
    expect(await shown()).toBe(900);
  });

  it("an Excel without custom functions isn't asked", async () => {
    await start({ requirementSets: { ExcelApi: "1.14" } });
    const asked = requestsOf(open.workbook).length;
    expect(await open.pane.checkFunctions()).toMatchObject({ kind: "no-functions" });
    expect(requestsOf(open.workbook).length).toBe(asked);
    expect(await open.pane.insert(withFunction)).toMatchObject({ problem: { kind: "no-functions" } });
  });

  it.each([0, 1, 2])("a question that is cut short at request %i leaves nothing either", async (at) => {
    let first = Infinity;
    await start({ faults: (request) => (request - first === at ? { when: "after" } : undefined) });
    const before = await snapshot(open.workbook);
    first = requestsOf(open.workbook).length;
    await open.pane.checkFunctions();
    first = Infinity;
    expect(await snapshot(open.workbook)).toEqual(before);
  });

  it("a single formula and an audit ask as well", async () => {
    await start();
    open.workbook.stage.functions = "unknown";
    const before = await snapshot(open.workbook);
    expect(await open.pane.insertFormula({ formula: "=ROI_SAVINGS(3,1)", size: null })).toMatchObject({
      kind: "failed",
      problem: { kind: "silent-functions" },
    });
    expect(await snapshot(open.workbook)).toEqual(before);
  });
});

describe("repairing", () => {
  it("enters again what shows #NAME?, since calculating doesn't heal it", async () => {
    await start();
    expect(await open.pane.checkFunctions()).toBeNull();
    // The file was opened before the add-in was there.
    open.workbook.stage.functions = "unknown";
    const id = await insertedId(open, withFunction);
    expect(await shown()).toBe("#NAME?");
    open.workbook.stage.functions = "registered";
    open.workbook.book.calculate(true);
    expect(await shown()).toBe("#NAME?");

    expect(await open.pane.repair(id)).toEqual({ kind: "repaired", formulas: 1 });
    expect(await shown()).toBe(900);
    expect(await open.pane.repair(id)).toEqual({ kind: "repaired", formulas: 0 });
    // Repairing is no edit of the user's.
    expect(await open.pane.remove(id)).toMatchObject({ kind: "removed" });
    expect(await open.pane.repair(id)).toEqual({ kind: "gone" });
  });

  it("says so when the functions still don't answer", async () => {
    await start();
    const id = await insertedId(open, demoPlan);
    open.workbook.stage.functions = "unknown";
    expect(await open.pane.repair(id)).toMatchObject({
      kind: "failed",
      problem: { kind: "silent-functions" },
    });
  });
});
