import { expect, it } from "vitest";
import { linkTarget } from "../../../src/workbench/model/workbook/link-target";
import { MemoryBook } from "../../support/memory-book";

const book = new MemoryBook();
const [own] = book.sheets();
const other = book.addSheet("It's other");
book.setName({ name: "Mark", formula: "='It''s other'!$B$2", visible: false });
book.setName({ name: "Gone", formula: "=#REF!$A$1", visible: true });
book.setName({ name: "Sum", formula: "=SUM('It''s other'!$A$1:$A$9)", visible: true });
book.setName({ name: "Local", formula: "='It''s other'!$C$3", visible: true, sheetId: other.id });

const cell = (r: number, c: number, sheetId = other.id) => ({ sheetId, at: { r, c, h: 1, w: 1 } });

it.each([
  ["'It''s other'!A1", cell(0, 0)],
  ["#'it''s OTHER'!B2:C3", { sheetId: other.id, at: { r: 1, c: 1, h: 2, w: 2 } }],
  ["B2", cell(1, 1, own!.id)],
  // As the add-in links its sheets: by names, which follow a sheet that is renamed.
  ["Mark", cell(1, 1)],
  ["#mark", cell(1, 1)],
  // Names that lead nowhere, and one of another sheet's own.
  ["Gone", null],
  ["Sum", null],
  ["Local", null],
  ["Nobody!A1", null],
  ["Unknown", null],
  ["", null],
])("a link to %j leads where it should", (reference, target) => {
  expect(linkTarget(book, reference, own!.id)).toEqual(target);
});
