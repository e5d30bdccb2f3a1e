import { expect, it } from "vitest";
import { Outputs, type Hands } from "../../../src/excel/model-runs/outputs";
import type { CellContent } from "../../../src/excel/insertions/fingerprint";
import type { Clock } from "../../../src/excel/talk/clock";

/** A page that has been open for days. */
const OPENED = 3e8;

/** An output that is twice the input, some milliseconds after that was written. */
function model(late: number) {
  let now = OPENED;
  let input: CellContent = 1;
  let written = now;
  const clock: Clock = {
    now: () => now,
    after: (milliseconds, call) => {
      now += milliseconds;
      queueMicrotask(call);
      return () => {};
    },
  };
  const hands: Hands<number> = {
    calculate: () => {},
    blank: () => (input = "#N/A"),
    write: (step) => {
      input = step;
      written = now;
    },
    read: () => {
      const shown = typeof input !== "number" ? input : now - written < late ? "#BUSY!" : 2 * input;
      return () => [shown];
    },
    sync: () => Promise.resolve(),
  };
  return { outputs: new Outputs(hands, clock, true), took: () => now - OPENED };
}

it("waits for results that come late", async () => {
  const { outputs, took } = model(90_000);
  expect(await outputs.take(3)).toEqual([6]);
  expect(took()).toBeGreaterThan(90_000);
});

it("gives up after two minutes", async () => {
  const { outputs, took } = model(Infinity);
  await expect(outputs.take(3)).rejects.toMatchObject({
    code: "CalculationNotFinished",
    message: "The calculation did not finish within 2 minutes.",
  });
  expect(took()).toBeGreaterThan(120_000);
  expect(took()).toBeLessThan(122_000);
});
