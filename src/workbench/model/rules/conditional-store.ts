/**
 * Conditional formats under construction. An add-in makes one in steps (add, rule, colours), the port wants it whole:
 * changes are gathered and handed over once, before anything is read and at the end of the request.
 */
import { HostError } from "../../protocol/errors";
import { intersection } from "../address";
import type { BookPort, ConditionalRule, Rect, SheetPort } from "../port";

export interface ConditionalDraft {
  kind: ConditionalRule["rule"]["kind"];
  at: Rect[];
  rule?: ConditionalRule["rule"];
  style: ConditionalRule["style"];
  stopIfTrue: boolean;
}

interface Entry {
  sheetId: string;
  /** Set while there is something the port does not have yet. */
  draft: ConditionalDraft | null;
  /** The port's id, which changes with every replacement; absent until there is a rule. */
  portId?: string;
}

export class ConditionalStore {
  /** By the id the add-in knows, newest first. */
  private readonly entries = new Map<string, Entry>();
  private next = 0;

  constructor(private readonly book: BookPort) {}

  private port(sheetId: string): SheetPort {
    const sheet = this.book.sheets().find((s) => s.id === sheetId);
    if (!sheet) throw new HostError("ItemNotFound");
    return sheet;
  }

  /** Ids of a sheet's formats in the order of evaluation. */
  order(sheetId: string): string[] {
    const drafts = [...this.entries]
      .filter(([, e]) => e.sheetId === sheetId && e.portId === undefined)
      .map(([id]) => id)
      .reverse();
    const set = this.port(sheetId)
      .conditionalRules()
      .map((rule) => this.idOf(sheetId, rule.id));
    return [...drafts, ...set];
  }

  /** Formats that somebody else made get an id when they are first seen. */
  private idOf(sheetId: string, portId: string): string {
    for (const [id, entry] of this.entries)
      if (entry.sheetId === sheetId && entry.portId === portId) return id;
    const id = this.newId();
    this.entries.set(id, { sheetId, portId, draft: null });
    return id;
  }

  private newId(): string {
    return `{CF-${++this.next}}`;
  }

  /** @param rule what it begins with, where Excel has something to begin with */
  add(sheetId: string, kind: ConditionalDraft["kind"], at: Rect[], rule?: ConditionalDraft["rule"]): string {
    const id = this.newId();
    const begun = rule ? { rule } : {};
    this.entries.set(id, { sheetId, draft: { kind, at: [...at], style: {}, stopIfTrue: false, ...begun } });
    return id;
  }

  get(sheetId: string, id: string): ConditionalDraft {
    const entry = this.entries.get(id);
    if (!entry || entry.sheetId !== sheetId) throw new HostError("ItemNotFound");
    if (entry.draft) return entry.draft;
    const rule = this.port(sheetId)
      .conditionalRules()
      .find((r) => r.id === entry.portId);
    if (!rule) throw new HostError("ItemNotFound");
    return {
      kind: rule.rule.kind,
      at: rule.at,
      rule: rule.rule,
      style: rule.style,
      stopIfTrue: rule.stopIfTrue ?? false,
    };
  }

  change(sheetId: string, id: string, patch: Partial<ConditionalDraft>): void {
    const next = { ...this.get(sheetId, id), ...patch };
    this.entries.get(id)!.draft = next;
  }

  /** Puts a format at a place in the order of evaluation; the last one when there are fewer. */
  move(sheetId: string, id: string, place: number): void {
    this.flush();
    const rule = this.port(sheetId)
      .conditionalRules()
      .find((r) => r.id === this.entries.get(id)?.portId);
    // Without a rule it has no place yet.
    if (!rule) throw new HostError("InvalidOperation");
    this.port(sheetId).removeConditionalRule(rule.id);
    this.entries.get(id)!.portId = this.port(sheetId).addConditionalRule(rule, place);
  }

  remove(sheetId: string, id: string): void {
    this.get(sheetId, id);
    const { portId } = this.entries.get(id)!;
    if (portId !== undefined) this.port(sheetId).removeConditionalRule(portId);
    this.entries.delete(id);
  }

  /** Hands over what has changed. A format without a rule stays here: it has no effect in Excel either. */
  flush(): void {
    for (const [id, entry] of this.entries) {
      const { draft, sheetId, portId } = entry;
      if (!draft?.rule) continue;
      const sheet = this.book.sheets().find((s) => s.id === sheetId);
      if (!sheet) {
        this.entries.delete(id);
        continue;
      }
      const index = portId === undefined ? 0 : sheet.conditionalRules().findIndex((r) => r.id === portId);
      if (portId !== undefined) sheet.removeConditionalRule(portId);
      const { at, rule, style, stopIfTrue } = draft;
      entry.portId = sheet.addConditionalRule({ at, rule, style, stopIfTrue }, Math.max(0, index));
      entry.draft = null;
    }
  }
}

/** What is left of a rect when another is cut out of it. */
export function subtract(from: Rect, cut: Rect): Rect[] {
  const hit = intersection(from, cut);
  if (!hit) return [from];
  const parts: Rect[] = [
    { r: from.r, c: from.c, h: hit.r - from.r, w: from.w },
    { r: hit.r + hit.h, c: from.c, h: from.r + from.h - hit.r - hit.h, w: from.w },
    { r: hit.r, c: from.c, h: hit.h, w: hit.c - from.c },
    { r: hit.r, c: hit.c + hit.w, h: hit.h, w: from.c + from.w - hit.c - hit.w },
  ];
  return parts.filter((p) => p.h > 0 && p.w > 0);
}
