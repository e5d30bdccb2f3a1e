import { afterEach, describe, expect, it } from "vitest";
import type { ScenarioSet } from "../../../src/excel/scenarios";
import type { SheetPlan } from "../../../src/sheets/plan";
import { DEFAULT_OPTIONS, templateById } from "../../../src/templates/catalogue";
import { breakAt, failRequest, type FaultPlan } from "../../../src/workbench/protocol/faults";
import { builtFunctions } from "../../support/workbook";
import { demoPlan, pairPlan } from "../fixtures/plan";
import {
  arrived,
  insertedBare,
  insertedId,
  openPane,
  requestsOf,
  sheetOf,
  snapshot,
  type OpenPane,
} from "../support/office";

let open: OpenPane;
let id: string;
let plan: FaultPlan = () => undefined;
let first = 0;
afterEach(async () => {
  await open.workbook.dispose();
  plan = () => undefined;
  first = 0;
});

const FACTOR = { r: 1, c: 1, h: 1, w: 1 };
const BEFORE = { r: 5, c: 1, h: 3, w: 1 };
/** The key figure. */
const SAVED = { r: 8, c: 3, h: 1, w: 1 };

/** The scenario that an insertion brings. */
async function asInserted(): Promise<string> {
  const [scenario] = (await set()).scenarios;
  expect(scenario?.name).toBe("As inserted");
  return scenario!.id;
}

/** The demo sheet, with no scenario: a named factor in B2, a table of three items in A5:E8, a total in row 9. */
async function openDemo(build = demoPlan): Promise<void> {
  open = await openPane({ faults: (request, actions) => plan(request - first, actions) });
  id = await insertedBare(open, build);
}

const demo = () => sheetOf(open.workbook.book, "Demo");

function type(at: { r: number; c: number; h: number; w: number }, ...values: (string | number)[]): void {
  demo().write(
    at,
    values.map((value) => [{ value }]),
  );
}

async function values(at: { r: number; c: number; h: number; w: number }): Promise<unknown[]> {
  await open.workbook.book.settle();
  return demo()
    .read(at)
    .flat()
    .map(({ value }) => value);
}

async function set(): Promise<ScenarioSet> {
  const result = await open.pane.scenarios.read(id);
  if (result.kind !== "read" || !result.set) throw new Error(JSON.stringify(result));
  return result.set;
}

async function save(name: string): Promise<string> {
  const result = await open.pane.scenarios.save(id, name);
  if (result.kind !== "saved") throw new Error(JSON.stringify(result));
  return result.id;
}

/** "Base" as inserted, and "Cheap" with another factor and other costs, which is in the workbook. */
async function twoScenarios(): Promise<{ base: string; cheap: string }> {
  const base = await save("Base");
  type(FACTOR, 0.25);
  type(BEFORE, 500, 600, 700);
  await open.workbook.book.settle();
  const cheap = await save("Cheap");
  return { base, cheap };
}

describe("what an insertion brings", () => {
  it("is a scenario by which its inputs come back, and which goes with it", async () => {
    open = await openPane();
    const before = await snapshot(open.workbook);
    id = await insertedId(open, demoPlan);
    const inserted = await snapshot(open.workbook);
    const scenario = await asInserted();
    expect(await set()).toMatchObject({ inputs: 10, active: null, scenarios: [{ differences: 0 }] });
    type(FACTOR, 0.3);
    type(BEFORE, 1, 2, 3);
    await open.workbook.book.settle();
    expect(await set()).toMatchObject({ scenarios: [{ differences: 4 }] });
    expect(await open.pane.scenarios.switchTo(id, scenario, { force: true })).toEqual({
      kind: "switched",
      changed: 4,
    });
    expect((await snapshot(open.workbook)).sheets).toEqual(inserted.sheets);
    expect(await open.pane.remove(id, { force: true })).toMatchObject({ kind: "removed" });
    expect((await snapshot(open.workbook)).settings).toEqual(before.settings);
  });

  it("isn't kept of sheets that take nothing in", async () => {
    open = await openPane();
    await insertedId(open, (taken) => {
      const plan = demoPlan(taken);
      const cells = plan.sheets[0]!.cells.map((line) =>
        line.map((cell) =>
          cell?.role === "input" || cell?.role === "inputText" ? { ...cell, role: "stated" as const } : cell,
        ),
      );
      return { ...plan, sheets: [{ ...plan.sheets[0]!, cells }] };
    });
    const { settings } = await snapshot(open.workbook);
    expect(settings.map(({ key }) => key.replace(/\.\w+$/, ""))).toEqual(["PhoenixROI.insertion"]);
  });
});

describe("saving", () => {
  it("keeps the inputs, and says that they are those in the workbook", async () => {
    await openDemo();
    const base = await save("Base");
    expect(await set()).toMatchObject({
      id,
      title: "Demo",
      // The factor, and name, before and after of three items.
      inputs: 10,
      formulas: 0,
      active: base,
      scenarios: [{ id: base, name: "Base", differences: 0 }],
    });
  });

  it("says how many inputs were edited since", async () => {
    await openDemo();
    const base = await save("Base");
    type(FACTOR, 0.3);
    type(BEFORE, 1, 2000, 3000);
    expect(await set()).toMatchObject({ active: base, scenarios: [{ differences: 2 }] });
  });

  it("leaves out an input that holds a formula by now", async () => {
    await openDemo();
    demo().write(FACTOR, [[{ formula: "=1/3" }]]);
    await open.workbook.book.settle();
    await save("Base");
    expect(await set()).toMatchObject({ inputs: 9, formulas: 1 });
  });

  it("updates a scenario under its name", async () => {
    await openDemo();
    const { base } = await twoScenarios();
    expect(await open.pane.scenarios.save(id, "", base)).toMatchObject({
      kind: "saved",
      id: base,
      name: "Base",
    });
    expect(await set()).toMatchObject({ active: base, scenarios: [{ differences: 0 }, { differences: 0 }] });
  });

  it("updates one also when the one that was active is gone", async () => {
    await openDemo();
    const { base, cheap } = await twoScenarios();
    expect(await open.pane.scenarios.remove(id, cheap)).toEqual({ kind: "done" });
    expect((await set()).active).toBeNull();
    expect(await open.pane.scenarios.save(id, "", base)).toMatchObject({ kind: "saved", id: base });
    expect(await set()).toMatchObject({ active: base, scenarios: [{ differences: 0 }] });
  });

  const NAMES: [string, string, RegExp][] = [
    ["no name", "  ", /Give the scenario a name/],
    ["a name that is taken, in other letters", "bASE", /There is a scenario “Base” already/],
    ["a name that is too long", "x".repeat(61), /60 characters at most/],
  ];
  it.each(NAMES)("refuses %s", async (_what, name, reason) => {
    await openDemo();
    await save("Base");
    const result = await open.pane.scenarios.save(id, name);
    expect(result.kind === "refused" && result.reason).toMatch(reason);
    expect((await set()).scenarios).toHaveLength(1);
  });

  it("has nothing to save in a workbook without inserted sheets", async () => {
    open = await openPane();
    expect(await open.pane.scenarios.read()).toEqual({
      kind: "read",
      choices: [],
      set: null,
      interrupted: null,
    });
  });
});

describe("settings that are full", () => {
  type Ids = { base: string; cheap: string };
  const FULL = { problem: { kind: "full", message: expect.stringContaining("Remove inserted sheets") } };
  const ACTS: [string, (ids: Ids) => Promise<unknown>, unknown][] = [
    [
      "saving",
      () => open.pane.scenarios.save(id, "A third one"),
      { kind: "refused", reason: expect.stringContaining("Remove inserted sheets") },
    ],
    ["switching", ({ base }) => open.pane.scenarios.switchTo(id, base), { kind: "failed", ...FULL }],
    [
      "comparing",
      ({ base, cheap }) => open.pane.scenarios.compare(id, [base, cheap]),
      { kind: "failed", ...FULL },
    ],
  ];
  it.each(ACTS)(
    "refuse %s before anything is written, and say what to remove",
    async (_what, act, refusal) => {
      await openDemo();
      const ids = await twoScenarios();
      open.workbook.host.document.settings.push({
        key: "PhoenixROI.scenario.x.y",
        value: "x".repeat(999_000),
      });
      const before = await snapshot(open.workbook);
      expect(await act(ids)).toMatchObject(refusal as object);
      expect(await snapshot(open.workbook)).toEqual(before);
    },
  );
});

describe("switching", () => {
  it("writes the inputs and nothing else, in three requests, and remembers which", async () => {
    await openDemo();
    const { base } = await twoScenarios();
    const before = await snapshot(open.workbook);
    const requests = requestsOf(open.workbook).length;
    expect(await open.pane.scenarios.switchTo(id, base)).toEqual({ kind: "switched", changed: 4 });
    expect(requestsOf(open.workbook).length - requests).toBe(3);
    expect(await values(FACTOR)).toEqual([0.5]);
    expect(await values(BEFORE)).toEqual([1000, 2000, 3000]);
    expect(await set()).toMatchObject({ active: base, scenarios: [{ differences: 0 }, { differences: 4 }] });
    const after = await snapshot(open.workbook);
    const formulas = (of: typeof before) =>
      of.sheets.map(({ cells }) => cells?.map((row) => row.map(([formula, , format]) => [formula, format])));
    expect(formulas(after)).toEqual(formulas(before));
    expect({ ...after, sheets: [], settings: [] }).toEqual({ ...before, sheets: [], settings: [] });
  });

  it("asks before it writes over inputs that are in no scenario", async () => {
    await openDemo();
    const { base } = await twoScenarios();
    type(FACTOR, 0.99);
    await open.workbook.book.settle();
    const before = await snapshot(open.workbook);
    expect(await open.pane.scenarios.switchTo(id, base)).toEqual({ kind: "unsaved" });
    expect(await snapshot(open.workbook)).toEqual(before);
    expect(await open.pane.scenarios.switchTo(id, base, { force: true })).toMatchObject({ kind: "switched" });
    expect(await values(FACTOR)).toEqual([0.5]);
  });

  it("keeps texts that look like something else", async () => {
    await openDemo();
    const name = { r: 5, c: 0, h: 1, w: 1 };
    await Excel.run(async (context) => {
      context.workbook.worksheets.getItem("Demo").getRange("A6").values = [["'90%"]];
      await context.sync();
    });
    const odd = await save("Odd");
    type(name, "Item");
    await save("Plain");
    expect(await open.pane.scenarios.switchTo(id, odd)).toMatchObject({ kind: "switched", changed: 1 });
    expect(await values(name)).toEqual(["90%"]);
  });

  it("finds inputs below rows, and beside columns, that were inserted", async () => {
    await openDemo();
    const { base } = await twoScenarios();
    demo().insert({ r: 0, c: 0, h: 2, w: 16384 }, "down");
    demo().insert({ r: 0, c: 0, h: 1_048_576, w: 1 }, "right");
    await open.workbook.book.settle();
    expect(await open.pane.scenarios.switchTo(id, base)).toMatchObject({ kind: "switched", changed: 4 });
    expect(await values({ r: 3, c: 2, h: 1, w: 1 })).toEqual([0.5]);
    expect(await values({ r: 7, c: 2, h: 3, w: 1 })).toEqual([1000, 2000, 3000]);
  });

  it("finds a sheet that was renamed", async () => {
    await openDemo();
    const { base } = await twoScenarios();
    demo().rename("Costs");
    await open.workbook.book.settle();
    expect(await open.pane.scenarios.switchTo(id, base)).toMatchObject({ kind: "switched" });
  });

  it("refuses when a row was added to the table, and takes the new row into the next scenario", async () => {
    await openDemo();
    const { base } = await twoScenarios();
    await Excel.run(async (context) => {
      context.workbook.tables
        .getItem("DemoCosts")
        .rows.add(undefined, [["New", 4000, 400, null, null] as never]);
      await context.sync();
    });
    const before = await snapshot(open.workbook);
    expect(await open.pane.scenarios.switchTo(id, base, { force: true })).toEqual({
      kind: "misfit",
      reason: "the table “DemoCosts” has 4 rows now, and had 3 then",
    });
    expect(await snapshot(open.workbook)).toEqual(before);
    expect((await set()).scenarios.map(({ differences }) => differences)).toEqual([null, null]);
    await save("Four rows");
    expect(await set()).toMatchObject({ inputs: 13 });
    await Excel.run(async (context) => {
      context.workbook.tables.getItem("DemoCosts").convertToRange();
      await context.sync();
    });
    expect(await open.pane.scenarios.switchTo(id, base, { force: true })).toEqual({
      kind: "misfit",
      reason: "the table “DemoCosts” isn’t found on “Demo”",
    });
  });

  it("refuses when an input has become a formula, or its name was deleted", async () => {
    await openDemo();
    const { base } = await twoScenarios();
    demo().write(FACTOR, [[{ formula: "=1/4" }]]);
    await open.workbook.book.settle();
    expect(await open.pane.scenarios.switchTo(id, base, { force: true })).toEqual({
      kind: "misfit",
      reason: "an input holds a formula now (Demo)",
    });
    open.workbook.book.removeName("DemoFactor");
    expect(await open.pane.scenarios.switchTo(id, base, { force: true })).toEqual({
      kind: "misfit",
      reason: "“Factor” isn’t found on “Demo”",
    });
  });

  it("refuses when a sheet was deleted", async () => {
    open = await openPane();
    id = await insertedId(open, pairPlan);
    const base = await save("Base");
    sheetOf(open.workbook.book, "Pair costs").remove();
    await open.workbook.book.settle();
    expect(await open.pane.scenarios.switchTo(id, base, { force: true })).toMatchObject({
      kind: "misfit",
      reason: expect.stringMatching(/the sheet “Pair costs” was deleted/),
    });
  });

  it("says what to do about a protected sheet, and writes where inputs are unlocked", async () => {
    await openDemo();
    const { base } = await twoScenarios();
    const protect = (on: boolean) =>
      Excel.run(async (context) => {
        const sheet = context.workbook.worksheets.getItem("Demo");
        if (on) sheet.protection.protect();
        else sheet.protection.unprotect();
        await context.sync();
      });
    await protect(true);
    const before = await snapshot(open.workbook);
    const refused = await open.pane.scenarios.switchTo(id, base);
    expect(refused).toMatchObject({ kind: "failed", restored: true });
    expect(refused.kind === "failed" && refused.problem.message).toContain("unlock its inputs");
    expect(await snapshot(open.workbook)).toEqual(before);
    await protect(false);
    for (const at of [FACTOR, { ...BEFORE, c: 0, w: 3 }]) demo().setStyle(at, { locked: false });
    await protect(true);
    expect(await open.pane.scenarios.switchTo(id, base)).toMatchObject({ kind: "switched" });
  });
});

describe("a fault while switching", () => {
  const faults = [0, 1, 2].flatMap((n) => (["before", "half", "after"] as const).map((how) => ({ n, how })));

  it.each(faults)("at request $n ($how) leaves every input as it was", async ({ n, how }) => {
    await openDemo();
    const { base } = await twoScenarios();
    await expectRestored(base, failRequest(n, how));
  });

  const parts = Array.from({ length: 10 }, (_, i) => i / 10);
  it.each(parts)(
    "that breaks off the writing after the part %f leaves every input as it was",
    async (part) => {
      await openDemo();
      const { base } = await twoScenarios();
      await expectRestored(base, (request, actions) =>
        request === 2 ? breakAt(Math.floor(part * actions)) : undefined,
      );
    },
  );

  async function expectRestored(base: string, faults: FaultPlan) {
    const before = await snapshot(open.workbook);
    first = requestsOf(open.workbook).length;
    plan = faults;
    expect(await open.pane.scenarios.switchTo(id, base)).toMatchObject({ kind: "failed", restored: true });
    expect(await snapshot(open.workbook)).toEqual(before);
    plan = () => undefined;
    expect(await open.pane.scenarios.switchTo(id, base)).toMatchObject({ kind: "switched" });
  }

  it("that can't be put back is told at the next start, and put back then", async () => {
    await openDemo();
    const { base } = await twoScenarios();
    const before = await snapshot(open.workbook);
    first = requestsOf(open.workbook).length;
    plan = (request, actions) =>
      request === 2 ? breakAt(actions - 3) : request > 2 ? { when: "before" } : undefined;
    expect(await open.pane.scenarios.switchTo(id, base)).toMatchObject({ kind: "failed", restored: false });
    plan = () => undefined;
    const next = open.secondPane();
    const read = await next.scenarios.read();
    expect(read).toMatchObject({ interrupted: { started: expect.any(Date) } });
    const changes = read.kind === "read" ? (read.interrupted?.changes ?? []) : [];
    expect(changes).toContainEqual({ where: "Demo!B2", now: 0.5, then: 0.25 });
    expect(await values(FACTOR)).toEqual([0.5]);
    // Nothing is written that was not shown.
    expect(await next.scenarios.restore([])).toEqual({ kind: "changed" });
    expect(await values(FACTOR)).toEqual([0.5]);
    expect(await next.scenarios.restore(changes)).toEqual({ kind: "restored", edited: [], lost: 0 });
    expect(await snapshot(open.workbook)).toEqual(before);
    expect(await next.scenarios.restore([])).toEqual({ kind: "none" });
  });
});

describe("renaming and deleting", () => {
  it("renames", async () => {
    await openDemo();
    const { base } = await twoScenarios();
    expect(await open.pane.scenarios.rename(id, base, "Cheap")).toMatchObject({ kind: "refused" });
    expect(await open.pane.scenarios.rename(id, base, " As printed ")).toEqual({ kind: "done" });
    expect((await set()).scenarios.map(({ name }) => name)).toEqual(["As printed", "Cheap"]);
  });

  it("deletes, and leaves the inputs alone", async () => {
    await openDemo();
    const { cheap } = await twoScenarios();
    expect(await open.pane.scenarios.remove(id, cheap)).toEqual({ kind: "done" });
    expect(await set()).toMatchObject({ active: null, scenarios: [{ name: "Base" }] });
    expect(await values(FACTOR)).toEqual([0.25]);
    expect(await open.pane.scenarios.remove(id, cheap)).toEqual({ kind: "gone" });
  });

  it("goes with the sheets when they are removed", async () => {
    await openDemo();
    await twoScenarios();
    expect(await open.pane.remove(id, { force: true })).toMatchObject({ kind: "removed" });
    const { settings } = await snapshot(open.workbook);
    expect(settings.filter(({ key }) => key.includes("scenario"))).toEqual([]);
  });
});

describe("comparing", () => {
  it("reads each scenario's results, and puts back what was there", async () => {
    await openDemo();
    const { base, cheap } = await twoScenarios();
    type(FACTOR, 0.75);
    const before = await snapshot(open.workbook);
    const requests = requestsOf(open.workbook).length;
    const progress: string[] = [];
    const result = await open.pane.scenarios.compare(id, [base, cheap], {
      onProgress: (done, total) => progress.push(`${done}/${total}`),
    });
    expect(requestsOf(open.workbook).length - requests).toBe(2 + 1 + 2 + 3);
    expect(progress).toEqual(["0/2", "1/2", "2/2"]);
    expect(result).toEqual({
      kind: "compared",
      comparison: {
        scenarios: ["Base", "Cheap"],
        inputs: [
          { sheet: "Demo", label: "Factor", format: "0%", values: [0.5, 0.25] },
          { sheet: "Demo", label: "Item 1, Before", format: "[$$-409]#,##0", values: [1000, 500] },
          { sheet: "Demo", label: "Item 2, Before", format: "[$$-409]#,##0", values: [2000, 600] },
          { sheet: "Demo", label: "Item 3, Before", format: "[$$-409]#,##0", values: [3000, 700] },
        ],
        figures: [{ sheet: "Demo", label: "Saved", format: "[$$-409]#,##0", values: [2700, 300] }],
      },
    });
    expect(await snapshot(open.workbook)).toEqual(before);
  });

  it("calculates where calculation is manual", async () => {
    await openDemo();
    const { base, cheap } = await twoScenarios();
    type(FACTOR, 0.75);
    expect(await values(SAVED)).toEqual([900]);
    open.workbook.book.setCalculationMode("Manual");
    const result = await open.pane.scenarios.compare(id, [base, cheap]);
    expect(result).toMatchObject({ comparison: { figures: [{ values: [2700, 300] }] } });
    // What is put back is calculated too.
    expect(await values(SAVED)).toEqual([900]);
  });

  it("takes no result that is the scenario's before, where functions answer late", async () => {
    open = await openPane({ functions: builtFunctions() });
    id = await insertedId(open, (taken) => {
      const demo = demoPlan(taken);
      const [sheet] = demo.sheets as [SheetPlan];
      const [factor] = sheet.names;
      const cells = sheet.cells.map((line, r) =>
        line.map((cell, c) =>
          cell && r === SAVED.r && c === SAVED.c
            ? { ...cell, formula: `=ROI_SAVINGS(B9,C9)*${factor!.name}` }
            : cell,
        ),
      );
      return { ...demo, sheets: [{ ...sheet, cells }] };
    });
    await arrived(open.workbook);
    const { base, cheap } = await twoScenarios();
    await arrived(open.workbook);
    const result = await open.pane.scenarios.compare(id, [base, cheap]);
    expect(result).toMatchObject({ comparison: { figures: [{ values: [2700, 300] }] } });
    await arrived(open.workbook);
    expect(await values(SAVED)).toEqual([300]);
  });

  it("changes nothing when a scenario doesn't fit", async () => {
    await openDemo();
    const { base, cheap } = await twoScenarios();
    demo().write(FACTOR, [[{ formula: "=1/4" }]]);
    await open.workbook.book.settle();
    const before = await snapshot(open.workbook);
    expect(await open.pane.scenarios.compare(id, [base, cheap])).toMatchObject({
      kind: "misfit",
      name: "Base",
    });
    expect(await snapshot(open.workbook)).toEqual(before);
  });

  it.each([0, 1])("stops after step %i when it is cancelled, and puts everything back", async (step) => {
    await openDemo();
    const { base, cheap } = await twoScenarios();
    const before = await snapshot(open.workbook);
    const abort = new AbortController();
    const result = await open.pane.scenarios.compare(id, [base, cheap], {
      signal: abort.signal,
      onProgress: (done) => done === step && abort.abort(),
    });
    expect(result).toEqual({ kind: "cancelled", restored: true, edited: [] });
    expect(await snapshot(open.workbook)).toEqual(before);
  });

  it("keeps an edit that somebody makes in the middle", async () => {
    await openDemo();
    const { base, cheap } = await twoScenarios();
    const abort = new AbortController();
    const result = await open.pane.scenarios.compare(id, [base, cheap], {
      signal: abort.signal,
      onProgress: (done) => {
        if (done !== 1) return;
        type(FACTOR, 0.42);
        abort.abort();
      },
    });
    expect(result).toEqual({ kind: "cancelled", restored: true, edited: ["Factor"] });
    expect(await values(FACTOR)).toEqual([0.42]);
    expect(await values(BEFORE)).toEqual([500, 600, 700]);
  });

  const faults = Array.from({ length: 8 }, (_, n) =>
    (["before", "half", "after"] as const).map((how) => ({ n, how })),
  ).flat();
  it.each(faults)("a fault at request $n ($how) leaves every input as it was", async ({ n, how }) => {
    await openDemo();
    const { base, cheap } = await twoScenarios();
    const before = await snapshot(open.workbook);
    first = requestsOf(open.workbook).length;
    plan = failRequest(n, how);
    const result = await open.pane.scenarios.compare(id, [base, cheap]);
    // While it restores, it tries again and then has the results.
    expect(result).toMatchObject(n < 5 ? { kind: "failed", restored: true } : { kind: "compared" });
    expect(await snapshot(open.workbook)).toEqual(before);
  });
});

describe("the templates", () => {
  it.each(["training-70b", "business-case", "whole-analysis"])(
    "%s: every input is found again, also two rows further down",
    async (name) => {
      open = await openPane();
      const template = templateById(name)!;
      id = await insertedId(open, (taken) => template.build({ ...DEFAULT_OPTIONS, dialect: "plain", taken }));
      const base = await asInserted();
      const before = await snapshot(open.workbook);
      const { inputs } = await set();
      expect(inputs).toBeGreaterThan(5);
      expect(JSON.stringify(before.settings).length).toBeLessThan(200_000);
      expect(await open.pane.scenarios.switchTo(id, base)).toEqual({ kind: "switched", changed: 0 });
      expect((await snapshot(open.workbook)).sheets).toEqual(before.sheets);
      const own = ["Budget", `It's "fine" 🚀`, "Old"];
      for (const sheet of open.workbook.book.sheets())
        if (!own.includes(sheet.name)) sheet.insert({ r: 0, c: 0, h: 2, w: 16384 }, "down");
      await open.workbook.book.settle();
      expect(await set()).toMatchObject({ inputs, scenarios: [{ differences: 0 }] });
    },
  );
});
