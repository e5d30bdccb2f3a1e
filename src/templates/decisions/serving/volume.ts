import { f } from "../../../sheets/formula";
import { AT_LEAST_0 } from "../../../sheets/rules";
import { SERIES } from "../../../sheets/style";
import type { FrameColumn } from "../../../sheets/sheet";
import { rectangle } from "../parts/expressions";
import type { OwnModelSheet } from "../parts/own-model";
import type { ServingInputs } from "./inputs";
import type { ServingResults } from "./results";

/** Volumes of the table, in full replicas. In even steps, so that the chart's API is a straight line. */
const LOADS = [0.2, 0.4, 0.6, 0.8, 1, 1.2, 1.4, 1.6, 1.8, 2];

/** Right of the printed page: the points of the chart's lines. */
export const LINE_COLUMNS: readonly FrameColumn[] = ["lineOwn", "lineApi"].map((key) => ({
  key,
  width: 16,
  helper: true,
}));

/** Monthly cost of both ways by volume, with its chart: owning rises in steps, the API in a line. */
export function volumeTable(
  model: OwnModelSheet,
  { highest, other }: ServingInputs,
  { capacity, replicaMonth, api, fleet }: ServingResults,
): void {
  const { sheet, units, answer } = model;
  const { moneyPerMonth: money, millionTokens, whole, times } = units;
  const block = model.block("f");
  sheet.heading("A month by volume");
  sheet.headers({
    item: "Item",
    unit: "Unit",
    value: "Load",
    b: "M tokens",
    c: "Replicas",
    d: "Own GPUs",
    e: "API",
    f: "Note",
    lineOwn: "Own GPUs",
    lineApi: "API",
  });
  const cell = (result: ReturnType<typeof f>, format: string) =>
    ({ role: "formula", formula: answer.guarded(result), format }) as const;
  const [volume, replicas] = [sheet.here("b"), sheet.here("c")];
  const rows = LOADS.map((load, i) =>
    block.line(
      "At a load in full replicas of",
      money,
      {
        value: { role: "input", value: load, format: times.format, rule: AT_LEAST_0 },
        b: cell(f`${sheet.here("value")}*${capacity}`, millionTokens.format),
        c: cell(f`ROUNDUP(${volume}*${fleet.peak}/(${capacity}*${highest}),0)`, whole.format),
        d: cell(f`${replicas}*${replicaMonth}+${other}*${volume}`, money.format),
        e: cell(f`${volume}*${api}`, money.format),
        lineOwn: { role: "formula", formula: answer.drawn(sheet.here("d")), format: money.format },
        lineApi: { role: "formula", formula: answer.drawn(sheet.here("e")), format: money.format },
      },
      i === 0 ? "All committed." : "",
    ),
  );
  const [first, last] = [rows[0], rows.at(-1)];
  if (!first || !last) throw new Error("The table has no rows");
  const column = (key: "b" | "lineOwn" | "lineApi") => rectangle(first[key], last[key]);
  answer.chart({
    name: "Serving cost by volume",
    kind: "lineMarkers",
    title: "A month by volume: own GPUs against an API",
    alternativeText:
      "Two lines of monthly cost over the volume in million tokens: the API rises evenly, own GPUs in steps of a replica.",
    categories: column("b"),
    series: [
      { name: "Own GPUs", values: column("lineOwn"), color: SERIES.optimized },
      { name: "API", values: column("lineApi"), color: SERIES.third },
    ],
    categoryAxis: { title: `Volume, ${millionTokens.label}`, format: millionTokens.format },
    valueAxis: { title: `Cost, ${money.label}`, format: money.format, minimum: 0 },
    legend: "bottom",
  });
}
