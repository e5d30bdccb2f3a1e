import { editedSheets } from "./edits";
import type { Features } from "../talk/features";
import { explain, problem } from "../talk/problem";
import { settingKey, sheetsOf } from "../talk/records";
import type { RemoveResult } from "../talk/outcomes";
import { deleteNames, deleteSheets, rollBack } from "./rollback";
import { holdStill, run } from "../talk/run";
import { forgetScenarios } from "../scenarios/record";
import { querySurvey } from "../talk/survey";

/**
 * Takes an insertion out of the workbook: its sheets, names and record. Without `force` it refuses when the user has
 * edited one of the sheets since.
 */
export async function remove(id: string, features: Features, force: boolean): Promise<RemoveResult> {
  try {
    return await run(async (context): Promise<RemoveResult> => {
      const answer = querySurvey(context);
      await context.sync();
      const survey = answer();
      const stored = survey.stored.find(({ token }) => token === id);
      if (!stored) return { kind: "gone" };
      if (survey.structureProtected) return { kind: "failed", problem: problem("structure") };
      if (!stored.complete) {
        await rollBack(stored, null);
        return { kind: "removed", title: stored.title };
      }
      const present = sheetsOf(stored, survey.sheets);
      if (!force) {
        const sheets = await editedSheets(context, present, features);
        if (sheets.length) return { kind: "edited", sheets };
      }
      holdStill(context);
      const sheets = present.map(({ sheet }) => sheet);
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
