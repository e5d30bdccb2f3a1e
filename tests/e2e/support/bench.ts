import { chromium, type Browser, type FrameLocator, type Page } from "playwright-core";
import { afterAll, beforeAll, describe } from "vitest";
import { chromiumArguments, findChromium } from "../../../src/tools/chromium";
import type { ProfileName } from "../../../src/workbench/profiles/names";
import { missingBuild, startServer, type WorkbenchServer } from "../../../src/workbench/server/server";

/**
 * A suite that needs a browser. On a newcomer's machine without one it is skipped, and says so; with CI=true a missing
 * browser fails.
 */
export function describeInBrowser(name: string, suite: () => void): void {
  const found = findChromium();
  if (!found && process.env.CI !== "true") {
    console.warn(`Skipped, since no Chromium, Chrome or Edge was found (CHROMIUM_PATH names one): ${name}`);
    describe.skip(name, suite);
    return;
  }
  describe(name, suite);
}

/** When to stop waiting for what will not come. Far above what anything takes. */
const PATIENCE = 30_000;

export interface BenchOptions {
  width?: number;
  height?: number;
  /** Which Excel it is; the workbench by itself when left out. */
  excel?: ProfileName;
}

/** The workbench in a browser, as `npm start` serves it, driven by mouse and keyboard. */
export class Bench {
  private constructor(
    readonly page: Page,
    readonly browser: Browser,
    /** Addresses asked for outside this machine. */
    readonly foreign: string[],
    /** What went wrong unseen: uncaught errors and console errors. */
    readonly errors: string[],
    private readonly server: WorkbenchServer,
  ) {}

  static async open(options: BenchOptions = {}): Promise<Bench> {
    const missing = missingBuild();
    if (missing.length) throw new Error(`Not built: ${missing.join(", ")}. npm test builds first.`);
    const executablePath = findChromium();
    if (!executablePath) throw new Error("No Chromium, Chrome or Edge found; CHROMIUM_PATH names one.");
    const server = await startServer({ port: 0 });
    const browser = await chromium.launch({ executablePath, args: chromiumArguments });
    return Bench.onPage(browser, server, options);
  }

  /** Another workbook of the same workbench, in place of this one. */
  async next(options: BenchOptions): Promise<Bench> {
    await this.page.close();
    return Bench.onPage(this.browser, this.server, options);
  }

  private static async onPage(
    browser: Browser,
    server: WorkbenchServer,
    { width = 1400, height = 900, excel }: BenchOptions,
  ): Promise<Bench> {
    const page = await browser.newPage({ viewport: { width, height } });
    const foreign: string[] = [];
    const errors: string[] = [];
    page.on("request", (request) => {
      const url = new URL(request.url());
      if (/^https?:$/.test(url.protocol) && url.hostname !== "localhost") foreign.push(request.url());
    });
    page.on("pageerror", (error) => errors.push(String(error)));
    page.on("console", (message) => {
      if (message.type() === "error") errors.push(message.text());
    });
    // A cell works its text out when it is asked for, which it can't be once it has left the page. The room
    // that a format leaves beside positive numbers, for the bracket of negative ones, is no part of what is read.
    await page.addInitScript({
      content:
        "window.plain = (cells) => cells.map((row) => row.map(({ value, text, formula }) => ({ value, text: text.trimEnd(), formula })));",
    });
    await page.goto(excel ? `${server.url}?excel=${excel}` : server.url);
    const bench = new Bench(page, browser, foreign, errors, server);
    await bench.pane().getByRole("heading", { name: "70B training run" }).waitFor();
    return bench;
  }

  async close(): Promise<void> {
    await this.browser.close();
    await this.server.close();
  }

  /** The add-in's pane; the n-th where several are open. */
  pane(n = 0): FrameLocator {
    return this.page.locator("#panes iframe").nth(n).contentFrame();
  }

  /** Selects a cell as a user does who types its address into the name box. */
  async goTo(address: string): Promise<void> {
    const box = this.page.locator("[data-u-comp='defined-name'] input").first();
    await box.click();
    await box.fill(address);
    await box.press("Enter");
    await this.page.waitForFunction((wanted) => {
      const { book } = (window as any).workbench;
      const { areas } = book.selection();
      const letters = /^([A-Z]+)(\d+)$/.exec(wanted)!;
      const column = [...letters[1]!].reduce((n, c) => n * 26 + c.charCodeAt(0) - 64, 0) - 1;
      return areas[0]?.r === Number(letters[2]) - 1 && areas[0]?.c === column;
    }, address);
  }

  /** Types over the selected cell and confirms with Enter. */
  async type(text: string): Promise<void> {
    await this.page.keyboard.type(text);
    // A list of suggestions that is still open takes Enter for itself, as in Excel it takes Tab.
    do {
      await this.page.keyboard.press("Enter");
      await this.page.evaluate(() => new Promise((resolve) => requestAnimationFrame(resolve)));
    } while (await this.page.evaluate(() => (window as any).workbench.book.editing()));
  }

  /** A calculated cell, by the sheet's name. */
  async read(sheet: string, address: string): Promise<{ value: unknown; text: string; formula: string }> {
    const [cell] = (await this.readAll(sheet, address)).flat();
    if (!cell) throw new Error(`${sheet}!${address} isn't there`);
    return cell;
  }

  async readAll(
    sheet: string,
    address: string,
  ): Promise<{ value: unknown; text: string; formula: string }[][]> {
    const [from = "", to = from] = address.split(":");
    const place = (a: string) => {
      const [, letters = "", digits = ""] = /^([A-Z]+)(\d+)$/.exec(a) ?? [];
      return {
        r: Number(digits) - 1,
        c: [...letters].reduce((n, x) => n * 26 + x.charCodeAt(0) - 64, 0) - 1,
      };
    };
    const a = place(from);
    const b = place(to);
    const at = { ...a, h: b.r - a.r + 1, w: b.c - a.c + 1 };
    return this.page.evaluate(
      async ([name, rect]) => {
        const { book } = (window as any).workbench;
        await book.settle();
        const found = book.sheets().find((s: any) => s.name === name);
        if (!found) throw new Error(`no sheet ${name}`);
        return (window as any).plain(found.read(rect));
      },
      [sheet, at] as const,
    );
  }

  /** The whole used range of a sheet, row by row. */
  async sheet(name: string): Promise<{ value: unknown; text: string; formula: string }[][]> {
    return this.page.evaluate(async (wanted) => {
      const { book } = (window as any).workbench;
      await book.settle();
      const found = book.sheets().find((s: any) => s.name === wanted);
      const used = found.used();
      return (window as any).plain(found.read({ r: 0, c: 0, h: used.r + used.h, w: used.c + used.w }));
    }, name);
  }

  async sheetNames(): Promise<string[]> {
    return this.page.evaluate(() => (window as any).workbench.book.sheets().map((s: any) => s.name));
  }

  /** Waits until a cell shows what is wanted; what it shows instead is the message when it never does. */
  async waitForText(sheet: string, address: string, wanted: string): Promise<void> {
    const last = Date.now() + PATIENCE;
    for (let shown = ""; ;) {
      shown = (await this.read(sheet, address)).text;
      if (shown === wanted) return;
      if (Date.now() > last) throw new Error(`${sheet}!${address} shows ${shown}, not ${wanted}`);
      await this.page.evaluate(() => new Promise((resolve) => requestAnimationFrame(resolve)));
    }
  }
}

/** One workbench for all tests of a suite. */
export function useBench(options: BenchOptions = {}): () => Bench {
  let bench: Bench | undefined;
  beforeAll(async () => {
    bench = await Bench.open(options);
  });
  afterAll(async () => {
    await bench?.close();
  });
  return () => {
    if (!bench) throw new Error("the workbench isn't open");
    return bench;
  };
}
