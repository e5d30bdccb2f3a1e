import { afterAll, afterEach, describe, expect, it } from "vitest";
import { breakAt, type FaultPlan } from "../../../src/workbench/protocol/faults";
import { demoPlan } from "../fixtures/plan";
import { addModel, place } from "../support/model";
import {
  insertedId,
  openPane,
  requestsOf,
  sheetOf,
  snapshot,
  type OpenPane,
  type WholeDoor,
} from "../support/office";

/** Two faults in a row at every request of what changes inputs, and whatever a user may do next. */
let open: OpenPane;
afterEach(() => open.workbook.dispose());

let plan: FaultPlan = () => undefined;
let first = 0;
let id: string;
let scenarios: string[];

async function openDemo(): Promise<void> {
  plan = () => undefined;
  first = 0;
  open = await openPane({ faults: (request, actions) => plan(request - first, actions) });
  id = await insertedId(open, demoPlan);
  await addModel(open.workbook);
  const factor = (value: number) =>
    sheetOf(open.workbook.book, "Demo").write({ r: 1, c: 1, h: 1, w: 1 }, [[{ value }]]);
  await open.pane.scenarios.save(id, "Base");
  factor(0.25);
  await open.pane.scenarios.save(id, "Low");
  const read = await open.pane.scenarios.read();
  scenarios = read.kind === "read" ? read.set!.scenarios.map((each) => each.id) : [];
}

const ACTIONS: Record<string, (pane: WholeDoor) => Promise<unknown>> = {
  switch: ({ scenarios: door }) => door.switchTo(id, scenarios[0]!, { force: true }),
  compare: ({ scenarios: door }) => door.compare(id, scenarios),
  run: ({ runs }) =>
    runs.run({
      inputs: [place(open.workbook, "C2"), place(open.workbook, "C4")],
      outputs: [place(open.workbook, "C7")],
      steps: [
        [8, null],
        [null, 3],
      ],
      agreed: true,
    }),
};

/** What the inputs hold. */
async function inputs(): Promise<unknown> {
  const { sheets } = await snapshot(open.workbook);
  return sheets.flatMap(({ name, cells }) => (/^(Demo|My model)$/.test(name) ? [cells] : []));
}

/** Puts back whatever stands, as the views do. */
async function restoreAll({ runs, scenarios: door }: WholeDoor): Promise<void> {
  for (let left = true; left;) {
    left = false;
    const unfinished = await runs.unfinished();
    for (const { token, changes, formulas } of unfinished.kind === "read" ? unfinished.runs : []) {
      left = true;
      expect(await runs.restore(token, changes.length ? changes : formulas)).toMatchObject({
        kind: "restored",
      });
    }
    const read = await door.read();
    if (read.kind !== "read" || !read.interrupted) continue;
    left = true;
    expect(await door.restore(read.interrupted.changes)).toMatchObject({ kind: "restored" });
  }
}

const cases = Object.keys(ACTIONS).flatMap((action) =>
  Array.from({ length: 8 }, (_, at) =>
    (["half, twice", "after, twice", "half, then none arrives"] as const).map((how) => ({ action, at, how })),
  ).flat(),
);

/** How many of the cases have run, and after how many of them a journal stood. */
const count = { ran: 0, stood: 0 };
afterAll(() => {
  if (count.ran >= cases.length) expect(count.stood).toBeGreaterThan(10);
});

describe("two faults in a row", () => {
  it.each(cases)(
    "$action, request $at ($how): the inputs are back, or in the journal",
    async ({ action, at, how }) => {
      await openDemo();
      const before = await inputs();
      first = requestsOf(open.workbook).length;
      plan = (request, actions) => {
        if (request < at) return undefined;
        if (request > at + 1) return how === "half, then none arrives" ? { when: "before" } : undefined;
        return how === "after, twice" ? { when: "after" } : breakAt(Math.floor(actions / 2));
      };
      const result = (await ACTIONS[action]!(open.pane)) as { kind: string };
      plan = () => undefined;

      const pane = open.secondPane();
      const standing = await pane.cutShort();
      const left = await inputs();
      count.ran++;
      if (standing.length) {
        count.stood++;
        // Nothing that a user can do next goes by inputs that are not back, or loses them.
        const nothing = { kind: expect.stringMatching(/^(failed|refused)$/) };
        for (const next of Object.values(ACTIONS)) expect(await next(pane)).toMatchObject(nothing);
        expect(await pane.scenarios.save(id, "New")).toMatchObject(nothing);
        expect(await pane.scenarios.save(id, "", scenarios[0])).toMatchObject(nothing);
        expect(await pane.remove(id, { force: true })).toMatchObject(nothing);
        expect(await inputs()).toEqual(left);
        await restoreAll(pane);
        expect(await pane.cutShort()).toEqual([]);
      }
      // A switch that came about is what was asked for.
      if (result.kind === "switched")
        expect(await pane.scenarios.read()).toMatchObject({ set: { active: scenarios[0] } });
      else expect(await inputs()).toEqual(before);
    },
  );
});

/** Where the audit of the two tables below writes: beside the user's model. */
const verdictArea = (column: number) => ({
  sheetId: sheetOf(open.workbook.book, "My model").id,
  sheet: "My model",
  range: { row: 1, column, rows: 2, columns: 1 },
});
const writeAudit = ({ claims }: WholeDoor) =>
  claims.write({
    place: verdictArea(5),
    cells: [["exact"], ['=IF(C3>0,"holds","differs")']],
    conditionals: [],
    claims: verdictArea(2),
    computed: verdictArea(2),
  });

const audits = async ({ claims }: WholeDoor) => {
  const listed = await claims.list();
  if (listed.kind !== "listed") throw new Error(JSON.stringify(listed));
  return listed.audits;
};

let written: string;
/** What adds cells or sheets of ours, or takes them away; what has to be there before; and how a user takes the rest away. */
const CHANGES: Record<
  string,
  { before?: (pane: WholeDoor) => Promise<unknown>; change: (pane: WholeDoor) => Promise<unknown> }
> = {
  remove: { change: (pane) => pane.remove(id, { force: true }) },
  audit: { change: writeAudit },
  "take back": {
    before: writeAudit,
    change: (pane) => pane.claims.takeBack(written),
  },
};

describe("two faults in a row", () => {
  it.each(
    Object.keys(CHANGES).flatMap((name) =>
      Array.from({ length: 3 }, (_, at) =>
        (["half, twice", "half, then none arrives"] as const).map((how) => ({ name, at, how })),
      ).flat(),
    ),
  )("$name, request $at ($how): what is the user's stays, and the rest can be taken away", async (one) => {
    await openDemo();
    const whole = await snapshot(open.workbook);
    const users = async () => {
      const { sheets } = await snapshot(open.workbook);
      return sheets.flatMap(({ name, cells }) => (name === "Demo" ? [] : [[name, cells]]));
    };
    const own = await users();
    const { before, change } = CHANGES[one.name]!;
    if (before) expect(await before(open.pane)).toMatchObject({ kind: "written" });
    written = (await audits(open.pane))[0]?.id ?? "";
    await open.workbook.book.settle();

    first = requestsOf(open.workbook).length;
    plan = (request, actions) => {
      if (request < one.at) return undefined;
      if (request > one.at + 1) return one.how === "half, twice" ? undefined : { when: "before" };
      return breakAt(Math.floor(actions / 2));
    };
    const { kind } = (await change(open.pane)) as { kind: string };
    plan = () => undefined;
    expect(["removed", "written", "taken-back", "failed"]).toContain(kind);

    const pane = open.secondPane();
    for (const audit of await audits(pane))
      expect(await pane.claims.takeBack(audit.id, { force: true })).toEqual({ kind: "taken-back" });
    expect(await users()).toEqual(own);
    if (one.name !== "remove") expect(await snapshot(open.workbook)).toEqual(whole);
    else {
      // Whatever has gone, what hasn't is still known to be ours.
      expect(await pane.remove(id, { force: true })).toMatchObject({
        kind: kind === "removed" ? "gone" : "removed",
      });
      const { sheets, names, tables, settings } = await snapshot(open.workbook);
      expect(sheets.map(({ name }) => name)).not.toContain("Demo");
      expect([names.map(({ name }) => name), tables.map(({ name }) => name)]).toEqual([["Rate"], ["Plan"]]);
      expect(settings).toEqual([]);
    }
  });
});
