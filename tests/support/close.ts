import { expect } from "vitest";

/** Numbers to a relative tolerance, everything else exactly, cell by cell. */
export function expectClose(actual: unknown, expected: unknown, tolerance = 1e-12): void {
  if (Array.isArray(expected)) {
    expect(Array.isArray(actual), `expected rows, got ${String(actual)}`).toBe(true);
    expect((actual as unknown[]).length).toBe(expected.length);
    expected.forEach((cell, i) => expectClose((actual as unknown[])[i], cell, tolerance));
  } else if (typeof expected === "number" && typeof actual === "number") {
    const error = Math.abs(actual - expected);
    expect(error <= tolerance * Math.abs(expected), `${actual} instead of ${expected}`).toBe(true);
  } else expect(actual).toEqual(expected);
}
