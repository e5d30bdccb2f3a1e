/** So small an eigenvalue is rounding; the nearest matrix keeps them all above. */
const LEAST = 1e-8;
const MOST_ROUNDS = 500;
const SETTLED = 1e-12;

type Matrix = number[][];

/**
 * The correlation matrix nearest to what was asked: projected in turn on those without negative eigenvalues and on those with
 * 1 on the diagonal. Source: N. J. Higham, "Computing the nearest correlation matrix", IMA Journal of Numerical Analysis 22, 2002.
 */
export function nearestCorrelations(asked: readonly (readonly number[])[]): {
  matrix: Matrix;
  moved: boolean;
} {
  const start = asked.map((line) => [...line]);
  if (Math.min(...eigen(start).values) > LEAST) return { matrix: start, moved: false };
  let matrix = start;
  let correction = start.map((line) => line.map(() => 0));
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const shifted = matrix.map((line, i) => line.map((x, j) => x - correction[i]![j]!));
    const positive = withoutNegative(shifted);
    correction = positive.map((line, i) => line.map((x, j) => x - shifted[i]![j]!));
    const next = positive.map((line, i) => line.map((x, j) => (i === j ? 1 : x)));
    const change = Math.max(...next.flatMap((line, i) => line.map((x, j) => Math.abs(x - matrix[i]![j]!))));
    matrix = next;
    if (change < SETTLED) break;
  }
  return { matrix: scaled(withoutNegative(matrix)), moved: true };
}

function withoutNegative(matrix: Matrix): Matrix {
  const { values, vectors } = eigen(matrix);
  return matrix.map((line, i) =>
    line.map((_, j) =>
      values.reduce((sum, value, k) => sum + Math.max(value, LEAST) * vectors[i]![k]! * vectors[j]![k]!, 0),
    ),
  );
}

/** With 1 on the diagonal and exactly symmetric. */
const scaled = (matrix: Matrix): Matrix =>
  matrix.map((line, i) =>
    line.map((_, j) => {
      const [a, b] = i < j ? [i, j] : [j, i];
      return i === j ? 1 : matrix[a]![b]! / Math.sqrt(matrix[a]![a]! * matrix[b]![b]!);
    }),
  );

/** Jacobi's rotations: for symmetric matrices of the size of a set of inputs. */
function eigen(symmetric: Matrix): { values: number[]; vectors: Matrix } {
  const size = symmetric.length;
  const a = symmetric.map((line) => [...line]);
  const vectors = a.map((_, i) => a.map((_, j) => Number(i === j)));
  for (let sweep = 0; sweep < 100; sweep++) {
    let outside = 0;
    for (let i = 0; i < size; i++) for (let j = 0; j < i; j++) outside += a[i]![j]! ** 2;
    if (outside < 1e-30) break;
    for (let p = 0; p < size; p++) for (let q = p + 1; q < size; q++) rotate(a, vectors, p, q);
  }
  return { values: a.map((line, i) => line[i]!), vectors };
}

function rotate(a: Matrix, vectors: Matrix, p: number, q: number): void {
  const off = a[p]![q]!;
  if (off === 0) return;
  const theta = (a[q]![q]! - a[p]![p]!) / (2 * off);
  const t = (theta >= 0 ? 1 : -1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
  const c = 1 / Math.sqrt(t * t + 1);
  const s = t * c;
  const turn = (line: number[]): void => {
    const [x, y] = [line[p]!, line[q]!];
    line[p] = c * x - s * y;
    line[q] = s * x + c * y;
  };
  for (const line of a) turn(line);
  for (let k = 0; k < a.length; k++) {
    const [x, y] = [a[p]![k]!, a[q]![k]!];
    a[p]![k] = c * x - s * y;
    a[q]![k] = s * x + c * y;
  }
  for (const line of vectors) turn(line);
}
