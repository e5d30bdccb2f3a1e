import { describe, expect, it } from "vitest";
import type { Verdict } from "../../src/core/claims/verdict";
import type { Comparison } from "../../src/evidence/figure";
import { buildContext } from "../../src/sheets/context";
import { stylesOf } from "../../src/sheets/style";
import { Sheet } from "../../src/sheets/sheet";
import { Verdicts } from "../../src/sheets/verdict";
import { DEFAULT_OPTIONS } from "../../src/templates/catalogue";
import { evaluate } from "../templates/support/evaluate";

/** As printed, its number, the step of its digits, how it asks to be compared; and computed numbers with their verdicts. */
const CASES: readonly [string, number, number, Comparison, readonly [number, Verdict][]][] = [
  [
    "$10.2M",
    10_200_000,
    100_000,
    "=",
    [
      [10_200_000, "exact"],
      [10_215_000, "rounded"],
      [10_150_000, "rounded"],
      [10_290_000, "truncated"],
      [10_300_000, "differs"],
      [10_149_000, "differs"],
    ],
  ],
  [
    "<5%",
    0.05,
    0.01,
    "<",
    [
      [0.049, "holds"],
      [0.05, "fails"],
      [0.051, "fails"],
    ],
  ],
  [
    ">100",
    100,
    1,
    ">",
    [
      [101, "holds"],
      [100, "fails"],
      [99, "fails"],
    ],
  ],
  [
    "≤5",
    5,
    1,
    "<=",
    [
      [4, "holds"],
      [5, "holds"],
      [5.1, "fails"],
    ],
  ],
  [
    "100+",
    100,
    1,
    ">=",
    [
      [101, "holds"],
      [100, "holds"],
      [99.9, "fails"],
    ],
  ],
  [
    "~100",
    100,
    1,
    "~",
    [
      [100, "holds"],
      [90, "holds"],
      [110, "holds"],
      [89, "fails"],
      [111, "fails"],
    ],
  ],
];

describe.each(["addin", "plain"] as const)("verdicts in the dialect %s", (dialect) => {
  it("judge each kind of comparison, at its limit and on both sides", () => {
    const options = { ...DEFAULT_OPTIONS, dialect };
    const context = buildContext(options);
    const verdicts = new Verdicts(context, { comparisons: true });
    const columns = ["value", verdicts.statedKey, verdicts.verdictKey].map((key) => ({ key, width: 12 }));
    const sheet = new Sheet(context, {
      key: "own",
      name: "Own",
      tabColor: "#112233",
      columns: [...columns, ...verdicts.frame],
    });
    verdicts.attach(sheet);
    sheet.skip(3);
    const wanted: [string, number, Verdict][] = [];
    for (const [printed, value, step, comparison, judged] of CASES)
      for (const [computed, word] of judged) {
        const figure = {
          id: "",
          label: "",
          printed,
          value,
          unit: "number",
          section: "",
          step,
          comparison,
        } as const;
        sheet.line({
          value: { role: "input", value: computed, validity: "any" },
          ...verdicts.line(figure, "value"),
        });
        wanted.push([printed, computed, word]);
      }
    const plan = {
      template: "own",
      title: "Own",
      styles: stylesOf(options.standard),
      sheets: [sheet.finish()],
    };
    const lines = evaluate(plan).get("Own")!.slice(3);
    expect(lines.map(([computed, printed, word]) => [printed, computed, word])).toEqual(wanted);
  });
});
