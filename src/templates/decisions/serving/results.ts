import type { BuildContext } from "../../../sheets/context";
import { f, type CellRef } from "../../../sheets/formula";
import type { Sheet } from "../../../sheets/sheet";
import type { EntryColumns } from "../parts/entries";
import { guarded } from "../parts/expressions";
import { servingFunctions } from "../parts/functions";
import { Results } from "../parts/results";
import { memorySection } from "./memory";
import type { ServingInputs } from "./inputs";
import type { DecisionUnits } from "../parts/units";

export interface ServingResults {
  readonly capacity: CellRef;
  readonly replicaMonth: CellRef;
  readonly apiPrice: CellRef;
  readonly volume: CellRef;
}

export function servingResults(
  context: BuildContext,
  sheet: Sheet,
  units: DecisionUnits,
  columns: EntryColumns,
  inputs: ServingInputs,
): ServingResults {
  const possible = memorySection(context, sheet, units, columns, inputs);
  const cost = costSection(context, sheet, units, columns, inputs, possible);
  monthSection(context, sheet, units, columns, inputs, cost);
  return cost;
}

function costSection(
  context: BuildContext,
  sheet: Sheet,
  units: DecisionUnits,
  columns: EntryColumns,
  inputs: ServingInputs,
  possible: CellRef,
): ServingResults {
  const { prompt, output, outputSpeed, gpus, gpuPrice, utilization, other, days } = inputs;
  const compute = servingFunctions(context.options.dialect);
  sheet.heading("Cost of a million tokens");
  const results = new Results(sheet, columns);
  results.headers();
  const speed = results.add(
    "Tokens of a replica, prompt and answer",
    units.tokensPerSecond,
    guarded(possible, f`${outputSpeed}*(${prompt}+${output})/${output}`),
    "An API charges for both, so both are counted. Under full load.",
  );
  const replicaHour = results.add(
    "Replica",
    { label: `${context.options.currency} an hour`, format: units.moneyPerGpuHour.format },
    guarded(possible, f`${gpus}*${gpuPrice}`),
    "GPUs of a replica × price, whether they are busy or not.",
  );
  const own = results.add(
    "Own, at your utilization",
    units.moneyPerMillionTokens,
    f`${compute.tokenCost(replicaHour, speed, utilization)}+${other}`,
    "Price of the replica by the tokens that it serves.",
    { total: true },
  );
  results.add(
    "Own, at full load",
    units.moneyPerMillionTokens,
    f`${own}*${utilization}+${other}*(1-${utilization})`,
    "The least that own tokens can cost.",
  );
  const apiPrice = results.add(
    "API",
    units.moneyPerMillionTokens,
    guarded(possible, f`(${prompt}*${inputs.apiPrompt}+${output}*${inputs.apiOutput})/(${prompt}+${output})`),
    "Prompt and answer in the proportion of a request.",
    { total: true },
  );
  const margin = f`(${apiPrice}-${other})`;
  const breakeven = results.add(
    "Break-even utilization",
    units.percent,
    f`IF(${apiPrice}>${other},${compute.breakevenUtilization(replicaHour, speed, margin)},"never")`,
    "Part of full load at which own tokens cost what the API costs.",
    {
      checks: [
        [f`ISNUMBER(${apiPrice})`, "See above"],
        [f`${apiPrice}>${other}`, "Never: API is cheaper"],
        [f`${sheet.here("value")}<=1`, "Never: above full load"],
      ],
    },
  );
  const replicaMonth = results.add(
    "Replica, a month",
    units.moneyPerMonth,
    f`${replicaHour}*24*${days}`,
    "It costs the same, empty or full.",
  );
  const capacity = results.add(
    "Capacity of a replica",
    units.millionTokens,
    f`${speed}*3600*24*${days}/1000000`,
    "Under full load, all month.",
  );
  const volume = results.add(
    "Break-even volume",
    units.millionTokens,
    f`IF(${apiPrice}>${other},${compute.breakeven(replicaMonth, apiPrice, other)},"never")`,
    "From here on one full-time replica costs less than the API.",
    {
      checks: [
        [f`ISNUMBER(${apiPrice})`, "See above"],
        [f`${apiPrice}>${other}`, "Never: API is cheaper"],
        [f`${sheet.here("value")}<=${capacity}`, "Beyond its capacity"],
      ],
    },
  );
  results.add(
    "GPU price at which owning breaks even",
    units.moneyPerGpuHour,
    f`MAX(0,${margin}*${speed}*3600*${utilization}/1000000/${gpus})`,
    "At your utilization: what you may pay for a GPU before the API is cheaper.",
  );
  sheet.define("Own_cost_per_million", own, "Serving: own cost of a million tokens");
  sheet.define("API_cost_per_million", apiPrice, "Serving: API's price of a million tokens");
  sheet.keyFigure("Own, per 1M tokens", own);
  sheet.keyFigure("API, per 1M tokens", apiPrice);
  sheet.keyFigure("Break-even utilization", breakeven);
  sheet.keyFigure("Break-even volume", volume);
  sheet.skip();
  return { capacity, replicaMonth, apiPrice, volume };
}

function monthSection(
  context: BuildContext,
  sheet: Sheet,
  units: DecisionUnits,
  columns: EntryColumns,
  inputs: ServingInputs,
  { capacity, replicaMonth }: ServingResults,
): void {
  const { ready, requests, prompt, output, days, highest, other } = inputs;
  const compute = servingFunctions(context.options.dialect);
  sheet.heading("A month at your volume");
  const results = new Results(sheet, columns);
  results.headers("unchecked");
  const volume = results.add(
    "Volume",
    units.millionTokens,
    guarded(ready, f`${requests}*(${prompt}+${output})*${days}/1000000`),
    "Requests × tokens × days.",
  );
  const replicas = results.add(
    "Replicas",
    units.whole,
    f`ROUNDUP(${volume}/(${capacity}*${highest}),0)`,
    "As many as the highest utilization planned asks for.",
  );
  results.add(
    "Utilization that follows",
    units.percent,
    f`${volume}/(${replicas}*${capacity})`,
    "Compare it with the utilization among the inputs.",
  );
  const own = results.add(
    "Own",
    units.moneyPerMonth,
    f`${replicas}*${replicaMonth}+${other}*${volume}`,
    "Replicas × their price, and the other own cost.",
    { total: true },
  );
  const api = results.add(
    "API",
    units.moneyPerMonth,
    guarded(
      ready,
      f`${compute.inferenceCost(requests, prompt, inputs.apiPrompt, days)}+${compute.inferenceCost(requests, output, inputs.apiOutput, days)}`,
    ),
    "Prompt and answer, each at its price.",
    { total: true },
  );
  const saving = results.add(
    "Saved by owning",
    units.moneyPerMonth,
    f`${api}-${own}`,
    "Negative: the API is cheaper at this volume.",
  );
  sheet.keyFigure("Saved by owning, a month", saving);
  sheet.skip();
}
