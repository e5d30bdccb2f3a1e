/**
 * Structured references (`Costs[[#This Row],[Tax (USD)]]`) in formula texts. Every change of theirs goes through here:
 * spelling, renamed tables and columns, and what the engine gets to see.
 */
export interface StructuredRef {
  /** Undefined for a reference to the table around the cell. */
  table: string | undefined;
  /** "#All", "#Data", "#Headers", "#Totals", "#This Row", as written, without brackets. */
  items: string[];
  /** First and last column; undefined for all columns. */
  columns: [first: string, last: string] | undefined;
}

/** The table's name at the end of what stands before its brackets. */
function nameAtEnd(text: string): string | undefined {
  let start = text.length;
  while (start > 0 && /[\p{L}\p{N}_.\\]/u.test(text[start - 1]!)) start--;
  return text.slice(start).replace(/^[\p{N}.]+/u, "") || undefined;
}

/** The parts of a formula: quoted texts and sheet names are left alone, structured references are parsed. */
type Part = string | { ref: StructuredRef; text: string };

/** End of the bracketed part that starts at `open`, or -1. A quote escapes the next character. */
function closing(formula: string, open: number): number {
  let depth = 0;
  for (let i = open; i < formula.length; i++) {
    const ch = formula[i];
    if (ch === "'" && depth > 0) i++;
    else if (ch === "[") depth++;
    else if (ch === "]" && --depth === 0) return i;
  }
  return -1;
}

/** End of a text constant or quoted sheet name that starts at `from`. */
function quoteEnd(formula: string, from: number): number {
  const quote = formula[from];
  for (let i = from + 1; i < formula.length; i++) {
    if (formula[i] !== quote) continue;
    if (formula[i + 1] === quote) i++;
    else return i;
  }
  return formula.length - 1;
}

const unescape = (column: string): string => column.replace(/'(.)/g, "$1").trim();
const escape = (column: string): string => column.replace(/['[\]#@]/g, "'$&");

/** Splits `a,b:c` at a separator outside brackets. */
function splitOutside(text: string, separator: string): string[] {
  const out: string[] = [];
  let [depth, start] = [0, 0];
  for (let i = 0; i < text.length; i++) {
    const ch = text[i];
    if (ch === "'") i++;
    else if (ch === "[") depth++;
    else if (ch === "]") depth--;
    else if (ch === separator && depth === 0) {
      out.push(text.slice(start, i));
      start = i + 1;
    }
  }
  return [...out, text.slice(start)];
}

const inner = (text: string): string => {
  const t = text.trim();
  return t.startsWith("[") && t.endsWith("]") ? t.slice(1, -1) : t;
};

function parseBody(body: string): Pick<StructuredRef, "items" | "columns"> | null {
  const text = body.trim();
  if (text === "") return { items: [], columns: undefined };
  if (text.startsWith("@")) {
    const rest = text.slice(1).trim();
    return { items: ["#This Row"], columns: rest === "" ? undefined : columnsOf(rest) };
  }
  if (!text.startsWith("[")) {
    if (text.startsWith("#")) return { items: [text], columns: undefined };
    // A bare name may hold commas and colons: it is one column.
    return { items: [], columns: [unescape(text), unescape(text)] };
  }
  const items: string[] = [];
  let columns: StructuredRef["columns"];
  for (const piece of splitOutside(text, ",")) {
    const name = inner(piece);
    if (name.startsWith("#")) items.push(name.trim());
    else if (name.startsWith("@")) {
      items.push("#This Row");
      columns = columnsOf(name.slice(1));
    } else if (columns) return null;
    else columns = columnsOf(piece);
  }
  return { items, columns };
}

function columnsOf(text: string): [string, string] {
  const [first = "", last = first] = splitOutside(text.trim(), ":").map((c) => unescape(inner(c)));
  return [first, last];
}

function parts(formula: string): Part[] {
  const out: Part[] = [];
  let start = 0;
  for (let i = 0; i < formula.length; i++) {
    const ch = formula[i];
    if (ch === '"' || ch === "'") i = quoteEnd(formula, i);
    else if (ch === "[") {
      const end = closing(formula, i);
      if (end < 0) break;
      const before = formula.slice(start, i);
      const table = nameAtEnd(before);
      const parsed = parseBody(formula.slice(i + 1, end));
      const nameStart = i - (table?.length ?? 0);
      if (parsed) {
        out.push(formula.slice(start, nameStart));
        out.push({ ref: { table, ...parsed }, text: formula.slice(nameStart, end + 1) });
        start = end + 1;
      }
      i = end;
    }
  }
  return [...out, formula.slice(start)];
}

/**
 * Rewrites every structured reference; null leaves it as it is written.
 * @param map is told whether the reference is an end of a range, as in `Costs[[#Headers],[Cost]]:B7`
 */
export function mapStructured(
  formula: string,
  map: (ref: StructuredRef, endOfRange: boolean) => string | null,
): string {
  if (!formula.includes("[")) return formula;
  const all = parts(formula);
  const text = (i: number): string => (typeof all[i] === "string" ? all[i] : "");
  return all
    .map((p, i) => {
      if (typeof p === "string") return p;
      return map(p.ref, /:\s*$/.test(text(i - 1)) || /^\s*:/.test(text(i + 1))) ?? p.text;
    })
    .join("");
}

/** `Costs[a]:Costs[c]` as one reference, `Costs[[a]:[c]]`: ranges between columns of the same rows of a table. */
export function joinColumns(formula: string): string {
  if (!/\]\s*:/.test(formula)) return formula;
  const out: Part[] = [];
  for (const part of parts(formula)) {
    const [first, between] = [out.at(-2), out.at(-1)];
    const ends =
      typeof part !== "string" &&
      typeof first === "object" &&
      typeof between === "string" &&
      /^\s*:\s*$/.test(between);
    const columns = ends ? columnsBetween(first.ref, part.ref) : null;
    if (!ends || !columns) out.push(part);
    else {
      const ref = { ...first.ref, columns };
      out.splice(-2, 2, { ref, text: engineSpelling(ref) });
    }
  }
  return out.map((p) => (typeof p === "string" ? p : p.text)).join("");
}

function columnsBetween(a: StructuredRef, b: StructuredRef): StructuredRef["columns"] | null {
  const rows = ({ table = "", items }: StructuredRef): string => [table, ...items].join("\n").toLowerCase();
  const one = ({ columns }: StructuredRef) => (columns && columns[0] === columns[1] ? columns[0] : null);
  const [first, last] = [one(a), one(b)];
  // Of ends of several columns, only the table knows which two stand outermost.
  return first !== null && last !== null && rows(a) === rows(b) ? [first, last] : null;
}

const isThisRow = (items: string[]): boolean => items.length === 1 && items[0]?.toLowerCase() === "#this row";

/** As Excel shows it. Inside the table around the cell its own name is left out of `[@Column]`. */
export function excelSpelling(ref: StructuredRef, around: string | undefined): string {
  const own = ref.table !== undefined && ref.table.toLowerCase() === around?.toLowerCase();
  const { items, columns } = ref;
  if (isThisRow(items)) {
    const name = own ? "" : (ref.table ?? "");
    if (!columns) return `${name}[@]`;
    const [first, last] = columns.map(escape);
    if (first !== last) return `${name}[@[${first}]:[${last}]]`;
    return /^[\p{L}\p{N}_]+$/u.test(first ?? "") ? `${name}[@${first}]` : `${name}[@[${first}]]`;
  }
  return engineSpelling(ref);
}

/** As Univer parses it, and as Excel writes files: `Costs[[#This Row],[Column]]`. */
export function engineSpelling({ table = "", items, columns }: StructuredRef): string {
  if (!columns)
    return `${table}[${items.length > 1 ? items.map((i) => `[${i}]`).join(",") : (items[0] ?? "")}]`;
  const [first, last] = columns.map(escape);
  if (items.length === 0 && first === last) return `${table}[${first}]`;
  const range = first === last ? `[${first}]` : `[${first}]:[${last}]`;
  return `${table}[${[...items.map((i) => `[${i}]`), range].join(",")}]`;
}
