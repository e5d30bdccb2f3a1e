import { CellRef, f, type Expr } from "../../../sheets/formula";
import type { CellSpec, FrameColumn, TableRef } from "../../../sheets/sheet";
import { SERIES } from "../../../sheets/style";
import { rectangle, span } from "../parts/expressions";
import type { OwnModelSheet } from "../parts/own-model";
import { TIME, type CaseInputs } from "./timeline";

/** Right of the printed page: the chart's points, evenly from now to the horizon, whatever that is. */
export const CHART_COLUMNS: readonly FrameColumn[] = [
  { key: "chartPoint", width: 8, helper: true },
  { key: "chartPeriod", width: 12, helper: true },
  { key: "chartYears", width: 12, helper: true },
  { key: "chartCash", width: 16, helper: true },
  { key: "chartPresent", width: 16, helper: true },
];
const POINTS = 13;
/** Below their heading and headers. */
const FIRST_ROW = 2;

/** Cumulative cash up to the horizon. A chart of the timeline itself would run on to its last period. */
export function caseChart(
  { sheet, answer, units }: OwnModelSheet,
  { horizon, periodsPerYear }: CaseInputs,
  time: TableRef,
): void {
  const { money } = units;
  const put = (row: number, key: string, cell: CellSpec) => sheet.put(row, sheet.columnOf(key), cell);
  put(0, "chartPoint", { role: "heading", value: "Points of the chart" });
  const headers = {
    chartPoint: "Point",
    chartPeriod: "Period",
    chartYears: "Years",
    chartCash: "Cumulative",
    chartPresent: "Discounted",
  };
  for (const [key, value] of Object.entries(headers)) put(1, key, { role: "header", value });
  const at = (row: number, key: string) => new CellRef(sheet, () => ({ row, column: sheet.columnOf(key) }));
  const [first, last] = [FIRST_ROW, FIRST_ROW + POINTS - 1];
  const points = span(at(first, "chartPoint"), at(last, "chartPoint"));
  const x = sheet.here("chartPeriod");
  const total = (key: string) => {
    const totals = time.column(key);
    const lower = f`INDEX(${totals},INT(${x})+1)`;
    return f`${lower}+(${x}-INT(${x}))*(INDEX(${totals},MIN(INT(${x})+1,${horizon})+1)-${lower})`;
  };
  for (let row = first; row <= last; row++) {
    const formula = (key: string, result: Expr, format: string) =>
      put(row, key, { role: "formula", formula: result, format });
    put(row, "chartPoint", { role: "label", value: row - first });
    formula("chartPeriod", answer.guarded(f`${sheet.here("chartPoint")}/MAX(${points})*${horizon}`), "0.00");
    formula("chartYears", answer.guarded(f`${x}/${periodsPerYear}`), "0.0#");
    formula("chartCash", answer.drawn(total(TIME.cumulative)), money.format);
    formula("chartPresent", answer.drawn(total(TIME.total)), money.format);
  }
  const column = (key: string) => rectangle(at(first, key), at(last, key));
  answer.chart({
    name: "Cumulative cash",
    kind: "lineMarkers",
    title: "Cumulative cash, after risk and tax",
    alternativeText:
      "Two lines from now to the horizon: cumulative cash and the same discounted; where a line crosses zero the investment has paid back.",
    categories: column("chartYears"),
    series: [
      { name: "Cumulative", values: column("chartCash"), color: SERIES.optimized },
      { name: "Discounted", values: column("chartPresent"), color: SERIES.third },
    ],
    categoryAxis: { title: "Years from now", format: "0.0#" },
    valueAxis: { title: `Cumulative cash, ${money.label}`, format: money.format },
    legend: "bottom",
  });
}
