/**
 * The views Sensitivity and Simulation, used as a user does, without a browser. What is seen of them stands in
 * tests/cases/pane: whoever changes a view reads there what else has changed, and records it with `vitest -u`.
 */
import { describe, expect, it, vi } from "vitest";
import { sheetOf } from "../../excel/support/office";
import { addModel } from "../../excel/support/model";
import { all, click, control, nameOf, type } from "../support/page";
import { useWholePane } from "../support/whole-pane";

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

/** Once what is under way has ended. */
async function run(view: HTMLElement, verb: "Run" | "Simulate"): Promise<void> {
  await vi.waitFor(() => expect(control(view, verb).getAttribute("aria-disabled")).toBeNull());
  click(view, verb);
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
  click(view, `Add selection to ${what}`);
  await vi.waitFor(() => expect(titles(view).length).toBeGreaterThan(before));
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
      click(view, `Add selection to ${what}`);
      await says(view, "Select a cell with a number in Excel, then try again.");
      click(view, "Dismiss message");
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
    click(view, "Two in a grid");
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
    click(view, "What must be true");
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
    click(view, "Dependence");
    click(view, "Inputs that move together");
    const strengths = () => all(view, "label").filter((one) => one.textContent === "Strength, −1 to 1");
    expect(strengths()).toHaveLength(1);
    await whole().shows(view.querySelector(".dependence") ?? view, "simulation-dependence");
    workbook.book
      .sheets()
      .find(({ name }) => name === "My model")!
      .write({ r: 20, c: 0, h: 2, w: 2 }, [
        [{ value: 1 }, { value: 0.5 }],
        [{ value: 0.5 }, { value: 1 }],
      ]);
    await workbook.book.settle();
    select("My model", { r: 20, c: 0, h: 2, w: 2 });
    click(view, /matrix/i);
    await says(view, "'My model'!A21:B22");
    expect(strengths()).toHaveLength(0);
  });

  it("takes ten trials at least", async () => {
    const view = await whole().show("simulation");
    type(view, "Trials", "9");
    await run(view, "Simulate");
    await whole().says(view, "Trials: a whole number from 10 to 1,000,000, please.");
    type(view, "Trials", "10");
    await run(view, "Simulate");
    await whole().says(view, "Computed here, 10 trials");
  });

  it("the ten that drive it most are listed, of more", async () => {
    const view = await whole().show("simulation");
    click(view, "Remove the matrix");
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
});
