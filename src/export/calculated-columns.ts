import type JSZip from "jszip";
import type { SheetPlan, TablePlan, WorkbookPlan } from "../sheets/plan";
import { fileFormula } from "./file-formula";
import { escapeXml, replacePart, tablePaths } from "./parts";

/** Gives a table's columns their formula, so that a row added to it in Excel is calculated too. ExcelJS doesn't. */
export async function addCalculatedColumns(zip: JSZip, plan: WorkbookPlan): Promise<void> {
  const tables = plan.sheets.flatMap((sheet) => sheet.tables.map((table) => ({ sheet, table })));
  const paths = tablePaths(zip);
  if (paths.length !== tables.length) throw new Error("Not every table of the plan is in the file");
  for (const [i, { sheet, table }] of tables.entries()) {
    const formulas = table.columns.map((_, column) => commonFormula(sheet, table, column));
    await replacePart(zip, paths[i]!, (xml) => {
      let column = 0;
      return xml.replace(/<tableColumn ([^<>]*)\/>/g, (whole, attributes: string) => {
        const formula = formulas[column++];
        return formula === undefined
          ? whole
          : `<tableColumn ${attributes}><calculatedColumnFormula>${escapeXml(formula)}</calculatedColumnFormula></tableColumn>`;
      });
    });
  }
}

/** The formula that all rows of a column share. */
function commonFormula(sheet: SheetPlan, { name, range }: TablePlan, column: number): string | undefined {
  const formulas = new Set<string | undefined>();
  for (let row = range.row + 1; row < range.row + range.rows; row++) {
    formulas.add(sheet.cells[row]?.[range.column + column]?.formula);
  }
  const [formula, ...others] = formulas;
  return formula !== undefined && others.length === 0 ? fileFormula(formula, name) : undefined;
}
