import type { PlanRect } from "../../sheets/plan";
import type { Features } from "../talk/features";
import { queryMerged } from "../talk/merged";
import { explain, type Problem } from "../talk/problem";
import { address, overlaps, RECT, rectOf } from "../talk/rects";
import { run } from "../talk/run";
import { areaText, type Area, type SelectedArea } from "./area";
import { freePlace, isFree, searched } from "./place";

/** A cell of the claims or of the computed ones, as Excel has it. */
export interface ReadCell {
  /** "" when empty. */
  value: string | number | boolean;
  /** As displayed. */
  text: string;
  /** Number format code in US English. */
  format: string;
  /** The value is a cell error. */
  error: boolean;
}

export interface ReadClaims {
  kind: "read";
  claims: { area: Area; cells: ReadCell[][] };
  computed: { area: Area; cells: ReadCell[][] };
  /** Some of the cells are merged: all but the first of each count as empty. */
  merged: boolean;
  /** Where verdicts may be written, or why not. */
  place: { kind: "free"; area: Area } | { kind: "none"; reason: string };
}

export type ReadClaimsResult =
  | ReadClaims
  | { kind: "refused"; reason: string }
  | { kind: "failed"; problem: Problem };

export interface ReadRequest {
  claims: SelectedArea;
  computed: SelectedArea;
  /** The first cell of where to write; the first free columns beside the claims when left out. */
  destination?: Area;
}

/** One answer of Excel on the web holds 5 MB: about a hundred bytes for each pair of cells. */
export const MOST_CLAIMS = 40_000;

/**
 * Reads claims and computed cells, and looks for a place for the verdicts. Two requests; one more where there is a place
 * and this Excel can be asked for merged cells. Asking takes from the user what could be undone, as the verdicts will.
 */
export async function readClaims(request: ReadRequest, features: Features): Promise<ReadClaimsResult> {
  const paired = pair(request);
  if (typeof paired === "string") return { kind: "refused", reason: paired };
  const { claims, computed } = paired;
  try {
    return await run(async (context): Promise<ReadClaimsResult> => {
      const read = [claims, computed].map((area) => queryCells(context, area));
      const target = request.destination ?? claims;
      const sheet = context.workbook.worksheets.getItem(target.sheetId);
      sheet.load("name");
      sheet.protection.load("protected");
      sheet.tables.load("items/name");
      const used = sheet.getUsedRangeOrNullObject(true);
      used.load(RECT);
      await context.sync();

      const [claimCells = [], computedCells = []] = read.map((answer) => answer());
      const result = {
        kind: "read" as const,
        claims: { area: claims, cells: claimCells },
        computed: { area: computed, cells: computedCells },
        merged: false,
      };
      const none = (reason: string): ReadClaims => ({ ...result, place: { kind: "none", reason } });
      if (sheet.protection.protected)
        return none(
          `The sheet “${sheet.name}” is protected. Unprotect it (Review, Unprotect Sheet), or put the verdicts on a new sheet.`,
        );

      const blocks = [claims, computed].filter(({ sheetId }) => sheetId === target.sheetId);
      const size = { rows: claims.range.rows, columns: claims.range.columns };
      const usedRect = used.isNullObject ? null : rectOf(used);
      const wanted = request.destination ? { ...request.destination.range, ...size } : null;
      const looked =
        wanted ??
        searched(
          blocks.map(({ range }) => range),
          size,
          usedRect,
        );
      if (!looked)
        return none(
          "The sheet has no columns left beside these cells. Choose another place, or a new sheet.",
        );
      const answer = queryPlace(sheet, looked);
      await context.sync();

      const { cells, taken } = answer();
      const placeBeside = (others: PlanRect[]) => {
        if (!wanted) return freePlace(cells, looked, size, others);
        return isFree(cells, looked, wanted, others) ? wanted : null;
      };
      let free = placeBeside(taken);
      if (free && features.merges) {
        const areas = [claims, computed, { ...target, range: looked }];
        const merged = areas.map((area) => queryMerged(rangeOf(context, area)));
        await context.sync();
        const [inClaims = [], inComputed = [], around = []] = merged.map((found) => found());
        result.merged = inClaims.length + inComputed.length > 0;
        free = placeBeside([...taken, ...around]);
      }
      if (free)
        return {
          ...result,
          place: { kind: "free", area: { sheetId: target.sheetId, sheet: sheet.name, range: free } },
        };
      const where = areaText({ ...target, sheet: sheet.name, range: looked });
      return none(
        wanted
          ? `${where} isn’t free: it holds something already, or is part of a table or beside one. Choose another place, or a new sheet.`
          : `No column near the claims is free. Choose another place, or a new sheet.`,
      );
    });
  } catch (error) {
    return { kind: "failed", problem: explain(error) };
  }
}

export type ReadAreaResult =
  | { kind: "read"; cells: ReadCell[][] }
  | { kind: "refused"; reason: string }
  | { kind: "failed"; problem: Problem };

/** Reads the cells of an area. One request. */
export async function readArea(area: Area): Promise<ReadAreaResult> {
  const cells = area.range.rows * area.range.columns;
  if (cells > MOST_CLAIMS)
    return {
      kind: "refused",
      reason: `These are ${count(cells)} cells. Select at most ${count(MOST_CLAIMS)}.`,
    };
  try {
    return await run(async (context): Promise<ReadAreaResult> => {
      const answer = queryCells(context, area);
      await context.sync();
      return { kind: "read", cells: answer() };
    });
  } catch (error) {
    return { kind: "failed", problem: explain(error) };
  }
}

/** The two areas as they belong together, or why they don't. */
function pair({ claims, computed }: ReadRequest): { claims: Area; computed: Area } | string {
  const both = claims.wholeColumns && computed.wholeColumns;
  const rows = Math.max(claims.range.rows, computed.range.rows);
  const lengthened = (area: SelectedArea): Area =>
    both ? { ...area, range: { ...area.range, rows } } : area;
  const [a, b] = [lengthened(claims), lengthened(computed)];
  if (a.range.rows !== b.range.rows || a.range.columns !== b.range.columns)
    return `The claims are ${sizeOf(a.range)}, the computed cells ${sizeOf(b.range)}. Select two ranges of the same size.`;
  if (a.sheetId === b.sheetId && overlaps(a.range, b.range))
    return "The claims and the computed cells are the same cells in part. Select two ranges that don’t overlap.";
  if (a.range.rows * a.range.columns > MOST_CLAIMS)
    return `These are ${count(a.range.rows * a.range.columns)} claims. Audit at most ${count(MOST_CLAIMS)} at a time.`;
  return { claims: a, computed: b };
}

const count = (n: number) => n.toLocaleString("en-US");

function sizeOf({ rows, columns }: PlanRect): string {
  const row = `${count(rows)} ${rows === 1 ? "row" : "rows"}`;
  return columns === 1 ? row : `${row} × ${count(columns)} columns`;
}

function queryCells(context: Excel.RequestContext, area: Area): () => ReadCell[][] {
  const range = rangeOf(context, area);
  range.load("values,text,numberFormat,valueTypes");
  return () =>
    range.values.map((line, r) =>
      line.map((value, c) => ({
        value: value as ReadCell["value"],
        text: String(range.text[r]?.[c] ?? ""),
        format: String(range.numberFormat[r]?.[c] ?? "General"),
        error: range.valueTypes[r]?.[c] === "Error",
      })),
    );
}

const rangeOf = ({ workbook }: Excel.RequestContext, { sheetId, range }: Area) =>
  workbook.worksheets.getItem(sheetId).getRange(address(range));

/** What stands in the cells looked at, and which rectangles must be kept off whatever they show. */
function queryPlace(sheet: Excel.Worksheet, looked: PlanRect) {
  const range = sheet.getRange(address(looked));
  range.load("formulas,values");
  const tables = sheet.tables.items.map((table) => {
    const whole = table.getRange();
    whole.load(RECT);
    return whole;
  });
  return () => ({
    cells: range.formulas.map((line, r) =>
      line.map((formula: unknown, c) => formula !== "" || range.values[r]?.[c] !== ""),
    ),
    // What is written right beside or below a table becomes part of it.
    taken: tables.map((table) => {
      const { row, column, rows, columns } = rectOf(table);
      return { row, column, rows: rows + 1, columns: columns + 1 };
    }),
  });
}
