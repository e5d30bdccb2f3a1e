import type { PlanRect } from "../../sheets/plan";
import { isFormula, type CellContent } from "../insertions/fingerprint";
import type { Features } from "../talk/features";
import { address, parseAddress, RECT, rectOf } from "../talk/rects";
import type { StoredInsertion, StoredSheet } from "../talk/records/insertion";
import { sheetsOf } from "../talk/records/marks";
import { usedCells } from "../talk/searched";
import { querySurvey, type SheetState, type Survey } from "../talk/survey";
import { Content, locate, type Spot } from "./locate";
import { cellId, rowsId, tableCellId, type StoredTable } from "./places";

/** An input as it is in the workbook now. */
export interface PresentInput {
  id: string;
  sheetId: string;
  sheet: string;
  row: number;
  column: number;
  content: CellContent;
  /** What it is called on the sheet. */
  label: string;
}

/** A key figure's cell. */
export interface PresentFigure {
  sheetId: string;
  sheet: string;
  label: string;
  row: number;
  column: number;
}

/** The inputs of an insertion, wherever they are by now. */
export interface Present {
  stored: StoredInsertion;
  inputs: Map<string, PresentInput>;
  /** What names the rows of each table, by the table's id. */
  rows: Record<string, string[]>;
  figures: PresentFigure[];
  /** Sheets, tables and inputs that can't be found, in words. */
  missing: string[];
  /** Inputs that hold formulas by now: they are no inputs any more. */
  formulas: Set<string>;
  settings: { key: string; value: unknown }[];
  manual: boolean;
}

export interface WorkbookState {
  survey: Survey;
  settings: { key: string; value: unknown }[];
  manual: boolean;
  /** An error that an input is given goes when the input is given something else: formulas don't run in circles. */
  errorsPass: boolean;
}

/** One request. */
export async function readState(context: Excel.RequestContext, features: Features): Promise<WorkbookState> {
  const answer = querySurvey(context);
  const { application, settings } = context.workbook;
  application.load("calculationMode");
  if (features.iteration) application.iterativeCalculation.load("enabled");
  await context.sync();
  return {
    survey: answer(),
    settings: settings.items.map(({ key, value }) => ({ key, value: value as unknown })),
    manual: application.calculationMode !== "Automatic",
    errorsPass: features.iteration && !application.iterativeCalculation.enabled,
  };
}

/** One request more. */
export async function readPresent(
  context: Excel.RequestContext,
  { survey, settings, manual }: WorkbookState,
  stored: StoredInsertion,
): Promise<Present> {
  const found = sheetsOf(stored, survey.sheets);
  const sheets = found.map(({ stored: storedSheet, sheet }) => {
    const worksheet = context.workbook.worksheets.getItem(sheet.id);
    const used = usedCells(worksheet);
    used.load(`formulas,${RECT}`);
    const tables = (storedSheet.places?.tables ?? []).map((table) => {
      const object = worksheet.tables.getItemOrNullObject(table.name);
      const range = object.getRange();
      object.load("name");
      range.load(RECT);
      return { table, object, range };
    });
    return { storedSheet, sheet, used, tables };
  });
  await context.sync();

  const present: Present = {
    stored,
    inputs: new Map(),
    rows: {},
    figures: [],
    missing: stored.sheets
      .filter((each) => !found.some((one) => one.stored === each))
      .map(({ name }) => `the sheet “${name}” was deleted`),
    formulas: new Set(),
    settings,
    manual,
  };
  for (const { storedSheet, sheet, used, tables } of sheets) {
    const content = used.isNullObject
      ? new Content([], 0, 0)
      : new Content(used.formulas, used.rowIndex, used.columnIndex);
    const reader = new SheetReader(present, storedSheet, sheet, content, survey);
    reader.readCells();
    for (const { table, object, range } of tables)
      reader.readTable(table, object.isNullObject ? null : rectOf(range));
  }
  return present;
}

class SheetReader {
  constructor(
    private readonly present: Present,
    private readonly stored: StoredSheet,
    private readonly sheet: SheetState,
    private readonly content: Content,
    private readonly survey: Survey,
  ) {}

  readCells(): void {
    const { cells = [], figures = [] } = this.stored.places ?? {};
    const named = (name: string) => cellNamed(name, this.sheet.name, this.survey);
    // Inputs and figures together: each is a neighbour by which others are found.
    const spots = locate([...cells, ...figures], this.content, named);
    cells.forEach((cell, i) => {
      const spot = spots[i];
      const label = cell.label ?? address({ ...cell, rows: 1, columns: 1 });
      if (spot) this.add(cellId(this.stored.key, cell.row, cell.column), spot, label);
      else this.present.missing.push(`“${label}” isn’t found on “${this.sheet.name}”`);
    });
    figures.forEach((_, i) => {
      const spot = spots[cells.length + i];
      const label = this.stored.keyFigures[i]?.label ?? "";
      if (spot) this.present.figures.push({ sheetId: this.sheet.id, sheet: this.sheet.name, label, ...spot });
    });
  }

  readTable(table: StoredTable, range: PlanRect | null): void {
    const { name } = table;
    if (!range) {
      this.present.missing.push(`the table “${name}” isn’t found on “${this.sheet.name}”`);
      return;
    }
    const columnOf = (header: string) =>
      Array.from({ length: range.columns }, (_, c) => range.column + c).find(
        (column) => String(this.content.at(range.row, column)) === header,
      );
    const labelColumn = table.labelHeader === undefined ? undefined : columnOf(table.labelHeader);
    const rows = Array.from({ length: range.rows - 1 }, (_, r) => range.row + 1 + r);
    const id = rowsId(this.stored.key, name);
    this.present.rows[id] = rows.map((row) =>
      labelColumn === undefined ? "" : String(this.content.at(row, labelColumn)),
    );
    for (const header of table.headers) {
      const column = columnOf(header);
      if (column === undefined) {
        this.present.missing.push(`the column “${header}” isn’t found on “${this.sheet.name}”`);
        continue;
      }
      rows.forEach((row, r) => {
        const label = labelColumn ?? range.column;
        const rowName = column === label ? `row ${r + 1}` : String(this.content.at(row, label));
        this.add(tableCellId(id, header, r), { row, column }, `${rowName}, ${header}`);
      });
    }
  }

  private add(id: string, { row, column }: Spot, label: string): void {
    const content = this.content.at(row, column);
    if (isFormula(content)) this.present.formulas.add(id);
    else {
      const { id: sheetId, name: sheet } = this.sheet;
      this.present.inputs.set(id, { id, sheetId, sheet, row, column, content, label });
    }
  }
}

/** The cell that a name of the workbook refers to, on a sheet. */
export function cellNamed(name: string, sheetName: string, { names }: Survey): Spot | null {
  const formula = names.find((each) => each.name.toLowerCase() === name.toLowerCase())?.formula;
  const [, quoted, bare, cell] =
    /^=(?:'((?:[^']|'')+)'|([^'!]+))!(\$?[A-Z]+\$?\d+)$/.exec(formula ?? "") ?? [];
  const sheet = quoted?.replaceAll("''", "'") ?? bare;
  return cell && sheet === sheetName ? parseAddress(cell) : null;
}
