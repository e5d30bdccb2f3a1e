import { f, type CellRef, type Expr } from "../../../sheets/formula";
import type { OwnModelSheet } from "../parts/own-model";
import type { CostResults } from "./cost";
import type { Hours } from "./hours";
import type { ServingInputs } from "./inputs";

export interface Fleet {
  /** Load of the busiest hour, in that of a mean one. */
  readonly peak: CellRef;
  /** Replicas of the busiest hour. */
  readonly busiest: CellRef;
  readonly committed: CellRef;
  /** Replica-hours of a day. */
  readonly onDemand: CellRef;
  readonly spot: CellRef;
  /** Part of the paid spot hours that interruptions take. */
  readonly lost: CellRef;
}

/** What serves the day's load. Hours that nothing serves are as wrong as an entry that can't be: costs wait for it. */
export function fleetSection(
  model: OwnModelSheet,
  inputs: ServingInputs,
  hours: Hours,
  known: (result: Expr) => Expr,
): Fleet {
  const { units, sheet } = model;
  const { whole, percent } = units;
  const replicaHours = { ...whole, label: "replica-hours a day" };
  const block = model.block(undefined, known);
  const here = sheet.here("value");
  const load = hours.column("load");
  block.heading("What serves the day", "Result");
  block.result("Hours filled in", { ...whole, label: "hours" }, f`COUNT(${load})`, "Of the load below.", {
    must: { good: f`AND(${here}=24,SUM(${load})>0)`, asks: "24 of them, with some load among them" },
  });
  const peak = block.result(
    "Busiest hour, of a mean one",
    units.times,
    f`IF(SUM(${load})>0,MAX(${load})*24/SUM(${load}),"–")`,
    "1: the load is even.",
  );
  const busiest = block.result(
    "Replicas, busiest hour",
    whole,
    f`MAX(${hours.column("needed")})`,
    "As many as the highest utilization planned asks for.",
    { total: true },
  );
  const committed = block.result(
    "Committed",
    whole,
    f`IF(ISBLANK(${inputs.committed}),${busiest},${inputs.committed})`,
    "Paid around the clock, busy or not.",
  );
  hours.committed.settle(committed);
  const onDemand = block.result(
    "On demand",
    replicaHours,
    f`SUM(${hours.column("onDemand")})`,
    "In the hours that need more than the committed ones.",
  );
  const spot = block.result(
    "On spot",
    replicaHours,
    f`SUM(${hours.column("spot")})`,
    "In the hours that need more than those on demand, too.",
    {
      must: {
        good: f`OR(${here}=0,ISNUMBER(${inputs.spotPrice}))`,
        asks: "nothing serves these hours: a spot price, or more replicas",
      },
    },
  );
  const lost = block.result(
    "Lost to interruptions",
    percent,
    f`IF(ISBLANK(${inputs.interruptedEvery}),0,${inputs.interruption}/60/${inputs.interruptedEvery})`,
    "Of the paid hours on spot.",
    { must: { good: f`${here}<1`, asks: "interruptions would take all the time" } },
  );
  return { peak, busiest, committed, onDemand, spot, lost };
}

/** A month at the user's volume, both ways; gives back what owning saves. */
export function monthSection(
  model: OwnModelSheet,
  inputs: ServingInputs,
  cost: CostResults,
  hours: Hours,
  fleet: Fleet,
): CellRef {
  const { form, units, sheet } = model;
  const { requests, prompt, output, days, other, gpus, gpuPrice, onDemandPrice, spotPrice } = inputs;
  const { capacity, replicaMonth, api, request } = cost;
  const { moneyPerMonth: money, moneyPerMillionTokens: perMillion } = units;
  form.heading("A month at your volume", "Result");
  const volume = form.result(
    "Volume",
    units.millionTokens,
    f`${requests}*(${prompt}+${output})*${days}/1000000`,
    "Requests × tokens × days.",
  );
  form.result(
    "Utilization that follows",
    units.percent,
    f`${volume}/(${capacity}*(${fleet.committed}*24+${fleet.onDemand}+${fleet.spot})/24)`,
    "Compare it with the utilization among the inputs.",
  );
  const byUse = f`IF(ISBLANK(${onDemandPrice}),${gpuPrice},${onDemandPrice})*${gpus}*${days}`;
  const committed = form.result(
    "Committed, a month",
    money,
    f`${fleet.committed}*${replicaMonth}`,
    "Replicas × all hours × price.",
  );
  const onDemand = form.result(
    "On demand, a month",
    money,
    f`${fleet.onDemand}*${byUse}`,
    "Replica-hours × price.",
  );
  const spot = form.result(
    "On spot, a month",
    money,
    f`${fleet.spot}/(1-${fleet.lost})*${spotPrice}*${gpus}*${days}`,
    "The same, with the hours that interruptions take.",
  );
  form.result("of it for interruptions", money, f`${spot}*${fleet.lost}`, "Paid, and nothing served.");
  const own = form.result(
    "Own GPUs",
    money,
    f`${committed}+${onDemand}+${spot}+${other}*${volume}`,
    "All three, and the other own cost.",
    { total: true },
  );
  const apiMonth = form.result(
    "API",
    money,
    f`${requests}*${days}*${request}`,
    "Requests × days × the price of one.",
    { total: true },
  );
  const saving = form.result(
    "Saved by owning",
    money,
    f`${apiMonth}-${own}`,
    "In brackets: the API is cheaper at this volume.",
  );
  sheet.skip();
  form.heading("A million tokens of this month, prompts and answers as you ask for them", "Result");
  form.result("Own, as filled", perMillion, f`${own}/${volume}`, "Committed, on demand and spot together.");
  form.result(
    "Own, all by reservation",
    perMillion,
    f`${fleet.busiest}*${replicaMonth}/${volume}+${other}`,
    "The busiest hour's replicas, committed around the clock.",
  );
  form.result(
    "Own, all by use",
    perMillion,
    f`SUM(${hours.column("needed")})*${byUse}/${volume}+${other}`,
    "Each hour's replicas at the price on demand.",
  );
  form.result("API, the same tokens", perMillion, f`${apiMonth}/${volume}`, "Cached prompts at their price.");
  form.result(
    "Two ways to the API's month",
    money,
    f`ROUND(${volume}*${api}-${apiMonth},0)`,
    "Volume × price of a million tokens, less the same by requests: 0.",
    { check: { good: f`${sheet.here("value")}=0`, asks: "they differ" } },
  );
  inputs.ages();
  return saving;
}
