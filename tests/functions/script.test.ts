/** functions.js as built: what Excel's oldest runtime for functions can read and run. */
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { parse } from "acorn";
import ts from "typescript";
import { describe, expect, it } from "vitest";
import { EXAMPLES } from "../../src/functions/examples";
import { expectClose } from "../support/close";
import { asCells, declarationFiles, type FunctionMetadata } from "../support/custom-functions";
import { NEWER_BUILT_INS } from "../support/es2019";
import { parseFormula } from "../support/formula";
import { runScripts } from "../support/quickjs";

const dist = path.resolve("dist");
const script = readFileSync(path.join(dist, "functions.js"), "utf8");
const { functions } = JSON.parse(readFileSync(path.join(dist, "functions.json"), "utf8")) as {
  functions: FunctionMetadata[];
};

it("is ES2019, and nothing beside it is loaded", () => {
  const isES2019 = (code: string) => () => parse(code, { ecmaVersion: 2019 });
  expect(isES2019(script)).not.toThrow();
  expect(isES2019("a?.b")).toThrow();
  expect(script).not.toMatch(/\bimport\s*\(|importScripts|__webpack_require__\.e\b/);
  expect(existsSync(path.join(dist, "functions.html"))).toBe(true);
});

it("is written with ES2019's built-ins only, by their types", () => {
  const complaints = (files: string[], source?: string): string[] => {
    const options: ts.CompilerOptions = {
      strict: true,
      noEmit: true,
      skipLibCheck: true,
      target: ts.ScriptTarget.ES2022,
      module: ts.ModuleKind.ESNext,
      moduleResolution: ts.ModuleResolutionKind.Bundler,
      lib: ["lib.es2019.d.ts"],
      types: ["custom-functions-runtime"],
    };
    const host = ts.createCompilerHost(options);
    const getSourceFile = host.getSourceFile.bind(host);
    if (source !== undefined)
      host.getSourceFile = (name, version) =>
        name === files[0] ? ts.createSourceFile(name, source, version) : getSourceFile(name, version);
    const program = ts.createProgram(files, options, host);
    return ts
      .getPreEmitDiagnostics(program)
      .map((one) => ts.flattenDiagnosticMessageText(one.messageText, "\n"));
  };
  expect(complaints(declarationFiles)).toEqual([]);
  const planted = path.resolve("src/functions/planted.ts");
  expect(complaints([planted], "export const last = [1].at(-1);")).toEqual([
    expect.stringContaining("'at' does not exist"),
  ]);
});

it("every function of the built metadata answers while Excel waits, and has its help", () => {
  expect(functions.length).toBeGreaterThan(0);
  for (const { id, options, ...rest } of functions) {
    expect(options, id).toEqual({ supportSync: true });
    expect(rest).toMatchObject({ helpUrl: expect.stringMatching(new RegExp(`^http.*/help\\.html#${id}$`)) });
  }
});

describe("without a newer built-in", () => {
  const examples = Object.values(EXAMPLES).flatMap((guide) => guide.examples);
  const calls = examples.map(({ formula }) => {
    const { name, args } = parseFormula(formula);
    return { name, args: args.map(asCells) };
  });
  const take = Object.entries(NEWER_BUILT_INS).map(
    ([place, names]) =>
      `${JSON.stringify(names)}.forEach(function (name) { if (name in ${place}) { taken++; delete (${place})[name]; } });`,
  );
  const runtime = `
    var associated = {};
    var CustomFunctions = {
      associate: function (id, call) { associated[id] = call; },
      Error: function (code) { this.code = code; },
      ErrorCode: { invalidValue: "#VALUE!", notAvailable: "#N/A", divisionByZero: "#DIV/0!", invalidNumber: "#NUM!" },
    };`;
  const run = `
    var shown = function (value) {
      return Array.isArray(value) ? value.map(shown) : value instanceof CustomFunctions.Error ? value.code : value;
    };
    var result = ${JSON.stringify(calls)}.map(function (one) {
      try { return shown(associated[one.name].apply(null, one.args)); }
      catch (e) { return e instanceof CustomFunctions.Error ? e.code : "threw " + e; }
    });`;

  it("the engine is one of 2019, and a function that needs more fails in it", async () => {
    const found = await runScripts(
      `var taken = 0; ${take.join("\n")}`,
      `var result = { taken: taken, at: typeof [].at, typed: typeof new Int8Array(1).at, all: typeof "".replaceAll };`,
    );
    expect(found).toMatchObject({ at: "undefined", typed: "undefined", all: "undefined" });
    expect((found as { taken: number }).taken).toBeGreaterThan(20);
  });

  it(`all ${examples.length} examples give what the help says`, async () => {
    const results = (await runScripts(
      `var taken = 0; ${take.join("\n")}`,
      runtime,
      script,
      run,
    )) as unknown[];
    expect(results).toHaveLength(examples.length);
    results.forEach((value, i) => {
      const single = Array.isArray(value) && value.length === 1 && (value[0] as unknown[]).length === 1;
      expectClose(single ? (value[0] as unknown[])[0] : value, examples[i]!.result, 1e-9);
    });
  });
});
