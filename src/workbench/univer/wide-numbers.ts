import {
  CellValueType,
  HorizontalAlign,
  InterceptorEffectEnum,
  WrapStrategy,
  type IRange,
  type Worksheet,
} from "@univerjs/core";
import { BEFORE_CELL_EDIT, INTERCEPTOR_POINT, SheetInterceptorService } from "@univerjs/sheets";
import { isDateFormat } from "numfmt";
import { beyondCalendar, display, formatOf, GENERAL, valueOf } from "./cells";
import type { Engine } from "./engine";
import { textWidth } from "./text-width";

/** What Univer leaves free at both sides of a cell's text. */
const MARGIN_PX = 4;

/**
 * Excel shows #### where a number has no room or is no date that it knows, and rounds one without a format to what fits;
 * Univer cuts off digits, so that a part of a number looks like a number.
 */
export function hashNumbers(engine: Engine): void {
  const interceptors = engine.get<SheetInterceptorService>(SheetInterceptorService);
  interceptors.intercept(INTERCEPTOR_POINT.CELL_CONTENT, {
    id: "workbench.wide-numbers",
    // After number formats.
    priority: 7,
    effect: InterceptorEffectEnum.Value,
    handler: (cell, { worksheet, workbook, row, col }, next) => {
      const raw = worksheet.getCellRaw(row, col);
      if (!cell || raw?.v == null || valueOf(raw).kind !== "number") return next(cell);
      const style = worksheet.getComposedCellStyleByCellData(row, col, raw);
      const room = widthOf(worksheet, row, col) - MARGIN_PX;
      const format = formatOf(workbook.getStyles().getStyleByCell(raw) ?? style);
      const general = format === GENERAL;
      const shown = general ? String(cell.v ?? "") : display(Number(raw.v), "number", format);
      const fits = (text: string): boolean => textWidth(text, style) <= room;
      if (room <= 0 || (fits(shown) && !beyondCalendar(Number(raw.v), format)))
        return next(shown === cell.v ? cell : { ...cell, v: shown });
      const rounded = general ? roundedTo(Number(raw.v), fits) : null;
      const text = rounded ?? "#".repeat(Math.max(1, Math.floor(room / textWidth("#", style))));
      // A text: nothing is to be made of it any more.
      return next({
        ...cell,
        v: text,
        t: CellValueType.STRING,
        s: { ...style, ht: style.ht || HorizontalAlign.RIGHT, tb: WrapStrategy.CLIP },
      });
    },
  });
  // The editor shows the number itself.
  const { writeCellInterceptor } = interceptors;
  writeCellInterceptor.intercept(BEFORE_CELL_EDIT, {
    priority: 99,
    handler: (cell, { worksheet, row, col }, next) => {
      const raw = worksheet.getCellRaw(row, col);
      if (!raw || raw.f || typeof raw.v !== "number") return next(cell);
      const format = formatOf(worksheet.getComposedCellStyleByCellData(row, col, raw));
      const v = editedAs(raw.v, format);
      const t = typeof v === "number" ? CellValueType.NUMBER : CellValueType.STRING;
      return next(v === null ? cell : { ...cell, v, t });
    },
  });
}

/** A number as Excel has it edited, whatever of it is shown; null for percentages, of which Univer knows as much. */
export function editedAs(value: number, format: string): number | string | null {
  if (format.includes("%")) return null;
  if (!isDateFormat(format) || beyondCalendar(value, format)) return value;
  const date = value >= 1 ? ["m/d/yyyy"] : [];
  const time = value % 1 !== 0 || value < 1 ? ["h:mm:ss AM/PM"] : [];
  return display(value, "number", [...date, ...time].join(" "));
}

function widthOf(sheet: Worksheet, r: number, c: number): number {
  const merged = sheet.getMergedCell(r, c) as IRange | null;
  let total = 0;
  for (let i = merged?.startColumn ?? c; i <= (merged?.endColumn ?? c); i++) total += sheet.getColumnWidth(i);
  return total;
}

/** A number without a format loses decimals, then becomes a power of ten; null when nothing of it fits. */
export function roundedTo(value: number, fits: (text: string) => boolean): string | null {
  const size = Math.abs(value);
  if (size < 1e11 && size >= 1e-4)
    for (let decimals = 9; decimals >= 0; decimals--) {
      const text = String(Number(value.toFixed(decimals)));
      if (fits(text) && Number(text) !== 0) return text;
    }
  for (let decimals = 5; decimals >= 0; decimals--) {
    const [mantissa, exponent] = value.toExponential(decimals).split("e");
    const text = `${Number(mantissa)}e${exponent}`;
    const spelled = text.replace(/e([+-])(\d)$/, "e$10$2").toUpperCase();
    if (fits(spelled)) return spelled;
  }
  return null;
}
