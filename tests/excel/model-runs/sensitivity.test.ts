import { afterEach, describe, expect, it } from "vitest";
import type { SavedOptions } from "../../../src/excel";
import { Sensitivity } from "../../../src/taskpane/views/sensitivity/sensitivity";
import { contents, openPane, sheetNames, sheetOf, snapshot, type OpenPane } from "../support/office";
import { addModel, cellAt, place } from "../support/model";

const OPTIONS: SavedOptions = { dialect: "addin", standard: "banker", currency: "$", optimizedName: "v2000" };
const AT = new Date(2026, 10, 24, 14, 5);

let open: OpenPane;
let view: Sensitivity;
afterEach(() => open.workbook.dispose());

async function openView(options: Parameters<typeof openPane>[0] = {}): Promise<void> {
  open = await openPane(options);
  await addModel(open.workbook);
  view = new Sensitivity(
    open.pane,
    () => OPTIONS,
    () => AT,
  );
}

function select(address: string, rows = 1): void {
  const { sheetId, row, column } = place(open.workbook, address);
  sheetOf(open.workbook.book, "My model").activate();
  open.workbook.book.select(sheetId, { r: row, c: column, h: rows, w: 1 });
}

/** Price and volume as inputs, profit as the output. */
async function pickModel(): Promise<void> {
  select("C2", 2);
  await view.addSelection();
  select("C7");
  await view.useSelectionAsOutput();
}

describe("picking cells", () => {
  it("takes the cells of the selection, named by what stands beside them", async () => {
    await openView();
    await pickModel();
    const { inputs, output } = view.store.state;
    expect(inputs.map(({ cell }) => [cell.label, cell.address, cell.value])).toEqual([
      ["Price", "'My model'!C2", 10],
      ["Volume", "'My model'!C3", 100],
    ]);
    expect(inputs[0]?.fields).toMatchObject({ low: "9", likely: "10", high: "11" });
    expect(output).toMatchObject({ label: "Profit", content: "=C3*(C2-C4)" });
  });

  it("leaves out what is there already and what holds no number, and says so", async () => {
    await openView();
    await pickModel();
    select("C2", 8);
    await view.addSelection();
    expect(view.store.state.inputs.map(({ cell }) => cell.label)).toEqual([
      "Price",
      "Volume",
      "Cost per unit",
      "Unrelated",
      "Profit",
      "Share",
    ]);
    expect(view.store.state.notice?.text).toBe(
      "4 inputs added. 2 cells were there already. 2 cells hold no number.",
    );
  });

  it("moves every range with the share", async () => {
    await openView();
    await pickModel();
    view.setShare("25");
    expect(view.store.state.inputs.map(({ fields }) => [fields.low, fields.high])).toEqual([
      ["7.5", "12.5"],
      ["75", "125"],
    ]);
    view.setShare("none");
    expect(view.store.state.problems).toMatchObject([{ owner: "share" }]);
  });
});

describe("one at a time", () => {
  it("writes a sorted tornado with its chart and leaves everything else as it was", async () => {
    await openView();
    await pickModel();
    view.setField(view.store.state.inputs[1]?.id ?? "", "high", "200");
    const before = await snapshot(open.workbook);
    await view.run();
    expect(view.store.state.notice).toMatchObject({ tone: "success" });
    expect(view.store.state.sheet?.name).toBe("Sensitivity");
    const rows = await contents(open.workbook, "Sensitivity");
    const header = rows.findIndex(([first]) => first === "Input");
    expect(rows[header + 1]?.slice(0, 7)).toEqual(["Volume", "'My model'!C3", 100, 90, 200, 360, 800]);
    expect(rows[header + 2]?.slice(0, 7)).toEqual(["Price", "'My model'!C2", 10, 9, 11, 360, 440]);
    expect(rows.flat().filter((cell) => /^#|^(?!OK$).*changed since$/.test(String(cell)))).toEqual([]);
    const after = await snapshot(open.workbook);
    expect(after.charts).toHaveLength(1);
    expect(after.sheets.filter(({ name }) => name !== "Sensitivity")).toEqual(before.sheets);
  });

  it("asks before it writes over formulas, and says on the sheet what they were", async () => {
    await openView();
    select("C4");
    await view.addSelection();
    select("C7");
    await view.useSelectionAsOutput();
    const running = view.run();
    await until(() => view.store.state.question !== null);
    expect(view.store.state.question).toMatchObject({
      kind: "findings",
      findings: [{ code: "input-formula", cells: ["'My model'!C4"] }],
    });
    view.answer(true);
    await running;
    const cells = (await contents(open.workbook, "Sensitivity")).flat();
    expect(cells).toContain("Held the formula =C2*0.6");
    expect(cellAt(open.workbook, place(open.workbook, "C4")).formula).toBe("=C2*0.6");
  });

  it("does nothing when the answer is no", async () => {
    await openView();
    select("C4");
    await view.addSelection();
    select("C7");
    await view.useSelectionAsOutput();
    const before = await snapshot(open.workbook);
    const running = view.run();
    await until(() => view.store.state.question !== null);
    view.answer(false);
    await running;
    expect(view.store.state.task).toBeNull();
    expect(await snapshot(open.workbook)).toEqual(before);
  });

  it("keeps the result when the sheet can't be written, and writes it later", async () => {
    await openView();
    await pickModel();
    open.workbook.host.document.structurePassword = "secret";
    await view.run();
    expect(view.store.state.notice).toMatchObject({ tone: "warning" });
    expect(view.store.state.outcome?.mode).toBe("tornado");
    open.workbook.host.document.structurePassword = null;
    await view.writeSheet();
    expect(sheetNames(open.workbook)).toContain("Sensitivity");
  });

  it("names what is missing instead of running", async () => {
    await openView();
    await view.run();
    expect(view.store.state.problems.map(({ field }) => field)).toEqual(["inputs", "output"]);
    await pickModel();
    view.setField(view.store.state.inputs[0]?.id ?? "", "low", "cheap");
    await view.run();
    expect(view.store.state.problems).toMatchObject([
      { field: "low", message: "Low of Price: a number, please." },
    ]);
  });
});

describe("two in a grid", () => {
  it("writes every combination, the base case among them", async () => {
    await openView();
    await pickModel();
    view.setMode("two-way");
    view.setText("points", "2");
    await view.run();
    const rows = await contents(open.workbook, "Two inputs");
    const header = rows.findIndex(([first]) => first === "Price \\ Volume");
    expect(rows.slice(header, header + 4).map((row) => row.slice(0, 4))).toEqual([
      ["Price \\ Volume", 90, 100, 110],
      [9, 324, 360, 396],
      [10, 360, 400, 440],
      [11, 396, 440, 484],
    ]);
  });

  it("needs two inputs", async () => {
    await openView();
    await pickModel();
    view.removeInput(view.store.state.inputs[0]?.id ?? "");
    view.setMode("two-way");
    await view.run();
    expect(view.store.state.problems).toMatchObject([{ message: "A grid has two inputs; pick one more." }]);
  });
});

describe("simulation", () => {
  it("draws through the user's own model and writes percentiles and a histogram", async () => {
    await openView();
    await pickModel();
    view.setMode("simulation");
    view.setText("trials", "60");
    await view.run();
    const { outcome } = view.store.state;
    if (outcome?.mode !== "simulation") throw new Error("no simulation");
    const { record } = outcome;
    expect(record.failed).toBe(0);
    // Profit is 0.4 × price × volume: both PERT with the likely value in the middle.
    expect(record.mean).toBeGreaterThan(390);
    expect(record.mean).toBeLessThan(410);
    expect(record.minimum).toBeGreaterThan(0.4 * 9 * 90);
    expect(record.maximum).toBeLessThan(0.4 * 11 * 110);
    expect(record.bins.reduce((sum, { count }) => sum + count, 0)).toBe(60);
    const names = (await snapshot(open.workbook)).charts.map(({ name }) => name);
    expect(names).toEqual(["Histogram"]);
    expect((await contents(open.workbook, "Simulation")).flat()).toContain("Low 9, Likely 10, High 11.");
  });

  it("is the same for the same seed", async () => {
    await openView();
    await pickModel();
    view.setMode("simulation");
    view.setText("trials", "20");
    await view.run();
    const first = view.store.state.outcome;
    await view.run();
    expect(view.store.state.outcome).toEqual(first);
    view.setText("seed", "2");
    await view.run();
    expect(view.store.state.outcome).not.toEqual(first);
  });

  it("cancelling keeps nothing and restores", async () => {
    await openView();
    await pickModel();
    const before = await snapshot(open.workbook);
    view.setMode("simulation");
    view.setText("trials", "10000");
    view.store.subscribe(({ task, question }) => {
      if (question) queueMicrotask(() => view.answer(true));
      if (task?.kind === "running" && !task.measuring && task.done > 0 && !task.cancelling) view.cancel();
    });
    await view.run();
    expect(view.store.state).toMatchObject({ outcome: null, sheet: null, task: null });
    expect(view.store.state.notice?.text).toBe("Cancelled. Every input is as it was.");
    expect(await snapshot(open.workbook)).toEqual(before);
  });
});

describe("a run that was cut short", () => {
  it("is offered for restoring on the next start", async () => {
    // After two looks, the reading of the cells and a try comes the first step. Its answer is lost, then the connection.
    let armed = -1;
    await openView({
      faults: (request) => {
        if (armed < 0 || request < armed + 4) return undefined;
        return { when: request === armed + 4 ? "after" : "before" };
      },
    });
    await pickModel();
    armed = open.workbook.session.sent.length;
    await view.run();
    armed = -1;
    expect(view.store.state.notice?.text).toContain("use Restore above");
    expect(cellAt(open.workbook, place(open.workbook, "C2")).value).toBe(9);

    const next = new Sensitivity(open.secondPane(), () => OPTIONS);
    await next.start();
    const [run] = next.store.state.unfinished;
    expect(run?.changes).toContainEqual({ where: "'My model'!C2", now: 9, then: 10 });
    await next.restore(run!);
    expect(next.store.state).toMatchObject({ unfinished: [], notice: { tone: "success" } });
    expect(cellAt(open.workbook, place(open.workbook, "C2")).value).toBe(10);
    expect(cellAt(open.workbook, place(open.workbook, "C3")).value).toBe(100);
  });
});

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve, 5));
}
