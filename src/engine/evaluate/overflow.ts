import { Refused } from "../refused";

/** Whether the stack of JavaScript was at its end: each browser has words of its own for it. */
export const isOverflow = (thrown: unknown): boolean =>
  thrown instanceof Error && /call stack|recursion/i.test(thrown.message);

/** A name or LAMBDA that leads to itself without end, and what nests more deeply than anybody writes. */
export const tooDeep = (): Refused => new Refused("the formula", "calls itself or nests too deeply");

/** Work that may go deeper than the stack. @throws {Refused} where it does */
export function withinStack<T>(work: () => T): T {
  try {
    return work();
  } catch (thrown) {
    throw isOverflow(thrown) ? tooDeep() : thrown;
  }
}
