import { expect, it } from "vitest";
import { describeInBrowser, useBench, type Bench } from "./support/bench";

const SHEET = "70B training run";

/** The first cell with these words, in a sheet. */
async function find(bench: Bench, sheet: string, words: string): Promise<{ row: number; column: number }> {
  const cells = await bench.sheet(sheet);
  for (const [row, line] of cells.entries())
    for (const [column, cell] of line.entries()) if (cell.text === words) return { row, column };
  throw new Error(`${sheet} has no cell with ${words}`);
}

const address = (row: number, column: number) => String.fromCharCode(65 + column) + (row + 1);

async function insert(bench: Bench, title: string): Promise<void> {
  await bench
    .pane()
    .getByRole("button", { name: `Insert ${title}` })
    .click();
}

describeInBrowser("the main job, by mouse and keyboard", () => {
  const bench = useBench();

  it("shows the document's 70B table as a live sheet after one click", async () => {
    await insert(bench(), SHEET);
    await bench()
      .pane()
      .getByRole("button", { name: `Go to sheet, ${SHEET}`, exact: true })
      .waitFor();
    expect(await bench().sheetNames()).toEqual(["Sheet1", SHEET]);
    const cells = (await bench().sheet(SHEET)).flat().map(({ value }) => value);
    for (const figure of [11350000, 1135000, 10215000]) expect(cells).toContain(figure);
  });

  it("changes the total when an input is typed over, and takes it back with undo", async () => {
    const training = await find(bench(), SHEET, "Compute (training)");
    const header = await find(bench(), SHEET, "Baseline");
    const total = await find(bench(), SHEET, "Total");
    const totalCell = address(total.row, header.column);
    await bench().waitForText(SHEET, totalCell, "$11,350,000");

    await bench().goTo(address(training.row, header.column));
    await bench().type("20000000");
    await bench().waitForText(SHEET, totalCell, "$21,350,000");

    await bench().page.keyboard.press("Control+z");
    await bench().waitForText(SHEET, totalCell, "$11,350,000");
  });

  it("extends formulas and totals when a row is typed below the table", async () => {
    const header = await find(bench(), SHEET, "Baseline");
    const last = await find(bench(), SHEET, "Evaluation");
    const total = await find(bench(), SHEET, "Total");
    await bench().goTo(address(last.row + 1, last.column));
    await bench().type("Observability");
    await bench().goTo(address(last.row + 1, header.column));
    await bench().type("50000");
    // A number is missing in the row: nothing is made of it, and the sheet says so.
    await bench().waitForText(SHEET, address(total.row, header.column), "–");
    await bench().goTo(address(last.row + 1, header.column + 1));
    await bench().type("0");
    await bench().waitForText(SHEET, address(total.row, header.column), "$11,400,000");
    const savings = await find(bench(), SHEET, "Savings");
    await bench().waitForText(SHEET, address(last.row + 1, savings.column), "$50,000");
    expect((await bench().read(SHEET, address(last.row + 1, savings.column))).formula).toContain(
      "ROI_SAVINGS(",
    );
    await bench().waitForText(SHEET, address(total.row, savings.column), "$10,265,000");
  });

  it("inserts again beside the first, which stays as it is", async () => {
    const before = await bench().sheet(SHEET);
    await insert(bench(), SHEET);
    await bench()
      .pane()
      .getByRole("button", { name: `Go to sheet, ${SHEET} (2)` })
      .waitFor();
    expect(await bench().sheetNames()).toEqual(["Sheet1", SHEET, `${SHEET} (2)`]);
    expect(await bench().sheet(SHEET)).toEqual(before);
    const second = (await bench().sheet(`${SHEET} (2)`)).flat().map(({ value }) => value);
    expect(second).toContain(11350000);
  });

  it("calculates a function that is typed into an empty cell of the user's own sheet", async () => {
    await bench().page.getByText("Sheet1", { exact: true }).click();
    await bench().goTo("B2");
    await bench().type("=ROI_SAVINGS(10,3)");
    await bench().waitForText("Sheet1", "B2", "7");
    expect((await bench().read("Sheet1", "B2")).formula).toBe("=ROI_SAVINGS(10,3)");
  });

  it("asked the network for nothing but localhost, and nothing failed unseen", () => {
    expect(bench().foreign).toEqual([]);
    expect(bench().errors).toEqual([]);
  });
});
