import type { PlanRect } from "../../sheets/plan";
import type { Features } from "../talk/features";
import { explain, problem, type Problem } from "../talk/problem";
import { cellsIn, onSheet, RECT, rectOf, RECTS } from "../talk/rects";
import { run } from "../talk/run";
import {
  addressOf,
  READING,
  readingAt,
  samePlace,
  type CellPlace,
  type CellReading,
  type PickedCell,
} from "./cells";
import { say, type Finding } from "./findings";
import { splitAddresses } from "./inspect";
import { MOST_PICKED } from "./journal";
import { columnLabel, distinctLabels, rowLabel } from "./labels";

/** How far a cell's name may be from it. */
const LABEL_COLUMNS = 12;
const LABEL_ROWS = 40;

export type PickResult =
  /** `skipped`: cells of the selection that hold no number. */
  | { kind: "picked"; cells: PickedCell[]; skipped: number }
  | { kind: "too-many"; most: number }
  /** A chart or shape is selected. */
  | { kind: "no-cells" }
  | { kind: "failed"; problem: Problem };

export type DescribeResult =
  | { kind: "described"; cells: PickedCell[] }
  | { kind: "failed"; problem: Problem };

/** What cells hold, and where: "Data!A2:A9". */
export interface Numbers {
  reference: string;
  rows: unknown[][];
}

export type NumbersResult =
  | ({ kind: "numbers" } & Numbers)
  | { kind: "no-cells" }
  | { kind: "failed"; problem: Problem };

/**
 * The cells that are selected, wherever and in however many areas, without those that are empty or hold a text. Three
 * requests, whatever the selection's size.
 */
export async function pickSelection(features: Features): Promise<PickResult> {
  try {
    return await run((context) => pick(context, features));
  } catch (error) {
    const reason = explain(error);
    return reason.code === "InvalidSelection" ? { kind: "no-cells" } : { kind: "failed", problem: reason };
  }
}

async function pick(context: Excel.RequestContext, features: Features): Promise<PickResult> {
  const { sheet, areas } = await selectedAreas(context, features);
  const size = areas.reduce((sum, { rows, columns }) => sum + rows * columns, 0);
  // Texts and empty cells between the inputs don't count, but a whole column of a table isn't read.
  if (size > 20 * MOST_PICKED) return { kind: "too-many", most: MOST_PICKED };
  const { cells, skipped } = await labelled(
    context,
    areas.map((area) => ({ sheet, area })),
  );
  return cells.length > MOST_PICKED
    ? { kind: "too-many", most: MOST_PICKED }
    : { kind: "picked", cells, skipped };
}

/** Cells that are known by their places, with the names that their neighbours give them; what is gone is left out. */
export async function describeCells(places: readonly Omit<CellPlace, "sheet">[]): Promise<DescribeResult> {
  try {
    return await run(async (context): Promise<DescribeResult> => {
      const asked = places.map(({ sheetId, row, column }) => {
        const sheet = context.workbook.worksheets.getItemOrNullObject(sheetId);
        sheet.load("id,name");
        return { sheet, area: { row, column, rows: 1, columns: 1 } };
      });
      await context.sync();
      const { cells } = await labelled(
        context,
        asked.filter(({ sheet }) => !sheet.isNullObject),
      );
      return { kind: "described", cells };
    });
  } catch (error) {
    return { kind: "failed", problem: explain(error) };
  }
}

/** What the selected cells hold: numbers to draw from, or a matrix. */
export async function pickNumbers(): Promise<NumbersResult> {
  try {
    return await run(async (context): Promise<NumbersResult> => {
      const selection = context.workbook.getSelectedRange();
      const used = selection.getUsedRangeOrNullObject(true);
      selection.worksheet.load("name");
      used.load("values,address");
      await context.sync();
      if (used.isNullObject) return { kind: "no-cells" };
      const rows = used.values as unknown[][] | null;
      if (!rows) return { kind: "failed", problem: problem("too-large") };
      return {
        kind: "numbers",
        reference: onSheet(selection.worksheet.name, cellsIn(used.address)),
        rows,
      };
    });
  } catch (error) {
    const reason = explain(error);
    return reason.code === "InvalidSelection" ? { kind: "no-cells" } : { kind: "failed", problem: reason };
  }
}

export type NamesResult =
  /** By the addresses of those that have another name by now. */
  | { kind: "named"; others: ReadonlyMap<string, string>; findings: Finding[] }
  | { kind: "failed"; problem: Problem };

/**
 * How cells that were picked before are called by now. Where rows were inserted or deleted, another cell stands in a
 * place: its name says so.
 */
export async function namesNow(picked: readonly PickedCell[]): Promise<NamesResult> {
  const described = await describeCells(picked.map(({ place }) => place));
  if (described.kind === "failed") return described;
  const others = picked.flatMap(({ address, place, label: before }) => {
    const now = described.cells.find((cell) => samePlace(cell.place, place))?.label ?? before;
    return sameName(before, now) ? [] : [{ address, before, now }];
  });
  return {
    kind: "named",
    others: new Map(others.map(({ address, now }) => [address, now])),
    findings: others.length ? [say.renamed(others)] : [],
  };
}

/** Beside others of the same name a cell has its column's or its address as well. */
const sameName = (one: string, other: string): boolean =>
  one === other || one.startsWith(`${other}, `) || other.startsWith(`${one}, `);

export type NumbersAtResult =
  /** In the order of the references; null where the sheet is gone, or Excel hands over no values. */
  { kind: "read"; rows: (unknown[][] | null)[] } | { kind: "failed"; problem: Problem };

/** What cells that were picked before hold by now. */
export async function numbersAt(references: readonly string[]): Promise<NumbersAtResult> {
  try {
    return await run(async (context): Promise<NumbersAtResult> => {
      const places = references.map((reference) => {
        const [{ sheet: name, cells } = { sheet: "", cells: "" }] = splitAddresses(reference);
        const sheet = context.workbook.worksheets.getItemOrNullObject(name);
        sheet.load("id");
        return { sheet, cells };
      });
      await context.sync();
      const ranges = places.map(({ sheet, cells }) => {
        if (sheet.isNullObject) return null;
        const range = sheet.getRange(cells);
        range.load("values");
        return range;
      });
      await context.sync();
      return { kind: "read", rows: ranges.map((range) => range && (range.values as unknown[][] | null)) };
    });
  } catch (error) {
    return { kind: "failed", problem: explain(error) };
  }
}

interface Found {
  place: CellPlace;
  cell: CellReading;
  row: string;
  column: string;
}

/** One request for the cells with numbers in these areas, each once, and for what stands to their left and above. */
async function labelled(
  context: Excel.RequestContext,
  asked: readonly { sheet: Excel.Worksheet; area: PlanRect }[],
): Promise<{ cells: PickedCell[]; skipped: number }> {
  const read = asked.map(({ sheet, area }) => {
    const top = Math.max(0, area.row - LABEL_ROWS);
    const left = Math.max(0, area.column - LABEL_COLUMNS);
    const block = {
      row: top,
      column: left,
      rows: area.row + area.rows - top,
      columns: area.column + area.columns - left,
    };
    const range = sheet.getRangeByIndexes(block.row, block.column, block.rows, block.columns);
    range.load(READING);
    return { sheet, area, block, range };
  });
  await context.sync();

  let skipped = 0;
  const found: Found[] = [];
  for (const { sheet, area, block, range } of read) {
    const grid = Array.from({ length: block.rows }, (_, r) =>
      Array.from({ length: block.columns }, (_, c) => readingAt(range, r, c)),
    );
    for (let r = area.row - block.row; r < block.rows; r++)
      for (let c = area.column - block.column; c < block.columns; c++) {
        const cell = grid[r]?.[c];
        const place = { sheetId: sheet.id, sheet: sheet.name, row: block.row + r, column: block.column + c };
        if (!cell || cell.kind === "empty" || cell.kind === "text" || cell.kind === "boolean") skipped++;
        else if (!found.some((other) => samePlace(other.place, place)))
          found.push({ place, cell, row: rowLabel(grid, r, c), column: columnLabel(grid, r, c) });
      }
  }
  const labels = distinctLabels(
    found.map(({ row, column, place }) => ({ row, column, address: addressOf(place) })),
  );
  return {
    skipped,
    cells: found.map(({ cell, place }, i) => ({
      ...cell,
      place,
      address: addressOf(place),
      label: labels[i] ?? "",
    })),
  };
}

/** The selection, cut to the part of the sheet that holds something. */
async function selectedAreas(
  context: Excel.RequestContext,
  features: Features,
): Promise<{ sheet: Excel.Worksheet; areas: PlanRect[] }> {
  const { workbook } = context;
  const several = features.areas ? workbook.getSelectedRanges() : null;
  const one = several ? null : workbook.getSelectedRange();
  several?.load("cellCount");
  one?.load(RECT);
  const sheet = (several ?? one)!.worksheet;
  sheet.load("id,name");
  const used = sheet.getUsedRangeOrNullObject(true);
  used.load(RECT);
  await context.sync();
  const whole = used.isNullObject ? null : rectOf(used);
  // All cells, more than can be counted: Excel hangs when it is asked for the areas of these.
  if (several?.cellCount === -1) return { sheet, areas: whole ? [whole] : [] };
  several?.areas.load(RECTS);
  if (several) await context.sync();
  const ranges = several ? several.areas.items : one ? [one] : [];
  return { sheet, areas: ranges.flatMap((range) => common(rectOf(range), whole)) };
}

function common(a: PlanRect, b: PlanRect | null): PlanRect[] {
  if (!b) return [];
  const row = Math.max(a.row, b.row);
  const column = Math.max(a.column, b.column);
  const rows = Math.min(a.row + a.rows, b.row + b.rows) - row;
  const columns = Math.min(a.column + a.columns, b.column + b.columns) - column;
  return rows > 0 && columns > 0 ? [{ row, column, rows, columns }] : [];
}
