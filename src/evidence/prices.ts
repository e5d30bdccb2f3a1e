import type { Source } from "./source";

/** A price on one day. Prices are the user's inputs: these are examples to begin with. */
export interface PriceExample {
  readonly id: string;
  readonly what: string;
  readonly amount: number;
  readonly currency: "USD";
  readonly unit: "per GPU-hour" | "per 1M tokens";
  /** Day for which the price is recorded, YYYY-MM-DD. */
  readonly asOf: string;
  readonly note: string;
  readonly source: Source;
}

/** Days after which a sheet asks for a fresh price. */
export const PRICE_SHELF_LIFE_DAYS = 180;

const READ = "2026-11-24";

const LAMBDA: Source = {
  publication: "Lambda, instances",
  place: "on-demand, 8 GPUs",
  address: "https://lambda.ai/instances",
  read: READ,
  through: "a public catalogue that recorded the page on 2026-09-20",
};
const DEEPINFRA: Source = {
  publication: "DeepInfra, pricing",
  place: "Meta-Llama-3.1-70B-Instruct-Turbo",
  address: "https://deepinfra.com/pricing",
  read: READ,
  through: "a public data set that recorded the page on 2026-11-05",
};

export const PRICES: readonly PriceExample[] = [
  {
    id: "h100",
    what: "H100 SXM",
    amount: 3.99,
    currency: "USD",
    unit: "per GPU-hour",
    asOf: "2026-09-20",
    note: "On demand, without tax.",
    source: LAMBDA,
  },
  {
    id: "a100",
    what: "A100 80GB SXM",
    amount: 2.79,
    currency: "USD",
    unit: "per GPU-hour",
    asOf: "2026-09-20",
    note: "On demand, without tax.",
    source: LAMBDA,
  },
  {
    id: "b200",
    what: "B200 SXM",
    amount: 6.69,
    currency: "USD",
    unit: "per GPU-hour",
    asOf: "2026-09-20",
    note: "On demand, without tax.",
    source: LAMBDA,
  },
  {
    id: "llama-3.1-70b",
    what: "Llama 3.1 70B through an API",
    amount: 0.4,
    currency: "USD",
    unit: "per 1M tokens",
    asOf: "2026-11-05",
    note: "Input and output at one price.",
    source: DEEPINFRA,
  },
];
