import type { BuildContext } from "../../../sheets/context";
import { f, type CellRef, type Expr } from "../../../sheets/formula";
import type { CellSpec, Sheet, TableRef } from "../../../sheets/sheet";
import { SERIES } from "../../../sheets/style";
import { guarded, rectangle } from "../parts/expressions";
import { call } from "../../../sheets/functions";
import { placeSpill, spilled } from "./helpers";
import type { DecisionUnits } from "../parts/units";

export interface TornadoInputs {
  readonly ready: Expr;
  readonly table: TableRef;
  readonly investment: Expr;
  /** Net benefit with every category at its likely rate. */
  readonly likely: CellRef;
}

/** As many of the widest swings as the chart shows. */
const SHOWN = 6;

/** Each category moved from low to high while the others stay likely, the widest swing first. */
export function tornado(
  context: BuildContext,
  sheet: Sheet,
  units: DecisionUnits,
  inputs: TornadoInputs,
): void {
  const { money } = units;
  const addin = context.options.dialect === "addin";
  if (addin) placeSpill(sheet, "bar", "Tornado, spilled", spill(inputs));
  sheet.heading("Tornado: which category matters most");
  const top = sheet.line({
    item: { role: "header", value: "Category" },
    unit: { role: "header", value: "Unit" },
    baseline: { role: "header", value: "Net at low" },
    low: { role: "header", value: "Net at high" },
    likely: { role: "header", value: "Swing" },
    high: { role: "header", value: "Low against likely" },
    expected: { role: "header", value: "High against likely" },
    deviation: { role: "header" },
    swing: { role: "header" },
    check: { role: "header" },
    note: { role: "header", value: "Note and source" },
  });
  const rows = Array.from({ length: SHOWN }, (_, index) => {
    const bar = addin ? ofSpill(sheet, inputs, index) : ranked(inputs, f`(ROW()-ROW(${top.item}))`);
    const amount = (formula: Expr): CellSpec => ({ role: "formula", formula, format: money.format });
    const apart = (key: "baseline" | "low") =>
      amount(f`IF(${sheet.here("item")}="","",${sheet.here(key)}-${inputs.likely})`);
    return sheet.line({
      item: { role: "label", formula: bar.category },
      unit: { role: "unit", value: money.label },
      baseline: amount(bar.low),
      low: amount(bar.high),
      likely: amount(bar.swing),
      high: apart("baseline"),
      expected: apart("low"),
      note: {
        role: "note",
        value:
          index === 0
            ? `The ${SHOWN} widest swings, as the chart shows them. Net benefit, with all other categories at their likely rate.`
            : "",
      },
    });
  });
  const [first, last] = [rows[0], rows.at(-1)];
  if (!first || !last) throw new Error("The tornado has no rows");
  sheet.skip();
  sheet.chart({
    name: "Tornado",
    kind: "barStacked",
    title: "Tornado: net benefit against the likely case",
    alternativeText:
      "Bars by category, widest swing on top: how far the net benefit falls below the likely case at the low rate, and rises above it at the high rate.",
    from: "item",
    to: "expected",
    rows: 16,
    categories: rectangle(first.item, last.item),
    series: [
      { name: "At the low rate", values: rectangle(first.high, last.high), color: SERIES.third },
      { name: "At the high rate", values: rectangle(first.expected, last.expected), color: SERIES.optimized },
    ],
    categoryAxis: { title: "Category", reversed: true },
    valueAxis: { title: `Change of net benefit, ${money.label}`, format: money.format },
    legend: "bottom",
  });
}

interface Bar {
  readonly category: Expr;
  readonly low: Expr;
  readonly high: Expr;
  readonly swing: Expr;
}

function spill({ ready, table, investment }: TornadoInputs): Expr {
  const columns = ["item", "baseline", "low", "likely", "high"].map((key) => table.column(key));
  return guarded(ready, call("ROI_TORNADO", ...columns, investment));
}

function ofSpill(sheet: Sheet, { ready }: TornadoInputs, index: number): Bar {
  const cell = (key: string) => spilled(sheet, key, index);
  const there = (key: string) => guarded(ready, f`IF(${cell("bar")}="","",${cell(key)})`);
  return { category: there("bar"), low: there("barLow"), high: there("barHigh"), swing: there("barSwing") };
}

/** The category with the n-th widest swing in plain Excel; ties in the table's order. */
function ranked({ ready, table, likely }: TornadoInputs, place: Expr): Bar {
  const rank = table.column("rank");
  const of = (key: string) => f`INDEX(${table.column(key)},MATCH(${place},${rank},0))`;
  const net = (key: "low" | "high") => f`${likely}+${of("baseline")}*(${of(key)}-${of("likely")})`;
  const there = (expr: Expr) => guarded(ready, f`IF(${place}>ROWS(${rank}),"",${expr})`);
  return {
    category: there(of("item")),
    low: there(net("low")),
    high: there(net("high")),
    swing: there(of("swing")),
  };
}

/**
 * The place of a row's swing among all, for plain formulas; ties in the table's order. Swings are compared to nine
 * digits of the widest: engines differ in the last digits that they keep of a single cell.
 */
export function rankOf(row: TableRef): Expr {
  const swings = row.column("swing");
  const digits = (swing: Expr) => f`ROUND(${swing}/MAX(${swings})*1000000000,0)`;
  const [all, own] = [digits(swings), digits(row.this("swing"))];
  const above = f`SUMPRODUCT((${all}>${own})*1)`;
  const ties = f`SUMPRODUCT((${all}=${own})*(${row.column("place")}<=${row.this("place")}))`;
  return f`IF(MAX(${swings})=0,${row.this("place")},${above}+${ties})`;
}
