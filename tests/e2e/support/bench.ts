import { chromium, type BrowserContext, type FrameLocator, type Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect } from "vitest";
import { chromiumArguments, findChromium } from "../../../src/tools/chromium";
import type { ProfileName } from "../../../src/workbench/profiles/names";
import { missingBuild, startServer, type WorkbenchServer } from "../../../src/workbench/server/server";

/** Where the add-in was built, unless it is dist/ (tests/mutants/pane.ts). */
const { BUILT_ADDIN } = process.env;

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

/*
 * One workbench and one browser for all files, which run one after the other: the browser keeps what it has compiled
 * of the page's scripts, a third of what opening the page costs.
 */
let served: Promise<WorkbenchServer> | undefined;
let opened: Promise<BrowserContext> | undefined;

/** The browser that all suites share, with a profile of its own that goes with it. */
export function openBrowser(): Promise<BrowserContext> {
  const executablePath = findChromium();
  if (!executablePath) throw new Error("No Chromium, Chrome or Edge found; CHROMIUM_PATH names one.");
  return (opened ??= chromium.launchPersistentContext("", { executablePath, args: chromiumArguments }));
}

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
    /** Addresses asked for outside this machine. */
    readonly foreign: string[],
    /** What went wrong unseen: uncaught errors and console errors. */
    readonly errors: string[],
  ) {}

  static async open({ width = 1400, height = 900, excel }: BenchOptions = {}): Promise<Bench> {
    const missing = missingBuild(BUILT_ADDIN);
    if (missing.length) throw new Error(`Not built: ${missing.join(", ")}. npm test builds first.`);
    const { url } = await (served ??= startServer({ port: 0, addin: BUILT_ADDIN }));
    const browser = await openBrowser();
    const page = await browser.newPage();
    await page.setViewportSize({ width, height });
    const foreign: string[] = [];
    const errors: string[] = [];
    page.on("request", (request) => {
      const { protocol, hostname } = new URL(request.url());
      if (/^https?:$/.test(protocol) && hostname !== "localhost") foreign.push(request.url());
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
    await page.goto(excel ? `${url}?excel=${excel}` : url);
    const bench = new Bench(page, foreign, errors);
    await bench.pane().getByRole("heading", { name: "70B training run" }).waitFor();
    return bench;
  }

  async close(): Promise<void> {
    await this.page.close();
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
    await this.page.keyboard.press("Enter");
    await this.page.waitForFunction(() => !(window as any).workbench.book.editing());
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
    await expect
      .poll(async () => (await this.read(sheet, address)).text, { message: `${sheet}!${address}` })
      .toBe(wanted);
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
