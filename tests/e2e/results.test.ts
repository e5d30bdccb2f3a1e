import { expect, it } from "vitest";
import { describeInBrowser, useBench } from "./support/bench";
import { violations } from "./support/view";

const SHEET = "70B training run";

describeInBrowser("live results", () => {
  const bench = useBench();
  const panel = () => bench().pane().getByRole("tabpanel", { name: "Results" });
  const tab = (name: string) => bench().pane().getByRole("tab", { name }).click();
  const figures = () =>
    panel()
      .getByRole("list", { name: `Key figures of ${SHEET}` })
      .getByRole("button");

  it("says what to do while there are none", async () => {
    await tab("Results");
    await panel().getByRole("heading", { name: "No results yet" }).waitFor();
    expect(await violations(bench().pane())).toBe("");
  });

  it("shows what the cells show", async () => {
    await tab("Templates");
    await bench()
      .pane()
      .getByRole("button", { name: `Insert ${SHEET}` })
      .click();
    await bench()
      .pane()
      .getByRole("button", { name: `Go to sheet, ${SHEET}`, exact: true })
      .waitFor();
    await tab("Results");
    await panel().getByText("$10,215,000", { exact: true }).waitFor();
    expect(await figures().count()).toBeGreaterThan(1);
    expect(await violations(bench().pane())).toBe("");
  });

  it("leads to each cell", async () => {
    const all = await figures().count();
    expect(all).toBeGreaterThan(1);
    for (let n = 0; n < all; n++) {
      const shown = await figures().nth(n).locator(".result-value").innerText();
      await figures().nth(n).press("Enter");
      await bench().page.waitForFunction(
        async ([name, text]) => {
          const { book } = (window as any).workbench;
          const [area] = book.selection().areas;
          const cell = book.active().read({ r: area.r, c: area.c, h: 1, w: 1 })[0][0];
          return book.active().name === name && cell.text === text;
        },
        [SHEET, shown] as const,
      );
    }
  });

  it("follows an edit while the focus stays, with the same elements", async () => {
    await figures().first().focus();
    await figures()
      .first()
      .evaluate((element) => element.setAttribute("data-same", ""));
    await bench().page.evaluate(async (name) => {
      const { book } = (window as any).workbench;
      const sheet = book.sheets().find((s: any) => s.name === name);
      const used = sheet.used();
      const cells = sheet.read({ r: 0, c: 0, h: used.r + used.h, w: used.c + used.w });
      const r = cells.findIndex((row: any[]) =>
        row.some(({ text }) => text.startsWith("Compute (training)")),
      );
      const c = cells[r].findIndex(({ value }: any) => value === 10000000);
      sheet.write({ r, c, h: 1, w: 1 }, [[{ value: 20000000 }]]);
      await book.settle();
    }, SHEET);
    await panel().getByText("$20,215,000", { exact: true }).waitFor();
    expect(await figures().first().getAttribute("data-same")).toBe("");
    expect(await panel().locator(":focus").getAttribute("data-same")).toBe("");
  });

  it("goes with the sheet", async () => {
    await tab("Templates");
    await bench()
      .pane()
      .getByRole("button", { name: `Remove ${SHEET}`, exact: true })
      .click();
    await bench().pane().getByRole("alertdialog").getByRole("button", { name: "Remove" }).click();
    await bench()
      .pane()
      .getByRole("button", { name: `Remove ${SHEET}`, exact: true })
      .waitFor({ state: "detached" });
    await tab("Results");
    await panel().getByRole("heading", { name: "No results yet" }).waitFor();
    expect(bench().errors).toEqual([]);
  });
});
