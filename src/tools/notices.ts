import fs from "node:fs";
import path from "node:path";
import type { Compiler, Module } from "webpack";

/**
 * Writes the licences of the packages whose code is in the scripts, as every one of them asks for, to a file beside them.
 * The list is of what was bundled, not of what is installed.
 */
export class NoticesPlugin {
  constructor(private readonly options: { root: string; filename: string }) {}

  apply(compiler: Compiler): void {
    const { Compilation, sources } = compiler.webpack;
    compiler.hooks.thisCompilation.tap("NoticesPlugin", (compilation) => {
      const stage = Compilation.PROCESS_ASSETS_STAGE_SUMMARIZE;
      compilation.hooks.processAssets.tap({ name: "NoticesPlugin", stage }, () => {
        // Webpack's own runtime is in every script, and stands in no package's folder.
        const shipped = [...compilation.modules].filter((m) =>
          compilation.chunkGraph.getNumberOfModuleChunks(m),
        );
        const names = new Set(["webpack", ...packagesOf(shipped)]);
        const parts = [...names]
          .sort()
          .map((name) => noticeOf(path.join(this.options.root, "node_modules", name)));
        const text = `Phoenix ROI contains code of the following packages.\n\n${parts.join("\n\n")}\n`;
        compilation.emitAsset(this.options.filename, new sources.RawSource(text));
      });
    });
  }
}

function packagesOf(modules: Module[]): string[] {
  return modules.flatMap((module) => {
    const inner = "modules" in module ? packagesOf(module.modules as Module[]) : [];
    const file = module.nameForCondition()?.replaceAll("\\", "/") ?? "";
    const [, name] = /^.*\/node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(file) ?? [];
    return name ? [...inner, name] : inner;
  });
}

/** A package's name, version and licence. @throws when it has neither a licence file nor the MIT licence */
export function noticeOf(folder: string): string {
  const about = JSON.parse(fs.readFileSync(path.join(folder, "package.json"), "utf8")) as {
    name: string;
    version: string;
    license?: string;
    author?: string | { name: string };
  };
  const file = fs.readdirSync(folder).find((name) => /^licen[cs]e(\.|$)/i.test(name));
  const holder = typeof about.author === "string" ? about.author : about.author?.name;
  if (!file && (about.license !== "MIT" || !holder))
    throw new Error(`${about.name} is bundled, but says no licence that could be passed on`);
  const text = file ? fs.readFileSync(path.join(folder, file), "utf8").trim() : mit(holder!);
  return `${"-".repeat(72)}\n${about.name} ${about.version} (${about.license ?? "see below"})\n\n${text.replaceAll("\r\n", "\n")}`;
}

/** For packages that name the licence without printing it. */
const mit = (holder: string): string => `MIT License

Copyright (c) ${holder}

Permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated documentation files (the "Software"), to deal in the Software without restriction, including without limitation the rights to use, copy, modify, merge, publish, distribute, sublicense, and/or sell copies of the Software, and to permit persons to whom the Software is furnished to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all copies or substantial portions of the Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM, OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.`;
