import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import type { Compiler, Configuration } from "webpack";
import webpack from "webpack";
import { markAt, marked } from "./marks";
import { Tests } from "./tests";

/**
 * The browser's tests, over the pane as webpack builds it with a change: for what Node's don't notice. The build stays and
 * makes only the room's files anew, in a folder of its own. Which functions each test file comes through is noted in the
 * first run, without any change; over a change only those run that reach it.
 */
export class Pane {
  private changed = { file: "", text: "" };
  private marking = true;
  private compiler!: Compiler;
  private tests!: Tests;
  private readonly reached = new Map<string, Set<string>>();
  private readonly folder = fs.mkdtempSync(path.join(os.tmpdir(), "phoenix-roi-pane-"));

  private constructor(private readonly room: string) {}

  /** @throws when it can't be built, or a test fails without any change */
  static async open(root: string, room: string): Promise<Pane> {
    const pane = new Pane(path.join(root, "src", room) + path.sep);
    const { default: configure } = (await import(
      pathToFileURL(path.join(root, "webpack.config.js")).href
    )) as { default: () => Configuration[] };
    const into = (name: string): Compiler => {
      const { output, ...config } = configure().find((one) => one.name === name)!;
      const cache = { type: "memory" } as const;
      return webpack({ ...config, output: { ...output, path: pane.folder }, cache, devtool: false })!;
    };
    const functions = into("functions");
    const views = (pane.compiler = into("pane"));
    views.hooks.compilation.tap("change", (compilation) => {
      webpack.NormalModule.getCompilationHooks(compilation)
        .readResource.for(undefined as unknown as string)
        .tap({ name: "change", stage: -1 }, (context) => {
          const { resourcePath } = context;
          if (!resourcePath.startsWith(pane.room)) return undefined as unknown as null;
          // Asked for again each time: that it has changed stands on no disk.
          context.cacheable(false);
          return pane.text(resourcePath);
        });
    });
    await build(functions);
    await build(views);
    process.env.BUILT_ADDIN = pane.folder;
    pane.tests = await Tests.open(root, {
      include: ["tests/e2e/**/*.test.ts"],
      globalSetup: "tests/e2e/support/temporary-folder.ts",
      setupFiles: "tests/mutants/reached.ts",
      expect: { poll: { timeout: 15_000 } },
      testTimeout: 300_000,
      hookTimeout: 300_000,
    });
    for (const module of pane.tests.modules) {
      const { reached = [] } = module.meta() as { reached?: string[] };
      pane.reached.set(module.moduleId, new Set(reached));
    }
    pane.marking = false;
    return pane;
  }

  /** Which test file notices that a file has another text; nothing where none does. */
  async catching(file: string, text: string, at: number): Promise<string | undefined> {
    const mark = markAt(file, fs.readFileSync(file, "utf8"), at);
    const files = this.tests.files.filter(({ moduleId }) => this.reached.get(moduleId)?.has(mark));
    if (files.length === 0) return undefined;
    this.changed = { file, text };
    try {
      await build(this.compiler);
      return await this.tests.noticing(files);
    } finally {
      this.changed = { file: "", text: "" };
    }
  }

  async close(): Promise<void> {
    await this.tests.close();
    fs.rmSync(this.folder, { recursive: true, force: true });
  }

  /** What webpack reads. */
  private text(file: string): Buffer {
    if (file === this.changed.file) return Buffer.from(this.changed.text);
    const text = fs.readFileSync(file);
    return this.marking && file.endsWith(".ts") ? Buffer.from(marked(file, String(text))) : text;
  }
}

const build = (compiler: Compiler): Promise<void> =>
  new Promise((resolve, reject) => {
    compiler.run((error, stats) => {
      if (error) reject(error);
      else if (stats?.hasErrors()) reject(new Error(stats.toString("errors-only")));
      else resolve();
    });
  });
