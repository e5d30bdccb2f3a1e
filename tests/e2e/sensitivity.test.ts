import type { FrameLocator } from "playwright-core";
import { expect, it } from "vitest";
import { describeInBrowser, useBench, type Bench } from "./support/bench";
import { chooseTheme, openFromRibbon, THEMES, View } from "./support/view";

/** The pane at one of its two views of the user's own model. */
async function openView(bench: Bench, title = "Sensitivity"): Promise<FrameLocator> {
  const pane = bench.pane();
  await pane.getByRole("tab", { name: title }).click();
  await pane.getByRole("button", { name: "Add selection to outputs" }).locator("visible=true").waitFor();
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

describeInBrowser("sensitivity and simulation of the user's own model", () => {
  const bench = useBench({ height: 1200 });
  const button = (pane: FrameLocator, name: string) =>
    pane.getByRole("button", { name, exact: true }).locator("visible=true");

  it("says what is missing and puts the focus there", async () => {
    await addModel(bench());
    const pane = await openView(bench());
    await button(pane, "Run").click();
    await pane.getByText("Pick the output: select its cell").locator("visible=true").waitFor();
    const focused = await pane.locator(":focus").getAttribute("aria-label");
    expect(focused).toBe("Add selection to outputs");
  });

  it("shows the tornado of an output with one click, proven, follows edits, and writes it", async () => {
    const pane = await openView(bench());
    await select(bench(), 5);
    await button(pane, "Add selection to outputs").click();
    await pane.getByRole("heading", { name: "Profit", exact: true }).locator("visible=true").waitFor();
    await button(pane, "Run").click();
    await pane.getByText(/^Computed here, 6 cases; [4-8] of them also by Excel: the same\.$/).waitFor();
    const listed = () => pane.locator(".bars:visible .bar-label").allTextContents();
    expect(await listed()).toEqual(["Volume", "Price", "Fixed cost"]);
    expect(await inputs(bench())).toEqual(ORIGINAL);
    const values = pane.locator(".bars:visible .bar-values").first();
    expect(await values.textContent()).toBe("210 … 290");

    await bench().goTo("B2");
    await bench().type("200");
    await pane.getByText("Follows your edits").waitFor();
    expect(await values.textContent()).toBe("570 … 730");
    await button(pane, "Write to a sheet").click();
    await pane.getByText("The result is on sheet “Sensitivity”").locator("visible=true").waitFor();
    const rows = (await bench().sheet("Sensitivity")).map((row) => row.map(({ value }) => value));
    const top = rows.findIndex(([first]) => first === "Input");
    expect(rows[top + 1]?.slice(0, 7)).toEqual(["Volume", "Sheet1!B2", 200, 180, 220, 570, 730]);
    expect(await new View(bench(), "Sensitivity").violations()).toBe("");
    await bench().page.evaluate(() => (window as any).workbench.book.sheets()[0].activate());
    await bench().goTo("B2");
    await bench().type("100");
  });

  it("simulates a hundred thousand trials, answers questions, and writes percentiles and a histogram", async () => {
    const pane = await openView(bench(), "Simulation");
    await button(pane, "Simulate").click();
    await pane.getByText(/^Computed here, 100,000 trials; \d+ of them also by Excel: the same\.$/).waitFor();
    expect(await inputs(bench())).toEqual(ORIGINAL);
    await pane.getByText("Ask the trials").click();
    await pane.getByRole("textbox", { name: "Probability below" }).fill("1000");
    await pane.getByRole("textbox", { name: "Probability below" }).press("Tab");
    await pane.getByText("100%", { exact: true }).locator("visible=true").waitFor();
    await pane.getByRole("combobox", { name: "Picture" }).selectOption("Scatter: Price");
    await pane.getByRole("img", { name: "400 trials: Profit against Price." }).waitFor();
    expect(await new View(bench(), "Simulation").violations()).toBe("");
    await button(pane, "Write to a sheet").click();
    await pane.getByText("The result is on sheet “Simulation”").locator("visible=true").waitFor();
    const texts = (await bench().sheet("Simulation")).flat().map(({ text }) => text);
    for (const wanted of ["P5", "P50", "P95", "Probability below 0", "Histogram", "What drives it"])
      expect(texts).toContain(wanted);
  });

  it.each(THEMES)(
    "fits 320 pixels and has nothing that axe finds, in $name",
    async ({ theme, forcedColors }) => {
      await bench().page.emulateMedia({ forcedColors });
      await chooseTheme(bench(), theme);
      const sensitivity = new View(bench(), "Sensitivity");
      await sensitivity.open();
      await pick(sensitivity.pane);
      await sensitivity.pane.getByText("Set-ups").locator("visible=true").click();
      for (const mode of ["Two in a grid", "What must be true", "One at a time"]) {
        await sensitivity.pane.getByRole("radio", { name: mode }).check();
        expect(await sensitivity.wideElements()).toEqual([]);
        expect(await sensitivity.violations()).toBe("");
      }
      const simulation = new View(bench(), "Simulation");
      await simulation.open();
      await simulation.pane.getByText("Dependence", { exact: true }).click();
      await button(simulation.pane, "Inputs that move together").click();
      await simulation.pane.getByText("Seed, sampling and when to stop").click();
      expect(await simulation.wideElements()).toEqual([]);
      expect(await simulation.violations()).toBe("");
    },
  );

  it("offers to restore after the pane was closed in the middle of a run in Excel", async () => {
    await bench().page.evaluate(async () => {
      const { book } = (window as any).workbench;
      const formula = "=B2*(B1-B3)-B4+0*LEN(BAHTTEXT(B1))";
      book.sheets()[0].write({ r: 5, c: 1, h: 1, w: 1 }, [[{ formula }]]);
      await book.settle();
    });
    const pane = await openView(bench(), "Simulation");
    await button(pane, "Simulate").click();
    const offer = pane.getByRole("alertdialog", { name: "Have Excel compute it?" });
    await offer.getByText("Sheet1!B6 isn't computed here: BAHTTEXT").waitFor();
    await offer.getByRole("button", { name: "Compute in Excel" }).click();
    const long = pane.getByRole("alertdialog", { name: "1,000 steps" });
    // After the five that are measured. On a slow machine the time is announced first.
    const running = pane.getByText(/^In Excel: ([6-9]|\d\d+) of 1,000/).locator("visible=true");
    await long.or(running).first().waitFor();
    if (await long.isVisible()) await long.getByRole("button", { name: "Compute in Excel" }).click();
    await running.waitFor();

    await bench().page.getByRole("button", { name: "Close pane" }).first().click();
    await bench().page.locator("#panes iframe").waitFor({ state: "detached" });
    await openFromRibbon(bench());
    const next = await openView(bench());
    await next.getByRole("heading", { name: "A run was cut short" }).waitFor();
    // Numbers first, then formulas by themselves. What the closed pane had already sent may still be on its way: then what
    // is shown is shown anew.
    const restore = next.getByRole("button", { name: /^(Restore|Put the formulas back|Done)$/ });
    await expect
      .poll(async () => {
        if (await restore.isVisible()) await restore.click();
        return restore.count();
      })
      .toBe(0);
    await next.getByText("The inputs are as they were before the run.").waitFor();
    await expect.poll(async () => (await inputs(bench())).slice(0, 4)).toEqual(ORIGINAL.slice(0, 4));
  });

  it("nothing failed unseen", () => {
    expect(bench().errors).toEqual([]);
  });

  async function pick(pane: FrameLocator): Promise<void> {
    await select(bench(), 0, 2);
    await button(pane, "Add selection to inputs").click();
    await pane.getByRole("heading", { name: "Volume", exact: true }).locator("visible=true").waitFor();
    await select(bench(), 5);
    await button(pane, "Add selection to outputs").click();
    await pane.getByRole("heading", { name: "Profit", exact: true }).locator("visible=true").waitFor();
  }
});
