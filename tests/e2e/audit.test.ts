import { expect, it } from "vitest";
import { CLAIMS } from "../support/claims";
import { describeInBrowser, useBench } from "./support/bench";
import { chooseTheme, THEMES, View } from "./support/view";

/** A formula among the texts, a claim that is borne out, and one that isn't. */
const PASTED =
  "| Item | Before | After | Saved |\n|-|-|-|-|\n| =1+1 | $10M | $1M | 90% |\n| b | 100 days | 10 days | 9x |";

describeInBrowser("the claim auditor", () => {
  const bench = useBench();
  const view = () => new View(bench(), "Audit");

  it("asks for both ranges first, and takes the focus there", async () => {
    await view().open();
    await view().button("Audit").click();
    await view().pane.getByText("Select the printed figures first.").waitFor();
    await view().pane.getByText("Select the computed cells first.").waitFor();
    const focused = await view()
      .pane.locator("body")
      .evaluate(() => document.activeElement?.getAttribute("aria-label"));
    expect(focused).toBe("Use selection as printed claims");
  });

  it("writes live verdicts beside the claims, and says what differs", async () => {
    await view().write("Sheet1", 0, CLAIMS);
    await view().select("A2:A6");
    await view().button("Use selection as printed claims").click();
    await view().button("Show printed claims, Sheet1!A2:A6").waitFor();
    await view().select("B2:B6");
    await view().button("Use selection as computed cells").click();
    await view().button("Show computed cells, Sheet1!B2:B6").waitFor();
    await view().button("Audit").click();
    await view().message("5 claims judged. The verdicts are in Sheet1!C2:C6.").waitFor();
    const words = (await bench().readAll("Sheet1", "C2:C6")).flat();
    expect(words.map(({ value }) => value)).toEqual([
      "rounded",
      "rounded",
      "differs",
      "holds",
      '"not stated" holds no number.',
    ]);
    expect(words[0]?.formula).toBe("=ROI_VERDICT(A2,B2)");
    await view().pane.getByText("“10x” is printed, 16.2 is computed.").waitFor();
    await view().pane.getByText('"not stated" holds no number.').waitFor();

    await bench().goTo("B4");
    await bench().type("10");
    await bench().waitForText("Sheet1", "C4", "exact");
    await bench().page.keyboard.press("Control+z");
    await bench().waitForText("Sheet1", "C4", "differs");
  });

  it("shows a claim's cell", async () => {
    await view().button("Show claim, Sheet1!A4").click();
    const selected = () =>
      bench().page.evaluate(() => (window as any).workbench.book.selection().activeCell as unknown);
    await expect.poll(selected).toMatchObject({ r: 3, c: 0 });
  });

  it.each(THEMES)("has nothing that axe finds, in $name at 320 pixels", async ({ theme, forcedColors }) => {
    await bench().page.emulateMedia({ forcedColors });
    await chooseTheme(bench(), theme);
    await view().open();
    await view().button("Take back the verdicts in Sheet1!C2:C6").waitFor();
    expect(await view().violations()).toBe("");
    expect(await view().wideElements()).toEqual([]);
    await findClaims();
    expect(await view().violations()).toBe("");
    expect(await view().wideElements()).toEqual([]);
    await view().pane.getByLabel("Claims against computed cells").check();
  });

  /** A small document, pasted into the view. */
  async function findClaims(): Promise<void> {
    await view().pane.getByLabel("A table, or a document, against itself").check();
    await view().pane.getByLabel("A text to paste: a table, a web page, a whole document").check();
    await view().pane.getByLabel("Text with tables").fill(PASTED);
    await view().button("Find claims").click();
    await view().pane.getByText("“9x” differs").waitFor();
  }

  it("audits a pasted table on a live sheet, and takes it back", async () => {
    await view().open();
    await findClaims();
    // Another reading, by the keyboard.
    await view().pane.getByLabel("Other readings of “9x”").press("Enter");
    await view()
      .button(/^Judge “9x” by: After ÷ Before/)
      .press("Enter");
    await view().pane.getByText("After ÷ Before = 0.1x").first().waitFor();
    await view().pane.getByLabel("Saved", { exact: true }).selectOption("Text");
    await view().pane.getByLabel("Saved", { exact: true }).selectOption("Claimed rate");
    await view().button("Write the audit to a new sheet").click();
    await view().message("2 claims are on the sheet “Table audited”.").waitFor();
    const texts = (await bench().sheet("Pasted text")).map((row) => row.map(({ value }) => value));
    expect(texts.slice(0, 3)).toEqual([
      ["Item", "Before", "After", "Saved"],
      ["=1+1", "$10M", "$1M", "90%"],
      ["b", "100 days", "10 days", "9x"],
    ]);
    const verdicts = async () =>
      (await bench().sheet("Table audited"))
        .map((row) => row[4]?.value)
        .filter((word) => /exact|differs/.test(String(word)));
    expect(await verdicts()).toEqual(["exact", "differs"]);
    await view().button("Take back").click();
    await view().message("The audit’s sheets were removed. Your own cells are as they were.").waitFor();
    // The button that was pressed is gone: its neighbour has the focus.
    expect(
      await view()
        .pane.locator("body")
        .evaluate(() => document.activeElement?.textContent),
    ).toBe("Write the audit to a new sheet");
    await view().pane.getByLabel("Claims against computed cells").check();
  });

  it("asks before it takes back what was edited, and takes the rest back", async () => {
    await bench().goTo("C4");
    await bench().type("wrong");
    await view().button("Take back the verdicts in Sheet1!C2:C6").click();
    const question = view().pane.getByRole("alertdialog", { name: "Take back edited verdicts?" });
    await question.waitFor();
    await bench().page.keyboard.press("Escape");
    await view().message("The verdicts were kept.").waitFor();
    await view().button("Take back the verdicts in Sheet1!C2:C6").click();
    await question.getByRole("button", { name: "Take back" }).click();
    await view().message("The verdicts were taken back.").waitFor();
    const cells = (await bench().readAll("Sheet1", "A1:C6")).map((row) => row.map(({ value }) => value));
    expect(cells).toEqual(CLAIMS.map((row) => [...row, ""]));
  });

  it("puts the verdicts on a sheet of their own", async () => {
    await view().select("A2:A6");
    await view().button("Use selection as printed claims").click();
    await view().select("B2:B6");
    await view().button("Use selection as computed cells").click();
    await view().button("Show computed cells, Sheet1!B2:B6").waitFor();
    await view().pane.getByLabel("On a new sheet").check();
    await view().button("Audit").click();
    await view().message("The verdicts are in the sheet “Claims audited”.").waitFor();
    const cells = (await bench().sheet("Claims audited")).map((row) => row.map(({ text }) => text));
    const row = (word: string) => cells.find(([first]) => first === word)?.slice(0, 4);
    expect(row("Sheet1!A2")).toEqual(["Sheet1!A2", "$10.2M", "10215000", "rounded"]);
    expect(row("differs")).toEqual(["differs", "1", "", ""]);
    expect(row("not judged")).toEqual(["not judged", "1", "", ""]);
  });

  it("asked the network for nothing but localhost, and nothing failed unseen", () => {
    expect(bench().foreign).toEqual([]);
    expect(bench().errors).toEqual([]);
  });
});
