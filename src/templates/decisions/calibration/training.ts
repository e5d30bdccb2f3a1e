import { ACCELERATORS } from "../../../evidence/hardware";
import { MODELS, type ModelShape } from "../../../evidence/models";
import { MPT_PEAK_TFLOPS, MPT_RUNS, MPT_SOURCE } from "../../../evidence/mpt-runs";
import { SPECULATIVE_RUNS, SPECULATIVE_SOURCE, TRAINING_RUNS } from "../../../evidence/published-runs";
import { f, type Expr } from "../../../sheets/formula";
import { call } from "../../../sheets/functions";
import { ABOVE_0 } from "../../../sheets/rules";
import type { CostFunctions } from "../parts/functions";
import { InputTable } from "../parts/input-table";
import type { OwnModelSheet } from "../parts/own-model";
import { CalibrationSet } from "./set";

/** MFU is printed in percent with two digits, and the benchmark cuts tokens a second to whole numbers. */
const MFU_TOLERANCE = 0.0005;
/** α, c and the expectation are printed to two digits: together they move the result by up to this much. */
const SPECULATIVE_TOLERANCE = 0.05;
const SCIENTIFIC = "0.0E+00";

/** The MFU of 61 measured runs, as published and as computed from their speed. */
export function mfuSet(model: OwnModelSheet, { mfu }: CostFunctions) {
  const { parameters, layers, values, tokens, tokensPerSecond, tflops } = model.units;
  return new CalibrationSet(model, {
    name: "MFU_calibration",
    heading: "Model FLOPs utilization: MPT models on H100 SXM, BF16",
    what: "Run",
    unit: "%",
    format: "0.00%",
    points: true,
    inputs: {
      parameters: ["Parameters", parameters.format, (run) => run.parameters],
      layers: ["Layers", layers.format, (run) => run.layers],
      width: ["Width", values.format, (run) => run.width],
      sequence: ["Sequence", tokens.format, (run) => run.sequence],
      speed: ["Tokens/s, a GPU", tokensPerSecond.format, (run) => run.tokensPerSecondPerGpu],
      peak: ["Peak, TFLOP/s", tflops.format, () => MPT_PEAK_TFLOPS],
    },
    computed: (of) =>
      mfu(of("speed"), of("parameters"), of("peak"), of("layers"), of("width"), of("sequence")),
    rows: MPT_RUNS.map((run, i) => ({
      ...run,
      label: `MPT ${run.model.toUpperCase()}, ${run.sequence} tokens, ${run.gpus} GPUs`,
      published: Math.round(run.mfuPercent * 100) / 10_000,
      allowed: MFU_TOLERANCE,
      note:
        i === 0
          ? `${MPT_SOURCE.publication}; read ${MPT_SOURCE.read}. Peak: half of the printed 1,979, which are with sparsity; the benchmark divides by the same.`
          : "",
    })),
  });
}

/** Operations of training that papers print. */
export function operationsSet(model: OwnModelSheet, { trainFlops }: CostFunctions) {
  const figure = (id: string, published: number, allowed: number, printed: string) => {
    const { model: shapeId, tokens, source } = run(id);
    const { name, active } = shape(shapeId);
    const note = `Printed ${printed}. ${source.publication}; read ${source.read}.`;
    return { label: name, active, tokens, published, allowed, note };
  };
  return new CalibrationSet(model, {
    name: "Operations_calibration",
    heading: "Operations of training",
    what: "Model",
    unit: "FLOP",
    format: "0.00E+00",
    inputs: {
      parameters: ["Parameters", model.units.parameters.format, (row) => row.active],
      tokens: ["Tokens", SCIENTIFIC, (row) => row.tokens],
    },
    computed: (of) => trainFlops(of("parameters"), of("tokens")),
    rows: [
      figure("gpt-3", 3.14e23, 0.005 / 3.14, "3.14E+23"),
      figure("llama-3.1-405b", 3.8e25, 0.05 / 3.8, "3.8 × 10²⁵"),
    ],
  });
}

/** GPU-hours and days of LLaMA 65B, from its speed. */
export function timeSet(model: OwnModelSheet, { trainFlops, trainHours, trainDays }: CostFunctions) {
  const { parameters, tokensPerSecond, tflops, gpus } = model.units;
  const llama = run("llama-65b");
  const peak = ACCELERATORS.find(({ id }) => id === "a100")?.bf16.tflops ?? 0;
  const speed = llama.tokensPerSecondPerGpu ?? 0;
  const from = `${llama.source.publication}; read ${llama.source.read}.`;
  return new CalibrationSet(model, {
    name: "Time_calibration",
    heading: "Days and GPU-hours of training: LLaMA 65B on A100",
    what: "Figure",
    unit: (row) => row.measure,
    format: "#,##0",
    inputs: {
      parameters: ["Parameters", parameters.format, () => shape(llama.model).active],
      tokens: ["Tokens", SCIENTIFIC, () => llama.tokens],
      speed: ["Tokens/s, a GPU", tokensPerSecond.format, () => speed],
      peak: ["Peak, TFLOP/s", tflops.format, () => peak],
      gpus: ["GPUs", gpus.format, () => llama.gpus],
    },
    computed: (of, row) => {
      const flops = trainFlops(of("parameters"), of("tokens"));
      // Speed in tokens stands for an MFU: without attention on both sides it cancels.
      const utilization = f`${of("speed")}*${trainFlops(of("parameters"), ONE)}/(${of("peak")}*1E12)`;
      return row?.measure === "GPU-hours"
        ? trainHours(flops, of("peak"), utilization)
        : trainDays(flops, of("gpus"), of("peak"), utilization);
    },
    rows: [
      {
        label: "Days of the run",
        measure: "days",
        published: 21,
        allowed: 0.5 / 21,
        note: `“Approximately 21 days”. ${from}`,
      },
      {
        label: "GPU-hours of the run",
        measure: "GPU-hours",
        published: llama.gpuHours ?? 0,
        allowed: 0.5 / speed,
        note: `The speed of 380 tokens a second and GPU is rounded. ${from}`,
      },
    ],
  });
}

/** What published GPU-hours say of the utilization: no figure to compare with, yet one to plan with. */
export function impliedMfu(model: OwnModelSheet, { trainFlops, trainHours }: CostFunctions) {
  const { units } = model;
  const rows = TRAINING_RUNS.flatMap(({ model: id, accelerator, gpuHours, tokens, note, source }) => {
    const chip = ACCELERATORS.find((one) => one.id === accelerator);
    return chip && gpuHours !== undefined
      ? [{ ...shape(id), chip, gpuHours, tokens, said: note, from: source }]
      : [];
  });
  return new InputTable<(typeof rows)[number], "parameters" | "tokens" | "peak" | "hours" | "mfu">(model, {
    name: "Implied_MFU",
    what: "Run",
    unit: "%",
    label: ({ name, chip }) => `${name} on ${chip.name}`,
    columns: {
      parameters: {
        header: "Parameters",
        format: units.parameters.format,
        rule: ABOVE_0,
        value: (row) => row.active,
      },
      tokens: { header: "Tokens", format: SCIENTIFIC, rule: ABOVE_0, value: (row) => row.tokens },
      peak: {
        header: "Peak, TFLOP/s",
        format: units.tflops.format,
        rule: ABOVE_0,
        value: (row) => row.chip.bf16.tflops,
      },
      hours: {
        header: "GPU-hours",
        format: units.gpuHours.format,
        rule: ABOVE_0,
        value: (row) => row.gpuHours,
      },
      mfu: {
        header: "MFU implied",
        format: units.percent.format,
        formula: (of) =>
          f`${trainHours(trainFlops(of("parameters"), of("tokens")), of("peak"), ONE)}/${of("hours")}`,
      },
    },
    rows,
    needs: model.dialect === "plain" ? model.form.complete : undefined,
    note: (row) => `Without attention. ${row.said} ${row.from.publication}; read ${row.from.read}.`,
  });
}

/** Speed-ups by speculative decoding: the paper's expectation and ours. */
export function speculativeSet(model: OwnModelSheet) {
  return new CalibrationSet(model, {
    name: "Speculative_calibration",
    heading: "Speed-up by speculative decoding: T5-XXL 11B",
    what: "Task and draft model",
    unit: "x",
    format: "0.00",
    inputs: {
      drafts: ["Draft tokens", "0", (run) => run.draftTokens],
      acceptance: ["Acceptance", "0.00", (run) => run.acceptance],
      cost: ["Draft cost", "0.00", (run) => run.draftCost],
    },
    computed: (of) => speedup(model, of("acceptance"), of("drafts"), of("cost")),
    rows: SPECULATIVE_RUNS.map((run, i) => ({
      ...run,
      label: `${run.task}, ${run.draft}, temperature ${run.temperature}`,
      published: run.expected,
      allowed: SPECULATIVE_TOLERANCE,
      note: `Expected by the paper, which measured ${run.measured}x. ${i === 0 ? `${SPECULATIVE_SOURCE.publication}; read ${SPECULATIVE_SOURCE.read}.` : ""}`.trim(),
    })),
  });
}

function speedup({ dialect }: OwnModelSheet, acceptance: Expr, drafts: Expr, cost: Expr): Expr {
  return dialect === "addin"
    ? call("ROI_SPEC_SPEEDUP", acceptance, drafts, cost)
    : f`IF(${acceptance}=1,(${drafts}+1)/(${drafts}*${cost}+1),(1-${acceptance}^(${drafts}+1))/((1-${acceptance})*(${drafts}*${cost}+1)))`;
}

const ONE: Expr = { render: () => "1" };

const run = (id: string) => {
  const found = TRAINING_RUNS.find((r) => r.id === id);
  if (!found) throw new Error(`No run ${id}`);
  return found;
};

/** A model of the evidence. */
export const shape = (id: string): ModelShape => {
  const found = MODELS.find((m) => m.id === id);
  if (!found) throw new Error(`No model ${id}`);
  return found;
};
