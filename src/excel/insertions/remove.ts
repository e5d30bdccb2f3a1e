import { editedSheets } from "./edits";
import type { Features } from "../talk/features";
import { explain, problem } from "../talk/problem";
import { settingKey } from "../talk/records/insertion";
import { sheetsOf } from "../talk/records/marks";
import type { RemoveResult } from "../talk/outcomes";
import { standing } from "../talk/standing";
import { deleteNames, deleteSheets, queryBare } from "./rollback";
import { holdStill, run } from "../talk/run";
import { forgetScenarios } from "../scenarios/record";
import { surveyIn } from "../talk/survey";

/**
 * Takes an insertion out of the workbook: its sheets, names and record. Without `force` it refuses when somebody has
 * edited one of the sheets since, and asks in any case what is left of an insertion that was cut short: of that, sheets
 * that hold anything else stay.
 */
export async function remove(id: string, features: Features, force: boolean): Promise<RemoveResult> {
  try {
    return await run(async (context): Promise<RemoveResult> => {
      const survey = await surveyIn(context);
      const stored = survey.stored.find(({ token }) => token === id);
      if (!stored) return { kind: "gone" };
      if (survey.structureProtected) return { kind: "failed", problem: problem("structure") };
      const against = standing(survey.settings);
      if (against) return { kind: "failed", problem: against };
      const present = sheetsOf(stored, survey.sheets);
      let sheets = present.map(({ sheet }) => sheet);
      if (!stored.complete) {
        const readBare = queryBare(context, stored.sheets);
        await context.sync();
        // Added, and not marked yet.
        const bare = survey.sheets.filter((sheet) => !sheet.mark && readBare().includes(sheet.id));
        const kept = await editedSheets(context, present, features);
        sheets = [...sheets.filter(({ name }) => !kept.includes(name)), ...bare];
        if (!force) return { kind: "unfinished", sheets: sheets.map(({ name }) => name), kept };
      } else if (!force) {
        const edited = await editedSheets(context, present, features);
        if (edited.length) return { kind: "edited", sheets: edited };
      }
      holdStill(context);
      // Sheets first: if Excel refuses to delete them, nothing of theirs is gone.
      deleteSheets(context, survey, sheets);
      deleteNames(context, survey, stored, sheets);
      forgetScenarios(
        context,
        survey.settings.map(({ key }) => key),
        id,
      );
      context.workbook.settings.getItemOrNullObject(settingKey(id)).delete();
      await context.sync();
      return { kind: "removed", title: stored.title };
    });
  } catch (error) {
    return { kind: "failed", problem: explain(error) };
  }
}
