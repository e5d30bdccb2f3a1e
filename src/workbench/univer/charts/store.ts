import { CommandType, type ICommandInfo, type IMutationInfo } from "@univerjs/core";
import { RemoveSheetCommand } from "@univerjs/sheets";
import type { ChartSpec, Rect, TableInfo } from "../../model/port";
import type { Engine } from "../engine";
import { journeyOf } from "../formulas/journey";
import { moveOf } from "../moves";
import { followCells, followLines, followTable } from "./follow";

const SET_CHARTS = "workbench.mutation.set-charts";

/** Draws charts; only a page has one. */
export interface ChartView {
  /** The charts as they are now. Called after every change of theirs. */
  show(charts: ChartSpec[]): void;
}

/** The workbook's charts. Each change is a mutation, so that history/ knows of it. */
export class ChartStore {
  private charts: ChartSpec[] = [];
  view: ChartView | null = null;

  constructor(private readonly engine: Engine) {
    engine.commands.registerCommand({
      id: SET_CHARTS,
      type: CommandType.MUTATION,
      handler: (_accessor, params) => {
        this.charts = (params as { charts: ChartSpec[] }).charts;
        this.view?.show(this.charts);
        return true;
      },
    });
    engine.together((command) => this.onCommand(command));
  }

  /** Charts go with their sheet, and follow cells that are inserted, deleted and moved. */
  private onCommand(command: Readonly<ICommandInfo>): IMutationInfo[] {
    if (this.charts.length === 0) return [];
    if (command.id === RemoveSheetCommand.id) {
      const gone = (command.params as { subUnitId: string }).subUnitId;
      const left = this.charts.filter((c) => c.sheetId !== gone);
      return left.length < this.charts.length ? [this.mutation(left)] : [];
    }
    const journey = journeyOf(this.engine, command);
    if (!journey) return [];
    const move = moveOf(this.engine, command);
    const sheet = move && this.engine.workbook.getSheetBySheetId(move.sheetId);
    const followed = this.charts.map((c) => followCells(c, journey));
    return [this.mutation(move ? followed.map((c) => followLines(c, move, sheet)) : followed)];
  }

  /** The mutations by which charts follow a table that is about to be resized. */
  followingTable(table: TableInfo, to: Rect): IMutationInfo[] {
    if (this.charts.length === 0) return [];
    return [this.mutation(this.charts.map((c) => followTable(c, table, to)))];
  }

  list(): ChartSpec[] {
    return structuredClone(this.charts);
  }

  add(c: ChartSpec): void {
    this.set([...this.charts, structuredClone(c)]);
  }

  update(c: ChartSpec): void {
    this.set(this.charts.map((old) => (old.id === c.id ? structuredClone(c) : old)));
  }

  remove(id: string): void {
    this.set(this.charts.filter((c) => c.id !== id));
  }

  private set(charts: ChartSpec[]): void {
    this.engine.apply([this.mutation(charts)]);
  }

  /** What makes these the workbook's charts. */
  mutation(charts: ChartSpec[]): IMutationInfo {
    return { id: SET_CHARTS, params: { unitId: this.engine.unitId, charts } };
  }
}
