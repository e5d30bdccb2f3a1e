import { CellError, DIV0, NA, NUM, REF } from "../../values/cell-error";
import { Grid, gridOf, type Value } from "../../values/value";
import { define, MODERN, withTraits, type FunctionTable } from "../definition";
import { matrixOf } from "../math/matrices";
import { pairsOf } from "../math/sums";
import { mean, numbersOf, squaredDeviations } from "../numbers";
import { normalBelow } from "./special-functions";

interface Moments {
  n: number;
  meanX: number;
  meanY: number;
  xx: number;
  yy: number;
  xy: number;
}

/** Sums of squares and products about the means. */
function moments(xs: Value, ys: Value): Moments {
  const pairs = pairsOf(xs, ys);
  if (pairs.length === 0) throw DIV0;
  const meanX = mean(pairs.map(([x]) => x));
  const meanY = mean(pairs.map(([, y]) => y));
  const sums = { n: pairs.length, meanX, meanY, xx: 0, yy: 0, xy: 0 };
  for (const [x, y] of pairs) {
    sums.xx += (x - meanX) ** 2;
    sums.yy += (y - meanY) ** 2;
    sums.xy += (x - meanX) * (y - meanY);
  }
  return sums;
}

function divided(a: number, b: number): number {
  if (b === 0) throw DIV0;
  return a / b;
}

const correlation = (left: Value, right: Value): number => {
  const { xx, yy, xy } = moments(left, right);
  return divided(xy, Math.sqrt(xx * yy));
};

const slope = (ys: Value, xs: Value): number => {
  const { xx, xy } = moments(xs, ys);
  return divided(xy, xx);
};

const covariance = (left: Value, right: Value, lost: 0 | 1): number => {
  const { xy, n } = moments(left, right);
  return divided(xy, n - lost);
};

const forecast = (x: number, ys: Value, xs: Value): number => {
  const { meanX, meanY, xx, xy } = moments(xs, ys);
  return meanY + divided(xy, xx) * (x - meanX);
};

interface Fit {
  /** From the last variable to the first, then the constant. */
  coefficients: number[];
  errors: number[];
  rSquared: number;
  deviation: number;
  f: number;
  freedom: number;
  explained: number;
  rest: number;
}

/** A variable a column, observations below each other; 1, 2, 3 … where none are given. */
function observations(y: Value, x: Value | undefined): { ys: number[]; xs: number[][] } {
  for (const value of [y, x]) if (value instanceof CellError) throw value;
  const grid = gridOf(y);
  if (x === undefined || x === null) {
    const ys = matrixOf(y).flat();
    return { ys, xs: ys.map((_, i) => [i + 1]) };
  }
  const shape = gridOf(x);
  const below = grid.columns === 1 && shape.rows === grid.rows;
  const beside = grid.rows === 1 && shape.columns === grid.columns;
  // Before anything in them that is no number.
  if (!below && !beside && shape.rows * shape.columns !== grid.rows * grid.columns) throw REF;
  const [ys, matrix] = [matrixOf(y).flat(), matrixOf(x)];
  if (below) return { ys, xs: matrix };
  if (beside) return { ys, xs: ys.map((_, i) => matrix.map((row) => row[i]!)) };
  return { ys, xs: matrix.flat().map((value) => [value]) };
}

/** What is left of a variable beside the others before it that can only be rounding, as a part of it. */
const COLLINEAR = 1e-11;

/**
 * By reflections (Householder), so that powers of one variable beside each other keep their digits. A variable that the others
 * make up takes no part, as in Excel: its coefficient and error are 0.
 */
function leastSquares(ys: number[], xs: number[][], constant: boolean): Fit {
  const n = ys.length;
  const middleY = constant ? mean(ys) : 0;
  const columns = xs[0]!.map((_, j) => xs.map((row) => row[j]!));
  const middles = columns.map((column) => (constant ? mean(column) : 0));
  const centred = columns.map((column, j) => column.map((x) => x - middles[j]!));
  const y = ys.map((value) => value - middleY);
  const { used, triangle } = reflected(centred, y);
  const slopes = columns.map(() => 0);
  solved(triangle, y).forEach((value, k) => (slopes[used[k]!] = value));
  const intercept = middleY - slopes.reduce((sum, b, j) => sum + b * middles[j]!, 0);
  const freedom = n - used.length - Number(constant);
  const rest = y.slice(used.length).reduce((sum, left) => sum + left * left, 0);
  const whole = y.reduce((sum, value) => sum + value * value, 0);
  const deviation = Math.sqrt(rest / freedom);
  const errors = columns.map(() => 0);
  inverted(triangle).forEach((row, k) => (errors[used[k]!] = deviation * Math.hypot(...row)));
  // How far the constant moves with the slopes.
  const pull = againstTriangle(
    triangle,
    used.map((j) => middles[j]!),
  );
  const constantError = deviation * Math.hypot(Math.sqrt(1 / n), ...pull);
  const explained = whole - rest;
  return {
    coefficients: [...slopes.reverse(), constant ? intercept : 0],
    errors: [...errors.reverse(), constant ? constantError : NaN],
    rSquared: explained / whole,
    deviation,
    f: explained / used.length / (rest / freedom),
    freedom,
    explained,
    rest,
  };
}

/** Turns the columns into a triangle, and y along with them; which of the columns took part. */
function reflected(columns: readonly number[][], y: number[]): { used: number[]; triangle: number[][] } {
  const used: number[] = [];
  const triangle: number[][] = [];
  const done = columns.map((column) => [...column]);
  for (const [j, column] of done.entries()) {
    const k = used.length;
    const size = Math.hypot(...columns[j]!);
    const left = Math.hypot(...column.slice(k));
    if (!(left > COLLINEAR * size)) continue;
    const head = column[k]! > 0 ? -left : left;
    const mirror = column.slice(k);
    mirror[0]! -= head;
    const square = mirror.reduce((sum, v) => sum + v * v, 0);
    for (const other of [...done.slice(j + 1), y]) {
      const factor = (2 * mirror.reduce((sum, v, i) => sum + v * other[k + i]!, 0)) / square;
      for (let i = 0; i < mirror.length; i++) other[k + i]! -= factor * mirror[i]!;
    }
    used.push(j);
    triangle.push([...column.slice(0, k), head]);
  }
  return { used, triangle };
}

/** R·b = y, where R's columns are the triangle's. */
function solved(triangle: readonly number[][], y: readonly number[]): number[] {
  const b = triangle.map((_, k) => y[k]!);
  for (let k = b.length - 1; k >= 0; k--) {
    for (let j = k + 1; j < b.length; j++) b[k]! -= triangle[j]![k]! * b[j]!;
    b[k]! /= triangle[k]![k]!;
  }
  return b;
}

/** The rows of R⁻¹. */
function inverted(triangle: readonly number[][]): number[][] {
  const units = triangle.map((_, k) =>
    solved(
      triangle,
      triangle.map((_, i) => Number(i === k)),
    ),
  );
  return triangle.map((_, row) => units.map((unit) => unit[row]!));
}

/** v·R⁻¹ */
const againstTriangle = (triangle: readonly number[][], v: readonly number[]): number[] => {
  const rows = inverted(triangle);
  return triangle.map((_, k) => rows.reduce((sum, row, i) => sum + v[i]! * row[k]!, 0));
};

function table(fit: Fit, statistics: boolean, scale: (x: number) => number): Grid {
  const width = fit.coefficients.length;
  const cell = (x: number | undefined) =>
    x === undefined || Number.isNaN(x) ? NA : Number.isFinite(x) ? x : NUM;
  const rows = [fit.coefficients.map(scale)];
  if (statistics)
    rows.push(fit.errors, [fit.rSquared, fit.deviation], [fit.f, fit.freedom], [fit.explained, fit.rest]);
  return Grid.of(rows.length, width, (r, c) => cell(rows[r]![c]));
}

function predicted(
  y: Value,
  x: Value | undefined,
  next: Value | undefined,
  constant: boolean,
  grow: boolean,
): Grid {
  const { ys, xs } = observations(y, x);
  if (grow && ys.some((value) => value <= 0)) throw NUM;
  const { coefficients } = leastSquares(grow ? ys.map(Math.log) : ys, xs, constant);
  const [intercept, ...slopes] = [...coefficients].reverse();
  const shape = gridOf(next ?? x ?? y);
  const fitted = (values: readonly number[]): number => {
    const value = values.reduce((sum, v, j) => sum + v * slopes[j]!, intercept!);
    return grow ? Math.exp(value) : value;
  };
  if (next === undefined && x === undefined)
    return Grid.of(shape.rows, shape.columns, (r, c) => fitted([r * shape.columns + c + 1]));
  const matrix = matrixOf(next ?? x!);
  const along = gridOf(y).columns === 1 ? shape.columns : shape.rows;
  if (slopes.length > 1 && along !== slopes.length) throw REF;
  if (slopes.length === 1) return Grid.of(shape.rows, shape.columns, (r, c) => fitted([matrix[r]![c]!]));
  return gridOf(y).columns === 1
    ? Grid.of(shape.rows, 1, (r) => fitted(matrix[r]!))
    : Grid.of(1, shape.columns, (_, c) => fitted(matrix.map((row) => row[c]!)));
}

function zTest(numbers: number[], x: number, sigma: number | undefined): number {
  if (numbers.length === 0) throw NA;
  const deviation = sigma ?? Math.sqrt(squaredDeviations(numbers) / (numbers.length - 1));
  if (deviation === 0) throw DIV0;
  return 1 - normalBelow((mean(numbers) - x) / (deviation / Math.sqrt(numbers.length)));
}

export const REGRESSION: FunctionTable = {
  CORREL: define("A A", correlation),
  PEARSON: define("A A", correlation),
  RSQ: define("A A", (ys, xs) => correlation(ys, xs) ** 2),
  SLOPE: define("A A", slope),
  INTERCEPT: define("A A", (ys, xs) => forecast(0, ys, xs)),
  STEYX: define("A A", (ys, xs) => {
    const { n, xx, yy, xy } = moments(xs, ys);
    return n < 3 ? DIV0 : Math.sqrt((yy - divided(xy * xy, xx)) / (n - 2));
  }),
  COVAR: define("A A", (left, right) => covariance(left, right, 0)),
  "COVARIANCE.P": define("A A", (left, right) => covariance(left, right, 0)),
  "COVARIANCE.S": define("A A", (left, right) => covariance(left, right, 1)),
  FORECAST: define("n A A", forecast),
  "FORECAST.LINEAR": define("n A A", forecast),
  ...withTraits(MODERN, {
    LINEST: define("A A? b? b?", (y, x, constant = true, statistics = false) => {
      const { ys, xs } = observations(y, x);
      return table(leastSquares(ys, xs, constant), statistics, (b) => b);
    }),
    LOGEST: define("A A? b? b?", (y, x, constant = true, statistics = false) => {
      const { ys, xs } = observations(y, x);
      if (ys.some((value) => value <= 0)) return NUM;
      return table(leastSquares(ys.map(Math.log), xs, constant), statistics, Math.exp);
    }),
    TREND: define("A A? A? b?", (y, x, next, constant = true) => predicted(y, x, next, constant, false)),
    GROWTH: define("A A? A? b?", (y, x, next, constant = true) => predicted(y, x, next, constant, true)),
  }),
  "Z.TEST": define("A n n?", (array, x, sigma) => zTest(numbersOf([array]), x, sigma)),
  ZTEST: define("A n n?", (array, x, sigma) => zTest(numbersOf([array]), x, sigma)),
};
