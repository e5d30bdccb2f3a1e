import type { TakenNames } from "../../sheets/plan";
import { INSERTION, type StoredInsertion } from "./records/insertion";
import { recordsOf } from "./records/kind";
import { parseMark, type Mark } from "./records/marks";
import { run } from "./run";

/** What has to be known of the workbook before anything is written to it. */
export interface Survey {
  taken: TakenNames;
  sheets: SheetState[];
  structureProtected: boolean;
  stored: StoredInsertion[];
  settings: { key: string; value: unknown }[];
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
 * Asks for all of it; the function that comes back is to be called after the next sync. Nothing of it depends on what
 * is in front: the active sheet can't be asked for while it is a chart, nor the selection while it is a shape, nor the
 * names of single sheets while another workbook is in front.
 */
export function querySurvey({ workbook }: Excel.RequestContext): () => Survey {
  const { worksheets, names, tables, settings, protection } = workbook;
  worksheets.load("items/id,items/name,items/visibility");
  names.load("items/name,items/formula");
  tables.load("items/name");
  settings.load("items/key,items/value");
  protection.load("protected");
  return () => {
    const marks = names.items.flatMap(({ name, formula }) => parseMark(name, String(formula)) ?? []);
    return {
      taken: {
        sheets: worksheets.items.map(({ name }) => name),
        names: [...names.items, ...tables.items].map(({ name }) => name),
      },
      sheets: worksheets.items.map(({ id, name, visibility }) => ({
        id,
        name,
        visibility,
        mark: marks.find(({ sheet }) => sheet === name) ?? null,
      })),
      structureProtected: protection.protected,
      stored: recordsOf(INSERTION, settings.items),
      settings: settings.items.map(({ key, value }) => ({ key, value: value as unknown })),
      names: names.items.map(({ name, formula }) => ({ name, formula: String(formula) })),
    };
  };
}

/** One request. */
export async function surveyIn(context: Excel.RequestContext): Promise<Survey> {
  const answer = querySurvey(context);
  await context.sync();
  return answer();
}

export const readSurvey = (): Promise<Survey> => run(surveyIn);

/** The survey, and which sheet is in front; null where that is none of cells. */
export async function readSurveyAndFront(): Promise<{ survey: Survey; front: string | null }> {
  try {
    return await run(async (context) => {
      const active = context.workbook.worksheets.getActiveWorksheet();
      active.load("id");
      const answer = querySurvey(context);
      await context.sync();
      return { survey: answer(), front: active.id };
    });
  } catch {
    return { survey: await readSurvey(), front: null };
  }
}
