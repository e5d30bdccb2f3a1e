import { beforeAll, describe, expect, it } from "vitest";
import { breakeven } from "../../../src/core/returns/breakeven";
import { kvCache } from "../../../src/core/training/memory";
import { breakevenUtilization, inferenceCost, tokenCost } from "../../../src/core/serving/serving";
import { serving } from "../../../src/templates/decisions/serving";
import { expectClose } from "../../support/close";
import { DIALECTS, calculated, type Calculated, type Edits } from "./support/calculated";

const HOUR = 2 * 3.99;
const SPEED = 8410;
const API = 0.4;
const MONTH = HOUR * 24 * 30;

describe.each(DIALECTS)("Serving, %s formulas", (dialect) => {
  let sheet: Calculated;
  beforeAll(async () => {
    sheet = await calculated(serving, dialect);
  });
  const result = (label: string) => sheet.at(label, "Result");

  it("gives what the core gives, to 1e-9", () => {
    expectClose(result("Own, at your utilization"), tokenCost(HOUR, SPEED, 0.5), 1e-9);
    expectClose(result("Own, at full load"), tokenCost(HOUR, SPEED), 1e-9);
    expectClose(result("API"), API, 1e-9);
    expectClose(result("Break-even utilization"), breakevenUtilization(HOUR, SPEED, API), 1e-9);
    expectClose(result("Break-even volume"), breakeven(MONTH, API, 0), 1e-9);
    expectClose(result("Keys and values of one token"), kvCache(80, 8, 128, 1), 1e-9);
    expectClose(sheet.at("Saved by owning", "Result"), inferenceCost(200_000, 2000, API) - MONTH, 1e-9);
  });

  it("counts what fits: weights, keys and values", () => {
    const room = 2 * 80e9 * 0.9 - 70_553_706_496;
    expectClose(result("Room for keys and values"), room / 1e9, 1e-9);
    expect(result("Requests at once, at full length")).toBe(Math.floor(room / kvCache(80, 8, 128, 2000)));
  });

  it("the break-even price of a GPU makes both ways cost the same", async () => {
    const price = Number(result("GPU price at which owning breaks even"));
    expectClose(tokenCost(2 * price, SPEED, 0.5), API, 1e-9);
  });

  it("adds a replica where the highest utilization is passed", () => {
    const top = sheet.plan.cells.findIndex((cells) => cells[0]?.value === "Load, in full replicas") + 1;
    for (let row = top; sheet.plan.cells[row]?.[0]?.role === "input"; row++) {
      const [load, , volume, replicas, own, api, cheaper] = sheet.values[row] ?? [];
      expect(replicas).toBe(Math.ceil(Number(load) / 0.8 - 1e-12));
      expectClose(own, Number(replicas) * MONTH, 1e-9);
      expectClose(api, Number(volume) * API, 1e-9);
      expect(cheaper).toBe(Number(own) < Number(api) ? "own" : "API");
    }
  });

  it("has no error and no unmet check but those that follow the date", () => {
    expect(sheet.errors()).toEqual([]);
    expect(sheet.unmet()).toEqual(sheet.stale());
  });
});

describe("Serving, when an entry can't be", () => {
  const cases: [string, Edits, string, string][] = [
    ["no utilization at all", [{ label: "Utilization", value: 0 }], "Utilization", "Must be above 0"],
    ["a utilization above 1", [{ label: "Utilization", value: 1.2 }], "Utilization", "At most 100%"],
    [
      "a model too big for its GPUs",
      [{ label: "Model", value: "GPT-3 175B" }],
      "The model and a request fit",
      "Too small: add GPUs",
    ],
    [
      "a request that doesn't fit",
      [{ label: "Prompt", value: 2_000_000 }],
      "The model and a request fit",
      "Not even one request",
    ],
    [
      "a speed beyond the hardware",
      [{ label: "GPUs of a replica", value: 1 }],
      "It fits, and can be that fast",
      "Faster than possible",
    ],
    [
      "FP8 on a chip without it",
      [{ label: "Accelerator", value: "A100 80GB SXM" }],
      "Peak speed of a GPU, dense",
      "No such figure known",
    ],
  ];
  it.each(cases)("%s", async (_, edits, label, message) => {
    const sheet = await calculated(serving, "plain", edits);
    expect(sheet.at(label, "Check")).toBe(message);
    for (const name of ["Own, at your utilization", "Break-even utilization", "Break-even volume"])
      expect(sheet.at(name, "Result")).toBe("#N/A");
    expect(sheet.at("Saved by owning", "Result")).toBe("#N/A");
  });

  it("an API that own GPUs can't beat", async () => {
    const sheet = await calculated(serving, "plain", [
      { label: "API price, prompt", value: 0.1 },
      { label: "API price, answer", value: 0.1 },
    ]);
    expect(sheet.at("Break-even utilization", "Check")).toBe("Never: above full load");
    expect(sheet.at("Break-even volume", "Check")).toBe("Beyond its capacity");
  });

  it("an API cheaper than the own cost beside the GPUs", async () => {
    const sheet = await calculated(serving, "plain", [{ label: "Other own cost", value: 5 }]);
    expect(sheet.at("Break-even utilization", "Result")).toBe("never");
    expect(sheet.at("Break-even volume", "Result")).toBe("never");
    expect(sheet.at("Break-even utilization", "Check")).toBe("Never: API is cheaper");
    expect(sheet.at("GPU price at which owning breaks even", "Result")).toBe(0);
  });
});
