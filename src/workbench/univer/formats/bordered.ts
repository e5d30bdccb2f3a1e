import { BorderType, type IBorderData } from "@univerjs/core";
import type { Rect } from "../../model/port";
import { MAX_COLUMNS, MAX_ROWS } from "../../values/columns";

type Side = keyof IBorderData;

/** Which lines a kind of border draws: around the cells, and between them. */
interface Lines {
  around: readonly Side[];
  rows: boolean;
  columns: boolean;
}

const AROUND = ["t", "b", "l", "r"] as const;

/** Diagonals aside. */
export const LINES: Partial<Record<BorderType, Lines>> = {
  [BorderType.ALL]: { around: AROUND, rows: true, columns: true },
  [BorderType.NONE]: { around: AROUND, rows: true, columns: true },
  [BorderType.OUTSIDE]: { around: AROUND, rows: false, columns: false },
  [BorderType.INSIDE]: { around: [], rows: true, columns: true },
  [BorderType.HORIZONTAL]: { around: [], rows: true, columns: false },
  [BorderType.VERTICAL]: { around: [], rows: false, columns: true },
  [BorderType.TOP]: { around: ["t"], rows: false, columns: false },
  [BorderType.BOTTOM]: { around: ["b"], rows: false, columns: false },
  [BorderType.LEFT]: { around: ["l"], rows: false, columns: false },
  [BorderType.RIGHT]: { around: ["r"], rows: false, columns: false },
};

/**
 * The parts of a whole row, column or sheet that get lines on the same sides. Between its rows and columns run as many lines
 * as there are cells; where the sheet ends nobody sees one.
 */
export function bordered(at: Rect, type: BorderType): [Rect, Side[]][] {
  const { around = [], rows = false, columns = false } = LINES[type] ?? {};
  const [tall, wide] = [at.h === MAX_ROWS, at.w === MAX_COLUMNS];
  if (around.length === AROUND.length && rows && columns) return [[at, [...AROUND]]];
  const parts: [Rect, Side[]][] = [];
  if (rows && tall) parts.push([at, ["t", "b"]]);
  else if (rows) parts.push([{ ...at, h: at.h - 1 }, ["b"]], [{ ...at, r: at.r + 1, h: at.h - 1 }, ["t"]]);
  if (columns && wide) parts.push([at, ["l", "r"]]);
  else if (columns) parts.push([{ ...at, w: at.w - 1 }, ["r"]], [{ ...at, c: at.c + 1, w: at.w - 1 }, ["l"]]);
  if (around.includes("t")) parts.push([{ ...at, h: 1 }, ["t"]]);
  if (around.includes("l")) parts.push([{ ...at, w: 1 }, ["l"]]);
  if (around.includes("b") && !tall) parts.push([{ ...at, r: at.r + at.h - 1, h: 1 }, ["b"]]);
  if (around.includes("r") && !wide) parts.push([{ ...at, c: at.c + at.w - 1, w: 1 }, ["r"]]);
  return parts.filter(([rect]) => rect.h > 0 && rect.w > 0);
}
