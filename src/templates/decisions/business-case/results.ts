import { f, type CellRef, type Expr } from "../../../sheets/formula";
import type { CellSpec, Sheet } from "../../../sheets/sheet";
import type { CaseFunctions, Flows, Timeline } from "./functions";
import { checkOf, type Condition } from "../parts/entries";
import { guarded } from "../parts/expressions";
import type { DecisionUnits } from "../parts/units";

interface Side {
  readonly benefits: Flows;
  readonly net: Flows;
}

export interface CaseCells {
  readonly time: Timeline;
  readonly ready: CellRef;
  readonly cash: Side;
  /** With the avoided cost. */
  readonly all: Side;
  readonly costs: Flows;
  readonly cumulative: Flows;
  readonly present: Flows;
  readonly cumulativePresent: Flows;
  readonly totals: Readonly<Record<"net" | "cashable" | "costs" | "avoided", CellRef>>;
}

/** What the case comes to: in cash, and with avoided cost beside it. */
export function caseResults(
  sheet: Sheet,
  units: DecisionUnits,
  compute: CaseFunctions,
  cells: CaseCells,
): void {
  const { time, ready, cash, all, costs } = cells;
  sheet.heading("Results");
  sheet.headers({
    item: "Item",
    unit: "Unit",
    y0: "Cash",
    y1: "With avoided cost",
    check: "Check",
    note: "Note and source",
  });
  const line = (
    label: string,
    unit: { readonly label: string; readonly format: string },
    inCash: Expr,
    withAvoided: Expr | undefined,
    note: string,
    options: { readonly bold?: true; readonly checks?: readonly Condition[] } = {},
  ): CellRef => {
    const role = options.bold ? "total" : "formula";
    const named = options.bold ? "totalLabel" : "label";
    const cell = (formula: Expr): CellSpec => ({ role, formula, format: unit.format });
    return sheet.line({
      item: { role: named, value: label },
      ...(options.bold && { kind: { role: named } }),
      unit: { role: options.bold ? named : "unit", value: unit.label },
      y0: cell(inCash),
      ...(withAvoided && { y1: cell(withAvoided) }),
      ...(options.checks && { check: { role: "check", formula: checkOf(options.checks) } }),
      note: { role: "note", value: note },
    }).y0;
  };
  const known: Condition = [f`${ready}="OK"`, "See the inputs"];

  const npv = line(
    "Net present value",
    units.money,
    compute.npv(cash.net, time),
    compute.npv(all.net, time),
    "All net cash, each year discounted to now.",
    { bold: true },
  );
  const roi = line(
    "ROI",
    units.roi,
    compute.ratio(cash.benefits, costs, time),
    compute.ratio(all.benefits, costs, time),
    "(Present value of benefits − of costs) / of costs, over the three years.",
    { bold: true },
  );
  line(
    "Benefit-cost ratio",
    units.times,
    compute.bcr(cash.benefits, costs, time),
    compute.bcr(all.benefits, costs, time),
    "Present value of benefits / of costs.",
  );
  const rateOf =
    ({ all: flows }: Flows) =>
    (irr: Expr) =>
      guarded(ready, f`IF(OR(MIN(${flows})>=0,MAX(${flows})<=0),"none",${irr})`);
  const irr = line(
    "Internal rate of return",
    units.rate,
    rateOf(cash.net)(compute.irr(cash.net)),
    rateOf(all.net)(compute.irr(all.net)),
    "The discount rate at which the net present value is 0. None where cash never changes sign.",
  );
  const paid = (flows: Flows, cumulative: Flows, rate?: Expr) => {
    const nothingSpent = f`${flows.first}>=0`;
    const never = f`MAX(${cumulative.all})<0`;
    const back = compute.payback(flows, cumulative, time, rate);
    return guarded(ready, f`IF(${nothingSpent},0,IF(${never},"never",${back}))`);
  };
  const inTime = (cumulative: Flows): Condition[] => [
    known,
    [f`MAX(${cumulative.all})>=0`, "Not within three years"],
  ];
  const payback = line(
    "Payback",
    units.years,
    paid(cash.net, cells.cumulative),
    undefined,
    "Years until the cash is back, interpolated within the year. Avoided cost pays nothing back.",
    { checks: inTime(cells.cumulative) },
  );
  line(
    "Payback, discounted",
    units.years,
    // The add-in discounts by itself; plain Excel goes by the discounted rows.
    paid(compute.discounts ? cash.net : cells.present, cells.cumulativePresent, time.rate),
    undefined,
    "The same with every year discounted.",
    { checks: inTime(cells.cumulativePresent) },
  );
  const foots = line(
    "Totals foot",
    units.money,
    f`${cells.totals.cashable}-${cells.totals.costs}-${cells.totals.net}`,
    undefined,
    "Total benefits − total costs − total net cash, which must be 0.",
    { checks: [known, [f`ROUND(${sheet.here("y0")},0)=0`, "Totals don't foot"]] },
  );
  const last = cells.cumulativePresent.later.at(-1);
  if (!last) throw new Error("The case has no years");
  line(
    "Two ways to the net present value",
    units.money,
    f`${npv}-${last}`,
    undefined,
    "Net present value less the last cumulative discounted cash, which must be 0.",
    { checks: [known, [f`ROUND(${sheet.here("y0")},0)=0`, "They differ"]] },
  );

  sheet.define("Net_present_value_case", npv, "Business case: net present value, in cash");
  sheet.define("Return_case", roi, "Business case: ROI, in cash");
  sheet.define("Payback_case", payback, "Business case: payback in years");
  sheet.keyFigure("Net present value", npv);
  sheet.keyFigure("ROI", roi);
  sheet.keyFigure("Internal rate of return", irr);
  sheet.keyFigure("Payback, years", payback);
  sheet.keyFigure("Avoided cost, apart", cells.totals.avoided);
  sheet.keyFigure("Totals foot", foots);
}
