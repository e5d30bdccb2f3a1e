import { describe, expect, it } from "vitest";
import type { Problem } from "../../src/excel";
import type { Scenario, ScenarioSet } from "../../src/excel/scenarios";
import type { TakenNames, WorkbookPlan } from "../../src/sheets/plan";
import { say } from "../../src/taskpane/views/scenarios/messages";
import { Scenarios, type ScenarioBook } from "../../src/taskpane/views/scenarios/scenarios";
import type { ScenariosState } from "../../src/taskpane/views/scenarios/state";
import { DEFAULT_OPTIONS } from "../../src/templates/catalogue";

const LOST: Problem = { kind: "lost", code: "", location: "", message: "The connection was lost." };
const FAILED = { kind: "failed", problem: LOST } as const;

const scenario = (id: string, name: string): Scenario => ({ id, name, saved: new Date(0), differences: 0 });
const SET: ScenarioSet = {
  id: "set",
  title: "Business case",
  inputs: 3,
  formulas: 0,
  scenarios: [scenario("a", "As inserted"), scenario("b", "Cautious"), scenario("c", "Bold")],
  active: "a",
};
const READ = {
  kind: "read",
  choices: [
    { id: "set", title: "Business case" },
    { id: "other", title: "Serving" },
  ],
  set: SET,
  interrupted: null,
} as const satisfies Awaited<ReturnType<ScenarioBook["scenarios"]["read"]>>;
const CHANGES = [{ where: "Costs!C5", now: 2, then: 1 }];
const INTERRUPTED = { changes: CHANGES, edited: [], lost: 0, started: new Date(0) };

/** What the workbook answers next, by what it is asked. */
interface Next {
  read: Awaited<ReturnType<ScenarioBook["scenarios"]["read"]>>;
  save: Awaited<ReturnType<ScenarioBook["scenarios"]["save"]>>;
  switchTo: Awaited<ReturnType<ScenarioBook["scenarios"]["switchTo"]>>;
  rename: Awaited<ReturnType<ScenarioBook["scenarios"]["rename"]>>;
  remove: Awaited<ReturnType<ScenarioBook["scenarios"]["remove"]>>;
  compare: Awaited<ReturnType<ScenarioBook["scenarios"]["compare"]>>;
  restore: Awaited<ReturnType<ScenarioBook["scenarios"]["restore"]>>;
  insert: Awaited<ReturnType<ScenarioBook["insert"]>>;
  goTo: Awaited<ReturnType<ScenarioBook["goTo"]>>;
}

/** A view on a workbook that answers as it is told, and remembers what it was asked. */
async function opened(answers: Partial<Next> = {}, first: Next["read"] = READ) {
  const next: Partial<Next> = { read: first };
  const asked: unknown[][] = [];
  const plans: WorkbookPlan[] = [];
  const during: ScenariosState[] = [];
  let changed = (): void => undefined;
  // Whatever it is that the workbook promises.
  const answer =
    (name: keyof Next) =>
    (...given: unknown[]): Promise<never> => {
      asked.push([name, ...given]);
      if (name !== "read") during.push(view.store.state);
      return name in next
        ? Promise.resolve(next[name] as never)
        : Promise.reject(new Error(`${name} wasn't expected`));
    };
  const compare = answer("compare");
  const book: ScenarioBook = {
    insert(build) {
      plans.push(build({ sheets: ["Scenarios compared"], names: [] } satisfies TakenNames));
      return answer("insert")();
    },
    goTo: answer("goTo"),
    watch(hear) {
      changed = hear;
      return Promise.resolve(() => Promise.resolve(void asked.push(["stop"])));
    },
    scenarios: {
      read: answer("read"),
      save: answer("save"),
      switchTo: answer("switchTo"),
      rename: answer("rename"),
      remove: answer("remove"),
      restore: answer("restore"),
      compare(id, ids, options) {
        options?.onProgress?.(1, ids.length);
        during.push(view.store.state);
        if (options?.signal?.aborted === false && next.compare?.kind === "cancelled") {
          view.cancel();
          during.push(view.store.state);
          asked.push(["aborted", options.signal.aborted]);
        }
        return compare(id, ids);
      },
    },
  };
  const view: Scenarios = new Scenarios(
    book,
    () => DEFAULT_OPTIONS,
    () => new Date(Date.UTC(2026, 0, 15)),
  );
  await view.show();
  Object.assign(next, answers);
  asked.length = 0;
  return { view, asked, plans, during, next, edit: () => changed(), state: () => view.store.state };
}

const [A, B] = SET.scenarios as [Scenario, Scenario];
type Open = Awaited<ReturnType<typeof opened>>;
type Says = Partial<ScenariosState>;

/** What each action asks of the workbook, and what each of its answers makes the view say. */
const OUTCOMES: readonly [
  what: string,
  act: (open: Open) => unknown,
  asks: unknown[],
  answers: [Partial<Next>, Says][],
][] = [
  [
    "saving",
    ({ view }) => view.save("Lean"),
    ["save", "set", "Lean"],
    [
      [{ save: { kind: "saved", id: "d", name: "Lean" } }, { notice: say.saved("Lean") }],
      [
        { save: { kind: "refused", reason: "The name is taken." } },
        { problems: { name: "The name is taken." } },
      ],
      [{ save: FAILED }, { notice: say.notSaved(LOST) }],
      [{ save: { kind: "gone" } }, { notice: say.gone }],
      [{ save: { kind: "busy" } }, { notice: null, problems: {} }],
    ],
  ],
  [
    "updating",
    ({ view }) => view.update(B),
    ["save", "set", "Cautious", "b"],
    [
      [{ save: { kind: "saved", id: "b", name: "Cautious" } }, { notice: say.updated("Cautious") }],
      [{ save: FAILED }, { notice: say.failed(LOST) }],
      [{ save: { kind: "gone" } }, { notice: say.gone }],
      [{ save: { kind: "busy" } }, { notice: null }],
    ],
  ],
  [
    "switching",
    ({ view }) => view.switchTo("b"),
    ["switchTo", "set", "b", { force: false }],
    [
      [
        { switchTo: { kind: "switched", changed: 2 } },
        { notice: say.switched("Cautious", 2), question: null },
      ],
      [
        { switchTo: { kind: "unsaved" } },
        { notice: null, question: { kind: "unsaved", id: "b", name: "Cautious" } },
      ],
      [
        { switchTo: { kind: "misfit", reason: "a row is gone" } },
        { notice: say.misfit("Cautious", "a row is gone") },
      ],
      [{ switchTo: { ...FAILED, restored: true } }, { notice: say.notSwitched("Cautious", LOST, true) }],
      [{ switchTo: { ...FAILED, restored: false } }, { notice: say.notSwitched("Cautious", LOST, false) }],
      [{ switchTo: { kind: "gone" } }, { notice: say.gone }],
      [{ switchTo: { kind: "busy" } }, { notice: null, question: null }],
    ],
  ],
  [
    "renaming",
    async ({ view }) => {
      view.startRename("b");
      await view.rename("b", " Lean ");
    },
    ["rename", "set", "b", " Lean "],
    [
      [{ rename: { kind: "done" } }, { notice: say.renamed("Lean"), renaming: null }],
      [{ rename: { kind: "refused", reason: "Taken." } }, { problems: { rename: "Taken." }, renaming: "b" }],
      [{ rename: FAILED }, { notice: say.failed(LOST), renaming: "b" }],
      [{ rename: { kind: "gone" } }, { notice: say.gone }],
    ],
  ],
  [
    "deleting",
    async ({ view, state }) => {
      view.askDelete("b");
      expect(state().question).toEqual({ kind: "delete", id: "b", name: "Cautious" });
      await view.answer(true);
    },
    ["remove", "set", "b"],
    [
      [{ remove: { kind: "done" } }, { notice: say.deleted("Cautious"), question: null }],
      [{ remove: FAILED }, { notice: say.failed(LOST), question: null }],
      [{ remove: { kind: "gone" } }, { notice: say.gone, question: null }],
    ],
  ],
  [
    "comparing",
    ({ view }) => view.compare(),
    ["compare", "set", ["a", "b", "c"]],
    [
      [
        { compare: { kind: "misfit", name: "Bold", reason: "a row is gone" } },
        { notice: say.misfit("Bold", "a row is gone") },
      ],
      [
        { compare: { kind: "cancelled", restored: true, edited: ["Costs!C5"] } },
        { notice: say.cancelled(["Costs!C5"]) },
      ],
      [{ compare: { ...FAILED, restored: true } }, { notice: say.notCompared(LOST, true) }],
      [{ compare: { kind: "gone" } }, { notice: say.gone }],
      [{ compare: { kind: "busy" } }, { notice: null }],
    ],
  ],
];

describe.each(OUTCOMES)("%s", (_, act, asks, answers) => {
  it.each(answers)("that ends with %j", async (answer, says) => {
    const open = await opened(answer);
    await act(open);
    expect(open.asked.find(([name]) => name === asks[0])).toEqual(asks);
    // Read again once it is done, of the same insertion.
    expect(open.asked.at(-1)).toEqual(["read", "set"]);
    expect(open.during.at(-1)?.task).not.toBeNull();
    expect(open.state()).toMatchObject({ task: null, ...says });
  });

  it("waits for what is under way", async () => {
    const open = await opened();
    open.view.askDelete("b");
    open.view.store.update({ task: { kind: "reading" } });
    await act(open);
    expect(open.asked).toEqual([]);
  });
});

it("nothing is asked of a workbook without sheets of ours", async () => {
  const { view, asked } = await opened({}, { ...READ, choices: [], set: null });
  expect(await view.save("Lean")).toBe(false);
  await view.switchTo("b");
  await view.compare();
  expect(asked).toEqual([]);
});

describe("names", () => {
  it.each([
    ["x".repeat(61), "The name takes at most 60 characters, not 61."],
    ["a\tb", "The name holds a control character, which no file of Excel's may."],
  ])("%j is refused before the workbook is asked", async (name, problem) => {
    const { view, asked, state } = await opened();
    expect(await view.save(name)).toBe(false);
    expect(state().problems).toEqual({ name: problem });
    view.startRename("b");
    expect(state().problems).toEqual({});
    await view.rename("b", name);
    expect(state().problems).toEqual({ rename: problem });
    expect(asked).toEqual([]);
  });

  it("saving tells whether it did", async () => {
    const { view, next } = await opened({ save: { kind: "saved", id: "d", name: "Lean" } });
    expect(await view.save("Lean")).toBe(true);
    next.save = FAILED;
    expect(await view.save("Lean")).toBe(false);
  });
});

describe("a question", () => {
  it("about inputs that would be lost is answered by switching, or by nothing", async () => {
    const { view, asked, state, next } = await opened({ switchTo: { kind: "unsaved" } });
    await view.switchTo("b");
    await view.answer(false);
    expect(state().question).toBeNull();
    expect(asked.filter(([name]) => name === "switchTo")).toHaveLength(1);
    await view.switchTo("b");
    next.switchTo = { kind: "switched", changed: 1 };
    await view.answer(true);
    expect(asked.filter(([name]) => name === "switchTo").at(-1)).toEqual([
      "switchTo",
      "set",
      "b",
      { force: true },
    ]);
    expect(state().notice).toEqual(say.switched("Cautious", 1));
    asked.length = 0;
    await view.answer(true);
    expect(asked).toEqual([]);
  });
});

describe("comparing", () => {
  const compared = {
    kind: "compared",
    comparison: {
      scenarios: ["As inserted", "Bold"],
      inputs: [{ sheet: "Costs", label: "Price", format: "0.0", values: [1, 2] }],
      figures: [{ sheet: "Costs", label: "NPV", format: "0", values: [10, 20] }],
    },
  } as const satisfies Next["compare"];
  const inserted = {
    kind: "inserted",
    insertion: { id: "new", sheets: [{ name: "Scenarios compared (2)" }] },
    leftOut: [],
  } as unknown as Next["insert"];

  it("takes those that were chosen, in the set's order, and writes them beside one another", async () => {
    const { view, asked, plans, state, during, next } = await opened({ compare: compared, insert: inserted });
    view.toggle("c", true);
    view.toggle("b", true);
    view.toggle("a", true);
    view.toggle("b", false);
    await view.compare();
    expect(asked.find(([name]) => name === "compare")).toEqual(["compare", "set", ["a", "c"]]);
    expect(during[0]?.task).toEqual({ kind: "comparing", done: 1, total: 2, cancelling: false });
    expect(plans).toHaveLength(1);
    const said = JSON.stringify(plans[0]!.sheets.map(({ cells }) => cells));
    for (const what of ["Business case", "Bold", "Price", "NPV"]) expect(said).toContain(what);
    expect(state()).toMatchObject({
      notice: say.compared("Scenarios compared (2)"),
      sheet: { id: "new" },
      task: null,
    });
    next.goTo = { kind: "gone" };
    await view.showSheet();
    expect(asked.at(-1)).toEqual(["goTo", { id: "new" }]);
    expect(state()).toMatchObject({ sheet: null, notice: say.gone });
    view.dismiss();
    expect(state().notice).toBeNull();
  });

  it("says so when the sheet can't be written, or can't be shown", async () => {
    const { view, state } = await opened({
      compare: compared,
      insert: { ...FAILED, restored: true } as Next["insert"],
      goTo: FAILED,
    });
    await view.compare();
    expect(state()).toMatchObject({ notice: say.notCompared(LOST, true), sheet: null });
    view.store.update({ sheet: { id: "new" } });
    await view.showSheet();
    expect(state()).toMatchObject({ notice: say.failed(LOST), sheet: { id: "new" } });
  });

  it("needs two", async () => {
    const { view, asked, state } = await opened();
    view.toggle("b", true);
    await view.compare();
    expect(state().problems).toEqual({ compare: "Choose two scenarios or more." });
    expect(asked).toEqual([]);
    view.toggle("c", true);
    expect(state().problems).toEqual({});
  });

  it("is cancelled once, and only while it goes on", async () => {
    const { view, asked, during, state } = await opened({
      compare: { kind: "cancelled", restored: true, edited: [] },
    });
    view.cancel();
    expect(state().task).toBeNull();
    await view.compare();
    expect(asked.find(([name]) => name === "aborted")).toEqual(["aborted", true]);
    expect(during[1]?.task).toMatchObject({ kind: "comparing", cancelling: true });
  });
});

describe("what was left changed", () => {
  it.each<[Next["restore"], Says]>([
    [{ kind: "restored", edited: [], lost: 1 }, { notice: say.restored({ edited: [], lost: 1 }) }],
    [{ kind: "changed" }, { notice: say.otherwise }],
    [{ kind: "none" }, { notice: null }],
    [FAILED, { notice: say.notRestored(LOST) }],
  ])("is restored as it was shown: %j", async (restore, says) => {
    const { view, asked, during, state } = await opened({ restore }, { ...READ, interrupted: INTERRUPTED });
    expect(state().interrupted).toEqual(INTERRUPTED);
    view.store.update({ notice: say.gone });
    await view.restore();
    expect(asked).toEqual([
      ["restore", CHANGES],
      ["read", "set"],
    ]);
    expect(during[0]).toMatchObject({ task: { kind: "restoring" }, notice: null });
    expect(state()).toMatchObject({ task: null, ...says });
  });

  it("waits, and is nothing where nothing was left", async () => {
    const { view, asked } = await opened();
    await view.restore();
    view.store.update({ interrupted: INTERRUPTED, task: { kind: "saving" } });
    await view.restore();
    expect(asked).toEqual([]);
  });
});

describe("reading", () => {
  const rest = () => new Promise(setImmediate);

  it("follows edits while the view is in front, quietly once it has something", async () => {
    const { view, asked, state, edit, next } = await opened();
    next.read = FAILED;
    edit();
    await rest();
    expect(asked).toEqual([["read", "set"]]);
    expect(state()).toMatchObject({ set: SET, notice: null });
    // Asked for, it is told.
    await view.refresh();
    expect(state()).toMatchObject({ set: SET, choices: READ.choices, notice: say.failed(LOST) });
    view.hide();
    asked.length = 0;
    edit();
    view.store.update({ task: { kind: "saving" } });
    await view.show();
    edit();
    await rest();
    expect(asked).toEqual([]);
    await view.close();
    expect(asked).toEqual([["stop"]]);
  });

  it("that fails at first leaves nothing to choose", async () => {
    const { state } = await opened({}, FAILED);
    expect(state()).toMatchObject({ choices: [], set: null, notice: say.failed(LOST) });
  });

  it("of another set forgets what was chosen and begun in the one before; what is gone is chosen no more", async () => {
    const { view, asked, state, next } = await opened();
    view.toggle("a", true);
    view.toggle("b", true);
    next.read = { ...READ, set: { ...SET, scenarios: [A] } };
    await view.refresh();
    expect(state().chosen).toEqual(["a"]);
    view.startRename("a");
    view.store.update({ problems: { rename: "Taken." } });
    await view.choose("other");
    expect(asked.at(-1)).toEqual(["read", "other"]);
    expect(state()).toMatchObject({ chosen: [], renaming: null, problems: {} });
  });
});
