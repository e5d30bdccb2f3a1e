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
