import { describe, expect, it } from "vitest";
import { attribution } from "../../src/core/savings/attribution";
import { gaussLegendre } from "../../src/templates/document/gauss-legendre";

describe("Gauss–Legendre nodes on 0 … 1", () => {
  it.each([1, 2, 5, 8, 16])("%i of them integrate powers below twice their number exactly", (n) => {
    const nodes = gaussLegendre(n);
    for (let power = 0; power < 2 * n; power++) {
      const integral = nodes.reduce((sum, { node, weight }) => sum + weight * node ** power, 0);
      expect(Math.abs(integral - 1 / (power + 1))).toBeLessThan(1e-14);
    }
  });

  it("are those of the handbook (Abramowitz & Stegun, table 25.4, n = 8)", () => {
    const onMinusOneToOne = gaussLegendre(8)
      .map(({ node }) => 2 * node - 1)
      .sort((a, b) => a - b)
      .slice(4);
    const printed = [0.18343464249565, 0.525532409916329, 0.796666477413627, 0.960289856497536];
    onMinusOneToOne.forEach((node, i) => expect(Math.abs(node - printed[i]!)).toBeLessThan(1e-15));
  });

  it("make the plain sheet's fair share the Shapley value for twice as many rows", () => {
    const speedups = Array.from({ length: 16 }, (_, i) => 1.1 + i / 5);
    const left = speedups.map((speedup) => 1 / speedup);
    const shares = left.map(
      (x) =>
        1e6 *
        (1 - x) *
        gaussLegendre(8).reduce((sum, { node, weight }) => {
          const product = left.reduce((all, y) => all * (1 - node + node * y), 1);
          return sum + (weight * product) / (1 - node + node * x);
        }, 0),
    );
    attribution(1e6, speedups).forEach((share, i) => {
      expect(Math.abs(shares[i]! - share)).toBeLessThan(1e-9 * share);
    });
  });
});
