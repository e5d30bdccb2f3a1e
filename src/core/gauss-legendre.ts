/** Nodes and weights of the Gauss–Legendre rule on [0, 1]: exact for polynomials up to degree 2 × count − 1. */
export interface Rule {
  nodes: Float64Array;
  weights: Float64Array;
}

/**
 * Newton's method on the Legendre polynomial from Tricomi's starting points.
 * Source: W. H. Press et al., Numerical Recipes, 3rd ed., section 4.6.1 (gauleg).
 */
export function gaussLegendre(count: number): Rule {
  const nodes = new Float64Array(count);
  const weights = new Float64Array(count);
  for (let i = 0; i < (count + 1) >> 1; i++) {
    let z = Math.cos((Math.PI * (i + 0.75)) / (count + 0.5));
    let slope = 0;
    let step = Infinity;
    for (let iteration = 0; iteration < 10 && Math.abs(step) > 1e-15; iteration++) {
      let p = 1;
      let previous = 0;
      for (let j = 0; j < count; j++) {
        const next = ((2 * j + 1) * z * p - j * previous) / (j + 1);
        previous = p;
        p = next;
      }
      slope = (count * (z * p - previous)) / (z * z - 1);
      step = p / slope;
      z -= step;
    }
    nodes[i] = (1 - z) / 2;
    nodes[count - 1 - i] = (1 + z) / 2;
    weights[i] = weights[count - 1 - i] = 1 / ((1 - z * z) * slope * slope);
  }
  return { nodes, weights };
}
