/** The views Audit, Scenarios and Import, used as a user does, without a browser; see study.test.ts. */
import { describe, expect, it } from "vitest";
import { sheetOf } from "../../excel/support/office";
import { CLAIMS } from "../../support/claims";
import { all, control, nameOf, type, words } from "../support/page";
import { interruptedView } from "../../../src/taskpane/views/scenarios/parts";
import { until, useWholePane } from "../support/whole-pane";

const PASTED =
  "| Item | Before | After | Saved |\n|-|-|-|-|\n| a | $10M | $1M | 90% |\n| b | 100 days | 10 days | 9x |";
const TABLE =
  "<table><tr><th>Item</th><th>Before</th><th>After</th><th>Saved</th></tr><tr><td>a</td><td>$10M</td><td>$1M</td><td>80%</td></tr></table>";
const PRICES = JSON.stringify({
  "claude-a": {
    input_cost_per_token: 3e-6,
    output_cost_per_token: 1.5e-5,
    cache_read_input_token_cost: 3e-7,
    mode: "chat",
  },
});

const whole = useWholePane(async ({ workbook }) => {
  workbook.book.addSheet("Claims").write(
    { r: 0, c: 0, h: CLAIMS.length, w: 2 },
    CLAIMS.map((row) => row.map((value) => ({ value }))),
  );
  await workbook.book.settle();
});

describe("claims against cells", () => {
  it("needs both, and puts the focus on the first", async () => {
    const view = await whole().show("audit");
    await whole().press(view, "Audit");
    await whole().says(view, "Select the computed cells first.");
    expect(document.activeElement).toBe(control(view, "Use selection as printed claims"));
    await whole().shows(view, "audit-empty");
  });

  it("are judged, and the verdicts written beside them", async () => {
    const { select, says, show } = whole();
    const view = await show("audit");
    select("Claims", { r: 1, c: 0, h: 5 });
    await whole().press(view, "Use selection as printed claims");
    await says(view, "Claims!A2:A6");
    select("Claims", { r: 1, c: 1, h: 5 });
    await whole().press(view, "Use selection as computed cells");
    await says(view, "Claims!B2:B6");
    await whole().press(view, "Audit");
    await says(view, "“10x” is printed, 16.2 is computed.");
    await whole().shows(view, "audit");
    await whole().press(view, "From a cell that I choose");
    select("Claims", { r: 9, c: 4, h: 3, w: 2 });
    await whole().press(view, "Use selection as first cell");
    await says(view, "Claims!E10");
    await whole().shows(view, "audit-own-cell");
  });
});

describe("a table against itself", () => {
  it("is judged as it is pasted", async () => {
    const { says, show } = whole();
    const view = await show("audit");
    await whole().press(view, "A table, or a document, against itself");
    await whole().press(view, "A text to paste: a table, a web page, a whole document");
    type(view, "Text with tables", PASTED);
    await whole().press(view, "Find claims");
    await says(view, "“9x” differs");
    await whole().shows(view, "audit-table");
    // Another reading is judged at once, and the card of another claim stays, with what is open in it.
    const other = all(view, ".card").find((one) => words(one).startsWith("“90%”"))!;
    await whole().press(view, "Other readings of “9x”");
    await whole().press(view, /^Judge “9x” by: After ÷ Before/);
    await says(view, "After ÷ Before = 0.1x");
    expect(other.isConnected).toBe(true);
    await whole().press(view, "Other readings of “9x”");
    await whole().press(view, /^Judge “9x” by: Before ÷ After/);
  });

  it("as a web page keeps its table where all is pasted, not where it is pasted into a text", async () => {
    const { says, show } = whole();
    const view = await show("audit");
    const field = control<HTMLTextAreaElement>(view, "Text with tables");
    const paste = (text: string) => {
      const clipboardData = { getData: (kind: string) => (kind === "text/html" ? TABLE : text) };
      field.dispatchEvent(Object.assign(new Event("paste"), { clipboardData }));
      type(view, "Text with tables", field.value + text);
    };
    field.value = " ";
    paste("words alone");
    await whole().press(view, "Find claims");
    await says(view, "“80%” differs");
    type(view, "Text with tables", PASTED);
    paste("and words");
    await whole().press(view, "Find claims");
    await says(view, "“9x” differs");
    expect(words(view)).not.toContain("“80%” differs");
  });

  it("is written, and taken back", async () => {
    const { says, show, workbook } = whole();
    const view = await show("audit");
    const sheets = () => workbook.book.sheets().map(({ name }) => name);
    const before = sheets();
    await whole().press(view, "Write the audit to a new sheet");
    await says(view, "Take back");
    expect(sheets()).toHaveLength(before.length + 2);
    const back = control(view, "Take back");
    back.focus();
    await whole().press(view, "Take back");
    await until(() => expect(sheets()).toEqual(before));
    expect(document.activeElement).toBe(control(view, "Write the audit to a new sheet"));
  });
});

describe("scenarios", () => {
  it("say what they are where there are none", async () => {
    const view = await whole().show("scenarios");
    await whole().says(view, "No inputs yet");
    await whole().shows(view, "scenarios-none");
  });

  it("are saved, switched, renamed and compared", async () => {
    const { says, show, workbook } = whole();
    const templates = await show("templates");
    await whole().press(templates, "Insert Savings case");
    await says(templates, "Savings case: inserted");
    const view = await show("scenarios");
    await says(view, ", as in “As inserted”");
    type(view, "Save the present inputs as", "Cautious");
    await whole().press(view, "Save inputs");
    await says(view, "Cautious");
    await whole().shows(view, "scenarios");
    expect(document.activeElement).toBe(control(view, "Save the present inputs as"));
    await whole().press(view, "Rename Cautious");
    const field = control<HTMLInputElement>(view, "New name");
    expect(document.activeElement).toBe(field);
    expect(field.value).toBe("Cautious");
    type(view, "New name", "as inserted");
    await whole().press(view, "Rename");
    await says(view, "There is a scenario “As inserted” already.");
    expect(field.value).toBe("as inserted");
    await until(() => expect(document.activeElement).toBe(field));
    type(view, "New name", "Bold");
    await whole().press(view, "Rename");
    await says(view, "Bold");
    expect(words(view)).not.toContain("Cautious");
    await until(() => expect(document.activeElement).toBe(control(view, "Rename Bold")));

    const sheet = sheetOf(workbook.book, "Savings case");
    // The first number that isn't calculated.
    const rows = sheet.read({ r: 0, c: 0, h: 60, w: 8 });
    const input = ({ kind, formula }: (typeof rows)[0][0]) => kind === "number" && formula === "";
    const r = rows.findIndex((row) => row.some(input));
    const c = rows[r]!.findIndex(input);
    const edit = async (value: number) => {
      sheet.write({ r, c, h: 1, w: 1 }, [[{ value }]]);
      await workbook.book.settle();
      await says(view, "edited since “Bold”");
    };
    await edit(123);
    await whole().press(view, "Update Bold");
    await says(view, ", as in “Bold”");
    await edit(124);
    await whole().press(view, "Switch to As inserted");
    await says(view, "The present inputs are not saved");
    await whole().shows(view, "scenarios-question");
    await whole().press(view, "Switch anyway");
    await says(view, ", as in “As inserted”");
    expect(sheet.read({ r, c, h: 1, w: 1 })[0]![0]!.value).toBe(rows[r]![c]!.value);
    await whole().press(view, "Compare on a sheet");
    await says(view, "Compared on the sheet “Scenarios”.");
    await whole().shows(view, "scenarios-compared");
    await whole().press(view, "Delete Bold");
    await whole().press(view, "Delete");
    await says(view, "“Bold” was deleted.");
    expect(all(view, ".cards h3").map(nameOf)).toEqual(["As inserted"]);
  });
});

it("while something is under way, inputs that were left changed wait to be restored", () => {
  const { element, update } = interruptedView({} as never);
  const interrupted = { started: new Date(), changes: [{ where: "Budget!B2", content: "12" }] };
  for (const [task, waits] of [
    [null, null],
    [{ kind: "restoring" }, "true"],
    [null, null],
  ]) {
    update({ interrupted, task } as never, null);
    expect(control(element, "Restore the inputs").getAttribute("aria-disabled")).toBe(waits);
  }
});

describe("import", () => {
  it("reads a price list, and adds the chosen rows to the table of prices", async () => {
    const { says, show, workbook } = whole();
    const view = await show("import");
    await whole().shows(view, "import-empty");
    type(view, /text/, PRICES);
    await whole().press(view, "Read");
    await says(view, "claude-a");
    await whole().shows(view, "import");
    const add = control(view, /^Add/);
    add.click();
    expect(add.getAttribute("aria-disabled")).toBe("true");
    await until(() => expect(add.getAttribute("aria-disabled")).toBeNull());
    await whole().shows(view, "import-elsewhere");
    const templates = await show("templates");
    await whole().press(templates, "Insert Token bill");
    await says(templates, "Token bill: inserted");
    await show("import");
    await whole().press(view, /^Add/);
    await says(view, "1 row");
    await whole().shows(view, "import-added");
    const sheet = sheetOf(workbook.book, "Token bill");
    const rows = sheet.read(sheet.used()!).map((row) => row.map(({ value }) => value));
    const added = rows.filter((row) => row.includes("claude-a"));
    expect(added).toHaveLength(1);
    expect(added[0]).toEqual(expect.arrayContaining(["claude-a", 3, 0.3, 15]));
  });
});
