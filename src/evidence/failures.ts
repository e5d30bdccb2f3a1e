import type { Source } from "./source";

/** How often a cluster was interrupted. */
export interface FailureRecord {
  readonly id: string;
  readonly what: string;
  /** Id in ACCELERATORS. */
  readonly accelerator: string;
  readonly gpus: number;
  readonly days: number;
  readonly failures: number;
  /** As printed, where it is: "one failure every three hours". */
  readonly printed: string | undefined;
  readonly hoursPrinted: number | undefined;
  /** Least share of the time that was useful, where it is printed. */
  readonly effective: number | undefined;
  readonly source: Source;
}

const READ = "2026-11-26";

export const FAILURES: readonly FailureRecord[] = [
  {
    id: "llama-3-405b",
    what: "Pre-training of Llama 3 405B: unexpected interruptions",
    accelerator: "h100",
    gpus: 16_384,
    days: 54,
    failures: 419,
    printed: "one failure every three hours",
    hoursPrinted: 3,
    effective: 0.9,
    source: {
      publication: "Llama Team 2024, The Llama 3 Herd of Models (arXiv 2407.21783)",
      place: "section 3.3.4: 466 interruptions in 54 days, 47 of them planned; more than 90% effective time",
      address: "https://arxiv.org/abs/2407.21783",
      read: READ,
      through: "Data Center Dynamics' article on the report",
    },
  },
  {
    id: "lablup-b200",
    what: "A production cluster of 63 nodes: failures of GPUs",
    accelerator: "b200",
    gpus: 504,
    days: 55,
    failures: 10,
    printed: undefined,
    hoursPrinted: undefined,
    effective: undefined,
    source: {
      publication: "Lablup 2026, From Detection to Recovery (arXiv 2605.09370)",
      place: "abstract: 55 days of measurements, 10 failures of GPUs told by their XID",
      address: "https://arxiv.org/abs/2605.09370",
      read: READ,
      through: "the abstract",
    },
  },
];

const RSC: Source = {
  publication:
    "Kokolis et al. 2025, Revisiting Reliability in Large-Scale ML Research Clusters (arXiv 2410.21680)",
  place:
    "failures per 1,000 node-days, projected mean time to failure, and expected effective training time ratio",
  address: "https://arxiv.org/abs/2410.21680",
  read: READ,
  through: "public reading notes that quote it",
};

/** GPU-hours between failures of nodes of 8, which fail so often in 1,000 days. */
const gpuHoursBetween = (failuresPerThousandNodeDays: number) =>
  (8 * 1000 * 24) / failuresPerThousandNodeDays;
const RSC_1 = gpuHoursBetween(6.5);
const RSC_2 = gpuHoursBetween(2.34);

/** How often a whole cluster fails, by how often one of its GPUs does. */
export interface ClusterFailures {
  readonly id: string;
  readonly what: string;
  readonly gpus: number;
  readonly gpuHoursBetween: number;
  /** As printed: "1.8 hours". */
  readonly printed: string;
  readonly hours: number;
  /** Of its last digit. */
  readonly step: number;
  readonly source: Source;
}

const [LLAMA] = FAILURES as readonly [FailureRecord];

export const CLUSTER_FAILURES: readonly ClusterFailures[] = [
  {
    id: "llama-3-405b-hours",
    what: "Llama 3 405B on 16,384 GPUs",
    gpus: LLAMA.gpus,
    gpuHoursBetween: (LLAMA.days * 24 * LLAMA.gpus) / LLAMA.failures,
    printed: "one failure every three hours",
    hours: 3,
    step: 1,
    source: LLAMA.source,
  },
  {
    id: "rsc-1-16384",
    what: "RSC-1's rate on 16,384 GPUs",
    gpus: 16_384,
    gpuHoursBetween: RSC_1,
    printed: "1.8 hours",
    hours: 1.8,
    step: 0.1,
    source: RSC,
  },
  {
    id: "rsc-1-131072",
    what: "RSC-1's rate on 131,072 GPUs",
    gpus: 131_072,
    gpuHoursBetween: RSC_1,
    printed: "0.23 hours",
    hours: 0.23,
    step: 0.01,
    source: RSC,
  },
];

/** A useful share of the time that was published with what it follows from. Measured ones lack the times of saving. */
export interface GoodputStatement {
  readonly id: string;
  readonly what: string;
  readonly hoursBetweenFailures: number;
  readonly saveMinutes: number;
  readonly restartMinutes: number;
  readonly intervalMinutes: number;
  readonly printed: string;
  readonly share: number;
  readonly step: number;
  /** What of it stands elsewhere in the paper. */
  readonly said: string;
  readonly source: Source;
}

export const GOODPUT_STATEMENTS: readonly GoodputStatement[] = [
  {
    id: "rsc-1-full",
    what: "16,000 GPUs, saved every 5 minutes",
    hoursBetweenFailures: RSC_1 / 16_000,
    saveMinutes: 0,
    restartMinutes: 5,
    intervalMinutes: 5,
    printed: "0.93",
    share: 0.93,
    step: 0.01,
    said: "All of RSC-1. Saving blocks nothing there; the restart is the least of its 5 to 20 minutes.",
    source: RSC,
  },
  {
    id: "rsc-2-100000",
    what: "100,000 GPUs, saved every 2 minutes",
    hoursBetweenFailures: RSC_2 / 100_000,
    saveMinutes: 0,
    restartMinutes: 2,
    intervalMinutes: 2,
    printed: "0.9",
    share: 0.9,
    step: 0.1,
    said: "At RSC-2's rate. Saving isn't told: none.",
    source: RSC,
  },
];

/** Work between checkpoints at which the least is lost, as it was published. */
export interface CheckpointStatement {
  readonly id: string;
  readonly hoursBetweenFailures: number;
  readonly saveMinutes: number;
  /** As printed: "9.1 min". */
  readonly printed: string;
  readonly minutes: number;
  readonly step: number;
}

const DALY = (hoursBetweenFailures: number, printed: string, minutes: number, step: number) => ({
  id: `daly-${hoursBetweenFailures}`,
  hoursBetweenFailures,
  saveMinutes: 5,
  printed,
  minutes,
  step,
});

export const CHECKPOINT_SOURCE: Source = {
  publication: "Daly 2006, A higher order estimate of the optimum checkpoint interval (FGCS 22(3))",
  place: "captions of figures 3 to 5",
  address: "https://doi.org/10.1016/j.future.2004.11.016",
  read: READ,
  through: "the paper's page at its publisher",
};

/** By Daly's series, which lies up to 0.03 minutes below the exact solution of his equation. */
export const CHECKPOINT_STATEMENTS: readonly CheckpointStatement[] = [
  DALY(24, "117 min", 117, 1),
  DALY(6, "57 min", 57, 1),
  DALY(0.25, "9.1 min", 9.1, 0.1),
];
