import { describe, expect, it } from "vitest";
import { Calculation } from "../../src/engine";
import { planBook } from "../../src/export/plan-book";
import { CellRef } from "../../src/sheets/formula";
import { buildContext, type BuildContext, type Quantity } from "../../src/sheets/context";
import { unitsOf } from "../../src/sheets/numbers";
import type { SheetPlan } from "../../src/sheets/plan";
import type { Sheet } from "../../src/sheets/sheet";
import { DEFAULT_OPTIONS, templateById } from "../../src/templates/catalogue";
import { alignmentSheet } from "../../src/templates/document/alignment";
import { auditSheet } from "../../src/templates/document/audit";
import { benchmarksSheet } from "../../src/templates/document/benchmarks";
import { dataQualitySheet } from "../../src/templates/document/data-quality";
import { evaluationSheet } from "../../src/templates/document/evaluation";
import { fineTuningSheet } from "../../src/templates/document/fine-tuning";
import { inferenceSheet } from "../../src/templates/document/inference";
import { phiSheet } from "../../src/templates/document/phi-formula";
import { startup7bSheet } from "../../src/templates/document/startup-7b";
import { summarySheet } from "../../src/templates/document/summary";
import { training70bSheet } from "../../src/templates/document/training-70b";
import { trainingSpeedSheet } from "../../src/templates/document/training-speed";
import inputsOfSheets from "../cases/document-inputs.json";
import { loadFunctions } from "../support/custom-functions";

/** A number that the document prints, where a sheet shows it. */
interface Shown {
  readonly id: string;
  readonly sheet: string;
  readonly row: number;
  readonly column: number;
}

const UNITS = unitsOf(DEFAULT_OPTIONS.currency);

const BUILDERS: readonly ((context: BuildContext) => Sheet)[] = [
  (context) => summarySheet(context).sheet,
  (context) => dataQualitySheet(context).sheet,
  (context) => trainingSpeedSheet(context).sheet,
  fineTuningSheet,
  alignmentSheet,
  (context) => inferenceSheet(context).sheet,
  evaluationSheet,
  (context) => training70bSheet(context).sheet,
  (context) => startup7bSheet(context).sheet,
  (context) => benchmarksSheet(context).sheet,
  (context) => phiSheet(context).sheet,
];

/** A sheet of its own in which each number says whose it is, with the head that it has in the whole analysis. */
function named(build: (context: BuildContext) => Sheet): { plan: SheetPlan; quantities: Quantity[] } {
  const quantities: Quantity[] = [];
  const elsewhere = new CellRef({ name: "Contents" }, () => ({ row: 0, column: 0 }));
  const plan = build({
    ...buildContext(DEFAULT_OPTIONS),
    inputs: {
      place: (quantity) => {
        quantities.push(quantity);
        return { role: "input", value: quantity.id };
      },
    },
    scenario: elsewhere,
  }).finish();
  return { plan, quantities };
}

const cellsWhere = <T>({ cells }: SheetPlan, pick: (cell: SheetPlan["cells"][number][number]) => T) =>
  cells.flatMap((line, row) =>
    line.flatMap((cell, column) => {
      const picked = pick(cell);
      return picked === undefined ? [] : [{ row, column, picked: picked as NonNullable<T> }];
    }),
  );

const sheets = BUILDERS.map(named);
const shown: Shown[] = sheets.flatMap(({ plan }) =>
  cellsWhere(plan, (cell) =>
    cell?.role === "input" && typeof cell.value === "string" ? cell.value : undefined,
  ).map(({ row, column, picked }) => ({ id: picked, sheet: plan.key, row, column })),
);
const quantities = new Map(
  [...sheets, named(auditSheet)].flatMap((one) => one.quantities.map((quantity) => [quantity.id, quantity])),
);

const whole = templateById("whole-analysis")!.build(DEFAULT_OPTIONS);
const numberOf = (key: string) => whole.sheets.findIndex((sheet) => sheet.key === key);
const inputs = whole.sheets[numberOf("inputs")]!;
const { range } = inputs.tables[0]!;
const columnOf = (header: string) => range.column + inputs.tables[0]!.columns.indexOf(header);

const { functions } = await loadFunctions();
const circumstances = { custom: functions };
const book = planBook(whole, circumstances);
const scenario = whole.sheets[numberOf("contents")]!.names.find(({ name }) => name === "Scenario")!.range;
book.sheets[numberOf("contents")]!.set(scenario.row, scenario.column, {
  value: "Your own",
  formula: undefined,
  language: "cell",
});

const audited = cellsWhere(whole.sheets[numberOf("audit")]!, (cell) =>
  cell?.role === "formula" ? true : undefined,
).map((at) => ({ ...at, sheet: "audit", id: "" }));

/** What the cells show when one of the user's own numbers is in use, or none. */
function values(places: readonly Shown[], own?: { row: number; value: number }): unknown[] {
  const sheet = book.sheets[numberOf("inputs")]!;
  const column = columnOf("Your own");
  if (own) sheet.set(own.row, column, { value: own.value, formula: undefined, language: "cell" });
  const calculation = new Calculation(book, circumstances);
  const read = places.map(({ sheet: key, row, column: at }) => calculation.value(numberOf(key), row, at));
  if (own) sheet.set(own.row, column, { value: null, formula: undefined, language: "cell" });
  return read;
}

/** A cell by what a reader goes by: the label of its row, and the header above it. */
function saidOf({ cells }: SheetPlan, { row, column }: Pick<Shown, "row" | "column">): string {
  const header = cells.slice(0, row).findLast((line) => line[column]?.role.startsWith("header"))?.[
    column
  ]?.value;
  return `${String(cells[row]![0]?.value)} | ${String(header)}`;
}

describe("what the document's sheets ask for", () => {
  it.each(sheets)("$plan.key: each input is the figure that its label names", ({ plan }) => {
    const own = shown.filter(({ sheet }) => sheet === plan.key);
    const said = own.map((one) => [saidOf(plan, one), one.id] as const);
    expect(Object.fromEntries(said)).toEqual(inputsOfSheets[plan.key as keyof typeof inputsOfSheets] ?? {});
    expect(new Set(said.map(([label]) => label)).size).toBe(own.length);
  });

  it("the unit beside an input, or beside several of one unit, is its number's", () => {
    const beside = sheets.flatMap(({ plan, quantities: own }) =>
      cellsWhere(plan, (cell) => (cell?.role === "unit" ? cell.value : undefined)).flatMap(
        ({ row, picked }) => {
          const ids = shown.filter((one) => one.sheet === plan.key && one.row === row).map(({ id }) => id);
          const asked = own.filter(({ id }) => ids.includes(id));
          const units = new Set(asked.map(({ unit }) => UNITS[unit].label));
          return units.size === 1 ? [{ ids, said: picked, is: [...units][0] }] : [];
        },
      ),
    );
    expect(beside.length).toBeGreaterThan(40);
    expect(beside.filter(({ said, is }) => said !== is)).toEqual([]);
  });
});

/** Where each sheet says whether all that its verdicts rest on is as printed. */
const flags = whole.sheets.flatMap((sheet) =>
  cellsWhere(sheet, (cell) => (cell?.value === "All of them" ? true : undefined)).map(({ row, column }) => ({
    id: "",
    sheet: sheet.key,
    row,
    column: column + 1,
  })),
);

/** The rows of the inputs, each with the quantity that it asks for and the cells that follow it. */
const before = values(shown);
const auditedBefore = values(audited);
const offered = Array.from({ length: range.rows - 1 }, (_, i) => range.row + 1 + i).map((row) => {
  const at = (header: string) => inputs.cells[row]![columnOf(header)]!.value;
  const says = inputs.cells[row]![columnOf("Source")]!.formula!;
  const ids = [...quantities.values()]
    .filter(({ label, source }) => label === at("Input") && says.includes(source))
    .map(({ id }) => id);
  const own = { row, value: Number(at("As stated")) * 1.25 + 0.01 };
  const after = values([...shown, ...flags], own);
  const moved = new Set(before.flatMap((value, i) => (value === after[i] ? [] : [i])));
  const judging = new Set(flags.flatMap(({ sheet }, i) => (after[shown.length + i] === "no" ? [] : [sheet])));
  return { row, label: String(at("Input")), ids, own, moved, judging };
});
/** The inputs that move a cell. */
const movers = (i: number) => offered.filter(({ moved }) => moved.has(i)).map(({ label }) => label);

/** Numbers that the document prints in two places, or derives: by its own text or its notes. */
const SAME: readonly (readonly [string, string])[] = [
  ["summary.trainingSpeed.before", "summary.trainingSpeed.before"],
  ["summary.inferenceSpeed.before", "inference.baseline.throughput"],
  ["summary.inferenceSpeed.after", "inference.tensorrt.throughput"],
  ["summary.quality.before", "benchmarks.mmlu.baseline"],
  ["summary.quality.after", "benchmarks.mmlu.optimized"],
  ["summary.trainingCost.before", "totals70b.training.baseline"],
  ["summary.trainingCost.after", "totals70b.training.optimized"],
  ["summary.inferenceCost.before", "totals70b.inference.baseline"],
  ["summary.inferenceCost.after", "totals70b.inference.optimized"],
  ["alignment.rlhf.cost", "totals70b.alignment.baseline"],
  ["alignment.simpo.cost", "totals70b.alignment.optimized"],
  ["fineTuning.typical.before", "totals7b.fineTuning.baseline"],
  ["fineTuning.typical.after", "totals7b.fineTuning.optimized"],
];

describe("own numbers in the whole analysis", () => {
  it("each is asked for once, and known by its label and source", () => {
    expect(offered.filter(({ ids }) => ids.length !== 1).map(({ label }) => label)).toEqual([]);
    expect(new Set(offered.map(({ ids }) => ids[0])).size).toBe(offered.length);
  });

  it("every cell that shows one follows it", () => {
    const stuck = shown.flatMap(({ id, sheet, row }, i) => {
      const input = offered.find(({ ids }) => ids.includes(id));
      const follows = input ? input.moved.has(i) : movers(i).length > 0;
      return follows ? [] : [`${sheet}, row ${row + 1}: ${id}`];
    });
    expect(stuck).toEqual([]);
  });

  it("no sheet that shows one judges the document by it", () => {
    expect(flags.length).toBeGreaterThan(10);
    expect(values(flags)).toEqual(flags.map(() => "yes"));
    const judged = offered.flatMap(({ label, moved, judging }) =>
      [...moved].flatMap((i) => (judging.has(shown[i]!.sheet) ? [`${shown[i]!.sheet}: ${label}`] : [])),
    );
    expect(judged).toEqual([]);
  });

  it.each(SAME)("%s is %s, whatever moves it", (one, other) => {
    const of = (id: string) =>
      new Set(shown.flatMap((cell, i) => (cell.id === id ? [movers(i).join("; ")] : [])));
    expect(of(one).size, `${one} is shown`).toBe(1);
    expect(of(one)).toEqual(of(other));
  });

  it("none is asked for in vain", () => {
    const vain = offered.filter(
      ({ moved, own }) =>
        moved.size === 0 && values(audited, own).every((value, i) => value === auditedBefore[i]),
    );
    expect(vain.map(({ label }) => label)).toEqual([]);
  });

  it("only the audit has numbers of its own, which no other sheet shows", () => {
    const known = new Set(shown.map(({ id }) => id));
    expect(offered.filter(({ ids }) => !known.has(ids[0]!)).map(({ label }) => label)).toEqual([
      "A GPU-hour at a market price",
      "Weight φ",
    ]);
  });
});
