import { explain } from "../talk/problem";
import { sheetsOf } from "../talk/records/marks";
import type { GoToResult } from "../talk/outcomes";
import { run } from "../talk/run";
import { surveyIn } from "../talk/survey";

export interface Place {
  /** The insertion. */
  id: string;
  /** Key of its sheet; the first one when left out. */
  sheet?: string;
  /** The cell to select; the sheet keeps its selection when left out. */
  cell?: { row: number; column: number };
}

/** Shows a sheet of an insertion, also when it was hidden. */
export async function goTo({ id, sheet, cell }: Place): Promise<GoToResult> {
  try {
    return await run(async (context): Promise<GoToResult> => {
      const survey = await surveyIn(context);
      const stored = survey.stored.find(({ token }) => token === id);
      const found = stored && sheetsOf(stored, survey.sheets).find((s) => !sheet || s.stored.key === sheet);
      if (!found) return { kind: "gone" };
      const worksheet = context.workbook.worksheets.getItem(found.sheet.id);
      if (found.sheet.visibility !== "Visible") worksheet.visibility = "Visible";
      worksheet.activate();
      if (cell) worksheet.getCell(cell.row, cell.column).select();
      await context.sync();
      return { kind: "shown" };
    });
  } catch (error) {
    return { kind: "failed", problem: explain(error) };
  }
}
