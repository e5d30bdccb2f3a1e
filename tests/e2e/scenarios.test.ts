import { expect, it } from "vitest";
import { describeInBrowser, useBench } from "./support/bench";
import { chooseTheme, THEMES, View } from "./support/view";

const SHEET = "70B training run";

describeInBrowser("scenarios", () => {
  const bench = useBench();
  const view = () => new View(bench(), "Scenarios");
  const save = async (name: string) => {
    await view().pane.getByLabel("Save the present inputs as").fill(name);
    await view().button("Save inputs").click();
    await view().message(`“${name}” is saved in the workbook.`).waitFor();
  };
  /** The training cost's cell: label in the first column, baseline in the column of that header. */
  const cell = async () => {
    const rows = (await bench().sheet(SHEET)).map((row) => row.map(({ text }) => text));
    const row = rows.findIndex(([label]) => label === "Compute (training)");
    const column = rows.find((each) => each.includes("Baseline"))!.indexOf("Baseline");
    return `${String.fromCharCode(65 + column)}${row + 1}`;
  };

  it("says what to do while nothing is inserted", async () => {
    await view().open();
    await view().pane.getByRole("heading", { name: "No inputs yet" }).waitFor();
    expect(
      await view()
        .button(/^(Save|Switch)/)
        .count(),
    ).toBe(0);
  });

  it("has the inputs of a sheet as they were inserted, and saves those after an edit", async () => {
    await view().pane.getByRole("tab", { name: "Templates" }).click();
    await view().button(`Insert ${SHEET}`).click();
    await view().message("inserted as sheet").waitFor();
    await view().open();
    await view()
      .pane.getByText(/, as in “As inserted”/)
      .waitFor();
    await bench().goTo(await cell());
    await bench().type("20000000");
    await bench().waitForText(SHEET, await cell(), "$20,000,000");
    await view()
      .pane.getByText(/, as in none of the scenarios/)
      .waitFor();
    await save("Dear compute");
  });

  it("switches, and says which is in the workbook", async () => {
    await view().button("Switch to As inserted").click();
    await view().message("“As inserted” is in the workbook: 1 input changed.").waitFor();
    await bench().waitForText(SHEET, await cell(), "$10,000,000");
    await view()
      .pane.getByText(/In the workbook now/)
      .waitFor();
  });

  it("asks before it replaces inputs that are in no scenario", async () => {
    await bench().goTo(await cell());
    await bench().type("1");
    await view().button("Switch to Dear compute").click();
    await view().pane.getByRole("alertdialog", { name: "The present inputs are not saved" }).waitFor();
    await bench().page.keyboard.press("Escape");
    await bench().waitForText(SHEET, await cell(), "$1");
    await view().button("Switch to Dear compute").click();
    await view().button("Switch anyway").click();
    await bench().waitForText(SHEET, await cell(), "$20,000,000");
  });

  it("compares them on a sheet, and leaves the inputs as they were", async () => {
    await view().button("Compare on a sheet").click();
    await view().message("Compared on the sheet “Scenarios”.").waitFor();
    const rows = (await bench().sheet("Scenarios")).map((row) => row.map(({ text }) => text));
    expect(rows).toContainEqual(["Figure", "Sheet", "As inserted", "Dear compute", "Difference"]);
    const compute = rows.find(([label]) => label === "Compute (training), Baseline")!;
    expect(compute.map((text) => text?.trim())).toEqual([
      "Compute (training), Baseline",
      SHEET,
      "$10,000,000",
      "$20,000,000",
      expect.stringContaining("$10,000,000"),
    ]);
    await bench().waitForText(SHEET, await cell(), "$20,000,000");
  });

  it.each(THEMES)("has nothing that axe finds, in $name at 320 pixels", async ({ theme, forcedColors }) => {
    await bench().page.emulateMedia({ forcedColors });
    await chooseTheme(bench(), theme);
    await view().open();
    await view().button("Rename Dear compute").click();
    await view().pane.getByRole("textbox", { name: "New name" }).waitFor();
    expect(await view().violations()).toBe("");
    expect(await view().wideElements()).toEqual([]);
    await bench().page.keyboard.press("Escape");
  });

  it("renames by keyboard, and refuses a name that is taken", async () => {
    await view().button("Rename Dear compute").click();
    const field = view().pane.getByRole("textbox", { name: "New name" });
    expect(await field.getAttribute("aria-invalid")).toBeNull();
    await field.fill("as inserted");
    await field.press("Enter");
    await view().pane.getByText("There is a scenario “As inserted” already.").waitFor();
    expect(await field.getAttribute("aria-invalid")).toBe("true");
    await field.fill("Compute at 20M");
    await field.press("Enter");
    await view().message("It is called “Compute at 20M” now.").waitFor();
    const focused = await view()
      .pane.locator("body")
      .evaluate(() => document.activeElement?.getAttribute("aria-label"));
    expect(focused).toBe("Rename Compute at 20M");
  });

  it("deletes after asking", async () => {
    await view().button("Delete As inserted").click();
    const question = view().pane.getByRole("alertdialog", { name: "Delete “As inserted”?" });
    await question.getByRole("button", { name: "Delete" }).click();
    await view().message("“As inserted” was deleted.").waitFor();
    await view().button("Delete As inserted").waitFor({ state: "detached" });
    await bench().waitForText(SHEET, await cell(), "$20,000,000");
  });

  it("asked the network for nothing but localhost, and nothing failed unseen", () => {
    expect(bench().foreign).toEqual([]);
    expect(bench().errors).toEqual([]);
  });
});
