import {
  BooleanNumber,
  BorderStyleTypes,
  HorizontalAlign,
  VerticalAlign as UniverVerticalAlign,
  WrapStrategy,
  type IBorderData,
  type IStyleData,
} from "@univerjs/core";
import type { EdgeSide, EdgeStyle, HorizontalAlign as Align, Style, VerticalAlign } from "../model/port";

/** What Univer leaves free at a side of a cell's text. */
export const FREE_PX = 2;

/** Excel indents by three spaces of the default font. */
const INDENT_PX = 9;

const ALIGN: Record<Align, HorizontalAlign> = {
  general: HorizontalAlign.UNSPECIFIED,
  left: HorizontalAlign.LEFT,
  center: HorizontalAlign.CENTER,
  right: HorizontalAlign.RIGHT,
  justify: HorizontalAlign.JUSTIFIED,
  distributed: HorizontalAlign.DISTRIBUTED,
  // Univer has no such alignments: it keeps them, and draws what it draws for a number that it doesn't know.
  fill: 7 as HorizontalAlign,
  centerAcross: 8 as HorizontalAlign,
};

const VALIGN: Record<VerticalAlign, UniverVerticalAlign> = {
  top: UniverVerticalAlign.TOP,
  center: UniverVerticalAlign.MIDDLE,
  bottom: UniverVerticalAlign.BOTTOM,
  justify: 4 as UniverVerticalAlign,
  distributed: 5 as UniverVerticalAlign,
};

const EDGE: Record<EdgeStyle, BorderStyleTypes> = {
  none: BorderStyleTypes.NONE,
  thin: BorderStyleTypes.THIN,
  medium: BorderStyleTypes.MEDIUM,
  thick: BorderStyleTypes.THICK,
  dashed: BorderStyleTypes.DASHED,
  dotted: BorderStyleTypes.DOTTED,
  double: BorderStyleTypes.DOUBLE,
  hair: BorderStyleTypes.HAIR,
};

const SIDE: Record<EdgeSide, "t" | "b" | "l" | "r"> = { top: "t", bottom: "b", left: "l", right: "r" };

function keyOf<K extends string, V>(map: Record<K, V>, value: V, otherwise: K): K {
  const found = (Object.entries(map) as [K, V][]).find(([, v]) => v === value);
  return found ? found[0] : otherwise;
}

const flag = (on: boolean): BooleanNumber => (on ? BooleanNumber.TRUE : BooleanNumber.FALSE);

/** What a style changes in a cell; what it leaves out stays as it is. */
export function toStyleData(x: Style): IStyleData {
  const s: IStyleData = {};
  if (x.fill !== undefined) s.bg = x.fill === null ? null : { rgb: x.fill };
  if (x.color !== undefined) s.cl = x.color === null ? null : { rgb: x.color };
  if (x.fontName !== undefined) s.ff = x.fontName;
  if (x.fontSize !== undefined) s.fs = x.fontSize;
  if (x.bold !== undefined) s.bl = flag(x.bold);
  if (x.italic !== undefined) s.it = flag(x.italic);
  if (x.underline !== undefined) s.ul = { s: flag(x.underline) };
  if (x.strikethrough !== undefined) s.st = { s: flag(x.strikethrough) };
  if (x.align !== undefined) s.ht = x.align === "general" ? null : ALIGN[x.align];
  if (x.valign !== undefined) s.vt = VALIGN[x.valign];
  if (x.wrap !== undefined) s.tb = x.wrap ? WrapStrategy.WRAP : null;
  if (x.indent !== undefined) {
    const px = FREE_PX + x.indent * INDENT_PX;
    s.pd = x.indent === 0 ? null : x.align === "right" ? { r: px } : { l: px };
  }
  if (x.edges) {
    const bd: IBorderData = {};
    for (const [side, edge] of Object.entries(x.edges)) {
      bd[SIDE[side as EdgeSide]] =
        edge.style === "none" ? null : { s: EDGE[edge.style], cl: { rgb: edge.color } };
    }
    s.bd = bd;
  }
  return s;
}

/** What formats say: of a cell, a row, a column or a sheet. */
export interface Look {
  style: IStyleData;
  /** Undefined: says nothing of it. */
  unlocked?: boolean | undefined;
}

/** A look as the port has it. Cells are locked unless unlocked. */
export function fromStyleData({ style: s, unlocked }: Look): Style {
  const edges: NonNullable<Style["edges"]> = {};
  for (const [side, key] of Object.entries(SIDE)) {
    const border = s.bd?.[key];
    edges[side as EdgeSide] = border
      ? { style: keyOf(EDGE, border.s, "thin"), color: border.cl?.rgb ?? "#000000" }
      : { style: "none", color: "#000000" };
  }
  const padding = Math.max(s.pd?.l ?? 0, s.pd?.r ?? 0);
  return {
    fill: s.bg?.rgb || null,
    color: s.cl?.rgb ?? null,
    fontName: s.ff ?? DEFAULT_FONT.name,
    fontSize: s.fs ?? DEFAULT_FONT.size,
    bold: s.bl === BooleanNumber.TRUE,
    italic: s.it === BooleanNumber.TRUE,
    underline: s.ul?.s === BooleanNumber.TRUE,
    strikethrough: s.st?.s === BooleanNumber.TRUE,
    align: s.ht ? keyOf(ALIGN, s.ht, "general") : "general",
    valign: keyOf(VALIGN, s.vt ?? UniverVerticalAlign.BOTTOM, "bottom"),
    wrap: s.tb === WrapStrategy.WRAP,
    indent: padding > FREE_PX ? Math.round((padding - FREE_PX) / INDENT_PX) : 0,
    locked: unlocked !== true,
    edges,
  };
}

/** Excel's own default until 2023, which most machines can show. */
export const DEFAULT_FONT = { name: "Calibri", size: 11 };
