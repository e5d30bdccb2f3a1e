import { TestRunner } from "vitest";
import type { RunnerTestCase, RunnerTestFile } from "vitest";
import { enter, EXCELS, goesOtherwise } from "./excels";

type Tasks = RunnerTestFile["tasks"];

/**
 * Runs each test in all Excels, its hooks included: in the first, and in those in which it would go otherwise.
 * `EXCELS=all` runs all in all, and should find nothing more.
 */
export default class ExcelsRunner extends TestRunner {
  private readonly all = process.env.EXCELS === "all";
  private excel: (typeof EXCELS)[number] = EXCELS[0];
  private passedOver = false;

  onCollected(files: RunnerTestFile[]): void {
    const repeat = (tasks: Tasks): void => {
      for (const task of tasks)
        if (task.type === "test") task.repeats = EXCELS.length - 1;
        else repeat(task.tasks);
    };
    for (const { tasks } of files) repeat(tasks);
  }

  override onBeforeTryTask(test: RunnerTestCase, { repeats = 0 } = {}): void {
    this.excel = EXCELS[repeats] ?? EXCELS[0];
    enter(this.excel);
    super.onBeforeTryTask(test);
  }

  async runTask(test: RunnerTestCase): Promise<void> {
    this.passedOver = !this.all && !goesOtherwise();
    if (this.passedOver) return;
    try {
      await TestRunner.getTestFn(test)();
    } catch (error) {
      if (error instanceof Error) error.message = `In Excel “${this.excel}”: ${error.message}`;
      throw error;
    }
  }

  /** What isn't run asserts nothing. */
  override onAfterTryTask(test: RunnerTestCase): void {
    if (!this.passedOver) super.onAfterTryTask(test);
  }
}
