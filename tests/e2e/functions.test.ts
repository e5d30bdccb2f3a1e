import type { FrameLocator } from "playwright-core";
import { expect, it } from "vitest";
import { describeInBrowser, useBench } from "./support/bench";
import { violations } from "./support/view";

/** Elements that reach out of the pane. */
const wideElements = (pane: FrameLocator) =>
  pane
    .locator("body")
    .evaluate(() =>
      [...document.querySelectorAll("main *")]
        .filter((e) => e.checkVisibility() && e.getBoundingClientRect().right > innerWidth + 1)
        .map((e) => `${e.tagName}.${e.className}`),
    );

describeInBrowser("the function explorer", () => {
  const bench = useBench();
  const panel = () => bench().pane().getByRole("tabpanel", { name: "Functions" });
  const button = (name: string) => panel().getByRole("button", { name, exact: true });

  it("finds a function by a question, with the keyboard", async () => {
    await bench().pane().getByRole("tab", { name: "Functions" }).click();
    await panel().getByRole("heading", { name: "Savings and speed" }).waitFor();
    expect(await violations(bench().pane())).toBe("");
    expect(await wideElements(bench().pane())).toEqual([]);
    await panel()
      .getByRole("searchbox", { name: "Search by name or question" })
      .fill("how long until it pays back?");
    const first = panel().getByRole("list", { name: "Functions that fit" }).getByRole("button").first();
    expect(await first.innerText()).toContain("ROI_PAYBACK");
    expect(await violations(bench().pane())).toBe("");
    await first.press("Enter");
    await panel().getByRole("heading", { name: "ROI_PAYBACK", exact: true }).waitFor();
    const focused = await panel().locator(":focus").innerText();
    expect(focused).toBe("ROI_PAYBACK");
  });

  it("explains it, and calculates what is typed", async () => {
    const result = panel().locator("output");
    const formula = panel().getByRole("textbox", { name: "Try it" });
    await panel().getByText("= 0.02857142857").waitFor();
    await formula.fill("=ROI_PAYBACK(100,{30;50;60})");
    await panel().getByText("= 2.333333333").waitFor();
    await formula.fill("=ROI_PAYBACK(100,-1)");
    expect(await result.innerText()).toBe("= #N/A");
    expect(await violations(bench().pane())).toBe("");
    expect(await wideElements(bench().pane())).toEqual([]);
    expect(await panel().getByRole("heading", { level: 3 }).allInnerTexts()).toEqual([
      "Arguments",
      "Examples",
      "Errors",
      "Answers",
      "Source",
    ]);
  });

  it("puts the formula into the active cell, where Excel calculates the same", async () => {
    await bench().goTo("B2");
    await panel().getByRole("textbox", { name: "Try it" }).fill("=ROI_PAYBACK(100,{30;50;60})");
    await button("Insert into cell").click();
    await panel().getByText("The formula is in Sheet1!B2.").waitFor();
    expect(Number((await bench().read("Sheet1", "B2")).value)).toBeCloseTo(7 / 3, 12);
  });

  it("asks before it replaces something: Esc keeps it, Replace replaces it", async () => {
    const dialog = bench().pane().getByRole("alertdialog", { name: "Replace Sheet1!B2?" });
    await panel().getByRole("textbox", { name: "Try it" }).fill("=ROI_SAVINGS({5;6},1)");
    await button("Insert into cell").click();
    await dialog.waitFor();
    expect(await violations(bench().pane())).toBe("");
    await bench().page.keyboard.press("Escape");
    await panel().getByText("Sheet1!B2 stays as it is.").waitFor();
    expect((await bench().read("Sheet1", "B2")).formula).toContain("ROI_PAYBACK");

    await button("Insert into cell").click();
    await dialog.getByRole("button", { name: "Replace" }).click();
    await panel().getByText("The formula is in Sheet1!B2.").waitFor();
    expect((await bench().read("Sheet1", "B3")).value).toBe(5);
  });

  it("refuses a cell that shows a part of another formula's result", async () => {
    await bench().goTo("B3");
    await button("Insert into cell").click();
    await panel().getByText("Sheet1!B3 shows a result of the formula in B2.").waitFor();
    expect((await bench().read("Sheet1", "B3")).value).toBe(5);
  });

  it("comes back to the list, and to the place in it", async () => {
    await panel().getByRole("textbox", { name: "Try it" }).press("Escape");
    await panel().getByRole("searchbox").waitFor();
    expect(await panel().locator(":focus").innerText()).toContain("ROI_PAYBACK");
  });

  it("asked for nothing outside, and nothing went wrong unseen", () => {
    expect(bench().foreign).toEqual([]);
    expect(bench().errors).toEqual([]);
  });
});
