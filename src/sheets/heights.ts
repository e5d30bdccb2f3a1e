import type { CellRole, PlanCell } from "./plan";

const POINTS_PER_LINE = 15;
/** Of the one line in larger letters. */
const ANSWER_POINTS = 21;
const WRAPPED: ReadonlySet<CellRole> = new Set<CellRole>([
  "header",
  "headerNumber",
  "headerCenter",
  "label",
  "unit",
  "inputText",
  "totalLabel",
  "check",
]);
/** A column's width counts digits. Running text is narrower, capitals and bold letters are wider. */
const DIGITS_PER_LETTER = 0.87;
const BOLD_DIGITS_PER_LETTER = 1.1;
const WIDER: ReadonlySet<CellRole> = new Set<CellRole>([
  "header",
  "headerNumber",
  "headerCenter",
  "totalLabel",
  "check",
]);

/** Heights of the rows whose wrapped texts need more than a line: not every writer's host fits rows by itself. */
export function rowHeights(
  cells: readonly (readonly (PlanCell | null)[])[],
  columnWidths: readonly number[],
): { row: number; points: number }[] {
  return cells.flatMap((line, row) => {
    if (line[0]?.role === "answer") return [{ row, points: ANSWER_POINTS }];
    const lines = Math.max(1, ...line.map((cell, column) => linesOf(cell, columnWidths[column] ?? 8)));
    return lines > 1 ? [{ row, points: lines * POINTS_PER_LINE + 1 }] : [];
  });
}

function linesOf(cell: PlanCell | null, width: number): number {
  if (!cell || typeof cell.value !== "string" || !WRAPPED.has(cell.role)) return 1;
  const digits = width - 1 - 2 * (cell.indent ?? 0);
  const perLetter = WIDER.has(cell.role) ? BOLD_DIGITS_PER_LETTER : DIGITS_PER_LETTER;
  const room = Math.max(1, Math.floor(digits / perLetter));
  let lines = 1;
  let used = 0;
  for (const word of cell.value.split(" ")) {
    if (used > 0 && used + 1 + word.length > room) {
      lines++;
      used = 0;
    }
    // A word longer than the column breaks anywhere.
    used += (used > 0 ? 1 : 0) + word.length;
    lines += Math.floor((used - 1) / room);
    used = ((used - 1) % room) + 1;
  }
  return lines;
}
