import { ACCELERATORS } from "../../evidence/hardware";
import { MODELS } from "../../evidence/models";
import { MEMORY_RULES } from "../../evidence/memory-rules";
import { MEMORY_STATEMENTS, TRAINING_RUNS, type MemoryStatement } from "../../evidence/published-runs";
import { citation } from "../../evidence/source";
import type { BuildContext } from "../context";
import { f, words, type CellRef, type Expr } from "../formula";
import type { CellSpec, Sheet } from "../sheet";
import { measured } from "./calibration-mfu";
import { allOk, largest, type SetSummary } from "./calibration-set";
import { span } from "./expressions";
import { call, servingFunctions, trainingFunctions, type TransformerConstants } from "./functions";
import type { DecisionUnits } from "./units";

type Unit = { readonly label: string; readonly format: string };

/** One published figure beside what we compute, with the error that rounding allows. */
interface Figure {
  readonly label: string;
  readonly unit: Unit;
  /** Cells a to e: what the result is computed from. */
  readonly inputs?: Readonly<Partial<Record<"a" | "b" | "c" | "d" | "e", CellSpec>>>;
  readonly published: number;
  readonly computed: Expr;
  /** Relative: half of the last printed digit, as a rule. */
  readonly within: number;
  readonly note: string;
}

/** Lines of figures; gives back the summary of their set. */
class Figures {
  private readonly lines: { published: CellRef; error: CellRef; within: CellRef; check: CellRef }[] = [];

  constructor(private readonly sheet: Sheet) {}

  headers(names: Readonly<Partial<Record<"a" | "b" | "c" | "d" | "e", string>>>): void {
    this.sheet.headers({
      item: "Figure",
      unit: "Unit",
      ...names,
      published: "Published",
      computed: "Computed",
      error: "Error, relative",
      within: "Within, relative",
      check: "Check",
      note: "Note and source",
    });
  }

  add({ label, unit, inputs, published, computed, within, note }: Figure): CellRef {
    const { sheet } = this;
    const line = sheet.line({
      item: { role: "label", value: label },
      unit: { role: "unit", value: unit.label },
      ...inputs,
      published: { role: "input", value: published, format: unit.format, validity: "nonNegative" },
      computed: { role: "formula", formula: computed, format: unit.format },
      error: {
        role: "formula",
        formula: f`${sheet.here("computed")}/${sheet.here("published")}-1`,
        format: "0.00%",
      },
      within: { role: "input", value: within, format: "0.00%", validity: "nonNegative" },
      check: {
        role: "check",
        formula: f`IF(ABS(${sheet.here("error")})<=${sheet.here("within")},"OK","Beyond")`,
      },
      note: { role: "note", value: note },
    });
    this.lines.push(line);
    return line.computed;
  }

  get summary(): SetSummary {
    const [first, last] = [this.lines[0], this.lines.at(-1)];
    if (!first || !last) throw new Error("A set has no figures");
    const column = (key: "published" | "error" | "within" | "check") => span(first[key], last[key]);
    return {
      count: f`COUNT(${column("published")})`,
      worst: largest(column("error")),
      within: f`MAX(${column("within")})`,
      good: allOk(column("check")),
    };
  }
}

const shape = (id: string) => {
  const model = MODELS.find((m) => m.id === id);
  if (!model) throw new Error(`No model ${id}`);
  return model;
};
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
        formula: f`IF(ISNUMBER(${sheet.here("computed")}),IF(AND(${sheet.here("computed")}>0,${sheet.here("computed")}<=1),"OK",${words("Impossible: above 100%")}),"An error")`,
      },
      note: { role: "note", value: `Without attention. ${note} ${citation(source)}.` },
    });
  }
  sheet.skip();
}

/** Memory that papers print for fine-tuning, and for keys and values. */
export function memorySection(context: BuildContext, sheet: Sheet, units: DecisionUnits): SetSummary {
  const addin = context.options.dialect === "addin";
  const { zero, trillion, kvToken, kvRequest, qloraFull, qlora } = MEMORY_STATEMENTS;
  const rule = (id: string) => {
    const found = MEMORY_RULES.find((r) => r.id === id);
    if (!found) throw new Error(`No rule ${id}`);
    return found;
  };
  const opt = shape("opt-13b");
  sheet.heading("Memory of fine-tuning and serving");
  const figures = new Figures(sheet);
  figures.headers({
    a: "Parameters, or layers",
    b: "Bytes, or KV heads",
    c: "Head size",
    d: "Tokens",
    e: "Bytes per value",
  });
  const here = (key: "a" | "b" | "c" | "d" | "e") => sheet.here(key);
  const source = ({ source: s, printed }: MemoryStatement) => `Printed ${printed}. ${citation(s)}.`;
  const tuned = (method: "full" | "qlora", share?: Expr) =>
    addin
      ? call("ROI_FINETUNE_MEMORY", here("a"), words(method), share)
      : f`${here("a")}*${here("b")}/1000000000`;
  const full = rule("adam");
  const states = (parameters: number) => ({
    a: measured(parameters, units.parameters.format),
    b: measured(full.bytes, units.bytesPerParameter.format),
  });
  const memory = (label: string, parameters: number, published: number, within: number, note: string) =>
    figures.add({
      label,
      unit: units.gigabytes,
      inputs: states(parameters),
      published,
      computed: tuned("full"),
      within,
      note,
    });
  memory(zero.what, 7.5e9, 120, 0.5 / 120, `16 bytes a parameter: ${full.note} ${source(zero)}`);
  memory(trillion.what, 1e12, 16_000, 0.5 / 16, source(trillion));
  const compute = servingFunctions(context.options.dialect);
  const vectors: CellSpec = measured(2, "0");
  const kv = (statement: MemoryStatement, tokens: number, published: number, within: number) =>
    figures.add({
      label: statement.what,
      unit: units.bytes,
      inputs: {
        a: measured(opt.layers, "0"),
        b: measured(opt.kvHeads, "0"),
        c: measured(opt.headSize, "0"),
        d: measured(tokens, units.tokens.format),
        e: measured(rule("kv16").bytes, "0"),
      },
      published,
      computed: compute.kvCache(here("a"), here("b"), here("c"), here("d"), here("e"), kvVectors),
      within,
      note: `1 KB is 1,024 bytes. ${source(statement)}`,
    });
  const kvVectors: Expr = { render: (place) => vectorsCell.render(place) };
  // A kilobyte of memory is 1,024 bytes, a gigabyte 1,024³: so the papers' round figures come out.
  kv(kvToken, 1, 800 * 1024, 0.5 / 800);
  kv(kvRequest, 2048, 1.6 * 1024 ** 3, 0.05 / 1.6);
  const { computed: vectorsCell } = sheet.line({
    item: { role: "label", value: "Vectors that a layer keeps" },
    unit: { role: "unit", value: "per token" },
    computed: vectors,
    note: { role: "note", value: `A key and a value. ${citation(kvToken.source)}.` },
  });
  limits(
    sheet,
    units,
    [
      { ...qloraFull, parameters: 65e9, bytes: full.bytes, method: "full", limit: 780, above: true },
      { ...qlora, parameters: 65e9, bytes: rule("frozen4").bytes, method: "qlora", limit: 48, above: false },
    ],
    tuned,
  );
  sheet.skip();
  return figures.summary;
}

interface Limit extends MemoryStatement {
  readonly parameters: number;
  readonly bytes: number;
  readonly method: "full" | "qlora";
  readonly limit: number;
  readonly above: boolean;
}

/** Figures printed as limits: "<48GB". */
function limits(
  sheet: Sheet,
  units: DecisionUnits,
  lines: readonly Limit[],
  tuned: (method: "full" | "qlora", share?: Expr) => Expr,
): void {
  for (const { what, printed, source, parameters, bytes, method, limit, above } of lines) {
    const within = above
      ? f`${sheet.here("computed")}>${sheet.here("published")}`
      : f`${sheet.here("computed")}<${sheet.here("published")}`;
    sheet.line({
      item: { role: "label", value: `${what}: ${above ? "above" : "below"} the limit` },
      unit: { role: "unit", value: units.gigabytes.label },
      a: measured(parameters, units.parameters.format),
      b: measured(bytes, units.bytesPerParameter.format),
      published: measured(limit, units.gigabytes.format),
      // Frozen weights alone: adapters, activations and gradients come on top.
      computed: {
        role: "formula",
        formula: tuned(method, method === "qlora" ? ZERO : undefined),
        format: units.gigabytes.format,
      },
      check: { role: "check", formula: f`IF(${within},"OK","Beyond")` },
      note: {
        role: "note",
        value: `Printed ${printed}. ${method === "qlora" ? "The frozen weights; adapters and activations come on top. " : ""}${citation(source)}.`,
      },
    });
  }
}

const ONE: Expr = { render: () => "1" };
const ZERO: Expr = { render: () => "0" };
