import type { Source } from "./source";

/** How a GPU is paid for; the length of a contract in months. */
export type Contract = "on demand" | "spot" | number;

/** A price of a GPU-hour on one day, by contract. */
export interface GpuPrice {
  /** Id in ACCELERATORS. */
  readonly accelerator: string;
  readonly provider: string;
  readonly contract: Contract;
  readonly amount: number;
  readonly currency: "USD";
  /** Day for which the price is recorded, YYYY-MM-DD. */
  readonly asOf: string;
  readonly source: Source;
}

const READ = "2026-11-26";

const source = (publication: string, place: string, address: string, through: string): Source => ({
  publication,
  place,
  address,
  read: READ,
  through,
});

const LAMBDA = source(
  "Lambda, instances",
  "on-demand, 8 GPUs",
  "https://lambda.ai/instances",
  "API Evangelist's file of the page, taken down on 2026-09-20",
);
const HYPERSTACK = source(
  "Hyperstack, GPU pricing",
  "on-demand",
  "https://www.hyperstack.cloud/gpu-pricing",
  "API Evangelist's file of the page, taken down on 2026-08-26",
);
const RECEIPTS = "Data Receipts 109, which took the page down on 2026-11-09";
const RUNPOD = source("RunPod, pricing", "Secure Cloud", "https://www.runpod.io/pricing", RECEIPTS);
const RUNPOD_COMMUNITY = { ...RUNPOD, place: "Community Cloud: other people's hardware" };
const AWS = source(
  "AWS, EC2 on-demand pricing",
  "p5.48xlarge and p4de.24xlarge, us-east-1, an eighth of the instance",
  "https://aws.amazon.com/ec2/pricing/on-demand/",
  RECEIPTS,
);
const AZURE = source(
  "Microsoft Azure, virtual machine pricing",
  "ND96isr_H100_v5, eastus, an eighth of the machine",
  "https://azure.microsoft.com/en-us/pricing/details/virtual-machines/linux/",
  RECEIPTS,
);
const GCP = source(
  "Google Cloud, Compute Engine SKUs",
  "a3-highgpu-1g, us-central1: GPU, processors and memory",
  "https://cloud.google.com/compute/all-pricing",
  "silybench-data, which read the price catalogue on 2026-09-26",
);
const NEBIUS = source(
  "Nebius, prices",
  "HGX H100, on demand",
  "https://nebius.com/prices",
  "silybench-data, which read the page on 2026-09-25",
);
const SEMIANALYSIS = source(
  "SemiAnalysis, GPU rental price index",
  "one-year contracts of H100, neoclouds",
  "https://semianalysis.com/",
  "Tech Reader Daily's article, which quotes the index of 2 April 2026",
);
const INFERENCEX = source(
  "SemiAnalysis, AI Cloud TCO model",
  "three-year rental, price of a GPU-hour",
  "https://github.com/SemiAnalysisAI/InferenceX-app/blob/main/packages/app/src/lib/constants.ts",
  "the constants of InferenceX's dashboard (3 April 2026)",
);

const YEAR = 12;

type Row = readonly [
  accelerator: string,
  provider: string,
  contract: Contract,
  amount: number,
  asOf: string,
  source: Source,
];

// oxfmt-ignore
const ROWS: readonly Row[] = [
  ["h100", "Lambda", "on demand", 3.99, "2026-09-20", LAMBDA],
  ["a100", "Lambda", "on demand", 2.79, "2026-09-20", LAMBDA],
  ["b200", "Lambda", "on demand", 6.69, "2026-09-20", LAMBDA],
  ["h100", "Hyperstack", "on demand", 3.2, "2026-08-26", HYPERSTACK],
  ["h200", "Hyperstack", "on demand", 3.99, "2026-08-26", HYPERSTACK],
  ["b200", "Hyperstack", "on demand", 6, "2026-08-26", HYPERSTACK],
  ["b300", "Hyperstack", "on demand", 7.4, "2026-08-26", HYPERSTACK],
  ["h100", "RunPod Secure", "on demand", 3.99, "2026-11-09", RUNPOD],
  ["h100-pcie", "RunPod Secure", "on demand", 2.89, "2026-11-09", RUNPOD],
  ["a100", "RunPod Secure", "on demand", 1.79, "2026-11-09", RUNPOD],
  ["h100", "RunPod Community", "on demand", 2.69, "2026-11-09", RUNPOD_COMMUNITY],
  ["h100-pcie", "RunPod Community", "on demand", 1.99, "2026-11-09", RUNPOD_COMMUNITY],
  ["a100", "RunPod Community", "on demand", 1.39, "2026-11-09", RUNPOD_COMMUNITY],
  ["h100", "AWS", "on demand", 6.88, "2026-11-09", AWS],
  ["a100", "AWS", "on demand", 3.4309, "2026-11-09", AWS],
  ["h100", "Azure", "on demand", 12.29, "2026-11-09", AZURE],
  ["h100", "Nebius", "on demand", 3.85, "2026-09-25", NEBIUS],
  ["h100", "Google Cloud", "on demand", 10.9791, "2026-09-26", GCP],
  ["h100", "Google Cloud", "spot", 6.571, "2026-09-26", GCP],
  ["h100", "Neoclouds", YEAR, 1.7, "2025-10-01", SEMIANALYSIS],
  ["h100", "Neoclouds", YEAR, 2.35, "2026-03-01", SEMIANALYSIS],
  ["h100", "Market", 3 * YEAR, 1.3, "2026-04-03", INFERENCEX],
  ["h200", "Market", 3 * YEAR, 1.6, "2026-04-03", INFERENCEX],
  ["b200", "Market", 3 * YEAR, 2.9, "2026-04-03", INFERENCEX],
  ["gb200", "Market", 3 * YEAR, 3.3, "2026-04-03", INFERENCEX],
  ["mi300x", "Market", 3 * YEAR, 1.55, "2026-04-03", INFERENCEX],
  ["mi325x", "Market", 3 * YEAR, 1.8, "2026-04-03", INFERENCEX],
  ["mi355x", "Market", 3 * YEAR, 2.1, "2026-04-03", INFERENCEX],
];

export const GPU_PRICES: readonly GpuPrice[] = ROWS.map(
  ([accelerator, provider, contract, amount, asOf, from]) => ({
    accelerator,
    provider,
    contract,
    amount,
    currency: "USD",
    asOf,
    source: from,
  }),
);
