import { f, words, type CellRef, type Expr } from "../../../sheets/formula";
import { costFunctions } from "../parts/functions";
import type { OwnModelSheet } from "../parts/own-model";
import type { ServingInputs } from "./inputs";

/**
 * What fits in memory and how fast it can be. What can't be is as wrong as an entry that can't: costs wait for it.
 * Gives back the part of a replica's time that prompts take.
 */
export function memorySection(
  model: OwnModelSheet,
  inputs: ServingInputs,
  speed: CellRef,
  inputsGood: (result: Expr) => Expr,
): CellRef {
  const { units } = model;
  const { parameters, active, gpus, memory, memoryShare, bandwidth, peak, prompt, output } = inputs;
  const { kvCache, kvCacheMla } = costFunctions(model.dialect, inputs.constants);
  const results = model.block(undefined, inputsGood);
  const here = model.sheet.here("value");
  results.heading("What fits in memory, and how fast it can be", "Result");
  const weights = results.result(
    "Weights in memory",
    units.gigabytes,
    f`${parameters}*${inputs.weightBytes}/1000000000`,
    "Parameters × bytes.",
  );
  const usable = results.result(
    "Memory of a replica",
    units.gigabytes,
    f`${gpus}*${memory}*${memoryShare}`,
    "GPUs × memory × the part that may be filled.",
  );
  const kept = (tokens: Expr) => {
    const { layers, kvHeads, headSize, kvBytes, windowLayers, window, latent, rope } = inputs;
    const plain = kvCache(layers, kvHeads, headSize, tokens, kvBytes, windowLayers, window);
    return f`IF(${latent}>0,${kvCacheMla(layers, latent, rope, tokens, kvBytes)},${plain})/1000000000`;
  };
  const request = results.result(
    "Keys and values of a request",
    units.fineGigabytes,
    kept(f`(${prompt}+${output})`),
    "With its whole prompt and its whole answer.",
  );
  const room = results.result(
    "Room for keys and values",
    units.gigabytes,
    f`${usable}-${weights}`,
    "What the weights leave.",
    { must: { good: f`${here}>0`, asks: "the weights don't fit: more GPUs, or fewer bytes" } },
  );
  const batch = results.result(
    "Requests at once",
    units.requests,
    f`MAX(0,INT(${room}/${request}))`,
    "At full length: as many as the room holds.",
    { total: true, must: { good: f`${here}>=1`, asks: "not even one request fits: more GPUs" } },
  );
  const ifAny = (result: Expr) => f`IF(${batch}>=1,${result},"–")`;
  const gain = f`IF(ISBLANK(${inputs.speculative}),1,${inputs.speculative})`;
  const halfAnswered = f`AVERAGE(${prompt},${prompt}+${output})`;
  const byBandwidth = results.result(
    "Most answer tokens, by memory",
    units.tokensPerSecond,
    ifAny(f`${room}/(${kept(halfAnswered)})*${bandwidth}*${gpus}/${usable}*${gain}`),
    "Each step reads weights, keys and values once; requests are half answered on average.",
  );
  const byArithmetic = results.result(
    "Most answer tokens, by arithmetic",
    units.tokensPerSecond,
    ifAny(f`${peak}*1E12*${gpus}/(${inputs.forward}*${active})*${output}/(${prompt}+${output})`),
    "Peak speed over the operations of prompt and answer, without attention.",
  );
  results.result(
    "Measured, of what is possible",
    units.percent,
    ifAny(f`${speed}/MIN(${byBandwidth},${byArithmetic})`),
    "The fullest of the published runs below reach 45% to 91%.",
    { must: { good: f`${here}<=1`, asks: "faster than this hardware can be" } },
  );
  return results.result(
    "Time that prompts take",
    units.percent,
    f`IF(ISBLANK(${inputs.promptSpeed}),${words("–")},${prompt}/${inputs.promptSpeed}*${speed}/${output})`,
    "Of a replica's time; the rest goes into answers.",
    { must: { good: f`${here}<1`, asks: "reading alone would take all the time" } },
  );
}
