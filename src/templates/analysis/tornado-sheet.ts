import type { BuildContext } from "../../sheets/context";
import { numberText } from "../../sheets/answer";
import { f, words } from "../../sheets/formula";
import type { PlanOptions, WorkbookPlan } from "../../sheets/plan";
import type { Sheet, TableRef } from "../../sheets/sheet";
import { SERIES } from "../../sheets/style";
import {
  analysisPlan,
  cellOf,
  differenceOf,
  formatOf,
  formulaText,
  openAnsweredRecord,
  outputNames,
  outputSection,
  spoken,
  SWING,
  tellingApart,
} from "./page";
import type { TornadoRecord } from "./record";

type Bar = TornadoRecord["bars"][number];

/** Widest swing first; inputs at which the output showed no number come last. */
export function sortedBars(bars: TornadoRecord["bars"]): Bar[] {
  const swing = ({ atLow, atHigh }: Bar) =>
    typeof atLow === "number" && typeof atHigh === "number" ? Math.abs(atHigh - atLow) : -1;
  return bars.slice().sort((one, other) => swing(other) - swing(one));
}

/** What has to be said of an input beside its figures. */
export function remarkOn({ atLow, atHigh }: Bar, base: number): string {
  const shown = [atLow, atHigh].filter((outcome) => typeof outcome === "string");
  if (shown.length) return `The output shows ${[...new Set(shown)].join(" and ")}.`;
  return atLow === base && atHigh === base ? "The output doesn't move with this input." : "";
}

/** The tornado of each output as a sheet: a table sorted by swing, and its chart. */
export function tornadoSheet(records: readonly TornadoRecord[], options: PlanOptions): WorkbookPlan {
  return analysisPlan(
    "sensitivity",
    titleOf(records),
    options,
    ...records.map((record) => (context: BuildContext) => layOut(context, titleOf([record]), record)),
  );
}

const titleOf = (records: readonly TornadoRecord[]) => `Sensitivity of ${outputNames(records)}`;

function layOut(context: BuildContext, title: string, record: TornadoRecord): Sheet {
  const { output, at, computed, remarks } = record;
  const bars = sortedBars(record.bars);
  const widest = bars.slice(0, MOST_NAMED);
  const { sheet, answer } = openAnsweredRecord(context, {
    key: "sensitivity",
    name: "Sensitivity",
    title,
    answers: `How far ${output.label} (${output.address}) moves when one input goes from low to high and all others stay.`,
    at,
    computed,
    columns: [
      { key: "item", width: 34 },
      { key: "cell", width: 20 },
      { key: "was", width: 15 },
      { key: "low", width: 13 },
      { key: "high", width: 13 },
      { key: "atLow", width: 16 },
      { key: "atHigh", width: 16 },
      { key: "below", width: 16 },
      { key: "above", width: 16 },
      { key: "swing", width: 16 },
      { key: "note", width: 60 },
      { key: "barLow", width: 14, helper: true },
      { key: "barHigh", width: 14, helper: true },
    ],
    answer: {
      label: "item",
      unit: "cell",
      value: "was",
      chartFrom: "low",
      chartTo: "below",
      figures: 1 + widest.length,
    },
  });
  const { base, current } = outputSection(sheet, output, remarks, {
    item: "item",
    cell: "cell",
    value: "was",
    note: "note",
  });

  sheet.heading("Tornado: one input at a time, the widest swing first");
  const format = tellingApart(formatOf(output), [
    output.value,
    ...bars.flatMap(({ atLow, atHigh }) => [atLow, atHigh]),
  ]);
  const change = differenceOf(format);
  const against = (key: string) => (row: TableRef) =>
    f`IF(ISNUMBER(${row.this(key)}),${change.in(f`${row.this(key)}-${base}`)},"")`;
  const numbers = (row: TableRef) => f`AND(ISNUMBER(${row.this("below")}),ISNUMBER(${row.this("above")}))`;
  // Stacked bars add up. Where both ends lie on one side of the base, the outer one is drawn as what it has beyond the
  // inner one, so that the bar still ends where it should.
  const bar = (own: string, other: string, ifEqual: "own" | "rest") => (row: TableRef) => {
    const [mine, its] = [row.this(own), row.this(other)];
    const outer = ifEqual === "own" ? f`ABS(${mine})>ABS(${its})` : f`ABS(${mine})>=ABS(${its})`;
    const rest = f`IF(AND(SIGN(${mine})=SIGN(${its}),${outer}),${mine}-${its},${mine})`;
    return f`IF(${numbers(row)},${rest},0)`;
  };
  const table = sheet.table({
    name: "Sensitivity_runs",
    columns: [
      { key: "item", header: "Input", role: "label" },
      { key: "cell", header: "Address", role: "hyperlink" },
      { key: "was", header: "Was", role: "stated" },
      { key: "low", header: "Low", role: "stated" },
      { key: "high", header: "High", role: "stated" },
      { key: "atLow", header: "Output at low", role: "stated", format },
      { key: "atHigh", header: "Output at high", role: "stated", format },
      {
        key: "below",
        header: "Low against base",
        role: "formula",
        format: change.format,
        formula: against("atLow"),
      },
      {
        key: "above",
        header: "High against base",
        role: "formula",
        format: change.format,
        formula: against("atHigh"),
      },
      {
        key: "swing",
        header: "Swing",
        role: "formula",
        format: change.format,
        formula: (row) => f`IF(${numbers(row)},ABS(${row.this("above")}-${row.this("below")}),"")`,
      },
      { key: "note", header: "Note", role: "remark" },
      {
        key: "barLow",
        header: "Bar at low",
        role: "formula",
        format: change.format,
        formula: bar("below", "above", "own"),
      },
      {
        key: "barHigh",
        header: "Bar at high",
        role: "formula",
        format: change.format,
        formula: bar("above", "below", "rest"),
      },
    ],
    rows: bars.map((bar) => ({
      item: bar.input.label,
      cell: { role: "hyperlink", value: bar.input.address, link: cellOf(bar.input) },
      was: { role: "stated", value: bar.input.value, format: bar.input.format },
      low: { role: "stated", value: bar.low, format: bar.input.format },
      high: { role: "stated", value: bar.high, format: bar.input.format },
      atLow: bar.atLow,
      atHigh: bar.atHigh,
      note: [remarkOn(bar, output.value), formulaText(bar.input)].filter(Boolean).join(" "),
    })),
  });
  const names = widest.map(({ input }) => input.label);
  const swing = (i: number) => table.cell(i, "swing");
  const [most = ""] = names;
  const by = f`IF(ISNUMBER(${swing(0)}),${words(", by ")}&${numberText(change.format, swing(0))},"")`;
  answer.settle({
    sentence: f`${spoken(output.label)}&${words(" moves most with ")}&${spoken(most)}&${by}&${words(" from low to high.")}`,
    figures: [
      { label: output.label, unit: "", format, formula: base },
      ...names.map((name, i) => ({
        label: `${SWING}${name}`,
        unit: "",
        format: change.format,
        formula: swing(i),
      })),
    ],
    checks: [current],
  });
  const drawn = Math.min(bars.length, MOST_DRAWN);
  const first = (key: string) => ({ ...table.range(key), rows: drawn });
  answer.chart({
    name: "Tornado",
    kind: "barStacked",
    title: `Tornado: ${output.label} against the base`,
    alternativeText: `Bars by input, the widest swing on top: how far ${output.label} falls or rises against the base at the low and at the high of each input. Widest: ${names.join(", ")}.`,
    categories: first("item"),
    series: [
      { name: "At low", values: first("barLow"), color: SERIES.third },
      { name: "At high", values: first("barHigh"), color: SERIES.optimized },
    ],
    categoryAxis: { title: "Input", reversed: true },
    valueAxis: { title: `Change of ${output.label}`, format: change.format },
    legend: "bottom",
  });
  return sheet;
}

/** Inputs whose swings are key figures. */
const MOST_NAMED = 3;
/** Bars that can be told apart beside the answer; the table has them all. */
const MOST_DRAWN = 10;
