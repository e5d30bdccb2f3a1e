import type { Source } from "../source";

/** Prices of a million tokens. */
export interface TokenRates {
  readonly input: number;
  /** Undefined where the provider has no such price, or it wasn't found. */
  readonly cachedRead: number | undefined;
  readonly cachedWrite: number | undefined;
  /** Reasoning is billed as output. */
  readonly output: number;
}

/** What a provider charges for a model on one day. */
export interface TokenPrice extends TokenRates {
  readonly id: string;
  readonly model: string;
  readonly provider: string;
  readonly currency: "USD";
  /** What a batch costs of the price, as a fraction; undefined where none was found. */
  readonly batch: number | undefined;
  /** The rates of the whole request once its input exceeds so many tokens. */
  readonly above: (TokenRates & { readonly tokens: number }) | undefined;
  /** Day for which the price is recorded, YYYY-MM-DD. */
  readonly asOf: string;
  readonly source: Source;
}

const READ = "2026-11-26";
const HALF = 0.5;

const page = (publication: string, place: string, address: string, through: string): Source => ({
  publication,
  place,
  address,
  read: READ,
  through,
});

const ANTHROPIC = (model: string, through: string) =>
  page("Anthropic, pricing", model, "https://platform.claude.com/docs/en/about-claude/pricing", through);
const CLAUDIT =
  "the notes of claudit 1.9.2, checked against the page on 2026-10-24; batches in NeverPayTwice's article";
const OPENAI = (model: string, through: string) =>
  page("OpenAI, API pricing", model, "https://developers.openai.com/api/docs/pricing", through);
const GOOGLE = (model: string, through: string) =>
  page("Google, Gemini API pricing", model, "https://ai.google.dev/gemini-api/docs/pricing", through);
const TOKEN_METER = "the notes of TokenMeter 0.17.0, dated as of the day they were read";
const DEEPSEEK = (model: string) =>
  page(
    "DeepSeek, models and pricing",
    model,
    "https://api-docs.deepseek.com/quick_start/pricing",
    "a guide to the page, checked against it on 2026-10-27",
  );
const GENAI = (publication: string, place: string, address: string) =>
  page(publication, place, address, "the price files of Pydantic's genai-prices (21 August 2026)");
const MOONSHOT = (model: string) =>
  GENAI("Moonshot AI, pricing", model, "https://platform.moonshot.ai/docs/pricing/chat");

type Rates = readonly [input: number, output: number, cachedRead?: number, cachedWrite?: number];

const rates = ([input, output, cachedRead, cachedWrite]: Rates): TokenRates => ({
  input,
  output,
  cachedRead,
  cachedWrite,
});

function price(
  id: string,
  [model, provider]: readonly [string, string],
  plain: Rates,
  asOf: string,
  source: Source,
  more: { readonly batch?: number; readonly above?: readonly [tokens: number, rates: Rates] } = {},
): TokenPrice {
  const { batch, above } = more;
  return {
    id,
    model,
    provider,
    ...rates(plain),
    currency: "USD",
    batch,
    above: above && { tokens: above[0], ...rates(above[1]) },
    asOf,
    source,
  };
}

// oxfmt-ignore
export const TOKEN_PRICES: readonly TokenPrice[] = [
  price("claude-opus-5.5", ["Claude Opus 5.5", "Anthropic"], [4, 20, 0.2, 5], "2026-10-24",
    ANTHROPIC("Claude Opus 5.5", "the model's own page, and the notes of claudit 1.9.2, checked on 2026-10-24"), { batch: HALF }),
  price("claude-sonnet-5.5", ["Claude Sonnet 5.5", "Anthropic"], [2, 10, 0.1], "2026-10-24", ANTHROPIC("Claude Sonnet 5.5", CLAUDIT), { batch: HALF }),
  price("claude-haiku-5.5", ["Claude Haiku 5.5", "Anthropic"], [0.1, 0.5, 0.01, 0.125], "2026-10-24", ANTHROPIC("Claude Haiku 5.5", CLAUDIT),
    { batch: HALF, above: [100_000, [0.5, 2.5, 0.05, 0.625]] }),
  price("gpt-6.2-sol", ["GPT-6.2 Sol", "OpenAI"], [2, 10, 0.1, 2.5], READ, OPENAI("gpt-6.2-sol", TOKEN_METER),
    { batch: HALF, above: [272_000, [4, 15, 0.2, 5]] }),
  price("gpt-6.2-astra", ["GPT-6.2 Astra", "OpenAI"], [8, 40, 0.4, 10], READ, OPENAI("gpt-6.2-astra", TOKEN_METER),
    { batch: HALF, above: [272_000, [16, 60, 0.8, 20]] }),
  price("gpt-6-luna", ["GPT-6 Luna", "OpenAI"], [0.1, 0.5, 0.01, 0.125], "2026-09-22", OPENAI("gpt-6-luna", "the notes of Codexometer 0.18.4, of 2026-09-22")),
  price("gemini-4-neon", ["Gemini 4 Neon", "Google"], [3, 15, 0.15], "2026-11-19",
    GOOGLE("gemini-4-neon", "the notes of llm-preflight 2.25.9, read from the page on 2026-11-19; batches in TokenMeter 0.17.0"), { batch: HALF }),
  price("gemini-4-hydrogen", ["Gemini 4 Hydrogen", "Google"], [1.5, 7.5, 0.075], READ, GOOGLE("gemini-4-hydrogen", TOKEN_METER), { batch: HALF }),
  price("deepseek-flash", ["DeepSeek Flash, off-peak", "DeepSeek"], [0.15, 0.6, 0.003], "2026-10-27", DEEPSEEK("deepseek-flash, off-peak")),
  price("deepseek-flash-peak", ["DeepSeek Flash, peak", "DeepSeek"], [0.3, 1.2, 0.006], "2026-10-27", DEEPSEEK("deepseek-flash, peak hours")),
  price("deepseek-v4-pro", ["DeepSeek V4 Pro, off-peak", "DeepSeek"], [0.66, 1.98, 0.022], "2026-10-27", DEEPSEEK("deepseek-v4-pro, off-peak")),
  price("deepseek-v4-pro-peak", ["DeepSeek V4 Pro, peak", "DeepSeek"], [1.32, 3.96, 0.044], "2026-10-27", DEEPSEEK("deepseek-v4-pro, peak hours")),
  price("kimi-k3", ["Kimi K3", "Moonshot AI"], [3, 15, 0.3], "2026-07-16", MOONSHOT("kimi-k3")),
  price("kimi-k2.6", ["Kimi K2.6", "Moonshot AI"], [0.95, 4, 0.16], "2026-05-22", MOONSHOT("kimi-k2.6")),
  price("minimax-m3", ["MiniMax-M3", "MiniMax"], [0.3, 1.2, 0.06], "2026-07-01",
    GENAI("MiniMax, pay-as-you-go pricing", "minimax-m3", "https://platform.minimax.io/docs/guides/pricing-paygo"),
    { above: [512_000, [0.6, 2.4, 0.12]] }),
  price("gpt-oss-120b-groq", ["gpt-oss 120B", "Groq"], [0.15, 0.6, 0.075], "2025-08-06", GENAI("Groq, pricing", "openai/gpt-oss-120b", "https://groq.com/pricing/")),
  price("llama-3.3-70b-groq", ["Llama 3.3 70B", "Groq"], [0.59, 0.79], "2025-08-12", GENAI("Groq, pricing", "llama-3.3-70b-versatile", "https://groq.com/pricing/")),
];
