import { describe, expect, it } from "vitest";
import { speculativeSpeedup } from "../../../src/core/serving/serving";
import { goodput } from "../../../src/core/training/checkpoints";
import { modelFlopsUtilization } from "../../../src/core/training/training";
import { GOODPUT_STATEMENTS } from "../../../src/evidence/failures";
import { MPT_PEAK_TFLOPS, MPT_RUNS } from "../../../src/evidence/mpt-runs";
import { SPECULATIVE_RUNS } from "../../../src/evidence/published-runs";
import { calibration } from "../../../src/templates/decisions/calibration";
import { expectClose } from "../../support/close";
import { calculated, DIALECTS, type Calculated } from "./support/calculated";

describe.each(DIALECTS)("Calibration, %s formulas", (dialect) => {
  const sheet = calculated(calibration, dialect);
  const labels = (what: string, count: number) => {
    const top = sheet.values.findIndex((row) => row[0] === what) + 1;
    return sheet.values.slice(top, top + count).map((row) => String(row[0]));
  };
  const of = (label: string, header: string, from: Calculated = sheet) => Number(from.at(label, header));

  it("computes all 61 MFUs, each within 0.0005 of the published one", () => {
    const runs = labels("Run", MPT_RUNS.length);
    MPT_RUNS.forEach((run, i) => {
      const { tokensPerSecondPerGpu: speed, parameters, layers, width, sequence } = run;
      const computed = modelFlopsUtilization(speed, parameters, MPT_PEAK_TFLOPS, layers, width, sequence);
      expectClose(of(runs[i]!, "Computed"), computed, 1e-9);
      expect(Math.abs(of(runs[i]!, "Error, points"))).toBeLessThanOrEqual(0.0005);
    });
    expect(new Set(runs).size).toBe(61);
    const errors = runs.map((run) => Math.abs(of(run, "Error, points")));
    expectClose(sheet.at("Largest error in MFU", 2), Math.max(...errors), 1e-9);
  });

  it("computes the speed-ups of speculative decoding", () => {
    const tasks = labels("Task and draft model", SPECULATIVE_RUNS.length);
    SPECULATIVE_RUNS.forEach(({ acceptance, draftTokens, draftCost }, i) =>
      expectClose(of(tasks[i]!, "Computed"), speculativeSpeedup(acceptance, draftTokens, draftCost), 1e-9),
    );
  });

  it("computes the useful share that was published with what it follows from", () => {
    GOODPUT_STATEMENTS.forEach(({ what, share, step, ...row }) => {
      const hours = [row.saveMinutes, row.restartMinutes, row.intervalMinutes].map((minutes) => minutes / 60);
      const [save, restart, interval] = hours as [number, number, number];
      expectClose(of(what, "Computed"), goodput(row.hoursBetweenFailures, save, restart, interval), 1e-9);
      expect(Math.abs(of(what, "Computed") - share)).toBeLessThanOrEqual(step / 2);
    });
  });

  it("sums up every set, and finds them within what is allowed", () => {
    expect(sheet.at("Published figures", 2)).toBe(100);
    expect(sheet.at("Inputs", 2)).toBe("OK");
    expect(sheet.at("Checks", 2)).toBe("OK");
    for (const label of [
      "Memory of fine-tuning",
      "Keys and values",
      "Latent vectors",
      "Days and GPU-hours of training",
      "Hours between failures",
      "Work between checkpoints",
      "Useful share of training",
      "Cost of serving",
      "Bills of tokens",
    ])
      expect(of(label, "Error of allowed")).toBeLessThanOrEqual(1);
    expect(sheet.at("Limits that papers print", "Error of allowed")).toBe(0);
    expect(sheet.errors()).toEqual([]);
  });

  it.each([
    ["MPT 70B, 2048 tokens, 512 GPUs", 8, 0.5, "MFU of training runs"],
    ["65B parameters, QLoRA", dialect === "plain" ? 5 : 4, 30, "Limits that papers print"],
    ["LLaMA 13B on A100 80GB SXM", 5, 1000, "Highest MFU that GPU-hours imply"],
  ])("says so when a figure doesn't fit: %s", (label, column, value, check) => {
    const changed = calculated(calibration, dialect, [{ label, column, value }]);
    expect(String(changed.at("Checks", 2)).startsWith(`${check}, C`), String(changed.at("Checks", 2))).toBe(
      true,
    );
    expect(changed.at("Inputs", 2)).toBe("OK");
  });
});
