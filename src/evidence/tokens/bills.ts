import type { Source } from "../source";
import type { TokenRates } from "./prices";

/** A bill that was published with the tokens and the prices it was made of. */
export interface TokenBill {
  readonly id: string;
  readonly what: string;
  readonly tokens: {
    readonly fresh: number;
    readonly cachedRead: number;
    readonly cachedWrite: number;
    readonly output: number;
  };
  readonly rates: TokenRates;
  /** As printed: "$562,027", "$12.34". */
  readonly printed: string;
  /** What it would have been without a cache, where that is printed. */
  readonly withoutCache: string | undefined;
  readonly source: Source;
}

const READ = "2026-11-26";

const REASONIX: Source = {
  publication: "DeepSeek-Reasonix, real-world cache hit",
  place: "benchmarks/real-world-cache/README.md: one user's dashboard of 2026-05-01",
  address: "https://github.com/esengine/DeepSeek-Reasonix/blob/master/benchmarks/real-world-cache/README.md",
  read: READ,
  through: "the repository's file",
};
const REASONIX_TOKENS = { fresh: 767_616, cachedRead: 435_033_856, cachedWrite: 0, output: 179_763 };

export const TOKEN_BILLS: readonly TokenBill[] = [
  {
    id: "deepseek-fleet",
    what: "DeepSeek's service, a day as if all R1",
    tokens: { fresh: 266e9, cachedRead: 342e9, cachedWrite: 0, output: 168e9 },
    rates: { input: 0.55, cachedRead: 0.14, cachedWrite: undefined, output: 2.19 },
    printed: "$562,027",
    withoutCache: undefined,
    source: {
      publication: "DeepSeek-AI, DeepSeek-V3/R1 inference system overview",
      place: "statistics of the online service, 27 to 28 February 2025",
      address:
        "https://github.com/deepseek-ai/open-infra-index/blob/main/202502OpenSourceWeek/day_6_one_more_thing_deepseekV3R1_inference_system_overview.md",
      read: READ,
      through: "the repository's file",
    },
  },
  {
    id: "reasonix-flash",
    what: "A coding agent's day, DeepSeek V4 Flash",
    tokens: REASONIX_TOKENS,
    rates: { input: 0.139, cachedRead: 0.028, cachedWrite: undefined, output: 0.278 },
    printed: "$12.34",
    withoutCache: "$60.63",
    source: REASONIX,
  },
  {
    id: "reasonix-pro",
    what: "The same day, DeepSeek V4 Pro",
    tokens: REASONIX_TOKENS,
    rates: { input: 1.667, cachedRead: 0.139, cachedWrite: undefined, output: 3.333 },
    printed: "$62.35",
    withoutCache: "$727.08",
    source: REASONIX,
  },
  {
    id: "cache-prefix",
    what: "A prefix read 99 times, Sonnet 4.6",
    tokens: { fresh: 0, cachedRead: 198_000, cachedWrite: 2000, output: 0 },
    rates: { input: 3, cachedRead: 0.3, cachedWrite: 6, output: 15 },
    printed: "$0.0714",
    withoutCache: "$0.60",
    source: {
      publication: "AI Prompts Hub, Claude API cost calculator",
      place: "worked example of an hour's cache: $0.012 + $0.0594, against $0.60",
      address: "https://aipromptshub.co/calc/claude-api-cost",
      read: READ,
      through: "the page",
    },
  },
  {
    id: "opus-request",
    what: "10,000 requests, Claude Opus 5.5",
    tokens: { fresh: 50e6, cachedRead: 0, cachedWrite: 0, output: 8e6 },
    rates: { input: 4, cachedRead: 0.2, cachedWrite: 5, output: 20 },
    printed: "$360",
    withoutCache: "$360",
    source: {
      publication: "NeverPayTwice, Claude Batch API: half price, if you can wait",
      place: "worked example: $360 a month, $180 in batches",
      address: "https://dev.to/neverpaytwice/claude-batch-api-half-price-if-you-can-wait-ecg",
      read: READ,
      through: "the page",
    },
  },
];
