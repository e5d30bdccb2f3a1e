import type { TakenNames } from "../../sheets/plan";
import type { Features } from "./features";
import { MARK_NAME, parseMark, storedInsertions, type Mark, type StoredInsertion } from "./records";
import { run } from "./run";

/** What has to be known of the workbook before anything is written to it. */
export interface Survey {
  taken: TakenNames;
  sheets: SheetState[];
  activeSheetId: string;
  structureProtected: boolean;
  stored: StoredInsertion[];
  settingKeys: string[];
  /** The workbook's own names, and what they refer to. */
  names: { name: string; formula: string }[];
}

export interface SheetState {
  id: string;
  name: string;
  visibility: string;
  /** Our mark, where the sheet bears one. */
  mark: Mark | null;
}

/**
 * Asks for all of it; the function that comes back is to be called after the next sync. No range is asked for, since
 * a selection of several areas or of a chart would make the request fail, and every sheet keeps its selection anyway.
 */
export function querySurvey({ workbook }: Excel.RequestContext): () => Survey {
  const { worksheets, names, tables, settings, protection } = workbook;
  const active = worksheets.getActiveWorksheet();
  active.load("id");
  worksheets.load("items/id,items/name,items/visibility,items/names/items/name,items/names/items/formula");
  names.load("items/name,items/formula");
  tables.load("items/name");
  settings.load("items/key,items/value");
  protection.load("protected");
  return () => ({
    taken: {
      sheets: worksheets.items.map(({ name }) => name),
      names: [...names.items, ...tables.items, ...worksheets.items.flatMap((sheet) => sheet.names.items)].map(
        ({ name }) => name,
      ),
    },
    sheets: worksheets.items.map((sheet) => ({
      id: sheet.id,
      name: sheet.name,
      visibility: sheet.visibility,
      mark: markOf(sheet.names.items),
    })),
    activeSheetId: active.id,
    structureProtected: protection.protected,
    stored: storedInsertions(settings.items),
    settingKeys: settings.items.map(({ key }) => key),
    names: names.items.map(({ name, formula }) => ({ name, formula: String(formula) })),
  });
}

export function readSurvey(features: Features): Promise<Survey> {
  return run({ features }, async (context) => {
    const answer = querySurvey(context);
    await context.sync();
    return answer();
  });
}

function markOf(names: Excel.NamedItem[]): Mark | null {
  const mark = names.find(({ name }) => name.toLowerCase() === MARK_NAME.toLowerCase());
  return mark ? parseMark(String(mark.formula)) : null;
}
