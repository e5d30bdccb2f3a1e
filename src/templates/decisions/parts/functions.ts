import { f, type Expr } from "../../../sheets/formula";
import { call } from "../../../sheets/functions";
import type { Dialect } from "../../../sheets/plan";

/** Constants of the formulas that plain Excel takes from cells of the sheet. */
export interface TransformerConstants {
  /** Operations per parameter and token: 6. */
  readonly perParameter: Expr;
  /** Operations of attention per layer, width, position and token: 12. */
  readonly perPosition: Expr;
}

export interface TrainingFunctions {
  trainFlops(parameters: Expr, tokens: Expr, layers?: Expr, width?: Expr, sequence?: Expr): Expr;
  trainHours(flops: Expr, peakTflops: Expr, mfu: Expr): Expr;
  trainDays(flops: Expr, gpus: Expr, peakTflops: Expr, mfu: Expr): Expr;
  trainCost(flops: Expr, peakTflops: Expr, mfu: Expr, price: Expr): Expr;
  mfu(speed: Expr, parameters: Expr, peakTflops: Expr, layers: Expr, width: Expr, sequence: Expr): Expr;
}

export interface ServingFunctions {
  tokenCost(pricePerHour: Expr, tokensPerSecond: Expr, utilization: Expr): Expr;
  inferenceCost(requests: Expr, tokens: Expr, pricePerMillion: Expr, days: Expr): Expr;
  breakevenUtilization(pricePerHour: Expr, tokensPerSecond: Expr, apiPrice: Expr): Expr;
  breakeven(fixedCost: Expr, before: Expr, after: Expr): Expr;
  /** `vectors`: the cell that says how many vectors a layer keeps (key and value), for plain Excel. */
  kvCache(layers: Expr, kvHeads: Expr, headSize: Expr, tokens: Expr, bytes: Expr, vectors: Expr): Expr;
}

export function trainingFunctions(dialect: Dialect, constants?: TransformerConstants): TrainingFunctions {
  if (dialect === "addin") return ADDIN_TRAINING;
  if (!constants) throw new Error("Plain formulas of training take their constants from cells");
  const perToken = (n: Expr, layers?: Expr, width?: Expr, sequence?: Expr) =>
    layers && width && sequence
      ? f`(${constants.perParameter}*${n}+${constants.perPosition}*${layers}*${width}*${sequence})`
      : f`(${constants.perParameter}*${n})`;
  const hours = (flops: Expr, peak: Expr, mfu: Expr) => f`(${flops}/(${peak}*1E12*${mfu})/3600)`;
  return {
    trainFlops: (n, tokens, layers, width, sequence) =>
      f`(${perToken(n, layers, width, sequence)}*${tokens})`,
    trainHours: hours,
    trainDays: (flops, gpus, peak, mfu) => f`(${hours(flops, peak, mfu)}/${gpus}/24)`,
    trainCost: (flops, peak, mfu, price) => f`(${hours(flops, peak, mfu)}*${price})`,
    mfu: (speed, n, peak, layers, width, sequence) =>
      f`(${perToken(n, layers, width, sequence)}*${speed}/(${peak}*1E12))`,
  };
}

const ADDIN_TRAINING: TrainingFunctions = {
  trainFlops: (...given) => call("ROI_TRAIN_FLOPS", ...given),
  trainHours: (...given) => call("ROI_TRAIN_HOURS", ...given),
  trainDays: (...given) => call("ROI_TRAIN_DAYS", ...given),
  trainCost: (...given) => call("ROI_TRAIN_COST", ...given),
  mfu: (...given) => call("ROI_MFU", ...given),
};

export function servingFunctions(dialect: Dialect): ServingFunctions {
  return dialect === "addin" ? ADDIN_SERVING : PLAIN_SERVING;
}

const ADDIN_SERVING: ServingFunctions = {
  tokenCost: (...given) => call("ROI_TOKEN_COST", ...given),
  inferenceCost: (...given) => call("ROI_INFERENCE_COST", ...given),
  breakevenUtilization: (...given) => call("ROI_BREAKEVEN_UTILIZATION", ...given),
  breakeven: (...given) => call("ROI_BREAKEVEN", ...given),
  kvCache: (layers, heads, size, tokens, bytes) => call("ROI_KV_CACHE", layers, heads, size, tokens, bytes),
};

const PLAIN_SERVING: ServingFunctions = {
  tokenCost: (price, speed, utilization) => f`(${price}*1000000/(3600*${speed}*${utilization}))`,
  inferenceCost: (requests, tokens, price, days) => f`(${requests}*${tokens}*${days}*${price}/1000000)`,
  breakevenUtilization: (price, speed, api) => f`(${price}*1000000/(3600*${speed}*${api}))`,
  breakeven: (fixed, before, after) => f`(${fixed}/(${before}-${after}))`,
  kvCache: (layers, heads, size, tokens, bytes, vectors) =>
    f`(${vectors}*${layers}*${heads}*${size}*${bytes}*${tokens})`,
};
