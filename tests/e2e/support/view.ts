import fs from "node:fs";
import { createRequire } from "node:module";
import type { FrameLocator, Locator } from "playwright-core";
import type { Bench } from "./bench";

const AXE = fs.readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

export const THEMES = [
  { name: "light", theme: "light", forcedColors: "none" },
  { name: "dark", theme: "dark", forcedColors: "none" },
  { name: "high contrast", theme: "contrast", forcedColors: "active" },
] as const;

/** What axe finds in the pane, as text. Of a theme but the light one, colours alone: the rest is the same page. */
export async function violations(pane: FrameLocator): Promise<string> {
  const body = pane.locator("body");
  // As a debugger does: the pane's own policy lets nothing be evaluated.
  const frame = await (await body.elementHandle())?.ownerFrame();
  await frame?.evaluate(AXE);
  const found: string[] = await body.evaluate(async () => {
    const other =
      document.documentElement.style.colorScheme === "dark" || matchMedia("(forced-colors: active)").matches;
    const colours = { runOnly: { type: "rule", values: ["color-contrast", "link-in-text-block"] } };
    const { violations: all } = await (window as any).axe.run(document, other ? colours : {});
    return all.map((v: any) => `${v.id}: ${v.nodes.map((n: any) => n.target.join(" ")).join(", ")}`);
  });
  return found.join("\n");
}

/** Elements that reach out of the pane. */
export const wideElements = (pane: FrameLocator): Promise<string[]> =>
  pane
    .locator("body")
    .evaluate(() =>
      [...document.querySelectorAll("main *")]
        .filter((e) => e.checkVisibility() && e.getBoundingClientRect().right > innerWidth + 1)
        .map((e) => e.outerHTML.slice(0, 80)),
    );

/** Opens the pane as a user does. */
export const openFromRibbon = ({ page }: Bench) =>
  page.getByRole("group", { name: "ROI" }).getByRole("button", { name: "Phoenix ROI" }).click();

/** Chooses Office's theme, and waits for the pane that starts with it. */
export async function chooseTheme(bench: Bench, theme: string): Promise<void> {
  await bench.page.selectOption("#theme", theme);
  const main = (state: string) => bench.pane().locator(`main${state}`);
  await main("").evaluate((element) => {
    element.classList.add("before");
    location.reload();
  });
  await main(":not(.before):not(.starting)").waitFor();
}

/** One view of the pane, in front. */
export class View {
  constructor(
    readonly bench: Bench,
    readonly title: string,
  ) {}

  get pane(): FrameLocator {
    return this.bench.pane();
  }

  async open(): Promise<void> {
    await this.pane.getByRole("tab", { name: this.title, exact: true }).click();
  }

  button(name: string | RegExp): Locator {
    return this.pane.getByRole("button", { name, exact: typeof name === "string" });
  }

  /** The last message of the view in front. */
  message(text: string | RegExp): Locator {
    return this.pane.locator("fluent-message-bar:visible", { hasText: text });
  }

  violations(): Promise<string> {
    return violations(this.pane);
  }

  wideElements(): Promise<string[]> {
    return wideElements(this.pane);
  }

  /** Writes cells of the user's own, as if they had been there. */
  async write(sheet: string, row: number, rows: (string | number)[][]): Promise<void> {
    await this.bench.page.evaluate(
      async ([name, r, values]) => {
        const { book } = (window as any).workbench;
        const found = book.sheets().find((s: any) => s.name === name);
        found.write(
          { r, c: 0, h: values.length, w: values[0]!.length },
          values.map((line) => line.map((value) => ({ value }))),
        );
        await book.settle();
      },
      [sheet, row, rows] as const,
    );
  }

  /** Selects a range as a user does who types its address into the name box. */
  async select(address: string): Promise<void> {
    const box = this.bench.page.locator("[data-u-comp='defined-name'] input").first();
    await box.click();
    await box.fill(address);
    await box.press("Enter");
    const [, from = "", to = from] = /^([A-Z]+\d+):?([A-Z]+\d+)?$/.exec(address) ?? [];
    const rows = Number(to.replace(/\D/g, "")) - Number(from.replace(/\D/g, "")) + 1;
    await this.bench.page.waitForFunction(
      ([first, height]) => {
        const [area] = (window as any).workbench.book.selection().areas;
        const letters = String.fromCharCode(65 + (area?.c ?? 0));
        return `${letters}${(area?.r ?? -1) + 1}` === first && area?.h === height;
      },
      [from, rows] as const,
    );
  }
}
