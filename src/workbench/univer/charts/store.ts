import { CommandType, type IMutationInfo } from "@univerjs/core";
import type { ChartSpec } from "../../model/port";
import type { Engine } from "../engine";

const SET_CHARTS = "workbench.mutation.set-charts";

/** Draws charts; only a page has one. */
export interface ChartView {
  /** The charts as they are now. Called after every change of theirs. */
  show(charts: ChartSpec[]): void;
}

/** The workbook's charts. Each change is a mutation, so that undo restores them. */
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

  /** The mutations that replace all charts, for callers that have an undo step of their own. */
  replacing(charts: ChartSpec[]): { redos: IMutationInfo[]; undos: IMutationInfo[] } {
    return { redos: [this.mutation(charts)], undos: [this.mutation(this.charts)] };
  }

  private set(charts: ChartSpec[]): void {
    const { redos, undos } = this.replacing(charts);
    this.engine.apply(redos, undos);
  }

  private mutation(charts: ChartSpec[]): IMutationInfo {
    return { id: SET_CHARTS, params: { unitId: this.engine.unitId, charts } };
  }
}
