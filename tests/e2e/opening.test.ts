import { expect, it } from "vitest";
import { describeInBrowser, useBench } from "./support/bench";
import { View, violations } from "./support/view";

const VIEWS = ["Results", "Functions", "Sensitivity", "Simulation", "Audit", "Scenarios", "Import"];
/** Two views that are built alike. */
const ROOTS: Record<string, string> = { Sensitivity: "study", Simulation: "study" };

describeInBrowser("opening the views", () => {
  const bench = useBench();
  const chunk = (view: string) => new RegExp(`/pane/src_taskpane_views_${view}_[^/]*\\.js$`);

  it("loads a view's script and style when it is opened, and not before", async () => {
    const { page } = bench();
    const loaded: string[] = [];
    page.on("request", (request) => loaded.push(new URL(request.url()).pathname));
    await new View(bench(), "Results").open();
    await bench().pane().getByText("No results yet").waitFor();
    expect(loaded.some((name) => chunk("results").test(name))).toBe(true);
    expect(loaded.filter((name) => /views_(?!results)/.test(name))).toEqual([]);
  });

  it("says which view could not be loaded, and loads it when asked again", async () => {
    const { page } = bench();
    const pane = bench().pane();
    const view = new View(bench(), "Audit");
    let lost = 2;
    await page.route(chunk("audit"), (route) => (lost-- > 0 ? route.abort() : route.continue()));
    await view.open();
    const again = view.button("Try again");
    await pane.getByRole("alert").filter({ hasText: "Audit could not be loaded." }).waitFor();
    expect(await violations(pane)).toBe("");
    await again.press("Enter");
    await expect.poll(() => lost).toBe(0);
    await pane.getByRole("alert").filter({ hasText: "Audit could not be loaded." }).waitFor();
    // The keyboard keeps its place from one failure to the next, and then in the view.
    const inside = () =>
      pane.locator("#view-audit").evaluate((panel) => panel.contains(document.activeElement));
    expect(await inside()).toBe(true);
    await again.press("Enter");
    await view.button("Audit").waitFor();
    expect(await inside()).toBe(true);
    expect(await again.count()).toBe(0);
  });

  it("waits for the style too", async () => {
    const { page } = bench();
    const pane = bench().pane();
    const view = new View(bench(), "Scenarios");
    let lost = true;
    await page.route(/\/pane\/src_taskpane_views_scenarios_[^/]*\.css$/, (route) => {
      if (!lost) return route.continue();
      lost = false;
      return route.abort();
    });
    await view.open();
    await pane.getByRole("alert").filter({ hasText: "Scenarios could not be loaded." }).waitFor();
    await view.button("Try again").click();
    await pane.locator(".scenarios").waitFor();
    expect(lost).toBe(false);
  });

  it("says that a template could not be loaded, and inserts it when asked again", async () => {
    const { page } = bench();
    await page.reload();
    const pane = bench().pane();
    const view = new View(bench(), "Templates");
    let lost = true;
    await page.route(/\/pane\/src_templates_catalogue_/, (route) =>
      lost ? route.abort() : route.continue(),
    );
    await page.reload();
    await view.button("Preview 7B startup").click();
    await pane.getByText("The preview could not be loaded.").waitFor();
    await view.button("Insert 7B startup").click();
    await view.message("7B startup was not inserted, and the workbook is as it was.").waitFor();
    lost = false;
    await view.button("Preview 7B startup").click();
    await view.button("Preview 7B startup").click();
    await pane.getByRole("region", { name: "Preview of 7B startup: 7B startup" }).waitFor();
    await view.button("Insert 7B startup").click();
    await view.button("Go to sheet, 7B startup").waitFor();
    expect(await bench().sheetNames()).toContain("7B startup");
  });

  it("finds its files below any address", async () => {
    const { page } = bench();
    await page.route("**/some/path/**", (route) =>
      route
        .fetch({ url: route.request().url().replace("/some/path", "") })
        .then((response) => route.fulfill({ response })),
    );
    await page
      .locator("#panes iframe")
      .first()
      .evaluate((frame) => {
        (frame as HTMLIFrameElement).src = "/some/path/taskpane.html";
      });
    for (const title of VIEWS) {
      await new View(bench(), title).open();
      await bench()
        .pane()
        .locator(`.view:not([hidden]) > .${ROOTS[title] ?? title.toLowerCase()}`)
        .waitFor();
    }
    expect(
      await bench()
        .pane()
        .locator("body")
        .evaluate(() => location.pathname),
    ).toBe("/some/path/taskpane.html");
  });
});
