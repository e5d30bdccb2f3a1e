import { explain, type Problem } from "../talk/problem";
import { contains, parseAddress, RECT } from "../talk/rects";
import { recordsOf } from "../talk/records/kind";
import { holdStill, run } from "../talk/run";
import { AUDIT, auditKey, auditName, type StoredAudit } from "./record";
import { contentsPrint, explainOn, sheetProtected } from "./write";

export type TakeBackResult =
  | { kind: "taken-back" }
  /**
   * The verdicts were edited since, or are what is left of an audit that was cut short. Nothing was removed: ask, then take
   * back with `force`.
   */
  | { kind: "changed"; where: string; complete: boolean }
  | { kind: "gone" }
  | { kind: "failed"; problem: Problem };

export interface Audit {
  id: string;
  claims: string;
  computed: string;
  /** Where the verdicts are now. */
  place: string;
  complete: boolean;
}

export type AuditsResult = { kind: "listed"; audits: Audit[] } | { kind: "failed"; problem: Problem };

/** The audits whose verdicts are still there. One request. */
export async function listAudits(): Promise<AuditsResult> {
  try {
    return await run(async (context): Promise<AuditsResult> => {
      const { settings, names } = context.workbook;
      settings.load("items/key,items/value");
      names.load("items/name,items/formula");
      await context.sync();
      const audits = recordsOf(AUDIT, settings.items).flatMap((stored) => {
        const name = names.items.find((item) => item.name === auditName(stored.token));
        const formula = String(name?.formula ?? "");
        // The sheet or the cells were deleted: nothing is left to take back.
        if (stored.complete && (!name || formula.includes("#REF!"))) return [];
        const { token: id, claims, computed, complete } = stored;
        return [{ id, claims, computed, complete, place: placeText(formula) || stored.place }];
      });
      return { kind: "listed", audits };
    });
  } catch (error) {
    return { kind: "failed", problem: explain(error) };
  }
}

const placeText = (formula: string) =>
  formula
    .replace(/^=/, "")
    .replaceAll("$", "")
    .replace(/^'([A-Za-z_]\w*)'!/, "$1!");

/**
 * Removes what an audit has written, and nothing else: verdicts, their colours, the name and the record. Two requests.
 * Without `force` it refuses when the verdicts were edited since.
 */
export async function takeBack(id: string, force: boolean): Promise<TakeBackResult> {
  let sheetName = "";
  try {
    return await attempt();
  } catch (error) {
    const reason = explainOn(sheetName, error);
    if (reason.kind === "protected" || reason.kind === "editing") return { kind: "failed", problem: reason };
    try {
      // Whatever the first attempt has removed, the second one removes the rest.
      const result = await attempt(true);
      return result.kind === "gone" ? { kind: "taken-back" } : result;
    } catch {
      return { kind: "failed", problem: reason };
    }
  }

  function attempt(again = false): Promise<TakeBackResult> {
    return run(async (context): Promise<TakeBackResult> => {
      const { settings, names } = context.workbook;
      const setting = settings.getItemOrNullObject(auditKey(id));
      setting.load("key,value");
      const name = names.getItemOrNullObject(auditName(id));
      const range = name.getRangeOrNullObject();
      range.load(`address,formulas,${RECT}`);
      range.worksheet.load("name");
      range.worksheet.protection.load("protected");
      await context.sync();
      if (setting.isNullObject) return { kind: "gone" };
      const stored = AUDIT.read({ key: setting.key, value: setting.value });
      if (!stored) return { kind: "gone" };
      if (!range.isNullObject) {
        sheetName = range.worksheet.name;
        if (range.worksheet.protection.protected)
          return { kind: "failed", problem: sheetProtected(sheetName) };
        const same = contentsPrint(range.formulas, range.rowIndex, range.columnIndex) === stored.fingerprint;
        const ask = stored.complete ? !same && !force && !again : !force;
        if (ask)
          return { kind: "changed", where: range.address.replaceAll("$", ""), complete: stored.complete };
        const own = await ownFormats(context, range, stored);
        holdStill(context);
        clear(range, stored, own);
      }
      name.delete();
      setting.delete();
      await context.sync();
      return { kind: "taken-back" };
    });
  }
}

/** Empties the cells that were written; those of rows added since belong to the user. */
function clear(range: Excel.Range, stored: StoredAudit, formats: Excel.ConditionalFormat[] | "all"): void {
  const written = stored.written.map(parseAddress);
  const ours =
    range.rowCount === stored.rows && stored.complete
      ? (_: string, r: number, c: number) => written.some((rect) => contains(rect, r, c))
      : // Positions say nothing any more, or not yet: verdicts are told by what they are.
        (content: string) => content.includes("ROI_VERDICT(") || stored.texts.includes(content);
  const cells = range.formulas as unknown[][];
  range.formulas = cells.map((line, r) =>
    line.map((content, c) => (ours(String(content), r, c) ? "" : null)),
  );
  const { numberFormats, complete } = stored;
  if (typeof numberFormats === "string")
    range.numberFormat = cells.map((line, r) =>
      line.map((content, c) => (complete || ours(String(content), r, c) ? numberFormats : null)),
    );
  else if (range.rowCount === stored.rows) range.numberFormat = numberFormats;
  if (formats === "all") range.conditionalFormats.clearAll();
  else for (const format of formats) format.delete();
}

/**
 * The colours that are ours. Where others were there before, they are told by their rules; builds of Excel that can't
 * read these where there are several leave the colours, which show on verdicts only.
 */
async function ownFormats(
  context: Excel.RequestContext,
  { conditionalFormats }: Excel.Range,
  stored: StoredAudit,
): Promise<Excel.ConditionalFormat[] | "all"> {
  if (stored.formatsBefore === 0 && stored.complete) return "all";
  try {
    conditionalFormats.load("items/id,items/type,items/cellValueOrNullObject/rule");
    await context.sync();
  } catch (error) {
    if (explain(error).kind === "lost") throw error;
    return [];
  }
  return conditionalFormats.items.filter(
    ({ type, cellValueOrNullObject }) => type === "CellValue" && isOurs(cellValueOrNullObject, stored),
  );
}

const isOurs = (format: Excel.CellValueConditionalFormat, { coloured }: StoredAudit) =>
  coloured.some((word) => format.rule.formula1 === `="${word}"`);
