/**
 * What the audit says of each of these pages, word for word: whoever changes a rule sees what else changes by it. A line
 * that changed is read against its table before `vitest -u` writes it anew.
 */
import fs from "node:fs";
import path from "node:path";
import { expect, it } from "vitest";
import { auditPage, pageOfCells, type NumberCell } from "../../src/audit";
import { textOf } from "../../src/audit/page";
import { readPasted } from "../../src/audit/paste";
import document from "../cases/tables/document.json";
import outside from "../cases/tables/outside.json";
import relations from "../cases/tables/relations.json";
import { said } from "./support/said";

const folder = path.resolve(import.meta.dirname, "../cases/tables");
/** Pages that are made to hold what the others don't: "=== name", then the text. */
const made = fs
  .readFileSync(path.join(folder, "pages.txt"), "utf8")
  .split(/^=== /m)
  .slice(1)
  .map((page) => {
    const end = page.indexOf("\n");
    return [page.slice(0, end), page.slice(end + 1)] as const;
  });

const PAGES: readonly (readonly [name: string, text: string])[] = [
  ["the source document", document.text.join("\n")],
  ...outside.map(({ id, text }) => [id, text.join("\n")] as const),
  ...relations.map(({ relation, what, holds }) => [`${relation} ${what ?? ""}`, holds.join("\n")] as const),
  ...made,
];

/** Of these what is read is recorded, too. */
const READ = /^(?:HTML|Markdown|Drawn|Semicolons|Commas|Tabs)\b/;

/** As Excel gives a cell: `digits` decimals are shown. */
const number = (value: number, text: string, digits = 0): NumberCell => ({ value, text, exponent: -digits });
const SHEETS = {
  "a sheet: words, a table, another beside it": [
    ["Costs of 2024"],
    ["Savings: $6 of $10"],
    [],
    ["Job", "Before", "After", "Saved", "Saved %", "", "Time", "New time"],
    ["a", number(10, "$10"), number(4, "$4"), number(0.6, "60%", 2), number(60, "60"), "", 8, 2],
    ["b", number(20, "$20"), number(5, "$5"), number(0.755, "75.5%", 3), number(75, "75"), "", 9, 3],
    ["Total", number(30, "$30"), number(9, "$9"), number(0.7, "70%", 2), number(70, "70"), "", 17, 5],
  ].map((row) => row.map((cell) => (typeof cell === "number" ? number(cell, String(cell)) : cell))),
  "a sheet of one column": [["Cost"], [number(5, "5")], [number(6, "6")], [], ["one"], ["two words 5"]],
  "a sheet of texts below one another": [["10x"], ["a"], ["b 5"]],
  "an empty sheet": [],
};

it("of every page", async () => {
  expect(made.length).toBeGreaterThan(50);
  const all = [
    ...PAGES.map(([name, text]) => [name, readPasted(text)] as const),
    ...Object.entries(SHEETS).map(([name, cells]) => [name, pageOfCells(cells)] as const),
  ].flatMap(([name, page]) => [
    `=== ${name}`,
    ...(READ.test(name) ? page.cells.map((cells) => cells.map(textOf).join(" | ")) : []),
    ...said(auditPage(page)),
    "",
  ]);
  await expect(all.join("\n")).toMatchFileSnapshot(path.join(folder, "audits.txt"));
});
