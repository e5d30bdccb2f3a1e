import { afterAll, afterEach, describe, expect, it } from "vitest";
import { breakAt, failRequest, type Fault, type FaultPlan } from "../../../src/workbench/protocol/faults";
import { createHost } from "../../../src/workbench/model/host";
import { attachSession } from "../../../src/workbench/protocol/node-session";
import { openPane, snapshot, type OpenPane } from "../support/office";
import { type OneRequest, runOne, addModel, cellAt, place, priceAndVolume } from "../support/model";

let open: OpenPane;
afterEach(() => open.workbook.dispose());

async function openModel(faults?: FaultPlan): Promise<void> {
  open = await openPane(faults ? { faults } : {});
  await addModel(open.workbook);
}

/** Inputs with numbers and one with a formula, in few requests. */
const request = (): OneRequest => {
  const { inputs, output, steps } = priceAndVolume(open.workbook);
  return {
    inputs: [...inputs, place(open.workbook, "C4")],
    output,
    steps: [...steps.map((step) => [...step, null]), [null, null, 3], [null, null, 9]],
    agreed: true,
  };
};

/** Far more than a run of the request takes; those that never come change nothing. */
const REQUESTS = 12;

describe("a fault in a run", () => {
  const faults = Array.from({ length: REQUESTS }, (_, n) =>
    (["before", "half", "after"] as const).map((how) => ({ n, how })),
  ).flat();

  it.each(faults)("at request $n ($how) leaves every input as it was", async ({ n, how }) => {
    await openModel(failRequest(n, how));
    const before = await snapshot(open.workbook);
    const result = await runOne(open.pane, request());
    // The last requests put back: there the run has its results and is only tried again.
    expect(["failed", "done"]).toContain(result.kind);
    expect(result).toMatchObject({ restored: true });
    expect(await snapshot(open.workbook)).toEqual(before);
  });

  it.each(Array.from({ length: 40 }, (_, i) => i * 3))(
    "after action %i of the request with the steps leaves every input as it was",
    async (action) => {
      await openModel((n) => (n === 3 ? breakAt(action) : undefined));
      const before = await snapshot(open.workbook);
      expect(await runOne(open.pane, request())).toMatchObject({ restored: true });
      expect(await snapshot(open.workbook)).toEqual(before);
    },
  );
});

describe("when Excel is gone in the middle", () => {
  /** Of how many the journal was found. */
  const count = { ran: 0, found: 0 };
  afterAll(() => {
    if (count.ran >= killed.length) expect(count.found).toBeGreaterThan(10);
  });

  const killed = Array.from({ length: REQUESTS - 1 }, (_, n) =>
    [0, 0.2, 0.4, 0.6, 0.8, 1].map((part) => ({ n: n + 1, part })),
  ).flat();

  it.each(killed)(
    "at request $n, part $part: the next start finds the journal and restores",
    async ({ n, part }) => {
      const dead = (request: number, actions: number): Fault | undefined => {
        if (request === n) return breakAt(Math.floor(part * actions));
        return request > n ? { when: "before" } : undefined;
      };
      await openModel(dead);
      const before = await snapshot(open.workbook);
      const result = await runOne(open.pane, request());

      // The file is opened again: another host on the same book and document, another pane.
      const { book, host, session } = open.workbook;
      session.close();
      host.dispose();
      const reopened = createHost(book, { document: host.document });
      const fresh = attachSession(reopened);
      const pane = open.secondPane();
      const unfinished = await pane.runs.unfinished();
      if (unfinished.kind !== "read") throw new Error(JSON.stringify(unfinished));
      count.ran++;
      count.found += unfinished.runs.length;
      for (const { token, changes, formulas } of unfinished.runs) {
        for (const { where, then } of changes)
          expect([where, then]).toEqual(
            where.endsWith("C2") ? ["'My model'!C2", 10] : ["'My model'!C3", 100],
          );
        for (const { where, then } of formulas) expect([where, then]).toEqual(["'My model'!C4", "=C2*0.6"]);
        expect(await runOne(pane, request())).toMatchObject({
          kind: "refused",
          findings: [{ code: "unfinished" }],
        });
        expect(await pane.runs.restore(token, changes.length ? changes : formulas)).toEqual({
          kind: "restored",
          edited: [],
          gone: [],
          formulas: changes.length ? formulas.map(({ where }) => where) : [],
        });
        // Formulas are asked for by themselves, and only they: what is there is seen before.
        if (changes.length && formulas.length) {
          expect(await pane.runs.unfinished()).toMatchObject({ runs: [{ token, changes: [], formulas }] });
          expect(await pane.runs.restore(token, [])).toEqual({ kind: "changed" });
          expect(await pane.runs.restore(token, formulas)).toMatchObject({ kind: "restored", formulas: [] });
        }
      }
      if (result.kind === "done" && result.restored) expect(unfinished).toEqual({ kind: "read", runs: [] });
      expect(await snapshot(open.workbook)).toEqual(before);
      expect(await pane.runs.unfinished()).toEqual({ kind: "read", runs: [] });
      fresh.close();
      reopened.dispose();
    },
  );

  it("a cell that the user has edited before restoring keeps the edit", async () => {
    // The answer of the first step never comes, and nothing is heard of the pane after it.
    await openModel((n) =>
      n === 2 ? { when: "after" } : n === 3 || n === 4 ? { when: "before" } : undefined,
    );
    const { inputs, ...rest } = request();
    expect(await runOne(open.pane, { inputs, ...rest })).toMatchObject({ kind: "failed", restored: false });
    const [price, volume] = inputs;
    if (!price || !volume) throw new Error("the model has inputs");
    expect(cellAt(open.workbook, price).value).toBe(8);
    expect(cellAt(open.workbook, volume).value).toBe(100);
    const sheet = open.workbook.book.sheets().find(({ id }) => id === volume.sheetId);
    sheet?.write({ r: volume.row, c: volume.column, h: 1, w: 1 }, [[{ value: 55 }]]);

    const unfinished = await open.pane.runs.unfinished();
    if (unfinished.kind !== "read" || !unfinished.runs[0]) throw new Error("a run is unfinished");
    const { token, changes } = unfinished.runs[0];
    expect(changes).toEqual([{ where: "'My model'!C2", now: 8, then: 10 }]);
    expect(await open.pane.runs.restore(token, changes)).toEqual({
      kind: "restored",
      edited: ["'My model'!C3"],
      gone: [],
      formulas: [],
    });
    expect(cellAt(open.workbook, price).value).toBe(10);
    expect(cellAt(open.workbook, volume).value).toBe(55);
  });

  it("forgetting a run leaves the cells as they are", async () => {
    await openModel((n) =>
      n === 2 ? { when: "after" } : n === 3 || n === 4 ? { when: "before" } : undefined,
    );
    await runOne(open.pane, request());
    const unfinished = await open.pane.runs.unfinished();
    const token = unfinished.kind === "read" ? (unfinished.runs[0]?.token ?? "") : "";
    expect(await open.pane.runs.forget(token)).toMatchObject({ kind: "restored" });
    expect(await open.pane.runs.unfinished()).toEqual({ kind: "read", runs: [] });
    expect(await open.pane.runs.restore(token, [])).toEqual({ kind: "none" });
    expect(cellAt(open.workbook, place(open.workbook, "C2")).value).toBe(8);
  });
});

describe("somebody edits in the middle of a run", () => {
  it.each([1, 2, 5, 7, 8])("before request %i: the edit stays, everything else comes back", async (n) => {
    let edited = false;
    await openModel((request) => {
      if (request === n && !edited) {
        edited = true;
        const volume = place(open.workbook, "C3");
        const sheet = open.workbook.book.sheets().find(({ id }) => id === volume.sheetId);
        sheet?.write({ r: volume.row, c: volume.column, h: 1, w: 1 }, [[{ value: 123 }]]);
      }
      return undefined;
    });
    const result = await runOne(open.pane, request());
    const volume = cellAt(open.workbook, place(open.workbook, "C3"));
    // After the last step an edit is just an edit.
    if (n < 8) expect(result).toMatchObject({ kind: "edited", cells: ["'My model'!C3"], restored: true });
    else expect(result).toMatchObject({ kind: "done", restored: true, edited: ["'My model'!C3"] });
    expect(volume.value).toBe(123);
    expect(cellAt(open.workbook, place(open.workbook, "C2")).value).toBe(10);
    expect(cellAt(open.workbook, place(open.workbook, "C4")).formula).toBe("=C2*0.6");
    expect(await open.pane.runs.unfinished()).toEqual({ kind: "read", runs: [] });
  });
});

describe("somebody restores from another window while the run goes on", () => {
  it.each([2, 3])("before request %i: the run stops, and every input is as it was", async (n) => {
    let taken = false;
    await openModel((request) => {
      if (request === n) {
        const { settings } = open.workbook.host.document;
        const at = settings.findIndex(({ key }) => key.startsWith("PhoenixROI.run."));
        expect(at).toBeGreaterThanOrEqual(0);
        settings.splice(at, 1);
        taken = true;
      }
      return undefined;
    });
    const before = await snapshot(open.workbook);
    expect(await runOne(open.pane, request())).toEqual({ kind: "cancelled", restored: true });
    expect(taken).toBe(true);
    expect(await snapshot(open.workbook)).toEqual(before);
  });
});
