import type { Source } from "./source";

/** A training run whose cost was published. */
export interface TrainingRun {
  readonly id: string;
  /** Id in MODELS. */
  readonly model: string;
  readonly tokens: number;
  /** Id in ACCELERATORS, where the run's hardware was published. */
  readonly accelerator: string | undefined;
  /** Operations as printed, "3.14E+23". */
  readonly flopsPrinted: string | undefined;
  readonly gpuHours: number | undefined;
  /** Speed of one GPU, where it was published. */
  readonly tokensPerSecondPerGpu: number | undefined;
  readonly sequence: number | undefined;
  readonly gpus: number | undefined;
  readonly note: string;
  readonly source: Source;
}

/** A measured gain of speculative decoding beside what the formula expects. */
export interface SpeculativeRun {
  readonly task: string;
  readonly draft: string;
  readonly temperature: 0 | 1;
  /** γ: tokens drafted ahead. */
  readonly draftTokens: number;
  /** α: acceptance rate, to two digits. */
  readonly acceptance: number;
  /** c: cost of a draft step beside a step of the target model, to two digits. */
  readonly draftCost: number;
  /** Speed-up by the formula, as the paper prints it. */
  readonly expected: number;
  readonly measured: number;
}

/** A memory need that a paper prints. */
export interface MemoryStatement {
  readonly id: string;
  readonly what: string;
  /** As printed: "120GB", "<48GB". */
  readonly printed: string;
  readonly source: Source;
}

const READ = "2026-11-24";
const QUOTED = "the paper's tables, quoted in public repositories";

const LLAMA_HOURS: Source = {
  publication: "Touvron et al. 2023, LLaMA (arXiv 2302.13971)",
  place: "Tables 2 and 15; speed and days in section 2.4",
  address: "https://arxiv.org/abs/2302.13971",
  read: READ,
  through: "the paper's text",
};
const LLAMA2_HOURS: Source = {
  publication: "Meta, Llama 2 model card",
  place: "hardware and software: time in GPU hours",
  address: "https://github.com/meta-llama/llama-models/blob/main/models/llama2/MODEL_CARD.md",
  read: READ,
  through: "the model card",
};
const LLAMA3_HOURS: Source = {
  publication: "Llama Team 2024, The Llama 3 Herd of Models (arXiv 2407.21783), and the Llama 3.1 model card",
  place: "section 1 (3.8 × 10²⁵ FLOPs, 15.6T tokens); training time in GPU hours in the card",
  address: "https://github.com/meta-llama/llama-models/blob/main/models/llama3_1/MODEL_CARD.md",
  read: READ,
  through: "the paper's text and the model card",
};

const NOTHING = {
  accelerator: undefined,
  flopsPrinted: undefined,
  gpuHours: undefined,
  tokensPerSecondPerGpu: undefined,
  sequence: undefined,
  gpus: undefined,
} as const;

const llama = (model: string, tokens: number, gpuHours: number): TrainingRun => ({
  ...NOTHING,
  id: model,
  model,
  tokens,
  accelerator: "a100",
  gpuHours,
  note: "GPU-hours as published.",
  source: LLAMA_HOURS,
});

const llama2 = (model: string, gpuHours: number): TrainingRun => ({
  ...NOTHING,
  id: model,
  model,
  tokens: 2e12,
  accelerator: "a100",
  gpuHours,
  note: "GPU-hours as published, at a power cap of 350 to 400 W.",
  source: LLAMA2_HOURS,
});

export const TRAINING_RUNS: readonly TrainingRun[] = [
  {
    ...NOTHING,
    id: "gpt-3",
    model: "gpt-3",
    tokens: 300e9,
    flopsPrinted: "3.14E+23",
    note: "6 operations per parameter and token, without attention.",
    source: {
      publication: "Brown et al. 2020, Language Models are Few-Shot Learners (arXiv 2005.14165)",
      place: "Table D.1",
      address: "https://arxiv.org/abs/2005.14165",
      read: READ,
      through: QUOTED,
    },
  },
  llama("llama-7b", 1e12, 82_432),
  llama("llama-13b", 1e12, 135_168),
  llama("llama-33b", 1.4e12, 530_432),
  {
    ...llama("llama-65b", 1.4e12, 1_022_362),
    tokensPerSecondPerGpu: 380,
    sequence: 2048,
    gpus: 2048,
    note: "380 tokens a second and GPU on 2,048 GPUs: about 21 days.",
  },
  llama2("llama-2-7b", 184_320),
  llama2("llama-2-13b", 368_640),
  llama2("llama-2-70b", 1_720_320),
  {
    ...NOTHING,
    id: "llama-3.1-405b",
    model: "llama-3.1-405b",
    tokens: 15.6e12,
    accelerator: "h100",
    flopsPrinted: "3.8E+25",
    gpuHours: 30.84e6,
    note: "The card's hours hold all of the training, with long contexts; the paper gives an MFU of 38 to 43% while it runs.",
    source: LLAMA3_HOURS,
  },
];

export const SPECULATIVE_SOURCE: Source = {
  publication: "Leviathan et al. 2023, Speculative Decoding (arXiv 2211.17192)",
  place: "Table 4; formula in Theorem 3.8",
  address: "https://arxiv.org/abs/2211.17192",
  read: READ,
  through: "the paper's table as an image",
};

type Line = readonly [
  task: string,
  draft: string,
  temperature: 0 | 1,
  draftTokens: number,
  acceptance: number,
  draftCost: number,
  expected: number,
  measured: number,
];

// oxfmt-ignore
const LINES: readonly Line[] = [
  ["EnDe", "T5-small", 0, 7, 0.75, 0.02, 3.2, 3.4],
  ["EnDe", "T5-base", 0, 7, 0.8, 0.04, 3.3, 2.8],
  ["EnDe", "T5-large", 0, 7, 0.82, 0.11, 2.5, 1.7],
  ["EnDe", "T5-small", 1, 7, 0.62, 0.02, 2.3, 2.6],
  ["EnDe", "T5-base", 1, 5, 0.68, 0.04, 2.4, 2.4],
  ["EnDe", "T5-large", 1, 3, 0.71, 0.11, 2.0, 1.4],
  ["CNNDM", "T5-small", 0, 5, 0.65, 0.02, 2.4, 3.1],
  ["CNNDM", "T5-base", 0, 5, 0.73, 0.04, 2.6, 3.0],
  ["CNNDM", "T5-large", 0, 3, 0.74, 0.11, 2.0, 2.2],
  ["CNNDM", "T5-small", 1, 5, 0.53, 0.02, 1.9, 2.3],
  ["CNNDM", "T5-base", 1, 3, 0.55, 0.04, 1.8, 2.2],
  ["CNNDM", "T5-large", 1, 3, 0.56, 0.11, 1.6, 1.7],
];

export const SPECULATIVE_RUNS: readonly SpeculativeRun[] = LINES.map(
  ([task, draft, temperature, draftTokens, acceptance, draftCost, expected, measured]) => ({
    task,
    draft,
    temperature,
    draftTokens,
    acceptance,
    draftCost,
    expected,
    measured,
  }),
);

const ZERO: Source = {
  publication: "Rajbhandari et al. 2020, ZeRO (arXiv 1910.02054)",
  place: "Figure 1 and section 5.1",
  address: "https://arxiv.org/abs/1910.02054",
  read: READ,
  through: "the paper's text",
};
const PAGED: Source = {
  publication: "Kwon et al. 2023, PagedAttention (arXiv 2309.06180)",
  place: "section 3, large KV cache",
  address: "https://arxiv.org/abs/2309.06180",
  read: READ,
  through: "the paper's text",
};
const QLORA: Source = {
  publication: "Dettmers et al. 2023, QLoRA (arXiv 2305.14314)",
  place: "section 1",
  address: "https://arxiv.org/abs/2305.14314",
  read: READ,
  through: "the paper's text, quoted in public repositories",
};

export const MEMORY_STATEMENTS = {
  zero: {
    id: "zero",
    what: "7.5B parameters, full fine-tuning",
    printed: "120 GB",
    source: ZERO,
  },
  trillion: {
    id: "trillion",
    what: "1 trillion parameters, full fine-tuning",
    printed: "~16 TB",
    source: { ...ZERO, place: "section 1" },
  },
  qloraFull: {
    id: "qloraFull",
    what: "65B parameters, full fine-tuning",
    printed: ">780GB",
    source: QLORA,
  },
  qlora: {
    id: "qlora",
    what: "65B parameters, QLoRA",
    printed: "<48GB",
    source: QLORA,
  },
  kvToken: {
    id: "kvToken",
    what: "OPT 13B, keys and values of one token",
    printed: "800 KB",
    source: PAGED,
  },
  kvRequest: {
    id: "kvRequest",
    what: "OPT 13B, keys and values of 2,048 tokens",
    printed: "1.6 GB",
    source: PAGED,
  },
} as const satisfies Record<string, MemoryStatement>;
