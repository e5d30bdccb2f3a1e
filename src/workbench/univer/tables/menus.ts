import { CommandType, type IRange } from "@univerjs/core";
import { INTERCEPTOR_POINT, SheetInterceptorService } from "@univerjs/sheets";
import { SetSheetTableFilterCommand, SetSheetTableFilterMutation } from "@univerjs/sheets-table";
import type { BookPort, FilterCriteria } from "../../model/port";
import type { Engine } from "../engine";
import { toRect } from "../grid";
import { criteriaOf, filterOf, type PanelFilter } from "./panel-filter";
import type { Tables } from "./tables";

/** Of a package that comes with Univer's tables and that nothing registers. */
const SORT_RANGE = "sheet.command.sort-range";

const TABLES_ONLY = "The workbench filters and sorts tables only: select a cell of one first.";

/** Whose work it is, and who is told what was refused. */
interface Book extends Pick<BookPort, "batch" | "tableMenu"> {
  filteredOut: (sheetId: string, row: number) => boolean;
  onRefused: (message: string) => void;
}

interface Filtering {
  tableId: string;
  column: number;
  tableFilter?: PanelFilter;
}

interface Sorting {
  subUnitId: string;
  range: IRange;
  orderRules: { colIndex: number; type: "asc" | "desc" }[];
}

/**
 * The arrows in a table's header. What they sort and filter is the object model's work, so that add-ins see it and Excel's
 * order is kept; Univer keeps what its panel shows.
 */
export class TableMenus {
  /** What the user asked for in the panel's own words, by the criteria that were made of it. */
  private readonly asked = new WeakMap<FilterCriteria, PanelFilter>();

  constructor(
    private readonly engine: Engine,
    private readonly tables: Tables,
    private readonly book: Book,
  ) {
    const { commands } = engine;
    // Rows that are filtered out are hidden by whoever filters; Univer leaves them out of what is copied, filled, cleared.
    engine.get<SheetInterceptorService>(SheetInterceptorService).intercept(INTERCEPTOR_POINT.ROW_FILTERED, {
      priority: 1000,
      handler: (_filtered, { worksheet, subUnitId, row }) =>
        !worksheet.getRowRawVisible(row) && this.book.filteredOut(subUnitId, row),
    });
    commands.unregisterCommand(SetSheetTableFilterCommand.id);
    commands.registerCommand({
      id: SetSheetTableFilterCommand.id,
      type: CommandType.COMMAND,
      handler: (_accessor, params) => this.filter(params as Filtering),
    });
    commands.registerCommand({
      id: SORT_RANGE,
      type: CommandType.COMMAND,
      handler: (_accessor, params) => this.sort(params as Sorting),
    });
  }

  /** The panel shows by what a column is filtered. */
  show(tableId: string, column: number, criteria: FilterCriteria | null): void {
    if (!this.tables.find(tableId)) return;
    const tableFilter = criteria ? (this.asked.get(criteria) ?? filterOf(criteria)) : undefined;
    const params = { unitId: this.engine.unitId, tableId, column, tableFilter };
    this.engine.apply([{ id: SetSheetTableFilterMutation.id, params }]);
  }

  /** Shows the arrows of the table around a cell, or takes them away. */
  toggle(sheetId: string, r: number, c: number): void {
    const table = this.tables.at(sheetId, r, c);
    if (!table) this.book.onRefused(TABLES_ONLY);
    else void this.done(() => this.book.tableMenu?.toggle(table.id));
  }

  private filter({ tableId, column, tableFilter }: Filtering): Promise<boolean> {
    const criteria = tableFilter ? criteriaOf(tableFilter) : null;
    if (criteria && tableFilter) this.asked.set(criteria, tableFilter);
    return this.done(() => this.book.tableMenu?.filter(tableId, column, criteria));
  }

  private sort({ subUnitId, range, orderRules: [rule] }: Sorting): Promise<boolean> {
    const { r, c } = toRect(range);
    const table = this.tables.at(subUnitId, r, c);
    if (!table || !rule) return Promise.resolve(false);
    const column = rule.colIndex - table.at.c;
    return this.done(() => this.book.tableMenu?.sort(table.id, column, rule.type === "asc"));
  }

  /** One step for undo; what the model refuses is said to the user. */
  private async done(work: () => Promise<void> | undefined): Promise<boolean> {
    try {
      await this.book.batch(async () => work());
      return true;
    } catch (e) {
      this.book.onRefused(e instanceof Error ? e.message : String(e));
      return false;
    }
  }
}
