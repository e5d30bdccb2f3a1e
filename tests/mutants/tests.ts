import path from "node:path";
import {
  createVitest,
  type InlineConfig,
  type Reporter,
  type TestModule,
  type TestSpecification,
  type Vitest,
} from "vitest/node";
import { StayingWorkers } from "./staying-workers";

/** A test file of which nothing is heard for so long, and four times what it took before, doesn't end. */
const PATIENCE_MS = 30_000;

/**
 * Test files in one vitest that stays: what hasn't changed is loaded once. Of those that are to run the ones that catch
 * most for their time come first, and the first failure is the last.
 */
export class Tests {
  readonly workers = new StayingWorkers();
  private readonly times = new Map<string, number>();
  private readonly caught = new Map<string, number>();
  private readonly ended: TestModule[] = [];
  private overdue: NodeJS.Timeout | undefined;
  vitest!: Vitest;
  files!: TestSpecification[];

  private constructor(private readonly root: string) {}

  /** @throws when a test fails without any change */
  static async open(
    root: string,
    config: InlineConfig,
    plugins: { name: string; enforce: "pre"; load(id: string): string | undefined }[] = [],
  ): Promise<Tests> {
    const tests = new Tests(root);
    tests.vitest = await createVitest(
      "test",
      {
        root,
        config: false,
        watch: false,
        isolate: false,
        maxWorkers: 1,
        pool: tests.workers,
        bail: 1,
        testTimeout: 120_000,
        hookTimeout: 120_000,
        sequence: { sequencer: AsGiven },
        reporters: [tests.reporter()],
        ...config,
      },
      { plugins },
    );
    tests.files = await tests.vitest.globTestSpecifications();
    const failed = await tests.failing(tests.files);
    if (failed) {
      const [error] = tests.ended.flatMap((module) => [
        ...module.errors(),
        ...[...module.children.allTests("failed")].flatMap((test) => test.result().errors ?? []),
        ...[...module.children.allSuites()].flatMap((suite) => suite.errors()),
      ]);
      await tests.close();
      throw new Error(`${failed}: ${error?.message ?? ""}`);
    }
    for (const module of tests.ended) {
      const { collectDuration, duration } = module.diagnostic();
      tests.times.set(module.moduleId, collectDuration + duration);
    }
    return tests;
  }

  /** What the files' tests noted when they ran first. */
  get modules(): readonly TestModule[] {
    return this.ended;
  }

  /** Which of the files notices something; nothing where none does. */
  async noticing(files: TestSpecification[]): Promise<string | undefined> {
    if (files.length === 0) return undefined;
    const file = await this.failing(files.toSorted((a, b) => this.worth(b) - this.worth(a)));
    if (file !== undefined) this.caught.set(file, (this.caught.get(file) ?? 0) + 1);
    return file;
  }

  async close(): Promise<void> {
    await this.workers.end();
    await this.vitest.close();
  }

  private readonly worth = ({ moduleId }: TestSpecification): number =>
    ((this.caught.get(this.named(moduleId)) ?? 0) + 0.2) / ((this.times.get(moduleId) ?? 0) + 200);

  private readonly named = (moduleId: string) => path.relative(this.root, moduleId);

  private async failing(files: TestSpecification[]): Promise<string | undefined> {
    this.ended.length = 0;
    const { unhandledErrors } = await this.vitest.runTestSpecifications(files);
    clearTimeout(this.overdue);
    const failed = this.ended.find((module) => module.state() === "failed");
    if (failed) return this.named(failed.moduleId);
    if (unhandledErrors.length === 0 && this.ended.length === files.length) return undefined;
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
          PATIENCE_MS + 4 * this.times.get(moduleId)!,
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
