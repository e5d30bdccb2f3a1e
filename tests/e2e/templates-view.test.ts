import { expect, it } from "vitest";
import { describeInBrowser, useBench } from "./support/bench";
import { chooseTheme, violations } from "./support/view";

describeInBrowser("the templates view", () => {
  const bench = useBench();
  const named = (role: "button" | "textbox" | "heading" | "region", name: string) =>
    bench().pane().getByRole(role, { name, exact: true });
  const titles = () => bench().pane().locator("#view-templates .card:visible :is(h3, h4)").allInnerTexts();
  const groups = () => bench().pane().locator(".group:visible > h3").allInnerTexts();
  const count = () => bench().pane().getByRole("search").getByRole("status");

  it("finds templates as the user types, says how many, and offers the way back", async () => {
    const all = await titles();
    expect(all[0]).toBe("Savings case");
    expect(await groups()).toEqual(["Your own model", "From what is in the workbook", "The document"]);

    const field = named("textbox", "Search templates");
    await field.fill("70b TRAINING");
    expect(await titles()).toContain("70B training run");
    expect((await titles()).length).toBeLessThan(all.length);
    expect(await count().innerText()).toMatch(new RegExp(`^\\d+ of ${all.length} templates$`));

    await field.fill("zebra");
    expect(await titles()).toEqual([]);
    expect(await groups()).toEqual([]);
    expect(await count().innerText()).toBe("No template answers “zebra”.");
    await named("button", "Clear search").click();
    expect(await titles()).toEqual(all);
    expect(await field.evaluate((e) => (e.getRootNode() as ShadowRoot).host === document.activeElement)).toBe(
      true,
    );

    await field.fill("zebra");
    await field.press("Escape");
    expect(await titles()).toEqual(all);
  });

  it("shows a sheet before it is inserted, and follows the options", async () => {
    const toggle = named("button", "Preview 70B training run");
    await toggle.click();
    expect(await toggle.getAttribute("aria-expanded")).toBe("true");
    const paper = named("region", "Preview of 70B training run: 70B training run");
    const input = paper.locator(".preview-input", { hasText: "$10,000,000" }).first();
    await input.waitFor();
    expect(
      await input.evaluate((cell) => [getComputedStyle(cell).color, getComputedStyle(cell).backgroundColor]),
    ).toEqual(["rgb(0, 0, 255)", "rgb(255, 255, 204)"]);
    expect(await bench().sheetNames()).toEqual(["Sheet1"]);

    await bench().pane().locator("summary").click();
    const currency = named("textbox", "Currency symbol");
    await currency.fill("€");
    await currency.press("Enter");
    await paper.locator(".preview-input", { hasText: "€10,000,000" }).first().waitFor();
    await bench().pane().locator("summary").click();

    await toggle.focus();
    await bench().page.keyboard.press("Enter");
    await paper.waitFor({ state: "hidden" });
    expect(await toggle.getAttribute("aria-expanded")).toBe("false");
  });

  it("shows each sheet of the whole analysis, with its charts in words", async () => {
    await named("button", "Preview Whole analysis").click();
    const choice = bench()
      .pane()
      .getByRole("combobox", { name: /^Sheet \(\d+\)$/ });
    const names = await choice.locator("option").allInnerTexts();
    expect(names.length).toBeGreaterThan(10);
    await choice.selectOption({ label: "70B training run" });
    await named("region", "Preview of Whole analysis: 70B training run").waitFor();
    await bench().pane().getByText("Chart: ").first().waitFor();
  });

  it.each([
    { theme: "dark", forcedColors: "none" },
    { theme: "light", forcedColors: "active" },
  ] as const)(
    "has nothing that axe finds, open, in $theme with forced colours $forcedColors",
    async (look) => {
      const { page } = bench();
      await page.emulateMedia({ forcedColors: look.forcedColors });
      await chooseTheme(bench(), look.theme);

      await named("button", "Preview Whole analysis").click();
      await named("button", "Preview Business case").click();
      await bench().pane().getByRole("region").nth(1).waitFor();
      expect(await violations(bench().pane())).toBe("");
      const wide = await bench()
        .pane()
        .locator("body")
        .evaluate(() => document.documentElement.scrollWidth > innerWidth);
      expect(wide).toBe(false);
    },
  );
});
