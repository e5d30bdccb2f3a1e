import { describe, expect, it } from "vitest";
import { kvCache, finetuneMemory } from "../../../src/core/training/memory";
import { speculativeSpeedup, tokenCost, breakevenUtilization } from "../../../src/core/serving/serving";
import {
  modelFlopsUtilization,
  trainCost,
  trainDays,
  trainFlops,
  trainHours,
} from "../../../src/core/training/training";
import { MODELS } from "../../../src/evidence/models";
import { MPT_PEAK_TFLOPS, MPT_RUNS } from "../../../src/evidence/mpt-runs";
import { MEMORY_STATEMENTS, SPECULATIVE_RUNS, TRAINING_RUNS } from "../../../src/evidence/published-runs";

describe("published runs", () => {
  it("61 runs of MosaicML: utilization within 0.0005 of the printed one", () => {
    expect(MPT_RUNS.length).toBe(61);
    for (const run of MPT_RUNS) {
      const { tokensPerSecondPerGpu, parameters, layers, width, sequence, mfuPercent } = run;
      const mfu = modelFlopsUtilization(
        tokensPerSecondPerGpu,
        parameters,
        MPT_PEAK_TFLOPS,
        layers,
        width,
        sequence,
      );
      expect(Math.abs(mfu - mfuPercent / 100), JSON.stringify(run)).toBeLessThanOrEqual(0.0005);
    }
  });

  it("operations as printed, to the digits printed", () => {
    for (const run of TRAINING_RUNS) {
      if (!run.flopsPrinted) continue;
      const model = MODELS.find(({ id }) => id === run.model)!;
      const digits = run.flopsPrinted.replace(/[eE].*|\D/g, "").length;
      expect(trainFlops(model.parameters, run.tokens).toPrecision(digits)).toBe(
        Number(run.flopsPrinted).toPrecision(digits),
      );
    }
  });

  it("speculative decoding: the expected gains of the paper's table, within what its rounded inputs allow", () => {
    for (const { acceptance, draftTokens, draftCost, expected } of SPECULATIVE_RUNS) {
      const low = speculativeSpeedup(acceptance - 0.005, draftTokens, draftCost + 0.005);
      const high = speculativeSpeedup(acceptance + 0.005, draftTokens, draftCost - 0.005);
      expect(expected).toBeGreaterThanOrEqual(low - 0.05);
      expect(expected).toBeLessThanOrEqual(high + 0.05);
    }
  });

  it("memory as the papers print it", () => {
    expect(finetuneMemory(7.5e9, "full")).toBe(120);
    expect(MEMORY_STATEMENTS.zero.printed).toBe("120 GB");
    expect(finetuneMemory(65e9, "full")).toBeGreaterThan(780);
    expect(finetuneMemory(65e9, "qlora")).toBeLessThan(48);
    expect(kvCache(40, 40, 128, 1) / 1024).toBe(800);
    expect((kvCache(40, 40, 128, 2048) / 1e9).toPrecision(2)).toBe("1.7");
  });
});

describe("identities", () => {
  it("days × GPUs × 24 are the GPU-hours, and hours × price the cost", () => {
    const hours = trainHours(3e23, 312, 0.4);
    expect(trainDays(3e23, 64, 312, 0.4) * 64 * 24).toBeCloseTo(hours, 6);
    expect(trainCost(3e23, 312, 0.4, 2.5)).toBeCloseTo(2.5 * hours, 6);
  });

  it("a GPU that runs at the MFU found trains its tokens in that time", () => {
    const mfu = modelFlopsUtilization(4000, 7e9, 989.5, 32, 4096, 2048);
    expect(trainHours(trainFlops(7e9, 1e9, 32, 4096, 2048), 989.5, mfu)).toBeCloseTo(1e9 / 4000 / 3600, 9);
  });

  it("at the break-even utilization a token costs what the API takes", () => {
    const utilization = breakevenUtilization(2, 300, 10);
    expect(tokenCost(2, 300, utilization)).toBeCloseTo(10, 12);
  });

  it("speculative decoding runs into its limit without a jump", () => {
    for (const tokens of [0, 1, 4, 15]) {
      expect(speculativeSpeedup(1 - 1e-13, tokens, 0.1)).toBeCloseTo(speculativeSpeedup(1, tokens, 0.1), 10);
      const sum = Array.from({ length: tokens + 1 }, (_, k) => 0.7 ** k).reduce((a, b) => a + b);
      expect(speculativeSpeedup(0.7, tokens)).toBeCloseTo(sum, 12);
    }
  });
});
