import { afterEach, describe, expect, it } from "vitest";
import { connectTableRows, type AddRequest, type TableRows } from "../../../src/excel/rows";
import { failRequest, type FaultPlan } from "../../../src/workbench/protocol/faults";
import { connect } from "../../../src/excel/talk/connection";
import type { TestWorkbook } from "../../support/workbook";
import { openInExcel } from "../support/excels";
import { clockOf, requestsOf } from "../support/office";

let workbook: TestWorkbook;
let rows: TableRows;
/** Requests from when a test begins to add. */
let begun = 0;
let fault: FaultPlan = () => undefined;
afterEach(() => {
  fault = () => undefined;
  return workbook.dispose();
});

const sheetOf = () => workbook.book.sheets()[0]!;

/** A table B2:D4 with a column of formulas, something of the user's right below it, and a table without these headers. */
async function begin(): Promise<void> {
  workbook = openInExcel({ functions: null, faults: (n, actions) => fault(n - begun, actions) });
  const sheet = sheetOf();
  const at = { r: 1, c: 1, h: 3, w: 3 };
  sheet.write(at, [
    [{ value: "Model" }, { value: "Price" }, { value: "Twice" }],
    [{ value: "A" }, { value: 1 }, { formula: "=C3*2" }],
    [{ value: "B" }, { value: 2 }, { formula: "=C4*2" }],
  ]);
  await workbook.book.addTable(sheet.id, "Prices", at);
  sheet.write({ r: 4, c: 1, h: 1, w: 1 }, [[{ value: "mine" }]]);
  await workbook.book.settle();
  const supports = (set: string, version: string) => workbook.host.supports(set, version);
  rows = connectTableRows(connect(supports, { clock: clockOf(workbook) }));
  begun = requestsOf(workbook).length;
}

const cells = async () => {
  await workbook.book.settle();
  return sheetOf()
    .read({ r: 1, c: 1, h: 6, w: 3 })
    .map((line) => line.map(({ value }) => value ?? ""));
};
const request = (...added: AddRequest["rows"]): AddRequest => ({ needs: ["Model", "Price"], rows: added });
const BEFORE = [
  ["Model", "Price", "Twice"],
  ["A", 1, 2],
  ["B", 2, 4],
  ["mine", "", ""],
  ["", "", ""],
  ["", "", ""],
];

describe("rows for a table of the sheet in front", () => {
  it("go to its end, go on with its formulas, and push down what is below", async () => {
    await begin();
    const result = await rows.add(request({ Model: "C", Price: 5, Other: 9 }, { Model: "D" }));
    expect(result).toEqual({ kind: "added", table: "Prices", sheet: sheetOf().name, rows: 2 });
    expect(requestsOf(workbook).length - begun).toBe(2);
    expect(await cells()).toEqual([
      ["Model", "Price", "Twice"],
      ["A", 1, 2],
      ["B", 2, 4],
      ["C", 5, 10],
      ["D", "", 0],
      ["mine", "", ""],
    ]);
  });

  it("keep a text that Excel would read as a formula or a date", async () => {
    await begin();
    await rows.add(request({ Model: "=1+1", Price: 1 }, { Model: "1-2", Price: 1 }));
    expect((await cells()).slice(3, 5).map(([model]) => model)).toEqual(["=1+1", "1-2"]);
  });

  it("wait for a table that has the headers", async () => {
    await begin();
    expect(await rows.add({ needs: ["Model", "Parameters"], rows: [{ Model: "C" }] })).toEqual({
      kind: "no-table",
      sheet: sheetOf().name,
    });
    expect(await cells()).toEqual(BEFORE);
  });

  it.each(["before", "half"] as const)("leave nothing when the request fails %s", async (how) => {
    await begin();
    fault = failRequest(1, how);
    const result = await rows.add(request({ Model: "C", Price: 5 }, { Model: "D", Price: 6 }));
    expect(result).toMatchObject({ kind: "failed", restored: true });
    expect(await cells()).toEqual(BEFORE);
  });

  it("say so when what was added could not be taken out", async () => {
    await begin();
    fault = (n, actions) => failRequest(n === 1 ? 1 : 2, n === 1 ? "half" : "before")(n, actions);
    expect(await rows.add(request({ Model: "C", Price: 5 }))).toMatchObject({
      kind: "failed",
      restored: false,
    });
  });

  it("are refused by a protected sheet, with the reason", async () => {
    await begin();
    workbook.host.document.sheetProtection.set(sheetOf().id, { password: "", options: {} });
    const result = await rows.add(request({ Model: "C", Price: 5 }));
    expect(result).toMatchObject({ kind: "failed", problem: { kind: "protected" }, restored: true });
    expect(await cells()).toEqual(BEFORE);
  });
});
