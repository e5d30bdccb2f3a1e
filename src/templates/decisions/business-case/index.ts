import { amountText, percentText } from "../../../sheets/answer";
import { f, words, type CellRef, type Expr } from "../../../sheets/formula";
import { call } from "../../../sheets/functions";
import { amountsTable, BENEFITS, COSTS } from "./amounts";
import { caseChart, CHART_COLUMNS } from "./chart";
import { DATED, datedResults, type DatedResults } from "./dated";
import { caseInputs } from "./inputs";
import { halfPeriod, TIME, timeline, type CaseInputs } from "./timeline";
import { LateTable } from "../parts/expressions";
import { ownModel, type OwnModelSheet } from "../parts/own-model";

function layOut(model: OwnModelSheet): void {
  const { sheet } = model;
  const late = { benefits: new LateTable(), costs: new LateTable(), timeline: new LateTable() };
  const inputs = caseInputs(model, late);
  sheet.skip();
  sheet.heading("Benefits a period, in today's money");
  const benefits = amountsTable(model, BENEFITS, inputs);
  late.benefits.set(benefits);
  sheet.skip();
  sheet.heading("Costs a period, in today's money");
  const costs = amountsTable(model, COSTS, inputs);
  late.costs.set(costs);
  sheet.skip();
  const results = caseResults(model, inputs, late.timeline);
  sheet.skip();
  sheet.heading("Cash by period, after risk");
  const time = timeline(model, inputs, benefits, costs);
  late.timeline.set(time);
  model.watch(benefits, "present");
  model.watch(costs, "present");
  answerCase(model, inputs, results);
  caseChart(model, inputs, time);
}

interface CaseResults {
  readonly npv: CellRef;
  readonly roi: CellRef;
  readonly irr: CellRef;
  readonly payback: CellRef;
  readonly delay: CellRef;
  readonly dated: DatedResults;
}

/** What the case comes to. The timeline's columns go by the name of their headers. */
function caseResults(model: OwnModelSheet, inputs: CaseInputs, time: LateTable): CaseResults {
  const { form, units, context, sheet } = model;
  const { rate, periodsPerYear, horizon, residual } = inputs;
  const addin = context.options.dialect === "addin";
  const { money } = units;
  const present = (key: string) => f`SUMPRODUCT(${time.column(key)},${time.column(TIME.factor)})`;
  const [net, factor, discounted] = [TIME.net, TIME.factor, TIME.discounted].map((key) =>
    time.column(key),
  ) as [Expr, Expr, Expr];
  const capital = time.column(TIME.capital);
  form.heading("Results", "Result");
  const npv = form.result(
    "Net present value, cash",
    money,
    f`SUM(${discounted})`,
    "Net cash of all periods, discounted to now. Avoided cost isn't in it.",
    { total: true },
  );
  const outlay = form.result(
    "Present value of what is spent",
    money,
    f`${present(TIME.costs)}-SUMIF(${capital},"<0")`,
    "Costs after risk, and the capital investment.",
  );
  const roi = form.result(
    "Return on what is spent",
    units.roi,
    f`IF(${outlay}>0,${npv}/${outlay},"–")`,
    "Net present value / present value of what is spent.",
  );
  const periodIrr = addin ? call("ROI_IRR", net) : f`IRR(${net})`;
  const irr = form.result(
    "Internal rate of return",
    units.rate,
    f`IF(OR(MIN(${net})>=0,MAX(${net})<=0),"none",(1+${periodIrr})^${periodsPerYear}-1)`,
    "A year, at which the net cash at the ends of periods comes to 0. None where it never changes sign.",
  );
  const paid = (label: string, key: string, note: string) =>
    form.result(label, units.years, paybackOf(time, inputs, key), note);
  const payback = paid("Payback", TIME.cumulative, "Until the cash is back, interpolated within the period.");
  paid("Payback, discounted", TIME.total, "The same with discounted cash.");
  const step = f`(1+${rate})^(1/${periodsPerYear})`;
  const delay = form.result(
    "Cost of one period's delay",
    money,
    f`${npv}-((${npv}-INDEX(${discounted},${horizon}+1))/${step}+${residual}*INDEX(${factor},${horizon}+1))`,
    "All begins a period later, and the horizon stays: what this takes from the net present value.",
  );
  form.result(
    "Avoided cost, apart",
    money,
    present(TIME.avoided),
    "Present value of cost that would have come but was in no budget: never in the cash.",
  );
  const sum = (key: string) => f`SUM(${time.column(key)})`;
  form.result(
    "Totals foot",
    money,
    f`ROUND(${sum(TIME.cashable)}-${sum(TIME.costs)}+${sum(TIME.capital)}-${sum(TIME.tax)}-${sum(TIME.net)},0)`,
    "Benefits − costs + capital − tax − net cash: 0.",
    { check: { good: f`${sheet.here("value")}=0`, asks: "the totals don't foot" } },
  );
  const first = f`INDEX(${net},1)`;
  const perPeriod = f`${step}-1`;
  const [name, all] = addin
    ? ["ROI_NPV", call("ROI_NPV", perPeriod, net)]
    : ["NPV", f`NPV(${perPeriod},${net})*${step}`];
  const byFunction = f`${first}+(${all}-${first})*${step}^${halfPeriod(inputs)}`;
  form.result(
    "Present value, two ways",
    money,
    f`ROUND(${npv}-(${byFunction}),0)`,
    `By the factors, less the same by ${name}: 0.`,
    { check: { good: f`${sheet.here("value")}=0`, asks: "they differ" } },
  );
  return { npv, roi, irr, payback, delay, dated: datedResults(model, inputs, time) };
}

/** The first period whose running total isn't negative, less the part of it that wasn't needed, in years. */
function paybackOf(time: LateTable, { periodsPerYear }: CaseInputs, key: string): Expr {
  const totals = time.column(key);
  const flows = time.column(key === TIME.cumulative ? TIME.net : TIME.discounted);
  // The least period of those whose total isn't negative; all others lie behind the timeline.
  const period = f`SUMPRODUCT(MIN(ROW(${totals})-MIN(ROW(${totals}))+((${totals}<0)+(${totals}=""))*ROWS(${totals})))`;
  return f`IF(INDEX(${totals},1)>=0,0,IF(MAX(${totals})<0,"never",(${period}-INDEX(${totals},${period}+1)/INDEX(${flows},${period}+1))/${periodsPerYear}))`;
}

function answerCase(
  model: OwnModelSheet,
  { rate }: CaseInputs,
  { npv, roi, irr, payback, delay, dated }: CaseResults,
): void {
  const { currency, units, sheet } = model;
  const worth = f`${words("; net present value ")}&${amountText(currency, npv)}&${words(" at ")}&${percentText(rate, 1)}&"."`;
  model.settle(
    f`IF(ISNUMBER(${payback}),${words("Pays back in ")}&FIXED(${payback},1)&${words(" years")},${words("Does not pay back within the horizon")})&${worth}`,
    [
      [
        "Net present value",
        units.money,
        npv,
        ["Net_present_value_case", "Business case: net present value, in cash"],
      ],
      ["Return", units.roi, roi, ["Return_case", "Business case: net present value by what is spent"]],
      ["Rate of return", units.rate, irr],
      ["Paid back after", units.years, payback, ["Payback_case", "Business case: payback in years"]],
      ["A period's delay costs", units.money, delay],
    ],
  );
  sheet.keyFigure(DATED.npv, dated.npv);
  sheet.keyFigure(DATED.irr, dated.irr);
}

export const businessCase = ownModel({
  id: "business-case",
  title: "Business case",
  answers: "Is the investment worth it: net present value, return and payback, after risk and tax?",
  keywords: "NPV IRR cash flow budget break-even payback discount rate depreciation capex opex return",
  source: "Your own figures; those shown are an example",
  columns: [
    { key: "item", width: 28 },
    { key: "unit", width: 11 },
    { key: "value", width: 17 },
    ...["kind", "start", "ramp", "end", "growth", "chance", "size", "factor", "present", "total", "last"].map(
      (key) => ({ key, width: 12 }),
    ),
    ...CHART_COLUMNS,
  ],
  chart: { chartFrom: "kind", chartTo: "growth" },
  figures: 5,
  layOut,
});
