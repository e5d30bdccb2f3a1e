import { afterEach, describe, expect, it } from "vitest";
import type { SavedOptions } from "../../../src/excel";
import { Study } from "../../../src/taskpane/views/study/study";
import { directEngine } from "../../support/direct-engine";
import { contents, openPane, sheetNames, sheetOf, snapshot, type OpenPane } from "../support/office";
import { addModel, cellAt, place } from "../support/model";

const OPTIONS: SavedOptions = { dialect: "addin", standard: "banker", currency: "$", optimizedName: "v2000" };
const AT = new Date(2026, 10, 24, 14, 5);

let open: OpenPane;
let view: Study;
afterEach(() => open.workbook.dispose());

async function openView(options: Parameters<typeof openPane>[0] = {}): Promise<void> {
  open = await openPane(options);
  await addModel(open.workbook);
  view = newView(open.pane);
}

const newView = (pane: OpenPane["pane"]) =>
  new Study(
    pane,
    directEngine(),
    () => OPTIONS,
    () => AT,
  );

/** Runs, and writes what comes of it. */
async function runAndWrite(): Promise<void> {
  await view.run();
  await view.writeSheet();
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
  await view.addSelectionToOutputs();
}

describe("picking cells", () => {
  it("takes the cells of the selection, named by what stands beside them", async () => {
    await openView();
    await pickModel();
    const { inputs, outputs } = view.store.state;
    expect(inputs.map(({ cell }) => [cell.label, cell.address, cell.value])).toEqual([
      ["Price", "'My model'!C2", 10],
      ["Volume", "'My model'!C3", 100],
    ]);
    expect(inputs[0]?.fields).toMatchObject({ low: "9", likely: "10", high: "11" });
    expect(outputs).toMatchObject([{ label: "Profit", content: "=C3*(C2-C4)" }]);
  });

  it.each(["C40", "Z2"])("finds nothing in cells beside those that are filled, as in %s", async (address) => {
    await openView();
    select(address);
    expect(await open.pane.runs.pick()).toEqual({ kind: "picked", cells: [], skipped: 0 });
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
    await runAndWrite();
    expect(view.store.state.notice).toMatchObject({ tone: "success" });
    expect(view.store.state.sheets.tornado?.name).toBe("Sensitivity");
    expect(view.store.state.outcomes.tornado?.how).toEqual({
      // As many as there is time for, and never fewer than four.
      text: expect.stringMatching(/^Computed here, 4 cases; [4-6] of them also by Excel: the same\.$/),
      here: true,
      at: AT,
      remarks: [],
    });
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
    await view.addSelectionToOutputs();
    const running = view.run();
    await until(() => view.store.state.question !== null);
    expect(view.store.state.question).toMatchObject({
      kind: "findings",
      findings: [{ code: "input-formula", cells: ["'My model'!C4"] }],
    });
    view.answer(true);
    await running;
    await view.writeSheet();
    const cells = (await contents(open.workbook, "Sensitivity")).flat();
    expect(cells).toContain("Held the formula =C2*0.6");
    expect(cellAt(open.workbook, place(open.workbook, "C4")).formula).toBe("=C2*0.6");
  });

  it("does nothing when the answer is no", async () => {
    await openView();
    select("C4");
    await view.addSelection();
    select("C7");
    await view.addSelectionToOutputs();
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
    await runAndWrite();
    expect(view.store.state.notice).toMatchObject({ tone: "warning" });
    expect(view.store.state.outcomes.tornado?.outputs).toHaveLength(1);
    open.workbook.host.document.structurePassword = null;
    await view.writeSheet();
    expect(sheetNames(open.workbook)).toContain("Sensitivity");
  });

  it("names what is missing instead of running", async () => {
    await openView();
    await view.run();
    expect(view.store.state.problems.map(({ field }) => field)).toEqual(["outputs"]);
    view.setMode("simulation");
    await view.run();
    expect(view.store.state.problems.map(({ field }) => field)).toEqual(["outputs", "inputs"]);
    view.setMode("tornado");
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
    await runAndWrite();
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
    await runAndWrite();
    const outcome = view.store.state.outcomes.simulation;
    const record = outcome?.simulated.outputs[0];
    if (!outcome || !record) throw new Error("no simulation");
    expect(outcome.how.text).toMatch(
      /^Computed here, 100,000 trials; [4-7] of them also by Excel: the same\.$/,
    );
    expect(record.failed).toEqual([]);
    // Profit is 0.4 × price × volume: both PERT with the likely value in the middle.
    expect(record.mean).toBeCloseTo(400, 1);
    expect(record.minimum).toBeGreaterThan(0.4 * 9 * 90);
    expect(record.maximum).toBeLessThan(0.4 * 11 * 110);
    expect(record.bins.reduce((sum, { count }) => sum + count, 0)).toBe(100_000);
    const names = (await snapshot(open.workbook)).charts.map(({ name }) => name);
    expect(names).toEqual(["Histogram"]);
    expect((await contents(open.workbook, "Simulation")).flat()).toContain("Low 9, Likely 10, High 11.");
  });

  it("is the same for the same seed", async () => {
    await openView();
    await pickModel();
    view.setMode("simulation");
    view.setText("trials", "2000");
    await view.run();
    const first = view.store.state.outcomes.simulation?.simulated;
    expect(first?.trials).toBe(2000);
    await view.run();
    expect(view.store.state.outcomes.simulation?.simulated).toEqual(first);
    view.setText("seed", "2");
    await view.run();
    expect(view.store.state.outcomes.simulation?.simulated).not.toEqual(first);
  });

  it("cancelling keeps nothing and restores", async () => {
    await openView();
    await pickModel();
    const before = await snapshot(open.workbook);
    view.setMode("simulation");
    view.store.subscribe(({ task }) => {
      if (task?.kind === "running" && task.done > 0 && !task.cancelling) view.cancel();
    });
    await view.run();
    expect(view.store.state).toMatchObject({ outcomes: {}, sheets: {}, task: null });
    expect(view.store.state.notice?.text).toBe("Cancelled. Every input is as it was.");
    expect(await snapshot(open.workbook)).toEqual(before);
  });
});

describe("a run that was cut short", () => {
  it("is offered for restoring on the next start", async () => {
    // After two looks and two at the names, the workbook in three requests, the reading of the cells and a try comes the first step. Its answer is lost, then the connection.
    let armed = -1;
    await openView({
      faults: (request) => {
        if (armed < 0 || request < armed + 9) return undefined;
        return { when: request === armed + 9 ? "after" : "before" };
      },
    });
    await pickModel();
    armed = open.workbook.session.sent.length;
    await view.run();
    armed = -1;
    expect(view.store.state.notice?.text).toContain("use Restore above");
    expect(cellAt(open.workbook, place(open.workbook, "C2")).value).toBe(9);

    const next = newView(open.secondPane());
    await next.start();
    const [run] = next.store.state.unfinished;
    expect(run?.changes).toContainEqual({ where: "'My model'!C2", now: 9, then: 10 });
    await next.restore(run!);
    expect(next.store.state).toMatchObject({ unfinished: [], notice: { tone: "success" } });
    expect(cellAt(open.workbook, place(open.workbook, "C2")).value).toBe(10);
    expect(cellAt(open.workbook, place(open.workbook, "C3")).value).toBe(100);
  });
});

describe("inputs that nobody picked", () => {
  it("are found: those that move the output, the strongest first", async () => {
    await openView();
    sheetOf(open.workbook.book, "My model").write({ r: 6, c: 2, h: 1, w: 1 }, [
      [{ formula: "=C3*(C2-C4)+100*C2" }],
    ]);
    await open.workbook.book.settle();
    select("C7");
    await view.addSelectionToOutputs();
    await view.run();
    expect(view.store.state.inputs.map(({ cell }) => cell.label)).toEqual(["Price", "Volume"]);
    expect(view.store.state.outcomes.tornado?.outputs[0]?.bars).toHaveLength(2);
    expect(view.store.state.notice?.text).toContain("The 2 inputs that move Profit most.");
  });

  it("an input that no output depends on is told", async () => {
    await openView();
    await pickModel();
    select("C5");
    await view.addSelection();
    await view.run();
    expect(view.store.state.findings).toMatchObject([
      { code: "idle", message: "No output depends on 'My model'!C5." },
    ]);
  });
});

describe("several outputs", () => {
  it("are computed at once, each with a tornado of its own", async () => {
    await openView();
    const sheet = sheetOf(open.workbook.book, "My model");
    sheet.write({ r: 9, c: 1, h: 1, w: 2 }, [[{ value: "Sales" }, { formula: "=C2*C3" }]]);
    await open.workbook.book.settle();
    await pickModel();
    select("C10");
    await view.addSelectionToOutputs();
    await view.run();
    const outputs = view.store.state.outcomes.tornado?.outputs;
    expect(outputs?.map(({ output, bars }) => [output.label, bars.map(({ atLow }) => atLow)])).toEqual([
      ["Profit", [360, 360]],
      ["Sales", [900, 900]],
    ]);
  });
});

describe("where the engine isn't Excel", () => {
  const write = async (formula: string) => {
    sheetOf(open.workbook.book, "My model").write({ r: 6, c: 2, h: 1, w: 1 }, [[{ formula }]]);
    await open.workbook.book.settle();
  };

  it("a difference with the inputs as they are is named, and Excel computes", async () => {
    await openView();
    await pickModel();
    plant(402);
    await view.run();
    const { outcomes } = view.store.state;
    expect(outcomes.tornado?.how).toMatchObject({
      here: false,
      text: "'My model'!C7 differs (402 in Excel, 400 here): computed by Excel instead, 4 steps.",
    });
  });

  it("a planted difference at other values is found by the proof, its first cell named", async () => {
    await openView();
    await pickModel();
    // Excel's cost per unit takes a turn where the price is high; the engine knows nothing of it.
    plantAbove(10.5);
    await view.run();
    const { how, outputs } = view.store.state.outcomes.tornado!;
    expect(how.here).toBe(false);
    expect(how.text).toMatch(
      /^'My model'!C4 differs \(7(\.0*\d*)? in Excel, 6\.6\d* here\): computed by Excel instead, 4 steps\.$/,
    );
    expect(outputs[0]?.bars[0]).toMatchObject({ atLow: 360, atHigh: 400 });
  });

  it("an edit of the model in the middle of a run is told from a difference", async () => {
    await openView();
    await pickModel();
    view.removeInput(view.store.state.inputs[1]!.id);
    let edited = false;
    view.store.subscribe(({ task }) => {
      if (edited || task?.kind !== "running") return;
      edited = true;
      sheetOf(open.workbook.book, "My model").write({ r: 2, c: 2, h: 1, w: 1 }, [[{ value: 50 }]]);
    });
    await view.run();
    expect(view.store.state.notice?.text).toContain("The model was changed during the run");
    expect(view.store.state).toMatchObject({ outcomes: {}, task: null });
    expect(cellAt(open.workbook, place(open.workbook, "C3")).value).toBe(50);
  });

  it("what it doesn't know is named, and Excel is offered", async () => {
    await openView();
    await write("=C3*(C2-C4)+LEN(BAHTTEXT(C2))*0");
    await pickModel();
    const running = view.run();
    await until(() => view.store.state.question !== null || view.store.state.task === null);
    expect(view.store.state.question).toMatchObject({
      kind: "slow",
      steps: 4,
      why: expect.stringMatching(/^'My model'!C7 isn't computed here: BAHTTEXT, /),
    });
    view.answer(false);
    await running;
    expect(view.store.state.outcomes).toEqual({});
  });

  it("a model that draws its own numbers says so instead of a proof", async () => {
    await openView();
    await write("=C3*(C2-C4)+RAND()");
    await pickModel();
    view.setMode("simulation");
    view.setText("trials", "1000");
    await view.run();
    expect(view.store.state.outcomes.simulation?.how.text).toBe(
      "Computed here, 1,000 trials. 'My model'!C7 draws random numbers of its own in each, so Excel can't be asked for the same.",
    );
  });
});

describe("what must be true", () => {
  it("finds where the output reaches a target, and what the other input allows", async () => {
    await openView();
    await pickModel();
    view.setShare("50");
    view.setMode("target");
    view.setText("target", "500");
    const [price, volume] = view.store.state.inputs;
    view.setSolved(price!.id);
    view.setAlong(volume!.id);
    await view.run();
    const found = view.store.state.outcomes.target!;
    // 0.4 × price × volume.
    expect(found.roots).toHaveLength(1);
    expect(found.roots[0]).toBeCloseTo(12.5, 9);
    expect(found.how.text).toBe("Computed here, 3 cases; 3 of them also by Excel: the same.");
    const { points } = found.frontier!;
    expect(points).toHaveLength(21);
    expect(points.at(-1)).toMatchObject({ value: 150, roots: [expect.closeTo(500 / 60, 9)] });
    expect(points[0]?.roots).toEqual([]);
    await view.writeSheet();
    expect(sheetNames(open.workbook)).toContain("What must be true");
  });

  it("is looked for in Excel, step by step, where it can't be computed here", async () => {
    await openView();
    const formula = "=C3*(C2-C4)+LEN(BAHTTEXT(C2))*0";
    sheetOf(open.workbook.book, "My model").write({ r: 6, c: 2, h: 1, w: 1 }, [[{ formula }]]);
    await open.workbook.book.settle();
    await pickModel();
    view.setShare("50");
    view.setMode("target");
    view.setText("target", "500");
    view.setSolved(view.store.state.inputs[0]!.id);
    view.setAlong(view.store.state.inputs[1]!.id);
    view.store.subscribe(({ question }) => question && view.answer(true));
    await view.run();
    const { how, roots, frontier } = view.store.state.outcomes.target!;
    expect(how).toMatchObject({ here: false, text: expect.stringContaining("computed by Excel instead") });
    expect(how.remarks.join()).toContain("each value of Volume");
    expect(roots).toEqual([expect.closeTo(12.5, 8)]);
    expect(frontier).toBeNull();
    expect(cellAt(open.workbook, place(open.workbook, "C2")).value).toBe(10);
  });

  it("an unreachable target has its nearest", async () => {
    await openView();
    await pickModel();
    view.setMode("target");
    view.setText("target", "1000");
    await view.run();
    const { roots, nearest } = view.store.state.outcomes.target!;
    expect(roots).toEqual([]);
    expect(nearest).toEqual({ input: 11, output: expect.closeTo(440, 9) });
  });
});

describe("the trials", () => {
  async function simulate(): Promise<void> {
    await openView();
    await pickModel();
    view.setMode("simulation");
    view.setText("trials", "4000");
    await view.run();
  }

  it("answer questions, go on, and stand on a sheet", async () => {
    await simulate();
    const half = await view.question("percentile", { output: 0, share: 0.5 });
    expect(half?.value).toBeCloseTo(400, -1);
    expect(await view.question("probabilityBelow", { output: 0, limit: half!.value })).toBeCloseTo(0.5, 2);
    const worst = await view.question("shortfall", { output: 0, share: 0.05 });
    expect(worst).toBeLessThan(
      view.store.state.outcomes.simulation!.simulated.outputs[0]!.percentiles[1]!.value,
    );
    const chance = { input: 0, range: view.rangeOf(0)!, output: 0, target: 400, probability: 0.5 };
    expect((await view.question("chance", chance))?.value).toBeCloseTo(10, 1);
    await view.goOn();
    const { simulated, how } = view.store.state.outcomes.simulation!;
    expect(simulated.trials).toBe(8000);
    expect(how.text).toMatch(/^Computed here, 8,000 trials;/);
    await view.writeTrials();
    const rows = await contents(open.workbook, "Trials");
    const head = rows.findIndex(([first]) => first === "Trial");
    expect(rows[head]).toEqual(["Trial", "Price", "Volume", "Profit"]);
    expect(rows).toHaveLength(head + 1 + 8000);
    const [, price, volume, profit] = rows[head + 1] as number[];
    expect(profit).toBeCloseTo(0.4 * price! * volume!, 9);
  });

  it("end once the mean is known as well as asked", async () => {
    await openView();
    await pickModel();
    view.setMode("simulation");
    view.setStop("mean");
    view.setText("within", "0.2");
    await view.run();
    const { simulated, how } = view.store.state.outcomes.simulation!;
    expect(simulated).toMatchObject({ settled: true, trials: 10_000 });
    expect(how.remarks).toEqual(["Stopped after 10,000 trials: known as well as asked."]);
  });

  it("of inputs that move together spread wider; what was asked stands beside what came", async () => {
    await openView();
    await pickModel();
    view.setMode("simulation");
    view.setText("trials", "5000");
    view.addGroup();
    view.changeGroup(view.store.state.groups[0]!.id, { strength: "0.9" });
    await view.run();
    const { simulated } = view.store.state.outcomes.simulation!;
    const { asked, achieved, moved } = simulated.dependence!;
    expect([asked[0]![1], moved]).toEqual([0.9, false]);
    expect(achieved[0]![1]).toBeCloseTo(0.9, 1);
    const [own, independent] = [simulated.outputs[0]!, simulated.independent![0]!];
    expect(own.standardDeviation).toBeGreaterThan(1.2 * independent.standardDeviation);
    await view.writeSheet();
    const rows = await contents(open.workbook, "Simulation");
    expect(rows.find(([a, b]) => a === "Price" && b === "Volume")?.[2]).toBe(0.9);
  });

  it("may be drawn from numbers of one's own", async () => {
    await openView();
    await pickModel();
    sheetOf(open.workbook.book, "My model").write({ r: 0, c: 7, h: 3, w: 1 }, [
      [{ value: 8 }],
      [{ value: 10 }],
      [{ value: 12 }],
    ]);
    await open.workbook.book.settle();
    view.setMode("simulation");
    view.setText("trials", "3000");
    const [price, volume] = view.store.state.inputs;
    view.removeInput(volume!.id);
    const at = place(open.workbook, "H1");
    open.workbook.book.select(at.sheetId, { r: 0, c: 7, h: 3, w: 1 });
    view.setDistribution(price!.id, "data");
    await view.useSelectionAsData(price!.id);
    await view.run();
    const outcome = view.store.state.outcomes.simulation!;
    expect(outcome.inputs[0]?.parameters).toBe("3 numbers in 'My model'!H1:H3");
    expect(outcome.simulated.outputs[0]).toMatchObject({ minimum: 320, maximum: expect.closeTo(480, 9) });
    expect(outcome.simulated.outputs[0]?.mean).toBeCloseTo(400, 6);
  });
});

describe("an edit while the view is open", () => {
  it("is followed, without anything being written for it", async () => {
    await openView();
    await pickModel();
    await view.run();
    const { workbook } = open;
    await view.follow();
    expect(view.store.state.outcomes.tornado?.how.text).toMatch(/^Computed here/);
    sheetOf(workbook.book, "My model").write({ r: 1, c: 2, h: 1, w: 1 }, [[{ value: 20 }]]);
    await workbook.book.settle();
    const before = await snapshot(workbook);
    await view.follow();
    const { outcomes, inputs } = view.store.state;
    const [{ output, bars }] = outcomes.tornado!.outputs as [
      NonNullable<typeof outcomes.tornado>["outputs"][number],
    ];
    expect([output.value, bars[0]?.low, bars[0]?.atLow]).toEqual([800, 18, 720]);
    expect(inputs[0]?.cell.value).toBe(20);
    expect(outcomes.tornado?.how.text).toMatch(/^Follows your edits/);
    expect(await snapshot(workbook)).toEqual(before);
  });

  it.each(["tornado", "simulation"] as const)(
    "that the %s's own sheet was takes back nothing that was said of it",
    async (mode) => {
      await openView();
      await pickModel();
      view.setMode(mode);
      await view.run();
      await view.writeSheet();
      const { outcomes, sheets, notice } = view.store.state;
      expect(notice?.text).toMatch(/^The result is on sheet/);
      await view.follow();
      expect(view.store.state).toMatchObject({ outcomes, sheets, notice, task: null });
    },
  );
});

describe("a set-up under a name", () => {
  async function keep(): Promise<void> {
    await openView();
    await pickModel();
    const { inputs } = view.store.state;
    view.setMode("simulation");
    view.setDistribution(inputs[0]!.id, "triangular");
    view.setField(inputs[0]!.id, "high", "14.5");
    view.addGroup();
    view.changeGroup(view.store.state.groups[0]!.id, { strength: "-0.4" });
    view.setText("trials", "2000");
    view.setText("seed", "7");
    await view.run();
    await view.saveSetup("  Board case ");
  }

  it("gives a colleague the same digits, though rows came and the sheet has another name", async () => {
    await keep();
    expect(view.store.state.notice?.text).toContain("“Board case”");
    const { workbook } = open;
    await workbook.Excel.run(async (context) => {
      context.workbook.worksheets.getItem("My model").getRange("1:2").insert("Down");
      await context.sync();
    });
    sheetOf(workbook.book, "My model").rename("Plan '27");
    const colleague = newView(open.secondPane());
    await colleague.start();
    const [kept] = colleague.store.state.setups;
    expect(kept?.name).toBe("Board case");
    await colleague.openSetup(kept!.token);
    const { inputs, outputs, typed, groups } = colleague.store.state;
    expect(inputs.map(({ cell, distribution, fields }) => [cell.address, distribution, fields.high])).toEqual(
      [
        ["'Plan ''27'!C4", "triangular", "14.5"],
        ["'Plan ''27'!C5", "pert", "110"],
      ],
    );
    expect(outputs.map(({ address }) => address)).toEqual(["'Plan ''27'!C9"]);
    expect([typed.trials, typed.seed, groups[0]?.strength]).toEqual(["2000", "7", "-0.4"]);
    colleague.setMode("simulation");
    await colleague.run();
    expect(colleague.store.state.outcomes.simulation?.simulated).toEqual(
      view.store.state.outcomes.simulation?.simulated,
    );
  });

  it("of the same name takes its place, leaves no names behind, and needs a name", async () => {
    await keep();
    view.removeInput(view.store.state.inputs[1]!.id);
    await view.saveSetup("Board case");
    const names = () => open.workbook.book.names().filter(({ name }) => name.startsWith("PhoenixROI.setup_"));
    expect(view.store.state.setups).toHaveLength(1);
    expect(names()).toHaveLength(2);
    expect(names().every(({ visible }) => !visible)).toBe(true);
    await view.saveSetup(" ");
    expect(view.store.state.problems).toMatchObject([{ owner: "setup", message: "Type a name for it." }]);
    for (const name of ["x".repeat(61), "a\u0001b"]) {
      await view.saveSetup(name);
      expect(view.store.state.problems).toMatchObject([{ owner: "setup", field: "name" }]);
      expect(view.store.state.setups).toMatchObject([{ name: "Board case" }]);
    }
    await view.removeSetup(view.store.state.setups[0]!.token);
    expect([view.store.state.setups, names()]).toEqual([[], []]);
  });

  it("without a cell that is gone says so; a forged one is passed over", async () => {
    await keep();
    const { workbook } = open;
    const [kept] = view.store.state.setups;
    const name = workbook.book.names().find(({ name: each }) => each.endsWith("_input1"));
    workbook.book.setName({ ...name!, formula: "=#REF!" });
    await view.openSetup(kept!.token);
    expect(view.store.state.notice?.text).toContain("without 1 cell that");
    expect(view.store.state.inputs).toHaveLength(1);
    const setting = workbook.host.document.settings.find(({ key }) => key.startsWith("PhoenixROI.setup."));
    setting!.value = { ...(setting!.value as object), outputs: 1e9 };
    await view.start();
    expect(view.store.state.setups).toEqual([]);
  });
});

/** Has the workbook show something else in the output's cell than its formula gives. */
function plant(value: number): void {
  showing(({ row, column }) => (row === 6 && column === 2 ? value : null));
}

/** Has the workbook compute the cost as 7 wherever the price is above a limit, and the profit from that. */
function plantAbove(limit: number): void {
  showing(({ row, column }, at) => {
    const [price, volume] = [at(1), at(2)];
    if (column !== 2 || typeof price !== "number" || typeof volume !== "number" || price <= limit)
      return null;
    if (row === 3) return 7;
    return row === 6 ? volume * (price - 7) : null;
  });
}

function showing(
  other: (cell: { row: number; column: number }, at: (row: number) => unknown) => number | null,
): void {
  const { book } = open.workbook;
  const { sheetId } = place(open.workbook, "C7");
  const sheets = book.sheets.bind(book);
  book.sheets = () =>
    sheets().map((sheet) => {
      if (sheet.id !== sheetId) return sheet;
      const read = sheet.read.bind(sheet);
      const at = (row: number) => read({ r: row, c: 2, h: 1, w: 1 })[0]?.[0]?.value;
      return new Proxy(sheet, {
        get(target, name) {
          if (name === "read")
            return (rect: Parameters<typeof read>[0]) =>
              read(rect).map((line, r) =>
                line.map((cell, c) => {
                  const value =
                    cell.kind === "error" ? null : other({ row: rect.r + r, column: rect.c + c }, at);
                  return value === null
                    ? cell
                    : {
                        kind: "number" as const,
                        value,
                        text: String(value),
                        formula: cell.formula,
                        numberFormat: cell.numberFormat,
                      };
                }),
              );
          const member: unknown = Reflect.get(target, name, target);
          return typeof member === "function" ? member.bind(target) : member;
        },
      });
    }) as never;
}

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve, 5));
}
