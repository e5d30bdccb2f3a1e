import { describe, expect, it } from "vitest";
import { EXAMPLES, SECTIONS } from "../../src/functions/examples";
import { expectClose } from "../support/close";
import { asCells, call, loadFunctions, shown } from "../support/custom-functions";
import { parseFormula } from "../support/formula";

const { functions, metadata } = await loadFunctions();
const ids = metadata.map(({ id }) => id);

it("every function has a guide, once", () => {
  const listed = SECTIONS.flatMap((section) => Object.keys(section.functions));
  expect([...listed].sort()).toEqual([...ids].sort());
  expect(new Set(listed).size).toBe(listed.length);
});

describe.each(ids)("%s", (id) => {
  const guide = EXAMPLES[id]!;

  it("has examples, a source and questions", () => {
    expect(guide.examples.length).toBeGreaterThan(0);
    expect(guide.source).toMatch(/\.$/);
    expect(guide.questions.length).toBeGreaterThan(0);
    for (const question of guide.questions) expect(question).toMatch(/^[A-Z].*\?$/);
    for (const { when } of guide.errors) expect(when).toMatch(/\.$/);
  });

  it.each(guide.examples.map((example) => [example.formula, example] as const))("%s", (formula, example) => {
    const { name, args } = parseFormula(formula);
    expect(name).toBe(id);
    const result = shown(call(functions.get(id)!, ...args.map(asCells)));
    expectClose(result, example.result, 1e-9);
  });
});
