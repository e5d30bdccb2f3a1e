import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { asCells, call, functionsFolder, loadFunctions, shown } from "../support/custom-functions";
import { expectClose } from "../support/close";

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

it("every function has golden cases", () => {
  const covered = new Set(files.flatMap((file) => casesOf(file).map((one) => one.function)));
  expect(metadata.map(({ id }) => id).filter((id) => !covered.has(id))).toEqual([]);
});
