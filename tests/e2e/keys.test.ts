import { expect, it } from "vitest";
import { describeInBrowser, useBench } from "./support/bench";

/** What there is to be seen after a key was pressed. */
interface Seen {
  selection: string;
  sheet: string;
  /** What the active cell holds: formula or text. */
  active: string;
  format: string;
  bold: boolean;
  /** Cells of the example by address, as far as they aren't as before. */
  changed: Record<string, string>;
  hidden: string;
  editing: boolean;
  /** A message about what the workbench hasn't. */
  message: string;
}

const NOTHING: Partial<Seen> = { changed: {}, editing: false, sheet: "Sheet1", message: "" };
const hasNo = (what: string): Partial<Seen> => ({
  ...NOTHING,
  message: expect.stringContaining(`The workbench has no ${what}`) as string,
});

/**
 * Microsoft's page "Keyboard shortcuts in Excel", as far as the workbench goes along: what is selected, what is pressed one
 * after the other, and what is to be seen then.
 */
const KEYS: [from: string, presses: string, seen: Partial<Seen>][] = [
  ["B3", "Control+Space", { ...NOTHING, selection: "B1:B200" }],
  ["B3:C4", "Shift+Space", { ...NOTHING, selection: "A3:Z4" }],
  ["C3", "Control+A", { ...NOTHING, selection: "B2:D5" }],
  ["C3", "Control+A Control+A", { ...NOTHING, selection: "A1:Z200" }],
  ["C3", "Control+Home", { ...NOTHING, selection: "A1" }],
  ["H9", "Control+End", { ...NOTHING, selection: "D5" }],
  ["D4", "Home", { ...NOTHING, selection: "A4" }],
  ["C3", "Control+Shift+End", { ...NOTHING, selection: "C3:D5" }],
  ["C3", "Control+Shift+Home", { ...NOTHING, selection: "A1:C3" }],
  ["C3", "PageDown PageUp", { ...NOTHING, selection: "C3" }],
  ["C3", "Control+ArrowDown", { ...NOTHING, selection: "C5" }],
  ["C3", "Control+Shift+ArrowRight", { ...NOTHING, selection: "C3:D3" }],
  ["C3:D4", "Shift+Backspace", { ...NOTHING, selection: "C3" }],
  ["C3:D4", "Tab Tab Enter", { ...NOTHING, selection: "C3:D4" }],
  ["C3", "F2 Escape", NOTHING],
  ["C3", "Control+'", { editing: true }],
  ["D6", "Control+' Enter", { changed: { D6: "=C4*2" } }],
  ["D6", "Control+Shift+Quote Enter", { changed: { D6: "40" } }],
  ["C6", "Alt+= Enter", { changed: { C6: "=SUM(C3:C5)" } }],
  ["E3", "Alt+= Enter", { changed: { E3: "=SUM(C3:D3)" } }],
  ["C8", "Alt+= Enter", { changed: { C8: "=SUM(C3:C7)" } }],
  ["D4", "Alt+= Enter", { changed: { D4: "=SUM(D3)" } }],
  ["D4", "Control+D", { selection: "D4", changed: { D4: "1" } }],
  ["D3", "Control+R", { selection: "D3", changed: { D3: "10" } }],
  ["C3", "Delete", { changed: { C3: "" }, editing: false }],
  ["C3:D4", "7 Control+Enter", { changed: { C3: "7", D3: "7", C4: "7", D4: "7" } }],
  ["C3", "7 Control+R Enter", { changed: { C3: "7" } }],
  ["C3", "= C 4 F4 Enter", { changed: { C3: "=$C$4" } }],
  ["C3", "Control+B", { bold: true, changed: {} }],
  ["C3", "Control+2", { bold: true, changed: {} }],
  ["C3", "Control+Shift+Digit1", { format: "#,##0.00" }],
  ["C3", "Control+Shift+Digit2", { format: "h:mm AM/PM" }],
  ["C3", "Control+Shift+Digit3", { format: "d-mmm-yy" }],
  ["C3", "Control+Shift+Digit4", { format: "$#,##0.00_);[Red]($#,##0.00)" }],
  ["C3", "Control+Shift+Digit5", { format: "0%" }],
  ["C3", "Control+Shift+Digit6", { format: "0.00E+00" }],
  ["C3", "Control+Shift+Digit5 Control+Shift+Backquote", { format: "General" }],
  ["C3", "Control+Minus", { changed: {}, message: expect.stringContaining("Shift+Space") as string }],
  [
    "C3",
    "Shift+Space Control+Minus",
    {
      changed: {
        B3: "b",
        C3: "20",
        D3: "2",
        B4: "c",
        C4: "30",
        D4: "=C3*2",
        B5: "",
        C5: "",
        D5: "",
      },
    },
  ],
  ["C9", "Shift+Space Control+Shift+Equal", { ...NOTHING, selection: "A9:Z9" }],
  ["C3", "Control+9", { changed: {}, hidden: "row 3" }],
  ["C3", "Control+0", { changed: {}, hidden: "column C" }],
  ["B2:D4", "Control+9 Control+Shift+Digit9", { changed: {}, hidden: "" }],
  ["C3", "Control+PageDown", { sheet: "Sheet2" }],
  ["C3", "Control+PageUp", NOTHING],
  ["C3", "Control+Z", NOTHING],
  ["C3", "F9", NOTHING],
  ["C3", "F5", NOTHING],
  ["C3", "Control+F", hasNo("Find")],
  ["C3", "Control+S", hasNo("Save")],
  ["C3", "Control+P", hasNo("Print")],
  ["C3", "Control+1", hasNo("Format Cells")],
  ["C3", "F7", hasNo("Spelling")],
  ["C3", "Shift+F10", hasNo("Shortcut Menu")],
  ["C3", "Control+Shift+L", { ...NOTHING, message: expect.stringContaining("tables only") as string }],
  ...["Control+Backslash", "Control+J", "Control+Shift+X", "Control+=", "Alt+Home", "Alt+ArrowLeft"].map(
    (key): [string, string, Partial<Seen>] => ["C3", key, NOTHING],
  ),
];

/** An entry, and the width of its column as Excel has it after that. */
const ENTRIES: [text: string, shown: string, wider: boolean][] = [
  ["12/31/2024", "12/31/2024", true],
  ["$1,250.50", "$1,250.50", true],
  ["3/4/2024 10:30", "3/4/2024 10:30", true],
  ["1234567890", "1234567890", true],
  ["123", "123", false],
  ["1234567.1234", "1234567", false],
];

describeInBrowser("Excel's keys in the grid", () => {
  const bench = useBench();
  const book = <T>(work: string) =>
    bench().page.evaluate(`(async () => { const { book } = workbench; ${work} })()`) as Promise<T>;

  /** The example as it was, with what is selected. */
  const begin = (from: string) =>
    book(`
      if (book.sheets().length < 2) book.addSheet("Sheet2");
      const sheet = book.sheets()[0];
      sheet.activate();
      await book.batch(async () => {
        sheet.clear({ r: 0, c: 0, h: 12, w: 8 }, "all");
        if (sheet.rowHeight(2) === 0) sheet.setHidden("rows", 0, 12, false);
        if (sheet.columnWidth(2) === 0) sheet.setHidden("columns", 0, 12, false);
        const rows = [["Item", "Cost", "Number"], ["a", 10, 1], ["b", 20, 2], ["c", 30, "=C4*2"]];
        sheet.write({ r: 1, c: 1, h: 4, w: 3 }, rows.map((row) => row.map((x) => String(x).startsWith("=") ? { formula: x } : { value: x })));
      });
      await book.settle();
      const [from, to = from] = ${JSON.stringify(from)}.split(":").map((a) => ({ c: a.charCodeAt(0) - 65, r: Number(a.slice(1)) - 1 }));
      book.select(sheet.id, { ...from, h: to.r - from.r + 1, w: to.c - from.c + 1 });
      document.querySelectorAll("[data-u-comp=message]").forEach((e) => e.remove());`);

  const look = () =>
    book<Seen>(`
      await book.settle();
      const sheet = book.active();
      const { areas: [at], activeCell: { r, c } } = book.selection();
      const name = (r, c) => String.fromCharCode(65 + c) + (r + 1);
      const last = name(at.r + at.h - 1, at.c + at.w - 1);
      const before = { B2: "Item", C2: "Cost", D2: "Number", B3: "a", C3: "10", D3: "1", B4: "b", C4: "20", D4: "2", B5: "c", C5: "30", D5: "=C4*2" };
      const changed = {};
      if (sheet.name === "Sheet1")
        sheet.read({ r: 0, c: 0, h: 12, w: 8 }).forEach((row, r) => row.forEach((cell, c) => {
          const now = cell.formula || String(cell.value);
          if (now !== (before[name(r, c)] ?? "")) changed[name(r, c)] = now;
        }));
      return {
        selection: last === name(at.r, at.c) ? last : name(at.r, at.c) + ":" + last,
        sheet: sheet.name,
        format: sheet.read({ r, c, h: 1, w: 1 })[0][0].numberFormat,
        bold: sheet.styleAt(r, c).bold,
        changed,
        hidden: sheet.rowHeight(2) === 0 ? "row 3" : sheet.columnWidth(2) === 0 ? "column C" : "",
        editing: book.editing(),
        message: window.refused ?? "",
      };`);

  it("do what they do there, or nothing", async () => {
    const { page } = bench();
    await book(
      `const say = book.onRefused; book.onRefused = (message) => { window.refused = message; say(message); };`,
    );
    await bench().goTo("A1");
    const address = page.url();
    const wrong: unknown[] = [];
    for (const [from, presses, expected] of KEYS) {
      await begin(from);
      await book("window.refused = '';");
      for (const press of presses.split(" ")) await page.keyboard.press(press);
      const wanted = expect.objectContaining(expected) as Seen;
      try {
        await expect.poll(look).toEqual(wanted);
      } catch {
        wrong.push({ from, presses, expected, seen: await look() });
      }
      // Back to the grid from the name box, and out of an entry.
      await page.keyboard.press("Escape");
      if (presses === "F5") await bench().goTo("A1");
    }
    expect(wrong).toEqual([]);
    expect(page.url()).toBe(address);
    expect(bench().errors).toEqual([]);
  });

  it("leave no number without room in a column of standard width", async () => {
    const { page } = bench();
    const shown = () =>
      book<[string, number]>(`
        await book.settle();
        return [String(book.engine.workbook.getActiveSheet().getCell(8, 5).v), book.active().columnWidth(5)];`);
    for (const [text, expected, wider] of ENTRIES) {
      await begin("F9");
      await book("delete book.engine.workbook.getActiveSheet().getConfig().columnData[5]");
      await page.keyboard.type(text);
      await page.keyboard.press("Enter");
      await expect.poll(async () => (await shown())[0].trim()).toBe(expected);
      expect([text, (await shown())[1] > 64]).toEqual([text, wider]);
    }
    // A width that somebody has set stays.
    await begin("F9");
    await book("book.active().setColumnWidth(5, 1, 40);");
    await page.keyboard.type("12/31/2024");
    await page.keyboard.press("Enter");
    await expect.poll(async () => (await shown())[0]).toMatch(/^#+$/);
    expect((await shown())[1]).toBe(40);
    // It gets wider with the next one, and not narrower.
    await book("delete book.engine.workbook.getActiveSheet().getConfig().columnData[5]");
    for (const text of ["12/31/2024", "3/4/2024 10:30", "1"]) {
      await page.keyboard.type(text);
      await page.keyboard.press("Enter");
    }
    await expect.poll(async () => (await shown())[1]).toBeGreaterThan(90);
    // So it does with a formula's result, which is a part of the entry.
    await begin("F9");
    await book("delete book.engine.workbook.getActiveSheet().getConfig().columnData[5]");
    await page.keyboard.type("=DATE(2026,12,31)");
    await page.keyboard.press("Enter");
    await expect.poll(shown).toEqual(["12/31/2026", expect.any(Number)]);
    expect((await shown())[1]).toBeGreaterThan(64);
    const width = () => book<number>("return book.active().columnWidth(5);");
    await page.keyboard.press("Control+z");
    await expect.poll(width).toBe(64);
    await page.keyboard.press("Control+y");
    await expect.poll(width).toBeGreaterThan(64);
  });

  it("give a sheet its name back at Escape, and leave no tab behind in the pointer's hand", async () => {
    const { page } = bench();
    const tab = page.locator("[data-u-comp=slide-tab-item]").first();
    const names = () => book<string[]>("return book.sheets().map((s) => s.name);");
    const rename = async () => {
      await tab.dblclick();
      await tab.locator("[contenteditable=true]").waitFor();
    };
    await rename();
    await page.keyboard.type("Other");
    await page.keyboard.press("Escape");
    await begin("B7");
    await page.keyboard.type("5");
    await page.keyboard.press("Enter");
    await expect.poll(async () => (await look()).changed).toEqual({ B7: "5" });
    expect(await names()).toEqual(["Sheet1", "Sheet2"]);
    // Univer takes a tab for dragged after half a second: its timers are kept, and run while the name is typed.
    await page.evaluate(() => {
      const w = window as any;
      const { setTimeout: set, clearTimeout: clear } = w;
      const kept = new Map<number, () => void>();
      let last = 0;
      w.setTimeout = (run: () => void, ms: number) => {
        if (ms !== 500) return set(run, ms);
        kept.set(--last, run);
        return last;
      };
      w.clearTimeout = (id: number) => (kept.has(id) ? kept.delete(id) : clear(id));
      w.release = () => {
        Object.assign(w, { setTimeout: set, clearTimeout: clear });
        for (const run of kept.values()) run();
      };
    });
    await rename();
    await page.keyboard.type("Own");
    await page.keyboard.press("Enter");
    await expect.poll(names).toEqual(["Own", "Sheet2"]);
    await page.evaluate(() => (window as any).release());
    // The keyboard is the grid's again.
    await page.waitForFunction(() => document.activeElement !== document.body);
    await page.keyboard.press("Control+Z");
    await expect.poll(names).toEqual(["Sheet1", "Sheet2"]);
    expect(await page.locator("body > [data-u-comp=slide-tab-item]").count()).toBe(0);
    expect(bench().errors).toEqual([]);
  });

  it("come back to where a row of entries began, unless another cell was chosen since", async () => {
    const { page } = bench();
    await begin("A1");
    const active = () => book("const { r, c } = book.selection().activeCell; return [r, c];");
    await bench().goTo("B20");
    for (const text of ["1", "2"]) {
      await page.keyboard.type(text);
      await page.keyboard.press("Tab");
    }
    await bench().type("3");
    expect(await active()).toEqual([20, 1]);
    await page.keyboard.type("4");
    await page.keyboard.press("Tab");
    await bench().goTo("F20");
    await bench().type("5");
    expect(await active()).toEqual([20, 5]);
  });

  it("enter what is typed, whatever is suggested, and take a suggestion with Tab", async () => {
    const { page } = bench();
    await begin("A1");
    await book(`
      book.sheets()[0].write({ r: 50, c: 0, h: 1, w: 1 }, [[{ value: 7 }]]);
      book.setName({ name: "Rate", formula: "=Sheet1!$A$51", visible: true });`);
    const suggested = page.locator("ul[data-u-comp=sheets-formula-editor]");
    await bench().goTo("C51");
    await page.keyboard.type("=2*Rate");
    // The function RATE comes first.
    await suggested.getByText("RATE", { exact: true }).waitFor();
    await page.keyboard.press("Enter");
    await bench().waitForText("Sheet1", "C51", "14");
    await suggested.waitFor({ state: "detached" });
    await bench().goTo("C52");
    await page.keyboard.type("=RAT");
    await suggested.getByText("RAT", { exact: true }).first().waitFor();
    await page.keyboard.press("Tab");
    await suggested.waitFor({ state: "detached" });
    await page.getByText("RATE(").first().waitFor();
    await bench().type("10,-1,8)");
    expect(await bench().read("Sheet1", "C52")).toMatchObject({ formula: "=RATE(10,-1,8)" });
    await book(`book.removeName("Rate")`);
  });

  it("go through the list of a validation, and Escape closes it as it closes a filter", async () => {
    const { page } = bench();
    await begin("A1");
    await book(`
      book.sheets()[0].setValidation({ r: 20, c: 6, h: 2, w: 1 }, { kind: "list", formula1: "low,middle,high" });`);
    const list = page.locator("[data-u-comp=sheets-dropdown-list]");
    await bench().goTo("G21");
    await page.keyboard.press("Alt+ArrowDown");
    await list.locator("input:focus").waitFor();
    for (const key of ["ArrowDown", "ArrowDown", "Enter"]) await page.keyboard.press(key);
    await bench().waitForText("Sheet1", "G21", "middle");
    await list.waitFor({ state: "detached" });
    await bench().goTo("G22");
    await page.keyboard.press("Alt+ArrowDown");
    await list.locator("input:focus").waitFor();
    await page.keyboard.press("Escape");
    await list.waitFor({ state: "detached" });
    // What is typed is nobody else's, however fast.
    await page.keyboard.type("high");
    await page.waitForFunction(() => (window as any).workbench.book.editing());
    for (let frame = 0; frame < 3; frame++)
      await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(resolve)));
    expect(await list.count()).toBe(0);
    await bench().type("");
    await bench().waitForText("Sheet1", "G22", "high");

    await book(`
      const sheet = book.sheets()[0];
      sheet.write({ r: 30, c: 0, h: 2, w: 1 }, [[{ value: "Item" }], [{ value: "a" }]]);
      const tableId = await book.addTable(sheet.id, "Filtered", { r: 30, c: 0, h: 2, w: 1 });
      void book.engine.commands.executeCommand("sheet.operation.open-table-filter-panel",
        { row: 30, col: 0, unitId: book.engine.unitId, subUnitId: sheet.id, tableId });`);
    const cancel = page.getByRole("button", { name: "Cancel" });
    await cancel.waitFor();
    await page.keyboard.press("Escape");
    await cancel.waitFor({ state: "detached" });
    await bench().goTo("A40");
    await bench().type("on");
    await bench().waitForText("Sheet1", "A40", "on");
    await book(`book.removeTable(book.tables().find((t) => t.name === "Filtered").id, false);`);
  });
});
