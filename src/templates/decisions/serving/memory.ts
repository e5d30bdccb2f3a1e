import type { BuildContext } from "../../../sheets/context";
import { f, type CellRef, type Expr } from "../../../sheets/formula";
import type { Sheet } from "../../../sheets/sheet";
import type { EntryColumns } from "../parts/entries";
import { guarded } from "../parts/expressions";
import { servingFunctions } from "../parts/functions";
import { Results } from "../parts/results";
import type { ServingInputs } from "./inputs";
import type { DecisionUnits } from "../parts/units";

/** One token. */
const ONE: Expr = { render: () => "1" };

/** What fits in memory and how fast it can be; gives back the check that costs wait for. */
export function memorySection(
  context: BuildContext,
  sheet: Sheet,
  units: DecisionUnits,
  columns: EntryColumns,
  inputs: ServingInputs,
): CellRef {
  const { ready, parameters, active, gpus, memory, memoryShare, bandwidth, peak, prompt, output } = inputs;
  const compute = servingFunctions(context.options.dialect);
  sheet.heading("What fits in memory, and how fast it can be");
  const results = new Results(sheet, columns);
  results.headers();
  const weights = results.add(
    "Weights",
    units.gigabytes,
    guarded(ready, f`${parameters}*${inputs.weightBytes}/1000000000`),
    "Parameters × bytes.",
  );
  const usable = results.add(
    "Memory of a replica",
    units.gigabytes,
    guarded(ready, f`${gpus}*${memory}*${memoryShare}`),
    "GPUs × memory × the part that may be filled.",
  );
  const kvToken = results.add(
    "Keys and values of one token",
    units.bytes,
    guarded(
      ready,
      compute.kvCache(
        inputs.layers,
        inputs.kvHeads,
        inputs.headSize,
        ONE,
        inputs.kvBytes,
        inputs.vectors ?? ONE,
      ),
    ),
    "Key and value: 2 × layers × KV heads × head size × bytes.",
  );
  const room = results.add(
    "Room for keys and values",
    units.gigabytes,
    f`MAX(0,${usable}-${weights})`,
    "What the weights leave.",
  );
  const batch = results.add(
    "Requests at once, at full length",
    units.requests,
    f`INT(${room}*1000000000/(${kvToken}*(${prompt}+${output})))`,
    "Each with its whole prompt and its whole answer.",
    { total: true },
  );
  const fits = results.check(
    "The model and a request fit",
    [
      [f`ISNUMBER(${room})`, "See the inputs"],
      [f`${usable}>${weights}`, "Too small: add GPUs"],
      [f`${batch}>=1`, "Not even one request"],
    ],
    "Weights and one request, in the memory that may be filled.",
  );
  const memoryCeiling = results.add(
    "Most output tokens, by memory bandwidth",
    units.tokensPerSecond,
    f`${room}*1000000000/(${kvToken}*AVERAGE(${prompt},${prompt}+${output}))*${bandwidth}*${gpus}/${usable}*${inputs.speculative}`,
    "Each step reads the weights and all keys and values once; requests are half answered on average. Speculative decoding yields more tokens a step.",
  );
  const computeCeiling = results.add(
    "Most output tokens, by arithmetic",
    units.tokensPerSecond,
    guarded(ready, f`${peak}*1E12*${gpus}/(${inputs.forward}*${active})*${output}/(${prompt}+${output})`),
    "Peak speed over the operations of prompt and answer, without attention.",
  );
  const reached = results.add(
    "Measured, of what is possible",
    units.percent,
    f`${inputs.outputSpeed}/MIN(${memoryCeiling},${computeCeiling})`,
    "The published throughputs below reach 45% to 91%.",
  );
  const possible = results.check(
    "It fits, and can be that fast",
    [
      [f`${fits}="OK"`, "See above"],
      [f`${reached}<=1`, "Faster than possible"],
    ],
    "The costs below wait for this check: they follow from the measured speed.",
  );
  sheet.keyFigure("Requests at once", batch);
  sheet.skip();
  return possible;
}
