import { afterEach, describe, expect, it } from "vitest";
import { closeAll, open, rect } from "./support";

afterEach(closeAll);

describe("cells", () => {
  it("keeps numbers, texts, booleans, errors and empties apart", async () => {
    const { sheet, write, book } = open();
    write("A1", [
      [1.5, "text", true, "#N/A", ""],
      ["=1/0", '="a"&"b"', "=1=1", "=NA()", '=""'],
    ]);
    await book.settle();
    const kinds = sheet.read(rect("A1:E2")).map((row) => row.map((c) => [c.kind, c.value]));
    expect(kinds).toEqual([
      [
        ["number", 1.5],
        ["string", "text"],
        ["boolean", true],
        ["error", "#N/A"],
        ["empty", ""],
      ],
      [
        ["error", "#DIV/0!"],
        ["string", "ab"],
        ["boolean", true],
        ["error", "#N/A"],
        ["string", ""],
      ],
    ]);
  });

  it("shows values under their number formats", async () => {
    const { sheet, write, book } = open();
    write("A1", [[1234.5, 0.125, 45000, 1234567]]);
    sheet.setNumberFormat(rect("A1:D1"), [['"$"#,##0.00', "0.0%", "yyyy-mm-dd", "General"]]);
    await book.settle();
    expect(sheet.read(rect("A1:D1"))[0]?.map((c) => c.text)).toEqual([
      "$1,234.50",
      "12.5%",
      "2023-03-15",
      "1234567",
    ]);
    expect(sheet.read(rect("A1:D1"))[0]?.map((c) => c.numberFormat)).toEqual([
      '"$"#,##0.00',
      "0.0%",
      "yyyy-mm-dd",
      "General",
    ]);
  });

  it("shows no date where there is none", async () => {
    const { sheet, write } = open();
    write("A1", [[-1, 2_958_466, -0.5, -1, 2_958_465.5]]);
    sheet.setNumberFormat(rect("A1:E1"), [["m/d/yyyy", "yyyy", "[h]:mm", "0", "m/d/yyyy"]]);
    expect(sheet.read(rect("A1:E1"))[0]?.map((c) => c.text)).toEqual([
      ...Array.from({ length: 3 }, () => "########"),
      "-1",
      "12/31/9999",
    ]);
  });

  it("leaves cells alone where null is written", async () => {
    const { sheet, write, values } = open();
    write("A1", [[1, 2]]);
    sheet.write(rect("A1:B1"), [[null, { value: 5 }]]);
    expect(await values("A1:B1")).toEqual([[1, 5]]);
  });

  it("goes through a sheet's cells once, not before each calculation", async () => {
    const { book, sheet, write, value } = open();
    write("A1", [["=C1+1"]]);
    await book.settle();
    let read = 0;
    const cell = book.engine.sheet(sheet.id).getCellMatrix().getValue(0, 0)!;
    const { f } = cell;
    Object.defineProperty(cell, "f", { get: () => (read++, f), configurable: true, enumerable: true });
    for (let r = 1; r <= 20; r++) {
      write(`B${r}`, [[r]]);
      await book.settle();
    }
    expect(read).toBeLessThan(20);
    Object.defineProperty(cell, "f", { value: f, writable: true });
    write("C1", [["=SUM(B1:B20)"]]);
    expect(await value("A1")).toBe(211);
    write("C1", [[5]]);
    expect(await value("A1")).toBe(6);
  });

  it("recalculates what depends on an edit", async () => {
    const { write, value } = open();
    write("A1", [[2, "=A1*10", "=B1+1"]]);
    expect(await value("C1")).toBe(21);
    write("A1", [[3]]);
    expect(await value("C1")).toBe(31);
  });

  it("keeps text that looks like a number a text", async () => {
    const { write, book, sheet } = open();
    write("A1", [["007"]]);
    await book.settle();
    expect(sheet.read(rect("A1"))[0]?.[0]).toMatchObject({ kind: "string", value: "007" });
  });

  it("knows the used area, spilled cells included", async () => {
    const { sheet, write, book } = open();
    expect(sheet.used()).toBeNull();
    write("B2", [["=T_COUNT(4)"]]);
    await book.settle();
    expect(sheet.used()).toEqual(rect("B2:B5"));
    expect(sheet.spills()).toEqual([rect("B2:B5")]);
  });

  it("grows for cells far below the sheet's end", async () => {
    const { sheet, write, value } = open();
    write("ZZ5000", [[7]]);
    expect(await value("ZZ5000")).toBe(7);
    expect(sheet.used()).toEqual(rect("ZZ5000"));
  });
});
