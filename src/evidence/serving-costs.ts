import type { Source } from "./source";

/** What a million tokens cost, published with the price and the speed that it follows from. */
export interface ServingCost {
  readonly id: string;
  readonly what: string;
  readonly pricePerGpuHour: number;
  readonly tokensPerSecondPerGpu: number;
  /** The smallest step that the printed speed shows. */
  readonly speedStep: number;
  /** As printed: "$4.20". */
  readonly printed: string;
  readonly cost: number;
  readonly costStep: number;
  readonly source: Source;
}

const NVIDIA: Source = {
  publication: "NVIDIA, Rethinking AI TCO: why cost per token is the only metric that matters",
  place: "DeepSeek-R1 on Hopper (HGX H200) and on Blackwell (GB300 NVL72)",
  address: "https://en.theblockbeats.news/flash/343757",
  read: "2026-11-26",
  through: "this digest of the article of 15 April 2026, and a second one, which agrees",
};

export const SERVING_COSTS: readonly ServingCost[] = [
  {
    id: "r1-h200",
    what: "DeepSeek-R1 on H200",
    pricePerGpuHour: 1.41,
    tokensPerSecondPerGpu: 90,
    speedStep: 10,
    printed: "$4.20",
    cost: 4.2,
    costStep: 0.01,
    source: NVIDIA,
  },
  {
    id: "r1-gb300",
    what: "DeepSeek-R1 on GB300 NVL72",
    pricePerGpuHour: 2.65,
    tokensPerSecondPerGpu: 6000,
    speedStep: 100,
    printed: "$0.12",
    cost: 0.12,
    costStep: 0.01,
    source: NVIDIA,
  },
];
