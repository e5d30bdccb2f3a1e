import { CalcError } from "../errors";
import { messages, requireDivisor, requireNonNegative, requireUnit } from "../messages";

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

/**
 * The utilization at which a GPU of one's own costs as much as an API. Above 1 the API is cheaper whatever the load.
 * @param pricePerGpuHour          [money per GPU-hour], ≥ 0
 * @param tokensPerSecond          of one GPU, > 0
 * @param apiPricePerMillionTokens [money per million tokens], > 0
 * @returns fraction of the time
 * @throws {CalcError} "div0" when tokens or the API's price are 0, "num" when one is negative
 */
export function breakevenUtilization(
  pricePerGpuHour: number,
  tokensPerSecond: number,
  apiPricePerMillionTokens: number,
): number {
  requireNonNegative("apiPricePerMillionTokens", apiPricePerMillionTokens);
  requireDivisor("apiPricePerMillionTokens", apiPricePerMillionTokens);
  return tokenCost(pricePerGpuHour, tokensPerSecond) / apiPricePerMillionTokens;
}

/**
 * Cost of tokens at a provider's prices, some of the input read from or written to its cache.
 * @param inputTokens  ≥ 0
 * @param outputTokens ≥ 0
 * @param inputPrice   [money per million tokens], ≥ 0, as the other prices
 * @param cachedShare  of the input that is read from the cache, 0…1
 * @param writtenShare of the input that is written to it, 0…1
 * @returns money
 * @throws {CalcError} "num" when one is negative or the shares exceed 1, "value" for a share without its price
 */
export function requestCost(
  inputTokens: number,
  outputTokens: number,
  inputPrice: number,
  outputPrice: number,
  cachedShare = 0,
  cachedPrice?: number,
  writtenShare = 0,
  writePrice?: number,
): number {
  requireNonNegative("inputTokens", inputTokens);
  requireNonNegative("outputTokens", outputTokens);
  requireNonNegative("inputPrice", inputPrice);
  requireNonNegative("outputPrice", outputPrice);
  const part = (share: number, price: number | undefined, name: string): number => {
    requireUnit(`the share of ${name}`, share);
    if (share > 0 && price === undefined) throw new CalcError("value", messages.missing(name));
    requireNonNegative(name, price || 0);
    return share * (price || 0);
  };
  const cached = part(cachedShare, cachedPrice, "cachedPrice");
  const written = part(writtenShare, writePrice, "writePrice");
  // Shares that should add up to 1 may miss it by rounding.
  const rest = 1 - cachedShare - writtenShare;
  if (rest < -1e-12) throw new CalcError("num", messages.sharesAboveOne);
  return (
    (inputTokens * (Math.max(0, rest) * inputPrice + cached + written) + outputTokens * outputPrice) / MILLION
  );
}

/** What an acceptance rate counts. The first is the default. */
export const ACCEPTANCE_MEASURES = ["conditional", "mean"] as const;
export type AcceptanceMeasure = (typeof ACCEPTANCE_MEASURES)[number];

/**
 * Speed-up of speculative decoding: expected tokens per step of the target model over the cost of that step.
 * @param acceptance  α, 0…1
 * @param draftTokens γ: tokens drafted ahead, ≥ 0
 * @param draftCost   c: cost of a draft step beside a step of the target model, ≥ 0
 * @param measure     "conditional": α is the chance that a drafted token is accepted when those before it were; "mean":
 * accepted tokens / drafted tokens, as servers log it
 * @returns factor: (1 − α^(γ+1)) / ((1 − α)(γc + 1)), or (1 + αγ) / (γc + 1)
 * @throws {CalcError} "num" outside the domain
 * Source: Y. Leviathan et al., "Fast Inference from Transformers via Speculative Decoding", arXiv 2211.17192, theorem 3.8.
 */
export function speculativeSpeedup(
  acceptance: number,
  draftTokens: number,
  draftCost = 0,
  measure: AcceptanceMeasure = "conditional",
): number {
  requireUnit("acceptance", acceptance);
  requireNonNegative("draftTokens", draftTokens);
  requireNonNegative("draftCost", draftCost);
  const rejection = 1 - acceptance;
  const tokens =
    measure === "mean" || rejection === 0
      ? 1 + acceptance * draftTokens
      : // Without cancellation when nearly every token is accepted.
        -Math.expm1((draftTokens + 1) * Math.log1p(-rejection)) / rejection;
  return tokens / (draftTokens * draftCost + 1);
}
