import { afterEach, describe, expect, it } from "vitest";
import type { CellPlace } from "../../../src/excel";
import { DEFAULT_OPTIONS, templateById } from "../../../src/templates/catalogue";
import type { WorkbookPlan } from "../../../src/sheets/plan";
import type { SheetPort } from "../../../src/workbench/model/port";
import { openPane, snapshot, type OpenPane } from "../support/office";
import { type OneRequest, runOne, addModel, place, priceAndVolume } from "../support/model";

let open: OpenPane;
afterEach(() => open.workbook.dispose());

describe("20 inputs, each low and high, on the whole analysis", () => {
  it("completes with progress, and every cell of the workbook is as it was", async () => {
    open = await openPane();
    let plan: WorkbookPlan | undefined;
    const inserted = await open.pane.insert((taken) => {
      plan = templateById("whole-analysis")?.build({ ...DEFAULT_OPTIONS, dialect: "plain", taken });
      if (!plan) throw new Error("no whole analysis");
      return plan;
    });
    if (inserted.kind !== "inserted" || !plan) throw new Error(JSON.stringify(inserted));
    const sheetIds = new Map(inserted.insertion.sheets.map(({ key, id }) => [key, id]));
    const sheet = plan.sheets.find(({ key }) => key === "inputs");
    const table = sheet?.tables.find(({ name }) => name === "Model_inputs");
    if (!sheet || !table) throw new Error("no inputs");
    const column = (header: string) => table.range.column + table.columns.indexOf(header);
    const rows = Array.from({ length: table.range.rows - 1 }, (_, i) => table.range.row + 1 + i).sort(
      (a, b) => Number(of70b(b)) - Number(of70b(a)),
    );
    function of70b(row: number): boolean {
      return sheet?.cells[row]?.[column("Belongs to")]?.value === "70B training run";
    }
    // Constants and formulas in turn: the column in use is calculated.
    const inputs = rows
      .filter((row) => Number(sheet.cells[row]?.[column("As stated")]?.value) > 0)
      .slice(0, 20)
      .map((row, i) => ({
        stated: Number(sheet.cells[row]?.[column("As stated")]?.value),
        at: {
          sheetId: sheetIds.get("inputs") ?? "",
          sheet: sheet.name,
          row,
          column: column(i % 2 ? "In use" : "As stated"),
        } satisfies CellPlace,
      }));
    expect(inputs).toHaveLength(20);
    const owner = plan.sheets.find(({ key }) => key === "training-70b");
    const figure = owner?.keyFigures.find(({ label }) => label === "Total savings");
    if (!figure || !owner) throw new Error("no key figure");
    const output = {
      sheetId: sheetIds.get(owner.key) ?? "",
      sheet: owner.name,
      row: figure.row,
      column: figure.column,
    };

    const before = await snapshot(open.workbook);
    const seen: number[] = [];
    const result = await runOne(
      open.pane,
      {
        inputs: inputs.map(({ at }) => at),
        output,
        agreed: true,
        steps: inputs.flatMap(({ stated }, i) =>
          [0.9, 1.1].map((factor) => inputs.map((_, j) => (i === j ? stated * factor : null))),
        ),
      },
      { onProgress: ({ done }) => seen.push(done) },
    );
    if (result.kind !== "done") throw new Error(JSON.stringify(result));
    expect(result).toMatchObject({ restored: true, drift: null, edited: [] });
    expect(result.results).toHaveLength(40);
    expect(
      result.results.filter((value) => typeof value === "number" && value !== result.base).length,
    ).toBeGreaterThan(3);
    expect(seen[0]).toBe(0);
    expect(seen.at(-1)).toBe(40);
    expect(await snapshot(open.workbook)).toEqual(before);
    expect(result.requests).toBe(40 + 4);
  });
});

describe("functions whose results come later", () => {
  /** The output shows #BUSY! until the request after the next one, as cells over asynchronous functions do. */
  async function openBusy(): Promise<OneRequest> {
    let request = 0;
    let changed = -10;
    open = await openPane({
      faults: (n) => {
        request = n;
        return undefined;
      },
    });
    await addModel(open.workbook);
    const { book } = open.workbook;
    const output = place(open.workbook, "C7");
    const sheets = book.sheets.bind(book);
    book.sheets = () =>
      sheets().map((sheet) => (sheet.id === output.sheetId ? watched(sheet) : sheet)) as never;
    const watched = (sheet: SheetPort): SheetPort =>
      new Proxy(sheet, {
        get(target, name) {
          if (name === "write")
            return (...args: Parameters<SheetPort["write"]>) => {
              changed = request;
              target.write(...args);
            };
          if (name === "read")
            return (at: Parameters<SheetPort["read"]>[0]) =>
              target.read(at).map((row, i) =>
                row.map((cell, j) =>
                  at.r + i === output.row && at.c + j === output.column && request < changed + 2
                    ? {
                        kind: "error" as const,
                        value: "#BUSY!",
                        text: "#BUSY!",
                        formula: cell.formula,
                        numberFormat: "General",
                      }
                    : cell,
                ),
              );
          const member: unknown = Reflect.get(target, name, target);
          return typeof member === "function" ? member.bind(target) : member;
        },
      });
    return priceAndVolume(open.workbook);
  }

  it("are waited for: the results are the same, one step a time", async () => {
    const request = await openBusy();
    const result = await runOne(open.pane, request);
    expect(result).toMatchObject({
      kind: "done",
      base: 400,
      results: [320, 480, 320, 600],
      restored: true,
      edited: [],
    });
  });

  it("cancelling while waiting brings the inputs back", async () => {
    const request = await openBusy();
    const abort = new AbortController();
    const result = await runOne(open.pane, request, {
      signal: abort.signal,
      onProgress: ({ done }) => {
        if (done === 1) abort.abort();
      },
    });
    expect(result).toEqual({ kind: "cancelled", restored: true });
    const { book } = open.workbook;
    const [price] = request.inputs;
    const sheet = book.sheets().find(({ id }) => id === price?.sheetId);
    expect(sheet?.read({ r: 1, c: 2, h: 2, w: 1 }).map((row) => row[0]?.value)).toEqual([10, 100]);
  });
});

describe("many steps", () => {
  it("take one request each where Excel has the result at once", async () => {
    open = await openPane();
    await addModel(open.workbook);
    const { inputs, output } = priceAndVolume(open.workbook);
    const steps = Array.from({ length: 50 }, (_, i) => [5 + i / 10, 50 + i]);
    const result = await runOne(open.pane, { inputs, output, steps });
    if (result.kind !== "done") throw new Error(JSON.stringify(result));
    result.results.forEach((value, i) => expect(value).toBeCloseTo(0.4 * (5 + i / 10) * (50 + i), 6));
    // One to look, one to learn how the model answers, two to put everything back.
    expect(result.requests).toBe(50 + 4);
  });
});

describe("a model that uses chance", () => {
  it("is noticed: the output isn't what it was once the inputs are back", async () => {
    open = await openPane();
    await addModel(open.workbook);
    const { book } = open.workbook;
    const output = place(open.workbook, "E1");
    const sheet = book.sheets().find(({ id }) => id === output.sheetId);
    sheet?.write({ r: 0, c: 4, h: 1, w: 1 }, [[{ formula: "=C2*RAND()" }]]);
    await book.settle();
    const { inputs, steps } = priceAndVolume(open.workbook);
    const result = await runOne(open.pane, { inputs, output, steps });
    expect(result.kind === "done" && typeof result.drift).toBe("number");
  });
});
