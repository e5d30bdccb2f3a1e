/** Which cells a formula refers to, and which formulas refer to a cell. */
import { HostError } from "../../protocol/errors";
import { declareApi, HostObject } from "../../protocol/members";
import { boundingRect, intersection } from "../address";
import { text } from "../arguments";
import { existing, ListCollection } from "../collection";
import { sameName, sheetPort, type Context } from "../context";
import { tokenize, structuredReference, type Token } from "./tokens";
import type { AreaRef, Rect } from "../port";
import { RangeAreas, RangeCollection } from "../range/areas";
import { spillOf } from "../range/spill";
import { resolveReference } from "./references";

/** The areas that a formula in this cell refers to directly. Names count as what they stand for. */
function referencesOf(x: Context, formula: string, sheetId: string, r: number, c: number): AreaRef[] {
  const tokens = (tokenize(formula.slice(1)) ?? []).filter((t) => t.kind !== "space");
  const areas: AreaRef[] = [];
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i]!;
    if (token.kind !== "operand" && !(token.kind === "number" && tokens[i + 1]?.text === ":")) continue;
    const range = tokens[i + 1]?.text === ":" ? tokens[i + 2] : undefined;
    const area = range
      ? join(x, token, range, sheetId)
      : (thisRow(x, token.text, sheetId, r, c) ?? resolveReference(x, token.text, sheetId));
    if (range) i += 2;
    if (!area) continue;
    const spill = tokens[i + 1]?.text === "#" ? spillOf(x, area.sheetId, area.at.r, area.at.c) : null;
    areas.push(spill ? { sheetId: area.sheetId, at: spill } : area);
  }
  return areas;
}

/** Both ends of A1:B2, where the second has the sheet of the first. */
function join(x: Context, first: Token, last: Token, sheetId: string): AreaRef | null {
  const whole = resolveReference(x, `${first.text}:${last.text}`, sheetId);
  if (whole) return whole;
  const from = resolveReference(x, first.text, sheetId);
  const to = from && resolveReference(x, last.text, from.sheetId);
  return to && from.sheetId === to.sheetId
    ? { sheetId: from.sheetId, at: boundingRect(from.at, to.at) }
    : null;
}

/** `[@Savings]`: one cell of the table around the formula. */
function thisRow(x: Context, operand: string, sheetId: string, r: number, c: number): AreaRef | null {
  const reference = structuredReference(operand);
  if (reference === null || reference === "malformed") return null;
  const here = { r, c, h: 1, w: 1 };
  const table = x.book
    .tables()
    .find((t) =>
      reference.table === ""
        ? t.sheetId === sheetId && intersection(t.at, here) !== null
        : sameName(t.name, reference.table),
    );
  if (!table) return null;
  const row = reference.items.some((item) => item.toLowerCase() === "#this row");
  if (!row) return reference.table === "" ? resolveReference(x, `${table.name}${operand}`, sheetId) : null;
  const places = reference.columns.map((name) => table.columns.findIndex((column) => sameName(column, name)));
  const [from, to] = places.length === 0 ? [0, table.at.w - 1] : [Math.min(...places), Math.max(...places)];
  return { sheetId: table.sheetId, at: { r, c: table.at.c + from, h: 1, w: to - from + 1 } };
}

interface FormulaCell {
  sheetId: string;
  r: number;
  c: number;
  formula: string;
}

function formulasIn(
  x: Context,
  sheetId: string,
  at?: Rect,
  used: Rect | null = sheetPort(x, sheetId).used(),
): FormulaCell[] {
  const sheet = sheetPort(x, sheetId);
  const near = used && (at ? intersection(used, at) : used);
  if (!near) return [];
  return sheet
    .read(near)
    .flatMap((row, i) =>
      row.flatMap(({ formula }, j) =>
        formula === "" ? [] : [{ sheetId, r: near.r + i, c: near.c + j, formula }],
      ),
    );
}

const placeOf = ({ sheetId, r, c }: FormulaCell): string => `${sheetId}!${r},${c}`;
const keyOf = ({ sheetId, at }: AreaRef): string => `${sheetId}!${at.r},${at.c},${at.h},${at.w}`;

/** Direct precedents of a range's formulas; with `all` also theirs, and so on. */
export function precedentsOf(x: Context, start: AreaRef, all: boolean): AreaRef[] {
  const found = new Map<string, AreaRef>();
  const seen = new Set<string>();
  // How far a sheet is filled is found by looking at all of it: once a sheet, and each area once.
  const used = new Map<string, Rect | null>();
  const usedOf = (sheetId: string): Rect | null => {
    if (!used.has(sheetId)) used.set(sheetId, sheetPort(x, sheetId).used());
    return used.get(sheetId) ?? null;
  };
  let queue = formulasIn(x, start.sheetId, start.at, usedOf(start.sheetId));
  while (queue.length > 0) {
    const next: FormulaCell[] = [];
    for (const cell of queue) {
      if (seen.has(placeOf(cell))) continue;
      seen.add(placeOf(cell));
      for (const area of referencesOf(x, cell.formula, cell.sheetId, cell.r, cell.c)) {
        if (found.has(keyOf(area))) continue;
        found.set(keyOf(area), area);
        if (all) next.push(...formulasIn(x, area.sheetId, area.at, usedOf(area.sheetId)));
      }
    }
    queue = next;
  }
  return [...found.values()];
}

/** Cells whose formulas refer to the range; with `all` also those that refer to them, and so on. */
export function dependentsOf(x: Context, start: AreaRef, all: boolean): AreaRef[] {
  const cells = x.book
    .sheets()
    .flatMap((sheet) => formulasIn(x, sheet.id))
    .map((cell) => ({ cell, areas: referencesOf(x, cell.formula, cell.sheetId, cell.r, cell.c) }));
  const found = new Map<string, AreaRef>();
  let queue = [start];
  while (queue.length > 0) {
    const next: AreaRef[] = [];
    for (const { cell, areas } of cells) {
      const hit = areas.some((a) => queue.some((q) => q.sheetId === a.sheetId && intersection(q.at, a.at)));
      if (!hit || found.has(placeOf(cell))) continue;
      const area = { sheetId: cell.sheetId, at: { r: cell.r, c: cell.c, h: 1, w: 1 } };
      found.set(placeOf(cell), area);
      next.push(area);
    }
    queue = all ? next : [];
  }
  return [...found.values()];
}

const WORKBOOK_AREAS = declareApi(
  "WorkbookRangeAreas",
  {
    "1.12": {
      read: "addresses",
      nav: "areas ranges",
      call: "getRangeAreasBySheet getRangeAreasOrNullObjectBySheet _KeepReference",
    },
  },
  { tracked: true },
);

/** Areas of several sheets. */
export class WorkbookRangeAreas extends HostObject {
  readonly api = WORKBOOK_AREAS;

  /** @throws {HostError} ItemNotFound when there are none */
  constructor(
    private readonly x: Context,
    private readonly found: AreaRef[],
  ) {
    super();
    if (found.length === 0) throw new HostError("ItemNotFound");
  }

  private bySheet(): RangeAreas[] {
    return sheetsWith(this.x, this.found).map(
      (id) =>
        new RangeAreas(
          this.x,
          id,
          this.found.filter((a) => a.sheetId === id).map((a) => a.at),
        ),
    );
  }
  get addresses(): string[] {
    return this.bySheet().map((areas) => areas.address);
  }
  get areas(): RangeAreasCollection {
    return new RangeAreasCollection(this.bySheet());
  }
  get ranges(): RangeCollection {
    return new RangeCollection(this.bySheet().flatMap((areas) => areas.ranges));
  }
  getRangeAreasOrNullObjectBySheet(key: unknown): RangeAreas | null {
    const wanted = text(key);
    const sheet = this.x.book.sheets().find((s) => s.id === wanted || sameName(s.name, wanted));
    return this.bySheet().find((areas) => areas.sheetId === sheet?.id) ?? null;
  }
  getRangeAreasBySheet(key: unknown): RangeAreas {
    return existing(this.getRangeAreasOrNullObjectBySheet(key));
  }
}

/** Sheets that have areas, in the order of the workbook. */
const sheetsWith = (x: Context, areas: AreaRef[]): string[] =>
  x.book
    .sheets()
    .map((s) => s.id)
    .filter((id) => areas.some((a) => a.sheetId === id));

const AREAS_COLLECTION = declareApi("RangeAreasCollection", { "1.12": { call: "getCount getItemAt" } });

export class RangeAreasCollection extends ListCollection<RangeAreas> {
  readonly api = AREAS_COLLECTION;

  constructor(private readonly all: RangeAreas[]) {
    super();
  }
  items(): RangeAreas[] {
    return this.all;
  }
}
