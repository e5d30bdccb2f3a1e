import type { Source } from "./source";

/** A rule of how many bytes something takes. */
export interface MemoryRule {
  readonly id: string;
  readonly name: string;
  /** Bytes per parameter, or per value. */
  readonly bytes: number;
  readonly per: "parameter" | "value";
  readonly note: string;
  readonly source: Source;
}

const READ = "2026-11-24";

const ZERO: Source = {
  publication: "Rajbhandari et al. 2020, ZeRO (arXiv 1910.02054)",
  place: "section 3.1, and 7.5B parameters → 120 GB in Figure 1",
  address: "https://arxiv.org/abs/1910.02054",
  read: READ,
  through: "the paper's text",
};
const QLORA: Source = {
  publication: "Dettmers et al. 2023, QLoRA (arXiv 2305.14314)",
  place: "section 3, double quantization: 8/64 + 32/(64·256) = 0.127 bits a parameter",
  address: "https://arxiv.org/abs/2305.14314",
  read: READ,
  through: "the paper's text, quoted in public repositories",
};
const PAGED: Source = {
  publication: "Kwon et al. 2023, PagedAttention (arXiv 2309.06180)",
  place: "section 3, memory challenges: 2 bytes per FP16 value",
  address: "https://arxiv.org/abs/2309.06180",
  read: READ,
  through: "the paper's text",
};

const FOUR_BITS = 4 / 8;
/** As printed: the third digit is rounded. */
const DOUBLE_QUANTIZATION_BITS = 0.127;

export const MEMORY_RULES: readonly MemoryRule[] = [
  {
    id: "adam",
    name: "Full fine-tuning, mixed-precision Adam",
    bytes: 2 + 2 + 4 + 4 + 4,
    per: "parameter",
    note: "FP16 weights 2 and gradients 2; FP32 copy 4, momentum 4, variance 4.",
    source: ZERO,
  },
  {
    id: "frozen16",
    name: "Frozen weights in 16 bits (LoRA)",
    bytes: 2,
    per: "parameter",
    note: "No gradients and no optimizer states for frozen weights.",
    source: ZERO,
  },
  {
    id: "frozen4",
    name: "Frozen weights in 4 bits (QLoRA)",
    bytes: FOUR_BITS + DOUBLE_QUANTIZATION_BITS / 8,
    per: "parameter",
    note: "4-bit weights and 0.127 bits of quantization constants.",
    source: QLORA,
  },
  {
    id: "kv16",
    name: "Keys and values in 16 bits",
    bytes: 2,
    per: "value",
    note: "Two vectors (key and value) a layer, each of kv heads × head size values.",
    source: PAGED,
  },
];
