import { isBenchmark, readBenchmark, type ImportedRun } from "./benchmark";
import { ImportProblem, isObject, parseJson } from "./json";
import { isModelConfig, readModelConfig, type ImportedModel } from "./model-config";
import { isPriceList, readTokenPrices, type ImportedPrices } from "./token-prices";

export type { ImportedRun } from "./benchmark";
export { ImportProblem } from "./json";
export type { ImportedModel } from "./model-config";
export type { ImportedPrice, ImportedPrices, Refused } from "./token-prices";

export type Imported =
  | { readonly kind: "model"; readonly model: ImportedModel }
  | { readonly kind: "prices"; readonly prices: ImportedPrices }
  | { readonly kind: "runs"; readonly runs: readonly ImportedRun[] };

/**
 * Reads what was pasted, whichever of the three it is.
 * @throws {ImportProblem} with the reason
 */
export function readPasted(text: string): Imported {
  const json = parseJson(text);
  const first = Array.isArray(json) ? json[0] : json;
  if (isObject(first) && isBenchmark(first)) return { kind: "runs", runs: readBenchmark(json) };
  if (isObject(first) && isPriceList(first)) return { kind: "prices", prices: readTokenPrices(json) };
  if (isObject(json) && isModelConfig(json)) return { kind: "model", model: readModelConfig(json) };
  throw new ImportProblem(
    "It is none of what is known here: a model's config.json (Hugging Face), a price list (litellm or OpenRouter), a benchmark's result (vLLM or SGLang).",
  );
}
