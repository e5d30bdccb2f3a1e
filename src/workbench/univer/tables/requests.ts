import type { Rect, SheetPort, TableInfo } from "../../model/port";
import type { ChartStore } from "../charts/store";
import type { Engine } from "../engine";
import type { Structure } from "../structure";
import type { Tables } from "./tables";

type Patch = Partial<Pick<TableInfo, "name" | "at" | "style" | "showBandedRows" | "showFilterButton">>;

/** What the object model asks of tables, with what Excel does to cells, charts and formulas on the way. */
export class TableRequests {
  constructor(
    private readonly engine: Engine,
    private readonly tables: Tables,
    private readonly charts: ChartStore,
    private readonly structure: Structure,
    private readonly sheet: (id: string) => SheetPort,
  ) {}

  add(sheetId: string, name: string, at: Rect): string {
    const sheet = this.sheet(sheetId);
    const cells = sheet.read({ ...at, h: 1 })[0] ?? [];
    const header = cells.map((cell, i) => cell.text || `Column${i + 1}`);
    // Excel's header cells always hold their column's name as a text.
    const missing = cells.map((cell, i) => (cell.kind === "string" ? null : { value: header[i] ?? "" }));
    if (missing.some((m) => m)) sheet.write({ ...at, h: 1 }, [missing]);
    return this.tables.add(sheetId, name, at, header);
  }

  update(id: string, { name, at, ...looks }: Patch): void {
    if (name !== undefined) this.tables.rename(id, name);
    if (at) this.resize(id, at);
    if (Object.keys(looks).length) this.tables.setLooks(id, looks);
  }

  /** Charts over its columns grow and shrink with the table. */
  private resize(id: string, at: Rect): void {
    const table = this.tables.find(id);
    if (!table) return;
    const header = this.sheet(table.sheetId).read({ ...at, h: 1 })[0] ?? [];
    const names = header.map((cell, i) => cell.text || `Column${i + 1}`);
    const resize = this.tables.resizing(id, at, names);
    const charts = this.charts.followingTable(table, at);
    if (resize) this.engine.apply([resize, ...charts]);
  }

  remove(id: string, keepCells: boolean): void {
    const table = this.tables.find(id);
    if (!table) return;
    this.tables.remove(id, keepCells);
    if (!keepCells) this.structure.delete(this.engine.sheet(table.sheetId), table.at, "up");
  }
}
