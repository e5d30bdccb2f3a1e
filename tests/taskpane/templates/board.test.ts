import { afterEach, expect, it } from "vitest";
import { connectWorkbook, type Workbook } from "../../../src/excel";
import type { PlanOptions, WorkbookPlan } from "../../../src/sheets/plan";
import { boardTemplate } from "../../../src/taskpane/views/templates/board";
import { claimAuditSheet, simulationSheet, tornadoSheet } from "../../../src/templates/analysis";
import { DEFAULT_OPTIONS, templateById } from "../../../src/templates/catalogue";
import { openWorkbook, type TestWorkbook } from "../../support/workbook";

let open: TestWorkbook | null = null;
afterEach(async () => {
  await open?.dispose();
  open = null;
});

function opened(): Workbook {
  open = openWorkbook({ functions: null });
  const { host } = open;
  return connectWorkbook((set, version) => host.supports(set, version));
}

async function insert(workbook: Workbook, build: (options: PlanOptions) => WorkbookPlan): Promise<string> {
  const result = await workbook.insert((taken) => build({ ...DEFAULT_OPTIONS, dialect: "plain", taken }));
  await open!.book.settle();
  if (result.kind !== "inserted") throw new Error(JSON.stringify(result));
  return result.insertion.id;
}

const template = (id: string) => templateById(id)!.build;

/** The cells of a sheet that hold something, row by row. */
function read(name: string) {
  const sheet = open!.book.sheets().find((one) => one.name === name)!;
  const used = sheet.used()!;
  return sheet.read({ r: 0, c: 0, h: used.r + used.h, w: used.c + used.w });
}

const rowOf = (name: string, label: string) => {
  const row = read(name).find(([first]) => first?.value === label);
  if (!row) throw new Error(`${name} has no row ${label}`);
  return row;
};

const verdictsOf = (name: string) =>
  read(name).flatMap((line) => {
    const word = line[3]?.value;
    return word === "fails" || word === "differs" ? [word] : [];
  });
const texts = (name: string) =>
  read(name)
    .flat()
    .map(({ value }) => String(value ?? ""));

async function board(workbook: Workbook): Promise<(options: PlanOptions) => WorkbookPlan> {
  const made = await boardTemplate(workbook, DATE);
  if (typeof made === "string") throw new Error(made);
  return made.build;
}

const DATE = new Date(2026, 10, 26);

it("says so when there is nothing to report on", async () => {
  expect(await boardTemplate(opened(), DATE)).toMatch(/^There is nothing to report on yet: insert a model/);
});

it("is made of live links to what is in the workbook, and follows it", async () => {
  const workbook = opened();
  await insert(workbook, template("training-70b"));
  const claim = (verdict: string) => ({
    claim: { address: "A1", sheet: "70B training run", row: 0, column: 0 },
    computed: { address: "C4", sheet: "70B training run", row: 3, column: 2 },
    claimFormat: "General",
    computedFormat: "General",
    verdict,
    note: "",
  });
  await insert(workbook, (options) =>
    claimAuditSheet(
      { title: "Claims", what: "a report", claims: ["exact", "fails", "differs", "differs"].map(claim) },
      options,
    ),
  );
  await insert(workbook, template("savings-case"));
  const cell = (label: string, row: number, value: number) => ({
    label,
    address: `Savings case!C${row + 1}`,
    sheet: "Savings case",
    row,
    column: 2,
    content: value,
    value,
    format: "#,##0",
  });
  const head = { output: cell("Net saving", 6, 1_000_000), at: DATE, computed: "", remarks: [] };
  const bar = (label: string, swing: number) => ({
    input: cell(label, 20, 10),
    low: 9,
    high: 11,
    atLow: 1_000_000 - swing,
    atHigh: 1_000_000 + swing,
  });
  await insert(workbook, (options) =>
    tornadoSheet(
      [{ ...head, bars: [bar("Years", 300), bar("Price", 500), bar("Volume", 100), bar("Rate", 1)] }],
      options,
    ),
  );
  await insert(workbook, (options) =>
    simulationSheet(
      [
        {
          ...head,
          inputs: [],
          trials: 100,
          seed: 1,
          failed: 0,
          mean: 1,
          standardDeviation: 1,
          probabilityBelowZero: 0.125,
          minimum: 0,
          maximum: 2,
          percentiles: [{ share: 0.5, value: 1 }],
          bins: [{ from: 0, to: 2, count: 100 }],
          sampling: "at random",
          drivers: [],
          dependence: null,
          independent: null,
        },
      ],
      options,
    ),
  );

  const id = await insert(workbook, await board(workbook));
  const cells = read("Board page");
  // One's own model leads; the document's answers follow.
  expect(cells[0]![0]!.value).toBe("Savings case: for decision");
  const sentence = cells.flat().find(({ formula }) => formula?.includes("Savings case"))!;
  expect(sentence.value).toMatch(/^Saves \$/);
  expect(rowOf("Board page", "Price")[1]!.value).toBe(1000);
  expect(rowOf("Board page", "Years")[1]!.value).toBe(600);
  expect(rowOf("Board page", "Probability below 0")[1]!.value).toBe(0.125);
  expect(rowOf("Board page", "Claims audited")[1]!.value).toBe(3);
  // Those that are not borne out, each with what is printed and computed, and the verdict.
  expect(verdictsOf("Board page")).toEqual(["fails", "differs", "differs"]);
  const [claimed] = read("Board page").filter((line) => line[3]?.value === "fails");
  expect(claimed!.slice(0, 5).map(({ value }) => value)).toEqual([
    "A1",
    read("70B training run")[0]![0]!.value,
    read("70B training run")[3]![2]!.value ?? 0,
    "fails",
    "Claims audited",
  ]);
  expect(rowOf("Board page", "70B training run")[1]!.value).toMatch(/^Saves \$10,215,000/);
  const texts = cells.flat().map(({ value }) => String(value ?? ""));
  expect(texts.some((text) => text.startsWith("70B training run: ROI Analysis"))).toBe(true);
  expect(texts).toContain("As of 2026-11-26. Every figure is a live link to its cell.");
  expect(texts.filter((text) => /^#/.test(text))).toEqual([]);
  // No copies: every number on the page is a formula.
  expect(cells.flat().filter(({ value, formula }) => typeof value === "number" && !formula)).toEqual([]);

  const before = rowOf("Board page", "Saved a year")[1]!.value as number;
  const model = open!.book.sheets().find((one) => one.name === "Savings case")!;
  const row = read("Savings case").findIndex(([first]) => first?.value === "Compute");
  model.write({ r: row, c: 2, h: 1, w: 1 }, [[{ value: 700_000 }]]);
  await open!.book.settle();
  expect(rowOf("Board page", "Saved a year")[1]!.value).toBe(before + 100_000);

  // The next one speaks of the models, not of the first.
  const plan = (await board(workbook))({ ...DEFAULT_OPTIONS, taken: { sheets: ["Board page"], names: [] } });
  expect(JSON.stringify(plan.sheets[0]!.cells)).not.toContain("'Board page'");
  expect(await workbook.remove(id)).toMatchObject({ kind: "removed" });
  expect(open!.book.sheets().map(({ name }) => name)).not.toContain("Board page");
});

it("stays one page of many claims, and says what isn't known", async () => {
  const workbook = opened();
  await insert(workbook, template("savings-case"));
  const audit = await insert(workbook, template("audit"));
  const build = await board(workbook);
  await insert(workbook, build);
  const [sheet] = build({ ...DEFAULT_OPTIONS, taken: { sheets: [], names: [] } }).sheets;
  expect(sheet!.print.onePage).toBe(true);
  const all = rowOf("Board page", "Audit")[1]!.value as number;
  expect(verdictsOf("Board page")).toHaveLength(8);
  expect(all).toBeGreaterThan(8);
  expect(texts("Board page")).toContain(`${all - 8} more: see the tables themselves.`);
  for (const said of ["no sensitivity has been run.", "no simulation has been run."])
    expect(texts("Board page").some((text) => text.endsWith(said))).toBe(true);

  // Words stand under their header; of a long claim the beginning is there, and that it goes on.
  expect(sheet!.cells.flat().find((cell) => cell?.value === "Claim")?.role).toBe("header");
  const printed = read("Board page").find(([, , , verdict]) => verdict?.value === "differs")![1]!;
  const [, letters = "", digits = ""] = /LEN\('?Audit'?!\$?([A-Z]+)\$?(\d+)\)/.exec(printed.formula)!;
  const stated = { r: Number(digits) - 1, c: letters.charCodeAt(0) - 65, h: 1, w: 1 };
  const auditSheet = open!.book.sheets().find((one) => one.name === "Audit")!;
  const before = auditSheet.read(stated)[0]![0]!;
  auditSheet.write(stated, [[{ value: "1 week of saved training compute" }]]);
  await open!.book.settle();
  expect(texts("Board page")).toContain("1 week of saved tra…");
  auditSheet.write(stated, [[{ value: before.value }]]);

  // A claim that the user's own number puts beyond judgement is no longer counted, and stays in sight.
  const inputs = read("Audit");
  const at = inputs.findIndex(([first]) => first?.value === "Figures that the audit reads");
  auditSheet.write({ r: at + 2, c: 2, h: 1, w: 1 }, [[{ value: 123 }]]);
  await open!.book.settle();
  expect(verdictsOf("Board page")).toHaveLength(0);
  expect(rowOf("Board page", "Audit")[1]!.value).toBe(0);

  await workbook.remove(audit, { force: true });
  await insert(workbook, await board(workbook));
  expect(texts("Board page (2)")).toContain("No claims have been audited in this workbook.");
  expect(texts("Board page (2)").filter((text) => /^#/.test(text))).toEqual([]);
});
