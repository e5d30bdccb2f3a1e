import { PRICES } from "../../../evidence/prices";
import { SERVING_RUNS, SERVING_SOURCE } from "../../../evidence/serving-runs";
import { citation } from "../../../evidence/source";
import { f, type CellRef, type Expr } from "../../../sheets/formula";
import type { Sheet } from "../../../sheets/sheet";
import {
  Entries,
  above0,
  atLeast0,
  oneOf,
  shareAbove0,
  wholeAbove0,
  type EntryColumns,
} from "../parts/entries";
import { acceleratorNames, modelNames } from "../parts/evidence-tables";
import { lookup, type LateTable } from "../parts/expressions";
import { freshness, priceClock, priceEntry } from "../parts/price";
import { ASSUMED } from "../parts/template";
import type { DecisionUnits } from "../parts/units";

/** The cells of the inputs; `ready` is "OK" when all of them are good. */
export type ServingInputs = Readonly<
  Record<
    | "ready"
    | "parameters"
    | "active"
    | "layers"
    | "kvHeads"
    | "headSize"
    | "memory"
    | "bandwidth"
    | "peak"
    | "weightBytes"
    | "kvBytes"
    | "gpus"
    | "memoryShare"
    | "prompt"
    | "output"
    | "outputSpeed"
    | "speculative"
    | "utilization"
    | "highest"
    | "other"
    | "requests"
    | "days"
    | "gpuPrice"
    | "apiPrompt"
    | "apiOutput"
    | "forward",
    CellRef
  >
> & {
  /** Plain formulas only: the add-in's function knows it. */
  readonly vectors?: CellRef;
};

const run = SERVING_RUNS.find((r) => r.promptTokens === 1000 && r.outputTokens === 1000);
const gpuPrice = PRICES.find(({ id }) => id === "h100");
const apiPrice = PRICES.find(({ id }) => id === "llama-3.1-70b");

/** The entries of the sheet, line by line. */
export function servingInputs(
  sheet: Sheet,
  units: DecisionUnits,
  columns: EntryColumns,
  tables: { readonly models: LateTable; readonly hardware: LateTable },
): ServingInputs {
  if (!run || !gpuPrice || !apiPrice) throw new Error("The evidence lacks what the sheet begins with");
  const models = (key: string) => tables.models.column(key);
  const hardware = (key: string) => tables.hardware.column(key);
  sheet.heading("Inputs");
  const entries = new Entries(sheet, columns);
  entries.headers("Value");
  const model = entries.add({
    label: "Model",
    unit: units.word,
    value: "Llama 3.1 70B",
    choices: modelNames,
    note: "From the table of models below; its last row is for your own.",
    checks: oneOf(models("item")),
  });
  const fromModel = (label: string, unit: keyof DecisionUnits, key: string, note: string) =>
    entries.add({
      label,
      unit: units[unit],
      formula: lookup(models(key), model, models("item")),
      note,
      checks: above0,
    });
  const parameters = fromModel("Parameters", "parameters", "value", "All of them must fit in memory.");
  const active = fromModel(
    "Active parameters",
    "parameters",
    "check",
    "Those that one token passes through.",
  );
  const layers = fromModel("Layers", "layers", "own", "Each keeps a key and a value of every token.");
  const kvHeads = fromModel("KV heads", "whole", "api", "Heads that keep keys and values.");
  const headSize = fromModel("Head size", "values", "more", "Values in a key, and in a value.");
  const accelerator = entries.add({
    label: "Accelerator",
    unit: units.word,
    value: "H100 SXM",
    choices: acceleratorNames,
    note: "From the table of hardware below; its last row is for your own.",
    checks: oneOf(hardware("item")),
  });
  const fromHardware = (label: string, unit: keyof DecisionUnits, formula: Expr, note: string) =>
    entries.add({
      label,
      unit: units[unit],
      formula,
      note,
      checks: (cell) => [
        [f`ISNUMBER(${cell})`, "No such figure known"],
        [f`${cell}>0`, "No such figure known"],
      ],
    });
  const chip = (key: string) => lookup(hardware(key), accelerator, hardware("item"));
  const memory = fromHardware("Memory of a GPU", "gigabytes", chip("own"), "10⁹ bytes.");
  const bandwidth = fromHardware(
    "Memory bandwidth of a GPU",
    "bandwidth",
    chip("api"),
    "10⁹ bytes a second.",
  );
  const precision = entries.add({
    label: "Arithmetic",
    unit: units.word,
    value: run.precision,
    choices: ["BF16", "FP8"],
    note: "Of the matrix products. Weights in 4 bits are computed in BF16.",
    checks: (cell) => [[f`OR(${cell}="BF16",${cell}="FP8")`, "BF16 or FP8, please"]],
  });
  const peak = fromHardware(
    "Peak speed of a GPU, dense",
    "tflops",
    f`IF(${precision}="FP8",${chip("check")},${chip("value")})`,
    "Empty in the table means that no such speed is known.",
  );
  const number = (
    label: string,
    unit: keyof DecisionUnits,
    value: number,
    note: string,
    checks: (cell: Expr) => ReturnType<typeof above0> = above0,
  ) => entries.add({ label, unit: units[unit], value, note, checks });
  const weightBytes = number("Weights", "bytesPerParameter", 1, "2 for BF16, 1 for FP8, 0.5 for 4 bits.");
  const kvBytes = number("Keys and values", "bytesPerValue", 2, "2 for 16 bits, 1 for FP8.");
  const gpus = number(
    "GPUs of a replica",
    "gpus",
    run.gpus,
    "One replica serves the whole model.",
    wholeAbove0,
  );
  const memoryShare = number(
    "Memory that may be filled",
    "percent",
    0.9,
    "The rest is left to activations and fragments. 90% is the default of vLLM and of TensorRT-LLM.",
    shareAbove0,
  );
  const prompt = number("Prompt", "tokens", run.promptTokens, "Tokens in a request.", wholeAbove0);
  const output = number("Answer", "tokens", run.outputTokens, "Tokens in its answer.", wholeAbove0);
  const outputSpeed = number(
    "Output tokens of a replica, measured",
    "tokensPerSecond",
    run.outputTokensPerSecond,
    `All requests together, under full load; measure your own. Example: ${citation(SERVING_SOURCE)}.`,
  );
  const speculative = number(
    "Speed-up by speculative decoding",
    "times",
    1,
    "1: none. With the add-in, ROI_SPEC_SPEEDUP gives it (Leviathan et al. 2023, arXiv 2211.17192).",
    (cell) => [...above0(cell), [f`${cell}>=1`, "1 or more, please"]],
  );
  const utilization = number(
    "Utilization",
    "percent",
    0.5,
    `Part of full load, on average. ${ASSUMED}`,
    shareAbove0,
  );
  const highest = number(
    "Highest utilization planned",
    "percent",
    0.8,
    `Room for peaks: a replica is added beyond it. ${ASSUMED}`,
    shareAbove0,
  );
  const other = number(
    "Other own cost",
    "moneyPerMillionTokens",
    0,
    `Energy, staff, network, where the price of the GPUs leaves them out. ${ASSUMED}`,
    atLeast0,
  );
  const requests = number("Requests", "requestsPerDay", 200_000, ASSUMED);
  const days = number("Days in a month", "calendarDays", 30, "As the document counts them.", wholeAbove0);
  const forward = number(
    "Operations forward",
    "flopPerParameter",
    2,
    "One multiplication and one addition (Kaplan et al. 2020, arXiv 2001.08361, section 2.1).",
  );
  const vectors =
    sheet.context.options.dialect === "plain"
      ? number(
          "Vectors that a layer keeps",
          "perToken",
          2,
          "A key and a value (Kwon et al. 2023, arXiv 2309.06180, section 3).",
        )
      : undefined;
  const gpu = priceEntry(entries, units, "GPU price", units.moneyPerGpuHour, gpuPrice);
  const api = priceEntry(entries, units, "API price, prompt", units.moneyPerMillionTokens, apiPrice);
  const apiOutput = number(
    "API price, answer",
    "moneyPerMillionTokens",
    apiPrice.amount,
    "The same example.",
  );
  const clock = priceClock(entries, units);
  const ready = entries.all();
  freshness(sheet, columns, "GPU price", gpu.asOf, clock);
  freshness(sheet, columns, "API price", api.asOf, clock);
  sheet.skip();
  return {
    ready,
    parameters,
    active,
    layers,
    kvHeads,
    headSize,
    memory,
    bandwidth,
    peak,
    weightBytes,
    kvBytes,
    gpus,
    memoryShare,
    prompt,
    output,
    outputSpeed,
    speculative,
    utilization,
    highest,
    other,
    requests,
    days,
    gpuPrice: gpu.price,
    apiPrompt: api.price,
    apiOutput,
    forward,
    ...(vectors && { vectors }),
  };
}
