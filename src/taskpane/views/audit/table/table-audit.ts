import {
  auditPage,
  decimalsOf,
  readPasted,
  type Audit,
  type AuditedClaim,
  type ColumnRole,
  type Page,
  type Reading,
  type RowRole,
} from "../../../../audit";
import type { DecimalMark } from "../../../../core/claims/digits";
import type { SavedOptions, Workbook } from "../../../../excel";
import { areaText, type Area, type Claims, type SelectedArea } from "../../../../excel/claims";
import { tableAuditSheets, type TableAudit as AuditSheets } from "../../../../templates/analysis";
import { Store, type Notice } from "../../../state";
import { say as sayOfCells } from "../messages";
import { pageOfSelection } from "./cells";
import { say, type Source } from "./messages";
import { pastedSource, sheetOf } from "./sheet";

export interface TableAuditState {
  source: Source;
  area: SelectedArea | null;
  /** What was pasted; its HTML where the clipboard had a table in it. */
  text: string;
  html: string | null;
  plain: boolean;
  task: "selecting" | "reading" | "writing" | "removing" | null;
  problem: string | null;
  audit: Audit | null;
  /** A figure that would be another with another decimal mark. */
  unclear: string | null;
  /** Readings that the user prefers. */
  chosen: ReadonlyMap<AuditedClaim, Reading>;
  /** The sheets that were written, while they can be taken back. */
  written: { id: string; sheet: string } | null;
  notice: Notice | null;
  question: readonly string[] | null;
}

/** What the view needs of the workbook. */
export type TableAuditBook = Pick<Workbook, "insert" | "remove"> & {
  readonly claims: Pick<Claims, "selection" | "readArea" | "show">;
};

type Roles = ReadonlyMap<number, ReadonlyMap<number, ColumnRole>>;
type Rows = ReadonlyMap<number, ReadonlyMap<number, RowRole>>;

/** With one more entry in the inner map. */
const withEntry = <T>(
  all: ReadonlyMap<number, ReadonlyMap<number, T>>,
  table: number,
  at: number,
  entry: T,
): ReadonlyMap<number, ReadonlyMap<number, T>> =>
  new Map([...all, [table, new Map([...(all.get(table) ?? []), [at, entry]])]]);

/** Claims of a table, or of a whole document, against its own figures. It knows no DOM. */
export class TableAudit {
  readonly store: Store<TableAuditState>;
  private page: Page | null = null;
  private roles: Roles = new Map();
  private rows: Rows = new Map();
  /** What the present audit was read from. */
  private origin: { source: AuditSheets["source"]; what: string } | null = null;

  constructor(
    private readonly workbook: TableAuditBook,
    private readonly options: () => SavedOptions,
  ) {
    this.store = new Store<TableAuditState>({
      source: "selection",
      area: null,
      text: "",
      html: null,
      plain: options().dialect === "plain",
      task: null,
      problem: null,
      audit: null,
      unclear: null,
      chosen: new Map(),
      written: null,
      notice: null,
      question: null,
    });
  }

  choose(source: Source): void {
    this.store.update({ source, problem: null });
  }

  setText(text: string, html: string | null = null): void {
    this.store.update({ text, html, problem: null });
  }

  setPlain(plain: boolean): void {
    this.store.update({ plain });
  }

  dismiss(): void {
    this.store.update({ notice: null });
  }

  async useSelection(): Promise<void> {
    if (this.store.state.task) return;
    this.store.update({ task: "selecting", notice: null });
    const result = await this.workbook.claims.selection();
    this.store.update({ task: null });
    switch (result.kind) {
      case "selected":
        return this.store.update({ area: result.area, problem: null });
      case "not-one-range":
        return this.store.update({ notice: sayOfCells.notOneRange });
      case "empty":
        return this.store.update({ notice: sayOfCells.emptySelection });
      case "failed":
        return this.store.update({ notice: sayOfCells.failed(result.problem) });
    }
  }

  /** Reads the cells or the text, and proposes what the columns are and which claims there are. */
  async find(): Promise<void> {
    const { source, area, text, html, task } = this.store.state;
    if (task) return;
    if (source === "pasted" && text.trim() === "") return this.refuse(say.noText);
    if (source === "selection" && !area) return this.refuse(say.noSelection);
    this.store.update({ task: "reading", problem: null, notice: null, audit: null });
    if (source === "pasted") {
      const page = readPasted(html ?? text);
      this.origin = { source: pastedSource(page), what: "a text pasted into the pane" };
      return this.propose(page);
    }
    const read = await this.workbook.claims.readArea(area!);
    if (read.kind === "refused") return this.refuse(read.reason);
    if (read.kind === "failed")
      return this.store.update({ task: null, notice: sayOfCells.failed(read.problem) });
    const { sheet, range } = area!;
    this.origin = {
      source: { kind: "cells", sheet, row: range.row, column: range.column },
      what: areaText(area!),
    };
    this.propose(pageOfSelection(read.cells));
  }

  private propose(page: Page): void {
    this.page = page;
    this.roles = new Map();
    this.rows = new Map();
    const audit = auditPage(page);
    if (audit.claims.length === 0 && audit.tables.length === 0) return this.refuse(say.nothing);
    this.store.update({
      task: null,
      audit,
      unclear: decimalsOf(page.cells).unclear,
      chosen: new Map(),
      ...(audit.claims.length === 0 && { problem: say.nothing }),
    });
  }

  private refuse(problem: string): void {
    // A new object each time, so that the same problem is told again.
    this.store.update({ task: null, problem: null });
    this.store.update({ problem });
  }

  /** The user knows better what a column is. */
  setRole(table: number, column: number, role: ColumnRole): void {
    this.roles = withEntry(this.roles, table, column, role);
    this.auditAgain();
  }

  /** Or that a row is a total. */
  setRow(table: number, row: number, role: RowRole): void {
    this.rows = withEntry(this.rows, table, row, role);
    this.auditAgain();
  }

  setDecimal(decimal: DecimalMark): void {
    if (this.page) this.page = { ...this.page, decimal };
    this.auditAgain();
  }

  private auditAgain(): void {
    if (!this.page) return;
    const audit = auditPage(this.page, this.roles, this.rows);
    this.store.update({ audit, chosen: new Map(), problem: null });
  }

  prefer(claim: AuditedClaim, reading: Reading): void {
    this.store.update({ chosen: new Map([...this.store.state.chosen, [claim, reading]]) });
  }

  /** Where a claim stands, if it stands in cells of the workbook. */
  placeOf({ ref }: AuditedClaim): Area | null {
    const { area } = this.store.state;
    if (this.origin?.source.kind !== "cells" || !area) return null;
    const { row, column } = this.origin.source;
    return { ...area, range: { row: row + ref.row, column: column + ref.column, rows: 1, columns: 1 } };
  }

  async show(area: Area): Promise<void> {
    const result = await this.workbook.claims.show(area);
    if (result.kind === "failed") this.store.update({ notice: sayOfCells.failed(result.problem) });
  }

  /** Writes the live sheet. */
  async write(): Promise<void> {
    const { audit, task, chosen, plain } = this.store.state;
    if (task || !audit || !this.origin) return;
    this.store.update({ task: "writing", notice: null });
    const options: SavedOptions = { ...this.options(), ...(plain && { dialect: "plain" as const }) };
    const { source, what } = this.origin;
    const sheets = sheetOf(audit, source, { title: "Table audited", what, chosen });
    const result = await this.workbook.insert((taken) => tableAuditSheets(sheets, { ...options, taken }), {
      options,
    });
    switch (result.kind) {
      case "inserted": {
        const sheet = result.insertion.sheets[0]?.name ?? "";
        return this.store.update({
          task: null,
          written: { id: result.insertion.id, sheet },
          notice: { tone: "success", text: say.written(audit.claims.length, sheet) },
        });
      }
      case "failed":
        return this.store.update({
          task: null,
          notice: sayOfCells.notWritten(result.problem, result.restored),
        });
      default:
        return this.store.update({ task: null });
    }
  }

  /** Removes what was written; asks first when it was edited. */
  async takeBack(force = false): Promise<void> {
    const { written, task } = this.store.state;
    if (!written || task) return;
    this.store.update({ task: "removing", notice: null, question: null });
    const result = await this.workbook.remove(written.id, { force });
    this.store.update({ task: null });
    switch (result.kind) {
      case "removed":
        return this.store.update({ written: null, notice: { tone: "success", text: say.taken } });
      case "gone":
        return this.store.update({ written: null, notice: { tone: "info", text: say.gone } });
      case "edited":
      case "unfinished":
        return this.store.update({ question: result.sheets });
      case "failed":
        return this.store.update({ notice: sayOfCells.notTakenBack(result.problem) });
      case "busy":
        return;
    }
  }

  async answer(takeBack: boolean): Promise<void> {
    if (!this.store.state.question) return;
    this.store.update({ question: null, ...(!takeBack && { notice: { tone: "info", text: say.kept } }) });
    if (takeBack) await this.takeBack(true);
  }
}
