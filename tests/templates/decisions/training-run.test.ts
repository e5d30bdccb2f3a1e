import { beforeAll, describe, expect, it } from "vitest";
import { trainCost, trainDays, trainFlops, trainHours } from "../../../src/core/training/training";
import { trainingRun } from "../../../src/templates/decisions/training-run";
import { expectClose } from "../../support/close";
import { DIALECTS, calculated, type Calculated, type Edits } from "./support/calculated";

const PEAK = 312;
const MFU = 0.496;
const PRICE = 2.79;
const flops = trainFlops(65.2e9, 1.4e12, 80, 8192, 2048);

describe.each(DIALECTS)("Training run, %s formulas", (dialect) => {
  let sheet: Calculated;
  beforeAll(async () => {
    sheet = await calculated(trainingRun, dialect);
  });

  it("gives what the core gives, to 1e-9", () => {
    const result = (label: string) => sheet.at(label, "Result");
    expectClose(result("Operations"), flops, 1e-9);
    expectClose(result("of which attention"), 1 - trainFlops(65.2e9, 1.4e12) / flops, 1e-9);
    expectClose(result("GPU-hours"), trainHours(flops, PEAK, MFU), 1e-9);
    expectClose(result("Days"), trainDays(flops, 2048, PEAK, MFU), 1e-9);
    expectClose(result("Cost"), trainCost(flops, PEAK, MFU, PRICE), 1e-9);
    expectClose(result("Cost per million tokens"), (trainCost(flops, PEAK, MFU, PRICE) / 1.4e12) * 1e6, 1e-9);
  });

  it("lies near the hours and days that were published for LLaMA 65B", () => {
    expect(Math.abs(Number(sheet.at("GPU-hours", "Result")) / 1_022_362 - 1)).toBeLessThan(0.0015);
    expect(Math.round(Number(sheet.at("Days", "Result")))).toBe(21);
  });

  it("fills the table of utilizations and prices", () => {
    const head = sheet.row("Part of the price above");
    const top = sheet.plan.cells.findIndex((cells) => cells[0]?.value === 0.2);
    for (let row = top; sheet.plan.cells[row]?.[0]?.role === "input"; row++)
      for (let column = 2; column <= 5; column++) {
        const mfu = Number(sheet.values[row]?.[0]);
        const expected = trainCost(flops, PEAK, mfu, PRICE * Number(head[column]));
        expectClose(sheet.values[row]?.[column], expected, 1e-9);
      }
  });

  it("has no error and no unmet check but those that follow the date", () => {
    expect(sheet.errors()).toEqual([]);
    expect(sheet.unmet()).toEqual(sheet.stale());
  });
});

describe("Training run, when an entry can't be", () => {
  const cases: [string, Edits, string, string][] = [
    ["an MFU above 1", [{ label: "MFU", value: 1.5 }], "MFU", "At most 100%"],
    ["a negative MFU", [{ label: "MFU", value: -0.4 }], "MFU", "Must be above 0"],
    [
      "words for a number",
      [{ label: "Training tokens", value: "lots" }],
      "Training tokens",
      "A number, please",
    ],
    ["half a GPU", [{ label: "GPUs", value: 2.5 }], "GPUs", "A whole number, please"],
    [
      "a precision that the chip lacks",
      [{ label: "Precision", value: "FP8" }],
      "Peak speed, dense",
      "No such speed known",
    ],
    [
      "a chip that isn't listed",
      [{ label: "Accelerator", column: 2, value: "Abacus" }],
      "Accelerator",
      "Choose from the list",
    ],
    [
      "an own model that nobody described",
      [{ label: "Model", value: "Own model" }],
      "Layers",
      "Must be above 0",
    ],
  ];
  it.each(cases)("%s", async (_, edits, label, message) => {
    const sheet = await calculated(trainingRun, "plain", edits);
    expect(sheet.at(label, "Check")).toBe(message);
    expect(sheet.at("All inputs", "Check")).toBe("See the checks above");
    for (const result of ["Operations", "GPU-hours", "Days", "Cost", "Cost per million tokens"])
      expect(sheet.at(result, "Result")).toBe("#N/A");
  });

  it("an old price is flagged, and the results still show", async () => {
    const sheet = await calculated(trainingRun, "plain", [
      { label: "Price: as of", value: 45000 },
      { label: "Today", column: 2, value: 45181 },
    ]);
    expect(sheet.at("Price: fresh", "Check")).toBe("Older than 180 days");
    expect(Number(sheet.at("Cost", "Result"))).toBeGreaterThan(0);
  });

  it("a price of 180 days is fresh, and one of tomorrow isn't", async () => {
    const on = (today: number) =>
      calculated(trainingRun, "plain", [
        { label: "Price: as of", value: 45000 },
        { label: "Today", column: 2, value: today },
      ]);
    expect((await on(45180)).at("Price: fresh", "Check")).toBe("OK");
    expect((await on(44999)).at("Price: fresh", "Check")).toBe("Its date lies ahead");
  });

  it("an MFU above 1 in the table of costs", async () => {
    const sheet = await calculated(trainingRun, "plain", [{ at: { value: 0.2 }, value: 1.2 }]);
    expect(sheet.at("Heads of this table", 3)).toBe("MFU: up to 100%");
  });
});
