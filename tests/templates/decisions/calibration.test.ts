import { beforeAll, describe, expect, it } from "vitest";
import { speculativeSpeedup } from "../../../src/core/serving/serving";
import { modelFlopsUtilization } from "../../../src/core/training/training";
import { MPT_PEAK_TFLOPS, MPT_RUNS } from "../../../src/evidence/mpt-runs";
import { SPECULATIVE_RUNS } from "../../../src/evidence/published-runs";
import { calibration } from "../../../src/templates/decisions/calibration";
import { expectClose } from "../../support/close";
import { DIALECTS, calculated, type Calculated } from "./support/calculated";

describe.each(DIALECTS)("Calibration, %s formulas", (dialect) => {
  let sheet: Calculated;
  beforeAll(async () => {
    sheet = await calculated(calibration, dialect);
  });
  const rowsBelow = (header: string, count: number) => {
    const top = sheet.values.findIndex((row) => row[0] === header) + 1;
    return sheet.values.slice(top, top + count);
  };

  it("computes all 61 MFUs, each within 0.0005 of the published one", () => {
    const rows = rowsBelow("Run", MPT_RUNS.length);
    MPT_RUNS.forEach((run, i) => {
      const { tokensPerSecondPerGpu: speed, parameters, layers, width, sequence } = run;
      const computed = modelFlopsUtilization(speed, parameters, MPT_PEAK_TFLOPS, layers, width, sequence);
      expectClose(rows[i]?.[8], computed, 1e-9);
      expect(Math.abs(Number(rows[i]?.[9]))).toBeLessThanOrEqual(0.0005);
      expect(rows[i]?.[11]).toBe("OK");
    });
    expect(rows).toHaveLength(61);
  });

  it("computes the speed-ups of speculative decoding", () => {
    const rows = rowsBelow("Task and draft model", SPECULATIVE_RUNS.length);
    SPECULATIVE_RUNS.forEach(({ acceptance, draftTokens, draftCost }, i) =>
      expectClose(rows[i]?.[8], speculativeSpeedup(acceptance, draftTokens, draftCost), 1e-9),
    );
  });

  it("sums up every set, and finds them within their limits", () => {
    expect(sheet.at("All sets", "Published figures")).toBe(81);
    expect(sheet.at("All sets", "Check")).toBe("OK");
    const errors = rowsBelow("Run", MPT_RUNS.length).map((row) => Math.abs(Number(row[9])));
    expectClose(sheet.at("MFU of training runs", "Largest error"), Math.max(...errors), 1e-9);
    expect(sheet.errors()).toEqual([]);
    expect(sheet.unmet()).toEqual([]);
  });

  it("says so when a figure doesn't fit", async () => {
    const label = "MPT 70B, 2048 tokens, 512 GPUs";
    const changed = await calculated(calibration, dialect, [{ label, column: 7, value: 0.5 }]);
    expect(changed.at(label, 11)).toBe("Beyond");
    expect(changed.at("MFU of training runs", "Check")).toBe("Beyond its limit");
    expect(changed.at("All sets", "Check")).toBe("See the sets");
  });
});
