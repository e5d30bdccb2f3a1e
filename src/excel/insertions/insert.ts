import type { TakenNames, WorkbookPlan } from "../../sheets/plan";
import { usesFunctions } from "../functions/uses";
import type { Connection } from "../talk/connection";
import { roomFor } from "../talk/budget";
import { insertionOf } from "./list";
import { explain, problem, type Problem } from "../talk/problem";
import { newToken } from "../talk/records/kind";
import type { SavedOptions } from "../talk/records/options";
import type { InsertResult, Progress } from "../talk/outcomes";
import { rollBack } from "./rollback";
import { readSurveyAndFront, type Survey } from "../talk/survey";
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
 * the plan in as few requests as its size allows, and records what was inserted. Charts and looks that this Excel refuses
 * are left out.
 */
export async function insert(
  build: (taken: TakenNames) => WorkbookPlan,
  environment: Environment & Pick<Connection, "functionsProblem">,
  options: InsertOptions = {},
): Promise<InsertResult> {
  if (!environment.features.base) return { kind: "failed", problem: problem("old"), restored: true };
  const refused: string[] = [];
  for (let attempt = 1; ; attempt++) {
    let writing: Writing;
    let survey: Survey;
    let front: string | null;
    try {
      ({ survey, front } = await readSurveyAndFront());
      if (survey.structureProtected) return { kind: "failed", problem: problem("structure"), restored: true };
      if (options.signal?.aborted) return { kind: "cancelled", restored: true };
      const { sheets, names } = survey.taken;
      const plan = build({ sheets, names: [...names, ...refused] });
      writing = new Writing(plan, newToken(), environment, options.options ?? null);
      const against =
        roomFor(survey.settings, writing.recorded) ??
        (usesFunctions(plan) ? await environment.functionsProblem() : null);
      if (against) return { kind: "failed", problem: against, restored: true };
    } catch (error) {
      return { kind: "failed", problem: explain(error), restored: true };
    }

    try {
      const record = await writing.carryOut(survey, options);
      if (!record) return { kind: "cancelled", restored: await undo(writing, front, true) };
      return { kind: "inserted", insertion: insertionOf(record), leftOut: writing.leftOut };
    } catch (error) {
      const reason = explain(error);
      const taken = isTaken(reason);
      // A copied sheet has names of its own, which take the workbook's while it is in front.
      if (reason.location === "NamedItemCollection.add") refused.push(...writing.names);
      const restored = await undo(writing, front, !taken);
      // Another pane or a co-author took a name after it had been read as free.
      if (restored && taken && attempt < ATTEMPTS) continue;
      return { kind: "failed", problem: reason, restored };
    }
  }
}

/** Of the name of a table Excel says no more than that it is invalid. */
const isTaken = ({ code, location }: Problem): boolean =>
  code === "ItemAlreadyExists" || (code === "InvalidArgument" && location === "Table.name");

/** @param ownNames sheets of the plan's names are its own, if they aren't marked either */
async function undo(writing: Writing, front: string | null, ownNames: boolean): Promise<boolean> {
  const { token, names, sheets, shown } = writing;
  try {
    await rollBack({ token, names, sheets: ownNames ? sheets : [] }, shown ? front : null);
    return true;
  } catch {
    // The record in the workbook still says that the insertion is incomplete, so it can be removed later.
    return false;
  }
}
