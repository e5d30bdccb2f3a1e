import type { Notice } from "../../state";
import type { Calculation } from "./calculate";

export const say = {
  inserted: (where: string): Notice => ({ tone: "success", text: `The formula is in ${where}.` }),
  refused: (reason: string): Notice => ({ tone: "error", text: reason }),
  unreadable: (message: string): Notice => ({
    tone: "error",
    text: `This formula can’t be inserted. ${message}`,
  }),
  kept: (where: string): Notice => ({ tone: "info", text: `${where} stays as it is.` }),
  busy: {
    tone: "info",
    text: "Phoenix ROI is still at an earlier change. Try again when it is done.",
  } satisfies Notice,
};

export const found = (query: string, count: number): string =>
  query.trim() === ""
    ? ""
    : count === 0
      ? "No function fits."
      : count === 1
        ? "1 function fits, best first."
        : `${count} functions fit, best first.`;

/**
 * A cell of a result in the user's way of writing numbers.
 * @param digits as many as a cell shows; in a table, as many as fit into a pane's column
 */
export function cellText(cell: number | string | boolean, digits = 10): string {
  if (typeof cell === "boolean") return cell ? "TRUE" : "FALSE";
  if (typeof cell === "string") return cell;
  const size = Math.abs(cell);
  const scientific = size !== 0 && (size >= 1e15 || size < 1e-6);
  return cell.toLocaleString(undefined, {
    maximumSignificantDigits: scientific ? 6 : digits,
    notation: scientific ? "scientific" : "standard",
  });
}

/** What stands beside the result. */
export function resultNote(calculation: Calculation): string {
  switch (calculation.kind) {
    case "result": {
      const [rows, columns] = [calculation.rows.length, calculation.rows[0]?.length ?? 1];
      return rows * columns === 1
        ? ""
        : `Spills over ${rows} ${rows === 1 ? "row" : "rows"} and ${columns} ${columns === 1 ? "column" : "columns"}.`;
    }
    case "error":
    case "needs-excel":
    case "unreadable":
      return calculation.message;
  }
}
