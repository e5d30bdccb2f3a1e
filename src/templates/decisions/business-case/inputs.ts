import { f } from "../../../sheets/formula";
import {
  ABOVE_0,
  AT_LEAST_0,
  DATE,
  oneOfWords,
  optional,
  RATE,
  SHARE,
  upTo,
  WHOLE,
  WHOLE_ABOVE_0,
} from "../../../sheets/rules";
import { excelDay, type LateTable } from "../parts/expressions";
import type { OwnModelSheet } from "../parts/own-model";
import { DECLINING, END, MIDDLE, STRAIGHT_LINE, TIME, type CaseInputs } from "./timeline";

const PERIODS = ["year", "quarter", "month"] as const;

interface Tables {
  readonly benefits: LateTable;
  readonly costs: LateTable;
  readonly timeline: LateTable;
}

export function caseInputs({ form, units }: OwnModelSheet, tables: Tables): CaseInputs {
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
      f`ROWS(${tables.timeline.column(TIME.period)})-1`,
      "a whole number of periods, no more than the timeline holds",
    ),
  });
  const first = form.input({
    label: "First date",
    unit: units.date,
    value: excelDay("2027-01-01"),
    note: "Of period 0; the dates of the timeline count on from it.",
    rule: DATE,
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
  const dates = tables.timeline.column(TIME.date);
  const kept = f`ISNUMBER(${dates})*(${dates}>=${first})`;
  form.input({
    label: "Dates out of order",
    unit: units.whole,
    formula: f`SUMPRODUCT((${tables.timeline.column(TIME.period)}<=${horizon})*(1-${kept}))`,
    note: "A date of the timeline may be typed over, with none before the first.",
    rule: {
      ...WHOLE,
      good: (count) => f`${count}=0`,
      asks: "a date in the timeline is none, or lies before the first",
    },
  });
  return {
    periodsPerYear,
    horizon,
    first,
    rate,
    middle,
    inflation,
    capital,
    residual,
    tax,
    depreciation,
    life,
  };
}
