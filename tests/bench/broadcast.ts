import type { CustomFunction } from "../support/custom-functions";
import { medians, readable } from "./measure";
import type { Chapter, Finding } from "./report";

const column = (rows: number, value: (row: number) => number): number[][] =>
  Array.from({ length: rows }, (_, row) => [value(row)]);

/** The same work without arguments to check: what a loop over `number[][]` costs. */
function bareLoop(baseline: number[][], optimized: number[][]): number[][] {
  const result = new Array<number[]>(baseline.length);
  for (let row = 0; row < baseline.length; row++) {
    const line = new Array<number>(1);
    line[0] = baseline[row]![0]! - optimized[row]![0]!;
    result[row] = line;
  }
  return result;
}

/** What a broadcast call costs beside the bare loop, and how it grows. */
export function broadcast(functions: Map<string, CustomFunction>): Chapter {
  const savings = functions.get("ROI_SAVINGS")!;
  const findings: Finding[] = [];
  for (const rows of [10, 100, 1_000, 10_000, 200_000]) {
    const baseline = column(rows, (row) => 1000 + row);
    const optimized = column(rows, (row) => 100 + 0.1 * row);
    const [bare, ours] = medians(
      [
        { name: "bare loop", run: () => bareLoop(baseline, optimized) },
        { name: "ROI_SAVINGS", run: () => savings(baseline, optimized) },
      ],
      { rounds: rows > 10_000 ? 11 : 31 },
    ) as [number, number];
    const goal = rows === 10_000 ? { goal: "≤ 2.5× the bare loop", met: ours / bare <= 2.5 } : {};
    findings.push({
      work: `ROI_SAVINGS, ${rows.toLocaleString("en")} rows`,
      measured: `${readable(ours)} (${readable(ours / rows)} a row; bare loop ${readable(bare)})`,
      ratio: `${(ours / bare).toFixed(2)}× the bare loop`,
      ...goal,
    });
  }
  return { title: "Broadcasting", findings };
}
