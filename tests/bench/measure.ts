import { setFlagsFromString } from "node:v8";

// What one contender leaves to the garbage collector would otherwise throw away the compiled code of the others.
setFlagsFromString("--no-flush-bytecode");

/**
 * Medians of interleaved runs in one process: a, b, c, a, b, c, … so that whatever else the machine does meets all
 * alike. Only ratios are worth comparing between machines.
 */
export interface Contender {
  name: string;
  /** Returns something that depends on its work, so that the engine can't leave the work out. */
  run: () => unknown;
}

/** Long enough for the optimizing compiler to be done. */
const WARM_UP_MS = 100;

let kept: unknown;

/** Median nanoseconds a run, in the order of the contenders. */
export function medians(contenders: Contender[], { rounds = 31, minimumMs = 10 } = {}): number[] {
  const repeats = contenders.map((one) => repeatsFor(one.run, minimumMs));
  const times = contenders.map((): number[] => []);
  for (let round = 0; round < rounds; round++)
    contenders.forEach((one, i) => times[i]!.push(time(one.run, repeats[i]!)));
  return times.map((list) => list.sort((a, b) => a - b)[list.length >> 1]!);
}

/** How often to run so that the clock's grain doesn't matter; warms up on the way. */
function repeatsFor(run: () => unknown, minimumMs: number): number {
  let repeats = 1;
  while (time(run, repeats) * repeats < WARM_UP_MS * 1e6) repeats *= 2;
  return Math.max(1, Math.round((repeats * minimumMs) / WARM_UP_MS));
}

function time(run: () => unknown, repeats: number): number {
  const start = process.hrtime.bigint();
  for (let i = 0; i < repeats; i++) kept = run();
  return Number(process.hrtime.bigint() - start) / repeats;
}

/** What the last run returned. */
export const lastResult = (): unknown => kept;

export function readable(nanoseconds: number): string {
  const [unit, size] = (
    [
      ["s", 1e9],
      ["ms", 1e6],
      ["µs", 1e3],
      ["ns", 1],
    ] as const
  ).find(([, least]) => nanoseconds >= least) ?? ["ns", 1];
  return `${(nanoseconds / size).toPrecision(3)} ${unit}`;
}
