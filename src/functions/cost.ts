import { FINETUNE_METHODS, finetuneMemory } from "../core/memory";
import { inferenceCost, tokenCost } from "../core/serving";
import { broadcast, word } from "./cells";

/**
 * Cost of generating a million tokens on a GPU of your own. Takes cells or ranges.
 * @customfunction ROI_TOKEN_COST
 * @param pricePerGpuHour Money per GPU-hour, in your currency.
 * @param tokensPerSecond Tokens per second of one GPU.
 * @param utilization Fraction of the time in which it generates; default 1.
 * @returns Money per million tokens.
 */
export function roiTokenCost(
  pricePerGpuHour: unknown[][],
  tokensPerSecond: unknown[][],
  utilization?: unknown[][],
): unknown[][] {
  return broadcast(tokenCost, { pricePerGpuHour, tokensPerSecond }, { utilization });
}

/**
 * Cost of serving requests for some days at a price per token. Takes cells or ranges.
 * @customfunction ROI_INFERENCE_COST
 * @param requestsPerDay Number of requests per day.
 * @param tokensPerRequest Tokens per request.
 * @param pricePerMillionTokens Money per million tokens, in your currency.
 * @param days Number of days; default 30.
 * @returns Money for these days.
 */
export function roiInferenceCost(
  requestsPerDay: unknown[][],
  tokensPerRequest: unknown[][],
  pricePerMillionTokens: unknown[][],
  days?: unknown[][],
): unknown[][] {
  return broadcast(inferenceCost, { requestsPerDay, tokensPerRequest, pricePerMillionTokens }, { days });
}

/**
 * GPU memory that fine-tuning needs for weights, gradients and optimizer states, without activations. Takes cells or ranges.
 * @customfunction ROI_FINETUNE_MEMORY
 * @param parameters Number of parameters of the model: 7.5E9 for 7.5B.
 * @param method "full" (all weights), "lora" (adapters on 16-bit weights) or "qlora" (adapters on 4-bit weights).
 * @param trainableShare Adapters' fraction of the parameters; default 0.0025. No matter for "full".
 * @returns GB of 10^9 bytes.
 */
export function roiFinetuneMemory(
  parameters: unknown[][],
  method: unknown[][],
  trainableShare?: unknown[][],
): unknown[][] {
  return broadcast(
    finetuneMemory,
    { parameters, method: word(method, FINETUNE_METHODS) },
    { trainableShare },
  );
}
