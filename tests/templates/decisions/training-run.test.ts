import { describe, expect, it } from "vitest";
import { checkpointInterval, goodput } from "../../../src/core/training/checkpoints";
import { trainCost, trainDays, trainFlops, trainHours } from "../../../src/core/training/training";
import { trainingRun } from "../../../src/templates/decisions/training-run";
import { expectClose } from "../../support/close";
import { calculated, DIALECTS, type Edits } from "./support/calculated";

const PEAK = 312;
const MFU = 0.496;
const PRICE = 2.79;
const GPUS = 2048;
const flops = trainFlops(65.2e9, 1.4e12, 80, 8192, 2048);

describe.each(DIALECTS)("Training run, %s formulas", (dialect) => {
  const open = (edits: Edits = []) => calculated(trainingRun, dialect, edits);

  it("gives what the core gives, to 1e-9", () => {
    const sheet = open();
    expectClose(sheet.at("Operations", 2), flops, 1e-9);
    expectClose(sheet.at("of which attention", 2), 1 - trainFlops(65.2e9, 1.4e12) / flops, 1e-9);
    expectClose(sheet.at("GPU-hours", 2), trainHours(flops, PEAK, MFU), 1e-9);
    expectClose(sheet.at("Days", 2), trainDays(flops, GPUS, PEAK, MFU), 1e-9);
    expectClose(sheet.at("Cost", 2), trainCost(flops, PEAK, MFU, PRICE), 1e-9);
    expectClose(sheet.at("Per million tokens", 2), (trainCost(flops, PEAK, MFU, PRICE) / 1.4e12) * 1e6, 1e-9);
    expect(sheet.values[2]![0]).toBe("Takes 20.8 days on 2,048 GPUs and costs $2,855,712.");
  });

  it.each([
    // 52 of 62 layers see 1,024 tokens of a sequence of 32,768.
    ["Gemma 3 27B", 27e9, 62, 32 * 128, (10 * 32768 + 52 * 1024) / 62],
    // Keys of 128 and 64, values of 128: half of both, over 128 heads.
    ["DeepSeek-V3", 37e9, 61, 128 * 160, 32768],
    // As many heads as make it wider than its width of 2,560.
    ["Qwen3 4B", 4e9, 36, 4096, 32768],
  ])("counts the attention of %s by its architecture", (name, active, layers, width, seen) => {
    const sheet = open([
      { label: "Model", value: name },
      { label: "Sequence", value: 32768 },
    ]);
    expectClose(sheet.at("Operations", 2), trainFlops(active, 1.4e12, layers, width, seen), 1e-9);
  });

  it("lies near the hours and days that were published for LLaMA 65B", () => {
    const sheet = open();
    expect(Math.abs(Number(sheet.at("GPU-hours", 2)) / 1_022_362 - 1)).toBeLessThan(0.0015);
    expect(Math.round(Number(sheet.at("Days", 2)))).toBe(21);
  });

  it.each([
    ["as often as loses least", undefined],
    ["every two hours", 2],
    ["hardly ever", 400],
  ])("bills what failures take, saving %s", (_name, interval) => {
    const sheet = open([
      { label: "GPU-hours between failures", value: 50_000 },
      { label: "Saving a checkpoint", value: 0.25 },
      { label: "From a failure to work again", value: 1 },
      ...(interval === undefined ? [] : [{ label: "Work between checkpoints", value: interval }]),
    ]);
    const useful = goodput(50_000 / GPUS, 0.25, 1, interval);
    expectClose(sheet.at("Useful share of the time", 2), useful, 1e-9);
    expectClose(sheet.at("GPU-hours", 2), trainHours(flops, PEAK, MFU) / useful, 1e-9);
    expectClose(sheet.at("Cost", 2), trainCost(flops, PEAK, MFU, PRICE) / useful, 1e-9);
    expect(sheet.errors()).toEqual([]);
  });

  it.each([1e-4, 0.1, 2, 300])("finds the best interval where saving takes %d hours", (save) => {
    const sheet = open([
      { label: "GPU-hours between failures", value: 50_000 },
      { label: "Saving a checkpoint", value: save },
    ]);
    // The first row of this label is the input.
    const row = sheet.plan.cells.findLastIndex((line) => line[0]?.value === "Work between checkpoints");
    expectClose(sheet.values[row]![2], checkpointInterval(50_000 / GPUS, save), 1e-8);
  });

  it("adds energy, data and people", () => {
    const sheet = open([
      { label: "Power, of a GPU and its share", value: 0.8 },
      { label: "Electricity", value: 0.12 },
      { label: "Data", value: 100_000 },
      { label: "People", value: 400_000 },
    ]);
    const energy = trainHours(flops, PEAK, MFU) * 0.8 * 0.12;
    expectClose(sheet.at("Cost", 2), trainCost(flops, PEAK, MFU, PRICE) + energy + 500_000, 1e-9);
    expectClose(sheet.at("of which compute", 2), trainCost(flops, PEAK, MFU, PRICE), 1e-9);
  });

  it("fills the table of utilizations and prices", () => {
    const sheet = open();
    const rows = sheet.values.filter((line) => line[0] === "Compute at this MFU");
    expect(rows).toHaveLength(9);
    for (const [, , mfu, low, same, high] of rows) {
      const cost = trainCost(flops, PEAK, Number(mfu), PRICE);
      expectClose([low, same, high], [cost / 2, cost, cost * 1.5], 1e-9);
    }
  });
});

describe("Training run, when an entry can't be", () => {
  const cases: [string, Edits, string][] = [
    ["an MFU above 1", [{ label: "MFU", value: 1.5 }], "MFU, C26: a share above 0%, up to 100%"],
    ["half a GPU", [{ label: "GPUs", value: 2.5 }], "GPUs, C24: a whole number above 0"],
    [
      "a precision that the chip lacks",
      [{ label: "Precision", value: "FP8" }],
      "Peak speed, dense, C47: no such speed is known of this accelerator",
    ],
    [
      "a chip that isn't listed",
      [{ label: "Accelerator", value: "Abacus" }],
      "Accelerator, C23: choose from the list",
    ],
    [
      "an own model that nobody described",
      [{ label: "Model", value: "Own model" }],
      "Active parameters, C42: not known: fill it in in the table below",
    ],
  ];
  it.each(cases)("%s", (_name, edits, said) => {
    const sheet = calculated(trainingRun, "plain", edits);
    expect(sheet.at("Inputs", 2)).toBe(said);
    for (const figure of ["Cost", "of which compute", "Days", "GPU-hours", "Per million tokens"])
      expect(sheet.at(figure, 2)).toBe("–");
    expect(sheet.errors()).toEqual([]);
  });

  it("an own model, once it is described", () => {
    const own = (column: number, value: number) => ({ label: "Own model", column, value });
    const sheet = calculated(trainingRun, "plain", [
      { label: "Model", value: "Own model" },
      ...[own(2, 65.2e9), own(3, 80), own(4, 8192)],
    ]);
    expectClose(sheet.at("Cost", 2), trainCost(flops, PEAK, MFU, PRICE), 1e-9);
  });

  it.each([
    ["price", "GPU price"],
    ["table of figures", "Published figures"],
  ])("an old %s is said, and the results still show; 180 days are fresh, and tomorrow isn't", (_, aged) => {
    const dated = ["GPU price", "Published figures"];
    const on = (today: number) =>
      calculated(trainingRun, "plain", [
        ...dated.map((label) => ({ label: `${label}: as of`, value: label === aged ? 45000 : today })),
        { label: "Today", column: 2, value: today },
      ]);
    const said = new RegExp(`^${aged}: fresh for, C\\d+: ask for a fresh one`);
    const old = on(45181);
    expect(String(old.at("Checks", 2))).toMatch(said);
    expect(Number(old.at("Cost", 2))).toBeGreaterThan(0);
    expect(on(45180).at("Checks", 2)).toBe("OK");
    expect(String(on(44999).at("Checks", 2))).toMatch(said);
  });
});
