import { amountText, percentText } from "../../../sheets/answer";
import { f, words, type CellRef, type Expr } from "../../../sheets/formula";
import { call } from "../../../sheets/functions";
import {
  ABOVE_0,
  AT_LEAST_0,
  oneOfWords,
  optional,
  RATE,
  SHARE,
  upTo,
  WHOLE_ABOVE_0,
} from "../../../sheets/rules";
import { amountsTable, BENEFITS, COSTS } from "./amounts";
import { caseChart, CHART_COLUMNS } from "./chart";
import { DECLINING, END, halfPeriod, MIDDLE, STRAIGHT_LINE, timeline, type CaseInputs } from "./timeline";
import { LateTable } from "../parts/expressions";
import { ownModel, type OwnModelSheet } from "../parts/own-model";

const PERIODS = ["year", "quarter", "month"] as const;

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

interface Tables {
  readonly benefits: LateTable;
  readonly costs: LateTable;
  readonly timeline: LateTable;
}

function caseInputs({ form, units }: OwnModelSheet, tables: Tables): CaseInputs {
  form.heading("Inputs", "Value");
  const rate = form.input({
    label: "Discount rate",
    unit: units.rate,
    value: 0.1,
    note: "What money costs you, a year.",
    rule: RATE,
  });
  const period = form.input({
    label: "Period",
    unit: units.word,
    value: PERIODS[0],
    choices: PERIODS,
    note: "Amounts below are for one of these.",
    rule: oneOfWords(PERIODS),
  });
  const horizon = form.input({
    label: "Horizon",
    unit: units.periods,
    value: 3,
    note: "Period 0 is now. The timeline at the end holds 60 periods; drag its corner down for more.",
    rule: upTo(
      WHOLE_ABOVE_0,
      f`MAX(${tables.timeline.column("item")})`,
      "a whole number of periods, no more than the timeline holds",
    ),
  });
  const middle = form.input({
    label: "Discounting at the",
    unit: units.word,
    value: END,
    choices: [END, MIDDLE],
    note: "End or middle of a period. What flows in period 0 flows now, either way.",
    rule: oneOfWords([END, MIDDLE]),
  });
  const inflation = form.input({
    label: "Inflation",
    unit: units.rate,
    value: 0,
    note: "Raises every amount, a year, beside its own growth. Leave it 0 when the rate is real.",
    rule: optional(RATE, "no inflation"),
  });
  const capital = form.input({
    label: "Capital investment",
    unit: units.money,
    value: 0,
    note: "Bought now and written off; what is spent at once belongs among the costs.",
    rule: optional(AT_LEAST_0, "nothing bought"),
  });
  const residual = form.input({
    label: "Residual value",
    unit: units.money,
    value: 0,
    note: "What the investment still fetches at the horizon.",
    rule: optional(upTo(AT_LEAST_0, capital, "0 or more, no more than the investment"), "worth nothing"),
  });
  const tax = form.input({
    label: "Tax rate",
    unit: units.percent,
    value: 0,
    note: "0: before tax. A loss lowers the tax of the rest of the company.",
    rule: optional(SHARE, "before tax"),
  });
  const depreciation = form.input({
    label: "Written off",
    unit: units.word,
    value: STRAIGHT_LINE,
    choices: [STRAIGHT_LINE, DECLINING],
    note: "Evenly, or twice the even rate of what is left. Matters with a tax rate only.",
    rule: oneOfWords([STRAIGHT_LINE, DECLINING]),
  });
  const life = form.input({
    label: "Written off over",
    unit: units.years,
    value: 3,
    note: "What is left at the horizon is written off there.",
    rule: ABOVE_0,
  });
  const periodsPerYear = form.input({
    label: "Periods a year",
    unit: units.whole,
    formula: f`IF(${period}="month",12,IF(${period}="quarter",4,1))`,
    note: "From the period.",
    rule: WHOLE_ABOVE_0,
  });
  form.input({
    label: "Benefits filled in",
    unit: units.whole,
    formula: f`COUNT(${tables.benefits.column("value")})`,
    note: "Type below a table for one more row; a row that is empty doesn't count.",
    rule: { ...ABOVE_0, asks: "fill in a benefit in the table below" },
  });
  return { periodsPerYear, horizon, rate, middle, inflation, capital, residual, tax, depreciation, life };
}

interface CaseResults {
  readonly npv: CellRef;
  readonly roi: CellRef;
  readonly irr: CellRef;
  readonly payback: CellRef;
  readonly delay: CellRef;
}

/** What the case comes to. The timeline's columns go by the name of their headers. */
function caseResults(
  { form, units, context, sheet }: OwnModelSheet,
  inputs: CaseInputs,
  time: LateTable,
): CaseResults {
  const { rate, periodsPerYear, horizon, residual } = inputs;
  const addin = context.options.dialect === "addin";
  const { money } = units;
  const present = (key: string) => f`SUMPRODUCT(${time.column(key)},${time.column("factor")})`;
  const [net, factor, discounted] = [time.column("chance"), time.column("factor"), time.column("present")];
  const capital = time.column("ramp");
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
    f`${present("start")}-SUMIF(${capital},"<0")`,
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
  const payback = paid("Payback", "size", "Until the cash is back, interpolated within the period.");
  paid("Payback, discounted", "total", "The same with discounted cash.");
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
    present("kind"),
    "Present value of cost that would have come but was in no budget: never in the cash.",
  );
  const sum = (key: string) => f`SUM(${time.column(key)})`;
  form.result(
    "Totals foot",
    money,
    f`ROUND(${sum("value")}-${sum("start")}+${sum("ramp")}-${sum("growth")}-${sum("chance")},0)`,
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
  return { npv, roi, irr, payback, delay };
}

/** The first period whose running total isn't negative, less the part of it that wasn't needed, in years. */
function paybackOf(time: LateTable, { periodsPerYear }: CaseInputs, key: string): Expr {
  const totals = time.column(key);
  const flows = time.column(key === "size" ? "chance" : "present");
  // The least period of those whose total isn't negative; all others lie behind the timeline.
  const period = f`SUMPRODUCT(MIN(${time.column("item")}+((${totals}<0)+(${totals}=""))*ROWS(${totals})))`;
  return f`IF(INDEX(${totals},1)>=0,0,IF(MAX(${totals})<0,"never",(${period}-INDEX(${totals},${period}+1)/INDEX(${flows},${period}+1))/${periodsPerYear}))`;
}

function answerCase(
  model: OwnModelSheet,
  { rate }: CaseInputs,
  { npv, roi, irr, payback, delay }: CaseResults,
): void {
  const { currency, units } = model;
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
    ...["kind", "start", "ramp", "end", "growth", "chance", "size", "factor", "present", "total"].map(
      (key) => ({
        key,
        width: 12.3,
      }),
    ),
    ...CHART_COLUMNS,
  ],
  chart: { chartFrom: "kind", chartTo: "growth" },
  figures: 5,
  layOut,
});
