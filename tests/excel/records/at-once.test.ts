import { afterEach, describe, expect, it, vi } from "vitest";
import type { FaultPlan } from "../../../src/workbench/protocol/faults";
import { demoPlan } from "../fixtures/plan";
import { addModel, place } from "../support/model";
import {
  insertedBare,
  openPane,
  requestsOf,
  sheetOf,
  snapshot,
  type OpenPane,
  type WholeDoor,
} from "../support/office";

/** A clock that is wrong, and two panes that do the same at once. */
let open: OpenPane;
afterEach(async () => {
  vi.useRealTimers();
  await open.workbook.dispose();
});

const factor = (value: number) =>
  sheetOf(open.workbook.book, "Demo").write({ r: 1, c: 1, h: 1, w: 1 }, [[{ value }]]);
const twoSteps = () => ({
  inputs: [place(open.workbook, "C2"), place(open.workbook, "C3")],
  outputs: [place(open.workbook, "C7")],
  steps: [
    [8, null],
    [null, 90],
  ],
  agreed: true,
});

describe("a clock that is a year ahead", () => {
  const YEAR = 365 * 24 * 3600 * 1000;
  const aYearAhead = () => vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + YEAR });

  it("what was cut short by it is offered and put back by one that is right", async () => {
    let plan: FaultPlan = () => undefined;
    open = await openPane({ faults: (...request) => plan(...request) });
    await addModel(open.workbook);
    const before = await snapshot(open.workbook);
    aYearAhead();
    const first = requestsOf(open.workbook).length;
    // After the first change nothing arrives any more.
    plan = (request) => (request - first > 1 ? { when: "before" } : undefined);
    expect(await open.pane.runs.run(twoSteps())).toMatchObject({ kind: "failed" });
    plan = () => undefined;
    vi.useRealTimers();
    const pane = open.secondPane();
    expect(await pane.cutShort()).toHaveLength(1);
    expect(await pane.runs.run(twoSteps())).toMatchObject({
      kind: expect.stringMatching(/^(failed|refused)$/),
    });
    const unfinished = await pane.runs.unfinished();
    if (unfinished.kind !== "read") throw new Error(unfinished.kind);
    expect(unfinished.runs).toHaveLength(1);
    const [{ token, changes }] = unfinished.runs as [(typeof unfinished.runs)[number]];
    expect(await pane.runs.restore(token, changes)).toMatchObject({ kind: "restored" });
    expect(await snapshot(open.workbook)).toEqual(before);
  });

  it("a scenario that it saved stands after those of the right ones, and can be used, renamed and deleted", async () => {
    open = await openPane();
    const id = await insertedBare(open, demoPlan);
    aYearAhead();
    await open.pane.scenarios.save(id, "Ahead");
    vi.useRealTimers();
    factor(0.25);
    const { scenarios } = open.secondPane();
    await scenarios.save(id, "Now");
    const all = async () => {
      const read = await scenarios.read();
      return read.kind === "read" ? read.set!.scenarios : [];
    };
    expect((await all()).map(({ name }) => name)).toEqual(["Now", "Ahead"]);
    const [, ahead] = await all();
    expect(await scenarios.switchTo(id, ahead!.id)).toMatchObject({ kind: "switched" });
    expect(await scenarios.rename(id, ahead!.id, "Later")).toEqual({ kind: "done" });
    expect(await scenarios.remove(id, ahead!.id)).toEqual({ kind: "done" });
    expect((await all()).map(({ name }) => name)).toEqual(["Now"]);
  });
});

describe("two panes at once", () => {
  let id: string;
  let ids: string[];
  const audit = ({ claims }: WholeDoor) => {
    const area = (column: number) => ({
      sheetId: sheetOf(open.workbook.book, "My model").id,
      sheet: "My model",
      range: { row: 1, column, rows: 2, columns: 1 },
    });
    return claims.write({
      place: area(5),
      cells: [["exact"], ['=IF(C3>0,"holds","differs")']],
      conditionals: [],
      claims: area(2),
      computed: area(2),
    });
  };
  const ACTIONS: Record<string, (pane: WholeDoor) => Promise<{ kind: string }>> = {
    "save a scenario": ({ scenarios }) => scenarios.save(id, "Third"),
    switch: ({ scenarios }) => scenarios.switchTo(id, ids[0]!, { force: true }),
    compare: ({ scenarios }) => scenarios.compare(id, ids),
    run: ({ runs }) => runs.run(twoSteps()),
    audit,
    remove: (pane) => pane.remove(id, { force: true }),
  };
  const pairs = [
    ...Object.keys(ACTIONS).map((one) => [one, one]),
    ["switch", "compare"],
    ["switch", "remove"],
    ["save a scenario", "switch"],
  ] as [string, string][];

  it.each(pairs)("%s, and %s: no input is lost, nothing is left unfinished", async (one, other) => {
    open = await openPane();
    id = await insertedBare(open, demoPlan);
    await addModel(open.workbook);
    await open.pane.scenarios.save(id, "Base");
    factor(0.25);
    await open.pane.scenarios.save(id, "Low");
    const read = await open.pane.scenarios.read();
    ids = read.kind === "read" ? read.set!.scenarios.map((each) => each.id) : [];
    expect(ids).toHaveLength(2);
    const inputs = async () => {
      const { sheets } = await snapshot(open.workbook);
      return sheets.flatMap(({ name, cells }) =>
        name === "My model" ? [cells!.map((line) => line.slice(0, 3))] : name === "Demo" ? [cells] : [],
      );
    };
    const before = await inputs();
    const second = open.secondPane();
    const results = await Promise.all([ACTIONS[one]!(open.pane), ACTIONS[other]!(second)]);
    for (const { kind } of results)
      expect(kind).toMatch(
        /^(saved|switched|compared|done|written|removed|refused|failed|gone|busy|edited|occupied|area-taken)$/,
      );
    // Two runs that begin in the same moment both stop.
    const came = results.filter(({ kind }) => /^(saved|switched|compared|done|written|removed)$/.test(kind));
    expect(came.length).toBeGreaterThanOrEqual(one === "run" ? 0 : 1);
    expect(await open.pane.cutShort()).toEqual([]);
    const after = await inputs();
    // The user's model is as it was; ours is as it was or as the scenario has it, or gone because that was asked for.
    expect(after.at(-1)).toEqual(before.at(-1));
    if (![one, other].some((name) => ["switch", "remove"].includes(name))) expect(after).toEqual(before);
    expect(after).toHaveLength(results.some(({ kind }) => kind === "removed") ? 1 : 2);
  });

  it.each([0, 1, 2, 3])("a run, and another with other values from its request %i on", async (at) => {
    const run = { from: Infinity };
    let other: Promise<{ kind: string }> | undefined;
    open = await openPane({
      faults: (request) => {
        if (request === run.from + at) other ??= second();
        return undefined;
      },
    });
    await addModel(open.workbook);
    const before = await snapshot(open.workbook);
    const { runs } = open.secondPane();
    const second = () =>
      runs.run({
        ...twoSteps(),
        steps: [
          [7, null],
          [null, 80],
          [6, 70],
        ],
      });
    run.from = requestsOf(open.workbook).length;
    const one = await open.pane.runs.run(twoSteps());
    expect(other).toBeDefined();
    for (const { kind } of [one, (await other)!]) expect(kind).toMatch(/^(done|failed|refused)$/);
    expect(await open.pane.cutShort()).toEqual([]);
    expect(await snapshot(open.workbook)).toEqual(before);
  });
});
