/** How likely two samples are of one kind. */
import { CellError, DIV0, NA, NUM } from "../../values/cell-error";
import { gridOf, type Value } from "../../values/value";
import { define, type FunctionTable } from "../definition";
import { allCells, cellsOf, mean, numbersOf } from "../numbers";
import { incompleteBeta, incompleteGamma } from "./special-functions";
import { variance } from "./spread";

const studentBeyond = (t: number, freedom: number): number =>
  incompleteBeta(freedom / 2, 0.5, freedom / (freedom + t * t));

/** Type 1 pairs the samples, 2 takes their spread for the same, 3 doesn't (Welch). */
function studentTest(left: Value, right: Value, tails: number, type: number): number {
  const [sides, kind] = [Math.trunc(tails), Math.trunc(type)];
  if ((sides !== 1 && sides !== 2) || kind < 1 || kind > 3) throw NUM;
  const { t, freedom } = kind === 1 ? paired(left, right) : unpaired(left, right, kind === 2);
  const both = studentBeyond(Math.abs(t), freedom);
  return sides === 2 ? both : both / 2;
}

function paired(left: Value, right: Value): { t: number; freedom: number } {
  const [a, b] = [cellsOf(left), cellsOf(right)];
  if (a.length !== b.length) throw NA;
  const gaps = a.flatMap((x, i) => {
    const y = b[i];
    for (const cell of [x, y]) if (cell instanceof CellError) throw cell;
    return typeof x === "number" && typeof y === "number" ? [x - y] : [];
  });
  const spread = variance(gaps, 1);
  if (spread === 0) throw DIV0;
  return { t: mean(gaps) / Math.sqrt(spread / gaps.length), freedom: gaps.length - 1 };
}

function unpaired(left: Value, right: Value, pooled: boolean): { t: number; freedom: number } {
  const [a, b] = [numbersOf([left]), numbersOf([right])];
  const [n, m] = [a.length, b.length];
  const [v, w] = [variance(a, 1), variance(b, 1)];
  const gap = mean(a) - mean(b);
  if (v + w === 0) throw DIV0;
  if (pooled) {
    const spread = ((n - 1) * v + (m - 1) * w) / (n + m - 2);
    return { t: gap / Math.sqrt(spread * (1 / n + 1 / m)), freedom: n + m - 2 };
  }
  const [x, y] = [v / n, w / m];
  return { t: gap / Math.sqrt(x + y), freedom: (x + y) ** 2 / (x ** 2 / (n - 1) + y ** 2 / (m - 1)) };
}

function varianceTest(left: Value, right: Value): number {
  const [a, b] = [numbersOf([left]), numbersOf([right])];
  const [v, w] = [variance(a, 1), variance(b, 1)];
  if (v === 0 || w === 0) throw DIV0;
  const [f, g] = [a.length - 1, b.length - 1];
  const below = incompleteBeta(f / 2, g / 2, (f * v) / (f * v + g * w));
  const above = incompleteBeta(g / 2, f / 2, (g * w) / (f * v + g * w));
  return 2 * Math.min(below, above);
}

/** As many cells of both, whatever their shape; the freedom is that of the first. */
function independenceTest(actual: Value, expected: Value): number {
  const { rows, columns } = gridOf(actual);
  const [a, e] = [allCells(actual), allCells(expected)];
  if (a.length !== e.length || a.length === 1) throw NA;
  for (const cell of [...a, ...e]) if (cell instanceof CellError) throw cell;
  const pairs = a.flatMap((seen, i) => {
    const meant = e[i];
    return typeof seen === "number" && typeof meant === "number" ? [{ seen, meant }] : [];
  });
  if (pairs.length === 0 || pairs.some(({ meant }) => meant === 0)) throw DIV0;
  if (pairs.some(({ meant }) => meant < 0)) throw NUM;
  const square = pairs.reduce((sum, { seen, meant }) => sum + (seen - meant) ** 2 / meant, 0);
  const freedom = rows > 1 && columns > 1 ? (rows - 1) * (columns - 1) : Math.max(rows, columns) - 1;
  return incompleteGamma(freedom / 2, square / 2).upper;
}

const STUDENT = define("A A n n", studentTest);
const VARIANCE = define("A A", varianceTest);
const INDEPENDENCE = define("A A", independenceTest);

export const TESTS: FunctionTable = {
  "T.TEST": STUDENT,
  TTEST: STUDENT,
  "F.TEST": VARIANCE,
  FTEST: VARIANCE,
  "CHISQ.TEST": INDEPENDENCE,
  CHITEST: INDEPENDENCE,
};
