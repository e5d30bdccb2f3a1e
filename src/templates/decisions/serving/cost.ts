import { f, type CellRef, type Expr } from "../../../sheets/formula";
import { finely } from "../../../sheets/numbers";
import { costFunctions } from "../parts/functions";
import type { OwnModelSheet } from "../parts/own-model";
import type { ServingInputs } from "./inputs";

export interface CostResults {
  readonly own: CellRef;
  readonly api: CellRef;
  readonly request: CellRef;
  readonly breakeven: CellRef;
  readonly volume: CellRef;
  readonly capacity: CellRef;
  readonly replicaMonth: CellRef;
}

export function costSection(
  model: OwnModelSheet,
  inputs: ServingInputs,
  outputSpeed: CellRef,
  promptShare: CellRef,
): CostResults {
  const { form, units, currency } = model;
  const { prompt, output, promptSpeed, gpus, gpuPrice, utilization, other, days } = inputs;
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
      format: finely(units.moneyPerGpuHour.format),
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
