import { BooleanNumber, type IMutationInfo, type Worksheet } from "@univerjs/core";
import {
  SetTabColorCommand,
  SetWorksheetHideMutation,
  SetWorksheetNameCommand,
  SetWorksheetOrderCommand,
  ToggleGridlinesMutation,
} from "@univerjs/sheets";
import type {
  Cell,
  CellInput,
  ConditionalRule,
  Rect,
  SheetPort,
  SheetVisibility,
  Style,
  Validation,
} from "../../model/port";
import { GENERAL } from "../cells";
import { Formats } from "../formats/formats";
import { ALL_PLAIN, type LookChange } from "../formats/look";
import type { SheetBook } from "./book";
import { SheetConditionals } from "../rules/conditional";
import { SheetCells } from "./cells";
import { SheetLayout } from "./layout";
import { fromStyleData, toStyleData } from "../style";
import { SheetValidation } from "../rules/validation";

/** One worksheet. Every change it makes is the host's, and one undo step (or part of the batch's). */
export class UniverSheet implements SheetPort {
  private readonly formats: Formats;
  private readonly cells: SheetCells;
  private readonly layout: SheetLayout;
  private readonly validation: SheetValidation;
  private readonly conditionals: SheetConditionals;

  constructor(
    private readonly book: SheetBook,
    private readonly sheet: Worksheet,
  ) {
    const { engine } = book;
    this.formats = new Formats(engine, sheet);
    this.cells = new SheetCells(
      engine,
      sheet,
      (id, r, c) => book.tableStore.at(id, r, c)?.name,
      book.heights,
      this.formats,
    );
    this.layout = new SheetLayout(engine, sheet, book.heights);
    this.validation = new SheetValidation(engine, sheet);
    this.conditionals = new SheetConditionals(engine, sheet);
  }

  get id(): string {
    return this.sheet.getSheetId();
  }
  get name(): string {
    return this.sheet.getName();
  }
  get index(): number {
    return this.book.engine.workbook.getSheetIndex(this.sheet);
  }
  get visibility(): SheetVisibility {
    if (this.sheet.isSheetHidden() !== BooleanNumber.TRUE) return "Visible";
    return this.book.veryHidden.has(this.id) ? "VeryHidden" : "Hidden";
  }
  get tabColor(): string | null {
    return this.sheet.getTabColor() || null;
  }
  get gridlines(): boolean {
    return this.sheet.getConfig().showGridlines !== BooleanNumber.FALSE;
  }

  rename(name: string): void {
    this.run(SetWorksheetNameCommand.id, { name });
  }
  move(index: number): void {
    this.run(SetWorksheetOrderCommand.id, { order: index });
  }
  remove(): void {
    this.book.removeSheet(this.id);
  }
  activate(): void {
    this.book.activate(this.id);
  }

  setVisibility(v: SheetVisibility): void {
    const hide = v !== "Visible";
    if (v === "VeryHidden") this.book.veryHidden.add(this.id);
    else this.book.veryHidden.delete(this.id);
    if (hide === (this.sheet.isSheetHidden() === BooleanNumber.TRUE)) return;
    const params = { ...this.target, hidden: hide ? BooleanNumber.TRUE : BooleanNumber.FALSE };
    // Univer would activate a sheet that is shown; Excel does not.
    const options = hide ? {} : { fromCollab: true };
    this.host(() => this.book.engine.apply([{ id: SetWorksheetHideMutation.id, params }], options));
  }

  setTabColor(color: string | null): void {
    this.run(SetTabColorCommand.id, { value: color ?? "" });
  }

  setGridlines(shown: boolean): void {
    if (shown === this.gridlines) return;
    const params = { ...this.target, showGridlines: shown ? BooleanNumber.TRUE : BooleanNumber.FALSE };
    this.host(() => this.book.engine.apply([{ id: ToggleGridlinesMutation.id, params }]));
  }

  read(at: Rect): Cell[][] {
    return this.cells.read(at);
  }
  write(at: Rect, rows: (CellInput | null)[][]): void {
    this.room(at);
    this.host(() => this.cells.write(at, rows));
  }
  clear(at: Rect, what: "all" | "contents" | "formats"): void {
    this.change(at, this.clearing(at, what));
  }
  /** The mutations by which cells are cleared. */
  clearing(at: Rect, what: "all" | "contents" | "formats"): IMutationInfo[] {
    const contents = what === "formats" ? [] : this.cells.clearing(at);
    return what === "contents" ? contents : [...contents, ...this.formats.changing(at, ALL_PLAIN)];
  }

  setNumberFormat(at: Rect, formats: (string | null)[][]): void {
    this.room(at);
    const changeOf = (r: number, c: number): LookChange | null => {
      const pattern = formats[r - at.r]?.[c - at.c];
      if (pattern == null) return null;
      return { style: { n: pattern === GENERAL || pattern === "" ? null : { pattern } } };
    };
    this.change(at, this.formats.changingEach(at, changeOf));
  }

  setStyle(at: Rect, style: Style): void {
    this.room(at);
    const lock = style.locked === undefined ? {} : { unlocked: style.locked ? null : true };
    this.change(at, this.formats.changing(at, { style: toStyleData(style), ...lock }));
  }

  styleAt(r: number, c: number): Style {
    return fromStyleData(this.formats.at(r, c));
  }
  styles(at: Rect): Style[] {
    return this.formats.within(at).map(fromStyleData);
  }

  private change(at: Rect, mutations: IMutationInfo[]): void {
    if (mutations.length === 0) return;
    this.host(() => this.book.engine.apply(mutations));
    this.book.heights.mark(this.id, at.r, Math.min(at.r + at.h - 1, this.sheet.getLastRowWithContent()));
  }

  columnWidth(c: number): number {
    return this.layout.columnWidth(c);
  }
  setColumnWidth(c: number, count: number, px: number): void {
    this.room({ r: 0, c, h: 1, w: count });
    this.host(() => this.layout.setColumnWidth(c, count, px));
  }
  rowHeight(r: number): number {
    return this.layout.rowHeight(r);
  }
  setRowHeight(r: number, count: number, px: number): void {
    this.room({ r, c: 0, h: count, w: 1 });
    this.host(() => this.layout.setRowHeight(r, count, px));
  }
  setHidden(axis: "rows" | "columns", from: number, count: number, hidden: boolean): void {
    this.host(() => this.layout.setHidden(axis, from, count, hidden));
  }

  merge(at: Rect): void {
    this.room(at);
    this.host(() => this.layout.merge(at));
  }
  unmerge(at: Rect): void {
    this.host(() => this.layout.unmerge(at));
  }
  merges(): Rect[] {
    return this.layout.merges();
  }

  insert(at: Rect, shift: "down" | "right"): void {
    this.room(at);
    this.host(() => this.book.structure.insert(this.sheet, at, shift));
  }
  delete(at: Rect, shift: "up" | "left"): void {
    this.host(() => this.book.structure.delete(this.sheet, at, shift));
  }

  frozen(): { rows: number; columns: number } {
    return this.layout.frozen();
  }
  freeze(rows: number, columns: number): void {
    this.room({ r: 0, c: 0, h: rows + 1, w: columns + 1 });
    this.host(() => this.layout.freeze(rows, columns));
  }

  used(formats?: boolean, within?: Rect): Rect | null {
    return this.cells.used(formats, within);
  }
  spills(): Rect[] {
    return this.cells.spills();
  }

  setValidation(at: Rect, v: Validation | null): void {
    this.room(at);
    this.host(() => this.validation.set(at, v));
  }
  validationAt(r: number, c: number): Validation | null {
    return this.validation.at(r, c);
  }

  conditionalRules(): ConditionalRule[] {
    return this.conditionals.all();
  }
  addConditionalRule(rule: Omit<ConditionalRule, "id">, index?: number): string {
    return this.host(() => this.conditionals.add(rule, index));
  }
  removeConditionalRule(id: string): void {
    this.host(() => this.conditionals.remove(id));
  }

  private get target(): { unitId: string; subUnitId: string } {
    return { unitId: this.book.engine.unitId, subUnitId: this.id };
  }

  private host<T>(work: () => T): T {
    return this.book.events.byHost(work);
  }

  private run(id: string, params: object): void {
    this.host(() => this.book.engine.run(id, { ...this.target, ...params }));
  }

  private room(at: Rect): void {
    this.book.makeRoom(this.sheet, at);
  }
}
