import type { Features } from "../talk/features";
import { explain, type Problem } from "../talk/problem";
import { contains } from "../talk/rects";
import { run } from "../talk/run";
import { addressOf, READING, readingAt, type CellReading, type PickedCell } from "./cells";
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

interface Block {
  row: number;
  column: number;
  rows: number;
  columns: number;
}

/**
 * The cells that are selected, wherever and in however many areas, without those that are empty or hold a text. Two
 * requests, whatever the selection's size.
 */
export async function pickSelection(features: Features): Promise<PickResult> {
  try {
    return await run((context) => pick(context, features));
  } catch (error) {
    const problem = explain(error);
    return problem.code === "InvalidSelection" ? { kind: "no-cells" } : { kind: "failed", problem };
  }
}

async function pick(context: Excel.RequestContext, features: Features): Promise<PickResult> {
  const { sheet, areas } = await selectedAreas(context, features);
  const size = areas.reduce((sum, { rows, columns }) => sum + rows * columns, 0);
  // Texts and empty cells between the inputs don't count, but a whole column of a table isn't read.
  if (size > 20 * MOST_PICKED) return { kind: "too-many", most: MOST_PICKED };
  const read = areas.map((area) => {
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
    return { area, block, range };
  });
  await context.sync();

  let skipped = 0;
  const found: { cell: CellReading; row: number; column: number; rowName: string; columnName: string }[] = [];
  for (const { area, block, range } of read) {
    const grid = Array.from({ length: block.rows }, (_, r) =>
      Array.from({ length: block.columns }, (_, c) => readingAt(range, r, c)),
    );
    for (let r = area.row - block.row; r < block.rows; r++)
      for (let c = area.column - block.column; c < block.columns; c++) {
        const cell = grid[r]?.[c];
        const [row, column] = [block.row + r, block.column + c];
        if (!cell || cell.kind === "empty" || cell.kind === "text" || cell.kind === "boolean") skipped++;
        else if (!found.some((other) => other.row === row && other.column === column))
          found.push({
            cell,
            row,
            column,
            rowName: rowLabel(grid, r, c),
            columnName: columnLabel(grid, r, c),
          });
      }
  }
  if (found.length > MOST_PICKED) return { kind: "too-many", most: MOST_PICKED };
  const places = found.map(({ row, column }) => ({ sheetId: sheet.id, sheet: sheet.name, row, column }));
  const labels = distinctLabels(
    found.map(({ rowName, columnName }, i) => ({
      row: rowName,
      column: columnName,
      address: places[i] ? addressOf(places[i]) : "",
    })),
  );
  return {
    kind: "picked",
    skipped,
    cells: found.flatMap(({ cell }, i) => {
      const place = places[i];
      return place ? [{ ...cell, place, address: addressOf(place), label: labels[i] ?? "" }] : [];
    }),
  };
}

/** The selection, cut to the part of the sheet that holds something. */
async function selectedAreas(
  context: Excel.RequestContext,
  features: Features,
): Promise<{ sheet: Excel.Worksheet; areas: Block[] }> {
  const { workbook } = context;
  const bounds = "rowIndex,columnIndex,rowCount,columnCount";
  let sheet: Excel.Worksheet;
  let ranges: () => Excel.Range[];
  if (features.areas) {
    const selection = workbook.getSelectedRanges();
    selection.areas.load(`items/${bounds.replaceAll(",", ",items/")}`);
    sheet = selection.worksheet;
    ranges = () => selection.areas.items;
  } else {
    const selection = workbook.getSelectedRange();
    selection.load(bounds);
    sheet = selection.worksheet;
    ranges = () => [selection];
  }
  sheet.load("id,name");
  const used = sheet.getUsedRangeOrNullObject(true);
  used.load(bounds);
  await context.sync();
  const whole = used.isNullObject ? null : blockOf(used);
  return { sheet, areas: ranges().flatMap((range) => common(blockOf(range), whole)) };
}

const blockOf = (range: Excel.Range): Block => ({
  row: range.rowIndex,
  column: range.columnIndex,
  rows: range.rowCount,
  columns: range.columnCount,
});

function common(a: Block, b: Block | null): Block[] {
  if (!b) return [];
  const row = Math.max(a.row, b.row);
  const column = Math.max(a.column, b.column);
  const rows = Math.min(a.row + a.rows, b.row + b.rows) - row;
  const columns = Math.min(a.column + a.columns, b.column + b.columns) - column;
  const block = { row, column, rows, columns };
  return rows > 0 && columns > 0 && contains(a, row, column) ? [block] : [];
}
