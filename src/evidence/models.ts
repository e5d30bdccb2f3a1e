import type { Windows } from "./open-models";
import type { Source } from "./source";

/** What a transformer costs to train and to serve follows from these. */
export interface ModelShape {
  readonly id: string;
  readonly name: string;
  /** All parameters, which must fit in memory. */
  readonly parameters: number;
  /** Parameters that one token passes through: all of them, unless the model is a mixture of experts. */
  readonly active: number;
  readonly layers: number;
  readonly width: number;
  readonly heads: number;
  readonly kvHeads: number;
  readonly headSize: number;
  readonly windows?: Windows;
  readonly note: string;
  readonly source: Source;
}

const READ = "2026-11-24";

const GPT3: Source = {
  publication: "Brown et al. 2020, Language Models are Few-Shot Learners (arXiv 2005.14165)",
  place: "Table 2.1; parameters in Table D.1",
  address: "https://arxiv.org/abs/2005.14165",
  read: READ,
  through: "the paper's tables, quoted in public repositories",
};
const LLAMA: Source = {
  publication: "Touvron et al. 2023, LLaMA (arXiv 2302.13971)",
  place: "Table 2",
  address: "https://arxiv.org/abs/2302.13971",
  read: READ,
  through: "the paper's LaTeX source",
};
const LLAMA2: Source = {
  publication: "Meta, Llama 2 configuration files",
  place: "config.json of Llama-2-7b, -13b and -70b",
  address: "https://huggingface.co/meta-llama/Llama-2-70b-hf",
  read: READ,
  through: "the model table of Lightning AI's LitGPT, which names these files",
};
const LLAMA3: Source = {
  publication: "Llama Team 2024, The Llama 3 Herd of Models (arXiv 2407.21783)",
  place: "Table 3",
  address: "https://arxiv.org/abs/2407.21783",
  read: READ,
  through: "the paper's text",
};
const MISTRAL: Source = {
  publication: "Mistral AI, Mistral 7B configuration file",
  place: "config.json of Mistral-7B-v0.1",
  address: "https://huggingface.co/mistralai/Mistral-7B-v0.1",
  read: READ,
  through: "the model table of Lightning AI's LitGPT, which names this file",
};
const MIXTRAL: Source = {
  publication: "Jiang et al. 2024, Mixtral of Experts (arXiv 2401.04088), and its configuration file",
  place: "abstract (47B parameters, 13B active); config.json of Mixtral-8x7B-v0.1",
  address: "https://arxiv.org/abs/2401.04088",
  read: READ,
  through: "the abstract and the configuration, quoted in public repositories",
};
const OPT: Source = {
  publication: "Zhang et al. 2022, OPT (arXiv 2205.01068)",
  place: "Table 1",
  address: "https://arxiv.org/abs/2205.01068",
  read: READ,
  through: "the paper's text",
};
const MPT: Source = {
  publication: "MosaicML, LLM Foundry",
  place: "scripts/train/benchmarking/README.md and scripts/train/yamls/pretrain",
  address: "https://github.com/mosaicml/llm-foundry",
  read: READ,
  through: "the repository's files",
};

const PRINTED = "Parameters as printed.";
const COUNTED = "Parameters counted from the shape: the exact number.";

/** A dense model with a key and a value head for each head. */
function plain(
  id: string,
  name: string,
  parameters: number,
  [layers, width, heads]: readonly [number, number, number],
  note: string,
  source: Source,
): ModelShape {
  return grouped(id, name, parameters, [layers, width, heads, heads], note, source);
}

/** A dense model whose heads share keys and values. */
function grouped(
  id: string,
  name: string,
  parameters: number,
  [layers, width, heads, kvHeads]: readonly [number, number, number, number],
  note: string,
  source: Source,
): ModelShape {
  return {
    id,
    name,
    parameters,
    active: parameters,
    layers,
    width,
    heads,
    kvHeads,
    headSize: width / heads,
    note,
    source,
  };
}

export const MODELS: readonly ModelShape[] = [
  plain("gpt-3", "GPT-3 175B", 174.6e9, [96, 12288, 96], PRINTED, GPT3),
  plain("llama-7b", "LLaMA 7B", 6.7e9, [32, 4096, 32], PRINTED, LLAMA),
  plain("llama-13b", "LLaMA 13B", 13.0e9, [40, 5120, 40], PRINTED, LLAMA),
  plain("llama-33b", "LLaMA 33B", 32.5e9, [60, 6656, 52], PRINTED, LLAMA),
  plain("llama-65b", "LLaMA 65B", 65.2e9, [80, 8192, 64], PRINTED, LLAMA),
  plain("llama-2-7b", "Llama 2 7B", 6_738_415_616, [32, 4096, 32], COUNTED, LLAMA2),
  plain("llama-2-13b", "Llama 2 13B", 13_015_864_320, [40, 5120, 40], COUNTED, LLAMA2),
  grouped("llama-2-70b", "Llama 2 70B", 68_976_648_192, [80, 8192, 64, 8], COUNTED, LLAMA2),
  grouped("llama-3.1-8b", "Llama 3.1 8B", 8_030_261_248, [32, 4096, 32, 8], COUNTED, LLAMA3),
  grouped("llama-3.1-70b", "Llama 3.1 70B", 70_553_706_496, [80, 8192, 64, 8], COUNTED, LLAMA3),
  grouped("llama-3.1-405b", "Llama 3.1 405B", 405_853_388_800, [126, 16384, 128, 8], COUNTED, LLAMA3),
  {
    ...grouped("mistral-7b", "Mistral 7B", 7_241_732_096, [32, 4096, 32, 8], COUNTED, MISTRAL),
    windows: { layers: 32, tokens: 4096 },
  },
  {
    ...grouped("mixtral-8x7b", "Mixtral 8x7B", 46_702_792_704, [32, 4096, 32, 8], "", MIXTRAL),
    active: 12_879_925_248,
    note: "Mixture of experts: a token passes through 2 of 8, hence through 12.9 billion parameters (the paper prints 13B).",
  },
  plain("opt-13b", "OPT 13B", 13e9, [40, 5120, 40], "Parameters by the model's name: 13B.", OPT),
  plain("mpt-7b", "MPT 7B", 6_658_859_008, [32, 4096, 32], "At a sequence of 2,048 tokens.", MPT),
  plain("mpt-30b", "MPT 30B", 29_975_214_080, [48, 7168, 56], "At a sequence of 2,048 tokens.", MPT),
];
