import type { ICellData, IMutationInfo, IStyleData, Nullable, Worksheet } from "@univerjs/core";
import {
  SetColDataMutation,
  SetRangeValuesMutation,
  SetRowDataMutation,
  SetStyleCommand,
  SetWorksheetDefaultStyleMutation,
} from "@univerjs/sheets";
import type { Rect } from "../../model/port";
import { MAX_COLUMNS, MAX_ROWS } from "../../values/columns";
import { GENERAL } from "../cells";
import { newSheet } from "../empty";
import type { Engine } from "../engine";
import { put, type Matrix } from "../grid";
import type { Look } from "../style";
import {
  changed,
  composed,
  PLAIN,
  saysNothing,
  spelledOut,
  withoutPlain,
  yielding,
  type LookChange,
} from "./look";

type Axis = "rows" | "columns";

/** Where Univer keeps formats: in a cell, or in what it keeps of a row or column. */
interface Keeper {
  s?: Nullable<IStyleData | string>;
  custom?: Nullable<Record<string, unknown>>;
}
type Lines = Record<number, Keeper | undefined>;
type Cells = Matrix<ICellData | null>;

/** A sheet has no place for the lock but in its style. */
interface SheetStyle {
  unlocked?: boolean;
}

/**
 * The formats of one sheet. A whole row, column or sheet has formats of its own, however many cells it has; cells have theirs
 * on top. What was formatted last is seen, as in Excel. In Univer a column always hides its rows, and a cell both: so a change
 * takes from what lies above it what both speak of, and where a row crosses a column that speaks of the same, the cell at the
 * crossing gets it.
 */
export class Formats {
  constructor(
    private readonly engine: Engine,
    private readonly sheet: Worksheet,
  ) {}

  /** The number format of a cell. */
  patternAt(r: number, c: number): string {
    const lines = [this.data("columns")[c], this.data("rows")[r], { s: this.sheet.getConfig().defaultStyle }];
    for (const keeper of [this.sheet.getCellRaw(r, c), ...lines]) {
      const pattern = this.style(keeper?.s)?.n?.pattern;
      if (pattern) return pattern;
    }
    return GENERAL;
  }

  /** What is seen at a cell. */
  at(r: number, c: number): Look {
    return composed(this.beneath(r, c), this.own(r, c));
  }

  /** Every look that cells of a rect have, each once. What isn't formatted costs nothing. */
  within(at: Rect): Look[] {
    if (at.h * at.w === 1) return [this.at(at.r, at.c)];
    const [rows, columns] = [this.groups("rows", at.r, at.h), this.groups("columns", at.c, at.w)];
    const found = new Map<string, Look>();
    /** How many cells of a kind of row and column have formats of their own. */
    const covered = new Map<string, number>();
    for (const [r, c, cell] of this.cells(at)) {
      if (!cell.s && !cell.custom) continue;
      const place = `${rows.keyOf(r)}/${columns.keyOf(c)}`;
      covered.set(place, (covered.get(place) ?? 0) + 1);
      const key = [place, keyOf(cell)].join(" ");
      if (!found.has(key)) found.set(key, this.at(r, c));
    }
    for (const [row, { count: h, sample: r }] of rows.all)
      for (const [column, { count: w, sample: c }] of columns.all) {
        const place = `${row}/${column}`;
        if (h * w > (covered.get(place) ?? 0)) found.set(place, this.beneath(r, c));
      }
    return [...found.values()];
  }

  /** Rows or columns that are formatted as a whole. */
  lines(axis: Axis, from = 0, count = Infinity): number[] {
    const data = this.data(axis);
    return indices(data, from, count).filter((i) => hasLook(data[i]));
  }

  /** The mutations by which cells, rows, columns or the sheet are formatted. */
  changing(at: Rect, change: LookChange): IMutationInfo[] {
    const [tall, wide] = [at.h === MAX_ROWS, at.w === MAX_COLUMNS];
    if (!tall && !wide) return this.changingEach(at, () => change);
    const cells: Cells = {};
    for (const [r, c, cell] of this.cells(at)) {
      const less = yielding(this.read(cell), change);
      if (less) put<ICellData | null>(cells, r, c, toCell(less));
    }
    const lines =
      tall && wide
        ? this.whole(change)
        : tall
          ? this.columns(at, change, cells)
          : this.rows(at, change, cells);
    return [...lines, ...this.writing(cells)];
  }

  /** The same for cells that are formatted each in its own way; null: not at all. */
  changingEach(at: Rect, changeOf: (r: number, c: number) => LookChange | null): IMutationInfo[] {
    const cells: Cells = {};
    this.changeCells(cells, at, changeOf);
    return this.writing(cells);
  }

  /** The mutations by which new rows or columns look like the one before them. */
  continuing(axis: Axis, first: number, count: number): IMutationInfo[] {
    if (first === 0) return [];
    const rows = axis === "rows";
    const model = this.data(axis)[first - 1] as (Keeper & { w?: number }) | undefined;
    const cells: Cells = {};
    const line = rows
      ? { r: first - 1, c: 0, h: 1, w: MAX_COLUMNS }
      : { r: 0, c: first - 1, h: MAX_ROWS, w: 1 };
    for (const [r, c, { s, custom }] of this.cells(line)) {
      if (!s && !custom) continue;
      for (let i = first; i < first + count; i++)
        put<ICellData | null>(cells, rows ? i : r, rows ? c : i, { s: s ?? null, custom: custom ?? null });
    }
    const width = rows ? {} : { w: model?.w ?? this.sheet.getConfig().defaultColumnWidth };
    const looks = model?.s || model?.custom ? { s: model.s ?? null, custom: model.custom ?? null } : {};
    const data: Lines = {};
    for (let i = first; i < first + count; i++) data[i] = { ...looks, ...width };
    return [...(rows && !("s" in looks) ? [] : [this.setting(axis, data)]), ...this.writing(cells)];
  }

  // What the sheet has

  private get base(): Look {
    const kept = this.style(this.sheet.getConfig().defaultStyle);
    const { unlocked, ...style } = (kept ?? {}) as IStyleData & SheetStyle;
    return { style, unlocked };
  }

  private beneath(r: number, c: number): Look {
    const [row, column] = [this.data("rows")[r], this.data("columns")[c]];
    return composed(this.base, this.read(row), this.read(column));
  }

  private own(r: number, c: number): Look {
    return this.read(this.sheet.getCellRaw(r, c));
  }

  private read(keeper: Nullable<Keeper>): Look {
    return {
      style: this.style(keeper?.s) ?? {},
      unlocked: keeper?.custom?.unlocked as boolean | undefined,
    };
  }

  private style(s: Nullable<IStyleData | string>): Nullable<IStyleData> {
    return s == null ? null : this.engine.workbook.getStyles().get(s);
  }

  private data(axis: Axis): Lines {
    const manager = axis === "rows" ? this.sheet.getRowManager() : this.sheet.getColumnManager();
    return ("getRowData" in manager ? manager.getRowData() : manager.getColumnData()) as Lines;
  }

  private *cells(at: Rect): Generator<[number, number, ICellData]> {
    const matrix = this.sheet.getCellMatrix().getMatrix() as unknown as Cells;
    for (const r of indices(matrix, at.r, at.h)) {
      const row = matrix[r] ?? {};
      for (const c of indices(row, at.c, at.w)) if (row[c]) yield [r, c, row[c]];
    }
  }

  /** The lines of a stretch by their formats. */
  private groups(axis: Axis, from: number, count: number) {
    const data = this.data(axis);
    const formatted = this.lines(axis, from, count);
    const all = new Map<string, { count: number; sample: number }>();
    for (const i of formatted) {
      const key = keyOf(data[i]!);
      all.set(key, { count: (all.get(key)?.count ?? 0) + 1, sample: i });
    }
    let sample = from;
    while (hasLook(data[sample])) sample++;
    if (count > formatted.length) all.set("", { count: count - formatted.length, sample });
    return { all, keyOf: (i: number): string => (hasLook(data[i]) ? keyOf(data[i]!) : "") };
  }

  // What is done to it

  private changeCells(
    cells: Cells,
    at: Rect,
    changeOf: (r: number, c: number) => LookChange | null,
    beneath = (r: number, c: number): Look => this.beneath(r, c),
  ): void {
    for (let r = at.r; r < at.r + at.h; r++)
      for (let c = at.c; c < at.c + at.w; c++) {
        const change = changeOf(r, c);
        if (!change) continue;
        const to = spelledOut(change, this.own(r, c), beneath(r, c));
        if (saysNothing(to) && !this.sheet.getCellRaw(r, c)) continue;
        const before = cells[r]?.[c];
        const cell = toCell(to);
        put<ICellData | null>(
          cells,
          r,
          c,
          before ? { ...before, ...cell, s: { ...(before.s as object), ...(cell.s as object) } } : cell,
        );
      }
  }

  private rows(at: Rect, change: LookChange, cells: Cells): IMutationInfo[] {
    for (const c of this.lines("columns"))
      if (yielding(this.read(this.data("columns")[c]), change))
        this.changeCells(cells, { ...at, c, w: 1 }, () => change);
    return [this.setting("rows", this.changedLines("rows", at.r, at.h, change, this.base))];
  }

  private columns(at: Rect, change: LookChange, cells: Cells): IMutationInfo[] {
    const looks = this.lines("rows").map((r) => ({ r, look: this.read(this.data("rows")[r]) }));
    const others = looks.map(({ look }) => withoutPlain({ ...look, style: { ...look.style, bd: null } }));
    const lines = this.changedLines("columns", at.c, at.w, change, composed(this.base, ...others));
    // Borders are hidden as a whole, so that those of rows have to be put together with them cell by cell.
    const { bd } = change.style;
    const crossing = (r: number, c: number) => ({
      style: { bd: { ...PLAIN.bd, ...this.at(r, c).style.bd, ...bd } },
    });
    for (const { r, look } of bd === undefined ? [] : looks)
      if (look.style.bd)
        this.changeCells(cells, { ...at, r, h: 1 }, crossing, (_r, c) =>
          composed(this.base, look, this.read(lines[c])),
        );
    return [this.setting("columns", lines)];
  }

  /** Rows or columns as they are after a change. */
  private changedLines(axis: Axis, from: number, count: number, change: LookChange, beneath: Look): Lines {
    const [data, lines] = [this.data(axis), {} as Lines];
    for (let i = from; i < from + count; i++) {
      const look = this.read(data[i]);
      lines[i] = toKeeper(changed(look, spelledOut(change, look, beneath)));
    }
    return lines;
  }

  private whole(change: LookChange): IMutationInfo[] {
    const mutations = (["rows", "columns"] as const).flatMap((axis) => {
      const [data, lines] = [this.data(axis), {} as Lines];
      for (const i of this.lines(axis)) {
        const look = this.read(data[i]);
        const less = yielding(look, change);
        if (less) lines[i] = toKeeper(changed(look, less));
      }
      return Object.keys(lines).length ? [this.setting(axis, lines)] : [];
    });
    const { style, unlocked } = changed(this.base, spelledOut(change, this.base, { style: {} }));
    const defaultStyle = {
      ...(newSheet().defaultStyle as IStyleData),
      ...style,
      ...(unlocked ? { unlocked } : {}),
    };
    return [
      ...mutations,
      { id: SetWorksheetDefaultStyleMutation.id, params: { ...this.target, defaultStyle } },
    ];
  }

  private get target(): { unitId: string; subUnitId: string } {
    return { unitId: this.engine.unitId, subUnitId: this.sheet.getSheetId() };
  }

  private setting(axis: Axis, lines: Lines): IMutationInfo {
    return axis === "rows"
      ? { id: SetRowDataMutation.id, params: { ...this.target, rowData: lines } }
      : { id: SetColDataMutation.id, params: { ...this.target, columnData: lines } };
  }

  private writing(cellValue: Cells): IMutationInfo[] {
    if (Object.keys(cellValue).length === 0) return [];
    // Univer takes a mutation for an edit of contents, which ends a formula, unless it comes from one about looks.
    const params = { ...this.target, cellValue, trigger: SetStyleCommand.id };
    return [{ id: SetRangeValuesMutation.id, params }];
  }
}

const hasLook = (keeper: Nullable<Keeper>): boolean => Boolean(keeper?.s ?? keeper?.custom);

const keyOf = ({ s, custom }: Keeper): string =>
  `${typeof s === "string" ? s : JSON.stringify(s ?? null)}${custom ? JSON.stringify(custom) : ""}`;

const toCell = ({ style, unlocked }: LookChange): ICellData => ({
  s: style,
  ...(unlocked === undefined ? {} : { custom: unlocked === null ? null : { unlocked } }),
});

const toKeeper = ({ style, unlocked }: Look): Keeper => ({
  s: Object.keys(style).length ? style : null,
  custom: unlocked === undefined ? null : { unlocked },
});

/** Few of many: by asking for each; otherwise by going through all that there are. */
const FEW = 64;

/** The indices of a stretch at which something is kept, in order. */
function indices(kept: Record<number, unknown>, from: number, count: number): number[] {
  if (count > FEW)
    return Object.keys(kept)
      .map(Number)
      .filter((i) => i >= from && i < from + count);
  const found: number[] = [];
  for (let i = from; i < from + count; i++) if (kept[i] != null) found.push(i);
  return found;
}
