import { RANGE_TYPE } from "@univerjs/core";
import { MoveRowsCommand, SetSelectionsOperation, SheetsSelectionsService } from "@univerjs/sheets";
import { afterEach, expect, it } from "vitest";
import { closeAll, open, rect } from "./support";

afterEach(closeAll);

const row = (r: number) => ({ startRow: r, endRow: r, startColumn: 0, endColumn: 25 });

it.each(["the object model", "the name box"])(
  "whole rows that %s selects can be moved as rows",
  async (by) => {
    const { book, sheet, write, values } = open();
    write("A1", [["a"], ["b"], ["c"], ["d"]]);
    if (by === "the object model") book.select(sheet.id, { r: 1, c: 0, h: 1, w: 26 });
    else {
      const selections = [{ range: row(1), primary: null, style: null }];
      book.engine.run(SetSelectionsOperation.id, { subUnitId: sheet.id, selections });
    }
    await book.engine.commands.executeCommand(MoveRowsCommand.id, { fromRange: row(1), toRange: row(4) });
    expect(await values("A1:A4")).toEqual([["a"], ["c"], ["d"], ["b"]]);
  },
);

it.each([
  ["C3:D4", "NORMAL"],
  ["A3:Z4", "ROW"],
  ["C1:D200", "COLUMN"],
  ["A1:Z200", "ALL"],
])("what is selected says what it is: %s", (address, type) => {
  const { book, sheet } = open();
  book.select(sheet.id, rect(address));
  const [{ range }] = book.engine.get(SheetsSelectionsService).getCurrentSelections();
  expect(RANGE_TYPE[range.rangeType]).toBe(type);
});
