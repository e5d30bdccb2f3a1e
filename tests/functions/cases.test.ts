import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { asCells, call, functionsFolder, loadFunctions, shown } from "../support/custom-functions";
import { cellAddress } from "../../src/engine/syntax/address";
import type { Content } from "../engine/support";
import { expectClose } from "../support/close";
import { differencesOverTrials } from "../support/over-trials";

interface Case {
  function: string;
  args: unknown[];
  expected: unknown;
  /** Relative; 1e-12 when left out. */
  tolerance?: number;
  source: string;
}

const folder = path.resolve(functionsFolder, "../../tests/cases/functions");
const { functions, metadata } = await loadFunctions();
const files = readdirSync(folder).filter((name) => name.endsWith(".json"));
const casesOf = (file: string) => JSON.parse(readFileSync(path.join(folder, file), "utf8")) as Case[];

describe.each(files)("golden cases of %s", (file) => {
  const cases = casesOf(file).map((one) => [
    `${one.function}(${JSON.stringify(one.args).slice(1, -1)})`,
    one,
  ]);
  it.each(cases as [string, Case][])("%s", (_, one) => {
    const result = call(functions.get(one.function)!, ...one.args.map(asCells));
    expectClose(shown(result), one.expected, one.tolerance);
  });
});

/** The case as a formula, each of its values in a cell; null for what no range of cells holds. */
function asFormula({
  function: name,
  args,
}: Case): { formula: string; cells: Record<string, Content> } | null {
  const cells: Record<string, Content> = {};
  const references: string[] = [];
  let left = 0;
  for (const arg of args.map(asCells)) {
    const range = (arg ?? []) as Content[][];
    const width = range[0]?.length ?? 0;
    if (!range.every((line) => line.length === width && line.every((value) => typeof value !== "object")))
      return null;
    range.forEach((line, row) =>
      line.forEach((value, column) => (cells[cellAddress(row, left + column)] = value === "" ? null : value)),
    );
    references.push(
      width > 0 ? `${cellAddress(0, left)}:${cellAddress(range.length - 1, left + width - 1)}` : "",
    );
    left += width;
  }
  return { formula: `=${name}(${references.join(",")})`, cells };
}

describe.each(files)("cases of %s, over trials", (file) => {
  it("give what they give in each by itself", () => {
    const formulas = casesOf(file)
      .map(asFormula)
      .filter((one) => one !== null);
    const found = formulas.flatMap(({ formula, cells }) =>
      differencesOverTrials(formula, cells, { custom: functions }),
    );
    expect(found).toEqual([]);
  });
});

it("every function has golden cases", () => {
  const covered = new Set(files.flatMap((file) => casesOf(file).map((one) => one.function)));
  expect(metadata.map(({ id }) => id).filter((id) => !covered.has(id))).toEqual([]);
});
