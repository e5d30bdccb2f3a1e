import { describe, expect, it } from "vitest";
import { SETUP } from "../../src/excel/model-runs/setups/record";
import { SCENARIO } from "../../src/excel/scenarios/record";
import { readableOptions } from "../../src/excel/talk/records/options";
import { TYPED, typedProblem } from "../../src/sheets/typed";

const limits = Object.entries(TYPED);

describe("texts that people type", () => {
  it.each(limits)("%s: as long as it may be, and no longer", (_, { least, most }) => {
    expect(typedProblem("It", { least, most }, "é".repeat(most))).toBeNull();
    expect(typedProblem("It", { least, most }, "é".repeat(most + 1))).toBe(
      `It takes ${least ? `${least} to` : "at most"} ${most} characters, not ${most + 1}.`,
    );
    // Blanks count towards what is stored, and not as a text.
    expect(typedProblem("It", { least, most }, `x${" ".repeat(most)}`)).toMatch(/^It takes/);
    expect(typedProblem("It", { least, most }, "   ") === null).toBe(least === 0);
  });

  it("none has to be there but the name of the optimized column: whether one is is its view's to ask", () => {
    const needed = limits.filter(([, one]) => typedProblem("It", one, "") !== null).map(([name]) => name);
    expect(needed).toEqual(["optimizedName"]);
  });

  it.each(["a\nb", "a\tb", "\u0000", "\u007f", "\u2028", "\ud83d", "\udc00", "\uffff"])(
    "no control characters and no halves: %j",
    (text) => {
      expect(typedProblem("It", TYPED.row, text)).toBe(
        "It holds a control character, which no file of Excel's may.",
      );
    },
  );

  it("other alphabets and whole pictures are texts", () => {
    for (const text of ["कम लागत", "案1", "👍🏽", "R$", "a'b\"c<&>"])
      expect(typedProblem("It", TYPED.row, text)).toBeNull();
  });

  it("whatever may be typed is read again from the workbook", () => {
    const [currency, optimizedName, name, setup] = [
      TYPED.currency,
      TYPED.optimizedName,
      TYPED.scenario,
      TYPED.setup,
    ].map(({ most }) => "x".repeat(most));
    expect(readableOptions({ currency, optimizedName })).toEqual({ currency, optimizedName });
    const common = { version: 1, token: "1a", saved: "2026-11-26T12:00:00Z" };
    const scenario = { ...common, id: "2b", name, inputs: { cells: {}, rows: {} } };
    expect(SCENARIO.read({ key: "PhoenixROI.scenario.1a.2b", value: scenario })).toEqual(scenario);
    const kept = {
      ...common,
      name: setup,
      outputs: 0,
      inputs: [],
      numbers: {},
      sampling: "",
      stop: "",
      groups: [],
      matrix: false,
      solved: null,
      along: null,
    };
    expect(SETUP.read({ key: "PhoenixROI.setup.1a", value: kept })).toEqual(kept);
  });
});
