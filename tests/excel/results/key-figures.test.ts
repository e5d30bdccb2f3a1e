import { afterEach, describe, expect, it } from "vitest";
import type { KeyFigure, KeyFiguresResult } from "../../../src/excel";
import type { FaultPlan } from "../../../src/workbench/protocol/faults";
import { demoPlan, pairPlan } from "../fixtures/plan";
import { insertedId, openPane, requestsOf, sheetOf, type OpenPane } from "../support/office";

let open: OpenPane;
let stop: (() => Promise<void>) | null = null;
afterEach(async () => {
  await stop?.();
  stop = null;
  await open.workbook.dispose();
});

async function read() {
  await open.workbook.book.settle();
  const result: KeyFiguresResult = await open.pane.keyFigures.read();
  if (result.kind !== "read") throw new Error(JSON.stringify(result));
  return result.insertions;
}

async function figure(): Promise<KeyFigure> {
  const [found] = (await read()).flatMap(({ sheets }) => sheets.flatMap(({ figures }) => figures));
  if (!found) throw new Error("no figure");
  return found;
}

const demo = () => sheetOf(open.workbook.book, "Demo");
const FACTOR = { r: 1, c: 1, h: 1, w: 1 };

async function openDemo(faults?: FaultPlan): Promise<string> {
  open = await openPane(faults ? { faults } : {});
  return insertedId(open, demoPlan);
}

describe("reading key figures", () => {
  it("gives nothing while nothing is inserted", async () => {
    open = await openPane();
    expect(await read()).toEqual([]);
  });

  it("gives what the cells display", async () => {
    const id = await openDemo();
    expect(await read()).toEqual([
      {
        id,
        title: "Demo",
        sheets: [
          {
            key: "costs",
            name: "Demo",
            lost: [],
            figures: [
              {
                id: `${id}/costs/0`,
                label: "Saved",
                row: 8,
                column: 3,
                text: "$2,700",
                value: 2700,
                format: expect.any(String),
                state: "value",
              },
            ],
          },
        ],
      },
    ]);
  });

  it("takes one request as long as nothing moves", async () => {
    await openDemo();
    await read();
    demo().write(FACTOR, [[{ value: 0.25 }]]);
    await open.workbook.book.settle();
    const before = requestsOf(open.workbook).length;
    expect(await figure()).toMatchObject({ text: "$1,350" });
    expect(requestsOf(open.workbook).length - before).toBe(1);
  });

  it("follows cells that move, without being told", async () => {
    await openDemo();
    await read();
    demo().insert({ r: 0, c: 0, h: 2, w: 16384 }, "down");
    expect(await figure()).toMatchObject({ row: 10, column: 3, text: "$2,700" });
    demo().insert({ r: 0, c: 0, h: 1_048_576, w: 1 }, "right");
    expect(await figure()).toMatchObject({ row: 10, column: 4, text: "$2,700" });
  });

  it("tells errors from values", async () => {
    await openDemo();
    demo().write(FACTOR, [[{ formula: "=1/0" }]]);
    expect(await figure()).toMatchObject({ text: "#DIV/0!", state: "error" });
  });

  it("finds what is inserted later, and forgets what is removed", async () => {
    const id = await openDemo();
    await read();
    const pair = await insertedId(open, pairPlan);
    expect((await read()).map((each) => [each.id, each.sheets.map(({ name }) => name)])).toEqual([
      [id, ["Demo"]],
      [pair, ["Pair summary", "Pair costs"]],
    ]);
    await open.pane.remove(id, { force: true });
    expect((await read()).map((each) => each.id)).toEqual([pair]);
  });

  it("keeps a figure whose label was rewritten, at one request a reading", async () => {
    await openDemo();
    await read();
    demo().write({ r: 8, c: 0, h: 1, w: 1 }, [[{ value: "Sum" }]]);
    expect(await figure()).toMatchObject({ row: 8, column: 3, text: "$2,700" });
    const before = requestsOf(open.workbook).length;
    await read();
    expect(requestsOf(open.workbook).length - before).toBe(1);
  });

  it("says which figures can't be found any more", async () => {
    open = await openPane();
    await insertedId(open, (taken) => {
      const plan = demoPlan(taken);
      const range = { row: 8, column: 3, rows: 1, columns: 1 };
      plan.sheets[0]?.names.push({ name: "DemoSaved", range, comment: "What is saved" });
      return plan;
    });
    await read();
    await open.workbook.Excel.run(async (context) => {
      context.workbook.names.getItem("DemoSaved").delete();
      await context.sync();
    });
    demo().insert({ r: 7, c: 0, h: 1, w: 16384 }, "down");
    expect((await read())[0]?.sheets).toMatchObject([{ figures: [], lost: ["Saved"] }]);
  });

  it("a fault is told, and the next reading starts anew", async () => {
    let faulty = false;
    await openDemo(() => (faulty ? { when: "before" } : undefined));
    await read();
    faulty = true;
    expect(await open.pane.keyFigures.read()).toMatchObject({ kind: "failed" });
    faulty = false;
    expect(await figure()).toMatchObject({ text: "$2,700" });
  });
});

describe("watching", () => {
  /** Resolves at the next call, so that no test sleeps. */
  async function watch(alsoCalled: () => void = () => {}): Promise<() => Promise<void>> {
    let resolve: () => void = () => {};
    let next = new Promise<void>((done) => (resolve = done));
    stop = await open.pane.keyFigures.watch(() => {
      alsoCalled();
      resolve();
    });
    return () => {
      const called = next;
      return called.then(() => {
        next = new Promise<void>((done) => (resolve = done));
      });
    };
  }

  it("calls after each recalculation, with the new figure there to be read", async () => {
    await openDemo();
    await read();
    const called = await watch();
    for (const [factor, shown] of [
      [0.1, "$540"],
      [0.25, "$1,350"],
    ] as const) {
      const next = called();
      demo().write(FACTOR, [[{ value: factor }]]);
      await next;
      expect(await figure()).toMatchObject({ text: shown });
    }
  });

  it("calls once for many changes at a time", async () => {
    await openDemo();
    await read();
    let calls = 0;
    const called = await watch(() => calls++);
    const next = called();
    await open.workbook.Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getItem("Demo");
      for (const factor of [0.1, 0.2, 0.3, 0.25]) sheet.getRange("B2").values = [[factor]];
      await context.sync();
    });
    await next;
    expect(calls).toBe(1);
    expect(await figure()).toMatchObject({ text: "$1,350" });
  });

  it("looks for the cells again after rows were inserted", async () => {
    await openDemo();
    await read();
    const called = await watch();
    demo().insert({ r: 3, c: 0, h: 1, w: 16384 }, "down");
    await open.workbook.book.settle();
    await called();
    expect(await figure()).toMatchObject({ row: 9, text: "$2,700" });
  });
});
