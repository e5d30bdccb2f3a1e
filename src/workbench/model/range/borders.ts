/** Lines around and between the cells of a range. */
import { declareApi, HostCollection, HostObject } from "../../protocol/members";
import { color, integer, invalidArgument, oneOf } from "../arguments";
import { sheetPort, type Context } from "../context";
import type { EdgeSide, EdgeStyle, Rect } from "../port";
import { requirePermission } from "../worksheet/protection";

const SIDES = [
  "EdgeTop",
  "EdgeBottom",
  "EdgeLeft",
  "EdgeRight",
  "InsideVertical",
  "InsideHorizontal",
  "DiagonalDown",
  "DiagonalUp",
] as const;
type Side = (typeof SIDES)[number];

const LINE_STYLES = [
  "None",
  "Continuous",
  "Dash",
  "DashDot",
  "DashDotDot",
  "Dot",
  "Double",
  "SlantDashDot",
] as const;
const WEIGHTS = ["Hairline", "Thin", "Medium", "Thick"] as const;

interface Line {
  style: EdgeStyle;
  color: string;
}
const NO_LINE: Line = { style: "none", color: "#000000" };

/** The port has one word for what Excel splits into style and weight. */
const toEdge = (style: (typeof LINE_STYLES)[number], weight: (typeof WEIGHTS)[number]): EdgeStyle => {
  if (style === "None") return "none";
  if (style === "Double") return "double";
  if (style === "Dot") return "dotted";
  if (style !== "Continuous") return "dashed";
  return ({ Hairline: "hair", Thin: "thin", Medium: "medium", Thick: "thick" } as const)[weight];
};
const styleOf = (edge: EdgeStyle): (typeof LINE_STYLES)[number] =>
  (
    { none: "None", double: "Double", dotted: "Dot", dashed: "Dash" } as Partial<
      Record<EdgeStyle, (typeof LINE_STYLES)[number]>
    >
  )[edge] ?? "Continuous";
const weightOf = (edge: EdgeStyle): (typeof WEIGHTS)[number] =>
  (
    { hair: "Hairline", medium: "Medium", thick: "Thick", double: "Thick" } as Partial<
      Record<EdgeStyle, (typeof WEIGHTS)[number]>
    >
  )[edge] ?? "Thin";

const RANGE_BORDERS = declareApi("RangeBorderCollection", {
  "1.1": { read: "count", call: "getItem getItemAt" },
});

export class RangeBorderCollection extends HostCollection<RangeBorder> {
  readonly api = RANGE_BORDERS;

  constructor(
    private readonly x: Context,
    private readonly sheetId: string,
    private readonly rects: Rect[],
  ) {
    super();
  }

  items(): RangeBorder[] {
    return SIDES.map((side) => new RangeBorder(this.x, this.sheetId, this.rects, side));
  }
  get count(): number {
    return SIDES.length;
  }
  getItem(index: unknown): RangeBorder {
    return new RangeBorder(this.x, this.sheetId, this.rects, oneOf(index, SIDES));
  }
  getItemAt(index: unknown): RangeBorder {
    const side = SIDES[integer(index, 0)];
    if (!side) throw invalidArgument();
    return this.getItem(side);
  }
}

const RANGE_BORDER = declareApi("RangeBorder", { "1.1": { read: "sideIndex", write: "color style weight" } });

export class RangeBorder extends HostObject {
  readonly api = RANGE_BORDER;

  constructor(
    private readonly x: Context,
    private readonly sheetId: string,
    private readonly rects: Rect[],
    readonly sideIndex: Side,
  ) {
    super();
  }

  override identity() {
    return { Id: this.sideIndex };
  }

  get style(): string | null {
    return this.read((line) => styleOf(line.style));
  }
  set style(value: unknown) {
    const style = oneOf(value, LINE_STYLES);
    this.write((line) => ({ ...line, style: toEdge(style, weightOf(line.style)) }));
  }
  get weight(): string | null {
    return this.read((line) => weightOf(line.style));
  }
  set weight(value: unknown) {
    const weight = oneOf(value, WEIGHTS);
    // A weight or a colour alone draws a line where there was none.
    this.write((line) => ({
      ...line,
      style: toEdge(line.style === "none" ? "Continuous" : styleOf(line.style), weight),
    }));
  }
  get color(): string | null {
    return this.read((line) => line.color.toUpperCase());
  }
  set color(value: unknown) {
    const hex = color(value);
    this.write((line) => ({ style: line.style === "none" ? "thin" : line.style, color: hex }));
  }

  /** The strips of cells along the line, and the side of them it is on. */
  private strips(): { at: Rect; edge: EdgeSide }[] {
    return this.rects.flatMap((at): { at: Rect; edge: EdgeSide }[] => {
      switch (this.sideIndex) {
        case "EdgeTop":
          return [{ at: { ...at, h: 1 }, edge: "top" }];
        case "EdgeBottom":
          return [{ at: { ...at, r: at.r + at.h - 1, h: 1 }, edge: "bottom" }];
        case "EdgeLeft":
          return [{ at: { ...at, w: 1 }, edge: "left" }];
        case "EdgeRight":
          return [{ at: { ...at, c: at.c + at.w - 1, w: 1 }, edge: "right" }];
        case "InsideHorizontal":
          return at.h > 1 ? [{ at: { ...at, h: at.h - 1 }, edge: "bottom" }] : [];
        case "InsideVertical":
          return at.w > 1 ? [{ at: { ...at, w: at.w - 1 }, edge: "right" }] : [];
        default:
          return [];
      }
    });
  }

  private read<T>(of: (line: Line) => T): T | null {
    const found = new Set<T>();
    for (const { at, edge } of this.strips()) {
      const style = sheetPort(this.x, this.sheetId).styleAt(at.r, at.c);
      found.add(of(style.edges?.[edge] ?? NO_LINE));
    }
    if (found.size === 0) return of(NO_LINE);
    return found.size === 1 ? [...found][0]! : null;
  }

  private write(change: (line: Line) => Line): void {
    if (this.sideIndex.startsWith("Diagonal")) throw invalidArgument("The host draws no diagonal lines.");
    requirePermission(this.x, this.sheetId, "allowFormatCells");
    const sheet = sheetPort(this.x, this.sheetId);
    for (const { at, edge } of this.strips()) {
      const line = change(sheet.styleAt(at.r, at.c).edges?.[edge] ?? NO_LINE);
      sheet.setStyle(at, { edges: { [edge]: line } });
    }
  }
}
