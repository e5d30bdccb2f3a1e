/** Named styles of cells. */
import { describe, expect, it } from "vitest";
import { bench, errorCode } from "./bench";

const sheetOf = (context: Excel.RequestContext) => context.workbook.worksheets.getActiveWorksheet();

describe("styles of cells", () => {
  it("look as Excel's do, begin from Normal, and keep their name under later formats", async () => {
    bench();
    await Excel.run(async (context) => {
      const range = sheetOf(context).getRange("A1:B1");
      range.format.font.italic = true;
      range.style = Excel.BuiltInStyle.good;
      range.load("style,format/fill/color,format/font/color,format/font/italic");
      await context.sync();
      expect([
        range.style,
        range.format.fill.color,
        range.format.font.color,
        range.format.font.italic,
      ]).toEqual(["Good", "#C6EFCE", "#006100", false]);
      range.format.fill.color = "blue";
      range.load("style");
      await context.sync();
      expect(range.style).toBe("Good");
      range.style = "Normal";
      range.load("style,format/fill/color");
      await context.sync();
      expect([range.style, range.format.fill.color]).toEqual(["Normal", "#FFFFFF"]);
    });
  });

  it("for numbers leave the looks alone", async () => {
    bench();
    await Excel.run(async (context) => {
      const range = sheetOf(context).getRange("A1");
      range.format.fill.color = "yellow";
      range.style = "Percent";
      range.load("numberFormat,format/fill/color");
      await context.sync();
      expect([range.numberFormat, range.format.fill.color]).toEqual([[["0%"]], "#FFFF00"]);
    });
  });

  it("move with their cells, are mixed as null, and go with the formats", async () => {
    bench();
    await Excel.run(async (context) => {
      const sheet = sheetOf(context);
      sheet.getRange("A2").style = "Bad";
      sheet.getRange("1:1").insert("Down");
      const moved = sheet.getRange("A3").load("style");
      const mixed = sheet.getRange("A2:A3").load("style");
      const cells = sheet.getRange("A2:A3").getCellProperties({ style: true } as never);
      await context.sync();
      expect([moved.style, mixed.style]).toEqual(["Bad", null]);
      expect(cells.value.flat()).toEqual([{ style: "Normal" }, { style: "Bad" }]);
      moved.clear("Formats");
      moved.load("style");
      await context.sync();
      expect(moved.style).toBe("Normal");
    });
  });

  it("are listed, and refused when they are not Excel's own", async () => {
    bench();
    await Excel.run(async (context) => {
      const { styles } = context.workbook;
      const one = styles.getItem("Heading1").load("name,builtIn");
      const none = styles.getItemOrNullObject("Mine");
      styles.load("items/name");
      await context.sync();
      expect([one.name, one.builtIn, none.isNullObject]).toEqual(["Heading1", true, true]);
      expect(styles.items.length).toBeGreaterThan(45);
    });
    expect(await errorCode((c) => (sheetOf(c).getRange("A1").style = "Mine"))).toBe("InvalidArgument");
    expect(await errorCode((c) => c.workbook.styles.add("Mine"))).toBe("NotImplemented");
  });
});
