import type { ICellData } from "@univerjs/core";
import { SetRangeValuesMutation } from "@univerjs/sheets";
import type { TableInfo } from "../../model/port";
import { valueOf } from "../cells";
import type { Engine } from "../engine";
import { bounds, entries, intersects, type Matrix } from "../grid";
import { rewriteFormulas } from "../formulas/rewrite";
import { renamedColumns } from "./refs";
import type { Tables } from "./tables";

/**
 * In Excel the text of a header cell is the name of its column: formulas follow when it is edited, two columns never have
 * the same name, and a header is never empty.
 */
export class TableHeaders {
  constructor(
    private readonly engine: Engine,
    private readonly tables: Tables,
  ) {
    engine.commands.onCommandExecuted((command, options) => {
      const p = command.params as { unitId?: string; subUnitId: string; cellValue: Matrix<ICellData | null> };
      if (command.id !== SetRangeValuesMutation.id || options?.onlyLocal || engine.restoring) return;
      if (!engine.isSpreadsheet(p.unitId)) return;
      const at = bounds(p.cellValue);
      for (const table of this.tables.list()) {
        if (table.sheetId !== p.subUnitId || !at || !intersects(at, { ...table.at, h: 1 })) continue;
        const touched = [...entries(p.cellValue)].some(([r, c]) => r === table.at.r && c >= table.at.c);
        if (touched) this.follow(table);
      }
    });
  }

  private follow(table: TableInfo): void {
    const sheet = this.engine.sheet(table.sheetId);
    const shown = table.columns.map((_, i) =>
      String(valueOf(sheet.getCellRaw(table.at.r, table.at.c + i)).value).trim(),
    );
    const texts = shown.map((text, i) => text || `Column${i + 1}`);
    const names = unique(texts, table.columns);
    const renamed = new Map<string, string>();
    table.columns.forEach((before, i) => {
      const after = names[i] ?? before;
      if (after !== before) renamed.set(before.toLowerCase(), after);
    });
    if (renamed.size > 0) {
      const formulas = rewriteFormulas(this.engine, renamedColumns(table.name, renamed));
      this.tables.setColumns(table.id, names);
      for (const m of formulas) this.engine.commands.syncExecuteCommand(m.id, m.params);
    }
    this.correct(table, shown, names);
  }

  /** Writes what Excel makes of an empty header or of a second "Cost" into its cell. */
  private correct(table: TableInfo, shown: string[], names: string[]): void {
    const row: Record<number, ICellData> = {};
    names.forEach((name, i) => {
      if (name !== shown[i]) row[table.at.c + i] = { v: name };
    });
    if (Object.keys(row).length === 0) return;
    const params = { unitId: this.engine.unitId, subUnitId: table.sheetId, cellValue: { [table.at.r]: row } };
    this.engine.commands.syncExecuteCommand(SetRangeValuesMutation.id, params, { onlyLocal: true });
  }
}

/** Each name once: those that stand already keep theirs, a newcomer gets the next free number. */
export function unique(texts: string[], before: string[]): string[] {
  const kept = new Set(texts.filter((t, i) => t === before[i]).map((t) => t.toLowerCase()));
  const taken = new Set<string>();
  return texts.map((text, i) => {
    const mine = text === before[i] && !taken.has(text.toLowerCase());
    let name = text;
    for (let n = 2; !mine && (taken.has(name.toLowerCase()) || kept.has(name.toLowerCase())); n++)
      name = `${text}${n}`;
    taken.add(name.toLowerCase());
    return name;
  });
}
