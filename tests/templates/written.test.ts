/**
 * What every sheet says, row by row, with all that belongs to it: tests/cases/sheets/. Whoever changes a template or the
 * language of sheets sees there what else changes by it, and reads it before `vitest -u` writes it anew.
 */
import path from "node:path";
import { expect, it } from "vitest";
import { columnLetters } from "../../src/engine/syntax/address";
import { a1 } from "../../src/export/address";
import { auditPage, readPasted } from "../../src/audit";
import type { Dialect, PlanCell, PlanRect, SheetPlan, WorkbookPlan } from "../../src/sheets/plan";
import { pastedSource, sheetOf } from "../../src/taskpane/views/audit/table/sheet";
import { tableAuditSheets } from "../../src/templates/analysis";
import { DEFAULT_OPTIONS, templateById, templates } from "../../src/templates/catalogue";
import { selfCheck, type GoldenCase } from "../../src/templates/self-check";
import returns from "../cases/functions/returns.json";
import savings from "../cases/functions/savings.json";
import { RESULTS } from "./analysis/results";

const recording = (name: string) => path.resolve(import.meta.dirname, `../cases/sheets/${name}.txt`);

const built = (id: string, options: Partial<typeof DEFAULT_OPTIONS> = {}): WorkbookPlan =>
  templateById(id)!.build({ ...DEFAULT_OPTIONS, ...options });

/** Rectangles by their addresses; what isn't there goes unsaid. */
const worded = (part: unknown): string =>
  JSON.stringify({ part }, (_, one: unknown) =>
    typeof one === "object" && one !== null && "rows" in one && "columns" in one && "row" in one
      ? a1(one as PlanRect)
      : one,
  ).slice(8, -1);

/** Its own row is `#` to a cell, so that those of a column say the same. */
function said({ role, value, formula, ...looks }: PlanCell, row: number): string {
  const own = new RegExp(`(?<![\\w$!.'])(\\$?[A-Z]{1,2})${row + 1}(?![\\w(!])`, "g");
  const what = formula === undefined ? JSON.stringify(value ?? "") : formula.replace(own, "$1#");
  return [role, what, ...Object.entries(looks).map(([name, look]) => `${name} ${worded(look)}`)].join(" ");
}

/** A cell that says what the one above it says is `″`; one that says the same on another sheet in its place goes unsaid. */
function rowsOf({ cells }: SheetPlan, other?: SheetPlan): string[] {
  const all = (lines: SheetPlan["cells"]) =>
    lines.map((line, row) => line.map((cell) => (cell ? said(cell, row) : "")));
  const [ours, theirs] = [all(cells), all(other?.cells ?? [])];
  return ours.flatMap((line, row) => {
    const told = line.flatMap((one, column) =>
      one === (theirs[row]?.[column] ?? "")
        ? []
        : [`${columnLetters(column)} ${one === ours[row - 1]?.[column] ? "″" : one}`],
    );
    return told.length > 0 ? [`${row + 1} ${told.join(" | ")}`] : [];
  });
}

/** What holds for several ranges, once. */
function shared(parts: readonly { range: PlanRect }[]): string[] {
  const ranges = new Map<string, string>();
  for (const { range, ...rest } of parts) {
    const what = worded(rest);
    ranges.set(what, `${ranges.get(what) ?? ""}${a1(range)} `);
  }
  return [...ranges].map(([what, all]) => `${all.trimEnd()}: ${what}`);
}

function partsOf({ cells: _, tables, charts, validations, conditionals, ...rest }: SheetPlan): string[] {
  return [
    ...[...tables, ...charts].map(worded),
    ...shared(validations),
    ...shared(conditionals),
    ...Object.entries(rest).map(([name, part]) => `${name}: ${worded(part)}`),
  ];
}

const lines = (sheet: SheetPlan): string[] => [...rowsOf(sheet), ...partsOf(sheet)];

/** What is otherwise without the add-in. */
function plainly(plan: WorkbookPlan, plain: WorkbookPlan): string[] {
  return plain.sheets.flatMap((sheet, i) => {
    const same = new Set(partsOf(plan.sheets[i]!));
    return [
      `=== ${sheet.name}, without the add-in`,
      ...rowsOf(sheet, plan.sheets[i]),
      ...partsOf(sheet).filter((line) => !same.has(line)),
    ];
  });
}

const page = auditPage(
  readPasted(
    `Savings of 90% on $1,000.\n\n| Item | Before | After | Saved |\n|-|-|-|-|\n| a | $10 | $1 | 90% |\n| b | $8 | $2 | 4x as cheap as before, or so |\n| Total | $18 | $3 | <84% |\n\n| Part | Cost |\n|-|-|\n| c | $5 |\n| d | $6 |\n| Total | $11 |`,
  ),
);
const audited = (dialect: Dialect): WorkbookPlan =>
  tableAuditSheets(
    sheetOf(page, pastedSource(page.page), { title: "Table audited", what: "a text", chosen: new Map() }),
    {
      ...DEFAULT_OPTIONS,
      dialect,
    },
  );
/** Of each section one that gives a number, and one that gives an error. */
const fewCases = Object.fromEntries(
  Object.entries({ Savings: savings, Returns: returns }).map(([name, cases]) => {
    const all = cases as GoldenCase[];
    return [
      name,
      [false, true].flatMap((fails) => all.find((one) => (typeof one.expected === "string") === fails) ?? []),
    ];
  }),
);

interface Written {
  readonly name: string;
  readonly plan: WorkbookPlan;
  readonly plain?: WorkbookPlan;
}

const PLANS: Written[] = [
  ...templates.map(({ id: name }) => ({
    name,
    plan: built(name),
    // Its sheets are those of the document's own templates, without the add-in as well.
    ...(name !== "whole-analysis" && { plain: built(name, { dialect: "plain" }) }),
  })),
  {
    name: "training-70b-in-euros",
    plan: built("training-70b", { dialect: "plain", standard: "fast", currency: "€" }),
  },
  { name: "tables", plan: audited("addin"), plain: audited("plain") },
  { name: "self-check", plan: selfCheck(fewCases) },
  ...RESULTS.map(([name, plan]) => ({ name: `results/${name.replace(/\W+/g, "-")}`, plan })),
];

it.each(PLANS)("row by row: $name", async ({ name, plan, plain }) => {
  const all = [plan.title, ...plan.sheets.flatMap(lines), ...(plain ? plainly(plan, plain) : [])];
  await expect(`${all.join("\n")}\n`).toMatchFileSnapshot(recording(name));
});

it("role by role, in both standards", async () => {
  const looks = (["banker", "fast"] as const).flatMap((standard) => [
    `=== ${standard}`,
    ...Object.entries(built("savings-case", { standard }).styles).map(
      ([role, style]) => `${role}: ${JSON.stringify(style)}`,
    ),
  ]);
  await expect(`${looks.join("\n")}\n`).toMatchFileSnapshot(recording("looks"));
});
