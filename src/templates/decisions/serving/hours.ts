import { f, LateRef, type Expr } from "../../../sheets/formula";
import { AT_LEAST_0 } from "../../../sheets/rules";
import { InputTable } from "../parts/input-table";
import type { OwnModelSheet } from "../parts/own-model";

const HOURS = Array.from({ length: 24 }, (_, hour) => ({ hour }));
const clock = (hour: number) => `${String(hour).padStart(2, "0")}:00`;

type Column = "load" | "share" | "needed" | "onDemand" | "spot";

interface Demand {
  readonly requests: Expr;
  /** Requests that a replica serves in an hour, with room for peaks. */
  readonly perHour: Expr;
  /** Whether that is a number yet. */
  readonly known: Expr;
  /** Most replicas on demand, where there is a limit. */
  readonly onDemandLimit: Expr;
}

/** The day's load by the hour, and what serves it: committed replicas first, then on demand, then spot. */
export class Hours {
  /** Replicas that are paid around the clock. */
  readonly committed = new LateRef();
  private readonly table;

  constructor(model: OwnModelSheet, { requests, perHour, known, onDemandLimit }: Demand) {
    const { percent, whole } = model.units;
    const total = this.late("load");
    const beyond = (needed: Expr) => f`MAX(0,${needed}-${this.committed})`;
    const onDemand = (needed: Expr) =>
      f`IF(ISBLANK(${onDemandLimit}),${beyond(needed)},MIN(${onDemandLimit},${beyond(needed)}))`;
    this.table = new InputTable<(typeof HOURS)[number], Column>(model, {
      name: "Hours_serving",
      kind: "source",
      what: "Hour",
      unit: "on any scale",
      label: ({ hour }) => clock(hour),
      columns: {
        load: { header: "Load", format: "General", rule: AT_LEAST_0, value: () => 1 },
        share: { header: "Share", format: percent.format, formula: (of) => f`${of("load")}/SUM(${total})` },
        needed: {
          header: "Replicas",
          format: whole.format,
          formula: (of) => f`ROUNDUP(${requests}*${of("share")}/${perHour},0)`,
        },
        onDemand: { header: "On demand", format: whole.format, formula: (of) => onDemand(of("needed")) },
        spot: {
          header: "On spot",
          format: whole.format,
          formula: (of) => f`${beyond(of("needed"))}-${of("onDemand")}`,
        },
      },
      rows: HOURS,
      needs: f`${known},SUM(${total})>0`,
      note: ({ hour }) =>
        hour === 0
          ? "Requests of each hour as your logs have them, or any other measure of it: the shares count."
          : "",
    });
  }

  column(id: Column): Expr {
    return this.table.column(id);
  }

  lay(): void {
    this.table.lay("Load by the hour of the day, and what serves it");
  }

  /** A column that a column of the same table reads. */
  private late(id: "load"): Expr {
    return { render: (place) => this.table.column(id).render(place) };
  }
}
