import { isFormula, type CellContent } from "../insertions/fingerprint";
import type { Change } from "../talk/change";
import { addressOf, type CellPlace } from "./cells";
import { contentOf, journalKey, type Journal } from "./journal";

/** What putting a journal's inputs back comes to. */
export interface PutBack {
  /** In the order of the journal's inputs; null for those that stay as they are. */
  cells: { change: Change | null }[];
  /** Cells that somebody has edited since, which keep what they hold. */
  edited: string[];
  /** Cells whose sheet was deleted. */
  gone: string[];
  /** Queues the writing of the cells that are wanted. */
  write(wanted?: (cell: PutBack["cells"][number]) => boolean): void;
  /** Queues the journal's end. */
  forget(): void;
}

/**
 * Asks what the inputs hold; the function that comes back is to be called after the sync. Originals go where the run's
 * values are; what somebody has edited since stays.
 * @param overwritten edits that the run has written over before it noticed them, by the input's index
 */
export function queryPutBack(
  { workbook }: Excel.RequestContext,
  journal: Journal,
  overwritten: ReadonlyMap<number, CellContent> = new Map(),
): () => PutBack {
  const { application, worksheets, settings } = workbook;
  application.load("calculationMode");
  const asked = journal.inputs.map((input) => {
    const find = (key: string) => {
      const sheet = worksheets.getItemOrNullObject(key);
      const range = sheet.getCell(input.row, input.column);
      sheet.load("name");
      sheet.protection.load("protected");
      range.load("formulas");
      return { sheet, range };
    };
    // In another session the id may be another sheet's; the name changes only by hand.
    return { input, byName: find(input.sheet), byId: find(input.sheetId) };
  });
  return () => {
    const edited: string[] = [];
    const gone: string[] = [];
    const cells = asked.map(({ input, byName, byId }, index) => {
      const found = [byName, byId].find(({ sheet }) => !sheet.isNullObject);
      if (!found) {
        gone.push(addressOf(input));
        return { change: null };
      }
      const where = addressOf({ ...input, sheet: found.sheet.name });
      const now = found.range.formulas[0]?.[0] as CellContent;
      const edit = overwritten.get(index);
      const whose = contentOf(input, now);
      if (whose === "edited" || edit !== undefined) edited.push(where);
      const then = edit ?? (whose === "tested" ? input.original : now);
      const change: Change | null = whose === "edited" || then === now ? null : { where, now, then };
      return { ...found, change, format: input.format };
    });
    return {
      cells,
      edited,
      gone,
      write(wanted = () => true) {
        for (const cell of cells) {
          if (!cell.change || !("range" in cell) || !wanted(cell)) continue;
          const { then } = cell.change;
          cell.range.formulas = [[then]];
          // A formula that is entered may bring the format of the cells that it reads.
          if (isFormula(then) && !cell.sheet.protection.protected) cell.range.numberFormat = [[cell.format]];
        }
        if (application.calculationMode !== "Automatic") application.calculate("Recalculate");
      },
      forget: () => settings.getItemOrNullObject(journalKey(journal.token)).delete(),
    };
  };
}

export interface Restored {
  edited: string[];
  gone: string[];
  /** What the outputs show afterwards. */
  outputs: unknown[];
}

/**
 * Two requests: puts back what a run of this pane has changed, formulas as well, since it has read them itself.
 * @param watched the outputs, which are read once more
 * @throws what Excel throws; the journal is then still there, and all of it can be done again
 */
export async function putBack(
  context: Excel.RequestContext,
  journal: Journal,
  overwritten: ReadonlyMap<number, CellContent>,
  watched: readonly CellPlace[],
): Promise<Restored> {
  const answer = queryPutBack(context, journal, overwritten);
  await context.sync();
  const { edited, gone, write, forget } = answer();
  write();
  const { worksheets } = context.workbook;
  const outputs = watched.map(({ sheetId, row, column }) =>
    worksheets.getItemOrNullObject(sheetId).getCell(row, column),
  );
  for (const output of outputs) output.load("values");
  forget();
  await context.sync();
  return {
    edited,
    gone,
    outputs: outputs.map((output) => (output.isNullObject ? null : output.values[0]?.[0])),
  };
}
