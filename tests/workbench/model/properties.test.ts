/** Properties of many cells, rows and columns at once. */
import { describe, expect, it } from "vitest";
import { bench, errorCode } from "./bench";

const sheetOf = (context: Excel.RequestContext) => context.workbook.worksheets.getActiveWorksheet();

describe("properties of many cells", () => {
  it("are read as they are asked for", async () => {
    bench();
    await Excel.run(async (context) => {
      const sheet = sheetOf(context);
      sheet.getRange("B2").format.fill.color = "red";
      sheet.getRange("B2").format.borders.getItem("EdgeBottom").style = "Double";
      sheet.getRange("3:3").rowHidden = true;
      const cells = sheet.getRange("A2:B3").getCellProperties({
        address: true,
        hidden: true,
        format: { fill: { color: true }, borders: { style: true } },
      });
      const rows = sheet
        .getRange("A2:B3")
        .getRowProperties({ rowHidden: true, address: true, rowIndex: true });
      const columns = sheet
        .getRange("A2:B3")
        .getColumnProperties({ columnHidden: true, format: { columnWidth: true } });
      await context.sync();
      expect(cells.value.map((row) => row.map((cell) => cell.address))).toEqual([
        ["Sheet1!A2", "Sheet1!B2"],
        ["Sheet1!A3", "Sheet1!B3"],
      ]);
      expect(cells.value[0]![1]!.format!.fill).toEqual({ color: "#FF0000" });
      expect(cells.value[0]![1]!.format!.borders!.bottom).toEqual({ style: "Double" });
      expect(cells.value[0]![1]!.format!.borders!.left).toEqual({ style: "None" });
      expect(cells.value.map((row) => row[0]!.hidden)).toEqual([false, true]);
      expect(rows.value).toEqual([
        { rowHidden: false, address: "Sheet1!2:2", rowIndex: 1 },
        { rowHidden: true, address: "Sheet1!3:3", rowIndex: 2 },
      ]);
      expect(columns.value).toEqual([
        { columnHidden: false, format: { columnWidth: 48 } },
        { columnHidden: false, format: { columnWidth: 48 } },
      ]);
    });
  });

  it("are set cell by cell, row by row, column by column", async () => {
    bench();
    await Excel.run(async (context) => {
      const sheet = sheetOf(context);
      const range = sheet.getRange("A1:B2");
      range.setCellProperties([
        [{ format: { fill: { color: "yellow" }, font: { bold: true } } }, {}],
        [{}, { format: { borders: { top: { color: "#0000FF", style: "Continuous" } }, wrapText: true } }],
      ]);
      range.setRowProperties([{ format: { rowHeight: 30 } }, { rowHidden: true }] as never);
      range.setColumnProperties([{ format: { columnWidth: 90 } }, {}] as never);
      const [a1, b2] = ["A1", "B2"].map((address) =>
        sheet
          .getRange(address)
          .load(
            "format/fill/color,format/font/bold,format/wrapText,format/columnWidth,rowHidden,format/rowHeight",
          ),
      );
      const top = sheet.getRange("B2").format.borders.getItem("EdgeTop").load("color,style");
      await context.sync();
      expect([
        a1!.format.fill.color,
        a1!.format.font.bold,
        a1!.format.columnWidth,
        a1!.format.rowHeight,
      ]).toEqual(["#FFFF00", true, 90, 30]);
      expect([b2!.format.wrapText, b2!.rowHidden]).toEqual([true, true]);
      expect([top.color, top.style]).toEqual(["#0000FF", "Continuous"]);
    });
  });

  it.each<[string, (range: Excel.Range) => unknown, string]>([
    ["too few cells", (range) => range.setCellProperties([[{}]]), "InvalidArgument"],
    ["too few rows", (range) => range.setRowProperties([{}]), "InvalidArgument"],
    [
      "what can't be set",
      (range) => range.setCellProperties([[{ address: "A1" } as never, {}]]),
      "InvalidArgument",
    ],
    [
      "what this host has not",
      (range) => range.getCellProperties({ format: { readingOrder: true } }),
      "ApiNotFound",
    ],
  ])("refuse %s", async (_what, run, code) => {
    bench();
    expect(
      await errorCode((c) => run(sheetOf(c).getRange(_what === "too few rows" ? "A1:A2" : "A1:B1"))),
    ).toBe(code);
  });
});
