import type { BookData, RangeData } from "../../engine";
import type { PlanRect } from "../../sheets/plan";
import type { Features } from "../talk/features";
import { explain, type Problem } from "../talk/problem";
import { cellsIn, parseAddress, RECT, rectOf } from "../talk/rects";
import { run } from "../talk/run";
import { asksForHidden, hiddenRows, type Rows } from "./hidden-rows";
import { mentionsIn, sheetsMentioned } from "./mentions";

/** What the engine needs of a workbook, as plain data. */
export interface WorkbookReading {
  data: BookData;
  /** The sheets in the order of the data. */
  sheets: { id: string; name: string }[];
  /** Those whose cells were read: the others have no part in the outputs. */
  read: ReadonlySet<string>;
}

export type ReadBookResult =
  | { kind: "read"; reading: WorkbookReading }
  /** More cells than can be read in a moment. */
  | { kind: "too-large"; cells: number; most: number }
  | { kind: "failed"; problem: Problem };

/** Cells that are read at most, and how many in one request: an answer may have some megabytes. */
const MOST_CELLS = 2_000_000;
const CELLS_A_REQUEST = 100_000;

type Sheets = WorkbookReading["sheets"];
type Names = BookData["names"][number][];

/**
 * Reads the sheets that hold the outputs, then those that their formulas name, and so on: one request a round. What a
 * workbook is made of (names, tables, sheets) takes two requests before.
 */
export async function readBook(outputSheets: readonly string[], features: Features): Promise<ReadBookResult> {
  try {
    return await run((context) => readIn(context, outputSheets, features));
  } catch (error) {
    return { kind: "failed", problem: explain(error) };
  }
}

async function readIn(
  context: Excel.RequestContext,
  outputSheets: readonly string[],
  features: Features,
): Promise<ReadBookResult> {
  const { worksheets, names, tables, application } = context.workbook;
  // Where calculation is manual, what is shown may be older than what it is made of.
  application.calculate("Recalculate");
  worksheets.load("items/id,items/name");
  names.load("items/name,items/formula");
  tables.load("items/name,items/showHeaders,items/showTotals");
  const holding = outputSheets.map((id) => worksheets.getItem(id));
  for (const sheet of holding) sheet.load("id");
  await context.sync();

  const sheets = worksheets.items.map(({ id, name }) => ({ id, name }));
  const bounds = worksheets.items.map(boundsOf);
  const own = worksheets.items.map((sheet) => {
    sheet.names.load("items/name,items/formula");
    return sheet.names;
  });
  const foundTables = tables.items.map((table) => tableIn(table, sheets));
  await context.sync();

  const named: Names = [
    ...names.items.map((name) => nameOf(name, null)),
    ...own.flatMap(({ items }, sheet) => items.map((name) => nameOf(name, sheet))),
  ];
  const tableList = foundTables.flatMap((answer) => answer() ?? []);
  const contents: (readonly RangeData[])[] = sheets.map(() => []);
  const read = new Set<string>();
  let cells = 0;
  const first = new Set(holding.map(({ id }) => id));
  let wanted = sheets.flatMap(({ id }, i) => (first.has(id) ? [i] : []));
  while (wanted.length) {
    const round = wanted.map((i) => ({ i, area: bounds[i]?.() ?? null }));
    cells += round.reduce((sum, { area }) => sum + (area ? area.rows * area.columns : 0), 0);
    if (cells > MOST_CELLS) return { kind: "too-large", cells, most: MOST_CELLS };
    const formulas: string[] = [];
    for (const { i, content } of await contentsOf(context, sheets, round)) {
      contents[i] = content;
      read.add(sheets[i]?.id ?? "");
      for (const line of content.flatMap((range) => range.formulas))
        for (const cell of line) if (typeof cell === "string" && cell.startsWith("=")) formulas.push(cell);
    }
    wanted = needed(formulas, sheets, named, tableList).filter((i) => !read.has(sheets[i]?.id ?? ""));
  }
  const data: BookData = {
    sheets: sheets.map(({ name }, i) => ({ name, ranges: contents[i] ?? [] })),
    names: named,
    tables: tableList,
  };
  return { kind: "read", reading: { data: await withHidden(context, data, sheets, features), sheets, read } };
}

/** With the rows that don't show, where a formula leaves them out. */
async function withHidden(
  context: Excel.RequestContext,
  data: BookData,
  sheets: Sheets,
  features: Features,
): Promise<BookData> {
  const ranges = data.sheets.flatMap((one, sheet) => one.ranges.map((range) => ({ sheet, range })));
  const asked =
    data.names.some(({ formula }) => asksForHidden(formula)) ||
    ranges.some(({ range }) => range.formulas.some((line) => line.some(asksForHidden)));
  if (!asked) return data;
  const rows = ranges.map(({ sheet, range }): Rows => ({ sheet, row: range.row, rows: range.values.length }));
  const hidden = await hiddenRows(context, sheets, data.tables, rows, features);
  return {
    ...data,
    sheets: data.sheets.map((one, i) => ({
      ...one,
      hiddenRows: hidden.rows.get(i) ?? [],
      filtered: hidden.filtered.has(i),
    })),
  };
}

/**
 * The same workbook after an edit: what was read is read again, in a request or two. Null where the workbook isn't made as it
 * was any more, so that it has to be read from the start.
 */
export async function readAgain(known: WorkbookReading, features: Features): Promise<WorkbookReading | null> {
  const asked = known.sheets.map((sheet, i) => ({ ...sheet, ranges: known.data.sheets[i]?.ranges ?? [] }));
  const size = asked.flatMap(({ ranges }) => ranges).reduce((sum, { values }) => sum + sizeOf(values), 0);
  if (size > CELLS_A_REQUEST) return null;
  return run(async (context) => {
    const { worksheets, names, tables } = context.workbook;
    worksheets.load("items/id,items/name");
    names.load("items/name,items/formula");
    tables.load("items/name");
    const queried = asked.map(({ id }) => {
      if (!known.read.has(id)) return null;
      const used = worksheets.getItemOrNullObject(id).getUsedRangeOrNullObject();
      used.load("rowIndex,columnIndex,formulas,values,valueTypes");
      return used;
    });
    await context.sync();
    const same =
      worksheets.items.length === known.sheets.length &&
      worksheets.items.every(
        ({ id, name }, i) => id === known.sheets[i]?.id && name === known.sheets[i]?.name,
      ) &&
      tables.items.length === known.data.tables.length &&
      names.items.every(({ name, formula }) =>
        known.data.names.some(
          (one) => one.sheet === null && one.name === name && one.formula === String(formula),
        ),
      );
    // Of more cells than it gives at once Excel gives null.
    const readable = queried.every(
      (used) => !used || used.isNullObject || (used.formulas as unknown) !== null,
    );
    if (!same || !readable) return null;
    const sheets = known.data.sheets.map((sheet, i) => {
      const used = queried[i];
      return used ? { ...sheet, ranges: used.isNullObject ? [] : [rangeData(used)] } : sheet;
    });
    return { ...known, data: await withHidden(context, { ...known.data, sheets }, known.sheets, features) };
  });
}

const sizeOf = (rows: readonly (readonly unknown[])[]) => rows.length * (rows[0]?.length ?? 0);

function boundsOf(sheet: Excel.Worksheet): () => PlanRect | null {
  const used = sheet.getUsedRangeOrNullObject();
  used.load(RECT);
  return () => (used.isNullObject ? null : rectOf(used));
}

function tableIn(table: Excel.Table, sheets: Sheets): () => BookData["tables"][number] | null {
  const range = table.getRange();
  range.load("address");
  table.worksheet.load("id");
  table.columns.load("items/name");
  return () => {
    const { row, column, rows, columns } = parseAddress(cellsIn(range.address));
    const sheet = sheets.findIndex(({ id }) => id === table.worksheet.id);
    if (sheet < 0) return null;
    return {
      name: table.name,
      sheet,
      area: { top: row, left: column, bottom: row + rows - 1, right: column + columns - 1 },
      headers: table.showHeaders,
      totals: table.showTotals,
      columns: table.columns.items.map(({ name }) => name),
    };
  };
}

const nameOf = ({ name, formula }: Excel.NamedItem, sheet: number | null): Names[number] => ({
  name,
  sheet,
  formula: String(formula),
});

async function contentsOf(
  context: Excel.RequestContext,
  sheets: Sheets,
  round: readonly { i: number; area: PlanRect | null }[],
): Promise<{ i: number; content: RangeData[] }[]> {
  const answers: { i: number; blocks: Excel.Range[] }[] = [];
  let waiting = 0;
  for (const { i, area } of round) {
    const blocks: Excel.Range[] = [];
    const sheet = context.workbook.worksheets.getItem(sheets[i]?.id ?? "");
    for (const { row, column, rows, columns } of area ? piecesOf(area) : []) {
      if (waiting > 0 && waiting + rows * columns > CELLS_A_REQUEST) {
        await context.sync();
        waiting = 0;
      }
      waiting += rows * columns;
      const range = sheet.getRangeByIndexes(row, column, rows, columns);
      range.load("rowIndex,columnIndex,formulas,values,valueTypes");
      blocks.push(range);
    }
    answers.push({ i, blocks });
  }
  await context.sync();
  return answers.map(({ i, blocks }) => ({ i, content: blocks.map(rangeData) }));
}

function piecesOf({ row, column, rows, columns }: PlanRect): PlanRect[] {
  const most = Math.max(1, Math.floor(CELLS_A_REQUEST / columns));
  return Array.from({ length: Math.ceil(rows / most) }, (_, i) => ({
    row: row + i * most,
    column,
    rows: Math.min(most, rows - i * most),
    columns,
  }));
}

/** An error is marked as one: a cell may hold its name as a text. */
function rangeData({ rowIndex, columnIndex, formulas, values, valueTypes }: Excel.Range): RangeData {
  return {
    row: rowIndex,
    column: columnIndex,
    formulas,
    values: values.map((line: unknown[], r) =>
      line.map((value, c) => (valueTypes[r]?.[c] === "Error" ? { error: String(value) } : value)),
    ),
  };
}

/** The sheets that formulas read: those that they name, and those of the tables and defined names in them. */
function needed(
  formulas: readonly string[],
  sheets: Sheets,
  names: Names,
  tables: BookData["tables"],
): number[] {
  const seen = new Set<string>();
  const found = new Set<number>();
  for (let texts: readonly string[] = formulas; texts.length;) {
    const mentions = mentionsIn(texts);
    for (const i of sheetsMentioned(
      mentions,
      sheets.map(({ name }) => name),
    ))
      found.add(i);
    for (const { name, sheet } of tables) if (mentions.words.has(name.toLowerCase())) found.add(sheet);
    texts = names
      .filter(({ name }) => mentions.words.has(name.toLowerCase()) && !seen.has(name))
      .map(({ name, formula }) => {
        seen.add(name);
        return formula;
      });
  }
  return [...found];
}
