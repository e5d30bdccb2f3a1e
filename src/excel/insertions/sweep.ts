import { settingKey } from "../talk/records/insertion";
import { sheetsOf } from "../talk/records/marks";
import { deleteNames } from "./rollback";
import { forgetScenarios } from "../scenarios/record";
import type { Survey } from "../talk/survey";

/** Clears what is left of insertions whose sheets the user has deleted by hand: dead names and the record. */
export function sweep(context: Excel.RequestContext, survey: Survey): void {
  for (const stored of survey.stored) {
    if (sheetsOf(stored, survey.sheets).length) continue;
    deleteNames(context, survey, stored, []);
    forgetScenarios(
      context,
      survey.settings.map(({ key }) => key),
      stored.token,
    );
    context.workbook.settings.getItemOrNullObject(settingKey(stored.token)).delete();
  }
}
