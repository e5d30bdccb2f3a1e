import ExcelJS from "exceljs";
import type {
  CellStyle,
  ConditionalPlan,
  PlanCell,
  SheetPlan,
  ValidationPlan,
  WorkbookPlan,
} from "../sheets/plan";
import { CellError, type Scalar } from "../engine";
import type { PlanValues } from "./plan-values";
import { a1, address, reference } from "./address";
import { fileFormula } from "./file-formula";

const POINTS_PER_INCH = 72;

/** The plan as an ExcelJS workbook: everything that ExcelJS can write. Excel calculates it anew whatever values it has. */
export function workbookOf(plan: WorkbookPlan, values?: PlanValues): ExcelJS.Workbook {
  const workbook = new ExcelJS.Workbook();
  workbook.title = plan.title;
  workbook.creator = "Phoenix ROI";
  workbook.calcProperties.fullCalcOnLoad = true;
  for (const sheet of plan.sheets) writeSheet(workbook, sheet, plan, values);
  return workbook;
}

function writeSheet(
  workbook: ExcelJS.Workbook,
  plan: SheetPlan,
  { styles }: WorkbookPlan,
  values: PlanValues | undefined,
): void {
  const sheet = workbook.addWorksheet(plan.name, {
    properties: { tabColor: { argb: argb(plan.tabColor) } },
    views: [
      {
        state: "frozen",
        xSplit: plan.freeze.columns,
        ySplit: plan.freeze.rows,
        showGridLines: false,
      },
    ],
    pageSetup: {
      orientation: plan.print.landscape ? "landscape" : "portrait",
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: plan.print.onePage ? 1 : 0,
      printArea: printArea(plan.print),
      ...(plan.print.repeat.rows > 0 && {
        printTitlesRow: `${plan.print.repeat.row + 1}:${plan.print.repeat.row + plan.print.repeat.rows}`,
      }),
      margins: inches(plan.print.margins),
    },
  });
  sheet.headerFooter.oddFooter = `&L${plan.print.footer.left}&R${plan.print.footer.right}`;
  plan.columnWidths.forEach((width, column) => {
    // ExcelJS takes 9 for the default and leaves it out, but Excel's own default is narrower.
    sheet.getColumn(column + 1).width = width === 9 ? 9.01 : width;
  });
  for (const { row, points } of plan.rowHeights) sheet.getRow(row + 1).height = points;
  // Before the cells: ExcelJS writes the rows of a table, headers included, into the sheet.
  for (const { name, range, columns, style, filter } of plan.tables) {
    sheet.addTable({
      name,
      ref: address(range.row, range.column),
      headerRow: true,
      // Without a style: the plainest one, without its bands.
      style: { theme: (style || "TableStyleLight1") as "TableStyleLight1", showRowStripes: style !== "" },
      columns: columns.map((column) => ({ name: column, filterButton: filter ?? false })),
      rows: Array.from({ length: range.rows - 1 }, () => columns.map(() => null)),
    });
  }
  plan.cells.forEach((line, row) =>
    line.forEach((cell, column) => {
      if (cell)
        writeCell(
          sheet.getCell(row + 1, column + 1),
          cell,
          styles[cell.role],
          tableAt(plan, row, column),
          cell.formula === undefined ? undefined : values?.at(plan, row, column),
        );
    }),
  );
  for (const { name, range } of plan.names) {
    workbook.definedNames.add(reference(plan.name, range), name);
  }
  for (const validation of plan.validations) {
    // Typed for single cells only; ranges are what the file holds.
    const { dataValidations } = sheet as unknown as {
      dataValidations: { add(range: string, rule: ExcelJS.DataValidation): void };
    };
    dataValidations.add(a1(validation.range), dataValidation(validation));
  }
  plan.conditionals.forEach(({ range, when, style }, i) =>
    sheet.addConditionalFormatting({
      ref: a1(range),
      rules: [
        {
          ...(when.kind === "equals"
            ? { type: "cellIs", operator: "equal", formulae: [literal(when.text)] }
            : { type: "expression", formulae: [textRule(when, address(range.row, range.column))] }),
          priority: i + 1,
          style: {
            font: { color: { argb: argb(style.color) }, ...(style.bold && { bold: true }) },
            fill: { type: "pattern", pattern: "solid", bgColor: { argb: argb(style.fill) } },
          },
        } as ExcelJS.ConditionalFormattingRule,
      ],
    }),
  );
}

const literal = (text: string): string => `"${text.replaceAll('"', '""')}"`;

/** Excel judges by the formula alone, and ExcelJS writes none for texts that begin with something. */
function textRule({ kind, text }: ConditionalPlan["when"], cell: string): string {
  if (kind === "beginsWith") return `LEFT(${cell},${text.length})=${literal(text)}`;
  // In a search these three stand for others.
  return `NOT(ISERROR(SEARCH(${literal(text.replace(/[~?*]/g, "~$&"))},${cell})))`;
}

/** A value as ExcelJS takes it. */
const resultOf = (value: Scalar | undefined): ExcelJS.CellFormulaValue["result"] =>
  value instanceof CellError
    ? { error: value.code as ExcelJS.CellErrorValue["error"] }
    : (value ?? undefined);

function writeCell(
  cell: ExcelJS.Cell,
  plan: PlanCell,
  style: CellStyle,
  table: string | undefined,
  value: Scalar | undefined,
): void {
  if (plan.formula !== undefined) {
    const formula = fileFormula(plan.formula, table);
    cell.value = { formula, result: resultOf(value) } as ExcelJS.CellFormulaValue;
  } else if (plan.link !== undefined) {
    cell.value = { text: String(plan.value ?? ""), hyperlink: plan.link };
  } else if (plan.value !== undefined) {
    cell.value = plan.value;
  }
  if (plan.format !== undefined) cell.numFmt = plan.format;
  applyStyle(cell, style, plan.indent);
}

function applyStyle(cell: ExcelJS.Cell, style: CellStyle, indent = 0): void {
  const { fontName, fontSize, bold, italic, underline, color, fill, align, valign, wrap } = style;
  cell.font = {
    name: fontName ?? "Calibri",
    size: fontSize ?? 11,
    ...(bold && { bold }),
    ...(italic && { italic }),
    ...(underline && { underline }),
    ...(color !== undefined && { color: { argb: argb(color) } }),
  };
  if (fill !== undefined) cell.fill = { type: "pattern", pattern: "solid", fgColor: { argb: argb(fill) } };
  cell.alignment = {
    ...(align && { horizontal: align }),
    ...(valign && { vertical: valign === "center" ? "middle" : valign }),
    ...(wrap && { wrapText: true }),
    ...(indent > 0 && { indent }),
  };
  const line = (edge: CellStyle["topLine"]) =>
    edge && { style: edge.weight, color: { argb: argb(edge.color) } };
  const [top, bottom] = [line(style.topLine), line(style.bottomLine)];
  if (top || bottom) cell.border = { ...(top && { top }), ...(bottom && { bottom }) };
}

function dataValidation(plan: ValidationPlan): ExcelJS.DataValidation {
  const common = {
    allowBlank: true,
    showInputMessage: true,
    promptTitle: plan.prompt.title,
    prompt: plan.prompt.message,
    showErrorMessage: true,
    errorStyle: "stop",
    errorTitle: plan.error.title,
    error: plan.error.message,
  };
  if (plan.kind === "list") return { ...common, type: "list", formulae: [`"${plan.items.join(",")}"`] };
  if (plan.kind === "cells") return { ...common, type: "list", formulae: [a1(plan.source, true)] };
  const { minimum, maximum } = plan;
  const limits =
    minimum !== undefined && maximum !== undefined
      ? { formulae: [minimum, maximum] }
      : minimum !== undefined
        ? { operator: "greaterThanOrEqual" as const, formulae: [minimum] }
        : { operator: "lessThanOrEqual" as const, formulae: [maximum ?? Number.MAX_VALUE] };
  return { ...common, type: plan.kind, ...limits };
}

/** As ExcelJS wants it: it writes the first sign of either corner itself. Whole columns end where the sheet does. */
function printArea({ area, grows }: SheetPlan["print"]): string {
  return a1(area, true)
    .split(":")
    .map((corner) => (grows ? corner.slice(1).replace(/\$.*/, "") : corner.slice(1)))
    .join(":");
}

const inches = <Side extends string>(margins: Readonly<Record<Side, number>>) =>
  Object.fromEntries(
    Object.entries<number>(margins).map(([side, points]) => [side, points / POINTS_PER_INCH]),
  ) as Record<Side, number>;

/** Name of the table whose data rows hold the cell. */
function tableAt(plan: SheetPlan, row: number, column: number): string | undefined {
  const within = ({ range }: SheetPlan["tables"][number]) =>
    row > range.row &&
    row < range.row + range.rows &&
    column >= range.column &&
    column < range.column + range.columns;
  return plan.tables.find(within)?.name;
}

const argb = (color: string): string => `FF${color.slice(1).toUpperCase()}`;
