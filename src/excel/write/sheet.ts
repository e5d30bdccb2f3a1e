import type { SheetPlan } from "../../sheets/plan";
import type { Feature } from "../talk/features";
import { address } from "../talk/rects";
import { blocks } from "./blocks";
import { contentOf } from "./content";
import { literal } from "./literal";
import type { WriterOptions } from "./options";
import { looksOf, type Look } from "./looks";
import { step, type SheetStep } from "./step";

/**
 * The writing of one sheet that exists already: `frame` makes everything that formulas of any sheet can refer to
 * (constants, tables, names), `rest` needs the frames of all sheets, `looks` is what it can do without.
 */
export function sheetSteps(
  plan: SheetPlan,
  options: WriterOptions,
): { frame: SheetStep[]; rest: SheetStep[]; looks: Look[] } {
  const { limit } = options;
  const content = contentOf(plan);
  return {
    frame: [
      ...blocks(content.before, limit).map(({ rect, rows, bytes }) =>
        step<Excel.Worksheet>(2, (sheet) => (sheet.getRange(address(rect)).formulas = rows), bytes),
      ),
      ...tableSteps(plan),
      ...plan.names.map(({ name, range, comment }) =>
        step<Excel.Worksheet>(3, (sheet) =>
          options.names().add(name, sheet.getRange(address(range)), comment),
        ),
      ),
    ],
    rest: [
      ...content.calculatedColumns.map(({ range, formula }) =>
        step<Excel.Worksheet>(
          2,
          // One value for a whole range: as if it had been typed once and filled down.
          (sheet) => ((sheet.getRange(address(range)) as { formulas: unknown }).formulas = formula),
          formula.length,
        ),
      ),
      ...blocks(content.after, limit).map(({ rect, rows, bytes }) =>
        step<Excel.Worksheet>(2, (sheet) => (sheet.getRange(address(rect)).formulas = rows), bytes),
      ),
      ...numberFormatSteps(plan, limit),
      ...linkSteps(plan, options),
    ],
    looks: looksOf(plan, options),
  };
}

/** The features that the plan makes use of, beyond the base. */
export function featuresOf(plan: SheetPlan): Feature[] {
  const used: Feature[] = ["gridlines", "print"];
  if (plan.validations.length) used.push("validation");
  if (plan.cells.flat().some((cell) => cell?.indent)) used.push("indent");
  if (plan.charts.length) used.push("chartFormats", "alternativeText");
  return used;
}

function tableSteps(plan: SheetPlan): SheetStep[] {
  return plan.tables.map(({ name, range, style, filter = false }) =>
    step(6, (sheet) => {
      // A range, since an address alone is one of the sheet that is in front.
      const table = sheet.tables.add(sheet.getRange(address(range)), true);
      table.name = name;
      // There is no portable name for "no style": the plainest one, without its bands, comes nearest.
      table.style = style || "TableStyleLight1";
      if (!style) table.showBandedRows = false;
      table.showFilterButton = filter;
    }),
  );
}

/** After the formulas: Excel gives a cell of the General format the format of what its formula refers to. */
function numberFormatSteps(plan: SheetPlan, limit: number): SheetStep[] {
  const formats = plan.cells.map((line) =>
    line.map((cell) =>
      cell && (cell.formula !== undefined || cell.format !== undefined) ? (cell.format ?? "General") : null,
    ),
  );
  return blocks(formats, limit).map(({ rect, rows, bytes }) =>
    step(2, (sheet) => (sheet.getRange(address(rect)).numberFormat = rows), bytes),
  );
}

function linkSteps(plan: SheetPlan, { linkTo }: WriterOptions): SheetStep[] {
  return plan.cells.flatMap((line, row) =>
    line.flatMap((cell, column) => {
      if (!cell?.link) return [];
      const documentReference = linkTo(cell.link);
      // Before the styles, since Excel gives a linked cell the look of a link.
      return step<Excel.Worksheet>(
        4,
        (sheet) => {
          const linked = sheet.getCell(row, column);
          linked.hyperlink = { documentReference };
          // Excel may have put the target in the text's place.
          linked.formulas = [[cell.formula ?? literal(cell.value ?? "")]];
        },
        2 * documentReference.length,
      );
    }),
  );
}
