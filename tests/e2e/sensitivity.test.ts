import type { FrameLocator } from "playwright-core";
import { expect, it } from "vitest";
import { describeInBrowser, useBench, type Bench } from "./support/bench";
import { chooseTheme, openFromRibbon, THEMES, View } from "./support/view";

/** The pane at its Sensitivity view. */
async function openView(bench: Bench): Promise<FrameLocator> {
  const pane = bench.pane();
  await pane.getByRole("tab", { name: "Sensitivity" }).click();
  await pane.getByRole("button", { name: "Add selection to inputs" }).waitFor();
  return pane;
}

/** A user's own model in B1:B6 of the first sheet, typed before the test begins. */
async function addModel(bench: Bench): Promise<void> {
  await bench.page.evaluate(async () => {
    const { book } = (window as any).workbench;
    book.sheets()[0].write({ r: 0, c: 0, h: 6, w: 2 }, [
      [{ value: "Price" }, { value: 10 }],
      [{ value: "Volume" }, { value: 100 }],
      [{ value: "Cost per unit" }, { formula: "=B1*0.6" }],
      [{ value: "Fixed cost" }, { value: 150 }],
      [{ value: "" }, { value: "" }],
      [{ value: "Profit" }, { formula: "=B2*(B1-B3)-B4" }],
    ]);
    await book.settle();
  });
}

async function select(bench: Bench, first: number, rows = 1): Promise<void> {
  await bench.page.evaluate(
    ([r, h]) => {
      const { book } = (window as any).workbench;
      const sheet = book.sheets()[0];
      sheet.activate();
      book.select(sheet.id, { r, c: 1, h, w: 1 });
    },
    [first, rows] as const,
  );
}

const inputs = async (bench: Bench) =>
  (await bench.readAll("Sheet1", "B1:B6")).map(([cell]) => cell?.formula || cell?.value);
const ORIGINAL = [10, 100, "=B1*0.6", 150, "", "=B2*(B1-B3)-B4"];

describeInBrowser("sensitivity of the user's own model", () => {
  const bench = useBench({ height: 1200 });

  it("says what is missing and puts the focus there", async () => {
    await addModel(bench());
    const pane = await openView(bench());
    await pane.getByRole("button", { name: "Run", exact: true }).click();
    await pane.getByText("Pick at least one input").waitFor();
    await pane.getByText("Pick the output").waitFor();
    const focused = await pane.locator(":focus").getAttribute("aria-label");
    expect(focused).toBe("Add selection to inputs");
  });

  it("asks before it writes over a formula, runs, and writes the tornado", async () => {
    const pane = await openView(bench());
    await select(bench(), 0, 4);
    await pane.getByRole("button", { name: "Add selection to inputs" }).click();
    await pane.getByRole("heading", { name: "Fixed cost" }).waitFor();
    await select(bench(), 5);
    await pane.getByRole("button", { name: "Use selection as output" }).click();
    await pane.getByRole("heading", { name: "Profit", exact: true }).waitFor();

    await pane.getByRole("textbox", { name: "High of Volume" }).fill("200");
    await pane.getByRole("button", { name: "Run", exact: true }).click();
    const question = pane.getByRole("alertdialog", { name: "Go on?" });
    await question.getByText("Sheet1!B3 holds a formula").waitFor();
    await question.getByRole("button", { name: "Go on" }).click();
    await pane.getByText("Every input is as it was, and the result is on sheet “Sensitivity”").waitFor();

    expect(await new View(bench(), "Sensitivity").violations()).toBe("");
    expect(await inputs(bench())).toEqual(ORIGINAL);
    const rows = (await bench().sheet("Sensitivity")).map((row) => row.map(({ value }) => value));
    const top = rows.findIndex(([first]) => first === "Input");
    expect(rows[top + 1]?.slice(0, 7)).toEqual(["Volume", "Sheet1!B2", 100, 90, 200, 210, 650]);
    expect(rows.slice(top + 1, top + 5).map(([first]) => first)).toEqual([
      "Volume",
      "Cost per unit",
      "Price",
      "Fixed cost",
    ]);
    const listed = await pane.locator(".bars .bar-label").allTextContents();
    expect(listed).toEqual(["Volume", "Cost per unit", "Price", "Fixed cost"]);
  });

  it("simulates with progress, and writes percentiles and a histogram", async () => {
    const pane = await openView(bench());
    if (!(await pane.getByRole("heading", { name: "Price", exact: true }).isVisible())) await pick(pane);
    await pane.getByRole("radio", { name: "Simulation" }).check();
    await pane.getByRole("textbox", { name: "Trials" }).fill("30");
    await pane.getByRole("button", { name: "Simulate", exact: true }).click();
    await pane.getByRole("alertdialog", { name: "Go on?" }).getByRole("button", { name: "Go on" }).click();
    const long = pane.getByRole("alertdialog", { name: "30 trials" });
    const done = pane.getByText("the result is on sheet “Simulation”");
    // On a slow machine the time is announced first.
    await long.or(done).waitFor();
    if (await long.isVisible()) await long.getByRole("button", { name: "Simulate" }).click();
    await done.waitFor({ timeout: 120_000 });
    expect(await inputs(bench())).toEqual(ORIGINAL);
    const texts = (await bench().sheet("Simulation")).flat().map(({ text }) => text);
    for (const wanted of ["P5", "P50", "P95", "Probability below 0", "Histogram"])
      expect(texts).toContain(wanted);
  });

  it("offers to restore after the pane was closed in the middle of a run", async () => {
    const pane = await openView(bench());
    if (!(await pane.getByRole("heading", { name: "Price", exact: true }).isVisible())) await pick(pane);
    await pane.getByRole("radio", { name: "Simulation" }).check();
    await pane.getByRole("textbox", { name: "Trials" }).fill("10000");
    await pane.getByRole("button", { name: "Simulate", exact: true }).click();
    await pane.getByRole("alertdialog", { name: "Go on?" }).getByRole("button", { name: "Go on" }).click();
    await pane
      .getByRole("alertdialog", { name: "10,000 trials" })
      .getByRole("button", { name: "Simulate" })
      .click();
    await pane.getByText(/of 10,000, about/).waitFor();

    await bench().page.getByRole("button", { name: "Close pane" }).first().click();
    await bench().page.locator("#panes iframe").waitFor({ state: "detached" });
    await openFromRibbon(bench());
    const next = await openView(bench());
    await next.getByRole("heading", { name: "A run was cut short" }).waitFor();
    await next.getByRole("button", { name: "Restore" }).click();
    await next.getByText("The inputs are as they were before the run.").waitFor();
    // What the closed pane had already sent may still be on its way: it ends with the originals too.
    await expect.poll(() => inputs(bench()), { timeout: 30_000 }).toEqual(ORIGINAL);
  });

  it.each(THEMES)(
    "fits 320 pixels and has nothing that axe finds, in $name",
    async ({ theme, forcedColors }) => {
      await bench().page.emulateMedia({ forcedColors });
      const view = new View(bench(), "Sensitivity");
      await chooseTheme(bench(), theme);
      await view.open();
      await pick(view.pane);
      for (const mode of ["One at a time", "Two in a grid", "Simulation"]) {
        await view.pane.getByRole("radio", { name: mode }).check();
        expect(await view.wideElements()).toEqual([]);
        expect(await view.violations()).toBe("");
      }
    },
  );

  it("nothing failed unseen", () => {
    expect(bench().errors).toEqual([]);
  });

  async function pick(pane: FrameLocator): Promise<void> {
    await select(bench(), 0, 4);
    await pane.getByRole("button", { name: "Add selection to inputs" }).click();
    await pane.getByRole("heading", { name: "Fixed cost" }).waitFor();
    await select(bench(), 5);
    await pane.getByRole("button", { name: "Use selection as output" }).click();
    await pane.getByRole("heading", { name: "Profit", exact: true }).waitFor();
  }
});
