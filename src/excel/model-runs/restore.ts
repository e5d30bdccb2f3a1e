import type { CellContent } from "../insertions/fingerprint";
import { explain, type Problem } from "../talk/problem";
import { run } from "../talk/run";
import { addressOf, isFormula, type CellPlace } from "./cells";
import { contentOf, journalKey, storedJournals, type Journal } from "./journal";

export type RestoreResult =
  /** `edited`: cells that somebody has edited since, which keep what they hold; `gone`: cells whose sheet was deleted. */
  | { kind: "restored"; edited: string[]; gone: string[] }
  /** There is nothing to restore. */
  | { kind: "none" }
  | { kind: "failed"; problem: Problem }
  | { kind: "busy" };

export type UnfinishedResult = { kind: "read"; runs: UnfinishedRun[] } | { kind: "failed"; problem: Problem };

/** A run whose inputs are not back. */
export interface UnfinishedRun {
  token: string;
  started: Date;
  alive: Date;
  /** "Budget!B2" */
  inputs: string[];
  output: string;
}

export interface Restored {
  edited: string[];
  gone: string[];
  /** What the outputs show afterwards. */
  outputs: unknown[];
}

/** Which runs were cut short, or are still going on in another window. */
export async function unfinishedRuns(): Promise<UnfinishedResult> {
  try {
    const journals = await run(readJournals);
    return {
      kind: "read",
      runs: journals.map(({ token, started, alive, inputs, output }) => ({
        token,
        started: new Date(started),
        alive: new Date(alive),
        inputs: inputs.map(addressOf),
        output: addressOf(output),
      })),
    };
  } catch (error) {
    return { kind: "failed", problem: explain(error) };
  }
}

/** Puts back what a run that was cut short has left changed, by the journal in the workbook. */
export async function restoreRun(token: string): Promise<RestoreResult> {
  try {
    return await run(async (context): Promise<RestoreResult> => {
      const journal = (await readJournals(context)).find((each) => each.token === token);
      if (!journal) return { kind: "none" };
      const { edited, gone } = await putBack(context, journal);
      return { kind: "restored", edited, gone };
    });
  } catch (error) {
    return { kind: "failed", problem: explain(error) };
  }
}

/** Leaves every cell as it is and forgets the run. */
export async function forgetRun(token: string): Promise<RestoreResult> {
  try {
    await run(async (context) => {
      context.workbook.settings.getItemOrNullObject(journalKey(token)).delete();
      await context.sync();
    });
    return { kind: "restored", edited: [], gone: [] };
  } catch (error) {
    return { kind: "failed", problem: explain(error) };
  }
}

async function readJournals(context: Excel.RequestContext): Promise<Journal[]> {
  const { settings } = context.workbook;
  settings.load("items/key,items/value");
  await context.sync();
  return storedJournals(settings.items);
}

/**
 * Two requests: reads what the inputs hold, then puts the originals back where the run's values are and takes the
 * journal away, in this order. What somebody has edited since stays.
 * @param overwritten edits that the run has written over before it noticed them, by the input's index
 * @param watched the outputs, which are read once more
 * @throws what Excel throws; the journal is then still there, and all of it can be done again
 */
export async function putBack(
  context: Excel.RequestContext,
  journal: Journal,
  overwritten: ReadonlyMap<number, CellContent> = new Map(),
  watched: readonly CellPlace[] = [],
): Promise<Restored> {
  const { application, worksheets, settings } = context.workbook;
  application.load("calculationMode");
  worksheets.load("items/id,items/name");
  const cells = journal.inputs.map((input) => {
    const find = (key: string) => {
      const sheet = worksheets.getItemOrNullObject(key);
      const range = sheet.getCell(input.row, input.column);
      sheet.load("id");
      sheet.protection.load("protected");
      range.load("formulas");
      return { sheet, range };
    };
    // In another session the id may be another sheet's; the name changes only by hand.
    return { input, byName: find(input.sheet), byId: find(input.sheetId) };
  });
  await context.sync();

  const manual = application.calculationMode !== "Automatic";
  const restored: Restored = { edited: [], gone: [], outputs: [] };
  cells.forEach(({ input, byName, byId }, index) => {
    const found = [byName, byId].find(({ sheet }) => !sheet.isNullObject);
    if (!found) {
      restored.gone.push(addressOf(input));
      return;
    }
    const now = found.range.formulas[0]?.[0] as CellContent;
    const edit = overwritten.get(index);
    const whose = contentOf(input, now);
    if (whose === "edited" || edit !== undefined) restored.edited.push(addressOf(input));
    const wanted = edit ?? (whose === "tested" ? input.original : now);
    if (whose === "edited" || wanted === now) return;
    found.range.formulas = [[wanted]];
    // A formula that is entered may bring the format of the cells that it reads.
    if (isFormula(wanted) && !found.sheet.protection.protected) found.range.numberFormat = [[input.format]];
  });
  if (manual) application.calculate("Recalculate");
  const outputs = watched.map(({ sheetId, row, column }) =>
    worksheets.getItemOrNullObject(sheetId).getCell(row, column),
  );
  for (const output of outputs) output.load("values");
  settings.getItemOrNullObject(journalKey(journal.token)).delete();
  await context.sync();
  restored.outputs = outputs.map((output) => (output.isNullObject ? null : output.values[0]?.[0]));
  return restored;
}
