import { f, words, type CellRef, type Expr } from "../../../sheets/formula";
import type { TableColumn, TableRef } from "../../../sheets/sheet";
import { AVOIDED, CASHABLE, ONE_OFF, RUNNING } from "./amounts";
import type { OwnModelSheet } from "../parts/own-model";

export interface CaseInputs {
  readonly periodsPerYear: CellRef;
  readonly horizon: CellRef;
  /** Of period 0. */
  readonly first: CellRef;
  readonly rate: CellRef;
  readonly middle: CellRef;
  readonly inflation: CellRef;
  readonly capital: CellRef;
  readonly residual: CellRef;
  readonly tax: CellRef;
  readonly depreciation: CellRef;
  readonly life: CellRef;
}

export const STRAIGHT_LINE = "straight-line";
export const DECLINING = "declining";
export const END = "end";
export const MIDDLE = "middle";

/** Periods that the timeline holds; dragging its corner down makes it hold more. */
const LAST_PERIOD = 60;

/** Keys of the columns that the timeline takes. */
export const TIME = {
  period: "item",
  unit: "unit",
  date: "value",
  cashable: "kind",
  avoided: "start",
  costs: "ramp",
  capital: "end",
  writtenOff: "growth",
  tax: "chance",
  net: "size",
  cumulative: "factor",
  factor: "present",
  discounted: "total",
  total: "last",
} as const;

/** Part of a period's flow time that discounting leaves out: half of it from period 1 on, or nothing. */
export function halfPeriod({ middle }: CaseInputs): Expr {
  return f`IF(${middle}=${words(MIDDLE)},1/(1+1),0)`;
}

/**
 * All periods, each column one formula from the first to the last; what lies beyond the horizon stays empty, on paper
 * too: a print area that ends with the horizon would be a formula, in whose place Excel puts the rows of the moment once
 * somebody opens the page setup, and a longer horizon would go unprinted. Time runs down, since a table then keeps each
 * column to one formula by itself, holds more periods when its corner is dragged, and prints one page wide however many
 * they are. Across the sheet it could do none of these.
 */
export function timeline(
  { sheet, units, answer }: OwnModelSheet,
  inputs: CaseInputs,
  benefits: TableRef,
  costs: TableRef,
): TableRef {
  const { periodsPerYear, horizon, rate, inflation, capital, residual, tax } = inputs;
  const money = units.money.format;
  const period = (row: TableRef) => row.this(TIME.period);
  const within = (row: TableRef, result: Expr) =>
    f`IF(AND(${answer.ready}="OK",${period(row)}<=${horizon}),${result},"")`;
  const amounts = (table: TableRef, row: TableRef, active: Expr) => {
    const t = period(row);
    const grown = f`((1+${table.column("growth")})*(1+${inflation}))^(${t}/${periodsPerYear})`;
    return f`SUMPRODUCT(${active}*${table.column("value")}*${grown},${table.column("factor")})`;
  };
  /** The part of a full amount that flows: from its start to its end, and growing evenly up to full over its ramp. */
  const flowing = (table: TableRef, row: TableRef) => {
    const t = period(row);
    const risen = f`(${t}-${table.column("start")}+1)/(${table.column("ramp")}+1)`;
    // The smaller of 1 and what has risen; MIN would make one number of the whole column.
    const part = f`(${risen}+1-ABS(${risen}-1))/(1+1)`;
    return f`(${table.column("start")}<=${t})*(((${table.column("end")}="")+(${table.column("end")}>=${t}))>0)*${part}`;
  };
  const ofKind = (kind: string) => (row: TableRef) =>
    amounts(benefits, row, f`(${benefits.column("kind")}=${words(kind)})*${flowing(benefits, row)}`);
  const spent = (row: TableRef) => {
    const once = f`(${costs.column("kind")}=${words(ONE_OFF)})*(${costs.column("start")}=${period(row)})`;
    const running = f`(${costs.column("kind")}=${words(RUNNING)})*${flowing(costs, row)}`;
    return amounts(costs, row, f`(${once}+${running})`);
  };
  // By the periods: a running total that looked at the row above would look at its own column.
  const running = (of: string) => (row: TableRef) =>
    within(row, f`SUMIF(${row.column(TIME.period)},"<="&${period(row)},${row.column(of)})`);
  const column = (
    key: string,
    header: string,
    formula: (row: TableRef) => Expr,
    format = money,
  ): TableColumn => ({
    key,
    header,
    role: "formula",
    format,
    formula,
  });
  return sheet.table({
    name: "Timeline_case",
    columns: [
      {
        key: TIME.period,
        header: "Period",
        role: "label",
        format: "0",
        formula: (row) => f`IF(${row.rowNumber}-1<=${horizon},${row.rowNumber}-1,"")`,
      },
      {
        key: TIME.unit,
        header: "Unit",
        role: "unit",
        formula: (row) => f`IF(${period(row)}="","",${words(units.money.label)})`,
      },
      column(TIME.date, "Date", (row) => dateOf(period(row), inputs), units.date.format),
      column(TIME.cashable, "Cashable", (row) => within(row, ofKind(CASHABLE)(row))),
      column(TIME.avoided, "Avoided, apart", (row) => within(row, ofKind(AVOIDED)(row))),
      column(TIME.costs, "Costs", (row) => within(row, spent(row))),
      column(TIME.capital, "Capital", (row) =>
        within(row, f`IF(${period(row)}=0,-${capital},0)+IF(${period(row)}=${horizon},${residual},0)`),
      ),
      column(TIME.writtenOff, "Written off", (row) => within(row, writtenOff(period(row), inputs))),
      column(TIME.tax, "Tax", (row) =>
        within(
          row,
          f`${tax}*(${row.this(TIME.cashable)}-${row.this(TIME.costs)}-${row.this(TIME.writtenOff)})`,
        ),
      ),
      column(TIME.net, "Net cash", (row) =>
        within(
          row,
          f`${row.this(TIME.cashable)}-${row.this(TIME.costs)}+${row.this(TIME.capital)}-${row.this(TIME.tax)}`,
        ),
      ),
      column(TIME.cumulative, "Cumulative", running(TIME.net)),
      column(
        TIME.factor,
        "Factor",
        (row) =>
          within(
            row,
            f`1/(1+${rate})^((${period(row)}-IF(${period(row)}>0,${halfPeriod(inputs)},0))/${periodsPerYear})`,
          ),
        units.factor.format,
      ),
      column(TIME.discounted, "Discounted", (row) =>
        within(row, f`${row.this(TIME.net)}*${row.this(TIME.factor)}`),
      ),
      column(TIME.total, "Cumulative, discounted", running(TIME.discounted)),
    ],
    rows: Array.from({ length: LAST_PERIOD + 1 }, () => ({})),
  });
}

/**
 * The day on which a period's cash flows: its end, or its middle. It waits for no other input, so that a date which is
 * typed over can be among what the results wait for.
 */
function dateOf(t: Expr, inputs: CaseInputs): Expr {
  const { first, horizon, periodsPerYear } = inputs;
  const end = (period: Expr) => f`EDATE(${first},12*${period}/${periodsPerYear})`;
  const before = f`IF(${t}>0,ROUNDDOWN(${halfPeriod(inputs)}*(${end(t)}-${end(f`(${t}-1)`)}),0),0)`;
  return f`IF(AND(ISNUMBER(${first}),${t}<=${horizon}),IFERROR(${end(t)}-${before},""),"")`;
}

/**
 * What is written off in a period: evenly, or twice the even rate of what is left. What is left at the horizon is
 * written off there, against the residual value.
 */
function writtenOff(
  t: Expr,
  { periodsPerYear, horizon, capital, residual, depreciation, life }: CaseInputs,
): Expr {
  const periods = f`(${life}*${periodsPerYear})`;
  const rate = f`MIN(1,(1+1)/${periods})`;
  const left = f`IF(${depreciation}=${words(DECLINING)},MAX(${residual},${capital}*(1-${rate})^(${t}-1)),${capital}-(${capital}-${residual})*MIN(1,(${t}-1)/${periods}))`;
  const next = f`IF(${depreciation}=${words(DECLINING)},MAX(${residual},${capital}*(1-${rate})^${t}),${capital}-(${capital}-${residual})*MIN(1,${t}/${periods}))`;
  return f`IF(${t}=0,0,${left}-IF(${t}=${horizon},${residual},${next}))`;
}
