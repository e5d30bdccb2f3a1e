/**
 * What three sheets say, cell by cell, with all that belongs to them: tests/cases/sheets.txt. Whoever changes the language
 * of sheets sees there what else changes by it, and reads it before `vitest -u` writes it anew.
 */
import path from "node:path";
import { expect, it } from "vitest";
import { a1, address } from "../../src/export/address";
import type { SheetPlan, WorkbookPlan } from "../../src/sheets/plan";
import { DEFAULT_OPTIONS, templateById } from "../../src/templates/catalogue";

const built = (id: string, options: Partial<typeof DEFAULT_OPTIONS> = {}): WorkbookPlan =>
  templateById(id)!.build({ ...DEFAULT_OPTIONS, ...options });

/** Rectangles by their addresses; what isn't there goes unsaid. */
const worded = (part: object): string =>
  JSON.stringify(part, (_, one: unknown) =>
    typeof one === "object" && one !== null && "rows" in one && "columns" in one && "row" in one
      ? a1(one as Parameters<typeof a1>[0])
      : one,
  );

/** How a sheet prints is looked at where it is written into a file. */
function lines({ cells, tables, charts, validations, conditionals, print: _, ...rest }: SheetPlan): string[] {
  return [
    ...cells.flatMap((line, row) =>
      line.flatMap((cell, column) => {
        if (!cell) return [];
        const { role, value, formula, ...looks } = cell;
        const more = Object.keys(looks).length ? ` ${JSON.stringify(looks)}` : "";
        return [`${address(row, column)} ${role}: ${formula ?? JSON.stringify(value ?? null)}${more}`];
      }),
    ),
    ...[...tables, ...charts, ...validations, ...conditionals].map(worded),
    ...Object.entries(rest).map(([name, part]) => `${name}: ${worded({ part }).slice(8, -1)}`),
  ];
}

const SHEETS = {
  "a sheet of the document": built("training-70b"),
  "the same without the add-in": built("training-70b", { dialect: "plain", standard: "fast", currency: "€" }),
  "a sheet for one's own numbers": built("savings-case"),
};

it("cell by cell", async () => {
  const looks = (["banker", "fast"] as const).flatMap((standard) => [
    `=== looks: ${standard}`,
    ...Object.entries(built("savings-case", { standard }).styles).map(
      ([role, style]) => `${role}: ${JSON.stringify(style)}`,
    ),
  ]);
  const all = Object.entries(SHEETS).flatMap(([what, { title, sheets }]) => [
    `=== ${what}: ${title}`,
    ...sheets.flatMap(lines),
  ]);
  await expect(`${[...all, ...looks].join("\n")}\n`).toMatchFileSnapshot(
    path.resolve(import.meta.dirname, "../cases/sheets.txt"),
  );
});
