import { explain } from "../talk/problem";
import type { StoredInsertion } from "../talk/records/insertion";
import { sheetsOf } from "../talk/records/marks";
import type { Insertion, ListResult } from "../talk/outcomes";
import { readSurvey, type Survey } from "../talk/survey";

/** What is inserted now: the records whose sheets still exist. */
export async function list(): Promise<ListResult> {
  try {
    return { kind: "listed", insertions: insertionsOf(await readSurvey()) };
  } catch (error) {
    return { kind: "failed", problem: explain(error) };
  }
}

/** The insertions of which something is there, in the order of their tabs. */
export function insertionsOf({ stored, sheets }: Survey): Insertion[] {
  const position = (insertion: Insertion) => sheets.findIndex(({ id }) => id === insertion.sheets[0]?.id);
  return stored
    .map((record) => insertionOf(record, sheets))
    .filter((insertion) => insertion.sheets.length > 0)
    .sort((a, b) => position(a) - position(b));
}

/** @param sheets all sheets of the workbook; as inserted when left out */
export function insertionOf(record: StoredInsertion, sheets?: Survey["sheets"]): Insertion {
  const present = sheets
    ? sheetsOf(record, sheets)
    : record.sheets.map((stored) => ({ stored, sheet: { ...stored, visibility: "Visible" } }));
  return {
    id: record.token,
    template: record.template,
    title: record.title,
    complete: record.complete,
    options: record.options,
    sheets: present.map(({ stored, sheet }) => ({
      key: stored.key,
      id: sheet.id,
      name: sheet.name,
      hidden: sheet.visibility !== "Visible",
      keyFigures: stored.keyFigures,
    })),
  };
}
