import { afterEach, describe, expect, it } from "vitest";
import {
  simulationSheet,
  targetSheet,
  tornadoSheet,
  twoWaySheet,
  type RecordedCell,
} from "../../../src/templates/analysis";
import { DEFAULT_OPTIONS } from "../../../src/templates/catalogue";
import type { PlanOptions, WorkbookPlan } from "../../../src/sheets/plan";
import { insertedId, openPane, sheetOf, type OpenPane } from "../support/office";
import { addModel } from "../support/model";

let open: OpenPane;
afterEach(() => open.workbook.dispose());

const cell = (label: string, row: number, value: number, content: string | number = value): RecordedCell => ({
  label,
  address: `'My model'!C${row + 1}`,
  sheet: "My model",
  row,
  column: 2,
  content,
  value,
  format: "#,##0",
});
const output = cell("Profit", 6, 400, "=C3*(C2-C4)");
const at = new Date(2026, 10, 24, 9, 5);
const computed = "Computed by Phoenix ROI.";
const head = { output, at, computed, remarks: [] };

/** What the inserted sheet shows, row by row. */
async function shown(build: (options: PlanOptions) => WorkbookPlan): Promise<unknown[][]> {
  open = await openPane();
  await addModel(open.workbook);
  await insertedId(open, (taken) => build({ ...DEFAULT_OPTIONS, taken }));
  await open.workbook.book.settle();
  const plan = build(DEFAULT_OPTIONS).sheets[0];
  if (!plan) throw new Error("no sheet");
  const sheet = sheetOf(open.workbook.book, plan.name);
  return sheet
    .read({ r: 0, c: 0, h: plan.cells.length, w: plan.columnWidths.length })
    .map((row) => row.map(({ value }) => value));
}

const rowOf = (rows: unknown[][], first: string) => {
  const row = rows.find(([cell]) => cell === first);
  if (!row) throw new Error(`no row ${first}`);
  return row;
};

describe("the tornado", () => {
  const bar = (label: string, row: number, atLow: number | string, atHigh: number | string) => ({
    input: cell(label, row, 10),
    low: 9,
    high: 11,
    atLow,
    atHigh,
  });
  const record = {
    ...head,
    bars: [
      bar("Flat", 1, 400, 400),
      bar("Broken", 1, "#DIV/0!", 420),
      bar("Narrow", 1, 390, 410),
      bar("Wide", 1, 300, 500),
      bar("Both above", 1, 460, 430),
    ],
  };

  it("stands sorted by swing, what can't be measured last", async () => {
    const rows = await shown((options) => tornadoSheet([record], options));
    const top = rows.findIndex(([first]) => first === "Input");
    expect(rows.slice(top + 1, top + 6).map(([first]) => first)).toEqual([
      "Wide",
      "Both above",
      "Narrow",
      "Flat",
      "Broken",
    ]);
    expect(rowOf(rows, "Wide").slice(5, 10)).toEqual([300, 500, -100, 100, 200]);
    expect(rowOf(rows, "Broken").slice(5, 10)).toEqual(["#DIV/0!", 420, "", 20, ""]);
    expect(rowOf(rows, "Broken")[10]).toBe("The output shows #DIV/0!.");
    expect(rowOf(rows, "Flat")[10]).toBe("The output doesn't move with this input.");
  });

  it("draws bars that end where the output does, also on one side of the base", async () => {
    const rows = await shown((options) => tornadoSheet([record], options));
    expect(rowOf(rows, "Wide").slice(11)).toEqual([-100, 100]);
    // 60 at low and 30 at high: 30 for both, and another 30 that only low reaches.
    expect(rowOf(rows, "Both above").slice(11)).toEqual([30, 30]);
    expect(rowOf(rows, "Broken").slice(11)).toEqual([0, 0]);
  });

  it("says when the model has changed since", async () => {
    const rows = await shown((options) => tornadoSheet([record], options));
    expect(rowOf(rows, "Checks")[2]).toBe("OK");
    const { book } = open.workbook;
    sheetOf(book, "My model").write({ r: 1, c: 2, h: 1, w: 1 }, [[{ value: 11 }]]);
    await book.settle();
    const row = rows.findIndex(([first]) => first === "Checks");
    const check = sheetOf(book, "Sensitivity").read({ r: row, c: 2, h: 1, w: 1 })[0]?.[0];
    expect(check?.value).toBe("The model has changed since this run");
  });

  it("never takes a name that is taken", async () => {
    await shown((options) => tornadoSheet([record], options));
    await insertedId(open, (taken) => tornadoSheet([record], { ...DEFAULT_OPTIONS, taken }));
    expect(open.workbook.book.sheets().map(({ name }) => name)).toContain("Sensitivity (2)");
  });
});

describe("what must be true", () => {
  it("names every value, and what another input allows", async () => {
    const record = {
      ...head,
      input: cell("Price", 1, 10),
      range: [5, 20] as const,
      target: 500,
      roots: [12.5, 18],
      nearest: null,
      frontier: {
        input: cell("Volume", 2, 100),
        points: [
          { value: 90, roots: [13.9] },
          { value: 100, roots: [] },
        ],
      },
    };
    const rows = await shown((options) => targetSheet(record, options));
    expect(rowOf(rows, "Target of Profit")[2]).toBe(500);
    expect(rowOf(rows, "Value 1")[2]).toBe(12.5);
    expect(rowOf(rows, "Value 2")[2]).toBe(18);
    const table = rows.findIndex(([, second]) => second === "Price at the target");
    expect(rows.slice(table + 1, table + 3).map((row) => row.slice(0, 2))).toEqual([
      [90, 13.9],
      [100, ""],
    ]);
  });
});

describe("several outputs", () => {
  it("have a sheet each", () => {
    const bars = [{ input: cell("Price", 1, 10), low: 9, high: 11, atLow: 360, atHigh: 440 }];
    const share = { ...head, output: cell("Share", 7, 4, "=C7/C2"), bars };
    const plan = tornadoSheet([{ ...head, bars }, share], DEFAULT_OPTIONS);
    expect(plan.title).toBe("Sensitivity of Profit and Share");
    expect(plan.sheets.map(({ name }) => name)).toEqual(["Sensitivity", "Sensitivity (2)"]);
  });
});

describe("two inputs in a grid", () => {
  it("stand with the base case in bold", () => {
    const plan = twoWaySheet(
      [
        {
          ...head,
          rows: { input: cell("Price", 1, 10), values: [9, 10] },
          columns: { input: cell("Volume", 2, 100), values: [90, 100, 110] },
          outcomes: [
            [324, 360, "#N/A"],
            [360, 400, 440],
          ],
        },
      ],
      DEFAULT_OPTIONS,
    );
    const bold = plan.sheets[0]?.cells.flat().filter((each) => each?.role === "totalLabel");
    expect(bold).toMatchObject([{ value: 400 }]);
  });
});

describe("the simulation", () => {
  it("has shares that add up to one, and its standard error", async () => {
    const rows = await shown((options) =>
      simulationSheet(
        [
          {
            ...head,
            inputs: [
              { input: cell("Price", 1, 10), distribution: "PERT", parameters: "Low 9, Likely 10, High 11" },
            ],
            trials: 100,
            seed: 1,
            failed: 2,
            mean: 401,
            standardDeviation: 30,
            probabilityBelowZero: 0,
            minimum: 330,
            maximum: 480,
            percentiles: [
              { share: 0.05, value: 350 },
              { share: 0.95, value: 450 },
            ],
            bins: [
              { from: 330, to: 405, count: 60 },
              { from: 405, to: 480, count: 38 },
            ],
            sampling: "plain sampling",
            drivers: [{ rankCorrelation: -0.9, contribution: 1 }],
            dependence: null,
            independent: null,
          },
        ],
        options,
      ),
    );
    const bins = rows.findIndex(([first]) => first === "From");
    const shares = [rows[bins + 1]?.[3], rows[bins + 2]?.[3]] as number[];
    expect(shares[0]).toBeCloseTo(60 / 98, 12);
    expect((shares[0] ?? 0) + (shares[1] ?? 0)).toBeCloseTo(1, 12);
    expect(rowOf(rows, "Standard error of the mean")[2]).toBe(3);
    expect(rowOf(rows, "Trials without a number")[2]).toBe(2);
    expect(rowOf(rows, "P95")[2]).toBe(450);
    expect(rows.flat().join()).toContain("Computed by Phoenix ROI.");
    const drives = rows.findIndex(([first]) => first === "What drives it");
    expect(rows[drives + 2]?.slice(0, 5)).toEqual([
      "Price",
      "",
      -0.9,
      1,
      "The output falls where this rises.",
    ]);
  });
});
