import { ACCELERATORS } from "../../../evidence/hardware";
import { TRAINING_RUNS } from "../../../evidence/published-runs";
import { citation } from "../../../evidence/source";
import type { BuildContext } from "../../../sheets/context";
import { f, words, type Expr } from "../../../sheets/formula";
import type { Sheet } from "../../../sheets/sheet";
import { Figures, shape } from "./figures";
import { measured } from "./mfu";
import type { SetSummary } from "./set";
import { trainingFunctions, type TransformerConstants } from "../parts/functions";
import type { DecisionUnits } from "../parts/units";

const run = (id: string) => {
  const found = TRAINING_RUNS.find((r) => r.id === id);
  if (!found) throw new Error(`No run ${id}`);
  return found;
};

/** Operations, GPU-hours and days of training that papers print. */
export function costSection(
  context: BuildContext,
  sheet: Sheet,
  units: DecisionUnits,
  constants: TransformerConstants | undefined,
): SetSummary {
  const compute = trainingFunctions(context.options.dialect, constants);
  const [gpt3, llama, llama3] = [run("gpt-3"), run("llama-65b"), run("llama-3.1-405b")];
  const peak = ACCELERATORS.find(({ id }) => id === "a100")?.bf16.tflops ?? 0;
  sheet.heading("Operations, hours and days of training");
  const figures = new Figures(sheet);
  figures.headers({
    a: "Parameters",
    b: "Tokens",
    c: "Tokens a second and GPU",
    d: "Peak, TFLOP/s",
    e: "GPUs",
  });
  const here = (key: "a" | "b" | "c" | "d" | "e") => sheet.here(key);
  const tokens = "0.0E+00";
  const flop = (
    label: string,
    model: string,
    amount: number,
    published: number,
    within: number,
    note: string,
  ) =>
    figures.add({
      label,
      unit: units.flop,
      inputs: {
        a: measured(shape(model).active, units.parameters.format),
        b: measured(amount, tokens),
      },
      published,
      computed: compute.trainFlops(here("a"), here("b")),
      within,
      note,
    });
  flop(
    "GPT-3 175B, operations",
    gpt3.model,
    gpt3.tokens,
    3.14e23,
    0.005 / 3.14,
    `Printed ${gpt3.flopsPrinted ?? ""}. ${citation(gpt3.source)}.`,
  );
  flop(
    "Llama 3.1 405B, operations",
    llama3.model,
    llama3.tokens,
    3.8e25,
    0.05 / 3.8,
    `Printed 3.8 × 10²⁵. ${citation(llama3.source)}.`,
  );
  // Speed in tokens stands for an MFU: without attention on both sides it cancels.
  const speed = llama.tokensPerSecondPerGpu ?? 0;
  const llamaInputs = {
    a: measured(shape(llama.model).active, units.parameters.format),
    b: measured(llama.tokens, tokens),
    c: measured(speed, units.tokensPerSecond.format),
    d: measured(peak, units.tflops.format),
  };
  const utilization = f`${here("c")}*${compute.trainFlops(here("a"), ONE)}/(${here("d")}*1E12)`;
  const flops = compute.trainFlops(here("a"), here("b"));
  figures.add({
    label: "LLaMA 65B, GPU-hours",
    unit: units.gpuHours,
    inputs: llamaInputs,
    published: llama.gpuHours ?? 0,
    computed: compute.trainHours(flops, here("d"), utilization),
    within: 0.5 / speed,
    note: `From its published speed of 380 tokens a second and GPU, which is rounded. ${citation(llama.source)}.`,
  });
  figures.add({
    label: "LLaMA 65B, days",
    unit: units.days,
    inputs: { ...llamaInputs, e: measured(llama.gpus ?? 0, units.gpus.format) },
    published: 21,
    computed: compute.trainDays(flops, here("e"), here("d"), utilization),
    within: 0.5 / 21,
    note: `“Approximately 21 days” on 2,048 GPUs. ${citation(llama.source)}.`,
  });
  const { summary } = figures;
  sheet.skip();
  impliedMfu(context, sheet, units, constants);
  return summary;
}

/** What published GPU-hours say of the utilization: no figure to compare with, yet one to plan with. */
function impliedMfu(
  context: BuildContext,
  sheet: Sheet,
  units: DecisionUnits,
  constants: TransformerConstants | undefined,
): void {
  const compute = trainingFunctions(context.options.dialect, constants);
  sheet.heading("Utilization that published GPU-hours imply");
  sheet.headers({
    item: "Run",
    unit: "Unit",
    a: "Parameters",
    b: "Tokens",
    d: "Peak, TFLOP/s",
    published: "GPU-hours",
    computed: "MFU implied",
    check: "Check",
    note: "Note and source",
  });
  for (const { model, accelerator, gpuHours, tokens, note, source } of TRAINING_RUNS) {
    const chip = ACCELERATORS.find(({ id }) => id === accelerator);
    if (!chip || gpuHours === undefined) continue;
    const { name, active } = shape(model);
    const flops = compute.trainFlops(sheet.here("a"), sheet.here("b"));
    sheet.line({
      item: { role: "label", value: `${name} on ${chip.name}` },
      unit: { role: "unit", value: "%" },
      a: measured(active, units.parameters.format),
      b: measured(tokens, "0.0E+00"),
      d: measured(chip.bf16.tflops, units.tflops.format),
      published: measured(gpuHours, units.gpuHours.format),
      computed: {
        role: "formula",
        formula: f`${compute.trainHours(flops, sheet.here("d"), ONE)}/${sheet.here("published")}`,
        format: "0.0%",
      },
      check: {
        role: "check",
        formula: f`IF(ISNUMBER(${sheet.here("computed")}),IF(AND(${sheet.here("computed")}>0,${sheet.here("computed")}<=1),"OK",${words("Not from 0% to 100%")}),"An error")`,
      },
      note: { role: "note", value: `Without attention. ${note} ${citation(source)}.` },
    });
  }
  sheet.skip();
}

const ONE: Expr = { render: () => "1" };
