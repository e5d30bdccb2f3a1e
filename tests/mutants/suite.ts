import fs from "node:fs";
import path from "node:path";
import { counted, markAt, marked } from "./marks";
import type { Reached } from "./reached-in-node";
import { Tests } from "./tests";

/**
 * A room's tests in Node. A changed file is handed to them in memory. Which functions each test file comes through is noted
 * in the first run, without any change; over a change within one only those run that reach it, over any other those that
 * import the file.
 */
export class Suite {
  private changed = { file: "", text: "" };
  private marking = true;
  private tests!: Tests;
  private readonly reached = new Map<string, ReadonlySet<string>>();
  /** What is reached while modules load, once for all test files. */
  private readonly loaded = new Set<string>();

  /** @throws when a test fails without any change */
  static async open(root: string, room: string, folders: readonly string[]): Promise<Suite> {
    const suite = new Suite();
    const ours = path.join(root, "src", room) + path.sep;
    const theirs = path.join(root, "tests") + path.sep;
    const load = (id: string): string | undefined => {
      if (id === suite.changed.file) return suite.changed.text;
      if (!suite.marking || !id.endsWith(".ts")) return undefined;
      if (id.startsWith(ours)) return marked(id, fs.readFileSync(id, "utf8"));
      const shared = id.startsWith(theirs) && !id.endsWith(".test.ts");
      return shared ? counted(fs.readFileSync(id, "utf8")) : undefined;
    };
    suite.tests = await Tests.open(
      root,
      {
        include: folders.map((folder) => `tests/${folder}/**/*.test.ts`),
        // These wait for LibreOffice.
        exclude: ["**/agreement.test.ts"],
        setupFiles: "tests/mutants/reached-in-node.ts",
      },
      [{ name: "change", enforce: "pre", load }],
    );
    for (const module of suite.tests.modules) {
      const { reached = [], loaded = [] } = module.meta() as Partial<Reached>;
      suite.reached.set(module.moduleId, new Set(reached));
      for (const mark of loaded) suite.loaded.add(mark);
    }
    suite.marking = false;
    return suite;
  }

  /**
   * The files that import a file, over however many others, and itself. Who imports by a name that is made up at run time
   * isn't known: then it may be any.
   */
  private importing(file: string): ReadonlySet<string> {
    const importing = new Set<string>();
    const { vitest, files } = this.tests;
    const graphs = Object.values(vitest.projects[0]!.vite.environments).map((one) => one.moduleGraph);
    const isTest = (one: string) => files.some(({ moduleId }) => moduleId === one);
    const visit = (one: string): void => {
      if (importing.has(one)) return;
      importing.add(one);
      const by = graphs.flatMap((graph) =>
        [...(graph.getModulesByFile(one) ?? [])].flatMap(({ importers }) =>
          [...importers].flatMap((module) => module.file ?? []),
        ),
      );
      if (by.length === 0 && !isTest(one) && graphs.some((graph) => graph.getModulesByFile(one)))
        by.push(...graphs.flatMap((graph) => [...graph.fileToModulesMap.keys()]));
      by.forEach(visit);
    };
    visit(file);
    return importing;
  }

  /** Which test file notices that a file has another text; nothing where none does. */
  async catching(file: string, text: string, at: number): Promise<string | undefined> {
    const { vitest, workers, files } = this.tests;
    const importing = this.importing(file);
    const mark = markAt(file, fs.readFileSync(file, "utf8"), at);
    const any = mark === file || this.loaded.has(mark);
    const reaching = files.filter(({ moduleId }) =>
      any ? importing.has(moduleId) : this.reached.get(moduleId)?.has(mark),
    );
    this.changed = { file, text };
    vitest.invalidateFile(file);
    workers.forget(importing);
    try {
      return await this.tests.noticing(reaching);
    } finally {
      this.changed = { file: "", text: "" };
      vitest.invalidateFile(file);
      workers.forget(importing);
    }
  }

  close(): Promise<void> {
    return this.tests.close();
  }
}
