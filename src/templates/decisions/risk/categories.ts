import { f, list, type Expr } from "../../../sheets/formula";
import { AT_LEAST_0, type Rule } from "../../../sheets/rules";
import { InputTable } from "../parts/input-table";
import type { OwnModelSheet } from "../parts/own-model";

/** What a category costs a year, and the part of it that may be saved: low, likely and high. */
const EXAMPLE = [
  ["Compute", 600_000, 0.35, 0.6, 0.75],
  ["Serving", 300_000, 0.3, 0.5, 0.7],
  ["Data preparation", 120_000, 0.2, 0.5, 0.65],
  ["Vendor licences", 90_000, 0.1, 0.4, 0.9],
  ["Support", 80_000, -0.2, 0, 0.15],
  ["Evaluation", 50_000, 0.25, 0.4, 0.6],
] as const;

type Column = "baseline" | "low" | "likely" | "high" | "expected" | "deviation" | "swing" | "place" | "rank";
export type Categories = InputTable<(typeof EXAMPLE)[number], Column>;

/** A part of the cost that is saved: below 0 where the cost may grow. */
const SAVED: Rule = {
  asks: "a share from -100% to 100%, below 0% where the cost may grow",
  validity: "signedShare",
  good: (cell) => f`IF(ISNUMBER(${cell}),ABS(${cell})<=1)`,
};

/** No more than another one, which complains of itself where it is wrong. */
const saved = (upTo: Expr, asks: string): Rule => ({
  ...SAVED,
  asks,
  good: (cell) => f`IF(${SAVED.good(cell)},OR(NOT(${SAVED.good(upTo)}),${cell}<=${upTo}))`,
});

/** Categories with their range of savings rates, and the PERT mean and deviation of each. */
export function categories(model: OwnModelSheet): Categories {
  const { units, currency } = model;
  const money = units.money.format;
  const percent = units.percent.format;
  type OfRow = (id: Column) => Expr;
  // PERT weighs the likely value four times: the mean of six values, with a variance of (μ−a)(b−μ)/7.
  const six = (of: OfRow) =>
    list([of("low"), of("likely"), of("likely"), of("likely"), of("likely"), of("high")]);
  const mean = (of: OfRow) => f`AVERAGE(${six(of)})`;
  const spread = (of: OfRow) =>
    f`(${mean(of)}-${of("low")})*(${of("high")}-${mean(of)})/(1+COUNT(${six(of)}))`;
  const table: Categories = new InputTable(model, {
    name: "Risk_by_category",
    widest: true,
    what: "Category",
    unit: `${currency} a year`,
    label: ([item]) => item,
    columns: {
      baseline: { header: "Cost today", format: money, rule: AT_LEAST_0, value: ([, cost]) => cost },
      low: {
        header: "Low",
        format: percent,
        rule: (of) => saved(of("likely"), "a share from -100%, up to the likely one"),
        value: ([, , low]) => low,
      },
      likely: {
        header: "Likely",
        format: percent,
        rule: (of) => saved(of("high"), "a share from -100%, up to the high one"),
        value: ([, , , likely]) => likely,
      },
      high: { header: "High", format: percent, rule: SAVED, value: ([, , , , high]) => high },
      expected: {
        header: "Expected",
        format: money,
        formula: (of) => f`${of("baseline")}*${mean(of)}`,
      },
      deviation: {
        header: "Deviation",
        format: money,
        formula: (of) => f`${of("baseline")}*SQRT(MAX(0,${spread(of)}))`,
      },
      swing: {
        header: "Swing",
        format: money,
        formula: (of) => f`${of("baseline")}*(${of("high")}-${of("low")})`,
      },
      place: { header: "Row", format: "0", formula: () => table.rowNumber },
      rank: {
        header: "Rank",
        format: "0",
        formula: (of) => rankOf(table, of("swing"), of("place")),
      },
    },
    rows: EXAMPLE,
  });
  return table;
}

/**
 * The place of a row's swing among all, the widest first; ties in the table's order. Swings are compared to nine digits:
 * engines differ in the last ones that they keep of a cell.
 */
function rankOf(table: Categories, own: Expr, place: Expr): Expr {
  const [above, below] = [f`(${own}+${own}/1000000000)`, f`(${own}-${own}/1000000000)`];
  const swings = table.column("swing");
  const ties = f`(${swings}<=${above})*(${swings}>=${below})*(${table.column("place")}<=${place})`;
  return f`COUNTIF(${swings},">"&${above})+SUMPRODUCT(${ties})`;
}
