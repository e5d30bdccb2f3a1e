import { describe, expect, it } from "vitest";
import { EXAMPLES, SECTIONS } from "../../src/functions/examples";
import { expectClose } from "../support/close";
import { asCells, call, loadFunctions, shown } from "../support/custom-functions";
import { parseFormula } from "../support/formula";
import documented from "../cases/documented-errors.json";

const { functions, metadata } = await loadFunctions();
const ids = metadata.map(({ id }) => id);

it("every function has a guide, once", () => {
  const listed = SECTIONS.flatMap((section) => Object.keys(section.functions));
  expect([...listed].sort()).toEqual([...ids].sort());
  expect(new Set(listed).size).toBe(listed.length);
});

it("nothing has gone out of a guide unnoticed", () => {
  const guides = Object.values(EXAMPLES);
  expect({
    examples: guides.flatMap(({ examples }) => examples).length,
    questions: guides.flatMap(({ questions }) => questions).length,
    errors: documented.length,
  }).toEqual({ examples: 74, questions: 87, errors: 76 });
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

  it("gives each error that its guide documents, for every cause that is named", () => {
    const own = documented.filter(({ calls }) => parseFormula(calls[0]!).name === id);
    expect(guide.errors).toEqual(own.map(({ error, when }) => ({ error, when })));
    for (const { error, calls } of own)
      for (const formula of calls) {
        const { name, args } = parseFormula(formula);
        expect(name).toBe(id);
        expect([shown(call(functions.get(id)!, ...args.map(asCells)))].flat(2), formula).toContain(error);
      }
  });

  it.each(guide.examples.map((example) => [example.formula, example] as const))("%s", (formula, example) => {
    const { name, args } = parseFormula(formula);
    expect(name).toBe(id);
    const result = shown(call(functions.get(id)!, ...args.map(asCells)));
    expectClose(result, example.result, 1e-9);
  });
});
