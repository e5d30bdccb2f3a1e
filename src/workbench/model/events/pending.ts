/**
 * Styles and validations on their way to the port. Add-ins set them property by property, and every change costs the
 * workbook a command of its own: what is set on the same cells in a row is handed over once.
 */
import { printAddress } from "../address";
import type { BookPort, Rect, SheetPort, Style, Validation } from "../port";

/** A validation without a rule yet: add-ins may set its messages first. */
export type ValidationDraft = Partial<Validation>;

interface Target {
  sheetId: string;
  rects: readonly Rect[];
}

const keyOf = ({ sheetId, rects }: Target): string =>
  `${sheetId}!${rects.map((at) => printAddress(at)).join(",")}`;

abstract class Pending<T extends object> {
  private entry: { key: string; target: Target; value: T } | null = null;

  constructor(private readonly book: BookPort) {}

  protected abstract merge(old: T, next: T): T;
  protected abstract hand(sheet: SheetPort, at: Rect, value: T): void;

  get(target: Target): T | undefined {
    return this.entry?.key === keyOf(target) ? this.entry.value : undefined;
  }

  set(target: Target, value: T): void {
    const key = keyOf(target);
    if (this.entry && this.entry.key !== key) this.flush();
    this.entry = { key, target, value: this.entry ? this.merge(this.entry.value, value) : value };
  }

  flush(): void {
    const { entry } = this;
    this.entry = null;
    // The sheet may have gone since.
    const sheet = entry && this.book.sheets().find((s) => s.id === entry.target.sheetId);
    if (sheet) for (const at of entry.target.rects) this.hand(sheet, at, entry.value);
  }
}

export class PendingStyles extends Pending<Style> {
  protected merge(old: Style, next: Style): Style {
    return { ...old, ...next };
  }
  protected hand(sheet: SheetPort, at: Rect, style: Style): void {
    sheet.setStyle(at, style);
  }
}

export class PendingValidations extends Pending<ValidationDraft> {
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
