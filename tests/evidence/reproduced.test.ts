import { describe, expect, it } from "vitest";
import { finetuneMemory, kvCache } from "../../src/core/training/memory";
import { speculativeSpeedup } from "../../src/core/serving/serving";
import { modelFlopsUtilization, trainDays, trainFlops, trainHours } from "../../src/core/training/training";
import { ACCELERATORS } from "../../src/evidence/hardware";
import { MEMORY_RULES } from "../../src/evidence/memory-rules";
import { MODELS, type ModelShape } from "../../src/evidence/models";
import { MPT_PEAK_TFLOPS, MPT_RUNS } from "../../src/evidence/mpt-runs";
import { SPECULATIVE_RUNS, TRAINING_RUNS } from "../../src/evidence/published-runs";
import { SERVING_RUNS } from "../../src/evidence/serving-runs";

const by = <T extends { id: string }>(list: readonly T[], id: string): T => {
  const found = list.find((one) => one.id === id);
  if (!found) throw new Error(`No ${id}`);
  return found;
};
const model = (id: string): ModelShape => by(MODELS, id);
const run = (id: string) => by(TRAINING_RUNS, id);
const relative = (computed: number, published: number) => Math.abs(computed / published - 1);

describe("published training runs", () => {
  it.each(MPT_RUNS.map((r) => [`${r.model}, ${r.sequence} tokens, ${r.gpus} GPUs`, r] as const))(
    "MFU of MPT %s within 0.0005",
    (_, r) => {
      const { tokensPerSecondPerGpu: speed, parameters, layers, width, sequence } = r;
      const mfu = modelFlopsUtilization(speed, parameters, MPT_PEAK_TFLOPS, layers, width, sequence);
      expect(Math.abs(mfu - r.mfuPercent / 100)).toBeLessThanOrEqual(0.0005);
    },
  );

  it.each(TRAINING_RUNS.filter((r) => r.flopsPrinted).map((r) => [r.id, r] as const))(
    "operations of %s, as far as they are printed",
    (_, r) => {
      const printed = r.flopsPrinted ?? "";
      const digits = (/\.(\d+)E/.exec(printed)?.[1] ?? "").length;
      const [mantissa = "", exponent = ""] = printed.split("E");
      const flops = trainFlops(model(r.model).active, r.tokens);
      expect((flops / 10 ** Number(exponent)).toFixed(digits)).toBe(Number(mantissa).toFixed(digits));
    },
  );

  it("GPU-hours and days of LLaMA 65B follow from its speed", () => {
    const llama = run("llama-65b");
    const { active, layers, width } = model(llama.model);
    const sequence = llama.sequence ?? 0;
    const peak = by(ACCELERATORS, "a100").bf16.tflops;
    const flops = trainFlops(active, llama.tokens, layers, width, sequence);
    const mfu = modelFlopsUtilization(
      llama.tokensPerSecondPerGpu ?? 0,
      active,
      peak,
      layers,
      width,
      sequence,
    );
    // 380 tokens a second is rounded: half of its last digit is 0.13%.
    expect(relative(trainHours(flops, peak, mfu), llama.gpuHours ?? 0)).toBeLessThan(0.5 / 380);
    expect(Math.round(trainDays(flops, llama.gpus ?? 0, peak, mfu))).toBe(21);
  });

  it.each(TRAINING_RUNS.filter((r) => r.gpuHours).map((r) => [r.id, r] as const))(
    "%s: its GPU-hours imply a utilization that can be",
    (_, r) => {
      const peak = by(ACCELERATORS, r.accelerator ?? "").bf16.tflops;
      const implied = trainHours(trainFlops(model(r.model).active, r.tokens), peak, 1) / (r.gpuHours ?? 0);
      expect(implied).toBeGreaterThan(0.3);
      expect(implied).toBeLessThan(0.6);
    },
  );
});

describe("published memory", () => {
  it("ZeRO: 7.5B parameters need 120 GB, a trillion 16 TB", () => {
    expect(finetuneMemory(7.5e9, "full")).toBeCloseTo(120, 9);
    expect(finetuneMemory(1e12, "full")).toBeCloseTo(16_000, 9);
  });

  it("QLoRA: 65B parameters need more than 780 GB in full, less than 48 GB frozen in 4 bits", () => {
    expect(finetuneMemory(65e9, "full")).toBeGreaterThan(780);
    expect(finetuneMemory(65e9, "qlora")).toBeLessThan(48);
  });

  it("the rules of the evidence are those of the core", () => {
    expect(finetuneMemory(1e9, "full")).toBeCloseTo(by(MEMORY_RULES, "adam").bytes, 12);
    expect(finetuneMemory(1e9, "lora", 0)).toBeCloseTo(by(MEMORY_RULES, "frozen16").bytes, 12);
    expect(finetuneMemory(1e9, "qlora", 0)).toBeCloseTo(by(MEMORY_RULES, "frozen4").bytes, 12);
  });

  it("PagedAttention: 800 KB a token of OPT 13B, 1.6 GB for 2,048", () => {
    const { layers, kvHeads, headSize } = model("opt-13b");
    expect(kvCache(layers, kvHeads, headSize, 1) / 1024).toBe(800);
    expect((kvCache(layers, kvHeads, headSize, 2048) / 1024 ** 3).toFixed(1)).toBe("1.6");
  });
});

describe("published speed-ups of speculative decoding", () => {
  it.each(SPECULATIVE_RUNS.map((r) => [`${r.task} ${r.draft} at temperature ${r.temperature}`, r] as const))(
    "%s: the paper's expectation, within the digits of its inputs",
    (_, { acceptance, draftTokens, draftCost, expected }) => {
      // Acceptance and cost are printed to two digits: the expectation must lie within what they may have been.
      const at = (a: number, c: number) => speculativeSpeedup(acceptance + a, draftTokens, draftCost + c);
      expect(at(0.005, -0.005)).toBeGreaterThanOrEqual(expected - 0.05);
      expect(at(-0.005, 0.005)).toBeLessThanOrEqual(expected + 0.05);
    },
  );
});

describe("published throughputs of serving", () => {
  it.each(SERVING_RUNS.map((r) => [`${r.promptTokens} in, ${r.outputTokens} out`, r] as const))(
    "%s: below what memory and arithmetic allow, and not far below",
    (_, r) => {
      const chip = by(ACCELERATORS, r.accelerator);
      const { parameters, active, layers, kvHeads, headSize } = model(r.model);
      const usable = r.gpus * chip.memoryGb * 1e9 * 0.9;
      const room = usable - parameters;
      const average = r.promptTokens + r.outputTokens / 2;
      const running = room / kvCache(layers, kvHeads, headSize, average);
      const byMemory = (running * r.gpus * chip.bandwidthGbs * 1e9) / usable;
      const perOutput = (2 * active * (r.promptTokens + r.outputTokens)) / r.outputTokens;
      const byArithmetic = (r.gpus * (chip.fp8?.tflops ?? 0) * 1e12) / perOutput;
      const reached = r.outputTokensPerSecond / Math.min(byMemory, byArithmetic);
      expect(reached).toBeLessThan(0.92);
      expect(reached).toBeGreaterThan(0.44);
    },
  );
});
