import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type {
  FigureInsertion,
  GoToResult,
  KeyFigure,
  KeyFiguresResult,
  Place,
  Problem,
} from "../../src/excel";
import { LiveResults } from "../../src/taskpane/views/results/live-results";

const LOST: Problem = {
  kind: "lost",
  code: "ConnectionFailure",
  location: "",
  message: "The connection was lost.",
};

const insertions = (...texts: string[]): FigureInsertion[] => [
  {
    id: "i",
    title: "Demo",
    sheets: [
      {
        key: "costs",
        name: "Demo",
        lost: [],
        figures: texts.map((text, n): KeyFigure => ({
          id: `i/costs/${n}`,
          label: `Figure ${n + 1}`,
          row: n,
          column: 1,
          text,
          value: text,
          format: "General",
          state: text.startsWith("#BUSY") ? "calculating" : text.startsWith("#") ? "error" : "value",
        })),
      },
    ],
  },
];

/** A workbook that says what it is told to say. */
class Answers {
  now: KeyFiguresResult = { kind: "read", insertions: insertions("$1", "2%") };
  reads = 0;
  changed: () => void = () => {};
  wentTo: Place[] = [];
  goToResult: GoToResult = { kind: "shown" };
  watchFails = false;
  stops = 0;
  readonly keyFigures = {
    live: true,
    read: () => {
      this.reads++;
      return Promise.resolve(this.now);
    },
    watch: (changed: () => void) => {
      this.changed = changed;
      return this.watchFails
        ? Promise.reject(new Error("no events"))
        : Promise.resolve(() => {
            this.stops++;
            return Promise.resolve();
          });
    },
  };
  goTo = (place: Place) => {
    this.wentTo.push(place);
    return Promise.resolve(this.goToResult);
  };
  say(...texts: string[]): void {
    this.now = { kind: "read", insertions: insertions(...texts) };
    this.changed();
  }
}

let answers: Answers;
let view: LiveResults;
beforeEach(() => {
  vi.useFakeTimers();
  answers = new Answers();
  view = new LiveResults(answers);
});
afterEach(() => vi.useRealTimers());

const texts = () => view.store.state.insertions?.[0]?.sheets[0]?.figures.map(({ text }) => text);
const flush = () => vi.advanceTimersByTimeAsync(0);

describe("live results", () => {
  it("reads when shown, and at every change from then on", async () => {
    await view.show();
    expect(texts()).toEqual(["$1", "2%"]);
    answers.say("$3", "2%");
    await flush();
    expect(texts()).toEqual(["$3", "2%"]);
  });

  it("reads nothing while it isn't in front, and all when it comes back", async () => {
    await view.show();
    view.hide();
    answers.say("$3", "2%");
    await flush();
    expect(answers.reads).toBe(1);
    await view.show();
    expect(texts()).toEqual(["$3", "2%"]);
  });

  it("hears no more of the workbook once the pane is closed", async () => {
    await view.show();
    await view.close();
    expect(answers.stops).toBe(1);
    answers.say("$3", "2%");
    await flush();
    expect(answers.reads).toBe(1);
    await view.close();
    expect(answers.stops).toBe(1);
  });

  it("answers changes during a reading with one more", async () => {
    await view.show();
    for (let i = 0; i < 5; i++) answers.say(`$${i}`, "2%");
    await flush();
    expect(answers.reads).toBe(3);
    expect(texts()).toEqual(["$4", "2%"]);
  });

  it("shows what it showed while Excel calculates, and errors as they come", async () => {
    await view.show();
    answers.say("#BUSY!", "#DIV/0!");
    await flush();
    expect(texts()).toEqual(["$1", "#DIV/0!"]);
    expect(view.store.state.insertions?.[0]?.sheets[0]?.figures.map(({ state }) => state)).toEqual([
      "value",
      "error",
    ]);
  });

  it("reads changes aloud once, when they have settled", async () => {
    const said: string[] = [];
    view.store.subscribe(({ announcement }) => {
      if (announcement && said.at(-1) !== announcement) said.push(announcement);
    });
    await view.show();
    for (const text of ["$2", "$3", "$4"]) {
      answers.say(text, "2%");
      await vi.advanceTimersByTimeAsync(300);
    }
    expect(said).toEqual([]);
    await vi.advanceTimersByTimeAsync(1000);
    expect(said).toEqual(["Figure 1: $4"]);
    answers.say("$4", "2%");
    await vi.advanceTimersByTimeAsync(2000);
    expect(said).toEqual(["Figure 1: $4"]);
  });

  it("counts many changes instead of reading them all", async () => {
    answers.say("1", "2", "3", "4");
    await view.show();
    answers.say("5", "6", "7", "8");
    await vi.advanceTimersByTimeAsync(1500);
    expect(view.store.state.announcement).toBe("4 results have changed.");
  });

  it("keeps what it has when a reading fails, and says so until the next one", async () => {
    await view.show();
    const { now } = answers;
    answers.now = { kind: "failed", problem: LOST };
    await view.refresh();
    expect(texts()).toEqual(["$1", "2%"]);
    expect(view.store.state.failed).toBe(LOST.message);
    answers.now = now;
    await view.refresh();
    expect(view.store.state.failed).toBeNull();
  });

  it("is read by hand where Excel tells of no changes", async () => {
    answers.watchFails = true;
    await view.show();
    await flush();
    expect(view.store.state.live).toBe(false);
    expect(texts()).toEqual(["$1", "2%"]);
  });

  it("goes to a figure's cell", async () => {
    await view.show();
    const figure = view.store.state.insertions?.[0]?.sheets[0]?.figures[1];
    if (!figure) throw new Error("no figure");
    await view.goTo("i", "costs", figure);
    expect(answers.wentTo).toEqual([{ id: "i", sheet: "costs", cell: { row: 1, column: 1 } }]);
    answers.goToResult = { kind: "failed", problem: LOST };
    await view.goTo("i", "costs", figure);
    expect(view.store.state.notice).toMatchObject({ tone: "error", text: LOST.message });
  });
});
