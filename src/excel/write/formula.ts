import type { PlanRect } from "../../sheets/plan";
import type { Busy, Connection } from "../talk/connection";
import type { Features } from "../talk/features";
import { queryMerged } from "../talk/merged";
import { explain, type Problem } from "../talk/problem";
import { address, contains, MAX_COLUMNS, MAX_ROWS, overlaps, RECT, rectOf } from "../talk/rects";
import { run } from "../talk/run";
import { CALL } from "../functions/uses";

export interface FormulaRequest {
  /** With "=", in Excel's English. */
  formula: string;
  /** How many cells its result takes, where that is known. */
  size: { rows: number; columns: number } | null;
  /** The answer to "occupied": this cell's content may go. The active cell is asked for otherwise. */
  replace?: OccupiedCell;
}

/** A cell that holds something. */
export interface OccupiedCell {
  sheetId: string;
  row: number;
  column: number;
  /** For the user: `Budget!B2`. */
  where: string;
  /** Its formula or constant, by which it is known again. */
  content: string;
  /** As displayed. */
  text: string;
}

export type InsertFormulaResult =
  | { kind: "inserted"; where: string }
  /** Nothing was written: ask, then call again with this cell as `replace`. */
  | { kind: "occupied"; cell: OccupiedCell }
  /** Nothing was written, and nothing will be as long as this holds. */
  | { kind: "refused"; reason: string }
  | { kind: "failed"; problem: Problem };

/** The way of a formula into the user's own cells. It does not throw. */
export interface Formulas {
  /** Writes it into the active cell. */
  insertFormula(request: FormulaRequest): Promise<InsertFormulaResult | Busy>;
}

export const connectFormulas = (connection: Connection): Formulas => ({
  insertFormula: (request) => connection.alone(() => insertFormula(request, connection)),
});

/** A function's result may have 5 MB on its way to Excel; on the web a larger one never arrives. */
const MOST_CELLS = 200_000;

/**
 * Writes a formula into the active cell. Replaces nothing without being told to, and writes nowhere where the formula
 * could not show its result. Three requests, and one where this Excel can be asked for merged cells.
 */
async function insertFormula(
  request: FormulaRequest,
  { features, functionsProblem }: Connection,
): Promise<InsertFormulaResult> {
  const { rows, columns } = request.size ?? { rows: 1, columns: 1 };
  if (rows * columns > MOST_CELLS)
    return refused(
      `The result takes ${(rows * columns).toLocaleString("en-US")} cells. Excel passes on ${MOST_CELLS.toLocaleString("en-US")} at most: ask for fewer.`,
    );
  try {
    const silent = CALL.test(request.formula) ? await functionsProblem() : null;
    if (silent) return { kind: "failed", problem: silent };
    return await run(async (context): Promise<InsertFormulaResult> => {
      const cell = targetOf(context, request);
      const readCell = queryCell(cell, features);
      await context.sync();
      const found = readCell();
      const refusal = refusalOf(found);
      if (refusal) return { kind: "refused", reason: refusal };

      const wanted: PlanRect = { ...found.spot, ...(request.size ?? { rows: 1, columns: 1 }) };
      if (wanted.row + wanted.rows > MAX_ROWS || wanted.column + wanted.columns > MAX_COLUMNS)
        return refused(
          `The result takes ${sizeText(wanted)}, and the sheet ends before. Select a cell further up or left.`,
        );
      const readArea = queryArea(cell, wanted, found.sheet);
      await context.sync();
      const area = readArea();
      const table = tableRefusal(area.tables, wanted);
      if (table) return refused(table);
      const taken = area.filled.find(
        ([row, column]) =>
          !(row === wanted.row && column === wanted.column) && !isOwnSpill(found, row, column),
      );
      const noRoom = (why: string) =>
        refused(
          `The result takes ${sizeText(wanted)}, ${address(wanted)}, and ${why}. Select a cell with free cells below and beside it.`,
        );
      if (taken)
        return noRoom(`${address({ row: taken[0], column: taken[1], rows: 1, columns: 1 })} holds something`);
      const asked = request.replace;
      if (found.occupied && found.occupied.content !== asked?.content)
        return { kind: "occupied", cell: found.occupied };
      const readMerged = features.merges
        ? queryMerged(cell.getResizedRange(wanted.rows - 1, wanted.columns - 1))
        : () => [];
      if (features.merges) await context.sync();
      const merged = readMerged();
      if (merged.some((rect) => contains(rect, wanted.row, wanted.column)))
        return refused(
          `${found.where} is merged with other cells, where results can’t spill. Select a single cell.`,
        );
      if (merged.length) return noRoom("some of these cells are merged");

      // In a cell formatted as text Excel would show the formula instead of its result.
      if (found.format === "@") cell.numberFormat = [["General"]];
      cell.formulas = [[request.formula]];
      await context.sync();
      return { kind: "inserted", where: found.where };
    });
  } catch (error) {
    const reason = explain(error);
    if (reason.code === "InvalidSelection") return refused("Select a cell in Excel, then try again.");
    if (reason.code === "InvalidArgument")
      return refused("Excel can’t read this formula. Check its commas, quotes and parentheses.");
    if (reason.kind === "protected") return refused(PROTECTED);
    return { kind: "failed", problem: reason };
  }
}

const PROTECTED =
  "The sheet is protected and this cell is locked. Unprotect the sheet (Review, Unprotect Sheet), or select another cell.";

const refused = (reason: string): InsertFormulaResult => ({ kind: "refused", reason });

function targetOf({ workbook }: Excel.RequestContext, { replace }: FormulaRequest): Excel.Range {
  return replace
    ? workbook.worksheets.getItem(replace.sheetId).getCell(replace.row, replace.column)
    : workbook.getActiveCell();
}

interface FoundCell {
  sheet: Excel.Worksheet;
  spot: { row: number; column: number };
  where: string;
  format: string;
  locked: boolean;
  /** The cell whose formula has spilled into this one. */
  spilledFrom: string | null;
  /** Where this cell's own formula has spilled to. */
  spill: PlanRect | null;
  occupied: OccupiedCell | null;
}

function queryCell(cell: Excel.Range, features: Features): () => FoundCell {
  cell.load("rowIndex,columnIndex,formulas,text,numberFormat,address");
  cell.format.protection.load("locked");
  const sheet = cell.worksheet;
  sheet.load("id,name");
  sheet.protection.load("protected");
  sheet.tables.load("items/name,items/showHeaders");
  const parent = features.spills ? cell.getSpillParentOrNullObject() : null;
  parent?.load(RECT);
  const spill = features.spills ? cell.getSpillingToRangeOrNullObject() : null;
  spill?.load(RECT);
  return () => {
    const spot = { row: cell.rowIndex, column: cell.columnIndex };
    const anchor = parent && !parent.isNullObject ? rectOf(parent) : null;
    const content = String(cell.formulas[0]?.[0] ?? "");
    const where = cell.address;
    return {
      sheet,
      spot,
      where,
      format: String(cell.numberFormat[0]?.[0] ?? ""),
      locked: sheet.protection.protected && cell.format.protection.locked,
      spilledFrom:
        anchor && (anchor.row !== spot.row || anchor.column !== spot.column) ? address(anchor) : null,
      spill: spill && !spill.isNullObject ? rectOf(spill) : null,
      occupied:
        content === ""
          ? null
          : { sheetId: sheet.id, ...spot, where, content, text: String(cell.text[0]?.[0] ?? "") },
    };
  };
}

function refusalOf({ where, locked, spilledFrom }: FoundCell): string | null {
  if (locked) return PROTECTED;
  if (spilledFrom)
    return `${where} shows a result of the formula in ${spilledFrom}. Select a cell outside of that result.`;
  return null;
}

const isOwnSpill = ({ spill }: FoundCell, row: number, column: number) =>
  spill !== null && contains(spill, row, column);

function queryArea(cell: Excel.Range, wanted: PlanRect, sheet: Excel.Worksheet) {
  const area = cell.getResizedRange(wanted.rows - 1, wanted.columns - 1);
  area.load("formulas,values");
  const tables = sheet.tables.items.map((table) => {
    const range = table.getRange();
    range.load(RECT);
    return { table, range };
  });
  return () => ({
    filled: area.formulas.flatMap((line, r) =>
      line.flatMap((formula: unknown, c): [number, number][] =>
        formula !== "" || area.values[r]?.[c] !== "" ? [[wanted.row + r, wanted.column + c]] : [],
      ),
    ),
    tables: tables.map(({ table: { name, showHeaders }, range }) => ({
      name,
      showHeaders,
      rect: rectOf(range),
    })),
  });
}

/** Within a table a result can't spill, and its header cells hold texts only. */
function tableRefusal(
  tables: { name: string; showHeaders: boolean; rect: PlanRect }[],
  wanted: PlanRect,
): string | null {
  const table = tables.find(({ rect }) => overlaps(rect, wanted));
  if (!table) return null;
  if (table.showHeaders && wanted.row === table.rect.row)
    return `This is the header of the table “${table.name}”, which can’t hold a formula. Select another cell.`;
  if (wanted.rows * wanted.columns > 1)
    return `The result takes ${sizeText(wanted)}, and results can’t spill within a table (“${table.name}”). Select a cell outside of it.`;
  return null;
}

const sizeText = ({ rows, columns }: { rows: number; columns: number }) =>
  columns === 1 ? `${rows} rows` : rows === 1 ? `${columns} columns` : `${rows} rows and ${columns} columns`;
