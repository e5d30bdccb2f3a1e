/** Node and weight of a quadrature on 0 … 1. */
export interface QuadratureNode {
  readonly node: number;
  readonly weight: number;
}

/**
 * Gauss–Legendre quadrature (Abramowitz & Stegun 25.4.29, moved to 0 … 1): n nodes integrate every polynomial of a
 * degree below 2n exactly. Nodes are the roots of the Legendre polynomial, by Newton's method from Tricomi's guess.
 */
export function gaussLegendre(n: number): QuadratureNode[] {
  return Array.from({ length: n }, (_, i) => {
    let x = Math.cos((Math.PI * (i + 0.75)) / (n + 0.5));
    let slope = 1;
    for (let step = 0; step < 8; step++) {
      const [value, before] = legendre(n, x);
      slope = (n * (x * value - before)) / (x * x - 1);
      x -= value / slope;
    }
    return { node: (1 - x) / 2, weight: 1 / ((1 - x * x) * slope * slope) };
  });
}

/** P_n(x) and P_{n−1}(x). */
function legendre(n: number, x: number): [number, number] {
  let [before, value] = [1, x];
  for (let k = 2; k <= n; k++) [before, value] = [value, ((2 * k - 1) * x * value - (k - 1) * before) / k];
  return [value, before];
}
