/** Fonts, fills, alignment and sizes of cells. Mixed values read as null, as in Excel. */
import { declareApi, HostObject } from "../../protocol/members";
import { color, finite, flag, integer, invalidArgument, oneOf, text } from "../arguments";
import { sheetPort, toPixels, toPoints, type Context } from "../context";
import { fittingHeight, fittingWidth } from "./autofit";
import type { HorizontalAlign, Rect, Style, VerticalAlign } from "../port";
import { requirePermission } from "../worksheet/protection";
import { RangeBorderCollection } from "./borders";

/** The cells a format object speaks for, and how it reads and writes their style. */
export abstract class StyledCells extends HostObject {
  constructor(
    protected readonly x: Context,
    readonly sheetId: string,
    readonly rects: Rect[],
  ) {
    super();
  }

  protected setStyle(style: Style): void {
    requirePermission(this.x, this.sheetId, "allowFormatCells");
    this.x.styles.set(this, style);
  }

  /** What all cells have in common, or null. */
  protected common<T>(of: (style: Style) => T): T | null {
    const sheet = sheetPort(this.x, this.sheetId);
    const values = new Set(this.rects.flatMap((at) => sheet.styles(at).map(of)));
    return values.size === 1 ? [...values][0]! : null;
  }
}

const HORIZONTAL: Record<HorizontalAlign, string> = {
  general: "General",
  left: "Left",
  center: "Center",
  right: "Right",
  justify: "Justify",
  distributed: "Distributed",
  fill: "Fill",
  centerAcross: "CenterAcrossSelection",
};
const VERTICAL: Record<VerticalAlign, string> = {
  top: "Top",
  center: "Center",
  bottom: "Bottom",
  justify: "Justify",
  distributed: "Distributed",
};

const keyOf = <K extends string>(table: Record<K, string>, value: unknown): K => {
  const word = oneOf(value, Object.values(table) as string[]);
  return (Object.keys(table) as K[]).find((key) => table[key] === word)!;
};

const RANGE_FORMAT = declareApi("RangeFormat", {
  "1.1": { write: "horizontalAlignment verticalAlignment wrapText", nav: "borders fill font" },
  "1.2": { write: "columnWidth rowHeight", nav: "protection", call: "autofitColumns autofitRows" },
  "1.9": { write: "indentLevel" },
});

export class RangeFormat extends StyledCells {
  readonly api = RANGE_FORMAT;

  get fill(): RangeFill {
    return new RangeFill(this.x, this.sheetId, this.rects);
  }
  get font(): RangeFont {
    return new RangeFont(this.x, this.sheetId, this.rects);
  }
  get borders(): RangeBorderCollection {
    return new RangeBorderCollection(this.x, this.sheetId, this.rects);
  }
  get protection(): FormatProtection {
    return new FormatProtection(this.x, this.sheetId, this.rects);
  }

  get horizontalAlignment(): string | null {
    return this.common((s) => HORIZONTAL[s.align ?? "general"]);
  }
  set horizontalAlignment(value: unknown) {
    this.setStyle({ align: keyOf(HORIZONTAL, value) });
  }
  get verticalAlignment(): string | null {
    return this.common((s) => VERTICAL[s.valign ?? "bottom"]);
  }
  set verticalAlignment(value: unknown) {
    this.setStyle({ valign: keyOf(VERTICAL, value) });
  }
  get wrapText(): boolean | null {
    return this.common((s) => s.wrap ?? false);
  }
  set wrapText(value: unknown) {
    this.setStyle({ wrap: flag(value) });
  }
  get indentLevel(): number | null {
    return this.common((s) => s.indent ?? 0);
  }
  set indentLevel(value: unknown) {
    const indent = integer(value, 0);
    if (indent > 250) throw invalidArgument();
    this.setStyle({ indent });
  }

  get columnWidth(): number | null {
    return this.size(
      (at) => [at.c, at.w],
      (i) => sheetPort(this.x, this.sheetId).columnWidth(i),
    );
  }
  /** Points, at most 255 characters of the default font. */
  set columnWidth(value: unknown) {
    requirePermission(this.x, this.sheetId, "allowFormatColumns");
    const px = toPixels(finite(value, 0, 1342.5));
    for (const at of this.rects) sheetPort(this.x, this.sheetId).setColumnWidth(at.c, at.w, px);
  }
  get rowHeight(): number | null {
    return this.size(
      (at) => [at.r, at.h],
      (i) => sheetPort(this.x, this.sheetId).rowHeight(i),
    );
  }
  /** Points, at most 409.5. */
  set rowHeight(value: unknown) {
    requirePermission(this.x, this.sheetId, "allowFormatRows");
    const px = toPixels(finite(value, 0, 409.5));
    for (const at of this.rects) sheetPort(this.x, this.sheetId).setRowHeight(at.r, at.h, px);
  }

  private size(span: (at: Rect) => [number, number], px: (i: number) => number): number | null {
    const sizes = new Set<number>();
    for (const at of this.rects) {
      const [from, count] = span(at);
      for (let i = from; i < from + Math.min(count, 1000); i++) sizes.add(px(i));
    }
    return sizes.size === 1 ? toPoints([...sizes][0]!) : null;
  }

  async autofitColumns(): Promise<void> {
    requirePermission(this.x, this.sheetId, "allowFormatColumns");
    await this.x.book.settle();
    const sheet = sheetPort(this.x, this.sheetId);
    for (const at of this.rects)
      for (const [c, px] of fittingWidth(sheet, at)) sheet.setColumnWidth(c, 1, px);
  }

  async autofitRows(): Promise<void> {
    requirePermission(this.x, this.sheetId, "allowFormatRows");
    await this.x.book.settle();
    const sheet = sheetPort(this.x, this.sheetId);
    for (const at of this.rects) for (const [r, px] of fittingHeight(sheet, at)) sheet.setRowHeight(r, 1, px);
  }
}

const RANGE_FILL = declareApi("RangeFill", { "1.1": { write: "color", call: "clear" } });

export class RangeFill extends StyledCells {
  readonly api = RANGE_FILL;

  /** "#FFFFFF" for no fill; "" when the cells differ. */
  get color(): string {
    return this.common((s) => (s.fill ?? "#FFFFFF").toUpperCase()) ?? "";
  }
  set color(value: unknown) {
    this.setStyle({ fill: color(value) });
  }
  clear(): void {
    this.setStyle({ fill: null });
  }
}

const RANGE_FONT = declareApi("RangeFont", {
  "1.1": { write: "bold color italic name size underline" },
  "1.9": { write: "strikethrough" },
});

export class RangeFont extends StyledCells {
  readonly api = RANGE_FONT;

  get bold(): boolean | null {
    return this.common((s) => s.bold ?? false);
  }
  set bold(value: unknown) {
    this.setStyle({ bold: flag(value) });
  }
  get italic(): boolean | null {
    return this.common((s) => s.italic ?? false);
  }
  set italic(value: unknown) {
    this.setStyle({ italic: flag(value) });
  }
  get strikethrough(): boolean | null {
    return this.common((s) => s.strikethrough ?? false);
  }
  set strikethrough(value: unknown) {
    this.setStyle({ strikethrough: flag(value) });
  }
  get underline(): string | null {
    return this.common((s) => (s.underline ? "Single" : "None"));
  }
  set underline(value: unknown) {
    // The port knows one kind of line; the others would be lost without a word.
    this.setStyle({ underline: oneOf(value, ["None", "Single"]) === "Single" });
  }
  get color(): string | null {
    return this.common((s) => (s.color ?? "#000000").toUpperCase());
  }
  set color(value: unknown) {
    this.setStyle({ color: color(value) });
  }
  get name(): string | null {
    return this.common((s) => s.fontName ?? "Calibri");
  }
  set name(value: unknown) {
    this.setStyle({ fontName: text(value) });
  }
  get size(): number | null {
    return this.common((s) => s.fontSize ?? 11);
  }
  set size(value: unknown) {
    this.setStyle({ fontSize: finite(value, 1, 409) });
  }
}

const FORMAT_PROTECTION = declareApi("FormatProtection", { "1.2": { write: "locked" } });

export class FormatProtection extends StyledCells {
  readonly api = FORMAT_PROTECTION;

  get locked(): boolean | null {
    return this.common((s) => s.locked ?? true);
  }
  set locked(value: unknown) {
    requirePermission(this.x, this.sheetId);
    this.setStyle({ locked: flag(value) });
  }
}
