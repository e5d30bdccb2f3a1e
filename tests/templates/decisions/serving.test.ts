import { describe, expect, it } from "vitest";
import { breakeven } from "../../../src/core/returns/breakeven";
import {
  breakevenUtilization,
  inferenceCost,
  requestCost,
  tokenCost,
} from "../../../src/core/serving/serving";
import { kvCache, kvCacheMla } from "../../../src/core/training/memory";
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

  // Parameters by their names, caches by the core: what the table's columns lead to.
  it.each([
    ["Gemma 3 27B", (tokens: number) => kvCache(62, 16, 128, tokens, 2, 52, 1024)],
    ["gpt-oss 120B", (tokens: number) => kvCache(36, 8, 64, tokens, 2, 18, 128)],
    ["DeepSeek-V3", (tokens: number) => kvCacheMla(61, 512, 64, tokens)],
    // Its first version, of which the file tells a window on all layers.
    ["Mistral 7B", (tokens: number) => kvCache(32, 8, 128, tokens, 2, 32, 4096), 8000],
    ["Llama 3.3 70B", (tokens: number) => kvCache(80, 8, 128, tokens)],
  ])("keeps of %s what its architecture keeps", (name, kept, prompt = 1000) => {
    const sheet = open([
      { label: "Model", value: name },
      { label: "Prompt", value: prompt },
      { label: "Measured lengths may differ by", value: 1 },
      { label: "Prompt tokens, when it only reads", value: "" },
      { label: "Accelerator", value: "B300 SXM" },
      { label: "GPUs of a replica", value: 8 },
    ]);
    expect(sheet.at("Inputs", 2)).toBe("OK");
    expectClose(sheet.at("Keys and values of a request", 2), kept(prompt + 1000) / 1e9, 1e-9);
  });

  it("an own model with windows, or with a latent vector", () => {
    const own = (column: number, value: number) => ({ label: "Own model", column, value });
    const shape = [own(2, 30e9), own(3, 30e9), own(4, 80), own(5, 8), own(6, 128)];
    const windows = open([{ label: "Model", value: "Own model" }, ...shape, own(7, 60), own(8, 512)]);
    expectClose(
      windows.at("Keys and values of a request", 2),
      kvCache(80, 8, 128, 2000, 2, 60, 512) / 1e9,
      1e-9,
    );
    const latent = open([{ label: "Model", value: "Own model" }, ...shape, own(9, 512), own(10, 64)]);
    expectClose(latent.at("Keys and values of a request", 2), kvCacheMla(80, 512, 64, 2000) / 1e9, 1e-9);
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

  it("begins with a published speed of reading", () => {
    const sheet = open();
    // 5,000 tokens in 406.77 ms.
    expectClose(sheet.at("of it a prompt token", 2), tokenCost(HOUR, 12_292, 0.5), 1e-9);
    expectClose(sheet.at("Time that prompts take", 2), ((1000 / 12_292) * 4205) / 1000, 1e-9);
  });

  const LONG = [
    { label: "Prompt", value: 5000 },
    { label: "Answer", value: 500 },
  ];
  // NVIDIA's published curve of this replica.
  it.each([
    ["no limit: the fullest", {}, 920.9, 150],
    ["first token within a second", { "First token within": 1000 }, 814.37, 50],
    ["and 40 ms a token", { "First token within": 1000, "Each token after it within": 40 }, 623.4, 25],
    ["one request's pace", { "Each token after it within": 20 }, 51.67, 1],
  ])("takes the run that counts: %s", (_, limits, speed, atOnce) => {
    const sheet = open([...LONG, ...Object.entries(limits).map(([label, value]) => ({ label, value }))]);
    expect(sheet.at("Inputs", 2)).toBe("OK");
    expectClose(sheet.at("Answer tokens of a replica", 2), speed, 1e-12);
    expect(sheet.at("Requests at once in it", 2)).toBe(atOnce);
    expectClose(sheet.at("Own, at full load", 2), tokenCost(HOUR, speed * 11), 1e-9);
  });

  it.each([
    ["Model", "Qwen3 32B", /^Its model, C\d+: measured on another model/],
    ["Accelerator", "H200 SXM", /^Its accelerator, C\d+: measured on another accelerator/],
    ["GPUs of a replica", 4, /^Its GPUs, C\d+: measured on another number of GPUs/],
  ])("names a run that was measured on another replica: %s %s", (label, value, said) => {
    const sheet = open([{ label, value }]);
    expect(sheet.at("Inputs", 2)).toBe("OK");
    expect(String(sheet.at("Checks", 2))).toMatch(said);
    expectClose(sheet.at("Answer tokens of a replica", 2), SPEED / 2, 1e-12);
  });

  it("takes a run of the replica that is chosen before a faster one of another", () => {
    const run = (column: number, value: number | string) => ({ label: "1000 in, 2000 out", column, value });
    const own = [run(3, 1000), run(7, 3000), run(10, "Qwen3 32B")];
    const model = [
      { label: "Model", value: "Qwen3 32B" },
      { label: "Prompt tokens, when it only reads", value: 9000 },
    ];
    const sheet = open([...model, ...own]);
    expectClose(sheet.at("Answer tokens of a replica", 2), 3000, 1e-12);
    expect(sheet.at("Its model", 2)).toBe("Qwen3 32B");
    expect(sheet.at("Checks", 2)).toBe("OK");
    // Where the row tells nothing, the run is taken for the user's own.
    const silent = open([...model, ...own.slice(0, 2), run(10, "")]);
    expectClose(silent.at("Answer tokens of a replica", 2), 3000, 1e-12);
    expect(silent.at("Its model", 2)).toBe("yours");
    expect(silent.at("Checks", 2)).toBe("OK");
  });

  it("says that the published speed of reading is another replica's, until it is one's own or left empty", () => {
    const of = (sheet: ReturnType<typeof open>) => sheet.at("Its speed of reading is of", 2);
    const published = open();
    expect(of(published)).toBe("Llama 3.1 70B");
    const run = (column: number, value: number | string) => ({ label: "1000 in, 2000 out", column, value });
    const other = [{ label: "Model", value: "Qwen3 32B" }, run(3, 1000), run(7, 3000), run(10, "Qwen3 32B")];
    expect(String(open(other).at("Checks", 2))).toMatch(
      /^Its speed of reading is of, C\d+: read by another replica than the one chosen/,
    );
    const typed = (value: number | string) =>
      open([...other, { label: "Prompt tokens, when it only reads", value }]);
    expect([of(typed(9000)), typed(9000).at("Checks", 2)]).toEqual(["yours", "OK"]);
    expect([of(typed("")), typed("").at("Checks", 2)]).toEqual(["–", "OK"]);
  });

  describe("by the hour of the day", () => {
    // Office hours: two hours of 40%, ten of 2%, the rest nothing.
    const load = Array.from({ length: 24 }, (_, hour) => ({
      label: `${String(hour).padStart(2, "0")}:00`,
      column: 2,
      value: hour === 10 || hour === 11 ? 40 : hour >= 12 && hour < 22 ? 2 : 0,
    }));
    const REQUESTS = 1_000_000;
    const perHour = (SPEED / 2000) * 3600 * 0.8;
    const needed = load.map(({ value }) => Math.ceil((REQUESTS * value) / 100 / perHour));
    const sum = (of: (replicas: number) => number) => needed.reduce((all, n) => all + of(n), 0);
    const fleet: Edits = [
      ...load,
      { label: "Requests", value: REQUESTS },
      { label: "Committed replicas", value: 1 },
      { label: "GPU price on demand", value: 5 },
      { label: "Replicas on demand, at most", value: 20 },
      { label: "GPU price on spot", value: 2 },
      { label: "A spot replica is interrupted every", value: 6 },
      { label: "An interruption takes", value: 18 },
    ];

    it("fills committed, on demand and spot in that order, and pays for interruptions", () => {
      const sheet = open(fleet);
      expect(sheet.at("Inputs", 2)).toBe("OK");
      expect(needed[10]).toBe(34);
      expect(sheet.at("Replicas, busiest hour", 2)).toBe(34);
      expect(sheet.at("10:00", "On demand")).toBe(20);
      expect(sheet.at("10:00", "On spot")).toBe(13);
      expect(sheet.at("12:00", "On demand")).toBe(1);
      expect(sheet.at("12:00", "On spot")).toBe(0);
      const onDemand = sum((n) => Math.min(20, Math.max(0, n - 1)));
      const spot = sum((n) => Math.max(0, n - 21));
      const committed = MONTH;
      const byUse = onDemand * 2 * 5 * 30;
      const onSpot = ((spot * 2 * 2) / 0.95) * 30;
      expectClose(sheet.at("Committed, a month", 2), committed, 1e-9);
      expectClose(sheet.at("On demand, a month", 2), byUse, 1e-9);
      expectClose(sheet.at("On spot, a month", 2), onSpot, 1e-9);
      expectClose(sheet.at("of it for interruptions", 2), 0.05 * onSpot, 1e-9);
      const volume = (REQUESTS * 2000 * 30) / 1e6;
      expectClose(sheet.at("Own, as filled", 2), (committed + byUse + onSpot) / volume, 1e-9);
      expectClose(sheet.at("Own, all by reservation", 2), (34 * MONTH) / volume, 1e-9);
      expectClose(sheet.at("Own, all by use", 2), (sum((n) => n) * 2 * 5 * 30) / volume, 1e-9);
      expectClose(sheet.at("API, the same tokens", 2), API, 1e-9);
      expectClose(sheet.at("Saved by owning, a month", 2), volume * API - committed - byUse - onSpot, 1e-9);
      expect(sheet.errors()).toEqual([]);
    });

    it("counts shares on any scale", () => {
      const scaled = fleet.map((one) =>
        /:00$/.test(String(one.label)) ? { ...one, value: 250 * Number(one.value) } : one,
      );
      expectClose(open(scaled).at("Own, as filled", 2), Number(open(fleet).at("Own, as filled", 2)), 1e-12);
    });
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
    ["no utilization at all", [{ label: "Utilization", value: 0 }], /^Utilization, C\d+: /],
    [
      "a model too big for its GPUs",
      [{ label: "Model", value: "GPT-3 175B" }],
      /^Room for keys and values, C\d+: the weights don't fit/,
    ],
    [
      "a request that doesn't fit",
      [
        { label: "GPUs of a replica", value: 1 },
        { label: "Memory that may be filled", value: 0.99 },
        { label: "Own accelerator", column: 2, value: 989.5 },
        { label: "Own accelerator", column: 3, value: 1979 },
        { label: "Own accelerator", column: 4, value: 71.5 },
        { label: "Own accelerator", column: 5, value: 3350 },
        { label: "Accelerator", value: "Own accelerator" },
      ],
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
      "a latency that no run meets",
      [{ label: "First token within", value: 100 }],
      /^Answer tokens of a replica, C\d+: no measured run of your lengths is within your limits/,
    ],
    [
      "lengths that no run has",
      [{ label: "Prompt", value: 3000 }],
      /^Answer tokens of a replica, C\d+: no measured run of your lengths/,
    ],
    [
      "hours that nothing serves",
      [
        { label: "Committed replicas", value: 0 },
        { label: "Replicas on demand, at most", value: 0 },
      ],
      /^On spot, C\d+: nothing serves these hours/,
    ],
    [
      "a day without load",
      Array.from({ length: 24 }, (_, hour) => ({
        label: `${String(hour).padStart(2, "0")}:00`,
        column: 2,
        value: 0,
      })),
      /^Hours filled in, C\d+: 24 of them/,
    ],
    [
      "interruptions without end",
      [
        { label: "A spot replica is interrupted every", value: 1 },
        { label: "An interruption takes", value: 60 },
      ],
      /^Lost to interruptions, C\d+: interruptions would take/,
    ],
    [
      "a cache that holds more than all",
      [{ label: "Prompt tokens cached at the API", value: 1.2 }],
      /^Prompt tokens cached at the API, C\d+: a share/,
    ],
    [
      "a month of no days",
      [{ label: "Days in a month", value: 0 }],
      /^Days in a month, C\d+: a whole number above 0/,
    ],
    [
      "a negative price",
      [{ label: "API price, prompt", value: -1 }],
      /^API price, prompt, C\d+: a number above 0/,
    ],
    [
      "a price of one token",
      [{ label: "API price, answer", value: 1.6e-6 }],
      /^API price, answer, C\d+: a number above 0, for a million tokens/,
    ],
    [
      "a window on more layers than there are",
      [{ label: "Gemma 3 27B", column: 7, value: 63 }],
      /^Gemma 3 27B, H\d+: a whole number, up to the layers/,
    ],
    [
      "a window of no length",
      [{ label: "Gemma 3 27B", column: 8, value: "" }],
      /^Gemma 3 27B, I\d+: a number above 0, for the layers with a window/,
    ],
    [
      "a latent vector beside windows",
      [{ label: "Gemma 3 27B", column: 9, value: 512 }],
      /^Gemma 3 27B, J\d+: a number above 0, in a model without windows/,
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
