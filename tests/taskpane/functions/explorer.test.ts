import fs from "node:fs";
import { beforeEach, describe, expect, it } from "vitest";
import type { FormulaRequest, InsertFormulaResult, OccupiedCell } from "../../../src/excel";
import type { FunctionEntry, Metadata } from "../../../src/taskpane/views/functions/catalogue";
import { Explorer, type Sources } from "../../../src/taskpane/views/functions/explorer";
import { collectFunctions } from "../../../src/engine";
import { builtFunctions } from "../../support/workbook";

const metadata = JSON.parse(fs.readFileSync("dist/functions.json", "utf8")) as Metadata;
const { script } = builtFunctions();
const functions = collectFunctions((runtime) => new Function("CustomFunctions", script)(runtime));
const CELL: OccupiedCell = { sheetId: "s", row: 1, column: 1, where: "Budget!B2", content: "1", text: "1" };

let asked: FormulaRequest[];
let answer: InsertFormulaResult | { kind: "busy" };
let sources: Sources;
let view: Explorer;
beforeEach(() => {
  asked = [];
  answer = { kind: "inserted", where: "Budget!B2" };
  sources = { metadata: () => Promise.resolve(metadata), functions: () => Promise.resolve(functions) };
  const loading: Sources = { metadata: () => sources.metadata(), functions: () => sources.functions() };
  const insertFormula = (request: FormulaRequest) => {
    asked.push(request);
    return Promise.resolve(answer);
  };
  view = new Explorer({ insertFormula }, loading);
});

async function open(id: string): Promise<void> {
  await view.start();
  const { list } = view.store.state;
  const entry = list.kind === "ready" ? list.found.find((each: FunctionEntry) => each.id === id) : undefined;
  if (!entry) throw new Error(`no ${id}`);
  view.open(entry);
  await Promise.resolve();
  await Promise.resolve();
}

describe("the function explorer", () => {
  it("has every function that the build declares, with what its guide says", async () => {
    await view.start();
    const { list } = view.store.state;
    if (list.kind !== "ready") throw new Error(list.kind);
    expect(list.found.map(({ id }) => id).sort()).toEqual(metadata.functions.map(({ id }) => id).sort());
    expect(list.found.find(({ id }) => id === "ROI_PAYBACK")).toMatchObject({
      section: "Return",
      signature: "ROI_PAYBACK(investment, savings, [rate])",
    });
  });

  it("can be tried again when loading failed", async () => {
    sources.metadata = () => Promise.reject(new Error("offline"));
    await view.start();
    expect(view.store.state.list).toEqual({ kind: "failed" });
    sources.metadata = () => Promise.resolve(metadata);
    await view.start();
    expect(view.store.state.list.kind).toBe("ready");
  });

  it("searches what was typed before the functions were there", async () => {
    view.find("payback");
    await view.start();
    const { list } = view.store.state;
    expect(list.kind === "ready" && list.found[0]?.id).toBe("ROI_PAYBACK");
    expect(list.kind === "ready" && list.found.length < list.total).toBe(true);
  });

  it("calculates the first example, and what it is edited to", async () => {
    await open("ROI_SAVINGS");
    expect(view.store.state.calculation).toEqual({ kind: "result", rows: [[9000000]] });
    view.setFormula("=ROI_SAVINGS(5,1)");
    expect(view.store.state.calculation).toEqual({ kind: "result", rows: [[4]] });
  });

  it("inserts also when the functions could not be loaded", async () => {
    sources.functions = () => Promise.reject(new Error("offline"));
    await open("ROI_SAVINGS");
    expect(view.store.state.calculation).toBe("failed");
    await view.insert();
    expect(asked).toEqual([{ formula: "=ROI_SAVINGS(10000000,1000000)", size: null }]);
  });

  it("tells the size of a result that spills", async () => {
    await open("ROI_SAVINGS");
    view.setFormula(" =ROI_SAVINGS({1;2;3},{1,2}) ");
    await view.insert();
    expect(asked).toEqual([{ formula: "=ROI_SAVINGS({1;2;3},{1,2})", size: { rows: 3, columns: 2 } }]);
    expect(view.store.state.notice).toMatchObject({ tone: "success", text: "The formula is in Budget!B2." });
  });

  it("asks before it replaces, and does what the answer says", async () => {
    await open("ROI_SAVINGS");
    answer = { kind: "occupied", cell: CELL };
    await view.insert();
    expect(view.store.state.question).toBe(CELL);
    await view.answer(false);
    expect(asked).toHaveLength(1);
    expect(view.store.state.question).toBeNull();

    await view.insert();
    answer = { kind: "inserted", where: CELL.where };
    await view.answer(true);
    expect(asked.at(-1)).toMatchObject({ replace: CELL });
  });

  it("does not send what can't be read", async () => {
    await open("ROI_SAVINGS");
    view.setFormula("=ROI_SAVINGS(1");
    await view.insert();
    expect(asked).toEqual([]);
    expect(view.store.state.notice).toMatchObject({ tone: "error" });
  });

  it("says why a formula was refused", async () => {
    await open("ROI_SAVINGS");
    answer = { kind: "refused", reason: "The cell is merged." };
    await view.insert();
    expect(view.store.state.notice).toMatchObject({ tone: "error", text: "The cell is merged." });
  });
});
