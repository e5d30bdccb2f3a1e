import { PRICES } from "../../../evidence/prices";
import { TRAINING_RUNS } from "../../../evidence/published-runs";
import { citation } from "../../../evidence/source";
import type { BuildContext } from "../../../sheets/context";
import { f, type Expr } from "../../../sheets/formula";
import type { UnitStyle } from "../../../sheets/numbers";
import type { Sheet } from "../../../sheets/sheet";
import { Entries, above0, oneOf, shareAbove0, wholeAbove0 } from "../parts/entries";
import { acceleratorNames, hardwareTable, modelNames, modelTable } from "../parts/evidence-tables";
import { LateTable, guarded, lookup } from "../parts/expressions";
import { trainingFunctions } from "../parts/functions";
import { Results } from "../parts/results";
import { freshness, priceClock, priceEntry } from "../parts/price";
import { decisionTemplate } from "../parts/template";
import { placeConstants } from "./constants";
import { costGrid } from "./grid";
import { decisionUnits, type DecisionUnits } from "../parts/units";

const COLUMNS = { label: "item", unit: "unit", value: "value", check: "check", note: "note" } as const;
const PRECISIONS = ["BF16", "FP8"] as const;

const published = TRAINING_RUNS.find(({ id }) => id === "llama-65b");
const price = PRICES.find(({ id }) => id === "a100");

function layOut(sheet: Sheet, context: BuildContext): void {
  if (!published || !price) throw new Error("The evidence lacks LLaMA 65B or its price");
  const units: DecisionUnits = decisionUnits(context.options.currency);
  const models = new LateTable();
  const hardware = new LateTable();
  const ofModel = (key: string, model: Expr) => lookup(models.column(key), model, models.column("item"));

  sheet.heading("Inputs");
  const entries = new Entries(sheet, COLUMNS);
  entries.headers("Value");
  const model = entries.add({
    label: "Model",
    unit: units.word,
    value: "LLaMA 65B",
    choices: modelNames,
    note: "From the table of models below; its last row is for your own.",
    checks: oneOf(models.column("item")),
  });
  const fromModel = (label: string, unit: UnitStyle, key: string, note: string) =>
    entries.add({ label, unit, formula: ofModel(key, model), note, checks: above0 });
  const parameters = fromModel(
    "Active parameters",
    units.parameters,
    "value",
    "Parameters that one token passes through; of a mixture of experts the active ones only.",
  );
  const layers = fromModel(
    "Layers",
    units.layers,
    "check",
    "For the part of attention, which grows with the sequence.",
  );
  const width = fromModel("Width", units.values, "extra", "Size of the hidden state.");
  const sequence = entries.add({
    label: "Sequence",
    unit: units.tokens,
    value: published.sequence ?? 2048,
    note: "Tokens in one training sequence. LLaMA was trained with 2,048.",
    checks: wholeAbove0,
  });
  const tokens = entries.add({
    label: "Training tokens",
    unit: units.tokens,
    value: published.tokens,
    note: `1.4T tokens: ${citation(published.source)}.`,
    checks: above0,
  });
  const accelerator = entries.add({
    label: "Accelerator",
    unit: units.word,
    value: "A100 80GB SXM",
    choices: acceleratorNames,
    note: "From the table of hardware below; its last row is for your own.",
    checks: oneOf(hardware.column("item")),
  });
  const precision = entries.add({
    label: "Precision",
    unit: units.word,
    value: PRECISIONS[0],
    choices: PRECISIONS,
    note: "Of the matrix products. MFU is measured against the peak of the same precision.",
    checks: (cell) => [[f`OR(${cell}="BF16",${cell}="FP8")`, "BF16 or FP8, please"]],
  });
  const peakOf = (key: string) => lookup(hardware.column(key), accelerator, hardware.column("item"));
  const peak = entries.add({
    label: "Peak speed, dense",
    unit: units.tflops,
    formula: f`IF(${precision}="FP8",${peakOf("check")},${peakOf("value")})`,
    note: "Without sparsity: training doesn't use it. Empty in the table means that no such speed is known.",
    checks: (cell) => [
      [f`ISNUMBER(${cell})`, "No such speed known"],
      [f`${cell}>0`, "No such speed known"],
    ],
  });
  const gpus = entries.add({
    label: "GPUs",
    unit: units.gpus,
    value: published.gpus ?? 1,
    note: `2,048 GPUs: ${citation(published.source)}.`,
    checks: wholeAbove0,
  });
  const mfu = entries.add({
    label: "MFU",
    unit: units.percent,
    value: 0.496,
    note: "Model FLOPs utilization: 380 tokens a second and GPU, as published for LLaMA 65B, give 49.6%. The Calibration sheet has 61 more.",
    checks: shareAbove0,
  });
  const constants = placeConstants(context, entries, units);
  const { price: perHour, asOf } = priceEntry(entries, units, "Price", units.moneyPerGpuHour, price);
  const clock = priceClock(entries, units);
  const inputs = entries.all();
  freshness(sheet, COLUMNS, "Price", asOf, clock);

  sheet.skip();
  sheet.heading("Results");
  const results = new Results(sheet, COLUMNS);
  results.headers();
  const compute = trainingFunctions(context.options.dialect, constants);
  const flops = results.add(
    "Operations",
    units.flop,
    guarded(inputs, compute.trainFlops(parameters, tokens, layers, width, sequence)),
    "6 per parameter and token, and 12 × layers × width × sequence per token for attention (Kaplan et al. 2020, arXiv 2001.08361; Chowdhery et al. 2022, arXiv 2204.02311, appendix B).",
  );
  results.add(
    "of which attention",
    units.percent,
    guarded(inputs, f`1-${compute.trainFlops(parameters, tokens)}/${flops}`),
    "Small for short sequences, large for long ones.",
  );
  const hours = results.add(
    "GPU-hours",
    units.gpuHours,
    compute.trainHours(flops, peak, mfu),
    "With the inputs that the sheet begins with, LLaMA 65B: 1,022,362 GPU-hours were published.",
  );
  const days = results.add(
    "Days",
    units.days,
    compute.trainDays(flops, gpus, peak, mfu),
    "Without restarts and failed runs. About 21 days were published for LLaMA 65B.",
  );
  const cost = results.add(
    "Cost",
    units.money,
    compute.trainCost(flops, peak, mfu, perHour),
    "GPU-hours × price: no storage, network or people.",
    { total: true },
  );
  const perMillion = results.add(
    "Cost per million tokens",
    units.moneyPerMillionTokens,
    f`${cost}/${tokens}*1000000`,
    "Of training, not of serving.",
  );
  const check = results.check(
    "Days and GPU-hours agree",
    [
      [f`ISNUMBER(${hours})`, "See the inputs"],
      [f`ROUND(${days}*24*${gpus}-${hours},0)=0`, "They differ"],
    ],
    "Days × 24 × GPUs against the GPU-hours.",
  );

  sheet.skip();
  costGrid(context, sheet, units, { compute, inputs, flops, peak, mfu, price: perHour });

  sheet.skip();
  sheet.heading("Hardware: peak speeds without sparsity");
  hardware.set(
    hardwareTable(sheet, units, "Hardware_training", {
      label: "item",
      unit: "unit",
      bf16: "value",
      fp8: "check",
      memory: "extra",
      bandwidth: "more",
      note: "note",
    }),
  );
  sheet.skip();
  sheet.heading("Models");
  models.set(
    modelTable(
      sheet,
      units,
      "Models_training",
      {
        label: "item",
        unit: "unit",
        active: "value",
        layers: "check",
        width: "extra",
        parameters: "more",
        note: "note",
      },
      ["active", "layers", "width", "parameters"],
    ),
  );

  sheet.define("Training_run_cost", cost, "Training run: cost");
  sheet.define("Training_run_days", days, "Training run: days");
  sheet.define("Training_run_GPU_hours", hours, "Training run: GPU-hours");
  sheet.keyFigure("Cost", cost);
  sheet.keyFigure("Days", days);
  sheet.keyFigure("GPU-hours", hours);
  sheet.keyFigure("Cost per million tokens", perMillion);
  sheet.keyFigure("Inputs", inputs);
  sheet.keyFigure("Days and GPU-hours agree", check);
}

export const trainingRun = decisionTemplate({
  id: "training-run",
  title: "Training run",
  answers: "How long does a training run take on these GPUs, and what does it cost?",
  keywords: "GPU H100 A100 B200 7B 13B 65B 70B FLOPs MFU budget pre-training cluster",
  source: "Published hardware, model shapes and prices, each with its source below; Kaplan et al. 2020",
  columns: () => [
    { key: "item", width: 32 },
    { key: "unit", width: 22 },
    { key: "value", width: 22 },
    { key: "check", width: 22 },
    { key: "extra", width: 18 },
    { key: "more", width: 18 },
    { key: "note", width: 84 },
  ],
  layOut,
});
