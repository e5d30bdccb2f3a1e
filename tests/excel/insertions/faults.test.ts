import { afterEach, describe, expect, it } from "vitest";
import { breakAt, failRequest, type FaultPlan } from "../../../src/workbench/protocol/faults";
import { HostError } from "../../../src/workbench/protocol/errors";
import type { TakenNames, WorkbookPlan } from "../../../src/sheets/plan";
import { demoPlan, pairPlan } from "../fixtures/plan";
import { openPane, requestsOf, sheetNames, snapshot, type OpenPane } from "../support/office";

let open: OpenPane;
afterEach(() => open.workbook.dispose());

const PLANS: { name: string; build: (taken: TakenNames) => WorkbookPlan; requests: number }[] = [
  { name: "one sheet", build: demoPlan, requests: 3 },
  { name: "two sheets", build: pairPlan, requests: 5 },
];

describe.each(PLANS)("a fault while inserting $name", ({ build, requests }) => {
  it(`takes ${requests} requests when nothing goes wrong`, async () => {
    open = await openPane();
    await open.pane.insert(build);
    expect(requestsOf(open.workbook)).toHaveLength(requests);
  });

  const faults = Array.from({ length: requests }, (_, request) =>
    (["before", "half", "after"] as const).map((how) => ({ request, how })),
  ).flat();

  it.each(faults)("at request $request ($how) leaves the workbook as it was", async ({ request, how }) => {
    await expectRestored(build, failRequest(request, how));
  });

  it("works when it is tried again", async () => {
    open = await openPane({ faults: failRequest(requests - 1, "after") });
    expect(await open.pane.insert(build)).toMatchObject({ kind: "failed", restored: true });
    expect(await open.pane.insert(build)).toMatchObject({ kind: "inserted" });
  });
});

describe("a request that breaks off", () => {
  const every = Array.from({ length: 14 }, (_, i) => i / 14);

  it.each(every)("after the part %f of the writing leaves the workbook as it was", async (part) => {
    await expectRestored(demoPlan, (request, actions) =>
      request === 1 ? breakAt(Math.floor(part * actions)) : undefined,
    );
  });
});

describe("when taking back fails too", () => {
  it("tries once more", async () => {
    // Request 2 stores the record; 3 and 4 are the first attempt to take back.
    await expectRestored(demoPlan, (request) => ([2, 4].includes(request) ? { when: "before" } : undefined));
    await open.workbook.dispose();
    await expectRestored(demoPlan, (request) => ([2, 4].includes(request) ? { when: "after" } : undefined));
  });

  it("says so, lists what is left as incomplete, and removes it later", async () => {
    let broken = true;
    open = await openPane({ faults: (request) => (broken && request >= 2 ? { when: "before" } : undefined) });
    const before = await snapshot(open.workbook);
    expect(await open.pane.insert(demoPlan)).toMatchObject({ kind: "failed", restored: false });
    broken = false;
    expect(sheetNames(open.workbook)).toContain("Demo");

    const list = await open.pane.list();
    expect(list).toMatchObject({ kind: "listed", insertions: [{ title: "Demo", complete: false }] });
    const id = list.kind === "listed" ? list.insertions[0]?.id : undefined;
    expect(await open.pane.remove(id ?? "")).toEqual({ kind: "removed", title: "Demo" });
    expect(await snapshot(open.workbook)).toEqual(before);
  });
});

describe("what Excel refuses although it should know it", () => {
  it.each([
    ["Orientation", "PageLayout.orientation", "the print set-up"],
    ["AltTextTitle", "Shape.altTextTitle", "alternative texts of charts"],
    ["Prompt", "DataValidation.prompt", "checks of what is typed into inputs"],
  ])("%s: the sheets come without it, and the result says so", async (action, location, words) => {
    open = await openPane({
      faults: () => {
        // The last request sent is the one that is asked about.
        const { Actions } = JSON.parse(open.workbook.session.sent.at(-1) ?? "{}") as {
          Actions: { Name: string }[];
        };
        const index = Actions.findIndex(({ Name }) => Name === action);
        const beforeAction = (i: number) => {
          if (i === index) throw new HostError("GeneralException", "There is no printer.", location);
        };
        return index < 0 ? undefined : { when: "during", beforeAction };
      },
    });
    const result = await open.pane.insert(action === "AltTextTitle" ? pairPlan : demoPlan);
    expect(result).toMatchObject({ kind: "inserted", leftOut: [words] });
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
