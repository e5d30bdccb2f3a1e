import { describe, expect, it } from "vitest";
import { bench, errorCode } from "./bench";

const sheetOf = (context: Excel.RequestContext) => context.workbook.worksheets.getActiveWorksheet();

describe("sheets", () => {
  it.each([
    ["", "InvalidArgument"],
    ["x".repeat(32), "InvalidArgument"],
    ["a/b", "InvalidArgument"],
    ["a\\b", "InvalidArgument"],
    ["what?", "InvalidArgument"],
    ["[x]", "InvalidArgument"],
    ["a:b", "InvalidArgument"],
    ["a*b", "InvalidArgument"],
    ["'quoted", "InvalidArgument"],
    ["quoted'", "InvalidArgument"],
    ["history", "InvalidArgument"],
    ["SHEET1", "ItemAlreadyExists"],
    ["x".repeat(31), "none"],
    ["It's 70% 💰", "none"],
  ])("may %j be one's name: %s", async (name, code) => {
    bench();
    expect(await errorCode((c) => c.workbook.worksheets.add(name))).toBe(code);
    bench();
    const rename = (c: Excel.RequestContext) => (c.workbook.worksheets.add("Other").name = name);
    expect(await errorCode(rename)).toBe(code);
  });

  it("may change the case of its own name", async () => {
    const { book } = bench();
    await Excel.run(async (c) => {
      sheetOf(c).name = "SHEET1";
      await c.sync();
    });
    expect(book.list[0]!.name).toBe("SHEET1");
  });

  it("are added at the end, without being activated, and named by Excel when nobody does", async () => {
    bench();
    await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.add().load("name,position,visibility,tabColor");
      const active = sheetOf(context).load("name");
      await context.sync();
      expect(sheet.toJSON()).toMatchObject({
        name: "Sheet2",
        position: 1,
        visibility: "Visible",
        tabColor: "",
      });
      expect(active.name).toBe("Sheet1");
      sheet.activate();
      active.load("name");
      await context.sync();
      expect(active.name).toBe("Sheet1");
    });
  });

  it("are found by name without regard to case, by id, and in order", async () => {
    bench();
    await Excel.run(async (context) => {
      const { worksheets } = context.workbook;
      const added = worksheets.add("Second").load("id");
      await context.sync();
      const found = [
        worksheets.getItem("second"),
        worksheets.getItem(added.id),
        worksheets.getLast(),
        worksheets.getFirst().getNext(),
        worksheets.getItemOrNullObject("SECOND"),
      ].map((s) => s.load("name"));
      const count = worksheets.getCount();
      const none = added.getNextOrNullObject();
      await context.sync();
      expect(found.map((s) => s.name)).toEqual(Array(5).fill("Second"));
      expect(count.value).toBe(2);
      expect(none.isNullObject).toBe(true);
    });
  });

  it("keep one that is visible", async () => {
    bench();
    expect(await errorCode((c) => sheetOf(c).delete())).toBe("InvalidOperation");
    expect(await errorCode((c) => (sheetOf(c).visibility = "Hidden"))).toBe("InvalidOperation");
    await Excel.run(async (context) => {
      context.workbook.worksheets.add("Hidden").visibility = "VeryHidden";
      await context.sync();
    });
    expect(await errorCode((c) => c.workbook.worksheets.getItem("Hidden").delete())).toBe("InvalidOperation");
    expect(await errorCode((c) => c.workbook.worksheets.getItem("Hidden").activate())).toBe(
      "InvalidOperation",
    );
    expect(await errorCode((c) => sheetOf(c).delete())).toBe("InvalidOperation");
  });

  it("that are gone answer ItemNotFound", async () => {
    const { book } = bench();
    await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.add("Gone");
      const range = sheet.getRange("A1");
      await context.sync();
      book.sheet("Gone").remove();
      sheet.load("name");
      await expect(context.sync()).rejects.toMatchObject({ code: "ItemNotFound" });
      range.load("values");
      await expect(context.sync()).rejects.toMatchObject({ code: "ItemNotFound" });
    });
  });

  it("move, hide gridlines, freeze panes and colour their tab", async () => {
    const { book } = bench();
    await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.add("Model");
      sheet.position = 0;
      sheet.showGridlines = false;
      sheet.tabColor = "orange";
      sheet.freezePanes.freezeAt(sheet.getRange("A1:B3"));
      const location = sheet.freezePanes.getLocation().load("address");
      sheet.load("showGridlines,tabColor,position");
      await context.sync();
      expect(location.address).toBe("Model!A1:B3");
      expect(sheet.toJSON()).toMatchObject({ showGridlines: false, tabColor: "#FFA500", position: 0 });
      sheet.freezePanes.freezeRows(2);
      await context.sync();
    });
    expect(book.list.map((s) => s.name)).toEqual(["Model", "Sheet1"]);
    expect(book.sheet("Model").frozen()).toEqual({ rows: 2, columns: 0 });
  });
});

describe("selection", () => {
  it("is read and set", async () => {
    const { book } = bench();
    await Excel.run(async (context) => {
      const other = context.workbook.worksheets.add("Other");
      other.getRange("B2:C3").select();
      const selected = context.workbook.getSelectedRange().load("address");
      const cell = context.workbook.getActiveCell().load("address");
      await context.sync();
      expect(selected.address).toBe("Other!B2:C3");
      expect(cell.address).toBe("Other!B2");
    });
    book.selectAreas(book.activeId, [
      { r: 0, c: 0, h: 1, w: 1 },
      { r: 4, c: 4, h: 2, w: 2 },
    ]);
    expect(await errorCode((c) => c.workbook.getSelectedRange().load("address"))).toBe("InvalidSelection");
    await Excel.run(async (context) => {
      const areas = context.workbook.getSelectedRanges().load("address,areaCount,cellCount");
      await context.sync();
      expect(areas.toJSON()).toMatchObject({ address: "Other!A1,Other!E5:F6", areaCount: 2, cellCount: 5 });
    });
  });
});

describe("protection", () => {
  it("of the structure guards the list of sheets, not the cells", async () => {
    bench();
    await Excel.run(async (context) => {
      context.workbook.worksheets.add("Second");
      context.workbook.protection.protect("secret");
      await context.sync();
    });
    const second = (c: Excel.RequestContext) => c.workbook.worksheets.getItem("Second");
    expect(await errorCode((c) => c.workbook.worksheets.add("Third"))).toBe("AccessDenied");
    expect(await errorCode((c) => second(c).delete())).toBe("AccessDenied");
    expect(await errorCode((c) => (second(c).name = "2"))).toBe("AccessDenied");
    expect(await errorCode((c) => (second(c).position = 0))).toBe("AccessDenied");
    expect(await errorCode((c) => (second(c).visibility = "Hidden"))).toBe("AccessDenied");
    expect(await errorCode((c) => (second(c).getRange("A1").values = [[1]]))).toBe("none");
    expect(await errorCode((c) => c.workbook.protection.unprotect("wrong"))).toBe("AccessDenied");
    expect(await errorCode((c) => c.workbook.protection.unprotect("secret"))).toBe("none");
    expect(await errorCode((c) => second(c).delete())).toBe("none");
  });

  it("of a sheet guards its locked cells", async () => {
    bench();
    await Excel.run(async (context) => {
      const sheet = sheetOf(context);
      sheet.getRange("B2:B3").format.protection.locked = false;
      sheet.protection.protect({ allowFormatCells: true });
      sheet.protection.load("protected,options");
      await context.sync();
      expect(sheet.protection.protected).toBe(true);
      expect(sheet.protection.options).toMatchObject({ allowFormatCells: true, allowInsertRows: false });
    });
    const range = (c: Excel.RequestContext, address: string) => sheetOf(c).getRange(address);
    expect(await errorCode((c) => (range(c, "A1").values = [[1]]))).toBe("AccessDenied");
    expect(await errorCode((c) => (range(c, "B2").values = [[1]]))).toBe("none");
    expect(await errorCode((c) => (range(c, "A2:B2").values = [[1, 2]]))).toBe("AccessDenied");
    expect(await errorCode((c) => (range(c, "A2:B2").values = [[null, 2]]))).toBe("none");
    expect(await errorCode((c) => (range(c, "A1").format.font.bold = true))).toBe("none");
    expect(await errorCode((c) => (range(c, "A1").format.columnWidth = 80))).toBe("AccessDenied");
    expect(await errorCode((c) => range(c, "1:1").insert("Down"))).toBe("AccessDenied");
    expect(await errorCode((c) => range(c, "A1").clear())).toBe("AccessDenied");
    expect(await errorCode((c) => sheetOf(c).tables.add("A1:B2", true))).toBe("AccessDenied");
    expect(await errorCode((c) => sheetOf(c).charts.add("Line", range(c, "B2:B3")))).toBe("AccessDenied");
    expect(await errorCode((c) => sheetOf(c).protection.protect())).toBe("AccessDenied");
    expect(await errorCode((c) => sheetOf(c).protection.unprotect())).toBe("none");
    expect(await errorCode((c) => (range(c, "A1").values = [[1]]))).toBe("none");
  });
});

describe("calculation", () => {
  it("has a mode, and waits in manual mode until it is told", async () => {
    const { book } = bench();
    let factor = 2;
    book.compute = () => factor;
    await Excel.run(async (context) => {
      const { application } = context.workbook;
      application.calculationMode = "Manual";
      const cell = sheetOf(context).getRange("A1");
      cell.formulas = [["=X()"]];
      application.load("calculationMode");
      cell.load("values");
      await context.sync();
      expect(application.calculationMode).toBe("Manual");
      expect(cell.values).toEqual([[0]]);
      application.calculate("Full");
      cell.load("values");
      await context.sync();
      expect(cell.values).toEqual([[2]]);
      factor = 3;
      application.calculationMode = "Automatic";
      application.calculate("Full");
      cell.load("values");
      await context.sync();
      expect(cell.values).toEqual([[3]]);
    });
    expect(await errorCode((c) => (c.workbook.application.calculationMode = "Sometimes" as never))).toBe(
      "InvalidArgument",
    );
  });
});
