import { quoteSheet } from "../talk/rects";
import { forgetScenarios } from "../scenarios/record";
import { settingKey } from "../talk/records/insertion";
import { isMarkOf } from "../talk/records/marks";
import { holdStill, run } from "../talk/run";
import { querySurvey, type SheetState, type Survey } from "../talk/survey";

/**
 * Takes back whatever an insertion has left, however far it came: the sheets that bear its mark, its names, its
 * record. Safe to repeat.
 * @param before the sheet to show again, where one of those that go may be in front
 */
export async function rollBack(
  insertion: { token: string; names: readonly string[]; sheets: readonly { name: string }[] },
  before: string | null,
): Promise<void> {
  const { token } = insertion;
  try {
    await attempt();
  } catch {
    // An answer that was lost says nothing about the request; what is left the second time is looked up again.
    await attempt();
  }

  function attempt(): Promise<void> {
    return run(async (context) => {
      const answer = querySurvey(context);
      const bare = queryBare(context, insertion.sheets);
      await context.sync();
      const survey = answer();
      const unmarked = new Set(bare());
      const sheets = survey.sheets.filter(({ id, mark }) => (mark ? mark.token === token : unmarked.has(id)));
      holdStill(context);
      if (before !== null && sheets.length)
        context.workbook.worksheets.getItemOrNullObject(before).activate();
      // Sheets first: if Excel refuses to delete them, nothing of theirs is gone.
      deleteSheets(context, survey, sheets);
      deleteNames(context, survey, insertion, sheets);
      forgetScenarios(
        context,
        survey.settings.map(({ key }) => key),
        token,
      );
      context.workbook.settings.getItemOrNullObject(settingKey(token)).delete();
      await context.sync();
    });
  }
}

/** Ids of sheets of these names in which there is nothing: added and not marked yet when the insertion was cut short. */
export function queryBare(
  { workbook }: Excel.RequestContext,
  sheets: readonly { name: string }[],
): () => string[] {
  const asked = sheets.map(({ name }) => {
    const sheet = workbook.worksheets.getItemOrNullObject(name);
    const used = sheet.getUsedRangeOrNullObject();
    const charts = sheet.charts.getCount();
    sheet.load("id");
    used.load("address");
    return { sheet, used, charts };
  });
  return () =>
    asked.flatMap(({ sheet, used, charts }) =>
      !sheet.isNullObject && used.isNullObject && charts.value === 0 ? [sheet.id] : [],
    );
}

/** Deletes an insertion's marks, and those of its names that refer to its sheets, or to nothing any more. */
export function deleteNames(
  { workbook }: Excel.RequestContext,
  survey: Survey,
  insertion: { token: string; names: readonly string[] },
  sheets: SheetState[],
): void {
  const wanted = new Set(insertion.names.map((name) => name.toLowerCase()));
  const prefixes = sheets.flatMap(({ name }) => [`${quoteSheet(name)}!`, `=${name}!`]);
  for (const { name, formula } of survey.names) {
    const dead = formula.includes("#REF!") || prefixes.some((prefix) => formula.includes(prefix));
    if (isMarkOf(name, insertion.token) || (dead && wanted.has(name.toLowerCase())))
      workbook.names.getItem(name).delete();
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
