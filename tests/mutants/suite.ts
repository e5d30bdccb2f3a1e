import { Tests } from "./tests";

/** A room's tests in Node. A changed file is handed to them in memory; only those run that import it. */
export class Suite {
  private changed = { file: "", text: "" };
  private tests!: Tests;

  /** @throws when a test fails without any change */
  static async open(root: string, folders: readonly string[]): Promise<Suite> {
    const suite = new Suite();
    suite.tests = await Tests.open(
      root,
      {
        include: folders.map((folder) => `tests/${folder}/**/*.test.ts`),
        // These wait for LibreOffice.
        exclude: ["**/agreement.test.ts"],
      },
      [
        {
          name: "change",
          enforce: "pre",
          load: (id) => (id === suite.changed.file ? suite.changed.text : undefined),
        },
      ],
    );
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
  async catching(file: string, text: string): Promise<string | undefined> {
    const { vitest, workers, files } = this.tests;
    const importing = this.importing(file);
    this.changed = { file, text };
    vitest.invalidateFile(file);
    workers.forget(importing);
    try {
      return await this.tests.noticing(files.filter(({ moduleId }) => importing.has(moduleId)));
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
