import type { Engine } from "../engine";
import { correct } from "./define";
import { CellError, isSet, type Argument, type Grid, type Plain } from "./values";

const transposed = (rows: Grid): Grid => (rows[0] ?? []).map((_, c) => rows.map((row) => row[c] ?? null));

/** In any case of letters; a number isn't the text of its digits. */
const keyOf = (line: readonly Plain[]): string =>
  JSON.stringify(
    line.map((v) => (typeof v === "string" ? v.toLowerCase() : v instanceof CellError ? [v.code] : v)),
  );

function unique(lines: Grid, once: boolean): Grid {
  const found = new Map<string, { line: readonly Plain[]; count: number }>();
  for (const line of lines) {
    const key = keyOf(line);
    const known = found.get(key);
    if (known) known.count++;
    else found.set(key, { line, count: 1 });
  }
  const kept = [...found.values()].filter(({ count }) => !once || count === 1);
  if (kept.length === 0) throw new CellError("#CALC!");
  return kept.map(({ line }) => line);
}

/** Defect: "a" and "A" are two. */
export function correctArrays(engine: Engine): void {
  correct(engine, "UNIQUE", ({ rows }: Argument, byColumns, once) =>
    isSet(byColumns) ? transposed(unique(transposed(rows), isSet(once))) : unique(rows, isSet(once)),
  );
}
