import type { StepResult } from "../../../excel";
import type { Shown } from "../../computing/questions";

/** Agreement with what Excel computes. */
const RELATIVE = 1e-9;
/** What cancels out may leave a rest of this part of what an output shows elsewhere. */
const ROUNDING = 1e-13;

/** A point that is computed twice: by the engine, and by Excel. */
export interface ProofPoint {
  point: readonly number[];
  results: readonly Shown[];
}

/** Whether Excel shows what the engine has computed. */
export function agrees(excel: StepResult | undefined, engine: Shown | undefined, scale = 0): boolean {
  if (typeof excel === "number" && typeof engine === "number")
    return Math.abs(excel - engine) <= Math.max(RELATIVE * Math.abs(excel), ROUNDING * scale);
  return plain(excel) === plain(engine);
}

const plain = (value: Shown | undefined): string =>
  value === null || value === undefined || value === "" || value === "(empty)" ? "" : String(value);

/** The first point at which an output differs, and which output; null when all agree. */
export function firstDifference(
  points: readonly ProofPoint[],
  excel: readonly (readonly StepResult[])[],
): { at: number; output: number } | null {
  const scales = (points[0]?.results ?? []).map((_, i) =>
    Math.max(
      0,
      ...points
        .map(({ results }) => results[i])
        .map((value) => (typeof value === "number" ? Math.abs(value) : 0)),
    ),
  );
  for (const [at, shown] of excel.entries())
    for (const output of shown.keys())
      if (!agrees(shown[output], points[at]?.results[output], scales[output])) return { at, output };
  return null;
}

/** Each point once. */
export function distinct<Point extends ProofPoint>(points: readonly Point[]): Point[] {
  const seen = new Set<string>();
  return points.filter(({ point }) => {
    const key = point.join();
    return !seen.has(key) && seen.add(key);
  });
}

/** Those at which a tornado or a grid is proven first: the widest swings of the first output. */
export function byDistance(points: readonly ProofPoint[], base: Shown | undefined): ProofPoint[] {
  const distance = ({ results: [shown] }: ProofPoint) =>
    typeof shown === "number" && typeof base === "number" ? Math.abs(shown - base) : Infinity;
  return [...points].sort((one, other) => distance(other) - distance(one));
}
