import path from "node:path";
import {
  createVitest,
  type Reporter,
  type TestModule,
  type TestSpecification,
  type Vitest,
} from "vitest/node";
import { StayingWorkers } from "./staying-workers";

/** A test file of which nothing is heard for so long, and ten times what it took before, doesn't end. */
const PATIENCE_MS = 30_000;

/**
 * A room's tests in one vitest that stays: what hasn't changed is transformed once. A changed file is handed to it in
 * memory; of the test files only those run that import it, the ones that catch most for their time first, up to the
 * first failure.
 */
export class Suite {
  private changed = { file: "", text: "" };
  private readonly times = new Map<string, number>();
  private readonly caught = new Map<string, number>();
  private readonly ended: TestModule[] = [];
  private readonly workers = new StayingWorkers();
  private overdue: NodeJS.Timeout | undefined;
  private vitest!: Vitest;
  private specifications!: TestSpecification[];

  private constructor(private readonly root: string) {}

  /** @throws when a test fails without any change */
  static async open(root: string, folders: readonly string[]): Promise<Suite> {
    const suite = new Suite(root);
    suite.vitest = await createVitest(
      "test",
      {
        root,
        config: false,
        watch: false,
        include: folders.map((folder) => `tests/${folder}/**/*.test.ts`),
        // These wait for LibreOffice.
        exclude: ["**/agreement.test.ts"],
        isolate: false,
        maxWorkers: 1,
        pool: suite.workers,
        bail: 1,
        testTimeout: 120_000,
        hookTimeout: 120_000,
        sequence: { sequencer: AsGiven },
        reporters: [suite.reporter()],
      },
      {
        plugins: [
          {
            name: "change",
            enforce: "pre",
            load: (id) => (id === suite.changed.file ? suite.changed.text : undefined),
          },
        ],
      },
    );
    suite.specifications = await suite.vitest.globTestSpecifications();
    const failed = await suite.failing(suite.specifications);
    if (failed) throw new Error(failed);
    for (const module of suite.ended) {
      const { collectDuration, duration } = module.diagnostic();
      suite.times.set(module.moduleId, collectDuration + duration);
    }
    return suite;
  }

  /**
   * The files that import a file, over however many others, and itself. Who imports by a name that is made up at run time
   * isn't known: then it may be any.
   */
  private importing(file: string): ReadonlySet<string> {
    const importing = new Set<string>();
    const graphs = Object.values(this.vitest.projects[0]!.vite.environments).map((one) => one.moduleGraph);
    const isTest = (one: string) => this.specifications.some(({ moduleId }) => moduleId === one);
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
    const importing = this.importing(file);
    const tests = this.specifications
      .filter(({ moduleId }) => importing.has(moduleId))
      .toSorted((a, b) => this.worth(b) - this.worth(a));
    if (tests.length === 0) return undefined;
    this.changed = { file, text };
    this.vitest.invalidateFile(file);
    this.workers.forget(importing);
    try {
      const test = await this.failing(tests);
      if (test !== undefined) this.caught.set(test, (this.caught.get(test) ?? 0) + 1);
      return test;
    } finally {
      this.changed = { file: "", text: "" };
      this.vitest.invalidateFile(file);
      this.workers.forget(importing);
    }
  }

  async close(): Promise<void> {
    await this.workers.end();
    await this.vitest.close();
  }

  private readonly worth = ({ moduleId }: TestSpecification): number =>
    ((this.caught.get(this.named(moduleId)) ?? 0) + 0.2) / ((this.times.get(moduleId) ?? 0) + 200);

  private readonly named = (moduleId: string) => path.relative(this.root, moduleId);

  private async failing(tests: TestSpecification[]): Promise<string | undefined> {
    this.ended.length = 0;
    const { unhandledErrors } = await this.vitest.runTestSpecifications(tests);
    clearTimeout(this.overdue);
    const failed = this.ended.find((module) => module.state() === "failed");
    if (failed) return this.named(failed.moduleId);
    if (unhandledErrors.length === 0 && this.ended.length === tests.length) return undefined;
    // Whatever it was may go on in there.
    await this.workers.end();
    return unhandledErrors.length > 0 ? "an error outside any test" : "a test that doesn't end";
  }

  private reporter(): Reporter {
    return {
      onTestModuleStart: ({ moduleId }) => {
        clearTimeout(this.overdue);
        if (!this.times.has(moduleId)) return;
        this.overdue = setTimeout(
          () => {
            // The first asks the worker to end, the second ends it.
            void this.vitest.cancelCurrentRun("keyboard-input");
            void this.vitest.cancelCurrentRun("keyboard-input");
          },
          PATIENCE_MS + 10 * this.times.get(moduleId)!,
        );
      },
      onTestModuleEnd: (module) => void this.ended.push(module),
    };
  }
}

class AsGiven {
  sort = (files: TestSpecification[]) => Promise.resolve(files);
  shard = this.sort;
}
