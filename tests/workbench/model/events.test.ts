import { describe, expect, it, vi } from "vitest";
import { createHost } from "../../../src/workbench/model/host";
import type { HostMessage } from "../../../src/workbench/protocol/events";
import { MemoryBook } from "../../support/memory-book";
import { bench } from "./bench";

const sheetOf = (context: Excel.RequestContext) => context.workbook.worksheets.getActiveWorksheet();

describe("events", () => {
  it("tell of edits: where, what, and whether this add-in made them", async () => {
    const { book } = bench();
    const seen: Excel.WorksheetChangedEventArgs[] = [];
    await Excel.run(async (context) => {
      context.workbook.worksheets.onChanged.add(async (e) => void seen.push(e));
      await context.sync();
      sheetOf(context).getRange("B2").values = [[5]];
      await context.sync();
    });
    book.sheet("Sheet1").type(3, 3, "typed");
    await vi.waitFor(() => expect(seen).toHaveLength(2));
    expect(seen[0]).toMatchObject({
      type: "WorksheetChanged",
      address: "B2",
      changeType: "RangeEdited",
      source: "Local",
      triggerSource: "ThisLocalAddin",
      worksheetId: book.sheet("Sheet1").id,
      details: { valueBefore: "", valueAfter: 5, valueTypeBefore: "Empty", valueTypeAfter: "Double" },
    });
    expect(seen[1]).toMatchObject({ address: "D4", source: "Local", triggerSource: "Unknown" });
    await Excel.run(async (context) => {
      const range = seen[0]!.getRange(context).load("address");
      await context.sync();
      expect(range.address).toBe("Sheet1!B2");
    });
  });

  it("of one sheet leave out the others", async () => {
    const { book } = bench();
    const seen: string[] = [];
    await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.add("Watched").load("id");
      await context.sync();
      sheet.onChanged.add(async (e) => void seen.push(`changed ${e.address}`));
      sheet.onCalculated.add(async () => void seen.push("calculated"));
      sheet.onSelectionChanged.add(async (e) => void seen.push(`selected ${e.address}`));
      sheet.onActivated.add(async () => void seen.push("activated"));
      sheet.onDeactivated.add(async () => void seen.push("deactivated"));
      sheet.onNameChanged.add(async (e) => void seen.push(`${e.nameBefore} is ${e.nameAfter}`));
      await context.sync();
    });
    book.sheet("Sheet1").type(0, 0, 1);
    const sheet = book.sheet("Watched");
    sheet.type(0, 0, 1);
    sheet.activate();
    book.select(sheet.id, { r: 1, c: 1, h: 2, w: 2 });
    sheet.rename("New");
    sheet.write({ r: 4, c: 0, h: 1, w: 1 }, [[{ formula: "=1" }]]);
    await book.settle();
    book.sheet("Sheet1").activate();
    await vi.waitFor(() => expect(seen).toContain("deactivated"));
    expect(seen).toEqual([
      "changed A1",
      "activated",
      "selected B2:C3",
      "Watched is New",
      "changed A5",
      "calculated",
      "deactivated",
    ]);
  });

  it("tell of sheets that come, go and move, and of rows that are inserted", async () => {
    const { book } = bench();
    const seen: string[] = [];
    await Excel.run(async (context) => {
      const { worksheets } = context.workbook;
      worksheets.onAdded.add(async () => void seen.push("added"));
      worksheets.onDeleted.add(async () => void seen.push("deleted"));
      worksheets.onMoved.add(async (e) => void seen.push(`moved ${e.positionBefore} to ${e.positionAfter}`));
      worksheets.onVisibilityChanged.add(
        async (e) => void seen.push(`${e.visibilityBefore} to ${e.visibilityAfter}`),
      );
      worksheets.onProtectionChanged.add(async (e) => void seen.push(e.isProtected ? "protected" : "open"));
      worksheets.onChanged.add(
        async (e) => void seen.push(`${e.changeType} ${e.changeDirectionState?.insertShiftDirection}`),
      );
      await context.sync();
      const sheet = worksheets.add("X");
      sheet.position = 0;
      sheet.visibility = "Hidden";
      sheet.visibility = "Visible";
      sheet.getRange("1:1").insert("Down");
      sheet.protection.protect();
      sheet.protection.unprotect();
      sheet.delete();
      await context.sync();
    });
    await vi.waitFor(() => expect(seen).toContain("deleted"));
    expect(seen).toEqual([
      "added",
      "moved 1 to 0",
      "Visible to Hidden",
      "Hidden to Visible",
      "RowInserted Down",
      "protected",
      "open",
      "deleted",
    ]);
    expect(book.list).toHaveLength(1);
  });

  it("of tables tell of edits inside, and of tables that come and go", async () => {
    const { book } = bench();
    const seen: string[] = [];
    await Excel.run(async (context) => {
      const sheet = sheetOf(context);
      sheet.getRange("A1:B3").values = 1 as never;
      context.workbook.tables.onAdded.add(async () => void seen.push("added"));
      context.workbook.tables.onDeleted.add(async () => void seen.push("deleted"));
      await context.sync();
      const table = sheet.tables.add("A1:B3", true).load("id");
      await context.sync();
      table.onChanged.add(async (e) => void seen.push(`edit ${e.address}`));
      table.onSelectionChanged.add(async (e) => void seen.push(e.isInsideTable ? `in ${e.address}` : "out"));
      await context.sync();
    });
    const sheet = book.sheet("Sheet1");
    sheet.type(1, 1, 7);
    sheet.type(9, 9, 7);
    book.select(sheet.id, { r: 1, c: 0, h: 1, w: 5 });
    book.select(sheet.id, { r: 9, c: 0, h: 1, w: 1 });
    await Excel.run(async (context) => {
      context.workbook.tables.getItemAt(0).convertToRange();
      await context.sync();
    });
    sheet.type(0, 0, "after");
    await vi.waitFor(() => expect(seen).toContain("deleted"));
    expect(seen).toEqual(["added", "edit B2", "in A2:B2", "out", "deleted"]);
  });

  it("of the selection and the settings come by the common way", async () => {
    const { book } = bench();
    const seen: string[] = [];
    await Excel.run(async (context) => {
      context.workbook.onSelectionChanged.add(async () => void seen.push("selection"));
      context.workbook.settings.onSettingsChanged.add(async () => void seen.push("settings"));
      await context.sync();
      context.workbook.settings.add("a", 1);
      await context.sync();
    });
    book.select(book.activeId, { r: 3, c: 3, h: 1, w: 1 });
    await vi.waitFor(() => expect(seen).toEqual(["settings", "selection"]));
  });

  it("stop when the handler is removed, or events are switched off", async () => {
    const { book } = bench();
    const seen: string[] = [];
    const handler = await Excel.run(async (context) => {
      const result = context.workbook.worksheets.onChanged.add(async (e) => void seen.push(e.address));
      await context.sync();
      context.runtime.enableEvents = false;
      await context.sync();
      sheetOf(context).getRange("A1").values = [[1]];
      await context.sync();
      context.runtime.enableEvents = true;
      context.runtime.load("enableEvents");
      await context.sync();
      expect(context.runtime.enableEvents).toBe(true);
      return result;
    });
    book.sheet("Sheet1").type(1, 1, 2);
    await vi.waitFor(() => expect(seen).toEqual(["B2"]));
    const later: string[] = [];
    await Excel.run(handler.context, async (context) => {
      handler.remove();
      await context.sync();
    });
    await Excel.run(async (context) => {
      context.workbook.worksheets.onChanged.add(async (e) => void later.push(e.address));
      await context.sync();
    });
    book.sheet("Sheet1").type(2, 2, 3);
    await vi.waitFor(() => expect(later).toEqual(["C3"]));
    expect(seen).toEqual(["B2"]);
  });

  it("go to each pane by its own subscriptions, and say who did it", async () => {
    const book = new MemoryBook();
    const host = createHost(book);
    const inbox: HostMessage[][] = [[], []];
    const panes = inbox.map((box) => host.connect((messages) => box.push(...messages)));
    const root = {
      1: { Id: 1, ObjectPathType: 1, Name: "" },
      2: { Id: 2, ObjectPathType: 4, Name: "Worksheets", ParentObjectPathId: 1 },
    };
    const register = JSON.stringify({
      ObjectPaths: root,
      Actions: [
        { Id: 1, ActionType: 3, ObjectPathId: 2, Name: "_RegisterDataChangedEvent", ArgumentInfo: {} },
      ],
    });
    const write = JSON.stringify({
      ObjectPaths: {
        ...root,
        3: { Id: 3, ObjectPathType: 3, Name: "GetActiveWorksheet", ParentObjectPathId: 2, ArgumentInfo: {} },
        4: {
          Id: 4,
          ObjectPathType: 3,
          Name: "GetRange",
          ParentObjectPathId: 3,
          ArgumentInfo: { Arguments: ["A1"] },
        },
      },
      Actions: [
        { Id: 1, ActionType: 4, ObjectPathId: 4, Name: "Values", ArgumentInfo: { Arguments: [[[1]]] } },
      ],
    });
    for (const pane of panes) await pane.process(register);
    await panes[0]!.process(write);
    expect(inbox).toEqual([[], []]);
    await vi.waitFor(() => expect(inbox.map((b) => b.length)).toEqual([1, 1]));
    const sources = inbox.map((box) => (box[0]!.message as { triggerSource: string }).triggerSource);
    expect(sources).toEqual(["ThisLocalAddin", "Unknown"]);
    panes[1]!.close();
    await panes[0]!.process(write);
    await vi.waitFor(() => expect(inbox[0]).toHaveLength(2));
    expect(inbox[1]).toHaveLength(1);
    expect(host.hub.subscribers.size).toBe(1);
  });
});
