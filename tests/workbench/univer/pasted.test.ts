import { COPY_TYPE, SheetClipboardService } from "@univerjs/sheets-ui";
import { afterEach, describe, expect, it } from "vitest";
import { pasteText, readNumbers } from "../../../src/workbench/univer/pasted";
import { readPasted } from "../../../src/workbench/values/pasted";
import { mendClipboard } from "../../../src/workbench/univer/clipboard";
import { closeAll, open, rect } from "./support";

afterEach(closeAll);

describe("cells of a text", () => {
  it.each([
    ["\tQ1\tQ2\nCost\t1\t2\n", [["", "Q1", "Q2"], ["Cost", "1", "2"]]], // prettier-ignore
    ["a\r\n\r\nb\tc", [["a", ""], ["", ""], ["b", "c"]]], // prettier-ignore
    ['"two\nlines"\t"say ""x"""\n5"\t"open', [["two\nlines", 'say "x"'], ['5"', '"open']]], // prettier-ignore
    ["x\t", [["x", ""]]],
    ["x\n\n", [["x"], [""]]],
  ])("%j", (text, cells) => {
    expect(readPasted(text)).toEqual(cells);
  });
});

describe("a text that is pasted", () => {
  it("is read as if it were typed, and leaves formats as they are", async () => {
    const { book, sheet } = open();
    sheet.setStyle(rect("B2:B3"), { bold: true });
    sheet.setNumberFormat(rect("B3:B3"), [["0.0%"]]);
    book.select(sheet.id, rect("A1:A1"));
    expect(
      pasteText(book, "\tCost\tDue\nA<B & <b>c</b>\t$1,234.50\t11/27/2026\n'007\t40\t=B2*2\nx\t\t1/2"),
    ).toBe(true);
    await book.settle();
    const cells = sheet.read(rect("A1:C4"));
    expect(cells.map((row) => row.map((cell) => cell.text.trimEnd()))).toEqual([
      ["", "Cost", "Due"],
      ["A<B & <b>c</b>", "$1,234.50", "11/27/2026"],
      ["'007", "40.0%", "2469"],
      ["x", "", "2-Jan"],
    ]);
    expect([1, 2].map((r) => sheet.styleAt(r, 1).bold)).toEqual([true, true]);
    expect(book.selection().areas).toEqual([rect("A1:C4")]);
    await book.engine.commands.executeCommand("univer.command.undo");
    expect(sheet.read(rect("A1:C4")).flat().map((cell) => cell.text).join("")).toBe(""); // prettier-ignore
    expect(sheet.styleAt(1, 1).bold).toBe(true);
  });

  it("fills what is selected with its only cell, and nothing where cells are merged", () => {
    const { book, sheet } = open();
    book.select(sheet.id, rect("B2:C3"));
    expect(pasteText(book, "5\n")).toBe(true);
    expect(sheet.read(rect("A1:C3")).flat().map((cell) => cell.value)).toEqual(["", "", "", "", 5, 5, "", 5, 5]); // prettier-ignore
    sheet.merge(rect("B2:C2"));
    expect(pasteText(book, "6")).toBe(false);
  });

  it("fills no whole columns and rows with one cell, and says so", () => {
    const { book, sheet } = open();
    const said: string[] = [];
    book.onRefused = (message) => said.push(message);
    for (const at of [
      { r: 0, c: 1, h: 1_048_576, w: 1 },
      { r: 4, c: 0, h: 1, w: 16_384 },
    ]) {
      book.select(sheet.id, at);
      expect(pasteText(book, "5")).toBe(true);
    }
    expect(said).toEqual(Array(2).fill(expect.stringContaining("no whole rows and columns")));
    expect(sheet.used()).toBeNull();
    pasteText(book, "5\n6");
    expect(sheet.used()).toEqual(rect("A5:A6"));
  });

  it("reaches beyond the sheet's last row", () => {
    const { book, sheet } = open();
    book.select(sheet.id, rect("A2:A2"));
    pasteText(book, Array.from({ length: 5000 }, (_, i) => `${i}\tn`).join("\n"));
    expect(sheet.read(rect("A5001:B5001"))[0]?.map((cell) => cell.value)).toEqual([4999, "n"]);
  });
});

it("reads numbers in cells from elsewhere as they would be typed", () => {
  const cells = ["03/04/2026", "$2.50", "H100", "007"].map((v) => ({ v }));
  for (const cell of cells) readNumbers(cell);
  expect(cells).toEqual([
    { v: 46085, t: 2, s: { n: { pattern: "m/d/yyyy" } } },
    { v: 2.5, t: 2, s: { n: { pattern: "$#,##0.00_);[Red]($#,##0.00)" } } },
    { v: "H100" },
    { v: 7, t: 2 },
  ]);
});

it("what was cut is a copy once nothing shows that it is cut", () => {
  mendClipboard(open().book);
  const cells = { copyType: COPY_TYPE.CUT, matrix: {} };
  const cache = new Map<string, object>([["cut", cells]]);
  const clipboard = {
    _copyMarkId: "dashes",
    _markSelectionService: { removeShape: () => undefined },
    copyContentCache: () => ({
      getLastCopyId: () => "cut",
      get: (id: string) => cache.get(id),
      set: (id: string, content: object) => cache.set(id, content),
    }),
  };
  SheetClipboardService.prototype.removeMarkSelection.call(clipboard as never);
  expect(clipboard._copyMarkId).toBeNull();
  expect(cache.get("cut")).toEqual({ ...cells, copyType: COPY_TYPE.COPY });
  // A paste that is under way goes on with what it has begun with.
  expect(cells.copyType).toBe(COPY_TYPE.CUT);
});
