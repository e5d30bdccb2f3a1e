import type { CellRole, CellStyle, PlanCell, SheetPlan, WorkbookPlan } from "../../../sheets/plan";
import { numberText } from "../../number-text";

export interface PreviewCell {
  kind: "text" | "formula" | "empty";
  /** What the cell shows; a formula's own text, since only Excel knows its result. */
  text: string;
  header: boolean;
  input: boolean;
  style: CellStyle;
  indent: number;
  /** Cells that the text runs over, itself included. */
  span: number;
}

export interface PreviewChart {
  title: string;
  alternativeText: string;
}

export interface PreviewSheet {
  key: string;
  name: string;
  /** In characters. */
  columnWidths: number[];
  rows: PreviewCell[][];
  charts: PreviewChart[];
}

const HEADERS: ReadonlySet<CellRole> = new Set(["header", "headerNumber", "headerCenter"]);
const INPUTS: ReadonlySet<CellRole> = new Set(["input", "inputText"]);
/** Their colours tell the result, which isn't known here. */
const JUDGED: ReadonlySet<CellRole> = new Set(["check", "verdict"]);

/** The sheets of a plan as they will look, before Excel calculates. */
export function previewOf({ sheets, styles }: WorkbookPlan, locale?: string): PreviewSheet[] {
  return sheets.map((sheet) => sheetOf(sheet, styles, locale));
}

function sheetOf(sheet: SheetPlan, styles: WorkbookPlan["styles"], locale?: string): PreviewSheet {
  return {
    key: sheet.key,
    name: sheet.name,
    columnWidths: sheet.columnWidths,
    rows: sheet.cells.map((row) => rowOf(row, styles, locale)),
    charts: sheet.charts.map(({ title, alternativeText }) => ({ title, alternativeText })),
  };
}

function rowOf(row: (PlanCell | null)[], styles: WorkbookPlan["styles"], locale?: string): PreviewCell[] {
  const cells: PreviewCell[] = [];
  for (let column = 0; column < row.length;) {
    const cell = cellOf(row[column] ?? null, styles, locale);
    if (runsOver(row[column] ?? null, cell.style))
      while (column + cell.span < row.length && isVacant(row[column + cell.span] ?? null)) cell.span++;
    cells.push(cell);
    column += cell.span;
  }
  return cells;
}

function cellOf(cell: PlanCell | null, styles: WorkbookPlan["styles"], locale?: string): PreviewCell {
  if (!cell) return { kind: "empty", text: "", header: false, input: false, style: {}, indent: 0, span: 1 };
  const { role, value, formula, format, indent = 0 } = cell;
  const { color: _color, fill: _fill, ...plain } = styles[role];
  const style = formula !== undefined && JUDGED.has(role) ? plain : styles[role];
  const kind = formula !== undefined ? "formula" : value === undefined || value === "" ? "empty" : "text";
  return {
    kind,
    text: formula ?? valueText(value, format, locale),
    // A filled cell beside the headers heads nothing.
    header: HEADERS.has(role) && kind !== "empty",
    input: INPUTS.has(role),
    style: { ...style, align: style.align ?? (typeof value === "number" || formula ? "right" : "left") },
    indent,
    span: 1,
  };
}

function valueText(value: PlanCell["value"], format: string | undefined, locale?: string): string {
  if (typeof value === "number") return numberText(value, format, locale);
  if (typeof value === "boolean") return value ? "TRUE" : "FALSE";
  return value ?? "";
}

/** As in Excel, a text that isn't wrapped runs over the empty cells beside it. */
const runsOver = (cell: PlanCell | null, style: CellStyle): boolean =>
  typeof cell?.value === "string" && cell.value !== "" && !style.wrap && style.align === "left";

const isVacant = (cell: PlanCell | null): boolean =>
  cell?.formula === undefined && (cell?.value === undefined || cell.value === "");
