import { afterEach, describe, expect, it } from "vitest";
import { breakAt, failRequest, type FaultPlan } from "../../../src/workbench/protocol/faults";
import { attachSession } from "../../../src/workbench/protocol/node-session";
import { HostError } from "../../../src/workbench/protocol/errors";
import type { TakenNames, WorkbookPlan } from "../../../src/sheets/plan";
import { demoPlan, pairPlan } from "../fixtures/plan";
import { openPane, requestsOf, sheetNames, snapshot, type OpenPane } from "../support/office";

let open: OpenPane;
afterEach(() => open.workbook.dispose());

/** Requests: the survey, the content, the looks, the record. */
const PLANS: { name: string; build: (taken: TakenNames) => WorkbookPlan; content: number[] }[] = [
  { name: "one sheet", build: demoPlan, content: [1] },
  { name: "two sheets", build: pairPlan, content: [1, 2, 3] },
];

describe.each(PLANS)("a fault while inserting $name", ({ build, content }) => {
  const requests = content.length + 3;
  it(`takes ${requests} requests when nothing goes wrong`, async () => {
    open = await openPane();
    await open.pane.insert(build);
    expect(requestsOf(open.workbook)).toHaveLength(requests);
  });

  const how = ["before", "half", "after"] as const;
  const faults = (numbers: number[]) =>
    numbers.flatMap((n) => how.map((each) => ({ request: n, how: each })));
  const others = Array.from({ length: requests }, (_, n) => n).filter((n) => !content.includes(n));

  it.each(faults(content))(
    "at request $request ($how), content, leaves the workbook as it was",
    async ({ request, how: each }) => {
      await expectRestored(build, failRequest(request, each));
    },
  );

  it.each(faults(others))(
    "at request $request ($how), which can be done without, changes nothing of what comes of it",
    async ({ request, how: each }) => {
      open = await openPane();
      await open.pane.insert(build);
      const wanted = await looks();
      await open.workbook.dispose();
      open = await openPane({ faults: failRequest(request, each) });
      expect(await open.pane.insert(build)).toMatchObject({ kind: "inserted", leftOut: [] });
      expect(await looks()).toEqual(wanted);
      expect(await open.pane.list()).toMatchObject({ insertions: [{ complete: true }] });
    },
  );

  it("works when it is tried again", async () => {
    open = await openPane({ faults: failRequest(1, "after") });
    expect(await open.pane.insert(build)).toMatchObject({ kind: "failed", restored: true });
    expect(await open.pane.insert(build)).toMatchObject({ kind: "inserted" });
  });
});

/** All that one sees of the workbook, without what is new each time. */
async function looks() {
  const { active, sheets, tables, charts } = await snapshot(open.workbook);
  const { book } = open.workbook;
  const nameOf = (sheetId: string) => book.sheets().find(({ id }) => id === sheetId)?.name;
  return {
    active,
    sheets: sheets.map(({ id: _id, rules, ...sheet }) => ({
      ...sheet,
      rules: rules.map(({ id: _rule, ...rule }) => rule),
    })),
    tables: tables.map(({ id: _id, sheetId, ...table }) => ({ ...table, sheet: nameOf(sheetId) })),
    charts: charts.map(({ name, title, series, box }) => [name, title, series.length, box]),
    styles: sheets.map(({ id }) =>
      book
        .sheets()
        .find((sheet) => sheet.id === id)
        ?.styleAt(0, 0),
    ),
  };
}

describe("a request that breaks off", () => {
  const every = Array.from({ length: 14 }, (_, i) => i / 14);

  it.each(every)("after the part %f of the writing leaves the workbook as it was", async (part) => {
    await expectRestored(demoPlan, (request, actions) =>
      request === 1 ? breakAt(Math.floor(part * actions)) : undefined,
    );
  });

  it.each([1, 2, 3, 4, 5, 6, 7, 8])("before action %i leaves the workbook as it was", async (action) => {
    await expectRestored(demoPlan, (request) => (request === 1 ? breakAt(action) : undefined));
  });
});

describe("when taking back fails too", () => {
  it("tries once more", async () => {
    // Request 1 is the content; 2 and 3 are the first attempt to take back.
    await expectRestored(demoPlan, (request) => ([1, 3].includes(request) ? { when: "before" } : undefined));
    await open.workbook.dispose();
    await expectRestored(demoPlan, (request) => ([1, 3].includes(request) ? { when: "after" } : undefined));
  });

  it("says so, lists what is left as incomplete, and removes it later", async () => {
    let broken = true;
    open = await openPane({
      faults: (request) => {
        if (!broken || request === 0) return undefined;
        return { when: request === 1 ? "after" : "before" };
      },
    });
    const before = await snapshot(open.workbook);
    expect(await open.pane.insert(demoPlan)).toMatchObject({ kind: "failed", restored: false });
    broken = false;
    expect(sheetNames(open.workbook)).toContain("Demo");

    const list = await open.pane.list();
    expect(list).toMatchObject({ kind: "listed", insertions: [{ title: "Demo", complete: false }] });
    const id = list.kind === "listed" ? list.insertions[0]?.id : undefined;
    expect(await open.pane.remove(id ?? "")).toEqual({ kind: "unfinished", sheets: ["Demo"], kept: [] });
    expect(await open.pane.remove(id ?? "", { force: true })).toEqual({ kind: "removed", title: "Demo" });
    expect(await snapshot(open.workbook)).toEqual(before);
  });
});

describe("when the pane is reloaded in the middle", () => {
  it.each([1, 2, 3])("at request %i: the next one lists what is left, and takes it back", async (at) => {
    open = await openPane({
      faults: (request) => {
        // The request is on its way; nobody waits for its answer any more, and none comes after it.
        if (request === at) setImmediate(() => open.workbook.session.close());
        return undefined;
      },
    });
    const { book, host } = open.workbook;
    const before = await snapshot(open.workbook);
    void open.pane.insert(demoPlan);
    await until(() => requestsOf(open.workbook).length > at);
    await book.settle();
    const reloaded = attachSession(host);
    const pane = open.secondPane();
    const list = await pane.list();
    // From the second request on all is there: what comes after it is charts and looks.
    expect(list).toMatchObject({ kind: "listed", insertions: [{ title: "Demo", complete: at > 1 }] });
    const id = list.kind === "listed" ? list.insertions[0]!.id : "";
    if (at === 1) expect(await pane.remove(id)).toMatchObject({ kind: "unfinished", sheets: ["Demo"] });
    expect(await pane.remove(id, { force: true })).toMatchObject({ kind: "removed" });
    // The inserted sheet may have been in front: Excel chooses another one.
    const { active, selection, ...after } = await snapshot(open.workbook);
    expect({ ...before, active, selection }).toEqual({ ...after, active, selection });
    reloaded.close();
  });
});

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise(setImmediate);
}

describe("what Excel refuses although it should know it", () => {
  it.each([
    ["Orientation", "the print set-up"],
    ["AltTextTitle", "alternative texts of charts"],
    ["Prompt", "checks of what is typed into inputs"],
    ["FreezeAt", "headings that stay in sight"],
    ["ColumnWidth", "widths of columns and heights of rows"],
    ["SetPosition", "the chart “Costs”"],
  ])("%s: the sheets come without it, and the result says so", async (action, words) => {
    const refuse: FaultPlan = () => {
      // The last request sent is the one that is asked about.
      const { Actions } = JSON.parse(open.workbook.session.sent.at(-1) ?? "{}") as {
        Actions: { Name: string }[];
      };
      const index = Actions.findIndex(({ Name }) => Name === action);
      const beforeAction = (i: number) => {
        if (i === index) throw new HostError("GeneralException", "There is no printer.");
      };
      return index < 0 ? undefined : { when: "during", beforeAction };
    };
    open = await openPane({ faults: refuse });
    const build = /Alt|Position/.test(action) ? pairPlan : demoPlan;
    const result = await open.pane.insert(build);
    expect(result).toMatchObject({ kind: "inserted", leftOut: [words] });
    expect(open.workbook.book.charts()).toHaveLength(build === pairPlan && action !== "SetPosition" ? 1 : 0);
    // What was left out is no edit of the user's.
    const id = result.kind === "inserted" ? result.insertion.id : "";
    expect(await open.pane.remove(id)).toMatchObject({ kind: "removed" });
  });

  it("nothing is inserted when Excel refuses what a sheet can't do without", async () => {
    await expectRestored(demoPlan, (request) =>
      request === 1
        ? {
            when: "during",
            beforeAction: (i) => {
              if (i === 40) throw new HostError("GeneralException", "No.", "Range.formulas");
            },
          }
        : undefined,
    );
  });
});

async function expectRestored(build: (taken: TakenNames) => WorkbookPlan, faults: FaultPlan): Promise<void> {
  open = await openPane({ faults });
  const before = await snapshot(open.workbook);
  const result = await open.pane.insert(build);
  expect(result).toMatchObject({ kind: "failed", restored: true });
  expect(result.kind === "failed" && result.problem.message).toMatch(
    /^Excel could not do this .+ Excel says: .+/,
  );
  expect(await snapshot(open.workbook)).toEqual(before);
}
