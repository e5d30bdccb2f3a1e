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

/** A cell that says what the one above it says is `″`. */
function rowsOf(cells: SheetPlan["cells"]): string[] {
  let above: readonly string[] = [];
  return cells.flatMap((line, row) => {
    const now = line.map((cell) => (cell ? said(cell, row) : ""));
    const told = now.flatMap((one, column) =>
      one === "" ? [] : [`${columnLetters(column)} ${one === above[column] ? "″" : one}`],
    );
    above = now;
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

const lines = ({ cells, tables, charts, validations, conditionals, ...rest }: SheetPlan): string[] => [
  ...rowsOf(cells),
  ...[...tables, ...charts].map(worded),
  ...shared(validations),
  ...shared(conditionals),
  ...Object.entries(rest).map(([name, part]) => `${name}: ${worded(part)}`),
];

const page = auditPage(
  readPasted(
    `Savings of 90% on $1,000.\n\n| Item | Before | After | Saved |\n|-|-|-|-|\n| a | $10 | $1 | 90% |\n| b | $8M | $2M | 4x as cheap as before, or so |\n| Sum | $8M | $2M | <80% |`,
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

it.each([
  ...templates.map(({ id }) => [id, built(id)] as const),
  ["results", { title: "Results", sheets: RESULTS.flatMap(([, { sheets }]) => sheets) }] as const,
  ["tables", audited("addin")] as const,
  ["tables-plain", audited("plain")] as const,
  ["self-check", selfCheck(fewCases)] as const,
  ["training-70b-plain", built("training-70b", { dialect: "plain", currency: "€" })] as const,
])("row by row: %s", async (id, { title, sheets }) => {
  await expect(`${[title, ...sheets.flatMap(lines)].join("\n")}\n`).toMatchFileSnapshot(recording(id));
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
