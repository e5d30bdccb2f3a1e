/** The workbooks that Excel computed, entered into the workbench's grid as a user would type them. */
import { withSingles } from "../../src/engine/evaluate/implicit";
import { parseArea } from "../../src/engine/syntax/address";
import { readFormula } from "../../src/engine/syntax/reader";
import { children, type Node } from "../../src/engine/syntax/tree";
import { CellError } from "../../src/engine/values/cell-error";
import type { Cell, CellInput, Rect, Scalar } from "../../src/workbench/model/port";
import type { UniverBook } from "../../src/workbench/univer/book";
import { createUniverBook } from "../../src/workbench/univer/headless";
import { isOwn, saved, type OracleBook, type OracleCell } from "./oracle";

const PREFIX = /_xlfn\.(?:_xlws\.)?|_xlpm\.|_xludf\./g;
const RELATIVE = 1e-9;
/** What is 0 but for rounding: the present value at its own rate of return. */
const ZERO = 1e-9;

export interface Entered {
  where: string;
  formula: string;
  /** The functions that it calls. */
  functions: string[];
  saved: string;
  computed: string;
  agrees: boolean;
}

const treeOf = (formula: string): Node | null => {
  try {
    return readFormula(formula);
  } catch {
    return null;
  }
};

function collect(node: Node, found: (node: Node) => void): void {
  found(node);
  for (const child of children(node)) collect(child, found);
}

/** Where a file means one cell of several, and a user says so with an @. */
const SINGLE = "_xlfn.SINGLE(";
/** These give several without an array formula: a file's has room for the first. */
const MANY = new Set(["ROW", "COLUMN"]);

/** A file's formula as it is typed, without its prefixes, and the functions that it calls. */
export function asTyped(formula: string, array: boolean): { formula: string; functions: string[] } {
  const tree = treeOf(formula);
  if (!tree) return { formula: formula.replace(PREFIX, ""), functions: [] };
  const functions = new Set<string>();
  const at = new Set<number>();
  const gone = new Set<number>();
  const root = array ? tree : withSingles(tree);
  if (!array && root.kind === "call" && MANY.has(root.name.toUpperCase())) at.add(root.start);
  collect(root, (node) => {
    if (node.kind === "call") functions.add(node.name.toUpperCase().replace(PREFIX, ""));
    if (node.kind !== "single" || formula[node.start] === "@") return;
    at.add(node.start);
    if (!formula.startsWith(SINGLE, node.start)) return;
    for (let i = node.start; i < node.start + SINGLE.length; i++) gone.add(i);
    gone.add(node.end - 1);
  });
  const typed = [...formula].map((ch, i) => (at.has(i) ? "@" : "") + (gone.has(i) ? "" : ch)).join("");
  return { formula: typed.replace(PREFIX, ""), functions: [...functions] };
}

const rectOf = (address: string): Rect => {
  const { top, left, bottom, right } = parseArea(address)!;
  return { r: top, c: left, h: bottom - top + 1, w: right - left + 1 };
};

const inside = (at: Rect, r: number, c: number): boolean =>
  r >= at.r && c >= at.c && r < at.r + at.h && c < at.c + at.w;

function inputOf(cell: OracleCell): CellInput {
  if (isOwn(cell)) return { formula: asTyped(cell.f, cell.ref !== undefined).formula };
  const value = saved(cell);
  return { value: value instanceof CellError ? value.code : (value ?? "") };
}

/** Files have #VALUE! where a newer Excel shows one of the newer errors. */
function same(excel: OracleCell, grid: Cell): boolean {
  const value = saved(excel);
  if (value instanceof CellError)
    return (
      grid.value === value.code || (value.code === "#VALUE!" && /^#(CALC|SPILL)!$/.test(String(grid.value)))
    );
  if (typeof value === "number" && typeof grid.value === "number")
    return (
      Math.abs(value - grid.value) <= RELATIVE * Math.abs(value) ||
      Math.max(Math.abs(value), Math.abs(grid.value)) < ZERO
    );
  return (value ?? "") === grid.value;
}

const text = (v: Scalar | CellError | null): string => (v instanceof CellError ? v.code : JSON.stringify(v));

export async function enter(oracle: OracleBook): Promise<Entered[]> {
  const book: UniverBook = createUniverBook();
  const sheets = oracle.sheets.map(({ name }, i) => {
    const [first] = book.sheets();
    if (i > 0) return book.addSheet(name);
    first!.rename(name);
    return book.sheets()[0]!;
  });
  for (const [name, formula] of Object.entries(oracle.names))
    book.setName({ name, formula: `=${asTyped(`=${formula}`, true).formula.slice(1)}`, visible: true });
  for (const [i, { cells }] of oracle.sheets.entries()) {
    const arrays = Object.values(cells).flatMap((cell) =>
      isOwn(cell) && cell.ref ? [rectOf(cell.ref)] : [],
    );
    const rows: (CellInput | null)[][] = [];
    for (const [address, cell] of Object.entries(cells)) {
      const { r, c } = rectOf(address);
      if (!isOwn(cell) && arrays.some((at) => inside(at, r, c))) continue;
      (rows[r] ??= [])[c] = inputOf(cell);
    }
    const w = Math.max(1, ...Array.from(rows, (row) => row?.length ?? 0));
    if (rows.length)
      sheets[i]!.write(
        { r: 0, c: 0, h: rows.length, w },
        Array.from(rows, (row) => Array.from({ length: w }, (_, c) => row?.[c] ?? null)),
      );
  }
  await book.settle();
  const entered: Entered[] = [];
  for (const [i, { name, cells }] of oracle.sheets.entries())
    for (const [address, cell] of Object.entries(cells)) {
      if (!isOwn(cell)) continue;
      const typed = asTyped(cell.f, cell.ref !== undefined);
      const at = rectOf(cell.ref ?? address);
      const grid = sheets[i]!.read(at);
      let wrong: { excel: OracleCell; grid: Cell } | undefined;
      grid.forEach((row, r) =>
        row.forEach((shown, c) => {
          const excel = cells[addressOf(at.r + r, at.c + c)] ?? { v: null };
          if (!wrong && !same({ ...excel, ...(cell.ref ? { e: 1 } : {}) }, shown))
            wrong = { excel, grid: shown };
        }),
      );
      entered.push({
        where: `${oracle.workbook} ${name} ${address}`,
        ...typed,
        saved: text(saved(wrong?.excel ?? cell)),
        computed: text(wrong?.grid.value ?? grid[0]![0]!.value),
        agrees: !wrong,
      });
    }
  book.dispose();
  return entered;
}

function addressOf(r: number, c: number): string {
  let letters = "";
  for (let n = c + 1; n > 0; n = Math.floor((n - 1) / 26))
    letters = String.fromCharCode(65 + ((n - 1) % 26)) + letters;
  return `${letters}${r + 1}`;
}
