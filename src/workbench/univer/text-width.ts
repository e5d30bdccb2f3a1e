import type { IStyleData } from "@univerjs/core";
import { DEFAULT_FONT } from "./style";

/** So many widths are remembered. */
const KNOWN = 20_000;

const known = new Map<string, number>();
let context: OffscreenCanvasRenderingContext2D | null = null;

/** The width of a text in CSS pixels, measured once. Needs a page. */
export function textWidth(
  text: string,
  { fs = DEFAULT_FONT.size, ff = DEFAULT_FONT.name, bl, it }: IStyleData,
): number {
  const font = `${it ? "italic " : ""}${bl ? "bold " : ""}${fs}pt ${ff}`;
  const key = `${font}\n${text}`;
  let px = known.get(key);
  if (px === undefined) {
    context ??= new OffscreenCanvas(1, 1).getContext("2d");
    if (!context) return 0;
    context.font = font;
    px = context.measureText(text).width;
    if (known.size > KNOWN) known.clear();
    known.set(key, px);
  }
  return px;
}
