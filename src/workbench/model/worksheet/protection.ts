/** Protection of sheets and of the workbook's structure. */
import { HostError } from "../../protocol/errors";
import { Part } from "../part";
import { declareApi, HostObject } from "../../protocol/members";
import { optionalText, record } from "../arguments";
import { sheetPort, type Context } from "../context";
import { EVENT, WORKBOOK_TARGET } from "../events/members";
import type { Rect } from "../port";

/** What a protected sheet may still allow, and Excel's default for it. */
export const OPTIONS: Record<string, boolean | string> = {
  allowAutoFilter: false,
  allowDeleteColumns: false,
  allowDeleteRows: false,
  allowEditObjects: false,
  allowEditScenarios: false,
  allowFormatCells: false,
  allowFormatColumns: false,
  allowFormatRows: false,
  allowInsertColumns: false,
  allowInsertHyperlinks: false,
  allowInsertRows: false,
  allowPivotTables: false,
  allowSort: false,
  selectionMode: "Normal",
};

export type Permission =
  | "allowFormatCells"
  | "allowFormatColumns"
  | "allowFormatRows"
  | "allowInsertRows"
  | "allowInsertColumns"
  | "allowDeleteRows"
  | "allowDeleteColumns"
  | "allowInsertHyperlinks"
  | "allowEditObjects"
  | "allowAutoFilter"
  | "allowSort";

/** @throws {HostError} AccessDenied when the sheet is protected and does not allow this. */
export function requirePermission(x: Context, sheetId: string, permission?: Permission): void {
  const protection = x.document.sheetProtection.get(sheetId);
  if (protection && (permission === undefined || protection.options[permission] !== true))
    throw new HostError("AccessDenied");
}

/**
 * @param touched whether this cell would be written
 * @throws {HostError} AccessDenied when a locked cell of a protected sheet would be written
 */
export function requireWritable(
  x: Context,
  sheetId: string,
  at: Rect,
  touched: (r: number, c: number) => boolean = () => true,
): void {
  if (!x.document.sheetProtection.has(sheetId)) return;
  const sheet = sheetPort(x, sheetId);
  // Cells are locked unless somebody unlocked them, and nobody unlocks this many one by one.
  if (at.h * at.w > 100_000) throw new HostError("AccessDenied");
  for (let r = at.r; r < at.r + at.h; r++)
    for (let c = at.c; c < at.c + at.w; c++)
      if (touched(r, c) && sheet.styleAt(r, c).locked !== false) throw new HostError("AccessDenied");
}

const WORKSHEET_PROTECTION = declareApi("WorksheetProtection", {
  "1.2": { read: "protected options", call: "protect" },
  "1.7": { call: "unprotect" },
});

export class WorksheetProtection extends HostObject {
  readonly api = WORKSHEET_PROTECTION;

  constructor(
    private readonly x: Context,
    private readonly sheetId: string,
  ) {
    super();
  }

  get protected(): boolean {
    return this.x.document.sheetProtection.has(this.sheetId);
  }

  get options(): Record<string, unknown> | null {
    return this.x.document.sheetProtection.get(this.sheetId)?.options ?? null;
  }

  protect(options?: unknown, password?: unknown): void {
    if (this.protected) throw new HostError("AccessDenied");
    const given = options === undefined ? {} : record(options, Object.keys(OPTIONS));
    this.x.document.sheetProtection.set(this.sheetId, {
      password: optionalText(password) ?? "",
      options: { ...OPTIONS, ...given },
    });
    this.publish();
  }

  unprotect(password?: unknown): void {
    const protection = this.x.document.sheetProtection.get(this.sheetId);
    if (protection && protection.password !== (optionalText(password) ?? ""))
      throw new HostError("AccessDenied");
    this.x.document.sheetProtection.delete(this.sheetId);
    this.publish();
  }

  private publish(): void {
    const isProtected = this.protected;
    this.x.hub.publish(EVENT.sheetProtectionChanged, [WORKBOOK_TARGET, this.sheetId], true, () => ({
      source: "Local",
      worksheetId: this.sheetId,
      isProtected,
    }));
  }
}

const WORKBOOK_PROTECTION = declareApi("WorkbookProtection", {
  "1.7": { read: "protected", call: "protect unprotect" },
});

/** Guards the list of sheets: none added, deleted, renamed, moved, hidden or shown. */
export class WorkbookProtection extends Part<Context> {
  readonly api = WORKBOOK_PROTECTION;

  get protected(): boolean {
    return this.of.document.structurePassword !== null;
  }

  protect(password?: unknown): void {
    if (this.protected) throw new HostError("AccessDenied");
    this.of.document.structurePassword = optionalText(password) ?? "";
  }

  unprotect(password?: unknown): void {
    const set = this.of.document.structurePassword;
    if (set !== null && set !== (optionalText(password) ?? "")) throw new HostError("AccessDenied");
    this.of.document.structurePassword = null;
  }
}
