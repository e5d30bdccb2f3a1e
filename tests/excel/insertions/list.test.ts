import { afterEach, describe, expect, it } from "vitest";
import type { StoredInsertion } from "../../../src/excel/talk/records/insertion";
import { sheetsOf } from "../../../src/excel/talk/records/marks";
import { demoPlan, pairPlan } from "../fixtures/plan";
import { insertedId, openPane, sheetNames, sheetOf, snapshot, type OpenPane } from "../support/office";

let open: OpenPane;
afterEach(() => open?.workbook.dispose());

const listed = async () => {
  const result = await open.pane.list();
  if (result.kind !== "listed") throw new Error(result.problem.message);
  return result.insertions;
};

describe("what is inserted", () => {
  it("is nothing at first", async () => {
    open = await openPane();
    expect(await listed()).toEqual([]);
  });

  it("follows the tabs, with their present names", async () => {
    open = await openPane();
    await open.pane.insert(demoPlan, { options: OPTIONS });
    await open.pane.insert(pairPlan);
    const { book } = open.workbook;
    sheetOf(book, "Pair costs").rename("Our costs");
    sheetOf(book, "Pair summary").move(0);
    sheetOf(book, "Demo").setVisibility("Hidden");
    expect(await listed()).toMatchObject([
      {
        title: "Pair",
        sheets: [
          { key: "summary", name: "Pair summary" },
          { key: "costs", name: "Our costs" },
        ],
      },
      {
        title: "Demo",
        options: OPTIONS,
        sheets: [{ name: "Demo", hidden: true, keyFigures: [{ label: "Saved" }] }],
      },
    ]);
  });

  it("loses a deleted sheet, and what has no sheet left", async () => {
    open = await openPane();
    await open.pane.insert(demoPlan);
    await open.pane.insert(pairPlan);
    sheetOf(open.workbook.book, "Budget").activate();
    sheetOf(open.workbook.book, "Demo").remove();
    sheetOf(open.workbook.book, "Pair summary").remove();
    expect(await listed()).toMatchObject([{ title: "Pair", sheets: [{ name: "Pair costs" }] }]);
  });

  it("is cleared of dead names and records by the next insertion", async () => {
    open = await openPane();
    await insertedId(open, (taken) => demoPlan(taken));
    sheetOf(open.workbook.book, "Budget").activate();
    sheetOf(open.workbook.book, "Demo").remove();
    await open.workbook.book.settle();
    const id = await insertedId(open, pairPlan);
    const { names, settings } = await snapshot(open.workbook);
    expect(names.filter(({ formula }) => formula.includes("#REF!"))).toEqual([]);
    expect(settings.filter(({ key }) => !key.includes(id))).toEqual([]);
  });

  it("passes over what somebody else keeps in the workbook", async () => {
    open = await openPane();
    open.workbook.host.document.settings.push(
      { key: "PhoenixROI.insertion.x", value: "nonsense" },
      { key: "PhoenixROI.insertion.y", value: { version: 2 } },
      { key: "Other", value: 1 },
    );
    expect(await listed()).toEqual([]);
  });

  it("is known by its marks when Excel has given its sheets new ids", () => {
    const stored = { key: "a", id: "old-a" };
    const insertion = {
      token: "t",
      sheets: [stored, { key: "b", id: "old-b" }],
    } as unknown as StoredInsertion;
    const sheets = [
      // Excel has given the ids of the last session to other sheets.
      { id: "old-b", mark: null },
      { id: "new-2", mark: { token: "t", index: 1, sheet: "B" } },
      { id: "old-a", mark: { token: "other", index: 0, sheet: "C" } },
      { id: "new-3", mark: { token: "t", index: 0, sheet: "A" } },
    ];
    expect(sheetsOf(insertion, sheets).map(({ stored: { key }, sheet }) => [key, sheet.id])).toEqual([
      ["a", "new-3"],
      ["b", "new-2"],
    ]);
  });
});

describe("going to a sheet", () => {
  it("shows it and selects a cell", async () => {
    open = await openPane();
    const id = await insertedId(open, pairPlan);
    const { book } = open.workbook;
    sheetOf(book, "Budget").activate();
    expect(await open.pane.goTo({ id })).toEqual({ kind: "shown" });
    expect(book.active().name).toBe("Pair summary");
    expect(await open.pane.goTo({ id, sheet: "costs", cell: { row: 8, column: 3 } })).toEqual({
      kind: "shown",
    });
    expect(book.active().name).toBe("Pair costs");
    expect(book.selection().activeCell).toEqual({ r: 8, c: 3 });
  });

  it("shows a hidden one, finds a renamed one, and misses a deleted one", async () => {
    open = await openPane();
    const id = await insertedId(open, demoPlan);
    const { book } = open.workbook;
    sheetOf(book, "Demo").rename("Mine");
    sheetOf(book, "Budget").activate();
    sheetOf(book, "Mine").setVisibility("Hidden");
    expect(await open.pane.goTo({ id })).toEqual({ kind: "shown" });
    expect(sheetOf(book, "Mine").visibility).toBe("Visible");
    sheetOf(book, "Budget").activate();
    sheetOf(book, "Mine").remove();
    expect(await open.pane.goTo({ id })).toEqual({ kind: "gone" });
  });

  it("waits while a cell is edited", async () => {
    open = await openPane();
    const id = await insertedId(open, demoPlan);
    open.workbook.book.editing = () => true;
    const going = open.pane.goTo({ id });
    open.workbook.book.editing = () => false;
    expect(await going).toEqual({ kind: "shown" });
  });
});

describe("watching", () => {
  it("tells of sheets that are added, deleted, renamed and shown, until it is stopped", async () => {
    // Excel 2021 doesn't tell of a renaming.
    open = await openPane({ requirementSets: { ExcelApi: "1.17" } });
    const { book } = open.workbook;
    let calls = 0;
    const stop = await open.pane.watch(() => calls++);
    const changes: (() => void)[] = [
      () => book.addSheet("New"),
      () => sheetOf(book, "New").activate(),
      () => sheetOf(book, "New").rename("Newer"),
      () => sheetOf(book, "Budget").activate(),
      () => sheetOf(book, "Newer").remove(),
    ];
    for (const change of changes) {
      const before = calls;
      change();
      await until(() => calls > before);
    }
    await stop();
    const before = calls;
    book.addSheet("Unheard");
    await open.pane.list();
    expect(calls).toBe(before);
    expect(sheetNames(open.workbook)).toContain("Unheard");
  });
});

describe("options", () => {
  it("are kept in the workbook", async () => {
    open = await openPane();
    expect(await open.pane.readOptions()).toEqual({});
    await open.pane.saveOptions(OPTIONS);
    expect(await open.secondPane().readOptions()).toEqual(OPTIONS);
  });

  it("are none when something else is kept under their name", async () => {
    open = await openPane();
    open.workbook.host.document.settings.push({ key: "PhoenixROI.options", value: 7 });
    expect(await open.pane.readOptions()).toEqual({});
  });
});

const OPTIONS = { dialect: "plain", standard: "fast", currency: "€", optimizedName: "ours" } as const;

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve, 5));
}
