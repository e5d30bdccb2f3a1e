import { CalcError } from "../errors";
import { messages, requireDivisor, requireNonNegative, requireUnit } from "../messages";

const TERA = 1e12;
const SECONDS_PER_HOUR = 3600;
const HOURS_PER_DAY = 24;

/**
 * Operations per parameter and token: 2 forward, 4 backward. Source: J. Kaplan et al., "Scaling Laws for Neural Language
 * Models", arXiv 2001.08361, section 2.1.
 */
const FLOPS_PER_PARAMETER = 6;
/**
 * Operations of attention per layer, unit of width, token of the sequence and token trained. Source: A. Chowdhery et al.,
 * "PaLM", arXiv 2204.02311, appendix B.
 */
const FLOPS_OF_ATTENTION = 12;

/**
 * Operations to train on one token: 6N + 12 × layers × width × sequence.
 * @param parameters the active ones of a mixture of experts
 * @throws {CalcError} "num" when one is negative, "value" when layers, width and sequence are not given together
 */
function flopsPerToken(parameters: number, layers?: number, width?: number, sequence?: number): number {
  requireNonNegative("parameters", parameters);
  if (layers === undefined && width === undefined && sequence === undefined)
    return FLOPS_PER_PARAMETER * parameters;
  if (layers === undefined || width === undefined || sequence === undefined)
    throw new CalcError("value", messages.shapeIncomplete);
  requireNonNegative("layers", layers);
  requireNonNegative("width", width);
  requireNonNegative("sequence", sequence);
  return FLOPS_PER_PARAMETER * parameters + FLOPS_OF_ATTENTION * layers * width * sequence;
}

/**
 * Operations of a training run.
 * @param parameters the active ones of a mixture of experts
 * @param tokens     trained on
 * @param layers     with width and sequence adds the work of attention
 * @param width      of the model
 * @param sequence   tokens in a sequence
 * @returns floating-point operations
 * @throws {CalcError} "num" when one is negative, "value" when only some of the last three are given
 */
export function trainFlops(
  parameters: number,
  tokens: number,
  layers?: number,
  width?: number,
  sequence?: number,
): number {
  requireNonNegative("tokens", tokens);
  return flopsPerToken(parameters, layers, width, sequence) * tokens;
}

/**
 * GPU-hours of a run: flops / (peak × mfu) / 3600.
 * @param flops      operations
 * @param peakTflops peak speed of one GPU [10¹² operations per second], > 0
 * @param mfu        model FLOPs utilization, 0…1
 * @returns hours × GPUs
 * @throws {CalcError} "div0" when peak or mfu is 0, "num" outside the domain
 */
export function trainHours(flops: number, peakTflops: number, mfu: number): number {
  requireNonNegative("flops", flops);
  requireNonNegative("peakTflops", peakTflops);
  requireUnit("mfu", mfu);
  requireDivisor("peakTflops", peakTflops);
  requireDivisor("mfu", mfu);
  return flops / (peakTflops * TERA * mfu) / SECONDS_PER_HOUR;
}

/**
 * Days of a run: GPU-hours / GPUs / 24.
 * @param gpus > 0
 * @returns days
 * @throws {CalcError} as trainHours; "div0" when gpus is 0, "num" when it is negative
 */
export function trainDays(flops: number, gpus: number, peakTflops: number, mfu: number): number {
  requireNonNegative("gpus", gpus);
  requireDivisor("gpus", gpus);
  return trainHours(flops, peakTflops, mfu) / gpus / HOURS_PER_DAY;
}

/**
 * Cost of a run: GPU-hours × price.
 * @param pricePerGpuHour [money per GPU-hour], ≥ 0
 * @returns money
 * @throws {CalcError} as trainHours; "num" when the price is negative
 */
export function trainCost(flops: number, peakTflops: number, mfu: number, pricePerGpuHour: number): number {
  requireNonNegative("pricePerGpuHour", pricePerGpuHour);
  return trainHours(flops, peakTflops, mfu) * pricePerGpuHour;
}

/**
 * Model FLOPs utilization of one GPU: the model's operations per second beside the GPU's peak. Above 1 the figures can't
 * belong together. Source: PaLM, arXiv 2204.02311, appendix B.
 * @param tokensPerSecond of one GPU while training
 * @param parameters      the active ones of a mixture of experts
 * @param peakTflops      [10¹² operations per second], > 0
 * @param layers          with width and sequence adds the work of attention
 * @param width           of the model
 * @param sequence        tokens in a sequence
 * @returns fraction
 * @throws {CalcError} "div0" when the peak is 0, "num" when one is negative, "value" when only some of the last three
 * are given
 */
export function modelFlopsUtilization(
  tokensPerSecond: number,
  parameters: number,
  peakTflops: number,
  layers?: number,
  width?: number,
  sequence?: number,
): number {
  requireNonNegative("tokensPerSecond", tokensPerSecond);
  requireNonNegative("peakTflops", peakTflops);
  requireDivisor("peakTflops", peakTflops);
  return (tokensPerSecond * flopsPerToken(parameters, layers, width, sequence)) / (peakTflops * TERA);
}
