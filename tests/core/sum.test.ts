import fc from "fast-check";
import { expect, it } from "vitest";
import { sum } from "../../src/core/sum";

it("large amounts that cancel leave the small ones", () => {
  expect(sum([1e16, 1, -1e16])).toBe(1);
  expect(sum([1, 1e100, 1, -1e100])).toBe(2);
  const cancelling = Array.from({ length: 1_000_000 }, (_, i) => (i % 2 ? -1 : 1) * (1e9 + 0.1 * (i >> 1)));
  expect(Math.abs(sum([...cancelling, 123.45]) - 123.45)).toBeLessThan(1e-9);
});

it("of whole numbers it is exact", () => {
  fc.assert(
    fc.property(fc.array(fc.maxSafeInteger()), (values) => {
      const exact = values.reduce((total, value) => total + BigInt(value), 0n);
      expect(sum(values)).toBe(Number(exact));
    }),
  );
});

it("of nothing it is 0", () => expect(sum([])).toBe(0));
