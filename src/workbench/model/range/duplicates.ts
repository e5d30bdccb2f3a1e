/** `Range.removeDuplicates`: of rows that agree in some columns the first one stays, and the others close up. */
import { declareApi, HostObject } from "../../protocol/members";
import { intersection, isUnbounded } from "../address";
import { flag, integer, invalidArgument } from "../arguments";
import { sheetPort, type Context } from "../context";
import { shiftFormula } from "../formula/shift";
import type { AreaRef, Cell, CellInput } from "../port";
import { requireWritable } from "../worksheet/protection";
import { settledCells } from "./cells";

const RESULT = declareApi("RemoveDuplicatesResult", { "1.9": { read: "removed uniqueRemaining" } });

export class RemoveDuplicatesResult extends HostObject {
  readonly api = RESULT;

  constructor(
    readonly removed: number,
    readonly uniqueRemaining: number,
  ) {
    super();
  }
}

export async function removeDuplicates(
  x: Context,
  { sheetId, at: given }: AreaRef,
  columns: unknown,
  includesHeader: unknown,
): Promise<RemoveDuplicatesResult> {
  if (!Array.isArray(columns) || columns.length === 0) throw invalidArgument();
  // Of whole columns no more than is in use.
  const used = sheetPort(x, sheetId).used();
  const at = isUnbounded(given) ? used && intersection(given, { ...used, c: given.c, w: given.w }) : given;
  if (!at) return new RemoveDuplicatesResult(0, 0);
  const wanted = columns.map((column) => integer(column, 0));
  if (wanted.some((column) => column >= at.w)) throw invalidArgument();
  const head = flag(includesHeader ?? false) ? 1 : 0;
  const body = { ...at, r: at.r + head, h: at.h - head };
  if (body.h === 0) return new RemoveDuplicatesResult(0, 0);
  requireWritable(x, sheetId, body);
  const cells = await settledCells(x, sheetId, body);
  const seen = new Set<string>();
  const kept = cells
    .map((row, place) => ({ row, place }))
    .filter(({ row }) => {
      // What a cell shows is what counts, without regard to case.
      const key = JSON.stringify(wanted.map((column) => row[column]!.text.toLowerCase()));
      return seen.has(key) ? false : Boolean(seen.add(key));
    });
  const input = (cell: Cell, by: number): CellInput =>
    cell.formula ? { formula: shiftFormula(cell.formula, by, 0) } : { value: cell.value };
  const rows = cells.map((row, i): (CellInput | null)[] => {
    const source = kept[i];
    if (!source) return row.map(() => ({ value: "" }));
    return source.row.map((cell) => (source.place === i ? null : input(cell, i - source.place)));
  });
  const sheet = sheetPort(x, sheetId);
  sheet.write(body, rows);
  const moved = kept.map(({ row }, i) => ({ ...body, r: body.r + i, h: 1, row }));
  for (const { row, ...line } of moved) sheet.setNumberFormat(line, [row.map((cell) => cell.numberFormat)]);
  return new RemoveDuplicatesResult(body.h - kept.length, kept.length);
}
