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

  it("keeps what is typed as it was typed, and shows #### where a figure has no room", async () => {
    await book(`
      const sheet = book.sheets()[0];
      sheet.activate();
      sheet.setNumberFormat({ r: 20, c: 1, h: 2, w: 1 }, [["#,##0"], ["0.0%"]]);`);
    await bench().goTo("B20");
    await bench().type('=if(8.4E23>70E9,"big","small")');
    await bench().type("2E12");
    await bench().type("40");
    await bench().type("2E12");
    const shown = await bench().readAll("Sheet1", "B20:B23");
    expect(shown.map(([cell]) => cell?.formula || cell?.text)).toEqual([
      '=IF(8.4E23>70E9,"big","small")',
      "2,000,000,000,000",
      "40.0%",
      "2.00E+12",
    ]);
    expect(await book("return book.engine.sheet(book.active().id).getCell(20, 1).v;")).toMatch(/^#+$/);
    await book("book.active().setColumnWidth(1, 1, 150);");
    expect(await book("return book.engine.sheet(book.active().id).getCell(20, 1).v;")).toBe(
      "2,000,000,000,000",
    );
  });

  it("takes the next entry where it is typed, after an entry that a validation refuses", async () => {
    const { page } = bench();
    await book(`
      book.active().setValidation({ r: 1, c: 3, h: 1, w: 1 }, {
        kind: "decimal", operator: "GreaterThan", formula1: 0,
        errorAlert: { title: "Positive", message: "Type a positive number", showAlert: true, style: "Stop" },
      });`);
    await bench().goTo("D2");
    await page.keyboard.type("-5");
    await page.keyboard.press("Enter");
    await page.getByRole("dialog").getByText("Positive", { exact: true }).waitFor();
    await page.getByRole("button", { name: "OK" }).click();
    await page.getByRole("dialog").waitFor({ state: "detached" });
    await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toMatch(/editor/);
    await bench().type("7");
    await bench().type("8");
    expect((await bench().readAll("Sheet1", "D2:D3")).flat().map((cell) => cell.value)).toEqual([7, 8]);
  });

  it("brings an inserted template back by undo and redo, formulas and all", async () => {
    const { page } = bench();
    const inserted = () =>
      book<string>(`
      await book.settle();
      return JSON.stringify(book.sheets().slice(1).map((s) => [s.name, s.read(s.used()).map((row) => row.map((cell) => [cell.formula, cell.value, cell.numberFormat]))]));`);
    const before = await bench().sheetNames();
    await bench().pane().getByRole("button", { name: "Insert Summary" }).click();
    await bench().pane().getByRole("button", { name: "Remove" }).first().waitFor();
    const after = await inserted();
    await bench().goTo("H30");
    let steps = 0;
    for (; (await bench().sheetNames()).length > before.length; steps++)
      await page.keyboard.press("Control+z");
    expect(await bench().sheetNames()).toEqual(before);
    for (; steps > 0; steps--) await page.keyboard.press("Control+y");
    expect(await inserted()).toBe(after);
    expect(bench().errors).toEqual([]);
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

  it("protects a sheet by a button, and takes it back", async () => {
    const { page } = bench();
    await page.locator("#protect").click();
    await bench().goTo("B7");
    await bench().type("5");
    expect((await bench().read("Sheet1", "B7")).value).toBe("");
    await page.locator("#protect").click();
    await bench().goTo("B7");
    await bench().type("5");
    await bench().waitForText("Sheet1", "B7", "5");
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

  it("asks before the workbook is left", async () => {
    const { page } = bench();
    const asked = page.waitForEvent("dialog");
    const leaving = page.reload().catch(() => undefined);
    const dialog = await asked;
    expect(dialog.type()).toBe("beforeunload");
    await dialog.dismiss();
    await leaving;
    expect(await page.evaluate(() => getComputedStyle(document.documentElement).overscrollBehaviorX)).toBe(
      "none",
    );
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
    await bench().pane().getByRole("heading", { name: "70B training run" }).waitFor();
    await expect.poll(background).not.toBe(light);
    expect(bench().errors).toEqual([]);
  });
});
