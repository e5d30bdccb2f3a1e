import type { Rect } from "../../model/port";
import { columnIndex, columnLetters, MAX_COLUMNS, MAX_ROWS } from "../../values/columns";

/** One end of a reference; a whole column has no row, a whole row no column. */
interface Corner {
  fixColumn: boolean;
  c: number | null;
  fixRow: boolean;
  r: number | null;
}

/** A reference as it stands in a formula. */
export interface Reference {
  /** The sheet that it names. */
  sheet: string | null;
  at: Rect;
  /** The same reference at other cells, or on another sheet; null for cells that are gone. */
  spell(at: Rect | null, sheet?: string): string;
}

const PREFIX = String.raw`(?<prefix>'(?:[^']|'')+'!|[\p{L}_][\p{L}\p{N}_.]*!)?`;
const CELL = String.raw`\$?[A-Z]{1,3}\$?[1-9]\d{0,6}`;
const CELLS = String.raw`(?<cells>${CELL}:${CELL}|\$?[A-Z]{1,3}:\$?[A-Z]{1,3}|\$?[1-9]\d{0,6}:\$?[1-9]\d{0,6}|${CELL})`;

/** Texts, structured references and quoted names of sheets are passed over; what is left between them is looked at. */
const SCAN = new RegExp(
  String.raw`"[^"]*(?:"|$)|\[[^[\]]*\]|(?<![\w.$\p{L}\\'!])${PREFIX}${CELLS}(?![\w.$(!\[\p{L}\\])|'[^']*(?:'|$)`,
  "giu",
);

/** A formula with each of its references replaced; all else stays as it was typed, spaces too. */
export function mapReferences(formula: string, map: (ref: Reference) => string | null): string {
  return scan(formula, (prefix, corners, text) => {
    const at = rectOf(corners);
    if (!at) return text;
    const sheet = prefix ? unquoted(prefix.slice(0, -1)) : null;
    const spell = (to: Rect | null, name?: string): string => {
      const start = name === undefined ? prefix : `${quoted(name)}!`;
      return `${start}${to ? spelled(corners, to) : "#REF!"}`;
    };
    return map({ sheet, at, spell }) ?? text;
  });
}

/** A formula as it reads some rows further down and columns further right: relative references move. */
export function shiftFormula(formula: string, rows: number, columns: number): string {
  return scan(formula, (prefix, corners) => {
    const moved = corners.map((corner) => ({
      ...corner,
      r: corner.r === null || corner.fixRow ? corner.r : corner.r + rows,
      c: corner.c === null || corner.fixColumn ? corner.c : corner.c + columns,
    }));
    const inside = moved.every(
      ({ r, c }) => (r === null || (r >= 0 && r < MAX_ROWS)) && (c === null || (c >= 0 && c < MAX_COLUMNS)),
    );
    return prefix + (inside ? moved.map(cornerText).join(":") : "#REF!");
  });
}

function scan(formula: string, found: (prefix: string, corners: Corner[], text: string) => string): string {
  return formula.replace(SCAN, (...args) => {
    const [text, groups] = [args[0] as string, args.at(-1) as { prefix?: string; cells?: string }];
    return groups.cells ? found(groups.prefix ?? "", groups.cells.split(":").map(cornerOf), text) : text;
  });
}

function cornerOf(text: string): Corner {
  const [, fixColumn = "", letters = "", fixRow = "", digits = ""] =
    /^(?:(\$?)([A-Z]+))?(?:(\$?)(\d+))?$/i.exec(text) ?? [];
  return {
    fixColumn: fixColumn !== "",
    c: letters ? columnIndex(letters) : null,
    fixRow: fixRow !== "",
    r: digits ? Number(digits) - 1 : null,
  };
}

const cornerText = ({ fixColumn, c, fixRow, r }: Corner): string =>
  `${c === null ? "" : `${fixColumn ? "$" : ""}${columnLetters(c)}`}${r === null ? "" : `${fixRow ? "$" : ""}${r + 1}`}`;

/** Null for what only looks like cells: a name such as TAX2026. */
function rectOf(corners: Corner[]): Rect | null {
  const [a, b = a] = corners;
  if (!a || !b) return null;
  const r = [a.r ?? 0, b.r ?? MAX_ROWS - 1] as const;
  const c = [a.c ?? 0, b.c ?? MAX_COLUMNS - 1] as const;
  if (Math.max(...r) >= MAX_ROWS || Math.max(...c) >= MAX_COLUMNS) return null;
  const [top, left] = [Math.min(...r), Math.min(...c)];
  return { r: top, c: left, h: Math.max(...r) - top + 1, w: Math.max(...c) - left + 1 };
}

function spelled(corners: Corner[], { r, c, h, w }: Rect): string {
  const [a, b] = corners as [Corner, Corner | undefined];
  const first = { ...a, r: a.r === null ? null : r, c: a.c === null ? null : c };
  if (!b) return cornerText(first);
  return `${cornerText(first)}:${cornerText({
    ...b,
    r: b.r === null ? null : Math.min(MAX_ROWS, r + h) - 1,
    c: b.c === null ? null : Math.min(MAX_COLUMNS, c + w) - 1,
  })}`;
}

const unquoted = (name: string): string =>
  name.startsWith("'") ? name.slice(1, -1).replaceAll("''", "'") : name;

/** Excel quotes a sheet's name unless it is a plain word that can't be taken for a cell. */
export const quoted = (name: string): string =>
  /^[\p{L}_][\p{L}\p{N}_]*$/u.test(name) && !/^(?:[A-Z]{1,3}\d+|R\d*C\d*|R|C|TRUE|FALSE)$/i.test(name)
    ? name
    : `'${name.replaceAll("'", "''")}'`;
