/**
 * The views Sensitivity and Simulation, used as a user does, without a browser. What is seen of them stands in
 * tests/cases/pane: whoever changes a view reads there what else has changed, and records it with `vitest -u`.
 */
import { describe, expect, it } from "vitest";
import { sheetOf } from "../../excel/support/office";
import { addModel } from "../../excel/support/model";
import { all, choose, control, isSeen, nameOf, type, words } from "../support/page";
import { until, useWholePane } from "../support/whole-pane";

const MANY = 12;
const whole = useWholePane(async ({ workbook }) => {
  await addModel(workbook);
  const parts = Array.from({ length: MANY }, (_, i) => [{ value: `Part ${i + 1}` }, { value: 100 + 10 * i }]);
  const twice = Array.from({ length: MANY }, (_, i) => [{ formula: `=2*B${i + 1}` }]);
  const sum = [{ value: "Sum" }, { formula: `=SUM(B1:B${MANY})` }];
  const many = workbook.book.addSheet("Many");
  many.write({ r: 0, c: 0, h: MANY + 1, w: 2 }, [...parts, sum]);
  many.write({ r: 0, c: 3, h: MANY, w: 1 }, twice);
  await workbook.book.settle();
});

const outcome = (view: Element) => view.querySelector(".run-result")!;
const titles = (view: Element) => [...view.querySelectorAll(".cards h3")].map(nameOf);
const nows = (view: Element) =>
  all(view, ".cards span").flatMap((one) => (one.textContent.startsWith("now ") ? [one.textContent] : []));
const bars = (view: Element) => [...outcome(view).querySelectorAll(".bar-label")].map(nameOf);

const ended = (view: HTMLElement, verb: "Run" | "Simulate") =>
  until(() => expect(control(view, verb).getAttribute("aria-disabled")).toBeNull());

/** Once what is under way has ended. */
async function run(view: HTMLElement, verb: "Run" | "Simulate"): Promise<void> {
  await ended(view, verb);
  await whole().press(view, verb);
}

async function add(
  view: HTMLElement,
  what: "inputs" | "outputs",
  sheet: string,
  rows: [number, number],
  c: number,
) {
  const before = titles(view).length;
  whole().select(sheet, { r: rows[0], c, h: rows[1] - rows[0] + 1 });
  await whole().press(view, `Add selection to ${what}`);
  await until(() => expect(titles(view).length).toBeGreaterThan(before));
}

/** What a user types into the model. */
const price = (value: number) =>
  sheetOf(whole().workbook.book, "My model").write({ r: 1, c: 2, h: 1, w: 1 }, [[{ value }]]);

const addModelTo = async (view: HTMLElement) => {
  await add(view, "inputs", "My model", [1, 2], 2);
  await add(view, "outputs", "My model", [6, 6], 2);
};

describe("sensitivity", () => {
  it("says what is missing, and puts the focus there", async () => {
    const view = await whole().show("sensitivity");
    await run(view, "Run");
    await whole().says(view, "Pick the output");
    expect(document.activeElement).toBe(control(view, "Add selection to outputs"));
    await whole().shows(view, "sensitivity-empty");
  });

  it("says that no cells are selected, where a chart is", async () => {
    const { workbook, says } = whole();
    const view = await whole().show("sensitivity");
    const { front } = workbook.stage;
    workbook.stage.front = "chart sheet";
    for (const what of ["inputs", "outputs"]) {
      await whole().press(view, `Add selection to ${what}`);
      await says(view, "Select a cell with a number in Excel, then try again.");
      await whole().press(view, "Dismiss message");
    }
    workbook.stage.front = front;
  });

  it("shows what was picked, and the tornado, which follows edits", async () => {
    const view = await whole().show("sensitivity");
    await addModelTo(view);
    await run(view, "Run");
    await whole().says(view, "Computed here, 4 cases");
    await whole().shows(view, "sensitivity");
    expect(outcome(view).querySelector(".bar-values")?.textContent).toBe("360 … 440");
    price(20);
    await whole().says(view, "Follows your edits");
    expect(outcome(view).querySelector(".bar-values")?.textContent).toBe("720 … 880");
    expect(nows(view)).toEqual(["now 800", "now $20.00", "now 100"]);
    // What nobody has typed is a range around what is there by now.
    expect(control<HTMLInputElement>(view, "Low of Price").value).toBe("18");
    price(10);
    await whole().says(view, "360 … 440");
  });

  it("two in a grid, and what must be true, each with its own fields", async () => {
    const view = await whole().show("sensitivity");
    await whole().press(view, "Two in a grid");
    await run(view, "Run");
    await whole().says(view, "Computed here, 25 cases");
    await whole().shows(outcome(view), "sensitivity-grid");
    price(20);
    await run(view, "Run");
    await whole().says(view, "Profit: 800");
    expect(nows(view)).toEqual(["now 800", "now $20.00", "now 100"]);
    // What nobody has typed is a range around what is there by now.
    expect(control<HTMLInputElement>(view, "Low of Price").value).toBe("18");
    price(10);
    await whole().press(view, "What must be true");
    type(view, /^Target/, "500");
    await run(view, "Run");
    await whole().says(view, /500/);
    await whole().shows(view, "sensitivity-target");
  });

  it("an output that is removed is gone, and the focus stays in its list", async () => {
    const view = await whole().show("sensitivity");
    await add(view, "outputs", "My model", [3, 3], 2);
    const names = titles(view);
    const remove = control(view, `Remove output ${names[1]}`);
    remove.focus();
    remove.click();
    expect(titles(view)).toEqual(names.filter((one) => one !== names[1]));
    expect(document.activeElement).toBe(control(view, `Remove output ${names[0]}`));
  });
});

describe("after a row was inserted above what was picked", () => {
  const moved = "'My model'!C2 was “Price” when it was picked, and is “Discount” now.";
  const row = { r: 1, c: 0, h: 1, w: 16_384 };
  const model = () => sheetOf(whole().workbook.book, "My model");

  it("nothing is followed under another's name", async () => {
    const { show, says, workbook } = whole();
    const view = await show("sensitivity");
    await whole().press(view, "One at a time");
    await run(view, "Run");
    await ended(view, "Run");
    expect(words(outcome(view))).toContain("Profit: 400");
    model().insert(row, "down");
    model().write({ r: 1, c: 0, h: 1, w: 3 }, [[{ value: "Discount" }, { value: "" }, { value: 1 }]]);
    await workbook.book.settle();
    await says(view, moved);
    expect(words(outcome(view))).toBe("");
    await whole().press(view, "Dismiss message");
  });

  it("nor computed, but where the user agrees", async () => {
    const { show, says, workbook } = whole();
    const view = await show("sensitivity");
    await run(view, "Run");
    await says(view, "holds no formula");
    await says(view, moved);
    expect(titles(view)).toEqual(["Profit", "Discount", "Price"]);
    expect(nows(view)).toEqual(["now ", "now 1", "now $10.00"]);
    model().delete(row, "up");
    await workbook.book.settle();
    await run(view, "Run");
    await says(view, "'My model'!C2 was “Discount” when it was picked, and is “Price” now.");
    expect(outcome(view).hasAttribute("hidden")).toBe(true);
    await whole().press(view, "Go on");
    await says(view, "Profit: 400");
    expect(bars(view)).toEqual(["Price", "Volume"]);
  });
});

describe("simulation", () => {
  it("has what was picked for the tornado, and answers questions of its trials", async () => {
    const view = await whole().show("simulation");
    expect(titles(view)).toEqual(["Profit", "Price", "Volume"]);
    await run(view, "Simulate");
    await whole().says(view, "Computed here, 100,000 trials");
    await whole().shows(view, "simulation");
  });

  it("a matrix of correlations takes the place of groups", async () => {
    const { show, says, select, workbook } = whole();
    const view = await show("simulation");
    await whole().press(view, "Dependence");
    await whole().press(view, "Inputs that move together");
    const strengths = () => all(view, "label").filter((one) => one.textContent === "Strength, −1 to 1");
    expect(strengths()).toHaveLength(1);
    await whole().shows(view, "simulation-dependence");
    // On a sheet on which nothing depends.
    const correlate = async (by: number) => {
      sheetOf(workbook.book, "Budget").write({ r: 20, c: 0, h: 2, w: 2 }, [
        [{ value: 1 }, { value: by }],
        [{ value: by }, { value: 1 }],
      ]);
      await workbook.book.settle();
    };
    await correlate(0.5);
    select("Budget", { r: 20, c: 0, h: 2, w: 2 });
    await whole().press(view, /matrix/i);
    await says(view, "Budget!A21:B22");
    expect(strengths()).toHaveLength(0);
    await run(view, "Simulate");
    await says(view, "With independent inputs: 365.4 … 435.9.");
    const spread = () => /P5 to P95: (.*?)\. With/.exec(words(outcome(view)))?.[1];
    const before = spread();
    await correlate(0.9);
    await until(() => expect(spread()).not.toBe(before));
  });

  it("draws from the numbers, and by the correlations, that stand in the cells by now", async () => {
    const { show, says, select, workbook } = whole();
    const view = await show("simulation");
    const model = sheetOf(workbook.book, "My model");
    const write = async (r: number, numbers: (number | string)[]) => {
      model.write(
        { r, c: 4, h: numbers.length, w: 1 },
        numbers.map((value) => [{ value }]),
      );
      await workbook.book.settle();
    };
    await write(0, [10, 10, 10]);
    choose(view, "Distribution of Price", "data");
    select("My model", { r: 0, c: 4, h: 3 });
    await whole().press(view, "Use selection as data of Price");
    await says(view, "3 numbers in 'My model'!E1:E3");
    await whole().shows(view, "simulation-own-data");
    type(view, "Trials", "1000");
    await run(view, "Simulate");
    await says(view, "Computed here, 1,000 trials");
    await says(view, "Profit: 400 on average");
    await write(0, [20, 20, 20]);
    await says(view, "Profit: 800 on average");
    await write(0, ["", "", ""]);
    await run(view, "Simulate");
    await says(view, "Price: select the cells with your numbers");
    await whole().shows(view, "simulation-without-data");
    expect(document.activeElement).toBe(control(view, "Use selection as data of Price"));
    type(view, "Trials", "9");
    await run(view, "Simulate");
    await says(view, "Trials: a whole number from 10");
    await write(0, [30, 30, 30]);
    await whole().press(view, "Use selection as data of Price");
    await until(() => expect(words(view)).not.toContain("Price: select the cells with your numbers"));
    expect(words(view)).toContain("Trials: a whole number from 10");
    // As well as asked: 5% of the mean soon is, a ten-thousandth isn't.
    await whole().press(view, "Seed, sampling and when to stop");
    choose(view, "Stop when", "mean");
    for (const [within, wanted] of [
      ["0.01", "Computed here, 10,000 trials"],
      ["5", "known as well as asked"],
    ] as const) {
      type(view, "Trials", "10000");
      type(view, /^To within/, within);
      await run(view, "Simulate");
      await says(view, wanted);
      await ended(view, "Simulate");
    }
    choose(view, "Stop when", "never");
    choose(view, "Distribution of Price", "pert");
  });

  it("takes ten trials at least", async () => {
    const view = await whole().show("simulation");
    type(view, "Trials", "9");
    await run(view, "Simulate");
    await whole().says(view, "Trials: a whole number from 10 to 1,000,000, please.");
    expect(document.activeElement).toBe(control(view, "Trials"));
    type(view, "Trials", "10");
    await run(view, "Simulate");
    // While it goes on, that is said, and what it shows can't be written.
    expect(all(view, ".progress").filter(isSeen)).toHaveLength(1);
    expect(control(view, "Write to a sheet").getAttribute("aria-disabled")).toBe("true");
    await whole().says(view, "Computed here, 10 trials");
    await ended(view, "Simulate");
    expect(all(view, ".progress").filter(isSeen)).toHaveLength(0);
    await whole().press(view, "Go on with as many trials");
    await whole().says(view, "Computed here, 20 trials");
  });

  it("the ten that drive it most are listed, of more", async () => {
    const view = await whole().show("simulation");
    await whole().press(view, "Remove the matrix");
    type(view, "Trials", "1000");
    await add(view, "outputs", "Many", [MANY, MANY], 1);
    await add(view, "inputs", "Many", [0, MANY - 1], 1);
    await run(view, "Simulate");
    await whole().says(view, "Computed here, 1,000 trials");
    const drivers = bars(view);
    expect(drivers).toHaveLength(10);
    expect(drivers.slice(0, 2).toSorted()).toEqual(["Price", "Volume"]);
  });

  it("takes ten outputs at most, and says so", async () => {
    const view = await whole().show("simulation");
    await add(view, "outputs", "Many", [0, MANY - 1], 3);
    await whole().says(view, "10 outputs");
    expect(all(view, "[aria-label^='Remove output']")).toHaveLength(10);
  });

  it("nothing is run where no input moves the output", async () => {
    const { show, says, workbook } = whole();
    const view = await show("sensitivity");
    for (const remove of all(view, ".cards [aria-label^=Remove]")) remove.click();
    sheetOf(workbook.book, "My model").write({ r: 30, c: 0, h: 1, w: 3 }, [
      [{ value: "Fixed" }, { value: "" }, { formula: "=2*3" }],
    ]);
    await workbook.book.settle();
    await add(view, "outputs", "My model", [30, 30], 2);
    await run(view, "Run");
    await says(view, "No cell with a number moves Fixed.");
    expect(words(view)).not.toContain("Pick at least one input");
  });

  it("without an output it says so, with the focus where one is added", async () => {
    const view = await whole().show("simulation");
    for (const remove of all(view, "[aria-label^='Remove output']")) remove.click();
    await run(view, "Simulate");
    await whole().says(view, "Pick the output");
    expect(document.activeElement).toBe(control(view, "Add selection to outputs"));
  });
});
