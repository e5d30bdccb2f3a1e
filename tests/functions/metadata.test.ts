import { readFileSync } from "node:fs";
import ts from "typescript";
import { describe, expect, it } from "vitest";
import { declarationFiles, loadFunctions } from "../support/custom-functions";

const { metadata, functions } = await loadFunctions();

/** Excel's last column is XFD: a name of letters up to it and digits is a cell address, as R1C1 is. */
function isCellAddress(name: string): boolean {
  const [, letters] = /^([A-Z]{1,3})\d+$/i.exec(name) ?? [];
  const beyond = letters && letters.length === 3 && letters.toUpperCase() > "XFD";
  return (Boolean(letters) && !beyond) || /^R\d*C\d*$|^[RC]\d*$/i.test(name);
}

it("recognises cell addresses", () => {
  for (const name of ["ROI1", "V2000", "A1", "XFD9", "R1C1", "RC", "R", "C5"])
    expect(isCellAddress(name)).toBe(true);
  for (const name of ["ROI_SAVINGS", "XFE1", "ROI"]) expect(isCellAddress(name)).toBe(false);
});

it("ids are unique without regard to case, and every function is registered", () => {
  const ids = metadata.map(({ id }) => id.toUpperCase());
  expect(new Set(ids).size).toBe(ids.length);
  for (const { id } of metadata) expect(functions.get(id)).toBeTypeOf("function");
});

it("no declaration is overlooked by the generator", () => {
  const declared = declarationFiles.flatMap(
    (file) => readFileSync(file, "utf8").match(/@customfunction\s+\S+/g) ?? [],
  );
  expect(declared.length).toBe(metadata.length);
});

describe.each(metadata)("$id", ({ id, name, description, parameters, result, options }) => {
  it("has a name that Excel takes", () => {
    expect(name).toBe(id);
    expect(id).toMatch(/^ROI_[A-Z][A-Z0-9_]*$/);
    expect(isCellAddress(id)).toBe(false);
  });

  it("is described", () => {
    expect(description).toMatch(/^[A-Z].*[.]$/s);
    expect(description).not.toContain("\n");
    expect(description.length).toBeLessThanOrEqual(255);
  });

  it("describes every parameter: what it is and its unit", () => {
    expect(parameters.length).toBeGreaterThan(0);
    for (const parameter of parameters) {
      expect(parameter.name).toMatch(/^[a-z][A-Za-z]*$/);
      expect(parameter.description, parameter.name).toMatch(UNIT);
      expect(parameter.description).toMatch(/^("[a-z]+"|[A-Z]).*\.$/s);
      expect(parameter.description.length).toBeLessThanOrEqual(255);
    }
  });

  it("takes ranges, with optional parameters last", () => {
    for (const parameter of parameters) {
      expect(parameter.dimensionality).toBe("matrix");
      expect(parameter.type).toBe("any");
    }
    const flags = parameters.map(({ optional }) => optional === true);
    expect(flags).toEqual([...flags].sort((a, b) => Number(a) - Number(b)));
  });

  it("is pure (not volatile, no streaming, no address), and answers while Excel waits", () => {
    expect(options).toEqual({ supportSync: true });
    expect(["matrix", undefined]).toContain(result.dimensionality);
  });
});

/** A unit, or what kind of thing it is. */
const UNIT =
  /currency|fraction|factor|percent|unit|score|scale|money|claim|number|default|hours?|days?|tokens?|bytes?|periods?|flops|words?|names?|trials|seed|whole number|TFLOP|"[a-z]+"/i;

/** Which parameters may be left out: read from the declarations, so that the generator is checked against them. */
it("optional flags are those of the declarations", () => {
  for (const file of declarationFiles) {
    const source = ts.createSourceFile(file, readFileSync(file, "utf8"), ts.ScriptTarget.Latest, true);
    for (const node of source.statements) {
      if (!ts.isFunctionDeclaration(node)) continue;
      const tag = ts.getJSDocTags(node).find((one) => one.tagName.text === "customfunction");
      if (!tag) continue;
      const entry = metadata.find(({ id }) => id === String(tag.comment))!;
      expect(entry.parameters.map(({ name, optional }) => [name, optional === true])).toEqual(
        node.parameters.map((one) => [one.name.getText(), Boolean(one.questionToken)]),
      );
    }
  }
});
