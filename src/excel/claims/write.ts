import type { ConditionalPlan } from "../../sheets/plan";
import { CALL } from "../functions/uses";
import { roomFor } from "../talk/budget";
import type { Connection } from "../talk/connection";
import { fingerprint } from "../insertions/fingerprint";
import { literal } from "../write/literal";
import { explain, problem, type Problem } from "../talk/problem";
import { address, rectsOf } from "../talk/rects";
import { newToken } from "../talk/records/kind";
import { holdStill, run } from "../talk/run";
import { addConditional } from "../write/rules";
import { areaText, type Area } from "./area";
import { auditKey, auditName, relativeContents, type StoredAudit } from "./record";

export interface WriteRequest {
  place: Area;
  /** What the place is to hold: formulas, or words. Null leaves a cell empty. */
  cells: (string | null)[][];
  /** Colours of the verdicts. */
  conditionals: Pick<ConditionalPlan, "when" | "style">[];
  claims: Area;
  computed: Area;
}

export type WriteResult =
  | { kind: "written"; id: string; place: Area }
  /** Somebody has written there since it was found free. Nothing was written. */
  | { kind: "taken"; where: string }
  /** Nothing remains, unless `restored` is false: then it is listed as incomplete. */
  | { kind: "failed"; problem: Problem; restored: boolean };

type Environment = Pick<Connection, "limit" | "functionsProblem">;

/** How the place was before. */
interface Before {
  numberFormats: string[][];
  formatIds: string[];
}

/**
 * Writes verdicts: all of them or none. Two requests, more where the size demands it. The record goes first and says
 * "incomplete" until the last action, so that what a lost connection leaves can be taken back.
 */
export async function writeVerdicts(request: WriteRequest, environment: Environment): Promise<WriteResult> {
  const { place } = request;
  const token = newToken();
  let before: Before;
  try {
    const calls = request.cells.some((line) => line.some((cell) => CALL.test(cell ?? "")));
    const silent = calls ? await environment.functionsProblem() : null;
    if (silent) return { kind: "failed", problem: silent, restored: true };
    const found = await lookAt(place, request.cells);
    if (found === "taken") return { kind: "taken", where: areaText(place) };
    if (found === "protected")
      return { kind: "failed", problem: sheetProtected(place.sheet), restored: true };
    if ("message" in found) return { kind: "failed", problem: found, restored: true };
    before = found;
  } catch (error) {
    return { kind: "failed", problem: explain(error), restored: true };
  }
  const content = request.cells.map((line) =>
    line.map((cell) => (cell === null || cell.startsWith("=") ? cell : String(literal(cell)))),
  );
  try {
    await put(token, content, before, request, environment);
    return { kind: "written", id: token, place };
  } catch (error) {
    const restored = await undo(token, place, content, before);
    return { kind: "failed", problem: explainOn(place.sheet, error), restored };
  }
}

/** AccessDenied of a sheet's cells comes from its protection, not from the workbook's. */
export const sheetProtected = (sheet: string): Problem => ({
  ...problem("protected"),
  message: `The sheet “${sheet}” is protected. Unprotect it (Review, Unprotect Sheet), then try again.`,
});

export function explainOn(sheet: string, error: unknown): Problem {
  const reason = explain(error);
  return reason.kind === "protected" ? { ...reason, message: sheetProtected(sheet).message } : reason;
}

function lookAt(place: Area, cells: unknown): Promise<Before | Problem | "taken" | "protected"> {
  return run(async (context) => {
    const { settings } = context.workbook;
    settings.load("items/key,items/value");
    const sheet = context.workbook.worksheets.getItem(place.sheetId);
    const range = sheet.getRange(address(place.range));
    range.load("formulas,values,numberFormat");
    range.conditionalFormats.load("items/id");
    sheet.protection.load("protected");
    await context.sync();
    if (sheet.protection.protected) return "protected";
    if ([...range.formulas.flat(), ...range.values.flat()].some((content) => content !== "")) return "taken";
    const full = roomFor(settings.items, [cells, range.numberFormat]);
    if (full) return full;
    return {
      numberFormats: range.numberFormat as string[][],
      formatIds: range.conditionalFormats.items.map(({ id }) => id),
    };
  });
}

function put(
  token: string,
  content: (string | null)[][],
  before: Before,
  { place, claims, computed, conditionals }: WriteRequest,
  { limit }: Environment,
): Promise<void> {
  const record = (complete: boolean): StoredAudit => ({
    version: 1,
    token,
    complete,
    claims: areaText(claims),
    computed: areaText(computed),
    place: areaText(place),
    written: rectsOf(place.range, (r, c) => content[r]?.[c] != null).map(address),
    fingerprint: fingerprintOf(content, place),
    rows: place.range.rows,
    texts: [...new Set(content.flat().map(asRead))]
      .filter((text) => text && !text.startsWith("="))
      .slice(0, 100),
    coloured: conditionals.map(({ when }) => when.text),
    formatsBefore: before.formatIds.length,
    numberFormats: alike(before.numberFormats),
  });
  return run(async (context) => {
    const { worksheets, settings, names } = context.workbook;
    const sheet = worksheets.getItem(place.sheetId);
    const range = sheet.getRange(address(place.range));
    settings.add(auditKey(token), record(false));
    const name = names.add(auditName(token), range);
    name.visible = false;
    for (const block of linesWithin(content, limit / 2)) {
      holdStill(context);
      const { row, column, columns } = place.range;
      const part = sheet.getRangeByIndexes(row + block.first, column, block.lines.length, columns);
      part.formulas = block.lines;
      if (block.last) break;
      await context.sync();
    }
    for (const conditional of conditionals) addConditional(range, conditional);
    settings.add(auditKey(token), record(true));
    await context.sync();
  });
}

/** Excel shows a text's leading apostrophe nowhere. */
const asRead = (content: string | null) => (content === null ? "" : content.replace(/^'/, ""));

function fingerprintOf(content: (string | null)[][], { range }: Area): string {
  return contentsPrint(
    content.map((line) => line.map(asRead)),
    range.row,
    range.column,
  );
}

/** A hash of what a block holds, wherever it stands now. */
export function contentsPrint(formulas: unknown[][], row: number, column: number): string {
  const cells = relativeContents(formulas, row, column);
  return fingerprint(cells.map((text, i) => ({ row: i, column: 0, content: text.replace(/^=/, "") })));
}

/** Lines of a block in as many parts as their size demands. */
function* linesWithin(content: (string | null)[][], limit: number) {
  let first = 0;
  while (first < content.length) {
    let end = first;
    for (let bytes = 0; end < content.length && (end === first || bytes < limit); end++)
      bytes += JSON.stringify(content[end]).length * 2;
    yield { first, lines: content.slice(first, end), last: end === content.length };
    first = end;
  }
}

const alike = (formats: string[][]): string | string[][] => {
  const [only, ...others] = new Set(formats.flat());
  return others.length || only === undefined ? formats : only;
};

/** Takes back whatever was written, however far it came. Safe to repeat. */
async function undo(
  token: string,
  place: Area,
  content: (string | null)[][],
  before: Before,
): Promise<boolean> {
  for (let attempt = 1; attempt <= 2; attempt++) {
    try {
      await run(async (context) => {
        const { worksheets, settings, names } = context.workbook;
        const range = worksheets.getItem(place.sheetId).getRange(address(place.range));
        range.load("formulas");
        range.conditionalFormats.load("items/id");
        await context.sync();
        holdStill(context);
        // A co-author may have written here in the meantime: only what is ours goes.
        const cleared = content.map((line, r) =>
          line.map((cell, c) => {
            if (cell === null) return null;
            const [now, ours] = [range.formulas[r]?.[c], asRead(cell)].map((one) =>
              relativeContents([[one]], r, c).join(),
            );
            return now === ours ? "" : null;
          }),
        );
        range.formulas = cleared;
        range.numberFormat = before.numberFormats;
        for (const format of range.conditionalFormats.items)
          if (!before.formatIds.includes(format.id)) format.delete();
        names.getItemOrNullObject(auditName(token)).delete();
        settings.getItemOrNullObject(auditKey(token)).delete();
        await context.sync();
      });
      return true;
    } catch {
      // An answer that was lost says nothing about the request: what is left is looked up again.
    }
  }
  return false;
}
