import { CommandType, generateRandomId, type IMutationInfo, type IRange } from "@univerjs/core";
import {
  AddSheetTableMutation,
  DeleteSheetTableMutation,
  SetSheetTableMutation,
  TableManager,
} from "@univerjs/sheets-table";
import type { Rect, TableInfo } from "../../model/port";
import type { Engine } from "../engine";
import { contains, sameRect, toRange, toRect } from "../grid";
import { rewriteFormulas } from "../formulas/rewrite";
import { lostTable, renamedTable, withoutTable } from "./refs";
import { themeName } from "./styles";

/** What Excel knows of a table's looks and Univer doesn't; it travels in the table's own meta data. */
interface Looks {
  style: string;
  showBandedRows: boolean;
  showFilterButton: boolean;
}

const DEFAULT_LOOKS: Looks = { style: "TableStyleMedium2", showBandedRows: true, showFilterButton: true };

export interface TableSnapshot {
  id: string;
  sheetId: string;
  name: string;
  range: IRange;
  columns: { id: string; displayName: string }[];
  options: object;
  filters: { tableColumnFilterList?: object[] } | undefined;
  meta: Looks | undefined;
}

interface SetTableParams {
  unitId: string;
  tableId: string;
  range?: IRange;
  columns?: string[];
  looks?: Looks;
}

/** By which Univer's table manager says that a table is another one, or gone. */
const CHANGES = [
  "tableAdd$",
  "tableDelete$",
  "tableNameChanged$",
  "tableRangeChanged$",
  "tableThemeChanged$",
];

const SET_TABLE = "workbench.mutation.set-table";

/** Excel's tables, kept in Univer's table plugin. */
export class Tables {
  private readonly manager: any;
  /** As long as nothing about them changes: every formula that is written asks for them. */
  private known: TableInfo[] | null = null;

  constructor(private readonly engine: Engine) {
    this.manager = engine.get(TableManager);
    for (const event of CHANGES) this.manager[event].subscribe(() => (this.known = null));
    this.hideFilterButtons();
    engine.commands.registerCommand({
      id: SET_TABLE,
      type: CommandType.MUTATION,
      handler: (_accessor, params) => this.applyChange(params as SetTableParams),
    });
  }

  /** Univer draws filter buttons into every header; Excel's tables can do without. */
  private hideFilterButtons(): void {
    const states = this.manager.getSheetFilterRangeWithState.bind(this.manager);
    this.manager.getSheetFilterRangeWithState = (unitId: string, sheetId: string) =>
      (states(unitId, sheetId) as { tableId: string }[]).filter(
        ({ tableId }) =>
          this.manager.getTableById(unitId, tableId)?.getTableMeta()?.showFilterButton !== false,
      );
  }

  list(): readonly TableInfo[] {
    return (this.known ??= this.read());
  }

  private read(): TableInfo[] {
    return (this.manager.getTableList(this.engine.unitId) as any[]).map((t) => ({
      id: t.id,
      name: t.name,
      sheetId: t.subUnitId,
      at: toRect(t.range),
      columns: t.columns.map((c: any) => c.displayName),
      ...DEFAULT_LOOKS,
      ...(t.meta as Partial<Looks> | undefined),
    }));
  }

  find(id: string): TableInfo | undefined {
    return this.list().find((t) => t.id === id);
  }

  at(sheetId: string, r: number, c: number): TableInfo | undefined {
    return this.list().find((t) => t.sheetId === sheetId && contains(t.at, r, c));
  }

  add(sheetId: string, name: string, at: Rect, header: string[]): string {
    const id = generateRandomId();
    const params = {
      unitId: this.engine.unitId,
      subUnitId: sheetId,
      tableId: id,
      name,
      range: toRange(at),
      header,
      options: {},
    };
    this.engine.apply([
      { id: AddSheetTableMutation.id, params },
      this.mutation(id, { looks: DEFAULT_LOOKS }),
    ]);
    return id;
  }

  /** Formulas get addresses in place of its name when its cells stay, errors when they go. */
  remove(id: string, keepCells: boolean): void {
    const info = this.find(id);
    if (!info) return;
    const sheetName = this.engine.sheet(info.sheetId).getName();
    const formulas = rewriteFormulas(
      this.engine,
      keepCells ? withoutTable(info, sheetName) : lostTable(info.name),
    );
    this.engine.apply([...formulas, this.deletion(id)]);
  }

  /** All that is known of each table. */
  snapshots(): TableSnapshot[] {
    return (this.manager.getTableList(this.engine.unitId) as any[]).map((t) => {
      const { name, range, options, filters, meta } = this.manager
        .getTableById(this.engine.unitId, t.id)
        .toJSON();
      return { id: t.id, sheetId: t.subUnitId, name, range, columns: t.columns, options, filters, meta };
    });
  }

  /** The mutations that make a table again. */
  restoring({ id, sheetId, name, range, columns, options, filters, meta }: TableSnapshot): IMutationInfo[] {
    const set: { filter?: object }[] = filters?.tableColumnFilterList ?? [];
    const params = {
      unitId: this.engine.unitId,
      subUnitId: sheetId,
      tableId: id,
      name,
      range,
      header: columns.map(({ displayName }) => displayName),
      options: { ...options, columns, ...(set.some(Boolean) ? { filters: set } : {}) },
    };
    return [{ id: AddSheetTableMutation.id, params }, ...(meta ? [this.mutation(id, { looks: meta })] : [])];
  }

  deletion(id: string): IMutationInfo {
    return { id: DeleteSheetTableMutation.id, params: { unitId: this.engine.unitId, tableId: id } };
  }

  rename(id: string, name: string): void {
    const table = this.find(id);
    if (!table || table.name === name) return;
    const params = { unitId: this.engine.unitId, subUnitId: table.sheetId, tableId: id, config: { name } };
    const formulas = rewriteFormulas(this.engine, renamedTable(table.name, name));
    this.engine.apply([{ id: SetSheetTableMutation.id, params }, ...formulas]);
  }

  setLooks(id: string, patch: Partial<Looks>): void {
    const table = this.find(id);
    if (!table) return;
    const before: Looks = {
      style: table.style,
      showBandedRows: table.showBandedRows,
      showFilterButton: table.showFilterButton,
    };
    this.engine.apply([this.mutation(id, { looks: { ...before, ...patch } })]);
  }

  /** The mutation that gives a table another area, header included; `columns` when their number changes. */
  resizing(id: string, at: Rect, columns?: string[]): IMutationInfo | null {
    const table = this.find(id);
    if (!table || (sameRect(table.at, at) && !columns)) return null;
    return this.mutation(id, { range: toRange(at), ...(columns ? { columns } : {}) });
  }

  /** Follows the text of the header cells, as a part of their step. */
  setColumns(id: string, columns: string[]): void {
    this.change(id, { columns });
  }

  private mutation(tableId: string, change: Omit<SetTableParams, "unitId" | "tableId">): IMutationInfo {
    return { id: SET_TABLE, params: { unitId: this.engine.unitId, tableId, ...change } };
  }

  private change(tableId: string, change: Omit<SetTableParams, "unitId" | "tableId">): void {
    const m = this.mutation(tableId, change);
    this.engine.commands.syncExecuteCommand(m.id, m.params);
  }

  private applyLooks(table: any, unitId: string, looks: Looks): void {
    const buttons = table.getTableMeta()?.showFilterButton ?? true;
    table.setTableMeta({ ...looks });
    const [oldTheme, theme] = [table.getTableStyleId(), themeName(looks.style, looks.showBandedRows)];
    // Who draws the filter buttons asks again at this event, too.
    if (oldTheme === theme && buttons === looks.showFilterButton) return;
    table.setTableStyleId(theme);
    this.manager._tableThemeChanged$.next({
      unitId,
      subUnitId: table.getSubunitId(),
      tableId: table.getId(),
      theme,
      oldTheme,
    });
  }

  private applyChange({ unitId, tableId, range, columns, looks }: SetTableParams): boolean {
    const table = this.manager.getTableById(unitId, tableId);
    if (!table) return false;
    this.known = null;
    if (looks) this.applyLooks(table, unitId, looks);
    const oldRange = table.getRange();
    if (columns) {
      const known = new Map<string, any>(table.getTableInfo().columns.map((c: any) => [c.displayName, c]));
      const blank = { dataType: "string", formula: "", meta: {}, style: {} };
      table.setColumns(
        columns.map((name, i) => {
          const old = known.get(name) ?? table.getTableColumnByIndex(i)?.toJSON() ?? blank;
          return { ...old, id: known.get(name)?.id ?? generateRandomId(), displayName: name };
        }),
      );
    }
    if (range) table.setRange({ ...range });
    if (range || columns) {
      // Univer's own listeners learn of new areas and names from this event: formulas, drawing, protection.
      this.manager._tableRangeChanged$.next({
        unitId,
        subUnitId: table.getSubunitId(),
        tableId,
        range: table.getRange(),
        oldRange,
      });
    }
    return true;
  }
}
