/**
 * Styles and validations on their way to the port. Add-ins set them property by property and cell by cell, and every change
 * costs the workbook a command of its own: what is set on the same cells in a row is handed over once, and so are cells that
 * are to look alike.
 */
import { printAddress, rectsOf } from "../address";
import type { BookPort, Rect, SheetPort, Style, Validation } from "../port";

/** A validation without a rule yet: add-ins may set its messages first. */
export type ValidationDraft = Partial<Validation>;

interface Target {
  sheetId: string;
  rects: readonly Rect[];
}

const keyOf = ({ sheetId, rects }: Target): string =>
  `${sheetId}!${rects.map((at) => printAddress(at)).join(",")}`;

/** Single cells wait together: none of them covers a part of another. */
const singleCell = ({ rects: [at, more] }: Target): boolean => !more && at?.h === 1 && at.w === 1;

abstract class Pending<T extends object> {
  private readonly entries = new Map<string, { target: Target; value: T }>();

  constructor(private readonly book: BookPort) {}

  /** Whether the same on several cells means the same: formulas are read from where they stand. */
  protected abstract readonly gathers: boolean;
  protected abstract merge(old: T, next: T): T;
  protected abstract hand(sheet: SheetPort, at: Rect, value: T): void;

  get(target: Target): T | undefined {
    return this.entries.get(keyOf(target))?.value;
  }

  set(target: Target, value: T): void {
    const key = keyOf(target);
    const before = this.entries.get(key);
    if (!before && !this.goesWith(target)) this.flush();
    this.entries.set(key, { target, value: before ? this.merge(before.value, value) : value });
  }

  private goesWith(target: Target): boolean {
    const [first] = this.entries.values();
    if (!first || !this.gathers) return !first;
    return singleCell(target) && singleCell(first.target) && first.target.sheetId === target.sheetId;
  }

  flush(): void {
    const entries = [...this.entries.values()];
    this.entries.clear();
    const [first] = entries;
    // The sheet may have gone since.
    const sheet = first && this.book.sheets().find((s) => s.id === first.target.sheetId);
    if (!sheet) return;
    if (entries.length === 1) {
      for (const at of first.target.rects) this.hand(sheet, at, first.value);
      return;
    }
    const alike = new Map<string, { value: T; cells: Rect[] }>();
    for (const { target, value } of entries) {
      const key = JSON.stringify(value);
      const group = alike.get(key) ?? { value, cells: [] };
      alike.set(key, group);
      group.cells.push(target.rects[0]!);
    }
    for (const { value, cells } of alike.values())
      for (const at of rectsOf(cells.sort((a, b) => a.r - b.r || a.c - b.c))) this.hand(sheet, at, value);
  }
}

export class PendingStyles extends Pending<Style> {
  protected readonly gathers = true;
  protected merge(old: Style, next: Style): Style {
    return { ...old, ...next };
  }
  protected hand(sheet: SheetPort, at: Rect, style: Style): void {
    sheet.setStyle(at, style);
  }
}

export class PendingValidations extends Pending<ValidationDraft> {
  protected readonly gathers = false;
  /** Messages whose rule has not come yet, by target: they outlive the request. */
  private readonly drafts = new Map<string, ValidationDraft>();

  /** What is set on these cells and the port doesn't have. */
  draft(target: Target): ValidationDraft | undefined {
    return this.get(target) ?? this.drafts.get(keyOf(target));
  }
  change(target: Target, next: ValidationDraft): void {
    if (next.kind !== undefined) {
      this.drafts.delete(keyOf(target));
      this.set(target, next);
    } else {
      this.drafts.set(keyOf(target), next);
    }
  }
  drop(target: Target): void {
    this.drafts.delete(keyOf(target));
    this.flush();
  }
  protected merge(_old: ValidationDraft, next: ValidationDraft): ValidationDraft {
    return next;
  }
  protected hand(sheet: SheetPort, at: Rect, validation: ValidationDraft): void {
    sheet.setValidation(at, validation as Validation);
  }
}
