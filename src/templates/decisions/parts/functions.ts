import { f, list, type CellRef, type Expr } from "../../../sheets/formula";
import { call } from "../../../sheets/functions";
import type { Dialect } from "../../../sheets/plan";
import { ABOVE_0 } from "../../../sheets/rules";
import type { OwnModelSheet } from "./own-model";

const KAPLAN = "Kaplan et al. 2020 (arXiv 2001.08361), 2.1";

/** What the add-in's functions know, and plain formulas take from cells. */
const CONSTANTS = {
  perParameter: {
    label: "Operations per parameter and token",
    unit: "FLOP",
    value: 6,
    note: `2 forward and 4 backward. ${KAPLAN}.`,
  },
  perPosition: {
    label: "Operations of attention",
    unit: "FLOP a position",
    value: 12,
    note: "Per layer, width, position and token. PaLM (arXiv 2204.02311), appendix B.",
  },
  vectors: {
    label: "Vectors that a layer keeps",
    unit: "per token",
    value: 2,
    note: "A key and a value (Kwon et al. 2023, arXiv 2309.06180, section 3).",
  },
} as const;
type Constant = keyof typeof CONSTANTS;
export type Constants = Readonly<Partial<Record<Constant, CellRef>>>;

/** The constants of a sheet's plain formulas, as inputs. */
export function constantsOf({ form, units, dialect }: OwnModelSheet, wanted: readonly Constant[]): Constants {
  if (dialect === "addin") return {};
  return Object.fromEntries(
    wanted.map((id) => {
      const { unit, ...constant } = CONSTANTS[id];
      return [id, form.input({ ...constant, unit: { ...units.whole, label: unit }, rule: ABOVE_0 })];
    }),
  );
}

export interface CostFunctions {
  trainFlops(parameters: Expr, tokens: Expr, layers?: Expr, width?: Expr, sequence?: Expr): Expr;
  trainHours(flops: Expr, peakTflops: Expr, mfu: Expr): Expr;
  trainDays(flops: Expr, gpus: Expr, peakTflops: Expr, mfu: Expr): Expr;
  trainCost(flops: Expr, peakTflops: Expr, mfu: Expr, price: Expr): Expr;
  mfu(speed: Expr, parameters: Expr, peakTflops: Expr, layers: Expr, width: Expr, sequence: Expr): Expr;
  goodput(betweenFailures: Expr, save: Expr, restart: Expr, interval: Expr): Expr;
  tokenCost(pricePerHour: Expr, tokensPerSecond: Expr, utilization: Expr): Expr;
  requestCost(
    input: Expr,
    output: Expr,
    inputPrice: Expr,
    outputPrice: Expr,
    cachedShare: Expr,
    cachedPrice: Expr,
    writtenShare?: Expr,
    writePrice?: Expr,
  ): Expr;
  breakevenUtilization(pricePerHour: Expr, tokensPerSecond: Expr, apiPrice: Expr): Expr;
  breakeven(fixedCost: Expr, before: Expr, after: Expr): Expr;
  kvCache(
    layers: Expr,
    kvHeads: Expr,
    headSize: Expr,
    tokens: Expr,
    bytes: Expr,
    windowLayers?: Expr,
    window?: Expr,
  ): Expr;
  kvCacheMla(layers: Expr, latent: Expr, rope: Expr, tokens: Expr, bytes: Expr): Expr;
}

export function costFunctions(dialect: Dialect, constants: Constants): CostFunctions {
  return dialect === "addin" ? ADDIN : plain(constants);
}

const ADDIN: CostFunctions = {
  trainFlops: (...given) => call("ROI_TRAIN_FLOPS", ...given),
  trainHours: (...given) => call("ROI_TRAIN_HOURS", ...given),
  trainDays: (...given) => call("ROI_TRAIN_DAYS", ...given),
  trainCost: (...given) => call("ROI_TRAIN_COST", ...given),
  mfu: (...given) => call("ROI_MFU", ...given),
  goodput: (...given) => call("ROI_GOODPUT", ...given),
  tokenCost: (...given) => call("ROI_TOKEN_COST", ...given),
  requestCost: (...given) => call("ROI_REQUEST_COST", ...given),
  breakevenUtilization: (...given) => call("ROI_BREAKEVEN_UTILIZATION", ...given),
  breakeven: (...given) => call("ROI_BREAKEVEN", ...given),
  kvCache: (...given) => call("ROI_KV_CACHE", ...given),
  kvCacheMla: (...given) => call("ROI_KV_CACHE_MLA", ...given),
};

function plain(constants: Constants): CostFunctions {
  const constant = (id: Constant): Expr => {
    const cell = constants[id];
    if (!cell) throw new Error(`Plain formulas take ${id} from a cell`);
    return cell;
  };
  const perToken = (n: Expr, layers?: Expr, width?: Expr, sequence?: Expr) =>
    layers && width && sequence
      ? f`(${constant("perParameter")}*${n}+${constant("perPosition")}*${layers}*${width}*${sequence})`
      : f`(${constant("perParameter")}*${n})`;
  const hours = (flops: Expr, peak: Expr, mfu: Expr) => f`(${flops}/(${peak}*1E12*${mfu})/3600)`;
  return {
    trainFlops: (n, tokens, layers, width, sequence) =>
      f`(${perToken(n, layers, width, sequence)}*${tokens})`,
    trainHours: hours,
    trainDays: (flops, gpus, peak, mfu) => f`(${hours(flops, peak, mfu)}/${gpus}/24)`,
    trainCost: (flops, peak, mfu, price) => f`(${hours(flops, peak, mfu)}*${price})`,
    mfu: (speed, n, peak, layers, width, sequence) =>
      f`(${perToken(n, layers, width, sequence)}*${speed}/(${peak}*1E12))`,
    goodput: (between, save, restart, interval) =>
      f`(${interval}/(${between}*EXP(${restart}/${between})*(EXP((${interval}+${save})/${between})-1)))`,
    tokenCost: (price, speed, utilization) => f`(${price}*1000000/(3600*${speed}*${utilization}))`,
    requestCost: (input, output, inputPrice, outputPrice, share, cachedPrice, written, writePrice) => {
      const fresh = f`1-${list([share, written], "-")}`;
      const paid = f`(${fresh})*${inputPrice}+${share}*${cachedPrice}`;
      const all = written && writePrice ? f`${paid}+${written}*${writePrice}` : paid;
      return f`((${input}*(${all})+${output}*${outputPrice})/1000000)`;
    },
    breakevenUtilization: (price, speed, api) => f`(${price}*1000000/(3600*${speed}*${api}))`,
    breakeven: (fixed, before, after) => f`(${fixed}/(${before}-${after}))`,
    kvCache: (layers, heads, size, tokens, bytes, windowLayers, window) => {
      const held =
        windowLayers && window
          ? f`((${layers}-${windowLayers})*${tokens}+${windowLayers}*MIN(${tokens},${window}))`
          : f`${layers}*${tokens}`;
      return f`(${constant("vectors")}*${heads}*${size}*${bytes}*${held})`;
    },
    kvCacheMla: (layers, latent, rope, tokens, bytes) =>
      f`(${layers}*(${latent}+${rope})*${bytes}*${tokens})`,
  };
}
