import { afterAll } from "vitest";
import { reachedBy } from "./marks";

/* What stands before each file of the tests in Node here: notes which marks it came past. A worker keeps its modules. */

export interface Reached {
  readonly reached: readonly string[];
  /** Of those, what was reached while modules were loading. */
  readonly loaded: readonly string[];
}

const world = globalThis as Record<string, unknown>;
const reached: string[] = [];
const loaded: string[] = [];
const { debug } = console;
console.debug = (...said: unknown[]) => {
  const mark = reachedBy(String(said[0]));
  if (mark === undefined) return debug(...said);
  reached.push(mark);
  if (world.loading) loaded.push(mark);
};
// oxlint-disable-next-line no-empty-pattern -- vitest tells the file behind the fixtures, and wants these spelt out
afterAll(({}, file) => {
  console.debug = debug;
  // The next file begins anew.
  for (const mark of reached) delete world[mark];
  Object.assign(file.meta, { reached, loaded } satisfies Reached);
});
