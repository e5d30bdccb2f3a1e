import type { Cell, CellInput, Rect, Style } from "./cells";
import type { ConditionalRule, Validation } from "./rules";

export type SheetVisibility = "Visible" | "Hidden" | "VeryHidden";

export interface SheetPort {
  readonly id: string;
  readonly name: string;
  readonly index: number;
  readonly visibility: SheetVisibility;
  readonly tabColor: string | null;
  readonly gridlines: boolean;
  rename(name: string): void;
  move(index: number): void;
  remove(): void;
  activate(): void;
  setVisibility(v: SheetVisibility): void;
  setTabColor(color: string | null): void;
  setGridlines(shown: boolean): void;
  /** Calculated cells. Rects beyond the used area are clipped by the caller. */
  read(at: Rect): Cell[][];
  /** Null leaves the cell as it is. A formula may spill. */
  write(at: Rect, rows: (CellInput | null)[][]): void;
  clear(at: Rect, what: "all" | "contents" | "formats"): void;
  setNumberFormat(at: Rect, formats: (string | null)[][]): void;
  setStyle(at: Rect, style: Style): void;
  styleAt(r: number, c: number): Style;
  /** Every style that cells of a rect have, each once: also of whole rows, columns and sheets. */
  styles(at: Rect): Style[];
  columnWidth(c: number): number;
  setColumnWidth(c: number, count: number, px: number): void;
  rowHeight(r: number): number;
  setRowHeight(r: number, count: number, px: number): void;
  setHidden(axis: "rows" | "columns", from: number, count: number, hidden: boolean): void;
  merge(at: Rect): void;
  unmerge(at: Rect): void;
  merges(): Rect[];
  insert(at: Rect, shift: "down" | "right"): void;
  delete(at: Rect, shift: "up" | "left"): void;
  frozen(): { rows: number; columns: number };
  freeze(rows: number, columns: number): void;
  /**
   * The smallest rect of all cells with content; null when there is none.
   * @param formats cells that are formatted count too
   * @param within only cells of this rect count
   */
  used(formats?: boolean, within?: Rect): Rect | null;
  /** The areas that formulas spill into, those of their own cells included, which stand at their top left. */
  spills(): Rect[];
  setValidation(at: Rect, v: Validation | null): void;
  validationAt(r: number, c: number): Validation | null;
  /** In the order of evaluation: where two rules set the same thing, the first wins. */
  conditionalRules(): ConditionalRule[];
  /** Puts the rule at this place in the order; first when left out, as Excel does. Formulas of rules begin with "=". */
  addConditionalRule(rule: Omit<ConditionalRule, "id">, index?: number): string;
  removeConditionalRule(id: string): void;
}
