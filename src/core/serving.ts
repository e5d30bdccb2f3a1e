import { requireDivisor, requireNonNegative, requireUnit } from "./messages";

const SECONDS_PER_HOUR = 3600;
const MILLION = 1e6;
/** A month for round figures. */
const DAYS_PER_MONTH = 30;

/**
 * Cost of generating tokens on GPUs of one's own: price × 10⁶ / (3600 × tokens/s × utilization).
 * @param pricePerGpuHour [money per GPU-hour], ≥ 0
 * @param tokensPerSecond of one GPU, > 0
 * @param utilization     share of the time in which it generates, 0…1
 * @returns money per million tokens
 * @throws {CalcError} "div0" when tokens or utilization are 0, "num" outside the domain
 */
export function tokenCost(pricePerGpuHour: number, tokensPerSecond: number, utilization = 1): number {
  requireNonNegative("pricePerGpuHour", pricePerGpuHour);
  requireNonNegative("tokensPerSecond", tokensPerSecond);
  requireUnit("utilization", utilization);
  requireDivisor("tokensPerSecond", tokensPerSecond);
  requireDivisor("utilization", utilization);
  return (pricePerGpuHour * MILLION) / (SECONDS_PER_HOUR * tokensPerSecond * utilization);
}

/**
 * Cost of serving requests at a price per token: requests × tokens × days × price / 10⁶.
 * @param requestsPerDay         ≥ 0
 * @param tokensPerRequest       ≥ 0
 * @param pricePerMillionTokens  [money per million tokens], ≥ 0
 * @param days                   ≥ 0
 * @returns money for these days
 * @throws {CalcError} "num" when one is negative
 */
export function inferenceCost(
  requestsPerDay: number,
  tokensPerRequest: number,
  pricePerMillionTokens: number,
  days: number = DAYS_PER_MONTH,
): number {
  requireNonNegative("requestsPerDay", requestsPerDay);
  requireNonNegative("tokensPerRequest", tokensPerRequest);
  requireNonNegative("pricePerMillionTokens", pricePerMillionTokens);
  requireNonNegative("days", days);
  return (requestsPerDay * tokensPerRequest * days * pricePerMillionTokens) / MILLION;
}
