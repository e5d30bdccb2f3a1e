import type { BuildContext } from "../context";
import { f, list, type CellRef, type Expr } from "../formula";
import type { CellSpec, Sheet, TableRef } from "../sheet";
import { SERIES } from "../style";
import { guarded, rectangle } from "./expressions";
import { call } from "./functions";
import type { DecisionUnits } from "./units";

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
  const money = units.money.format;
  const addin = context.options.dialect === "addin";
  sheet.heading("Tornado: which category matters most");
  const heads = ["Category", "Net at low", "Net at high", "Swing"] as const;
  const head = (index: number): CellSpec => {
    if (!addin) return { role: "header", value: heads[index] ?? "" };
    // The function spills its own header row.
    return index === 0 ? { role: "header", formula: spill(inputs) } : { role: "header" };
  };
  const top = sheet.line({
    item: head(0),
    unit: head(1),
    baseline: head(2),
    low: head(3),
    likely: { role: "header", value: "Low against likely" },
    high: { role: "header", value: "High against likely" },
    expected: { role: "header" },
    deviation: { role: "header" },
    swing: { role: "header" },
    check: { role: "header" },
    note: { role: "header", value: "Note and source" },
  });
  const rows = Array.from({ length: SHOWN }, (_, index) => {
    const plain = addin ? undefined : ranked(inputs, f`ROW()-ROW(${top.item})`);
    const cell = (key: "item" | "unit" | "baseline" | "low"): CellSpec => ({
      role: key === "item" ? "label" : "formula",
      ...(key !== "item" && { format: money }),
      ...(plain && { formula: plain[key] }),
    });
    const apart = (key: "unit" | "baseline"): CellSpec => ({
      role: "formula",
      formula: f`IF(${sheet.here("item")}="","",${sheet.here(key)}-${inputs.likely})`,
      format: money,
    });
    return sheet.line({
      item: cell("item"),
      unit: cell("unit"),
      baseline: cell("baseline"),
      low: cell("low"),
      likely: apart("unit"),
      high: apart("baseline"),
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
    to: "high",
    rows: 16,
    categories: rectangle(first.item, last.item),
    series: [
      { name: "At the low rate", values: rectangle(first.likely, last.likely), color: SERIES.third },
      { name: "At the high rate", values: rectangle(first.high, last.high), color: SERIES.optimized },
    ],
    categoryAxis: { title: "Category", reversed: true },
    valueAxis: { title: `Change of net benefit, ${units.money.label}`, format: money },
    legend: "bottom",
  });
}

function spill({ ready, table, investment }: TornadoInputs): Expr {
  const column = (key: string) => table.column(key);
  return guarded(
    ready,
    call(
      "ROI_TORNADO",
      column("item"),
      column("baseline"),
      column("low"),
      column("likely"),
      column("high"),
      investment,
    ),
  );
}

/** The category with the n-th widest swing in plain Excel; ties in the table's order. */
function ranked({ ready, table, likely }: TornadoInputs, place: Expr) {
  const rank = table.column("rank");
  const of = (key: string) => f`INDEX(${list([table.column(key)])},MATCH(${place},${rank},0))`;
  const net = (key: "low" | "high") =>
    guarded(ready, f`${likely}+${of("baseline")}*(${of(key)}-${of("likely")})`);
  const there = (expr: Expr) => f`IF(${place}>ROWS(${rank}),"",${expr})`;
  return {
    item: there(guarded(ready, of("item"))),
    unit: there(net("low")),
    baseline: there(net("high")),
    low: there(guarded(ready, of("swing"))),
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
