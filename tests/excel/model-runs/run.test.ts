import { afterEach, describe, expect, it } from "vitest";
import { openPane, requestsOf, snapshot, type OpenPane } from "../support/office";
import { runOne, addModel, cellAt, place, priceAndVolume } from "../support/model";

let open: OpenPane;
afterEach(() => open.workbook.dispose());

async function openModel(options: Parameters<typeof openPane>[0] = {}): Promise<void> {
  open = await openPane(options);
  await addModel(open.workbook);
}

describe("a run of the user's own model", () => {
  it("reads Excel's own results and leaves the workbook as it was", async () => {
    await openModel();
    const before = await snapshot(open.workbook);
    const result = await runOne(open.pane, priceAndVolume(open.workbook));
    // Profit is volume × (price − 60% of the price).
    expect(result).toMatchObject({
      kind: "done",
      base: 400,
      results: [320, 480, 320, 600],
      originals: [10, 100],
      restored: true,
      edited: [],
      drift: null,
    });
    expect(await snapshot(open.workbook)).toEqual(before);
  });

  it("counts its requests", async () => {
    await openModel();
    const result = await runOne(open.pane, priceAndVolume(open.workbook));
    const sent = requestsOf(open.workbook).length;
    expect(result).toMatchObject({ requests: sent });
    expect(sent).toBeLessThanOrEqual(9);
  });

  it("puts formulas back into inputs that hold some, with their formats", async () => {
    await openModel();
    const before = await snapshot(open.workbook);
    const cost = place(open.workbook, "C4");
    const request = { inputs: [cost], output: place(open.workbook, "C7"), steps: [[5], [7]] };
    expect(await runOne(open.pane, request)).toMatchObject({
      kind: "refused",
      findings: [{ code: "input-formula", level: "ask" }],
    });
    expect(await runOne(open.pane, { ...request, agreed: true })).toMatchObject({
      kind: "done",
      results: [500, 300],
      originals: ["=C2*0.6"],
    });
    expect(cellAt(open.workbook, cost)).toMatchObject({
      formula: "=C2*0.6",
      numberFormat: "[$$-409]#,##0.00",
    });
    expect(await snapshot(open.workbook)).toEqual(before);
  });

  it("notices that the model became another meanwhile", async () => {
    await openModel();
    const { sheetId } = place(open.workbook, "C4");
    const sheet = open.workbook.book.sheets().find(({ id }) => id === sheetId)!;
    const result = await runOne(open.pane, priceAndVolume(open.workbook), {
      onProgress: ({ done }) => {
        if (done > 0) sheet.write({ r: 3, c: 2, h: 1, w: 1 }, [[{ formula: "=C2*0.5" }]]);
      },
    });
    expect(result).toMatchObject({ kind: "done", base: 400, restored: true, drift: 500 });
  });

  it("works with manual calculation and leaves it manual", async () => {
    await openModel();
    const { book } = open.workbook;
    book.setCalculationMode("Manual");
    const result = await runOne(open.pane, priceAndVolume(open.workbook));
    expect(result).toMatchObject({ kind: "done", base: 400, results: [320, 480, 320, 600], drift: null });
    expect(book.calculationMode()).toBe("Manual");
    expect(cellAt(open.workbook, place(open.workbook, "C7")).value).toBe(400);
  });

  it("has each step calculated whatever Excel says of its mode, which may be an old one", async () => {
    let calculated = 0;
    open = await openPane({
      hooks: [
        ({ object: { api }, how, name }) => {
          if (api.className === "Application" && how === "call" && name === "calculate") calculated++;
        },
      ],
    });
    await addModel(open.workbook);
    open.workbook.book.setCalculationMode("AutomaticExceptTables");
    const request = priceAndVolume(open.workbook);
    expect(await runOne(open.pane, request)).toMatchObject({ kind: "done", base: 400 });
    // The base and each step twice: with the error in the inputs, and with the step's values.
    expect(calculated).toBeGreaterThanOrEqual(2 * (request.steps.length + 1));
  });

  it("calculates first when manual calculation has left the output behind its inputs", async () => {
    await openModel();
    const { book } = open.workbook;
    book.setCalculationMode("Manual");
    const price = place(open.workbook, "C2");
    const sheet = book.sheets().find(({ id }) => id === price.sheetId);
    sheet?.write({ r: price.row, c: price.column, h: 1, w: 1 }, [[{ value: 20 }]]);
    const result = await runOne(open.pane, priceAndVolume(open.workbook));
    expect(result).toMatchObject({ kind: "done", base: 800, results: [320, 480, 640, 1200] });
  });

  it("an output that an input doesn't move has the same result, and errors on the way stay errors", async () => {
    await openModel();
    const { workbook } = open;
    const request = {
      inputs: [place(workbook, "C5"), place(workbook, "C2")],
      output: place(workbook, "C7"),
      steps: [
        [1, null],
        [99, null],
      ],
    };
    expect(await runOne(open.pane, request)).toMatchObject({ kind: "done", results: [400, 400] });
    await workbook.book.settle();
    const share = place(workbook, "C8");
    const moved = { inputs: [place(workbook, "C2")], output: share, steps: [[10], [20]] };
    const sheet = workbook.book.sheets().find(({ id }) => id === share.sheetId);
    sheet?.write({ r: 1, c: 2, h: 1, w: 1 }, [[{ value: 12 }]]);
    expect(await runOne(open.pane, moved)).toMatchObject({
      kind: "done",
      base: 240,
      results: ["#DIV/0!", 80],
    });
  });

  it("tells its progress, and cancelling brings every input back", async () => {
    await openModel();
    const before = await snapshot(open.workbook);
    const abort = new AbortController();
    const seen: number[] = [];
    const steps = Array.from({ length: 1000 }, (_, i) => [i + 1, null]);
    const result = await runOne(
      open.pane,
      { ...priceAndVolume(open.workbook), steps },
      {
        signal: abort.signal,
        onProgress: ({ done, total, millisecondsPerStep }) => {
          expect(total).toBe(1000);
          // Nothing is known of the time yet.
          if (done === 0) expect(millisecondsPerStep).toBe(0);
          seen.push(done);
          if (done > 0) abort.abort();
        },
      },
    );
    expect(result).toEqual({ kind: "cancelled", restored: true });
    expect(seen[0]).toBe(0);
    expect(seen.at(-1)).toBeLessThan(1000);
    expect(await snapshot(open.workbook)).toEqual(before);
  });

  it("is one change at a time", async () => {
    await openModel();
    const request = priceAndVolume(open.workbook);
    const [first, second] = await Promise.all([runOne(open.pane, request), runOne(open.pane, request)]);
    expect(first.kind).toBe("done");
    expect(second).toEqual({ kind: "busy" });
  });
});
