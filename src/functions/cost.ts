import { checkpointInterval, goodput } from "../core/training/checkpoints";
import { FINETUNE_METHODS, finetuneMemory, kvCache, kvCacheMla } from "../core/training/memory";
import {
  ACCEPTANCE_MEASURES,
  breakevenUtilization,
  inferenceCost,
  requestCost,
  speculativeSpeedup,
  tokenCost,
} from "../core/serving/serving";
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
 * @param width Number of attention heads times the size of a head: the model's width in most models, not in all.
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
 * @param width Number of attention heads times the size of a head: the model's width in most models, not in all.
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
 * @param tokens Tokens in the cache: of all sequences together, or of one where layers have a window.
 * @param bytesPerValue Bytes per value; default 2 (16 bits).
 * @param windowLayers Number of layers that attend to a sliding window only; default 0.
 * @param window Tokens of the window.
 * @returns Bytes.
 */
export function roiKvCache(
  layers: unknown[][],
  kvHeads: unknown[][],
  headSize: unknown[][],
  tokens: unknown[][],
  bytesPerValue?: unknown[][],
  windowLayers?: unknown[][],
  window?: unknown[][],
): unknown[][] {
  return broadcast(kvCache, { layers, kvHeads, headSize, tokens }, { bytesPerValue, windowLayers, window });
}

/**
 * Memory of the key-value cache of a model with multi-head latent attention, as DeepSeek's. Takes cells or ranges.
 * @customfunction ROI_KV_CACHE_MLA
 * @supportSync
 * @param layers Number of layers.
 * @param latentSize Number of values of the compressed vector.
 * @param ropeSize Number of values of the key that carries the position.
 * @param tokens Tokens in the cache, of all sequences together.
 * @param bytesPerValue Bytes per value; default 2 (16 bits).
 * @returns Bytes.
 */
export function roiKvCacheMla(
  layers: unknown[][],
  latentSize: unknown[][],
  ropeSize: unknown[][],
  tokens: unknown[][],
  bytesPerValue?: unknown[][],
): unknown[][] {
  return broadcast(kvCacheMla, { layers, latentSize, ropeSize, tokens }, { bytesPerValue });
}

/**
 * How many times as fast speculative decoding makes generation. Takes cells or ranges.
 * @customfunction ROI_SPEC_SPEEDUP
 * @supportSync
 * @param acceptance Fraction of drafted tokens that are accepted, as measure says.
 * @param draftTokens Number of tokens drafted ahead.
 * @param draftCost Cost of a draft step as a fraction of a step of the large model; default 0.
 * @param measure "conditional" (default): acceptance is the chance of a drafted token when those before it were accepted; "mean": accepted tokens over drafted tokens, as servers log it.
 * @returns Factor.
 */
export function roiSpecSpeedup(
  acceptance: unknown[][],
  draftTokens: unknown[][],
  draftCost?: unknown[][],
  measure?: unknown[][],
): unknown[][] {
  return broadcast(
    speculativeSpeedup,
    { acceptance, draftTokens },
    { draftCost, measure: word(measure, ACCEPTANCE_MEASURES) },
  );
}

/**
 * Cost of tokens at a provider's prices, with what is read from and written to its cache. Takes cells or ranges.
 * @customfunction ROI_REQUEST_COST
 * @supportSync
 * @param inputTokens Number of tokens sent.
 * @param outputTokens Number of tokens received.
 * @param inputPrice Money per million tokens, in your currency, as the other prices.
 * @param outputPrice Money per million tokens received.
 * @param cachedShare Fraction of the input that is read from the cache; default 0.
 * @param cachedPrice Money per million tokens read from it.
 * @param writtenShare Fraction of the input that is written to the cache; default 0.
 * @param writePrice Money per million tokens written to it.
 * @returns Money.
 */
export function roiRequestCost(
  inputTokens: unknown[][],
  outputTokens: unknown[][],
  inputPrice: unknown[][],
  outputPrice: unknown[][],
  cachedShare?: unknown[][],
  cachedPrice?: unknown[][],
  writtenShare?: unknown[][],
  writePrice?: unknown[][],
): unknown[][] {
  return broadcast(
    requestCost,
    { inputTokens, outputTokens, inputPrice, outputPrice },
    { cachedShare, cachedPrice, writtenShare, writePrice },
  );
}

/**
 * Hours of work between checkpoints at which failures and saving cost the least time. Takes cells or ranges.
 * @customfunction ROI_CHECKPOINT_INTERVAL
 * @supportSync
 * @param hoursBetweenFailures Hours between failures of the whole cluster: those of one GPU over the number of GPUs.
 * @param saveHours Hours that saving a checkpoint takes.
 * @returns Hours.
 */
export function roiCheckpointInterval(
  hoursBetweenFailures: unknown[][],
  saveHours: unknown[][],
): unknown[][] {
  return broadcast(checkpointInterval, { hoursBetweenFailures, saveHours });
}

/**
 * Share of a training run's time that is useful work, with failures, checkpoints and restarts. Takes cells or ranges.
 * @customfunction ROI_GOODPUT
 * @supportSync
 * @param hoursBetweenFailures Hours between failures of the whole cluster: those of one GPU over the number of GPUs.
 * @param saveHours Hours that saving a checkpoint takes.
 * @param restartHours Hours from a failure until work goes on.
 * @param intervalHours Hours of work between checkpoints; default the best, ROI_CHECKPOINT_INTERVAL.
 * @returns Fraction.
 */
export function roiGoodput(
  hoursBetweenFailures: unknown[][],
  saveHours: unknown[][],
  restartHours: unknown[][],
  intervalHours?: unknown[][],
): unknown[][] {
  return broadcast(goodput, { hoursBetweenFailures, saveHours, restartHours }, { intervalHours });
}
