import { PRICES } from "../../../evidence/prices";
import { SERVING_RUNS } from "../../../evidence/serving-runs";
import { f, type CellRef } from "../../../sheets/formula";
import {
  ABOVE_0,
  AT_LEAST_0,
  oneOfWords,
  optional,
  SHARE,
  SHARE_ABOVE_0,
  upTo,
  WHOLE,
  WHOLE_ABOVE_0,
  type Rule,
} from "../../../sheets/rules";
import { chooseHardware, chooseModel } from "../parts/evidence-tables";
import { constantsOf, type Constants } from "../parts/functions";
import type { OwnModelSheet } from "../parts/own-model";
import { priceAges, priceInput } from "../parts/price";
import type { DecisionUnits } from "../parts/units";

type Cell =
  // What is asked for.
  | "requests"
  | "prompt"
  | "output"
  | "days"
  // What serves it.
  | "gpus"
  | "outputSpeed"
  | "promptSpeed"
  | "speculative"
  | "utilization"
  | "highest"
  | "weightBytes"
  | "kvBytes"
  | "windowLayers"
  | "window"
  | "memoryShare"
  | "forward"
  // What is paid.
  | "gpuPrice"
  | "other"
  | "apiPrompt"
  | "apiOutput"
  | "cachedShare"
  | "cachedPrice"
  // The chosen model and accelerator.
  | "parameters"
  | "active"
  | "layers"
  | "kvHeads"
  | "headSize"
  | "memory"
  | "bandwidth"
  | "peak";

/** The cells of the inputs. */
export interface ServingInputs extends Readonly<Record<Cell, CellRef>> {
  readonly constants: Constants;
  /** Lays out how old the prices are. */
  readonly ages: () => void;
  /** Lays out the tables from which the inputs choose. */
  readonly tables: () => void;
}

const PRECISIONS = ["BF16", "FP8"] as const;
const run = SERVING_RUNS.find((r) => r.promptTokens === 1000 && r.outputTokens === 1000);
const gpuExample = PRICES.find(({ id }) => id === "h100");
const apiExample = PRICES.find(({ id }) => id === "llama-3.1-70b");

export function servingInputs(model: OwnModelSheet): ServingInputs {
  if (!run || !gpuExample || !apiExample) throw new Error("The evidence lacks what the sheet begins with");
  const { form, units } = model;
  const shapes = chooseModel(model, "Models_serving", [
    "parameters",
    "active",
    "layers",
    "kvHeads",
    "headSize",
  ]);
  const chips = chooseHardware(model, "Hardware_serving", ["bf16", "fp8", "memory", "bandwidth"]);
  const number = (
    label: string,
    unit: keyof DecisionUnits,
    value: number | undefined,
    note: string,
    rule: Rule = ABOVE_0,
  ) => form.input({ label, unit: units[unit], value, note, rule });

  form.heading("Inputs", "Value");
  const requests = number("Requests", "requestsPerDay", 200_000, "All of them, on an average day.");
  const prompt = number("Prompt", "tokens", run.promptTokens, "Tokens in a request.", WHOLE_ABOVE_0);
  const output = number("Answer", "tokens", run.outputTokens, "Tokens in its answer.", WHOLE_ABOVE_0);
  shapes.choose("Llama 3.1 70B");
  chips.choose("H100 SXM");
  const gpus = number(
    "GPUs of a replica",
    "gpus",
    run.gpus,
    "One replica serves the whole model.",
    WHOLE_ABOVE_0,
  );
  const outputSpeed = number(
    "Answer tokens of a replica",
    "tokensPerSecond",
    run.outputTokensPerSecond,
    "All requests together, under full load, prompts read in between; measured, as in the table at the end.",
  );
  const promptSpeed = number(
    "Prompt tokens, when it only reads",
    "tokensPerSecond",
    undefined,
    "Measured too, it tells the cost of prompts and of answers apart. Empty: they cost alike.",
    optional(ABOVE_0, "prompts and answers cost alike"),
  );
  const utilization = number(
    "Utilization",
    "percent",
    0.5,
    "Part of full load, on average over the month.",
    SHARE_ABOVE_0,
  );
  const highest = number(
    "Highest utilization planned",
    "percent",
    0.8,
    "Room for peaks: a replica is added beyond it.",
    SHARE_ABOVE_0,
  );
  const gpu = priceInput(model, "GPU price", units.moneyPerGpuHour, gpuExample);
  const other = number(
    "Other own cost",
    "moneyPerMillionTokens",
    undefined,
    "Energy, people, network, where the price of the GPUs leaves them out. Empty: none.",
    optional(AT_LEAST_0, "none"),
  );
  const api = priceInput(model, "API price, prompt", units.moneyPerMillionTokens, apiExample);
  const apiOutput = number(
    "API price, answer",
    "moneyPerMillionTokens",
    apiExample.amount,
    "Of the same day.",
  );
  const cachedShare = number(
    "Prompt tokens cached at the API",
    "percent",
    undefined,
    "Share of them that the provider bills as read from its cache. Empty: none.",
    optional(SHARE, "none"),
  );
  const cachedPrice = number(
    "API price, cached",
    "moneyPerMillionTokens",
    undefined,
    "Empty: the price of the prompt.",
    optional(AT_LEAST_0, "the price of the prompt"),
  );
  const ages = priceAges(model, [gpu, api]);
  const days = number("Days in a month", "calendarDays", 30, "For all monthly figures.", WHOLE_ABOVE_0);
  const precision = form.input({
    label: "Arithmetic",
    unit: units.word,
    value: run.precision,
    choices: PRECISIONS,
    note: "Of the matrix products. Weights in 4 bits are computed in BF16.",
    rule: oneOfWords(PRECISIONS),
  });
  const weightBytes = number("Weights", "bytesPerParameter", 1, "2 for BF16, 1 for FP8, 0.5 for 4 bits.");
  const kvBytes = number("Keys and values", "bytesPerValue", 2, "2 for 16 bits, 1 for FP8.");
  const memoryShare = number(
    "Memory that may be filled",
    "percent",
    0.9,
    "The rest is left to activations and fragments. 90% is the default of vLLM and of TensorRT-LLM.",
    SHARE_ABOVE_0,
  );
  const speculative = number(
    "Speed-up, speculative decoding",
    "times",
    undefined,
    "It raises what is possible. Empty: none.",
    optional({ ...ABOVE_0, asks: "1 or more", good: (cell) => f`IF(ISNUMBER(${cell}),${cell}>=1)` }, "none"),
  );
  const constants = constantsOf(model, ["vectors"]);
  const forward = number(
    "Operations forward",
    "flopPerParameter",
    2,
    "One multiplication and one addition (Kaplan et al. 2020, arXiv 2001.08361, section 2.1).",
  );
  const parameters = shapes.input("parameters", "Parameters", "All of them must fit in memory.");
  const active = shapes.input("active", "Active parameters", "Those that one token passes through.");
  const layers = shapes.input("layers", "Layers", "Each keeps a key and a value of every token.");
  const windowLayers = number(
    "Layers with a window",
    "layers",
    undefined,
    "They keep keys and values of the last tokens only. Empty: none.",
    optional(upTo(WHOLE, layers, "a whole number, up to the layers"), "none"),
  );
  const window = number(
    "Window",
    "tokens",
    undefined,
    "As long as that. Empty: all tokens.",
    optional(ABOVE_0, "all tokens"),
  );
  const kvHeads = shapes.input("kvHeads", "KV heads", "Heads that keep keys and values.");
  const headSize = shapes.input("headSize", "Head size", "Values in a key, and in a value.");
  const memory = chips.input("memory", "Memory of a GPU", "10⁹ bytes.");
  const bandwidth = chips.input("bandwidth", "Memory bandwidth of a GPU", "10⁹ bytes a second.");
  const peak = form.input({
    label: "Peak speed of a GPU, dense",
    unit: units.tflops,
    formula: f`IF(${precision}="FP8",${chips.of("fp8")},${chips.of("bf16")})`,
    note: "Without sparsity.",
    rule: { ...ABOVE_0, asks: "no such speed is known of this accelerator" },
  });
  const tables = () => {
    chips.lay();
    model.sheet.skip();
    shapes.lay();
  };
  return {
    ...{ requests, prompt, output, days, gpus, outputSpeed, promptSpeed, speculative, utilization, highest },
    ...{ weightBytes, kvBytes, windowLayers, window, memoryShare, forward, other, apiOutput },
    ...{ gpuPrice: gpu.price, apiPrompt: api.price, cachedShare, cachedPrice },
    ...{ parameters, active, layers, kvHeads, headSize, memory, bandwidth, peak, constants, ages, tables },
  };
}
