import fs from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import type { FrameLocator, Locator, Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { describeInBrowser, openBrowser, useBench, type Bench } from "./support/bench";
import { chooseTheme, openFromRibbon, THEMES, violations, wideElements } from "./support/view";

const require = createRequire(import.meta.url);
const AXE = fs.readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
const SHEET = "70B training run";

const button = (pane: FrameLocator, name: string | RegExp): Locator =>
  pane.getByRole("button", { name, exact: typeof name === "string" });

async function insert(bench: Bench, title: string, pane = bench.pane()): Promise<void> {
  await button(pane, `Insert ${title}`).click();
  await button(pane, `Go to sheet, ${title}`).first().waitFor();
}

/** Clicks as soon as the whole analysis is some steps under way, from within the page: a mouse would come too late. */
const clickUnderWay = ({ page }: Bench, selector: string): Promise<number> =>
  page.evaluate(
    (wanted) =>
      new Promise<number>((clicked) => {
        const pane = document.querySelector<HTMLIFrameElement>("#panes iframe")!.contentDocument!;
        const observer = new MutationObserver(() => {
          const bar = pane.querySelector("[aria-label='Inserting Whole analysis']");
          const done = Number(bar?.getAttribute("value"));
          if (done < 2) return;
          observer.disconnect();
          (pane.querySelector<HTMLElement>(wanted) ?? document.querySelector<HTMLElement>(wanted))!.click();
          clicked(done);
        });
        observer.observe(pane.body, { subtree: true, childList: true, attributes: true });
      }),
    selector,
  );

const message = (pane: FrameLocator) => pane.locator("fluent-message-bar");

/** As if the user typed into a cell of a sheet. */
async function overwrite({ page }: Bench, sheet: string, r: number, c: number, value: number): Promise<void> {
  await page.evaluate(
    ([name, row, column, entry]) => {
      const { book } = (window as any).workbench;
      const found = book.sheets().find((s: any) => s.name === name);
      found.write({ r: row, c: column, h: 1, w: 1 }, [[{ value: entry }]]);
      return book.settle();
    },
    [sheet, r, c, value] as const,
  );
}

describeInBrowser("the pane in the workbench", () => {
  const bench = useBench();

  describe("the pane for everybody", () => {
    it("has nothing that axe finds, empty, at 320 pixels", async () => {
      const pane = bench().pane();
      expect(await pane.locator("body").evaluate(() => innerWidth)).toBe(320);
      expect(await violations(pane)).toBe("");
      await pane.locator("summary").click();
      await insert(bench(), SHEET);
      await message(pane).waitFor();
      expect(await violations(pane)).toBe("");
      const [name] = (await bench().sheetNames()).slice(-1);
      await overwrite(bench(), name ?? "", 6, 2, 1);
    });

    it.each(THEMES)("has nothing that axe finds, in $name at 320 pixels", async ({ theme, forcedColors }) => {
      await bench().page.emulateMedia({ forcedColors });
      const pane = bench().pane();
      await chooseTheme(bench(), theme);
      await pane.locator("summary").click();
      await button(pane, `Repair ${SHEET}`).click();
      await message(pane).waitFor();
      await button(pane, `Remove ${SHEET}`).click();
      await pane.getByRole("alertdialog").waitFor();
      expect(await violations(pane)).toBe("");
      expect(await wideElements(pane)).toEqual([]);
      await bench().page.keyboard.press("Escape");
    });

    it("follows Excel's theme while it is open", async () => {
      const pane = bench().pane();
      await button(pane, `Remove ${SHEET}`).click();
      await button(pane, "Remove").click();
      await button(pane, `Remove ${SHEET}`).waitFor({ state: "detached" });
      const frame = bench().page.locator("#panes iframe").first();
      const scheme = () => pane.locator("html").evaluate((element) => element.style.colorScheme);
      await pane.locator("main").evaluate((element) => element.classList.add("the-same"));
      expect(await scheme()).toBe("dark");
      await bench().page.selectOption("#theme", "light");
      await expect
        .poll(
          async () => {
            // The library goes on telling the theme before for five seconds: what comes of a later look counts.
            await bench().page.mouse.move(0, 0);
            await frame.hover();
            return scheme();
          },
          { timeout: 30_000 },
        )
        .toBe("light");
      expect(await pane.locator("main").getAttribute("class")).toBe("the-same");
    });

    it("has no target below 24 pixels, and shows where the focus is", async () => {
      const pane = bench().pane();
      await insert(bench(), SHEET);
      const small = await pane.locator("body").evaluate(() =>
        [...document.querySelectorAll("fluent-button, summary, input, fluent-text-input, a")]
          .filter((e) => e.checkVisibility())
          .map((e) => [e.textContent, (e.closest("label") ?? e).getBoundingClientRect()] as const)
          .filter(([, box]) => box.width < 24 || box.height < 24)
          .map(([text]) => text),
      );
      expect(small).toEqual([]);
      await button(pane, `Repair ${SHEET}`).focus();
      await bench().page.keyboard.press("Tab");
      const ring = () =>
        button(pane, `Remove ${SHEET}`).evaluate((element) => {
          const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element);
          return { outline: outlineStyle !== "none" && outlineWidth !== "0px", shadow: boxShadow !== "none" };
        });
      expect(await ring()).toMatchObject({ outline: true });
      await bench().page.emulateMedia({ forcedColors: "none" });
      expect(await ring()).toMatchObject({ shadow: true });
      await button(pane, `Remove ${SHEET}`).click();
      await button(pane, `Remove ${SHEET}`).waitFor({ state: "detached" });
    });
  });

  describe("the pane by keyboard", () => {
    const active = () =>
      bench()
        .pane()
        .locator("body")
        .evaluate(() => document.activeElement?.getAttribute("aria-label") ?? document.activeElement?.id);

    it("inserts, goes to the sheet and removes, and never loses the focus", async () => {
      const pane = bench().pane();
      const { keyboard } = bench().page;
      await button(pane, `Insert ${SHEET}`).focus();
      await keyboard.press("Enter");
      await message(pane).waitFor();
      expect(await active()).toBe(`Insert ${SHEET}`);

      await bench().page.evaluate(() => (window as any).workbench.book.sheets()[0].activate());
      await button(pane, `Go to sheet, ${SHEET}`).focus();
      await keyboard.press("Enter");
      await bench().page.waitForFunction(
        (name) => (window as any).workbench.book.active().name === name,
        SHEET,
      );

      await keyboard.press("Tab");
      expect(await active()).toBe(`Repair ${SHEET}`);
      await keyboard.press("Tab");
      expect(await active()).toBe(`Remove ${SHEET}`);
      await keyboard.press("Space");
      await button(pane, `Remove ${SHEET}`).waitFor({ state: "detached" });
      expect(await active()).toBe("templates");
      expect(await bench().sheetNames()).toEqual(["Sheet1"]);
    });

    it("asks before it removes what was edited; Esc keeps it", async () => {
      const pane = bench().pane();
      const { keyboard } = bench().page;
      await insert(bench(), SHEET);
      await overwrite(bench(), SHEET, 6, 2, 1);
      await button(pane, `Remove ${SHEET}`).focus();
      await keyboard.press("Enter");
      const dialog = pane.getByRole("alertdialog", { name: `Remove ${SHEET}?` });
      await dialog.waitFor();
      expect(await dialog.innerText()).toContain(`You have changed “${SHEET}”`);
      expect(await dialog.locator("fluent-button:focus").innerText()).toBe("Keep");
      await keyboard.press("Escape");
      await dialog.waitFor({ state: "hidden" });
      expect(await active()).toBe(`Remove ${SHEET}`);
      expect(await bench().sheetNames()).toContain(SHEET);

      await keyboard.press("Enter");
      await dialog.waitFor();
      await keyboard.press("Tab");
      await keyboard.press("Enter");
      await button(pane, `Remove ${SHEET}`).waitFor({ state: "detached" });
      expect(await bench().sheetNames()).toEqual(["Sheet1"]);
    });
  });

  describe("the pane in trouble", () => {
    it("says in plain words that a workbook is protected", async () => {
      const pane = bench().pane();
      const protect = (password: string | null) =>
        bench().page.evaluate(
          (p) => ((window as any).workbench.host.document.structurePassword = p),
          password,
        );
      await protect("secret");
      await button(pane, `Insert ${SHEET}`).click();
      await message(pane).waitFor();
      expect(await message(pane).innerText()).toContain("structure is protected");
      expect(await bench().sheetNames()).toEqual(["Sheet1"]);
      await protect(null);
      await button(pane, "Dismiss message").click();
      await message(pane).waitFor({ state: "detached" });
    });

    it("says in plain words that a cell is being edited", async () => {
      const pane = bench().pane();
      await bench().goTo("B2");
      await bench().page.keyboard.type("12");
      await button(pane, `Insert ${SHEET}`).focus();
      // Focus alone ends no edit in Excel; the workbench's editor is told to stay open.
      const editing = await bench().page.evaluate(() => (window as any).workbench.book.editing());
      if (!editing) await bench().page.evaluate(() => ((window as any).workbench.book.editing = () => true));
      await bench().page.keyboard.press("Enter");
      await pane.getByText("press Enter or Esc in the cell").waitFor();
      expect(await bench().sheetNames()).toEqual(["Sheet1"]);
      if (!editing) await bench().page.evaluate(() => delete (window as any).workbench.book.editing);
      await bench()
        .page.locator("#univer-sheet-main-canvas_workbook")
        .click({ position: { x: 300, y: 300 } });
      // The edit is over, and what was waiting for it goes on.
      await button(pane, `Go to sheet, ${SHEET}`).waitFor();
      await pane.getByText("press Enter or Esc in the cell").waitFor({ state: "detached" });
      await button(pane, `Remove ${SHEET}`).click();
      await expect.poll(() => bench().sheetNames()).toEqual(["Sheet1"]);
    });

    it("follows what is done in another pane and on the tabs", async () => {
      await bench().page.getByRole("button", { name: "Open a second pane" }).click();
      const [first, second] = [bench().pane(0), bench().pane(1)];
      await button(second, `Insert ${SHEET}`).waitFor();
      await insert(bench(), SHEET, second);
      await button(first, `Go to sheet, ${SHEET}`).waitFor();
      await bench().page.evaluate((name) => {
        const { book } = (window as any).workbench;
        const sheets = book.sheets();
        sheets[0].activate();
        sheets.find((s: any) => s.name === name).remove();
      }, SHEET);
      for (const pane of [first, second])
        await button(pane, `Go to sheet, ${SHEET}`).waitFor({ state: "detached" });
      expect(await button(second, `Insert ${SHEET}`).isEnabled()).toBe(true);
      await bench().page.getByRole("button", { name: "Close pane" }).last().click();
    });
  });

  describe("the whole analysis and the options", () => {
    it("shows how far it is, and cancelling leaves the workbook as it was", async () => {
      const pane = bench().pane();
      const done = clickUnderWay(bench(), "[aria-label='Cancel inserting Whole analysis']");
      await button(pane, "Insert Whole analysis").click();
      expect(await done).toBeGreaterThanOrEqual(2);
      await message(pane).waitFor();
      expect(await message(pane).innerText()).toContain("cancelled, the workbook is as it was");
      expect(await bench().sheetNames()).toEqual(["Sheet1"]);
    });

    it("closed in the middle goes no further, and the next pane offers to remove what is there", async () => {
      const closed = clickUnderWay(bench(), "[aria-label='Close pane']");
      await button(bench().pane(), "Insert Whole analysis").click();
      expect(await closed).toBeGreaterThanOrEqual(2);
      await bench().page.locator("#panes iframe").waitFor({ state: "detached" });
      await openFromRibbon(bench());
      const pane = bench().pane();
      await pane.getByText("Inserting it was interrupted.").waitFor();
      await button(pane, "Remove Whole analysis").click();
      const dialog = pane.getByRole("alertdialog", { name: "Remove what is left of Whole analysis?" });
      expect(await dialog.innerText()).toContain("Contents");
      await button(pane, "Remove").click();
      await expect.poll(() => bench().sheetNames()).toEqual(["Sheet1"]);
      expect(bench().errors).toEqual([]);
    });

    it("inserts plain formulas when asked to, and remembers the choice in the workbook", async () => {
      await bench().pane().locator("summary").click();
      await bench()
        .pane()
        .getByLabel(/Excel’s own functions only/)
        .check();
      const currency = bench().pane().getByRole("textbox", { name: "Currency symbol" });
      await currency.fill("€");
      await currency.press("Enter");
      await insert(bench(), SHEET);
      const cells = (await bench().sheet(SHEET)).flat();
      expect(cells.map(({ formula }) => formula).join("")).not.toContain("ROI_");
      expect(cells.map(({ text }) => text)).toContain("€10,000,000");

      await bench().page.getByRole("button", { name: "Close pane" }).first().click();
      await bench().page.locator("#panes iframe").waitFor({ state: "detached" });
      await openFromRibbon(bench());
      await button(bench().pane(), `Go to sheet, ${SHEET}`).waitFor();
      await bench().pane().getByText("Excel’s own functions, banker’s colours, €, v2000").waitFor();
    });
  });
});

describeInBrowser("the pane outside Excel", () => {
  it("says where it is, what to do, and has nothing that axe finds", async () => {
    const page = await openElsewhere(true);
    await page.getByRole("heading", { name: "Open Phoenix ROI in Excel" }).waitFor();
    await page.evaluate(AXE);
    const found = await page.evaluate(async () => (await (window as any).axe.run(document)).violations);
    expect(found.map((v: any) => v.id)).toEqual([]);
    await page.close();
  });

  it("says so when office.js can't be had", async () => {
    const page = await openElsewhere(false);
    await page.getByRole("heading", { name: "Excel could not be reached" }).waitFor();
    expect(await page.getByRole("tab").count()).toBe(0);
    await page.close();
  });
});

/** The production page from an address of its own, with or without Microsoft's library. */
async function openElsewhere(withLibrary: boolean): Promise<Page> {
  const page = await (await openBrowser()).newPage();
  await page.setViewportSize({ width: 320, height: 640 });
  const officeJs = path.dirname(require.resolve("@microsoft/office-js/dist/office.js"));
  const serve = (folder: string, name: string) => {
    const file = path.join(folder, name);
    return fs.existsSync(file) ? { path: file } : { status: 404 };
  };
  await page.route("https://appsforoffice.microsoft.com/**", (route) =>
    withLibrary
      ? route.fulfill(serve(officeJs, path.basename(new URL(route.request().url()).pathname)))
      : route.abort(),
  );
  await page.route("https://addin.example/**", (route) =>
    route.fulfill(serve(path.resolve("dist"), new URL(route.request().url()).pathname)),
  );
  await page.goto("https://addin.example/taskpane.html");
  return page;
}
