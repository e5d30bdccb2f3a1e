/** What the build's own plugins write, from a compilation that holds no more than they ask for. */
import fs from "node:fs";
import path from "node:path";
import { expect, it } from "vitest";
import type { Compiler } from "webpack";
import { chromiumArguments, findChromium } from "../../src/tools/chromium";
import { DistPagesPlugin } from "../../src/tools/dist-pages";
import { headerFiles } from "../../src/tools/hosting/header-files";
import { NoticesPlugin } from "../../src/tools/notices";

const root = path.resolve(".");
class RawSource {
  constructor(private readonly text: string) {}
  source = () => this.text;
}

/** What a plugin leaves of the assets that were there. */
function written(
  plugin: { apply(compiler: Compiler): void },
  assets: Record<string, string> = {},
  compilation: object = {},
): { assets: Record<string, string>; watched: Set<string> } {
  const held = new Map(Object.entries(assets).map(([name, text]) => [name, new RawSource(text)]));
  const watched = new Set<string>();
  const tap = () => ({ tap: (_: unknown, heard: (given: unknown) => void) => heard(made) });
  const made = {
    ...compilation,
    fileDependencies: watched,
    hooks: { processAssets: tap() },
    getAsset: (name: string) => (held.has(name) ? { source: held.get(name) } : undefined),
    emitAsset: (name: string, source: RawSource) => {
      if (held.has(name)) throw new Error(`${name} is there already`);
      held.set(name, source);
    },
    updateAsset: (name: string, source: RawSource) => {
      if (!held.has(name)) throw new Error(`${name} isn't there`);
      held.set(name, source);
    },
  };
  const webpack = { Compilation: { PROCESS_ASSETS_STAGE_SUMMARIZE: 1000 }, sources: { RawSource } };
  plugin.apply({ webpack, hooks: { thisCompilation: tap() } } as unknown as Compiler);
  return {
    assets: Object.fromEntries([...held].map(([name, source]) => [name, source.source()])),
    watched,
  };
}

it("dist/ is completed: each function's help address, its pages, the manifest and the header files", () => {
  const built = (name: string) => fs.readFileSync(path.join("dist", name), "utf8");
  const metadata = JSON.parse(built("functions.json")) as { functions: { helpUrl?: string }[] };
  expect(metadata.functions).toHaveLength(45);
  for (const f of metadata.functions) delete f.helpUrl;
  const given = { "functions.json": JSON.stringify(metadata), "help.html": "of a build before" };
  const { assets, watched } = written(new DistPagesPlugin({ root, origin: "https://localhost:3000" }), given);
  const names = [
    "functions.json",
    "help.html",
    "functions.html",
    "manifest.xml",
    ...Object.keys(headerFiles("")),
  ];
  expect(Object.keys(assets).sort()).toEqual([...names].sort());
  for (const name of names) expect(assets[name], name).toBe(built(name));
  expect([...watched]).toEqual([path.join(root, "manifest.xml")]);
  const elsewhere = written(new DistPagesPlugin({ root, origin: "https://a.example/roi/" }), given).assets;
  expect(elsewhere["functions.json"]).toContain('"helpUrl": "https://a.example/roi/help.html#ROI_VALUE"');
  expect(elsewhere["vercel.json"]).toBe(headerFiles("/roi")["vercel.json"]);
  expect(written(new DistPagesPlugin({ root, origin: "https://a.example" })).assets).toEqual({});
});

it("notices are of what is in a script, once each, joined modules too, and of webpack's own runtime", () => {
  const of = (file: string, modules?: object[]) => ({
    nameForCondition: () => file,
    ...(modules && { modules }),
  });
  const shipped = [
    of("/x/node_modules/tslib/tslib.es6.mjs"),
    of("/x/node_modules/@fluentui/tokens/lib/a.js", [of("/x/node_modules/vitest/a.js")]),
    of("C:\\x\\node_modules\\tslib\\b.js"),
    of("/x/src/taskpane/index.ts", [of("/x/src/a.ts"), of("/x/node_modules/@microsoft/fast-element/a.js")]),
  ];
  const unused = of("/x/node_modules/react/index.js");
  const { assets } = written(
    new NoticesPlugin({ root, filename: "notices.txt" }),
    {},
    {
      modules: new Set([...shipped, unused]),
      chunkGraph: { getNumberOfModuleChunks: (one: object) => Number(one !== unused) },
    },
  );
  const text = assets["notices.txt"]!;
  expect(text).toMatch(/^Phoenix ROI contains code of the following packages\.\n\n-{72}\n@fluentui/);
  expect([...text.matchAll(/^-{72}\n(\S+) \S+ \(\S+\)\n\n\S/gm)].map(([, name]) => name)).toEqual([
    "@fluentui/tokens",
    "@microsoft/fast-element",
    "tslib",
    "vitest",
    "webpack",
  ]);
  expect(text).toMatch(/[^\n]\n$/);
});

it("the browser is the one that is asked for, and runs alone", () => {
  const before = process.env.CHROMIUM_PATH;
  try {
    process.env.CHROMIUM_PATH = process.execPath;
    expect(findChromium()).toBe(process.execPath);
    process.env.CHROMIUM_PATH = path.join(root, "no-browser");
    expect(findChromium()).not.toBe(process.env.CHROMIUM_PATH);
  } finally {
    if (before === undefined) delete process.env.CHROMIUM_PATH;
    else process.env.CHROMIUM_PATH = before;
  }
  expect(chromiumArguments).toEqual([
    "--no-sandbox",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
  ]);
});
