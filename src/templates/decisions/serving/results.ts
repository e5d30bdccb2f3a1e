import { f, type CellRef, type Expr } from "../../../sheets/formula";
import { costFunctions } from "../parts/functions";
import type { OwnModelSheet } from "../parts/own-model";
import { memorySection } from "./memory";
import type { ServingInputs } from "./inputs";

export interface ServingResults extends CostResults {
  readonly saving: CellRef;
}

interface CostResults {
  readonly own: CellRef;
  readonly api: CellRef;
  readonly request: CellRef;
  readonly breakeven: CellRef;
  readonly volume: CellRef;
  readonly capacity: CellRef;
  readonly replicaMonth: CellRef;
}

export function servingResults(model: OwnModelSheet, inputs: ServingInputs): ServingResults {
  const promptShare = memorySection(model, inputs);
  model.sheet.skip();
  const cost = costSection(model, inputs, promptShare);
  model.sheet.skip();
  return { ...cost, saving: monthSection(model, inputs, cost) };
}

function costSection(model: OwnModelSheet, inputs: ServingInputs, promptShare: CellRef): CostResults {
  const { form, units, currency } = model;
  const { prompt, output, outputSpeed, promptSpeed, gpus, gpuPrice, utilization, other, days } = inputs;
  const functions = costFunctions(model.dialect, inputs.constants);
  const perMillion = units.moneyPerMillionTokens;
  form.heading("Cost of a million tokens", "Result");
  const speed = form.result(
    "Tokens of a replica",
    units.tokensPerSecond,
    f`${outputSpeed}*(${prompt}+${output})/${output}`,
    "Prompt and answer, under full load: an API charges for both.",
  );
  const replicaHour = form.result(
    "Replica, an hour",
    { ...units.moneyPerGpuHour, label: `${currency} an hour` },
    f`${gpus}*${gpuPrice}`,
    "GPUs × price, whether they are busy or not.",
  );
  const ownAt = (tokensPerSecond: Expr) =>
    f`${functions.tokenCost(replicaHour, tokensPerSecond, utilization)}+${other}`;
  const own = form.result(
    "Own, at your utilization",
    perMillion,
    ownAt(speed),
    "Price of the replica by the tokens that it serves.",
    { total: true },
  );
  const apart = (label: string, tokensPerSecond: Expr) =>
    form.result(
      label,
      perMillion,
      f`IF(ISBLANK(${promptSpeed}),${own},${ownAt(tokensPerSecond)})`,
      "As all tokens, unless the speed of reading is told.",
    );
  apart("of it a prompt token", promptSpeed);
  apart("of it an answer token", f`(${outputSpeed}/(1-${promptShare}))`);
  form.result(
    "Own, at full load",
    perMillion,
    f`${own}*${utilization}+${other}*(1-${utilization})`,
    "The least that own tokens can cost.",
  );
  const cached = f`IF(ISBLANK(${inputs.cachedPrice}),${inputs.apiPrompt},${inputs.cachedPrice})`;
  const request = form.result(
    "A request to the API",
    {
      ...units.moneyPerGpuHour,
      label: currency,
      format: units.moneyPerGpuHour.format.replaceAll("0.00", "0.0000"),
    },
    functions.requestCost(prompt, output, inputs.apiPrompt, inputs.apiOutput, inputs.cachedShare, cached),
    "Prompt, cached or not, and answer, each at its price.",
  );
  const api = form.result(
    "API, all tokens",
    perMillion,
    f`${request}*1000000/(${prompt}+${output})`,
    "Prompt and answer in the proportion of a request.",
    { total: true },
  );
  const dearer = (result: Expr) => f`IF(${api}>${other},${result},"never")`;
  const within = (result: Expr, limit: Expr) => dearer(f`IF(${result}<=${limit},${result},"never")`);
  const breakeven = form.result(
    "Break-even at a utilization of",
    units.percent,
    within(functions.breakevenUtilization(replicaHour, speed, f`(${api}-${other})`), f`1`),
    "From there on own tokens cost less than the API's; never where full load isn't enough.",
  );
  const replicaMonth = form.result(
    "Replica, a month",
    units.moneyPerMonth,
    f`${replicaHour}*24*${days}`,
    "The same, empty or full.",
  );
  const capacity = form.result(
    "Capacity of a replica",
    units.millionTokens,
    f`${speed}*3600*24*${days}/1000000`,
    "Under full load, all month.",
  );
  const volume = form.result(
    "Break-even at a volume of",
    units.millionTokens,
    within(functions.breakeven(replicaMonth, api, other), capacity),
    "From there on one full-time replica costs less than the API.",
  );
  form.result(
    "GPU price that breaks even",
    units.moneyPerGpuHour,
    f`MAX(0,(${api}-${other})*${speed}*3600*${utilization}/1000000/${gpus})`,
    "At your utilization: what a GPU may cost before the API is cheaper.",
  );
  return { own, api, request, breakeven, volume, capacity, replicaMonth };
}

/** A month at the user's volume; gives back what owning saves. */
function monthSection(model: OwnModelSheet, inputs: ServingInputs, cost: CostResults): CellRef {
  const { form, units } = model;
  const { requests, prompt, output, days, highest, other } = inputs;
  const { capacity, replicaMonth, api, request } = cost;
  form.heading("A month at your volume", "Result");
  const volume = form.result(
    "Volume",
    units.millionTokens,
    f`${requests}*(${prompt}+${output})*${days}/1000000`,
    "Requests × tokens × days.",
  );
  const replicas = form.result(
    "Replicas",
    units.whole,
    f`ROUNDUP(${volume}/(${capacity}*${highest}),0)`,
    "As many as the highest utilization planned asks for.",
  );
  form.result(
    "Utilization that follows",
    units.percent,
    f`${volume}/(${replicas}*${capacity})`,
    "Compare it with the utilization among the inputs.",
  );
  const ownMonth = form.result(
    "Own GPUs",
    units.moneyPerMonth,
    f`${replicas}*${replicaMonth}+${other}*${volume}`,
    "Replicas × their price, and the other own cost.",
    { total: true },
  );
  const apiMonth = form.result(
    "API",
    units.moneyPerMonth,
    f`${requests}*${days}*${request}`,
    "Requests × days × the price of one.",
    { total: true },
  );
  const saving = form.result(
    "Saved by owning",
    units.moneyPerMonth,
    f`${apiMonth}-${ownMonth}`,
    "In brackets: the API is cheaper at this volume.",
  );
  form.result(
    "Two ways to the API's month",
    units.moneyPerMonth,
    f`ROUND(${volume}*${api}-${apiMonth},0)`,
    "Volume × price of a million tokens, less the same by requests: 0.",
    { check: { good: f`${model.sheet.here("value")}=0`, asks: "they differ" } },
  );
  inputs.ages();
  return saving;
}
