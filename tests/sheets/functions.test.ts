import { describe, expect, it } from "vitest";
import { Calculation } from "../../src/engine";
import { sheetFunctions, type SheetFunctions } from "../../src/sheets/functions";
import type { Expr } from "../../src/sheets/formula";
import { loadFunctions } from "../support/custom-functions";
import { bookOf, plain, type Content } from "../engine/support";

const { functions: custom } = await loadFunctions();

type Argument = number | readonly number[];
type Case = readonly [
  name: keyof SheetFunctions,
  args: readonly (Argument | "time" | "rate")[],
  wanted: Content,
];

/*
 * Worked by hand from what the functions are documented to be. Excel has no formula for #NUM!: without the add-in it is
 * #N/A.
 */
const CASES: readonly Case[] = [
  ["savings", [100, 40], 60],
  ["savings", [40, 100], -60],
  ["savingsRate", [100, 40], 0.6],
  ["savingsRate", [0, 40], "#DIV/0!"],
  ["speedup", [100, 25, "time"], 4],
  ["speedup", [10, 40, "rate"], 4],
  ["speedup", [100, 0, "time"], "#DIV/0!"],
  ["speedup", [0, 40, "rate"], "#DIV/0!"],
  ["speedup", [-100, 25, "time"], "#NUM!"],
  ["speedup", [100, -25, "rate"], "#NUM!"],
  ["timeSavings", [4], 0.75],
  ["timeSavings", [0], "#NUM!"],
  ["timeSavings", [-4], "#NUM!"],
  ["stack", [[2, 3, 4]], 24],
  ["stack", [[2, 0]], "#NUM!"],
  [
    "stack",
    [
      [2, 4],
      [0.5, 0.25],
    ],
    16 / 9,
  ],
  [
    "stack",
    [
      [2, 4],
      [0.5, 0.5],
    ],
    8 / 3,
  ],
  [
    "stack",
    [
      [2, 4],
      [0.5, 0.75],
    ],
    "#NUM!",
  ],
  [
    "stack",
    [
      [2, 4],
      [0.5, -0.25],
    ],
    "#NUM!",
  ],
  [
    "stack",
    [
      [2, 0],
      [0.5, 0.25],
    ],
    "#NUM!",
  ],
  ["stackEfficiency", [4, [2, 4]], 2 / 3],
  ["stackEfficiency", [0, [2, 4]], "#NUM!"],
  [
    "qualityGain",
    [
      [80, 50],
      [90, 60],
      [100, 50],
    ],
    0.15,
  ],
  [
    "qualityGain",
    [
      [80, 50],
      [90, 60],
      [100, -50],
    ],
    "#NUM!",
  ],
  ["qualityRetained", [80, 60], 0.75],
  ["qualityRetained", [0, 60], "#DIV/0!"],
  ["costPerPoint", [500, 0.05], 100],
  ["phi", [0.9, 0.3, 0.6, 0.01, 1 / 3], 60],
  ["phi", [0.9, 0.3, 0.6, 0, 1 / 3], "#DIV/0!"],
  ["phi", [0.9, 0.3, 0.6, -0.01, 1 / 3], "#NUM!"],
  ["payback", [1000, 250], 4],
  ["payback", [0, 250], 0],
  ["payback", [1000, 0], "#N/A"],
  ["payback", [1000, -1], "#N/A"],
  ["payback", [-1000, 250], "#NUM!"],
  ["tokenCost", [3.6, 1000], 1],
  ["tokenCost", [3.6, 0], "#DIV/0!"],
  ["tokenCost", [-3.6, 1000], "#NUM!"],
  ["inferenceCost", [100, 1000, 2, 30], 6],
  ["inferenceCost", [100, 1000, 0, 30], 0],
  ["inferenceCost", [100, -1000, 2, 30], "#NUM!"],
  ["lossAvoided", [1000, 0.3, 0.1, 5], 1000],
  ["lossAvoided", [1000, 1, 0, 5], 5000],
  ["lossAvoided", [1000, 1.1, 0.1, 5], "#NUM!"],
  ["lossAvoided", [1000, 0.3, 1.1, 5], "#NUM!"],
  ["lossAvoided", [1000, 0.3, -0.1, 5], "#NUM!"],
  ["lossAvoided", [1000, 0.3, 0.1, -5], "#NUM!"],
];

/** What a formula gives over its arguments, each in a column of its own; with a sum in each one's place as well. */
function given(dialect: "addin" | "plain", [name, args]: Case, summed: boolean): unknown {
  const cells: Record<string, Content> = {};
  const operands = args.map((arg, i): Expr | string => {
    if (typeof arg === "string") return arg;
    const column = String.fromCharCode(65 + i);
    const values = typeof arg === "number" ? [arg] : arg;
    values.forEach((value, row) => (cells[`${column}${row + 1}`] = value));
    const range = typeof arg === "number" ? `${column}1` : `${column}1:${column}${values.length}`;
    return { render: () => (summed && typeof arg === "number" ? `${range}+0` : range) };
  });
  const make = sheetFunctions(dialect)[name] as (...all: (Expr | string)[]) => Expr;
  const book = bookOf({
    Sheet1: { ...cells, Z99: `=${make(...operands).render({ sheet: "Sheet1", row: 98 })}` },
  });
  const calculation = new Calculation(book, { custom });
  return calculation.refused(0, 98, 25)?.message ?? plain(calculation.value(0, 98, 25));
}

describe("what sheets compute", () => {
  it("has cases of every function", () => {
    expect([...new Set(CASES.map(([name]) => name))].toSorted()).toEqual(
      Object.keys(sheetFunctions("plain")).toSorted(),
    );
  });

  describe.each(["addin", "plain"] as const)("in the dialect %s", (dialect) => {
    it.each(CASES)("%s of %j is %j", (...one) => {
      const [, , wanted] = one;
      for (const summed of [false, true]) {
        const value = given(dialect, one, summed);
        if (typeof wanted === "number") expect(value).toBeCloseTo(wanted, 12);
        else if (dialect === "addin") expect(value).toBe(wanted);
        else expect(value).toBe(wanted === "#NUM!" && !RAISES_NUM.has(one[0]) ? "#N/A" : wanted);
      }
    });
  });
});

/** LN raises #NUM! by itself. */
const RAISES_NUM: ReadonlySet<keyof SheetFunctions> = new Set<keyof SheetFunctions>(["stackEfficiency"]);
