import { afterEach, describe, expect, it } from "vitest";
import { demoPlan, pairPlan } from "../fixtures/plan";
import { openPane, requestsOf, sheetNames, snapshot, type OpenPane } from "../support/office";

let open: OpenPane;
afterEach(() => open.workbook.dispose());

const OWN = ["Budget", `It's "fine" 🚀`, "Old"];

describe("a workbook that can't be written to now", () => {
  it("protected: nothing is written, and the message says how to go on", async () => {
    open = await openPane();
    open.workbook.host.document.structurePassword = "secret";
    const before = await snapshot(open.workbook);
    const result = await open.pane.insert(demoPlan);
    expect(result).toMatchObject({ kind: "failed", restored: true, problem: { kind: "structure" } });
    expect(result.kind === "failed" && result.problem.message).toContain("Unprotect it");
    expect(await snapshot(open.workbook)).toEqual(before);
    expect(requestsOf(open.workbook)).toHaveLength(1);
  });

  it("a cell being edited: waits until the user has finished", async () => {
    open = await openPane();
    const stop = edit(open);
    const inserting = open.pane.insert(demoPlan);
    stop();
    expect(await inserting).toMatchObject({ kind: "inserted" });
  });

  it("a cell edited half-way: waits until the user has finished", async () => {
    open = await openPane();
    let stop: (() => void) | null = null;
    const inserting = open.pane.insert(pairPlan, {
      onProgress: ({ done }) => {
        if (done === 1) stop = edit(open);
      },
    });
    await waitFor(() => stop !== null);
    expect(sheetNames(open.workbook)).toContain("Pair costs");
    (stop as (() => void) | null)?.();
    expect((await inserting).kind).toBe("inserted");
  });

  it("an Excel without names and settings is too old; nothing is asked of it", async () => {
    open = await openPane({ requirementSets: { ExcelApi: "1.6" } });
    expect(await open.pane.insert(demoPlan)).toMatchObject({ kind: "failed", problem: { kind: "old" } });
    expect(requestsOf(open.workbook)).toHaveLength(0);
  });

  it("an older Excel gets the sheet, and the result says what it lacks", async () => {
    open = await openPane({ requirementSets: { ExcelApi: "1.7" } });
    const result = await open.pane.insert(demoPlan);
    expect(result).toMatchObject({
      kind: "inserted",
      leftOut: [
        "hiding the gridlines",
        "the print set-up",
        "checks of what is typed into inputs",
        "indented labels",
      ],
    });
  });

  it("a plan that can't be built writes nothing", async () => {
    open = await openPane();
    const before = await snapshot(open.workbook);
    const result = await open.pane.insert(() => {
      throw new RangeError("no such column");
    });
    expect(result).toMatchObject({
      kind: "failed",
      restored: true,
      problem: { kind: "unknown", code: "RangeError" },
    });
    expect(await snapshot(open.workbook)).toEqual(before);
  });
});

describe("cancelling", () => {
  it.each([-1, 0, 1, 2])("after step %i leaves the workbook as it was", async (steps) => {
    open = await openPane();
    const before = await snapshot(open.workbook);
    const abort = new AbortController();
    if (steps < 0) abort.abort();
    const result = await open.pane.insert(pairPlan, {
      signal: abort.signal,
      onProgress: ({ done }) => {
        if (done === steps) abort.abort();
      },
    });
    expect(result).toEqual({ kind: "cancelled", restored: true });
    expect(await snapshot(open.workbook)).toEqual(before);
  });
});

describe("two at once", () => {
  it("a double click inserts once", async () => {
    open = await openPane();
    const [first, second] = await Promise.all([open.pane.insert(demoPlan), open.pane.insert(demoPlan)]);
    expect(first.kind).toBe("inserted");
    expect(second).toEqual({ kind: "busy" });
    expect(sheetNames(open.workbook)).toEqual([...OWN, "Demo"]);
  });

  it("two panes insert both, under different names", async () => {
    open = await openPane();
    const other = open.secondPane();
    const results = await Promise.all([open.pane.insert(demoPlan), other.insert(demoPlan)]);
    expect(results.map(({ kind }) => kind)).toEqual(["inserted", "inserted"]);
    expect(sheetNames(open.workbook).sort()).toEqual([...OWN, "Demo", "Demo (2)"].sort());
    const list = await open.pane.list();
    expect(list.kind === "listed" && list.insertions).toHaveLength(2);
    const { tables } = await snapshot(open.workbook);
    expect(tables.map(({ name }) => name).sort()).toEqual(["DemoCosts", "DemoCosts_2", "Plan"]);
  });

  it("a name taken between reading and writing is left to whoever took it", async () => {
    open = await openPane();
    const { book } = open.workbook;
    let attempts = 0;
    const result = await open.pane.insert((taken) => {
      attempts++;
      if (attempts === 1) book.addSheet("Demo");
      return demoPlan(taken);
    });
    expect(attempts).toBe(2);
    expect(result).toMatchObject({ kind: "inserted", insertion: { sheets: [{ name: "Demo (2)" }] } });
    expect(sheetNames(open.workbook)).toEqual([...OWN, "Demo", "Demo (2)"]);
  });

  it("a table's name too, of which Excel says no more than that it is invalid", async () => {
    open = await openPane();
    const { book } = open.workbook;
    let attempts = 0;
    const result = await open.pane.insert((taken) => {
      if (++attempts === 1) book.setName({ name: "DemoCosts", formula: "=Budget!$A$1", visible: true });
      return demoPlan(taken);
    });
    expect(result).toMatchObject({ kind: "inserted", insertion: { sheets: [{ name: "Demo" }] } });
    expect(attempts).toBe(2);
    expect(sheetNames(open.workbook)).toEqual([...OWN, "Demo"]);
    expect(book.tables().map(({ name }) => name)).toContain("DemoCosts_2");
  });

  it("gives up when the name is taken again and again, and touches none of them", async () => {
    open = await openPane();
    const { book } = open.workbook;
    const result = await open.pane.insert((taken) => {
      const plan = demoPlan(taken);
      book.addSheet(plan.sheets[0]?.name ?? "");
      return plan;
    });
    expect(result).toMatchObject({ kind: "failed", restored: true, problem: { kind: "conflict" } });
    expect(sheetNames(open.workbook)).toEqual([...OWN, "Demo", "Demo (2)", "Demo (3)"]);
  });
});

/** As if the user began to type into a cell; the function that comes back ends it. */
function edit({ workbook }: OpenPane): () => void {
  const { book } = workbook;
  const real = book.editing.bind(book);
  book.editing = () => true;
  return () => {
    book.editing = real;
  };
}

async function waitFor(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve, 5));
}
