import { describe, expect, it } from "vitest";
import { breakeven } from "../../../src/core/returns/breakeven";
import {
  breakevenUtilization,
  inferenceCost,
  requestCost,
  tokenCost,
} from "../../../src/core/serving/serving";
import { kvCache } from "../../../src/core/training/memory";
import { serving } from "../../../src/templates/decisions/serving";
import { expectClose } from "../../support/close";
import { calculated, DIALECTS, type Edits } from "./support/calculated";

const HOUR = 2 * 3.99;
const SPEED = 8410;
const API = 0.4;
const MONTH = HOUR * 24 * 30;

describe.each(DIALECTS)("Serving, %s formulas", (dialect) => {
  const open = (edits: Edits = []) => calculated(serving, dialect, edits);

  it("gives what the core gives, to 1e-9", () => {
    const sheet = open();
    expectClose(sheet.at("Own, per million tokens", 2), tokenCost(HOUR, SPEED, 0.5), 1e-9);
    expectClose(sheet.at("Own, at full load", 2), tokenCost(HOUR, SPEED), 1e-9);
    expectClose(sheet.at("API, per million tokens", 2), API, 1e-9);
    expectClose(sheet.at("Break-even utilization", 2), breakevenUtilization(HOUR, SPEED, API), 1e-9);
    expectClose(sheet.at("Break-even volume", 2), breakeven(MONTH, API, 0), 1e-9);
    expectClose(sheet.at("Saved by owning, a month", 2), inferenceCost(200_000, 2000, API) - MONTH, 1e-9);
    expect(sheet.values[2]![0]).toBe(
      "The API saves $946 a month at this volume; own GPUs break even at 66% utilization.",
    );
  });

  it("counts what fits: weights, keys and values", () => {
    const sheet = open();
    const room = 2 * 80e9 * 0.9 - 70_553_706_496;
    expectClose(sheet.at("Room for keys and values", 2), room / 1e9, 1e-9);
    expectClose(sheet.at("Keys and values of a request", 2), kvCache(80, 8, 128, 2000) / 1e9, 1e-9);
    expect(sheet.at("Requests at once", 2)).toBe(Math.floor(room / kvCache(80, 8, 128, 2000)));
  });

  it("keeps no more than its window in the layers that have one", () => {
    const sheet = open([
      { label: "Layers with a window", value: 60 },
      { label: "Window", value: 512 },
    ]);
    expectClose(
      sheet.at("Keys and values of a request", 2),
      kvCache(80, 8, 128, 2000, 2, 60, 512) / 1e9,
      1e-9,
    );
  });

  it("tells prompts and answers apart once the speed of reading is known", () => {
    const sheet = open([{ label: "Prompt tokens, when it only reads", value: 25_000 }]);
    const [all, prompt, answer] = [
      "Own, at your utilization",
      "of it a prompt token",
      "of it an answer token",
    ].map((label) => Number(sheet.at(label, 2))) as [number, number, number];
    expectClose(prompt, tokenCost(HOUR, 25_000, 0.5), 1e-9);
    // A request costs what its tokens cost, however that is split.
    expectClose(1000 * prompt + 1000 * answer, 2000 * all, 1e-9);
    expect(answer).toBeGreaterThan(prompt);
  });

  it("bills cached prompts at their own price", () => {
    const sheet = open([
      { label: "API price, answer", value: 1.6 },
      { label: "Prompt tokens cached at the API", value: 0.8 },
      { label: "API price, cached", value: 0.1 },
    ]);
    const request = requestCost(1000, 1000, 0.4, 1.6, 0.8, 0.1);
    expectClose(sheet.at("A request to the API", 2), request, 1e-9);
    expectClose(sheet.at("API, per million tokens", 2), request * 500, 1e-9);
    expect(sheet.at("Checks", 2)).not.toMatch(/^Two ways/);
  });

  it("the break-even price of a GPU makes both ways cost the same", () => {
    const price = Number(open().at("GPU price that breaks even", 2));
    expectClose(tokenCost(2 * price, SPEED, 0.5), API, 1e-9);
  });

  it("adds a replica where the highest utilization is passed", () => {
    const rows = open().values.filter((line) => line[0] === "At a load in full replicas of");
    expect(rows).toHaveLength(10);
    for (const [, , load, volume, replicas, own, api] of rows) {
      expect(replicas).toBe(Math.ceil(Number(load) / 0.8 - 1e-12));
      expectClose(own, Number(replicas) * MONTH, 1e-9);
      expectClose(api, Number(volume) * API, 1e-9);
    }
  });
});

describe("Serving, when it can't be", () => {
  const cases: [string, Edits, RegExp][] = [
    ["no utilization at all", [{ label: "Utilization", value: 0 }], /^Utilization, C28: /],
    [
      "a model too big for its GPUs",
      [{ label: "Model", value: "GPT-3 175B" }],
      /^Room for keys and values, C\d+: the weights don't fit/,
    ],
    [
      "a request that doesn't fit",
      [{ label: "Prompt", value: 2_000_000 }],
      /^Requests at once, C\d+: not even one request fits/,
    ],
    [
      "a speed beyond the hardware",
      [{ label: "GPUs of a replica", value: 1 }],
      /^Measured, of what is possible, C\d+: faster/,
    ],
    [
      "prompts that take all the time",
      [{ label: "Prompt tokens, when it only reads", value: 4000 }],
      /^Time that prompts take, C\d+: reading alone/,
    ],
    [
      "FP8 on a chip without it",
      [{ label: "Accelerator", value: "A100 80GB SXM" }],
      /^Peak speed of a GPU, dense, C\d+: no such speed/,
    ],
  ];
  it.each(cases)("%s", (_name, edits, said) => {
    const sheet = calculated(serving, "plain", edits);
    expect(sheet.at("Inputs", 2)).toMatch(said);
    for (const name of ["Own, per million tokens", "Break-even utilization", "Saved by owning, a month"])
      expect(sheet.at(name, 2)).toBe("–");
    expect(sheet.errors()).toEqual([]);
  });

  it("an API that own GPUs can't beat", () => {
    const sheet = calculated(serving, "plain", [
      { label: "API price, prompt", value: 0.1 },
      { label: "API price, answer", value: 0.1 },
    ]);
    expect(sheet.at("Break-even utilization", 2)).toBe("never");
    expect(sheet.at("Break-even volume", 2)).toBe("never");
    expect(sheet.values[2]![0]).toMatch(/own GPUs never break even\.$/);
  });

  it("an API cheaper than the own cost beside the GPUs", () => {
    const sheet = calculated(serving, "plain", [{ label: "Other own cost", value: 5 }]);
    expect(sheet.at("Break-even utilization", 2)).toBe("never");
    expect(sheet.at("Break-even volume", 2)).toBe("never");
    expect(sheet.at("GPU price that breaks even", 2)).toBe(0);
    expect(sheet.errors()).toEqual([]);
  });
});
