import type {
  ICellData,
  IObjectMatrixPrimitiveType,
  IRange,
  IStyleData,
  Nullable,
  Worksheet,
} from "@univerjs/core";
import { FormulaDataModel } from "@univerjs/engine-formula";
import { SetRangeValuesMutation, SetStyleCommand } from "@univerjs/sheets";
import type { Cell, CellInput, Rect } from "../../model/port";
import type { AutoHeights } from "../auto-heights";
import { CellView, formatOf, GENERAL, toCellData, valueOf } from "../cells";
import type { Engine } from "../engine";
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
  ) {}

  private get id(): string {
    return this.sheet.getSheetId();
  }

  read(at: Rect): Cell[][] {
    const matrix = this.sheet.getCellMatrix();
    const spilled = this.spilledCells();
    const styles = this.engine.workbook.getStyles();
    return Array.from({ length: at.h }, (_r, i) =>
      Array.from({ length: at.w }, (_c, j) => {
        const [r, c] = [at.r + i, at.c + j];
        const cell = matrix.getValue(r, c);
        const style = styles.getStyleByCell(cell) ?? this.lineStyle(r, c);
        const content = hasContent(cell) ? cell : (spilled?.[r]?.[c] ?? cell);
        return new CellView(content, this.formulaOf(cell, r, c), formatOf(style));
      }),
    );
  }

  private formulaOf(cell: Nullable<ICellData>, r: number, c: number): string {
    return cell?.f ? toExcel(cell.f, this.tableAt(this.id, r, c)) : "";
  }

  /** The style of the whole row or column, for cells that have none of their own. */
  private lineStyle(r: number, c: number): Nullable<IStyleData> {
    return this.sheet.getRowStyle(r) ?? this.sheet.getColumnStyle(c);
  }

  styleOf(r: number, c: number): { style: IStyleData; cell: Nullable<ICellData> } {
    return { style: this.sheet.getComposedCellStyle(r, c), cell: this.sheet.getCellRaw(r, c) };
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
    this.set(m);
  }

  /** Sets one property set for every cell of a rect. */
  fill(at: Rect, make: (r: number, c: number) => ICellData | null): void {
    const m: CellMatrix = {};
    for (let r = at.r; r < at.r + at.h; r++) {
      for (let c = at.c; c < at.c + at.w; c++) {
        const cell = make(r, c);
        if (cell) put<ICellData | null>(m, r, c, cell);
      }
    }
    this.set(m, { trigger: SetStyleCommand.id });
  }

  clear(at: Rect, what: "all" | "contents" | "formats"): void {
    const contents = { v: null, f: null, si: null, p: null, t: null };
    const m: CellMatrix = {};
    for (const [r, c, cell] of entries(this.sheet.getCellMatrix().getMatrix() as unknown as CellMatrix)) {
      if (!cell || !contains(at, r, c)) continue;
      put<ICellData | null>(
        m,
        r,
        c,
        what === "contents"
          ? contents
          : what === "formats"
            ? { s: null, custom: null }
            : { ...contents, s: null, custom: null },
      );
    }
    this.set(m);
  }

  /** One mutation. */
  private set(cellValue: CellMatrix, origin: { trigger?: string } = {}): void {
    const ranges = bounds(cellValue);
    if (!ranges) return;
    const params = {
      unitId: this.engine.unitId,
      subUnitId: this.id,
      cellValue: cellValue as IObjectMatrixPrimitiveType<ICellData>,
      // Univer takes a mutation for an edit of contents, which ends a formula, unless it comes from one about looks.
      ...origin,
    };
    this.engine.apply([{ id: SetRangeValuesMutation.id, params }]);
    this.heights.mark(this.id, ranges.r, ranges.r + ranges.h - 1);
  }

  used(formats = false, within?: Rect): Rect | null {
    const styles = this.engine.workbook.getStyles();
    const hasFormat = (cell: ICellData | null): boolean =>
      formats && Object.values(styles.getStyleByCell(cell) ?? {}).some((value) => value != null);
    const counts = (cell: ICellData | null, r: number, c: number): boolean =>
      (!within || contains(within, r, c)) && (hasContent(cell) || hasFormat(cell));
    const own = bounds(this.sheet.getCellMatrix().getMatrix() as CellMatrix, counts);
    const spilled = bounds(this.spilledCells(), counts);
    if (!own || !spilled) return own ?? spilled;
    const [r, c] = [Math.min(own.r, spilled.r), Math.min(own.c, spilled.c)];
    return {
      r,
      c,
      h: Math.max(own.r + own.h, spilled.r + spilled.h) - r,
      w: Math.max(own.c + own.w, spilled.c + spilled.w) - c,
    };
  }

  spill(r: number, c: number): Rect | null {
    const ranges = this.engine.get(FormulaDataModel).getArrayFormulaRange();
    const range = ranges?.[this.engine.unitId]?.[this.id]?.[r]?.[c] as IRange | undefined;
    const cell = this.sheet.getCellMatrix().getValue(r, c);
    if (!range || valueOf(cell).value === "#SPILL!") return null;
    return toRect(range);
  }

  private spilledCells(): CellMatrix | undefined {
    const data = this.engine.get(FormulaDataModel).getArrayFormulaCellData();
    return data?.[this.engine.unitId]?.[this.id] ?? undefined;
  }
}

export const hasContent = (cell: Nullable<ICellData>): boolean =>
  cell != null &&
  ((cell.v !== undefined && cell.v !== null && cell.v !== "") || !!cell.f || !!cell.si || !!cell.p);

export { GENERAL };
