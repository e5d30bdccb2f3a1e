import { f } from "../../../sheets/formula";
import type { Sheet } from "../../../sheets/sheet";
import { SERIES } from "../../../sheets/style";
import { checkOf } from "../parts/entries";
import { guarded, rectangle, span } from "../parts/expressions";
import type { ServingInputs } from "./inputs";
import type { ServingResults } from "./results";
import type { DecisionUnits } from "../parts/units";

/** Volumes of the table, in full replicas. In even steps, so that the chart's API is a straight line. */
const LOADS = [0.2, 0.4, 0.6, 0.8, 1, 1.2, 1.4, 1.6, 1.8, 2];

/** Monthly cost of both ways by volume, with its chart: owning rises in steps, the API in a line. */
export function volumeTable(
  sheet: Sheet,
  units: DecisionUnits,
  { ready, highest, other }: ServingInputs,
  { capacity, replicaMonth, apiPrice }: ServingResults,
): void {
  const money = units.moneyPerMonth;
  sheet.heading("By volume");
  sheet.headers({
    item: "Load, in full replicas",
    unit: "Unit of cost",
    value: `Volume, ${units.millionTokens.label}`,
    check: "Replicas",
    own: "Own",
    api: "API",
    more: "Cheaper",
    note: "Note and source",
  });
  const rows = LOADS.map((load, index) => {
    const volume = sheet.here("value");
    const replicas = sheet.here("check");
    return sheet.line({
      item: { role: "input", value: load, format: units.times.format, validity: "nonNegative" },
      unit: { role: "unit", value: money.label },
      value: {
        role: "formula",
        formula: guarded(
          ready,
          f`IF(AND(ISNUMBER(${sheet.here("item")}),${sheet.here("item")}>=0),${sheet.here("item")}*${capacity},NA())`,
        ),
        format: units.millionTokens.format,
      },
      check: {
        role: "formula",
        formula: f`ROUNDUP(${volume}/(${capacity}*${highest}),0)`,
        format: units.whole.format,
      },
      more: {
        role: "label",
        formula: f`IF(${sheet.here("own")}<${sheet.here("api")},"own","API")`,
        indent: 1,
      },
      own: {
        role: "formula",
        formula: f`${replicas}*${replicaMonth}+${other}*${volume}`,
        format: money.format,
      },
      api: { role: "formula", formula: f`${volume}*${apiPrice}`, format: money.format },
      note: {
        role: "note",
        value:
          index === 0
            ? "Assumption: the loads to compare. Owning is paid by the replica, so its cost rises in steps."
            : "",
      },
    });
  });
  const first = rows[0];
  const last = rows.at(-1);
  if (!first || !last) throw new Error("The table has no rows");
  const loads = span(first.item, last.item);
  sheet.line({
    item: { role: "label", value: "Loads of this table" },
    check: {
      role: "check",
      formula: checkOf([
        [f`COUNT(${loads})=ROWS(${loads})`, "Numbers, please"],
        [f`MIN(${loads})>=0`, "0 or more, please"],
      ]),
    },
    note: { role: "note", value: "Every load is a number, 0 or more." },
  });
  sheet.skip();
  sheet.chart({
    name: "Serving cost by volume",
    kind: "lineMarkers",
    title: "Monthly cost by volume: GPUs of your own against an API",
    alternativeText:
      "Two lines of monthly cost over the volume in million tokens: the API rises evenly, own GPUs in steps of a replica.",
    from: "item",
    to: "more",
    rows: 18,
    categories: rectangle(first.value, last.value),
    series: [
      { name: "Own GPUs", values: rectangle(first.own, last.own), color: SERIES.optimized },
      { name: "API", values: rectangle(first.api, last.api), color: SERIES.third },
    ],
    categoryAxis: { title: `Volume, ${units.millionTokens.label}`, format: units.millionTokens.format },
    valueAxis: { title: `Cost, ${money.label}`, format: money.format, minimum: 0 },
    legend: "bottom",
  });
  sheet.skip();
}
