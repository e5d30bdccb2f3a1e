/** The workbench's page as esbuild bundles it within webpack's build, from a small page of the test's own. */
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import vm from "node:vm";
import { afterAll, expect, it } from "vitest";
import type { Compiler } from "webpack";
import { WorkbenchPlugin } from "../../src/tools/workbench-plugin";

const root = fs.mkdtempSync(path.join(fs.realpathSync(os.tmpdir()), "workbench-plugin-"));
afterAll(() => fs.rmSync(root, { recursive: true }));

const put = (file: string, text: string): void => {
  const place = path.join(root, file);
  fs.mkdirSync(path.dirname(place), { recursive: true });
  fs.writeFileSync(place, text);
};
put("node_modules/franc-min/index.js", 'export const franc = () => "deu";');
put("src/workbench/page/layout-a1B2c3D4.js", "export const width = 7;");
put(
  "src/workbench/page/index.ts",
  `import { franc } from "franc-min";
   import { width } from "./layout-a1B2c3D4.js";
   const breaking: string = import("./de-x1Y2z3W4.js") instanceof Promise ? "later" : "now";
   (globalThis as any).seen = [franc("Wörter"), width, breaking, process.env.NODE_ENV];`,
);
put("src/workbench/page/pane-script.ts", "(globalThis as any).seen = 'the pane';");

/** What one build of a compiler leaves, as far as the plugin asks webpack for it. */
function builds(watchMode: boolean) {
  let make: ((compilation: object) => Promise<void>) | undefined;
  class Text {
    constructor(readonly text: string) {}
  }
  new WorkbenchPlugin(root).apply({
    webpack: { WebpackError: Error, sources: { RawSource: Text } },
    options: { output: { path: path.join(root, "out") } },
    watchMode,
    hooks: { make: { tapPromise: (_: string, heard: typeof make) => (make = heard) } },
  } as unknown as Compiler);
  return async () => {
    const assets: Record<string, string> = {};
    const errors: Error[] = [];
    const watched = new Set<string>();
    let hash = "";
    await make!({
      contextDependencies: watched,
      errors,
      emitAsset: (name: string, { text }: Text) => (assets[name] = String(text)),
      hooks: {
        fullHash: {
          tap: (_: string, heard: (hashing: object) => void) =>
            heard({ update: (part: string) => (hash += part) }),
        },
      },
    });
    return { assets, errors: errors.map(({ message }) => message), watched, hash };
  };
}

const run = (script: string): unknown => {
  const page = vm.createContext({});
  vm.runInContext(script, page);
  return page.seen;
};

it("holds all that the page imports, but for the languages, and is one plain script without a map", async () => {
  const { assets, errors, watched } = await builds(false)();
  expect(errors).toEqual([]);
  expect(Object.keys(assets).sort()).toEqual(["page.js", "shim.js"]);
  expect(run(assets["page.js"]!)).toEqual(["und", 7, "later", "production"]);
  expect(run(assets["shim.js"]!)).toBe("the pane");
  expect(assets["page.js"]!.trim().split("\n")).toHaveLength(1);
  expect([...watched]).toEqual([path.join(root, "src/workbench")]);
});

it("has maps from the first change on, and another hash after one", async () => {
  const build = builds(true);
  const first = await build();
  const again = await build();
  expect(Object.keys(first.assets).sort()).toEqual(["page.js", "shim.js"]);
  expect(Object.keys(again.assets).sort()).toEqual(["page.js", "page.js.map", "shim.js", "shim.js.map"]);
  expect((await build()).hash).toBe(again.hash);
  put("src/workbench/page/layout-a1B2c3D4.js", "export const width = 8;");
  expect((await build()).hash).not.toBe(again.hash);
});

it("says where it can't be bundled, and is whole again once that is mended", async () => {
  const build = builds(false);
  const shim = "src/workbench/page/pane-script.ts";
  put(shim, 'import "./nowhere";\n');
  const { assets, errors } = await build();
  expect(assets).toEqual({});
  expect(errors).toEqual([expect.stringMatching(/^src\/workbench\/page\/pane-script\.ts:1: .*nowhere/)]);
  put(shim, "export {};");
  expect((await build()).errors).toEqual([]);
});
