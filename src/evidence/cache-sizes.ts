import type { Source } from "./source";

/** What keys and values of one token take, as it was published. */
export interface CacheStatement {
  readonly id: string;
  readonly what: string;
  /** As printed: "128KiB". */
  readonly printed: string;
  /** Bytes, in the printed unit. */
  readonly bytes: number;
  /** The smallest step that the printed digits show. */
  readonly step: number;
  /** Id of a model of this shape, in MODELS or OPEN_MODELS. */
  readonly model: string;
  readonly source: Source;
}

const KIB = 1024;
const KB = 1000;

const ARTICLE: Source = {
  publication: "Future Shock, The weight of remembering",
  place: "keys and values of a token, from GPT-2 to DeepSeek-V3",
  address: "https://news.future-shock.ai/the-weight-of-remembering/",
  read: "2026-11-26",
  through: "two digests of the article, which agree",
};
const PAPER: Source = {
  publication: "Zhao et al. 2025, Insights into DeepSeek-V3 (arXiv 2505.09343)",
  place: "cache of a token in BF16: DeepSeek-V3 beside LLaMA-3.1 405B",
  address: "https://arxiv.org/abs/2505.09343",
  read: "2026-11-26",
  through: "readers' summaries of the paper",
};

/** In 16 bits. */
export const CACHE_STATEMENTS: readonly CacheStatement[] = [
  {
    id: "llama-3-8b",
    what: "Llama 3 8B, shared keys and values",
    printed: "128KiB",
    bytes: 128 * KIB,
    step: KIB,
    model: "llama-3.1-8b",
    source: ARTICLE,
  },
  {
    id: "deepseek-v3",
    what: "DeepSeek-V3, latent",
    printed: "69KiB",
    bytes: 69 * KIB,
    step: KIB,
    model: "deepseek-v3",
    source: ARTICLE,
  },
  {
    id: "deepseek-v3-paper",
    what: "DeepSeek-V3, latent",
    printed: "70 KB",
    bytes: 70 * KB,
    step: KB,
    model: "deepseek-v3",
    source: PAPER,
  },
  {
    id: "llama-3.1-405b",
    what: "LLaMA-3.1 405B, shared keys and values",
    printed: "516 KB",
    bytes: 516 * KB,
    step: KB,
    model: "llama-3.1-405b",
    source: PAPER,
  },
];
