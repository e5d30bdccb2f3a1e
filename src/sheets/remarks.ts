import type { Doubt } from "./doubts";
import { f, words, type CellRef } from "./formula";
import { firstComplaint, oneOfWords, RULES, type Rule } from "./rules";
import type { CellSpec } from "./specs";

/** What an entry must be, where anybody may change it. */
export function ruleOf({ role, rule, validity, choices }: CellSpec): Rule | undefined {
  if (role !== "input" && role !== "inputText" && role !== "link") return undefined;
  return rule ?? (choices && "join" in choices ? oneOfWords(choices) : validity && RULES[validity]);
}

/**
 * In each row with inputs the note gives way to what is wrong with them.
 * @param columns how many are printed: what stands right of them is no input of the reader's
 * @returns where it is to be read, for each column in which such notes stand
 */
export function placeRemarks(
  grid: readonly (CellSpec | undefined)[][],
  columns: number,
  at: (row: number, column: number) => CellRef,
): Doubt[] {
  const rows = new Map<number, [first: number, last: number]>();
  grid.forEach((line, row) => {
    const entries = line.slice(0, columns).flatMap((cell, column) => {
      const rule = cell && ruleOf(cell);
      return rule ? [{ cell: at(row, column).relative, rule }] : [];
    });
    if (entries.length === 0) return;
    const column = line.findIndex((cell) => cell?.role === "note");
    const note = line[column];
    if (!note) throw new Error(`Row ${row + 1} has an input and no note`);
    line[column] = { role: "remark", formula: firstComplaint(entries, words(String(note.value ?? ""))) };
    rows.set(column, [rows.get(column)?.[0] ?? row, row]);
  });
  return [...rows].map(([column, [first, last]]) => ({
    labels: f`${at(first, 0)}:${at(last, 0)}`,
    remarks: f`${at(first, column)}:${at(last, column)}`,
  }));
}
