import { f, type CellRef, type Expr } from "../../../sheets/formula";
import { call } from "../../../sheets/functions";
import type { LateTable } from "../parts/expressions";
import type { OwnModelSheet } from "../parts/own-model";
import { TIME, type CaseInputs } from "./timeline";

export const DATED = {
  npv: "Net present value, by dates",
  irr: "Rate of return, by dates",
} as const;

export interface DatedResults {
  readonly npv: CellRef;
  readonly irr: CellRef;
}

/** The same cash, each flow on its date. What lies beyond the horizon is no flow. */
export function datedResults(
  { form, units, context, sheet }: OwnModelSheet,
  { rate, horizon, first }: CaseInputs,
  time: LateTable,
): DatedResults {
  const addin = context.options.dialect === "addin";
  const within = (column: Expr) => f`INDEX(${column},1):INDEX(${column},${horizon}+1)`;
  const [flows, dates] = [within(time.column(TIME.net)), within(time.column(TIME.date))];
  const worth = (at: Expr) => f`SUMPRODUCT(${flows}/(1+${at})^((${dates}-${first})/365))`;
  const here = sheet.here("value");
  const npv = form.result(
    DATED.npv,
    units.money,
    // Excel's XNPV takes no rate of 0 or less.
    addin
      ? call("ROI_XNPV", rate, flows, dates)
      : f`IF(${rate}>0,XNPV(${rate},${flows},${dates}),${worth(rate)})`,
    "On the first date, by days of a year of 365.",
  );
  const irr = form.result(
    DATED.irr,
    units.rate,
    f`IF(OR(MIN(${flows})>=0,MAX(${flows})<=0),"none",${addin ? call("ROI_XIRR", flows, dates) : f`XIRR(${flows},${dates})`})`,
    "A year of 365 days, at which the cash on its dates comes to 0.",
  );
  form.result(
    "By dates, two ways",
    units.money,
    f`ROUND(${npv}-${worth(rate)},0)`,
    `By ${addin ? "ROI_XNPV" : "XNPV"}, less the same by the days: 0.`,
    { check: { good: f`${here}=0`, asks: "they differ" } },
  );
  form.result(
    "Worth at the rate by dates",
    units.money,
    f`IF(ISNUMBER(${irr}),ROUND(${worth(irr)},0),0)`,
    "0, to a millionth of the cash that flows.",
    {
      check: {
        good: f`ABS(${here})*1000000<=SUMPRODUCT(ABS(${flows}))`,
        asks: "the rate by dates doesn't bring it to 0",
      },
    },
  );
  return { npv, irr };
}
