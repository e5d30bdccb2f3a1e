import { afterEach, describe, expect, it } from "vitest";
import { mapReferences, shiftFormula } from "../../../src/workbench/univer/formulas/references";
import { closeAll, open, rect } from "./support";

afterEach(closeAll);

describe("references in a formula", () => {
  const found = (formula: string): string[] => {
    const all: string[] = [];
    mapReferences(formula, ({ sheet, at }) => {
      all.push(`${sheet ?? ""}!${[at.r, at.c, at.h, at.w].join()}`);
      return null;
    });
    return all;
  };

  it.each([
    ["=A1+$B$2", ["!0,0,1,1", "!1,1,1,1"]],
    ["=SUM(C4:B2)", ["!1,1,3,2"]],
    ["='It''s 2026'!A1*Data!B2", ["It's 2026!0,0,1,1", "Data!1,1,1,1"]],
    ["=SUM(A:B)+SUM(3:4)", ["!0,0,1048576,2", "!2,0,2,16384"]],
    ["=A1:INDEX(B:B,3)", ["!0,0,1,1", "!0,1,1048576,1"]],
    ['="A1"&Costs[A1]&Costs[[#This Row],[B2]]', []],
    ["=LOG10(8.4E23)+TAX2026X+ROI_A1+XFE1+A1048577", []],
    ["=A1#+@B1", ["!0,0,1,1", "!0,1,1,1"]],
  ])("%s", (formula, expected) => {
    expect(found(formula)).toEqual(expected);
    expect(mapReferences(formula, () => null)).toBe(formula);
  });

  it("move with a formula that is filled, spaces and texts kept", () => {
    expect(shiftFormula('=B1 + $B1 + B$1 & "B1"  -Data!B1:C$2', 2, 1)).toBe(
      '=C3 + $B3 + C$1 & "B1"  -Data!C3:D$2',
    );
    expect(shiftFormula("=A1+XFD1", -1, 0)).toBe("=#REF!+#REF!");
  });
});

describe("formulas whose cells move", () => {
  it("keep their spelling wherever they stand", async () => {
    const b = open();
    const data = b.book.addSheet("My data");
    b.write("A1", [
      ["=B1 + 1", 4],
      ["= SUM( A1:A1 )"],
      ["='My data'!A1 * 2"],
      ['=IF(8.4E23 > 70E9,"big ","A1")'],
    ]);
    b.write("A1", [[5]], data);
    b.sheet.insert({ r: 0, c: 0, h: 1, w: 16384 }, "down");
    expect(["A2", "A3", "A4", "A5"].map((a) => b.formula(a))).toEqual([
      "=B2 + 1",
      "= SUM( A2:A2 )",
      "='My data'!A1 * 2",
      '=IF(8.4E23 > 70E9,"big ","A1")',
    ]);
    data.insert({ r: 0, c: 0, h: 1048576, w: 1 }, "right");
    data.rename("Data");
    expect(b.formula("A4")).toBe("=Data!B1 * 2");
    expect((await b.values("A2:A5")).flat()).toEqual([5, 5, 10, "big "]);
    data.remove();
    expect(b.formula("A4")).toBe("=#REF! * 2");
    expect(await b.value("A4")).toBe("#REF!");
  });

  it("point to cells that were dragged, on the sheet or by their headings", async () => {
    const b = open();
    b.write("A1", [
      [1, 10],
      [2, 20],
      [3, 30],
      ["=SUM( A1:A3 )", "=A2 + B1"],
    ]);
    const range = (address: string) => {
      const { r, c, h, w } = rect(address);
      return { startRow: r, startColumn: c, endRow: r + h - 1, endColumn: c + w - 1 };
    };
    b.book.engine.run("sheet.command.select-range", { subUnitId: b.sheet.id, range: range("B1:B3") });
    await b.book.engine.commands.executeCommand("sheet.command.move-range", {
      fromRange: range("B1:B3"),
      toRange: range("D2:D4"),
    });
    expect(b.formula("B4")).toBe("=A2 + D2");
    expect(await b.values("A4:B4")).toEqual([[6, 12]]);
    b.undo();
    expect(b.formula("B4")).toBe("=A2 + B1");
    expect(await b.values("A4:B4")).toEqual([[6, 12]]);
  });

  it("are the cell's own when they were filled", async () => {
    const b = open();
    b.write("A1", [[1, "=A1 * 2"], [2], [3]]);
    await b.book.engine.commands.executeCommand("sheet.command.auto-fill", {
      unitId: b.book.engine.unitId,
      subUnitId: b.sheet.id,
      sourceRange: { startRow: 0, endRow: 0, startColumn: 1, endColumn: 1 },
      targetRange: { startRow: 0, endRow: 2, startColumn: 1, endColumn: 1 },
      applyType: "COPY",
    });
    expect(["B1", "B2", "B3"].map((a) => b.formula(a))).toEqual(["=A1 * 2", "=A2 * 2", "=A3 * 2"]);
    b.type("B1", 7);
    expect(await b.values("B1:B3")).toEqual([[7], [4], [6]]);
    expect(b.formula("B3")).toBe("=A3 * 2");
  });
});
