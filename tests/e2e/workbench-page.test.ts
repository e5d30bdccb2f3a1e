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

  it("takes numbers as they are typed, and never shows a part of one", async () => {
    await book(`
      const sheet = book.active();
      sheet.setNumberFormat({ r: 6, c: 1, h: 2, w: 1 }, [["0.0%"], ["#,##0"]]);
      sheet.setColumnWidth(3, 1, 40);`);
    await bench().goTo("B7");
    for (const text of ["40", "2E12", "=IF(70E9>8.4E8,2E12,0)"]) await bench().type(text);
    await bench().waitForText("Sheet1", "B7", "40.0%");
    await bench().waitForText("Sheet1", "B8", "2,000,000,000,000");
    expect(await bench().read("Sheet1", "B9")).toMatchObject({
      value: 2e12,
      formula: "=IF(70E9>8.4E8,2E12,0)",
    });
    await book(`book.active().setNumberFormat({ r: 6, c: 3, h: 1, w: 1 }, [["#,##0"]]);`);
    await bench().goTo("D7");
    await bench().type("123456789012345");
    const shown = () => book<string>("return String(book.engine.workbook.getActiveSheet().getCell(6, 3).v);");
    await expect.poll(shown).toMatch(/^#+$/);
    const { page } = bench();
    await bench().goTo("D8");
    const toolbar = page.getByRole("toolbar", { name: "Formatting" });
    const buttons = await toolbar.getByRole("button").count();
    expect(buttons).toBeGreaterThan(15);
    expect(await toolbar.getByRole("button", { name: /\w/ }).count()).toBe(buttons);
    const formats = toolbar.getByRole("button", { name: "General" });
    const chosen = page.locator("[role=menuitemradio]:focus");
    await formats.press("Enter");
    await chosen.getByText("General").waitFor();
    await page.keyboard.press("Escape");
    await chosen.waitFor({ state: "detached" });
    await formats.and(page.locator(":focus")).press("ArrowDown");
    await chosen.getByText("General").waitFor();
    for (const key of ["ArrowUp", "Home", "ArrowDown", "ArrowDown", "ArrowDown", "ArrowDown", "ArrowDown"])
      await page.keyboard.press(key);
    await chosen.getByText("Long Date").press("Enter");
    await bench().type("11/27/2026");
    await bench().waitForText("Sheet1", "D8", "Friday, November 27, 2026");
    await book("book.active().setColumnWidth(3, 1, 40);");
    await bench().goTo("D8");
    await page.keyboard.press("F2");
    await bench().type(" ");
    expect(await bench().read("Sheet1", "D8")).toMatchObject({ value: 46353 });
  });

  it("freezes what is above and left of a cell that the name box has led to", async () => {
    const frozen = (id: string) =>
      book(
        `await book.engine.commands.executeCommand("sheet.command.${id}"); return book.active().frozen();`,
      );
    await bench().goTo("C4");
    expect(await frozen("set-selection-frozen")).toEqual({ rows: 3, columns: 2 });
    await bench().goTo("C1");
    expect(await frozen("set-selection-frozen")).toEqual({ rows: 0, columns: 2 });
    await bench().goTo("A4");
    expect(await frozen("set-selection-frozen")).toEqual({ rows: 3, columns: 0 });
    expect(await frozen("cancel-frozen")).toEqual({ rows: 0, columns: 0 });
  });

  it("says what is wrong with an entry, and takes the next one where it belongs", async () => {
    const { page } = bench();
    await book(`
      book.active().setValidation({ r: 10, c: 1, h: 1, w: 1 }, {
        kind: "decimal", operator: "GreaterThanOrEqualTo", formula1: 0,
        errorAlert: { title: "Not a value for this cell", message: "Enter a number that is 0 or more.", showAlert: true, style: "Stop" },
      });`);
    await bench().goTo("B11");
    await page.keyboard.type("400K");
    await page.keyboard.press("Enter");
    const alert = page.getByRole("dialog");
    await alert.getByText("Enter a number that is 0 or more.").waitFor();
    await page.keyboard.press("Enter");
    await alert.waitFor({ state: "detached" });
    await bench().type("400000");
    await bench().waitForText("Sheet1", "B11", "400000");
    const { r, c } = await book<{ r: number; c: number }>("return book.selection().activeCell;");
    expect([r, c]).toEqual([11, 1]);
  });

  it("writes what is pasted in the font of the sheet, into rows that are filtered out as well", async () => {
    await bench().goTo("P2");
    const filter = (on: boolean) =>
      book(
        `book.sheets()[0].setHidden("rows", 2, 1, ${on}); book.filteredOut = (_id, r) => ${on} && r === 2;`,
      );
    await filter(true);
    await bench().page.evaluate(() => {
      const clipboardData = new DataTransfer();
      const rows = "<tr><td>Name<td>Due<tr><td>Beta<td>2026-11-27";
      clipboardData.setData("text/html", `<table>${rows}</table>`);
      document.activeElement!.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true }));
    });
    await bench().waitForText("Sheet1", "Q3", "11/27/2026");
    const font = await book(
      "const s = book.sheets()[0]; return [s.styleAt(2, 16), s.styleAt(99, 0)].map((of) => of.fontName);",
    );
    expect(font).toEqual(["Calibri", "Calibri"]);
    await filter(false);
  });

  it("takes back a template that was inserted, and brings it again with its formulas", async () => {
    const { page } = bench();
    await bench().pane().getByRole("button", { name: "Insert Savings case", exact: true }).click();
    await bench().pane().getByRole("button", { name: "Go to sheet, Savings case" }).waitFor();
    await bench().waitForText("Savings case", "C9", "OK");
    const inserted = await bench().sheet("Savings case");
    // Nothing chosen has a name but one that is hidden.
    await bench().goTo("A1");
    await expect
      .poll(() => page.locator("[data-u-comp='defined-name'] input").first().inputValue())
      .toBe("A1");
    for (let n = 0; n < 20 && (await bench().sheetNames()).includes("Savings case"); n++)
      await page.keyboard.press("Control+z");
    expect(await bench().sheetNames()).toEqual(["Sheet1"]);
    for (let n = 0; n < 20; n++) await page.keyboard.press("Control+y");
    expect(await bench().sheet("Savings case")).toEqual(inserted);
    await page.getByText("Sheet1", { exact: true }).click();
  });

  it("protects the sheet in front by the page's own button, and keeps its cells as they are", async () => {
    const { page } = bench();
    await page.getByRole("button", { name: "Protect sheet" }).click();
    await bench().goTo("B6");
    await bench().type("5");
    await page.getByText("you're trying to change is on a protected sheet").waitFor();
    expect((await bench().read("Sheet1", "B6")).value).toBe("");
    await page.getByRole("button", { name: "Unprotect sheet" }).click();
    await bench().goTo("B6");
    await bench().type("5");
    await bench().waitForText("Sheet1", "B6", "5");
  });

  it("draws charts that follow their cells so far as these are seen, with their alternative text, on their own sheet only", async () => {
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
    await bench().goTo("B1");
    await page.keyboard.press("Control+Shift+ArrowDown");
    await page.getByText("Sum: 45").waitFor();
    await book(`book.active().setHidden("rows", 1, 1, true);`);
    await page.getByText("Sum: 35").waitFor();
    await chart.getByText("a", { exact: true }).waitFor({ state: "detached" });
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
    await expect.poll(looked).not.toBe(light);
    expect(bench().errors).toEqual([]);
  });

  it("asks before its workbook is left, and stays when told to", async () => {
    const { page } = bench();
    const asked = page.waitForEvent("dialog");
    await page.evaluate(() => setTimeout(() => location.reload()));
    const question = await asked;
    expect(question.type()).toBe("beforeunload");
    await question.dismiss();
    expect(await bench().sheetNames()).toContain("Sheet1");
  });
});
