import { afterEach, expect, it } from "vitest";
import { PROFILE_NAMES } from "../../src/workbench/profiles/names";
import { Bench, describeInBrowser } from "./support/bench";
import { View } from "./support/view";

const SHEET = "70B training run";

/** A model of the user's own, and claims beside computed figures. */
const CELLS: (string | number)[][] = [
  ["Price", 10],
  ["Volume", 100],
  ["Profit", "=B2*(B1-4)"],
  ["$600", "=B3"],
];

/** The way through every view, in each of the Excels: results that come late and out of order, and all else. */
describeInBrowser("every view, in every Excel", () => {
  let bench: Bench;
  afterEach(() => bench.close());

  it.each(PROFILE_NAMES)("%s", async (excel) => {
    bench = await Bench.open({ excel });
    const view = (title: string) => new View(bench, title);
    const pane = bench.pane();
    const visible = (name: string | RegExp) =>
      pane.getByRole("button", { name, exact: true }).locator("visible=true");
    const cells = async (row: number, column: number, count = 1) =>
      bench.page.evaluate(
        ([r, c, h]) => {
          const { book } = (window as any).workbench;
          const [sheet] = book.sheets();
          sheet.activate();
          book.select(sheet.id, { r, c, h, w: 1 });
        },
        [row, column, count] as const,
      );
    await bench.page.evaluate(async (rows) => {
      const { book } = (window as any).workbench;
      const line = (value: string | number) =>
        String(value).startsWith("=") ? { formula: value } : { value };
      book.sheets()[0].write(
        { r: 0, c: 0, h: 4, w: 2 },
        rows.map((row) => row.map(line)),
      );
      await book.settle();
    }, CELLS);

    // Templates: a sheet of the add-in's functions, none of which shows #NAME?.
    await view("Templates").button(`Insert ${SHEET}`).click();
    await view("Templates").message("inserted as sheet").waitFor();
    await view("Templates").button(`Repair ${SHEET}`).click();
    await view("Templates").message("no formula shows #NAME?").waitFor();

    await view("Results").open();
    await pane
      .getByRole("list", { name: `Key figures of ${SHEET}` })
      .getByText("$10,215,000", { exact: true })
      .waitFor();

    await view("Functions").open();
    const functions = pane.getByRole("tabpanel", { name: "Functions" });
    await functions.getByRole("searchbox", { name: "Search by name or question" }).fill("payback");
    await functions
      .getByRole("list", { name: "Functions that fit" })
      .getByRole("button")
      .first()
      .press("Enter");
    await functions.getByRole("textbox", { name: "Try it" }).fill("=ROI_SAVINGS(10,3)");
    await cells(8, 4);
    await functions.getByRole("button", { name: "Insert into cell", exact: true }).click();
    await functions.getByText("The formula is in Sheet1!E9.").waitFor();
    await bench.waitForText("Sheet1", "E9", "7");

    await view("Sensitivity").open();
    await cells(0, 1, 2);
    await visible("Add selection to inputs").click();
    await cells(2, 1);
    await visible("Add selection to outputs").click();
    await pane.getByRole("heading", { name: "Profit", exact: true }).locator("visible=true").waitFor();
    await visible("Run").click();
    await pane
      .getByText(/also by Excel: the same/)
      .locator("visible=true")
      .waitFor();
    const inputs = async () => (await bench.readAll("Sheet1", "B1:B2")).flat().map(({ value }) => value);
    expect(await inputs()).toEqual([10, 100]);

    // The same inputs and output, drawn: Excel is asked for some of the trials.
    await view("Simulation").open();
    const trials = pane.getByRole("textbox", { name: "Trials" });
    await trials.fill("200");
    await trials.press("Tab");
    await visible("Simulate").click();
    await pane.getByText(/^Computed here, 200 trials; \d+ of them also by Excel: the same\.$/).waitFor();
    expect(await inputs()).toEqual([10, 100]);

    await view("Audit").open();
    await cells(3, 0);
    await visible("Use selection as printed claims").click();
    await cells(3, 1);
    await visible("Use selection as computed cells").click();
    await visible("Audit").click();
    await view("Audit").message("1 claim judged.").waitFor();
    await bench.waitForText("Sheet1", "C4", "exact");

    await view("Scenarios").open();
    await pane.getByLabel("Save the present inputs as").fill("As printed");
    await visible("Save inputs").click();
    await view("Scenarios").message("“As printed” is saved in the workbook.").waitFor();

    await view("Templates").open();
    await view("Templates").button(`Remove ${SHEET}`).click();
    await view("Templates").message(`${SHEET} was removed.`).waitFor();
    expect(await bench.sheetNames()).toEqual(["Sheet1"]);
    expect(bench.errors).toEqual([]);
  });
});
