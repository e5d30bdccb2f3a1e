import { wasShown, type Change, type Shown } from "../talk/change";
import { explain, type Problem } from "../talk/problem";
import { recordsOf } from "../talk/records/kind";
import { run } from "../talk/run";
import { isFormula } from "../insertions/fingerprint";
import { journalKey, RUN_JOURNAL, type Journal } from "./journal";
import { queryPutBack, type PutBack } from "./put-back";

export type RestoreResult =
  /**
   * `edited`: cells that somebody has edited since, which keep what they hold; `gone`: cells whose sheet was deleted;
   * `formulas`: cells that held formulas, which are put back by themselves: the run is among the unfinished ones until then.
   */
  | { kind: "restored"; edited: string[]; gone: string[]; formulas: string[] }
  /** Something else would be written than was shown; nothing was. */
  | { kind: "changed" }
  /** There is nothing to restore. */
  | { kind: "none" }
  | { kind: "failed"; problem: Problem }
  | { kind: "busy" };

export type UnfinishedResult = { kind: "read"; runs: UnfinishedRun[] } | { kind: "failed"; problem: Problem };

/** A run whose inputs are not back, and what restoring it will write. */
export interface UnfinishedRun {
  token: string;
  started: Date;
  alive: Date;
  changes: Change[];
  /** Those that enter formulas: restoring the others comes first. */
  formulas: Change[];
}

/** Which runs were cut short, or are still going on in another window. Two requests where there are any. */
export async function unfinishedRuns(): Promise<UnfinishedResult> {
  try {
    return await run(async (context): Promise<UnfinishedResult> => {
      const journals = await readJournals(context);
      const answers = journals.map((journal) => ({ journal, answer: queryPutBack(context, journal) }));
      if (answers.length) await context.sync();
      return {
        kind: "read",
        runs: answers.map(({ journal: { token, started, alive }, answer }) => ({
          token,
          started: new Date(started),
          alive: new Date(alive),
          ...byKind(answer().cells),
        })),
      };
    });
  } catch (error) {
    return { kind: "failed", problem: explain(error) };
  }
}

/**
 * Puts back what a run that was cut short has left changed, by the journal in the workbook: numbers first, formulas when
 * they are all that is left. At most three requests.
 * @param shown what the user has agreed to
 */
export async function restoreRun(token: string, shown: Shown): Promise<RestoreResult> {
  try {
    return await run(async (context): Promise<RestoreResult> => {
      const journal = (await readJournals(context)).find((each) => each.token === token);
      if (!journal) return { kind: "none" };
      const answer = queryPutBack(context, journal);
      await context.sync();
      const found = answer();
      const { changes, formulas } = byKind(found.cells);
      const agreed = changes.length ? changes : formulas;
      if (!wasShown(agreed, shown)) return { kind: "changed" };
      const later = changes.length ? formulas.map(({ where }) => where) : [];
      found.write(({ change }) => change !== null && agreed.includes(change));
      if (later.length) {
        const { settings } = context.workbook;
        const inputs = journal.inputs.filter((_, i) => later.includes(found.cells[i]?.change?.where ?? ""));
        settings.add(journalKey(token), { ...journal, inputs } satisfies Journal);
      } else found.forget();
      await context.sync();
      return { kind: "restored", edited: found.edited, gone: found.gone, formulas: later };
    });
  } catch (error) {
    return { kind: "failed", problem: explain(error) };
  }
}

/** A formula says itself what it is; where a record holds one it is shown, and asked for by itself. */
function byKind(cells: PutBack["cells"]): { changes: Change[]; formulas: Change[] } {
  const all = cells.flatMap(({ change }) => change ?? []);
  return {
    changes: all.filter(({ then }) => !isFormula(then)),
    formulas: all.filter(({ then }) => isFormula(then)),
  };
}

/** Leaves every cell as it is and forgets the run. */
export async function forgetRun(token: string): Promise<RestoreResult> {
  try {
    await run(async (context) => {
      context.workbook.settings.getItemOrNullObject(journalKey(token)).delete();
      await context.sync();
    });
    return { kind: "restored", edited: [], gone: [], formulas: [] };
  } catch (error) {
    return { kind: "failed", problem: explain(error) };
  }
}

async function readJournals(context: Excel.RequestContext): Promise<Journal[]> {
  const { settings } = context.workbook;
  settings.load("items/key,items/value");
  await context.sync();
  return recordsOf(RUN_JOURNAL, settings.items);
}
