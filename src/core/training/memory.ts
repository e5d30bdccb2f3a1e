import { CalcError } from "../errors";
import { messages, requireNonNegative, requireUnit } from "../messages";

export const FINETUNE_METHODS = ["full", "lora", "qlora"] as const;
export type FinetuneMethod = (typeof FINETUNE_METHODS)[number];

/**
 * Bytes for each parameter that is trained with mixed-precision Adam: weights 2, gradients 2, and the optimizer's
 * copies of weights, momentum and variance 4 + 4 + 4. Source: S. Rajbhandari et al., "ZeRO: Memory Optimizations Toward
 * Training Trillion Parameter Models", arXiv 1910.02054, section 3.1.
 */
export const BYTES_PER_TRAINED_PARAMETER = 2 + 2 + 4 + 4 + 4;

/**
 * Bytes for each parameter that stays frozen. LoRA keeps 16-bit weights. QLoRA keeps 4-bit weights and, with double
 * quantization, 0.127 bits of quantization constants: T. Dettmers et al., "QLoRA: Efficient Finetuning of Quantized
 * LLMs", arXiv 2305.14314, section 3.
 */
export const BYTES_PER_FROZEN_PARAMETER = { lora: 2, qlora: 0.5 + 0.127 / 8 } as const;

/** Rank 16 on the four attention projections of LLaMA 7B: 32 layers × 4 × 2 × 4096 × 16 = 16.8M of 6.74B parameters. */
export const DEFAULT_TRAINABLE_SHARE = 0.0025;

const GIGABYTE = 1e9;

/**
 * Memory for weights, gradients and optimizer states while fine-tuning, without activations.
 * @param parameters     of the model
 * @param method         "full": all parameters are trained; "lora", "qlora": adapters on frozen weights
 * @param trainableShare adapters' part of the parameters, 0…1; no matter for "full"
 * @returns GB of 10⁹ bytes
 * @throws {CalcError} "num" outside the domain
 */
export function finetuneMemory(
  parameters: number,
  method: FinetuneMethod,
  trainableShare: number = DEFAULT_TRAINABLE_SHARE,
): number {
  requireNonNegative("parameters", parameters);
  requireUnit("trainableShare", trainableShare);
  const bytes =
    method === "full"
      ? BYTES_PER_TRAINED_PARAMETER
      : BYTES_PER_FROZEN_PARAMETER[method] + BYTES_PER_TRAINED_PARAMETER * trainableShare;
  return (parameters * bytes) / GIGABYTE;
}

/** FP16 and BF16. */
const BYTES_PER_CACHED_VALUE = 2;

/**
 * Memory of the key-value cache: keys and values of each layer, for all tokens or for those of its window.
 * @param layers        of the model
 * @param kvHeads       heads that hold keys and values; fewer than query heads in grouped-query attention
 * @param headSize      values per head
 * @param tokens        in the cache; with windows, of one sequence
 * @param bytesPerValue 2 for 16 bits
 * @param windowLayers  layers that attend to a sliding window only
 * @param window        tokens of it
 * @returns bytes: 2 × kvHeads × headSize × bytes × ((layers − windowLayers) × tokens + windowLayers × min(tokens, window))
 * @throws {CalcError} "num" when one is negative or windowLayers is more than layers, "value" for them without a window
 * Source: W. Kwon et al., "Efficient Memory Management for Large Language Model Serving with PagedAttention", arXiv
 * 2309.06180, section 3.
 */
export function kvCache(
  layers: number,
  kvHeads: number,
  headSize: number,
  tokens: number,
  bytesPerValue: number = BYTES_PER_CACHED_VALUE,
  windowLayers = 0,
  window?: number,
): number {
  requireNonNegative("layers", layers);
  requireNonNegative("kvHeads", kvHeads);
  requireNonNegative("headSize", headSize);
  requireNonNegative("tokens", tokens);
  requireNonNegative("bytesPerValue", bytesPerValue);
  requireNonNegative("windowLayers", windowLayers);
  requireNonNegative("window", window || 0);
  if (windowLayers > layers) throw new CalcError("num", messages.aboveLayers);
  if (windowLayers > 0 && window === undefined) throw new CalcError("value", messages.missing("window"));
  const held = (layers - windowLayers) * tokens + windowLayers * Math.min(tokens, window || 0);
  return 2 * kvHeads * headSize * bytesPerValue * held;
}

/**
 * Memory of the cache of multi-head latent attention, which keeps one compressed vector a token and layer.
 * @param layers        of the model
 * @param latentSize    values of the compressed vector
 * @param ropeSize      values of the key that carries the position
 * @param tokens        in the cache
 * @param bytesPerValue 2 for 16 bits
 * @returns bytes
 * @throws {CalcError} "num" when one is negative
 * Source: DeepSeek-AI, "DeepSeek-V3 Technical Report", arXiv 2412.19437, section 2.1.1.
 */
export function kvCacheMla(
  layers: number,
  latentSize: number,
  ropeSize: number,
  tokens: number,
  bytesPerValue: number = BYTES_PER_CACHED_VALUE,
): number {
  requireNonNegative("layers", layers);
  requireNonNegative("latentSize", latentSize);
  requireNonNegative("ropeSize", ropeSize);
  requireNonNegative("tokens", tokens);
  requireNonNegative("bytesPerValue", bytesPerValue);
  return layers * (latentSize + ropeSize) * bytesPerValue * tokens;
}
