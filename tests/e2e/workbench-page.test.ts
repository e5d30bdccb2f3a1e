import { expect, it } from "vitest";
import { describeInBrowser, useBench } from "./support/bench";

describeInBrowser("the workbench's page", () => {
  const bench = useBench();
  const book = <T>(work: string) =>
    bench().page.evaluate(`(async () => { const { book, host } = workbench; ${work} })()`) as Promise<T>;

  it("shows the add-in's buttons and functions as its manifest names them, and asks no one else", async () => {
    const { page } = bench();
    await page
      .getByRole("toolbar", { name: "Add-in commands" })
      .getByRole("button", { name: "Phoenix ROI" })
      .waitFor();
    // The pane that is open stays as it is: what runs in it is not cut short.
    const main = bench().pane().locator("main");
    await main.evaluate((element) => element.classList.add("the-same"));
    await page.getByRole("button", { name: "Phoenix ROI" }).click();
    expect(await main.getAttribute("class")).toBe("the-same");
    await bench().goTo("B2");
    await page.keyboard.type("=ROI_SAV");
    await page.getByText("ROI_SAVINGS_RATE", { exact: true }).waitFor();
    await page.keyboard.press("Escape");
    await page.keyboard.press("Escape");
    expect(bench().foreign).toEqual([]);
  });

  it("says why a cell shows an error", async () => {
    await bench().goTo("B4");
    await bench().type('=ROI_SAVINGS("ten",3)');
    await bench().waitForText("Sheet1", "B4", "#VALUE!");
    await bench().goTo("B4");
    await expect.poll(() => bench().page.locator("#message").textContent()).toMatch(/^B4: .*ten/);
    await bench().goTo("B5");
    await expect.poll(() => bench().page.locator("#message").textContent()).toBe("");
  });

  it("follows a link within the workbook when it is clicked", async () => {
    await book(`
      const target = book.addSheet("Where it leads");
      const first = book.sheets()[0];
      first.activate();
      host.document.hyperlinks.set(first.id, new Map([["0,0", { documentReference: "'Where it leads'!C5" }]]));`);
    await bench().goTo("B5");
    const canvas = await bench().page.locator("#grid canvas[id^=univer-sheet]").boundingBox();
    // The middle of A1, right of the row headings and below the column letters.
    await bench().page.mouse.click((canvas?.x ?? 0) + 75, (canvas?.y ?? 0) + 30);
    await expect
      .poll(() =>
        book("const s = book.selection(); return [book.active().name, s.activeCell.r, s.activeCell.c]"),
      )
      .toEqual(["Where it leads", 4, 2]);
    await book(
      `const s = book.sheets(); s[0].activate(); s.at(-1).remove(); host.document.hyperlinks.clear();`,
    );
  });

  it("refuses requests while a cell is edited", async () => {
    await bench().goTo("C4");
    await bench().page.keyboard.type("=1+");
    expect(await book("return book.editing();")).toBe(true);
    await bench().page.keyboard.press("Escape");
    await expect.poll(() => book("return book.editing();")).toBe(false);
  });

  it("keeps the user from editing locked cells of a protected sheet", async () => {
    await book(`host.document.sheetProtection.set(book.active().id, { password: "", options: {} });`);
    await bench().goTo("B6");
    await bench().type("5");
    await bench().page.getByText("you're trying to change is on a protected sheet").waitFor();
    expect((await bench().read("Sheet1", "B6")).value).toBe("");
    await book("host.document.sheetProtection.clear();");
    await bench().goTo("B6");
    await bench().type("5");
    await bench().waitForText("Sheet1", "B6", "5");
  });

  it("draws charts that follow their cells, with their alternative text, on their own sheet only", async () => {
    const { page } = bench();
    await book(`
      const sheet = book.addSheet("Charts");
      sheet.write({ r: 0, c: 0, h: 3, w: 2 }, [["Item", "Cost"], ["a", 10], ["b", 20]].map((row) => row.map((value) => ({ value }))));
      const area = (r, c, h) => ({ sheetId: sheet.id, at: { r, c, h, w: 1 } });
      const axis = (title) => ({ title, visible: true, gridlines: false });
      book.addChart({
        id: "costs", name: "Costs", sheetId: sheet.id, type: "ColumnClustered",
        title: { text: "Cost of each item", visible: true }, legend: { visible: false, position: "Bottom" },
        series: [{ id: "s", name: area(0, 1, 1), values: area(1, 1, 2), categories: area(1, 0, 2), dataLabels: {} }],
        categoryAxis: axis("Item"), valueAxis: axis("Cost, USD"),
        box: { left: 250, top: 40, width: 360, height: 240 }, altTitle: "", altDescription: "b costs twice as much as a.",
      });
      sheet.activate();
    `);
    const chart = page.getByRole("img", { name: "b costs twice as much as a." });
    await chart.waitFor();
    for (const text of ["Cost of each item", "Cost, USD", "20"])
      await chart.getByText(text, { exact: true }).first().waitFor();
    await bench().goTo("B3");
    await bench().type("35");
    await chart.getByText("35", { exact: true }).first().waitFor();
    const before = await chart.boundingBox();
    await page.mouse.move(300, 600);
    await page.mouse.wheel(0, 100);
    await expect.poll(async () => (await chart.boundingBox())?.y).toBeLessThan(before?.y ?? 0);
    await page.getByText("Sheet1", { exact: true }).click();
    await chart.waitFor({ state: "detached" });
    await page.getByText("Charts", { exact: true }).click();
    await chart.waitFor();
  });

  it("opens a second pane on the same workbook, and makes panes wider by keyboard", async () => {
    const { page } = bench();
    await page.getByRole("button", { name: "Open a second pane" }).click();
    await bench().pane(1).getByRole("heading", { name: "70B training run" }).waitFor();
    const handle = page.getByRole("separator", { name: "Width of the pane" }).first();
    const width = Number(await handle.getAttribute("aria-valuenow"));
    await handle.focus();
    await page.keyboard.press("ArrowLeft");
    expect(Number(await handle.getAttribute("aria-valuenow"))).toBe(width + 16);
    await page.getByRole("button", { name: "Close pane" }).nth(1).click();
    await expect.poll(() => page.locator("#panes iframe").count()).toBe(1);
  });

  it("leads the keyboard by F6 from the grid to the pane, the ribbon and back", async () => {
    const { page } = bench();
    const place = () =>
      page.evaluate(() =>
        ["ribbon", "grid", "panes"].find((id) =>
          document.getElementById(id)?.contains(document.activeElement),
        ),
      );
    await bench().goTo("B2");
    const walk = async (key: string): Promise<string | undefined> => {
      await page.keyboard.press(key);
      return place();
    };
    expect(await walk("F6")).toBe("panes");
    expect(await walk("F6")).toBe("ribbon");
    expect(await walk("Control+F6")).toBe("grid");
    expect(await walk("Shift+F6")).toBe("ribbon");
  });

  it("shows the sheets' tabs at twice the size", async () => {
    const { page } = bench();
    const size = page.viewportSize();
    await page.setViewportSize({ width: 700, height: 450 });
    const tab = page.locator("[data-u-comp=slide-tab-item]").first();
    await expect
      .poll(async () => (await tab.locator("xpath=..").boundingBox())?.width ?? 0)
      .toBeGreaterThan(50);
    if (size) await page.setViewportSize(size);
  });

  it("gives panes Office's theme", async () => {
    const { page } = bench();
    const background = () =>
      bench()
        .pane()
        .locator("body")
        .evaluate((body) => getComputedStyle(body).backgroundColor);
    const light = await background();
    await page.getByLabel("Theme").selectOption("dark");
    // Excel has no event for its theme: a pane looks when somebody comes to it, at what office.js keeps for 5 s.
    const looked = async () => {
      await bench().pane().locator("body").dispatchEvent("pointerover");
      return background();
    };
    await expect.poll(looked, { timeout: 30_000 }).not.toBe(light);
    expect(bench().errors).toEqual([]);
  });
});
