/** The audit of a table in Excel: cells read, sheets written, edits followed, all taken back. */
import { afterEach, describe, expect, it } from "vitest";
import { auditPage, readPasted } from "../../../src/audit";
import { pageOfSelection } from "../../../src/taskpane/views/audit/table/cells";
import { pastedSource, sheetOf as auditSheet } from "../../../src/taskpane/views/audit/table/sheet";
import { tableAuditSheets, type TableAudit } from "../../../src/templates/analysis";
import { DEFAULT_OPTIONS } from "../../../src/templates/catalogue";
import type { TestWorkbook } from "../../support/workbook";
import { arrived, openPane, sheetOf, snapshot, type WholeDoor } from "../support/office";

const PASTED =
  "| Item | Before | After | Saved |\n|-|-|-|-|\n| =1+1 | $10M | $1M | 90% |\n| May 5 | $100 | $20 | 90% |";

let workbook: TestWorkbook;
let pane: WholeDoor;
afterEach(() => workbook.dispose());

async function open(): Promise<void> {
  ({ workbook, pane } = await openPane({ functions: undefined }));
}

async function insert(audit: TableAudit) {
  const result = await pane.insert((taken) => tableAuditSheets(audit, { ...DEFAULT_OPTIONS, taken }));
  if (result.kind !== "inserted") throw new Error(JSON.stringify(result));
  await arrived(workbook);
  return result.insertion;
}

/** All but what is in front, which the new sheet was in the meantime. */
async function kept() {
  const { active: _active, selection: _selection, ...rest } = await snapshot(workbook);
  return rest;
}

const about = { title: "Table audited", what: "a text", chosen: new Map() };
const values = (sheet: string, rows: number, columns: number) =>
  sheetOf(workbook.book, sheet)
    .read({ r: 0, c: 0, h: rows, w: columns })
    .map((row) => row.map((cell) => cell.value));
const verdicts = () =>
  values("Table audited", 30, 8)
    .map((row) => row[4])
    .filter((word) => /^(exact|differs)$/.test(String(word)));

describe("a pasted text", () => {
  it("becomes texts, and its audit follows an edit and is taken back", async () => {
    await open();
    const before = await kept();
    const audit = auditPage(readPasted(PASTED));
    const { id } = await insert(auditSheet(audit, pastedSource(audit.page), about));
    expect(values("Pasted text", 3, 4)).toEqual([
      ["Item", "Before", "After", "Saved"],
      ["=1+1", "$10M", "$1M", "90%"],
      ["May 5", "$100", "$20", "90%"],
    ]);
    expect(verdicts()).toEqual(["exact", "differs"]);
    sheetOf(workbook.book, "Pasted text").write({ r: 2, c: 2, h: 1, w: 1 }, [[{ value: "$10" }]]);
    await arrived(workbook);
    expect(verdicts()).toEqual(["exact", "exact"]);
    expect(await pane.remove(id, { force: true })).toMatchObject({ kind: "removed" });
    expect(await kept()).toEqual(before);
  });
});

describe("cells of the user's", () => {
  it("are read with their formats, and stay as they are", async () => {
    await open();
    const sheet = workbook.book.addSheet("It's mine");
    sheet.write({ r: 2, c: 1, h: 2, w: 4 }, [
      ["Item", "Before", "After", "Saved"].map((value) => ({ value })),
      [{ value: "Training" }, { value: 10_000_000 }, { value: "$1M" }, { value: 0.9 }],
    ]);
    sheet.setNumberFormat({ r: 3, c: 4, h: 1, w: 1 }, [["0%"]]);
    await workbook.book.settle();
    const before = await kept();
    const range = { row: 2, column: 1, rows: 2, columns: 4 };
    const read = await pane.claims.readArea({ sheetId: sheet.id, sheet: "It's mine", range });
    if (read.kind !== "read") throw new Error(JSON.stringify(read));
    const audit = auditPage(pageOfSelection(read.cells));
    const { id } = await insert(
      auditSheet(audit, { kind: "cells", sheet: "It's mine", row: range.row, column: range.column }, about),
    );
    expect(verdicts()).toEqual(["exact"]);
    expect(await pane.remove(id, { force: true })).toMatchObject({ kind: "removed" });
    expect(await kept()).toEqual(before);
  });

  it("too many are refused, and said so", async () => {
    await open();
    const range = { row: 0, column: 0, rows: 1_048_576, columns: 2 };
    const read = await pane.claims.readArea({ sheetId: "any", sheet: "Any", range });
    expect(read).toMatchObject({ kind: "refused", reason: expect.stringContaining("2,097,152 cells") });
  });
});
