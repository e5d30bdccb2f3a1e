import type { TakenNames, WorkbookPlan } from "../../sheets/plan";
import { dispensable, type Features } from "../talk/features";
import { insertionOf } from "./list";
import { explain, problem } from "../talk/problem";
import { newToken, type SavedOptions } from "../talk/records";
import type { InsertResult, Progress } from "../talk/outcomes";
import { rollBack } from "./rollback";
import { readSurvey, type Survey } from "../talk/survey";
import { Writing, type Environment } from "./writing";

export interface InsertOptions {
  onProgress?: (progress: Progress) => void;
  /** Cancels between requests; what was written by then is removed again. */
  signal?: AbortSignal;
  /** Kept with the insertion. */
  options?: SavedOptions;
}

/** How often to start again when a name was taken between reading and writing. */
const ATTEMPTS = 3;

/**
 * Adds the sheets of a plan: all of them or none. Reads what the workbook holds, lets the plan be made for it, writes
 * the plan in as few requests as its size allows, and records what was inserted. What this Excel refuses and a sheet can
 * do without is left out.
 */
export async function insert(
  build: (taken: TakenNames) => WorkbookPlan,
  environment: Environment,
  options: InsertOptions = {},
): Promise<InsertResult> {
  let { features } = environment;
  if (!features.base) return { kind: "failed", problem: problem("old"), restored: true };
  for (let attempt = 1; ;) {
    let survey: Survey;
    let writing: Writing;
    try {
      survey = await readSurvey(features);
      if (survey.structureProtected) return { kind: "failed", problem: problem("structure"), restored: true };
      if (options.signal?.aborted) return { kind: "cancelled", restored: true };
      const plan = build(survey.taken);
      writing = new Writing(plan, newToken(), { ...environment, features }, options.options ?? null);
    } catch (error) {
      return { kind: "failed", problem: explain(error), restored: true };
    }

    try {
      const record = await writing.carryOut(survey, options);
      if (!record) return { kind: "cancelled", restored: await undo(writing, survey, features) };
      return { kind: "inserted", insertion: insertionOf(record), leftOut: writing.leftOut };
    } catch (error) {
      const reason = explain(error);
      const restored = await undo(writing, survey, features);
      const refused =
        reason.kind === "unknown" || reason.kind === "unclear" || reason.kind === "old"
          ? dispensable(features, reason.location)
          : null;
      if (restored && refused) {
        features = { ...features, [refused]: false };
        continue;
      }
      // Another pane or a co-author took a name after it had been read as free.
      if (restored && reason.code === "ItemAlreadyExists" && attempt++ < ATTEMPTS) continue;
      return { kind: "failed", problem: reason, restored };
    }
  }
}

async function undo(writing: Writing, survey: Survey, features: Features): Promise<boolean> {
  try {
    await rollBack(writing, survey.activeSheetId, features);
    return true;
  } catch {
    // The record in the workbook still says that the insertion is incomplete, so it can be removed later.
    return false;
  }
}
