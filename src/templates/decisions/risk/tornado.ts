import { f, type CellRef, type Expr } from "../../../sheets/formula";
import type { CellSpec } from "../../../sheets/sheet";
import { SERIES } from "../../../sheets/style";
import { rectangle } from "../parts/expressions";
import type { OwnModelSheet } from "../parts/own-model";
import type { Categories } from "./categories";

/** As many of the widest swings as the chart shows. */
const SHOWN = 6;

/**
 * Each category moved from low to high while the others stay likely, the widest swing first; gives back the name of
 * the first.
 */
export function tornado(model: OwnModelSheet, table: Categories, likely: CellRef): CellRef {
  const { sheet, units, answer } = model;
  const { money } = units;
  sheet.heading("Tornado: which category matters most");
  const top = sheet.line({
    item: { role: "header", value: "Category" },
    unit: { role: "header", value: "Unit" },
    value: { role: "header", value: "Net at low" },
    b: { role: "header", value: "Net at high" },
    c: { role: "header", value: "Swing" },
    d: { role: "header", value: "At the low rate" },
    e: { role: "header", value: "At the high rate" },
    f: { role: "header", value: "Note" },
    g: { role: "header" },
    h: { role: "header" },
    i: { role: "header" },
    note: { role: "header" },
  });
  const place = f`(ROW()-ROW(${top.item}))`;
  const ranks = table.column("rank");
  const ranked = (column: Expr) => f`INDEX(${column},MATCH(${place},${ranks},0))`;
  const there = (result: Expr) => answer.guarded(f`IF(${place}>COUNT(${ranks}),"",${result})`);
  const amount = (result: Expr): CellSpec => ({
    role: "formula",
    formula: there(result),
    format: money.format,
  });
  const net = (rate: "low" | "high") =>
    f`${likely}+${ranked(table.column("baseline"))}*(${ranked(table.column(rate))}-${ranked(table.column("likely"))})`;
  const rows = Array.from({ length: SHOWN }, (_, index) =>
    sheet.line({
      item: { role: "label", formula: there(ranked(table.items)) },
      unit: { role: "unit", value: money.label },
      value: amount(net("low")),
      b: amount(net("high")),
      c: amount(ranked(table.column("swing"))),
      d: amount(f`${sheet.here("value")}-${likely}`),
      e: amount(f`${sheet.here("b")}-${likely}`),
      f: {
        role: "remark",
        value: index === 0 ? `The ${SHOWN} widest swings; all others at their likely rate.` : "",
      },
    }),
  );
  const [first, last] = [rows[0], rows.at(-1)];
  if (!first || !last) throw new Error("The tornado has no rows");
  answer.chart({
    name: "Tornado",
    kind: "barStacked",
    title: "Net benefit against the likely case",
    alternativeText:
      "Bars by category, widest swing on top: how far the net benefit falls below the likely case at the low rate, and rises above it at the high rate.",
    categories: rectangle(first.item, last.item),
    series: [
      { name: "At the low rate", values: rectangle(first.d, last.d), color: SERIES.third },
      { name: "At the high rate", values: rectangle(first.e, last.e), color: SERIES.optimized },
    ],
    categoryAxis: { title: "Category", reversed: true },
    valueAxis: { title: `Change of net benefit, ${money.label}`, format: money.format },
    legend: "bottom",
  });
  return first.item;
}
