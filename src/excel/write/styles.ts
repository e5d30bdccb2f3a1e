import type { CellRole, CellStyle, PlanCell, SheetPlan } from "../../sheets/plan";
import type { Features } from "../talk/features";
import { rectsOf } from "../talk/rects";
import { areaLists, areasOf } from "./areas";
import { FONT } from "./layout";
import { step, type SheetStep } from "./step";

type Format = Excel.RangeFormat;

/** How a property of a style (and the indent of a cell) is set on a range. */
const APPLY: { [K in keyof Appearance]-?: (format: Format, value: NonNullable<Appearance[K]>) => void } = {
  fontName: (f, v) => (f.font.name = v),
  fontSize: (f, v) => (f.font.size = v),
  bold: (f, v) => (f.font.bold = v),
  italic: (f, v) => (f.font.italic = v),
  underline: (f, v) => (f.font.underline = v ? "Single" : "None"),
  color: (f, v) => (f.font.color = v),
  fill: (f, v) => (f.fill.color = v),
  align: (f, v) => (f.horizontalAlignment = ({ left: "Left", center: "Center", right: "Right" } as const)[v]),
  valign: (f, v) => (f.verticalAlignment = ({ top: "Top", center: "Center", bottom: "Bottom" } as const)[v]),
  wrap: (f, v) => (f.wrapText = v),
  indent: (f, v) => (f.indentLevel = v),
  topLine: (f, v) => line(f, "EdgeTop", v),
  bottomLine: (f, v) => line(f, "EdgeBottom", v),
};

interface Appearance extends CellStyle {
  indent?: number;
}

/** What a cell looks like anyway. */
const DEFAULTS: Appearance = { bold: false, italic: false, underline: false, wrap: false, indent: 0 };

function line(
  format: Format,
  edge: "EdgeTop" | "EdgeBottom",
  { color, weight }: { color: string; weight: string },
) {
  const border = format.borders.getItem(edge);
  border.style = "Continuous";
  border.color = color;
  border.weight = weight === "medium" ? "Medium" : "Thin";
}

/**
 * The appearance of all cells in few actions: for each property and value, the cells that share it, in as few areas
 * as rectangles can be joined.
 */
export function styleSteps(
  plan: SheetPlan,
  styles: Record<CellRole, CellStyle>,
  features: Features,
): SheetStep[] {
  const size = { rows: plan.cells.length, columns: plan.cells[0]?.length ?? 0 };
  const looks = plan.cells.map((cells) => cells.map((cell) => cell && appearance(cell, styles)));

  return (Object.keys(APPLY) as (keyof Appearance)[]).flatMap((property) => {
    if (property === "indent" && !features.indent) return [];
    const values = new Map<string, NonNullable<Appearance[typeof property]>>();
    for (const look of looks.flat()) {
      const value = look?.[property];
      if (value !== undefined && value !== DEFAULTS[property]) values.set(JSON.stringify(value), value);
    }
    return [...values].flatMap(([key, value]) => {
      // Edges of an area are its outer ones, so lines go to areas of one row.
      const joinRows = property !== "topLine" && property !== "bottomLine";
      const shares = (r: number, c: number) => JSON.stringify(looks[r]?.[c]?.[property]) === key;
      const apply = APPLY[property] as (format: Format, value: unknown) => void;
      return areaLists(rectsOf(size, shares, joinRows), features).map((list) =>
        step<Excel.Worksheet>(4, (sheet) => apply(areasOf(sheet, list).format, value), list.length),
      );
    });
  });
}

function appearance(cell: PlanCell, styles: Record<CellRole, CellStyle>): Appearance {
  return { ...FONT, ...styles[cell.role], ...(cell.indent && { indent: cell.indent }) };
}
