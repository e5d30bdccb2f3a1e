import { describe, expect, it } from "vitest";
import type {
  Insertion,
  InsertOptions,
  InsertResult,
  ListResult,
  Problem,
  SavedOptions,
} from "../../src/excel";
import { unfinishedQuestion } from "../../src/taskpane/messages";
import { Pane, type InsertionBook } from "../../src/taskpane/pane";
import type { TakenNames, Template, WorkbookPlan } from "../../src/sheets/plan";

const DEFAULTS: SavedOptions = {
  dialect: "addin",
  standard: "banker",
  currency: "$",
  optimizedName: "v2000",
};
const LOST: Problem = {
  kind: "lost",
  code: "ConnectionFailure",
  location: "",
  message: "The connection was lost.",
};

const insertion = (id: string, sheets: string[] = ["Demo"]): Insertion => ({
  id,
  template: "demo",
  title: "Demo",
  complete: true,
  options: null,
  sheets: sheets.map((name) => ({ key: name, id: name, name, hidden: false, keyFigures: [] })),
});

/** A workbook that answers as it is told, and remembers what it was asked. */
class Answers implements InsertionBook {
  insertions: Insertion[] = [];
  asked: string[] = [];
  nextInsert: (options: InsertOptions) => Promise<InsertResult> = () => {
    this.insertions = [...this.insertions, insertion(`i${this.insertions.length + 1}`)];
    const [last] = this.insertions.slice(-1) as [Insertion];
    return Promise.resolve({ kind: "inserted", insertion: last, leftOut: [] });
  };
  nextRemove: Awaited<ReturnType<InsertionBook["remove"]>> = { kind: "removed", title: "Demo" };
  nextList: ListResult | null = null;
  saved: Partial<SavedOptions> | Error = {};
  changed: () => void = () => {};
  plans: WorkbookPlan[] = [];

  insert(build: (taken: TakenNames) => WorkbookPlan, options: InsertOptions = {}) {
    this.plans.push(build({ sheets: ["Sheet1"], names: [] }));
    return this.nextInsert(options);
  }
  remove(id: string, { force = false } = {}) {
    this.asked.push(`remove ${id}${force ? " by force" : ""}`);
    if (this.nextRemove.kind === "removed" || force)
      this.insertions = this.insertions.filter((each) => each.id !== id);
    return Promise.resolve(force ? { kind: "removed" as const, title: "Demo" } : this.nextRemove);
  }
  list(): Promise<ListResult> {
    this.asked.push("list");
    return Promise.resolve(this.nextList ?? { kind: "listed", insertions: this.insertions });
  }
  nextRepair: Awaited<ReturnType<InsertionBook["repair"]>> = { kind: "repaired", formulas: 0 };
  repair(id: string) {
    this.asked.push(`repair ${id}`);
    return Promise.resolve(this.nextRepair);
  }
  goTo = () => Promise.resolve({ kind: "gone" as const });
  watch(changed: () => void) {
    this.changed = changed;
    return Promise.resolve(() => {
      this.asked.push("stop");
      return Promise.resolve();
    });
  }
  unreadable: string[] = [];
  damaged = () => Promise.resolve(this.unreadable);
  forgetDamaged = () => {
    this.unreadable = [];
    return Promise.resolve();
  };
  readOptions() {
    return this.saved instanceof Error ? Promise.reject(this.saved) : Promise.resolve(this.saved);
  }
  saveOptions(options: SavedOptions) {
    if (this.saved instanceof Error) return Promise.reject(this.saved);
    this.saved = options;
    return Promise.resolve();
  }
}

const template = {
  id: "demo",
  title: "Demo",
  build: (options) =>
    ({
      template: options.dialect as string,
      title: `${options.currency}${options.taken.sheets.join()}`,
    }) as WorkbookPlan,
} as Template;

const builders = () => Promise.resolve((id: string) => (id === template.id ? template : undefined));

async function started(workbook = new Answers(), load = builders) {
  const pane = new Pane(workbook, [template], load, DEFAULTS);
  const stop = await pane.start();
  return { pane, workbook, stop, state: () => pane.store.state };
}

/** Until everything that is on its way has arrived. */
const rest = () => new Promise(setImmediate);

it("says in words why a template that is made of the workbook can't be made", async () => {
  const answers = new Answers();
  const offer = { id: "board", title: "Board", answers: "", group: "report" as const, source: "" };
  const pane = new Pane(answers, [offer], () => Promise.resolve(() => undefined), DEFAULTS, true, {
    board: () => Promise.resolve("There is nothing to report on yet."),
  });
  await pane.insert("board");
  expect(pane.store.state).toMatchObject({
    task: null,
    notice: { tone: "info", text: "There is nothing to report on yet." },
  });
  expect(answers.plans).toEqual([]);
});

describe("starting", () => {
  it("reads what is inserted and the remembered options, and follows the workbook until stopped", async () => {
    const answers = new Answers();
    answers.insertions = [insertion("a")];
    answers.saved = { currency: "€" };
    const { state, workbook, stop, pane } = await started(answers);
    expect(state()).toMatchObject({
      insertions: [{ id: "a" }],
      options: { ...DEFAULTS, currency: "€" },
      notice: null,
    });
    workbook.insertions = [];
    workbook.changed();
    await pane.refresh();
    expect(state().insertions).toEqual([]);
    await stop();
    expect(workbook.asked.at(-1)).toBe("stop");
  });

  it("says so when the workbook can't be read, once", async () => {
    const answers = new Answers();
    answers.nextList = { kind: "failed", problem: LOST };
    const { state, pane } = await started(answers);
    expect(state()).toMatchObject({ insertions: [], notice: { tone: "error" } });
    expect(state().notice?.text).toContain(LOST.message);
    pane.dismiss();
    await pane.refresh();
    expect(state().notice).toBeNull();
  });

  it("says once which records are damaged, and forgets them when asked", async () => {
    const answers = new Answers();
    answers.unreadable = ["2 scenarios", "1 audit"];
    const { state, pane } = await started(answers);
    expect(state().notice).toMatchObject({
      tone: "warning",
      text: "Notes that Phoenix ROI keeps in this workbook are damaged: 2 scenarios and 1 audit. They are passed over; sheets and cells are as they are.",
      action: { label: "Forget these notes" },
    });
    state().notice?.action?.run();
    await rest();
    expect(answers.unreadable).toEqual([]);
    expect(state().notice).toBeNull();
    await pane.refresh();
    expect(state().notice).toBeNull();
  });

  it("works without events and remembered options", async () => {
    const answers = new Answers();
    answers.saved = new Error("no settings");
    const { pane, state, stop } = await started(answers);
    await pane.insert("demo");
    expect(state().insertions).toHaveLength(1);
    await stop();
  });

  it("answers many events with one more reading", async () => {
    const { workbook, pane } = await started();
    const before = workbook.asked.length;
    for (let i = 0; i < 10; i++) workbook.changed();
    await pane.refresh();
    expect(workbook.asked.length - before).toBe(2);
  });
});

describe("inserting", () => {
  it("builds the plan with the options for the names that are taken, and says where it is", async () => {
    const { pane, workbook, state } = await started();
    await pane.setOptions({ currency: "€" });
    await pane.insert("demo");
    expect(workbook.plans[0]?.title).toBe("€Sheet1");
    expect(state()).toMatchObject({
      task: null,
      insertions: [{ id: "i1" }],
      notice: { tone: "success", text: "Demo: inserted as sheet “Demo”." },
    });
  });

  it("shows progress, and one task at a time", async () => {
    const { pane, workbook, state } = await started();
    let finish: (result: InsertResult) => void = () => {};
    workbook.nextInsert = ({ onProgress }) => {
      onProgress?.({ done: 2, total: 9, sheet: "Audit" });
      return new Promise((resolve) => (finish = resolve));
    };
    const inserting = pane.insert("demo");
    await rest();
    expect(state().task).toMatchObject({ kind: "inserting", template: "demo", progress: { sheet: "Audit" } });
    await pane.insert("demo");
    await pane.remove("i1");
    expect(workbook.plans).toHaveLength(1);
    expect(workbook.asked).not.toContain("remove i1");
    finish({ kind: "failed", problem: LOST, restored: true });
    await inserting;
    expect(state()).toMatchObject({ task: null, notice: { tone: "error" } });
    expect(state().notice?.text).toBe(
      `Demo was not inserted, and the workbook is as it was. ${LOST.message}`,
    );
  });

  it("offers plain formulas, for this time, where the add-in's functions don't answer", async () => {
    const { pane, workbook, state } = await started();
    const silent: Problem = {
      kind: "silent-functions",
      code: "",
      location: "",
      message: "They don't answer.",
    };
    const real = workbook.nextInsert;
    workbook.nextInsert = () => Promise.resolve({ kind: "failed", problem: silent, restored: true });
    await pane.insert("demo");
    expect(state().notice).toMatchObject({
      tone: "error",
      text: "Demo was not inserted, and the workbook is as it was. They don't answer.",
      action: { label: "Insert with Excel’s own functions" },
    });
    const dialects: unknown[] = [];
    workbook.nextInsert = (options) => {
      dialects.push(options.options?.dialect);
      return real(options);
    };
    state().notice?.action?.run();
    await rest();
    await rest();
    expect(state()).toMatchObject({ notice: { tone: "success" }, options: { dialect: "addin" } });
    await pane.insert("demo");
    expect(dialects).toEqual(["plain", "addin"]);
    expect(workbook.plans.map(({ template: dialect }) => dialect)).toEqual(["addin", "plain", "addin"]);
  });

  it("uses plain formulas only, where this Excel runs no functions of add-ins", async () => {
    const answers = new Answers();
    answers.saved = { dialect: "addin", currency: "€" };
    const pane = new Pane(answers, [template], builders, DEFAULTS, false);
    expect(pane.store.state.options.dialect).toBe("plain");
    await pane.start();
    expect(pane.store.state.options).toMatchObject({ dialect: "plain", currency: "€" });
    await pane.setOptions({ currency: "$" });
    expect(answers.saved).toMatchObject({ dialect: "addin", currency: "$" });
  });

  it("tells that the builders could not be loaded, and tries again", async () => {
    let lost = true;
    const { pane, workbook, state } = await started(new Answers(), () =>
      lost ? Promise.reject(new Error("lost")) : builders(),
    );
    expect(await pane.template("demo")).toBeUndefined();
    await pane.insert("demo");
    expect(workbook.plans).toEqual([]);
    expect(state()).toMatchObject({ task: null, notice: { tone: "error" } });
    expect(state().notice?.text).toBe(
      "Demo was not inserted, and the workbook is as it was. It could not be loaded. Check your network, then try again.",
    );
    lost = false;
    await pane.insert("demo");
    expect(state()).toMatchObject({ task: null, notice: { tone: "success" } });
    expect(await pane.template("demo")).toBe(template);
    expect(await pane.template("another")).toBeUndefined();
  });

  it("cancels, and says what has become of the workbook", async () => {
    for (const restored of [true, false]) {
      const { pane, workbook, state } = await started();
      workbook.nextInsert = ({ signal }) =>
        new Promise((resolve) =>
          signal?.addEventListener("abort", () => resolve({ kind: "cancelled", restored })),
        );
      const inserting = pane.insert("demo");
      await rest();
      pane.cancel();
      expect(state().task).toMatchObject({ cancelling: true });
      await inserting;
      expect(state().notice).toMatchObject({ tone: restored ? "info" : "error" });
    }
  });

  it("names what this Excel lacks", async () => {
    const { pane, workbook, state } = await started();
    workbook.nextInsert = () =>
      Promise.resolve({
        kind: "inserted",
        insertion: insertion("x", ["A", "B"]),
        leftOut: ["the print set-up", "indented labels", "hiding the gridlines"],
      });
    await pane.insert("demo");
    expect(state().notice).toEqual({
      tone: "warning",
      text: "Demo: 2 sheets inserted. Left out, since this Excel can’t do it: the print set-up, indented labels and hiding the gridlines.",
    });
  });

  it("knows no other templates", async () => {
    const { pane, workbook } = await started();
    await pane.insert("other");
    expect(workbook.plans).toEqual([]);
  });
});

describe("texts that are typed", () => {
  it.each([
    [{ currency: "1234567890123" }, "The currency symbol takes at most 12 characters, not 13."],
    [{ currency: "a\nb" }, "The currency symbol holds a control character, which no file of Excel's may."],
    [{ optimizedName: " " }, "The name of the optimized case takes 1 to 40 characters, not 0."],
    [{ optimizedName: "x".repeat(41) }, "The name of the optimized case takes 1 to 40 characters, not 41."],
    [
      { optimizedName: "\uD800" },
      "The name of the optimized case holds a control character, which no file of Excel's may.",
    ],
  ])("%j is refused, and what held before still does", async (patch, text) => {
    const { pane, workbook, state } = await started();
    await pane.setOptions(patch);
    expect(state()).toMatchObject({ options: DEFAULTS, notice: { tone: "error", text } });
    expect(workbook.saved).toEqual({});
    await pane.setOptions({ currency: "CHF", optimizedName: "Ours [2]" });
    expect(state().options).toMatchObject({ currency: "CHF", optimizedName: "Ours [2]" });
  });
});

describe("repairing", () => {
  it("says how many formulas were entered again, that none had to be, or that nothing is left", async () => {
    const { pane, workbook, state } = await started();
    await pane.insert("demo");
    const said = async (result: typeof workbook.nextRepair) => {
      workbook.nextRepair = result;
      await pane.repair("i1");
      expect(state().task).toBeNull();
      return state().notice;
    };
    expect(await said({ kind: "repaired", formulas: 1 })).toEqual({
      tone: "success",
      text: "Demo: 1 formula that showed #NAME? was entered again.",
    });
    expect((await said({ kind: "repaired", formulas: 12 }))?.text).toBe(
      "Demo: 12 formulas that showed #NAME? were entered again.",
    );
    expect(await said({ kind: "repaired", formulas: 0 })).toEqual({
      tone: "info",
      text: "Demo: no formula shows #NAME?, so nothing had to be repaired.",
    });
    expect((await said({ kind: "gone" }))?.text).toBe("Demo is not in the workbook any more.");
    expect(workbook.asked.filter((each) => each === "repair i1")).toHaveLength(4);
  });

  it("says what to do where the functions don't answer, and why it failed otherwise", async () => {
    const { pane, workbook, state } = await started();
    await pane.insert("demo");
    workbook.nextRepair = { kind: "failed", problem: { ...LOST, kind: "silent-functions" } };
    await pane.repair("i1");
    expect(state().notice).toMatchObject({ tone: "error" });
    expect(state().notice?.text).toMatch(/^Demo was not repaired, since the add-in’s functions don’t answer/);
    workbook.nextRepair = { kind: "failed", problem: LOST };
    await pane.repair("i1");
    expect(state().notice?.text).toBe(`Demo was not repaired. ${LOST.message}`);
  });

  it("waits for what is under way, and knows nothing that isn't inserted", async () => {
    const { pane, workbook, state } = await started();
    await pane.insert("demo");
    workbook.nextInsert = () => new Promise(() => undefined);
    void pane.insert("demo");
    await rest();
    await pane.repair("i1");
    expect(state().task).toMatchObject({ kind: "inserting" });
    await pane.repair("other");
    expect(workbook.asked.join()).not.toContain("repair");
  });
});

describe("removing", () => {
  it("removes what nobody has edited", async () => {
    const { pane, state } = await started();
    await pane.insert("demo");
    await pane.remove("i1");
    expect(state()).toMatchObject({ insertions: [], notice: { tone: "success", text: "Demo was removed." } });
  });

  it("asks about edits, and does what the answer is", async () => {
    const { pane, workbook, state } = await started();
    await pane.insert("demo");
    workbook.nextRemove = { kind: "edited", sheets: ["Demo"] };
    await pane.remove("i1");
    expect(state()).toMatchObject({ question: { insertion: { id: "i1" }, sheets: ["Demo"] }, task: null });
    await pane.answer(false);
    expect(state()).toMatchObject({
      question: null,
      insertions: [{ id: "i1" }],
      notice: { text: "Demo was kept." },
    });
    await pane.remove("i1");
    await pane.answer(true);
    expect(workbook.asked).toContain("remove i1 by force");
    expect(state()).toMatchObject({ question: null, insertions: [], notice: { text: "Demo was removed." } });
  });

  it("asks what is left of one that was cut short, by name", async () => {
    const { pane, workbook, state } = await started();
    await pane.insert("demo");
    workbook.nextRemove = { kind: "unfinished", sheets: ["Demo"], kept: ["Mine"] };
    await pane.remove("i1");
    expect(state().question).toMatchObject({ sheets: ["Demo"], kept: ["Mine"] });
    expect(unfinishedQuestion(["Demo"], ["Mine"])).toEqual([
      "This sheet is deleted, with all that it holds: “Demo”. Excel can’t bring deleted sheets back.",
      "“Mine” holds something else by now and stays.",
    ]);
    expect(unfinishedQuestion([], [])).toEqual(["No sheet is deleted."]);
    await pane.answer(true);
    expect(workbook.asked).toContain("remove i1 by force");
  });

  it("says when it failed, and when there was nothing left", async () => {
    const { pane, workbook, state } = await started();
    await pane.insert("demo");
    workbook.nextRemove = { kind: "failed", problem: LOST };
    await pane.remove("i1");
    expect(state().notice).toEqual({ tone: "error", text: `Demo was not removed. ${LOST.message}` });
    workbook.nextRemove = { kind: "gone" };
    await pane.remove("i1");
    expect(state().notice?.text).toBe("Demo is not in the workbook any more.");
  });

  it("says that a sheet is gone when it is gone to", async () => {
    const { pane, workbook, state } = await started();
    await pane.insert("demo");
    workbook.insertions = [];
    await pane.goTo({ id: "i1" });
    expect(state()).toMatchObject({
      insertions: [],
      notice: { text: "Demo is not in the workbook any more." },
    });
  });
});

describe("options", () => {
  it("hold for the pane even when the workbook can't keep them", async () => {
    const answers = new Answers();
    answers.saved = new Error("read-only");
    const { pane, state } = await started(answers);
    await pane.setOptions({ dialect: "plain" });
    expect(state().options.dialect).toBe("plain");
    expect(state().notice?.tone).toBe("warning");
  });
});
