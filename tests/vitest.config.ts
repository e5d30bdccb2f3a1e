import path from "node:path";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "..");

// What is recorded is in the form of English numbers, whatever this machine's are. Workers and Chromium begin with it.
process.env.LC_ALL = "en_US.UTF-8";

/** Declares classes of its own, which a worker's other files would take for the model's. */
const DECLARES_CLASSES = "tests/workbench/protocol/batch.test.ts";

/** A test that asserts nothing has looped over nothing, or looked for what isn't there. */
const assertive = { requireAssertions: true } as const;

/** These run in all Excels, one after the other. */
const IN_EXCEL = "tests/excel/**/*.test.ts";

/** Short files that take long: vitest begins with the largest, and a worker would be left alone with these at the end. */
const LONG = [
  "templates/workbench",
  "templates/decisions/own-models",
  "excel/model-runs/scale",
  "export/agreement",
];

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const isLong = ({ moduleId }: TestSpecification) =>
      LONG.some((name) => moduleId.endsWith(`/tests/${name}.test.ts`));
    const bySize = await super.sort(files);
    return [...bySize.filter(isLong), ...bySize.filter((file) => !isLong(file))];
  }
}

const node = {
  environment: "node",
  expect: assertive,
  // One more than vitest takes by itself: its own process is idle while tests run.
  maxWorkers: "100%",
  // Files share a worker's modules: the engine and office.js load once a worker, which halves the time.
  isolate: false,
  sequence: { groupOrder: 0 },
  // A hang is a failure, but no test passes or fails by its speed: the limit is far above any run.
  testTimeout: 120_000,
  hookTimeout: 120_000,
} as const;

export default defineConfig({
  root,
  resolve: {
    alias: { "fast-check": path.join(root, "tests/support/fast-check.ts") },
  },
  test: {
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        extends: true,
        test: {
          ...node,
          name: "node",
          include: ["tests/**/*.test.ts"],
          exclude: ["tests/e2e/**", DECLARES_CLASSES, IN_EXCEL],
        },
      },
      {
        extends: true,
        test: { ...node, name: "excel", include: [IN_EXCEL], runner: "tests/excel/support/runner.ts" },
      },
      {
        extends: true,
        test: {
          name: "alone",
          include: [DECLARES_CLASSES],
          environment: "node",
          expect: assertive,
          maxWorkers: 1,
          sequence: { groupOrder: 1 },
        },
      },
      {
        extends: true,
        test: {
          name: "browser",
          include: ["tests/e2e/**/*.test.ts"],
          globalSetup: "tests/e2e/support/temporary-folder.ts",
          environment: "node",
          // When to stop waiting for what will not come: far above what anything takes.
          expect: { ...assertive, poll: { timeout: 30_000 } },
          testTimeout: 300_000,
          hookTimeout: 300_000,
          // One Chromium and one workbench for all files, one after another: a page needs a machine's both cores.
          isolate: false,
          maxWorkers: 1,
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
});
