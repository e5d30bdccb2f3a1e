import { FINETUNE_METHODS, finetuneMemory, kvCache } from "../core/training/memory";
import { breakevenUtilization, inferenceCost, speculativeSpeedup, tokenCost } from "../core/serving/serving";
import {
  modelFlopsUtilization,
  trainCost,
  trainDays,
  trainFlops,
  trainHours,
} from "../core/training/training";
import { broadcast, word } from "./cells";

/**
 * Operations of a training run: (6 × parameters + attention) × tokens. Takes cells or ranges.
 * @customfunction ROI_TRAIN_FLOPS
 * @supportSync
 * @param parameters Number of parameters; of a mixture of experts the active ones.
 * @param tokens Number of tokens trained on.
 * @param layers Number of layers; with width and sequence it adds the work of attention. Default: no attention.
 * @param width Width of the model: number of values per token.
 * @param sequence Tokens in a sequence.
 * @returns Floating-point operations.
 */
export function roiTrainFlops(
  parameters: unknown[][],
  tokens: unknown[][],
  layers?: unknown[][],
  width?: unknown[][],
  sequence?: unknown[][],
): unknown[][] {
  return broadcast(trainFlops, { parameters, tokens }, { layers, width, sequence });
}

/**
 * GPU-hours of a training run: flops / (peak × mfu) / 3600. Takes cells or ranges.
 * @customfunction ROI_TRAIN_HOURS
 * @supportSync
 * @param flops Floating-point operations of the run, from ROI_TRAIN_FLOPS.
 * @param peakTflops Peak speed of one GPU in TFLOP/s: 10^12 operations per second, dense.
 * @param mfu Model FLOPs utilization, a fraction: 0.4 for 40%.
 * @returns Hours × GPUs.
 */
export function roiTrainHours(flops: unknown[][], peakTflops: unknown[][], mfu: unknown[][]): unknown[][] {
  return broadcast(trainHours, { flops, peakTflops, mfu });
}

/**
 * Days of a training run on a number of GPUs. Takes cells or ranges.
 * @customfunction ROI_TRAIN_DAYS
 * @supportSync
 * @param flops Floating-point operations of the run, from ROI_TRAIN_FLOPS.
 * @param gpus Number of GPUs.
 * @param peakTflops Peak speed of one GPU in TFLOP/s: 10^12 operations per second, dense.
 * @param mfu Model FLOPs utilization, a fraction: 0.4 for 40%.
 * @returns Days.
 */
export function roiTrainDays(
  flops: unknown[][],
  gpus: unknown[][],
  peakTflops: unknown[][],
  mfu: unknown[][],
): unknown[][] {
  return broadcast(trainDays, { flops, gpus, peakTflops, mfu });
}

/**
 * Cost of a training run: GPU-hours × price. Takes cells or ranges.
 * @customfunction ROI_TRAIN_COST
 * @supportSync
 * @param flops Floating-point operations of the run, from ROI_TRAIN_FLOPS.
 * @param peakTflops Peak speed of one GPU in TFLOP/s: 10^12 operations per second, dense.
 * @param mfu Model FLOPs utilization, a fraction: 0.4 for 40%.
 * @param pricePerGpuHour Money per GPU-hour, in your currency.
 * @returns Money.
 */
export function roiTrainCost(
  flops: unknown[][],
  peakTflops: unknown[][],
  mfu: unknown[][],
  pricePerGpuHour: unknown[][],
): unknown[][] {
  return broadcast(trainCost, { flops, peakTflops, mfu, pricePerGpuHour });
}

/**
 * Model FLOPs utilization: the share of a GPU's peak speed that training puts to use. Takes cells or ranges.
 * @customfunction ROI_MFU
 * @supportSync
 * @param tokensPerSecond Tokens per second of one GPU while training.
 * @param parameters Number of parameters; of a mixture of experts the active ones.
 * @param peakTflops Peak speed of one GPU in TFLOP/s: 10^12 operations per second, dense.
 * @param layers Number of layers; with width and sequence it adds the work of attention. Default: no attention.
 * @param width Width of the model: number of values per token.
 * @param sequence Tokens in a sequence.
 * @returns Fraction, 0.4 for 40%.
 */
export function roiMfu(
  tokensPerSecond: unknown[][],
  parameters: unknown[][],
  peakTflops: unknown[][],
  layers?: unknown[][],
  width?: unknown[][],
  sequence?: unknown[][],
): unknown[][] {
  return broadcast(
    modelFlopsUtilization,
    { tokensPerSecond, parameters, peakTflops },
    { layers, width, sequence },
  );
}

/**
 * Cost of generating a million tokens on a GPU of your own. Takes cells or ranges.
 * @customfunction ROI_TOKEN_COST
 * @supportSync
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
 * @supportSync
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
 * The utilization at which a GPU of your own costs as much as an API. Above 1 it never does. Takes cells or ranges.
 * @customfunction ROI_BREAKEVEN_UTILIZATION
 * @supportSync
 * @param pricePerGpuHour Money per GPU-hour, in your currency.
 * @param tokensPerSecond Tokens per second of one GPU.
 * @param apiPricePerMillionTokens Money per million tokens of the API, in the same currency.
 * @returns Fraction of the time.
 */
export function roiBreakevenUtilization(
  pricePerGpuHour: unknown[][],
  tokensPerSecond: unknown[][],
  apiPricePerMillionTokens: unknown[][],
): unknown[][] {
  return broadcast(breakevenUtilization, { pricePerGpuHour, tokensPerSecond, apiPricePerMillionTokens });
}

/**
 * GPU memory that fine-tuning needs for weights, gradients and optimizer states, without activations. Takes cells or ranges.
 * @customfunction ROI_FINETUNE_MEMORY
 * @supportSync
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

/**
 * Memory of the key-value cache of a model that serves. Takes cells or ranges.
 * @customfunction ROI_KV_CACHE
 * @supportSync
 * @param layers Number of layers.
 * @param kvHeads Number of key-value heads: fewer than query heads in grouped-query attention.
 * @param headSize Number of values per head.
 * @param tokens Tokens in the cache, of all sequences together.
 * @param bytesPerValue Bytes per value; default 2 (16 bits).
 * @returns Bytes.
 */
export function roiKvCache(
  layers: unknown[][],
  kvHeads: unknown[][],
  headSize: unknown[][],
  tokens: unknown[][],
  bytesPerValue?: unknown[][],
): unknown[][] {
  return broadcast(kvCache, { layers, kvHeads, headSize, tokens }, { bytesPerValue });
}

/**
 * How many times as fast speculative decoding makes generation. Takes cells or ranges.
 * @customfunction ROI_SPEC_SPEEDUP
 * @supportSync
 * @param acceptance Fraction of drafted tokens that are accepted.
 * @param draftTokens Number of tokens drafted ahead.
 * @param draftCost Cost of a draft step as a fraction of a step of the large model; default 0.
 * @returns Factor.
 */
export function roiSpecSpeedup(
  acceptance: unknown[][],
  draftTokens: unknown[][],
  draftCost?: unknown[][],
): unknown[][] {
  return broadcast(speculativeSpeedup, { acceptance, draftTokens }, { draftCost });
}
