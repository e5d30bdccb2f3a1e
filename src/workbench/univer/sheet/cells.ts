import type {
  ICellData,
  IMutationInfo,
  IObjectMatrixPrimitiveType,
  IRange,
  Nullable,
  Worksheet,
} from "@univerjs/core";
import { FormulaDataModel } from "@univerjs/engine-formula";
import { SetRangeValuesMutation } from "@univerjs/sheets";
import type { Cell, CellInput, Rect } from "../../model/port";
import { MAX_COLUMNS, MAX_ROWS } from "../../values/columns";
import type { AutoHeights } from "../auto-heights";
import { CellView, toCellData, valueOf } from "../cells";
import type { Engine } from "../engine";
import type { Formats } from "../formats/formats";
import { toEngine, toExcel } from "../formulas/text";
import { bounds, contains, entries, put, toRect, type Matrix } from "../grid";

type CellMatrix = Matrix<ICellData | null>;

/** The table around a cell, by name. */
export type TableAt = (sheetId: string, r: number, c: number) => string | undefined;

/** Reads and writes the cells of one sheet, past Univer's facade: a block is one mutation. */
export class SheetCells {
  constructor(
    private readonly engine: Engine,
    private readonly sheet: Worksheet,
    private readonly tableAt: TableAt,
    private readonly heights: AutoHeights,
    private readonly formats: Formats,
  ) {}

  private get id(): string {
    return this.sheet.getSheetId();
  }

  read(at: Rect): Cell[][] {
    const matrix = this.sheet.getCellMatrix();
    const spilled = this.spilledCells();
    return Array.from({ length: at.h }, (_r, i) =>
      Array.from({ length: at.w }, (_c, j) => {
        const [r, c] = [at.r + i, at.c + j];
        const cell = matrix.getValue(r, c);
        const content = hasContent(cell) ? cell : (spilled?.[r]?.[c] ?? cell);
        const formula = cell?.f;
        const spelt = () => (formula ? toExcel(formula, this.tableAt(this.id, r, c)) : "");
        return new CellView(content, spelt, this.formats.patternAt(r, c));
      }),
    );
  }

  write(at: Rect, rows: (CellInput | null)[][]): void {
    const m: CellMatrix = {};
    rows.forEach((row, i) =>
      row.forEach((input, j) => {
        if (!input) return;
        const [r, c] = [at.r + i, at.c + j];
        put<ICellData | null>(
          m,
          r,
          c,
          toCellData(input, (formula) => toEngine(formula, this.tableAt(this.id, r, c))),
        );
      }),
    );
    const written = bounds(m);
    if (!written) return;
    this.engine.apply([this.setting(m)]);
    this.heights.mark(this.id, written.r, written.r + written.h - 1);
  }

  /** The mutation that empties cells. */
  clearing(at: Rect): IMutationInfo[] {
    const m: CellMatrix = {};
    for (const [r, c, cell] of entries(this.sheet.getCellMatrix().getMatrix() as unknown as CellMatrix))
      if (cell && contains(at, r, c))
        put<ICellData | null>(m, r, c, { v: null, f: null, si: null, p: null, t: null });
    return Object.keys(m).length ? [this.setting(m)] : [];
  }

  private setting(cellValue: CellMatrix): IMutationInfo {
    const params = {
      unitId: this.engine.unitId,
      subUnitId: this.id,
      cellValue: cellValue as IObjectMatrixPrimitiveType<ICellData>,
    };
    return { id: SetRangeValuesMutation.id, params };
  }

  /**
   * A row that is formatted as a whole is used, and so is a column; neither says how far the other way. So Excel's files have
   * it (MS-XLSB 2.4.858, BrtWsDim).
   */
  used(formats = false, within: Rect = ALL): Rect | null {
    const counts = (cell: ICellData | null, r: number, c: number): boolean =>
      contains(within, r, c) && (hasContent(cell) || (formats && cell?.s != null));
    const own = bounds(this.sheet.getCellMatrix().getMatrix() as CellMatrix, counts);
    const spilled = bounds(this.spilledCells(), counts);
    const cells = own && spilled ? around(own, spilled) : (own ?? spilled);
    if (!formats) return cells;
    const rows = this.formats.lines("rows", within.r, within.h);
    const columns = this.formats.lines("columns", within.c, within.w);
    if (rows.length + columns.length === 0) return cells;
    const [down, across] = [stretch(rows), stretch(columns)];
    const lines = {
      r: down?.[0] ?? cells?.r ?? 0,
      h: down?.[1] ?? 1,
      c: across?.[0] ?? cells?.c ?? 0,
      w: across?.[1] ?? 1,
    };
    if (cells) return around(cells, lines);
    return contains(within, lines.r, lines.c) ? lines : null;
  }

  spills(): Rect[] {
    const ranges = this.engine.get(FormulaDataModel).getArrayFormulaRange();
    const found: Rect[] = [];
    for (const [r, c, range] of entries((ranges?.[this.engine.unitId]?.[this.id] ?? {}) as Matrix<IRange>))
      if (range && valueOf(this.sheet.getCellRaw(r, c)).value !== "#SPILL!") found.push(toRect(range));
    return found;
  }

  private spilledCells(): CellMatrix | undefined {
    const data = this.engine.get(FormulaDataModel).getArrayFormulaCellData();
    return data?.[this.engine.unitId]?.[this.id] ?? undefined;
  }
}

export const hasContent = (cell: Nullable<ICellData>): boolean =>
  cell != null &&
  ((cell.v !== undefined && cell.v !== null && cell.v !== "") || !!cell.f || !!cell.si || !!cell.p);

const ALL: Rect = { r: 0, c: 0, h: MAX_ROWS, w: MAX_COLUMNS };

/** First and count of ascending indices. */
const stretch = (lines: number[]): [number, number] | null =>
  lines.length ? [lines[0]!, lines.at(-1)! - lines[0]! + 1] : null;

function around(a: Rect, b: Rect): Rect {
  const [r, c] = [Math.min(a.r, b.r), Math.min(a.c, b.c)];
  return { r, c, h: Math.max(a.r + a.h, b.r + b.h) - r, w: Math.max(a.c + a.w, b.c + b.w) - c };
}
