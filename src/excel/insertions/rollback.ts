import type { Features } from "../talk/features";
import { quoteSheet } from "../talk/rects";
import { settingKey } from "../talk/records";
import { holdStill, run } from "../talk/run";
import { querySurvey, type SheetState, type Survey } from "../talk/survey";

/**
 * Takes back whatever an insertion has left, however far it came: the sheets that bear its mark, its names, its
 * record. Safe to repeat. Waits while the user edits a cell.
 * @param before the sheet to show again, should one of those that go be in front
 */
export async function rollBack(
  { token, names }: { token: string; names: readonly string[] },
  before: string | null,
  features: Features,
): Promise<void> {
  try {
    await attempt();
  } catch {
    // An answer that was lost says nothing about the request; what is left the second time is looked up again.
    await attempt();
  }

  function attempt(): Promise<void> {
    return run({ features, waitForCellEdit: true }, async (context) => {
      const answer = querySurvey(context);
      await context.sync();
      const survey = answer();
      const sheets = survey.sheets.filter(({ mark }) => mark?.token === token);
      holdStill(context, features);
      if (before !== null && sheets.some(({ id }) => id === survey.activeSheetId))
        context.workbook.worksheets.getItemOrNullObject(before).activate();
      deleteNames(context, survey, names, sheets);
      deleteSheets(context, survey, sheets);
      context.workbook.settings.getItemOrNullObject(settingKey(token)).delete();
      await context.sync();
    });
  }
}

/** Deletes those of the names that refer to the sheets, or to nothing any more. */
export function deleteNames(
  { workbook }: Excel.RequestContext,
  survey: Survey,
  names: readonly string[],
  sheets: SheetState[],
): void {
  const wanted = new Set(names.map((name) => name.toLowerCase()));
  const prefixes = sheets.flatMap(({ name }) => [`${quoteSheet(name)}!`, `=${name}!`]);
  for (const { name, formula } of survey.names) {
    const ours = formula.includes("#REF!") || prefixes.some((prefix) => formula.includes(prefix));
    if (ours && wanted.has(name.toLowerCase())) workbook.names.getItem(name).delete();
  }
}

/** Deletes sheets. Excel refuses to delete the last visible one, so it gets an empty one in its place. */
export function deleteSheets({ workbook }: Excel.RequestContext, survey: Survey, sheets: SheetState[]): void {
  if (!sheets.length) return;
  const going = new Set(sheets.map(({ id }) => id));
  const staying = survey.sheets.some(({ id, visibility }) => !going.has(id) && visibility === "Visible");
  if (!staying) workbook.worksheets.add();
  for (const { id, visibility } of sheets) {
    const sheet = workbook.worksheets.getItem(id);
    if (visibility === "VeryHidden") sheet.visibility = "Hidden";
    sheet.delete();
  }
}
