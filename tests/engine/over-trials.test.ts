import { describe, expect, it } from "vitest";
import { readFormula, Unreadable } from "../../src/engine";
import { children, type Node } from "../../src/engine/syntax/tree";
import { differencesOverTrials } from "../support/over-trials";
import { functionCases, type Content } from "./support";

function numbersIn(node: Node): (Node & { kind: "constant"; value: number })[] {
  if (node.kind !== "constant") return children(node).flatMap(numbersIn);
  return typeof node.value === "number" ? [node as Node & { kind: "constant"; value: number }] : [];
}

/** The formula with each of its numbers in a cell of its own. */
function withCells(formula: string): { formula: string; cells: Record<string, number> } {
  const cells: Record<string, number> = {};
  let text = formula;
  for (const { start, end, value } of numbersIn(readFormula(formula)).toReversed()) {
    const address = `ZZ${900 + Object.keys(cells).length}`;
    cells[address] = value;
    text = text.slice(0, start) + address + text.slice(end);
  }
  return { formula: text, cells };
}

describe("functions over trials give what they give in each by itself", () => {
  it.each(functionCases())("$source", ({ cells: shared, examples }) => {
    const found = examples.flatMap(([formula, , own]) => {
      const cells = { ...shared, ...own };
      return [...differencesOverTrials(formula, cells), ...differencesWithCells(formula, cells)];
    });
    expect(found).toEqual([]);
  });
});

function differencesWithCells(formula: string, cells: Record<string, Content>): string[] {
  try {
    const own = withCells(formula);
    return differencesOverTrials(own.formula, { ...cells, ...own.cells });
  } catch (thrown) {
    if (thrown instanceof Unreadable) return [];
    throw thrown;
  }
}

describe("what differs in kind from trial to trial", () => {
  const cells = { A1: 1, A2: 2, A3: 3, B1: "a", B3: true, B4: 4 };

  it.each([
    // One cell in some trials, several in others.
    "=SUM(IF(A1>1,5,A1:A3))",
    "=COUNT(IFERROR(1/(A1-1),A1:A3))",
    "=SUM(CHOOSE(A1,A1:A3,7))",
    "=AVERAGE(SWITCH(A1,1,A2,A1:A3))",
    "=IFERROR(1/(A1-1),{1,2})",
    // A text, TRUE or nothing, in a cell that is referred to or by itself.
    '=SUM(XLOOKUP(A1,A1:A3,B1:B3,"none"),1)',
    "=COUNTA(INDEX(B1:B4,A2))",
    '=COUNT(IF(A1>1,INDEX(B1:B4,A2),"5"))',
    '=SUM(XLOOKUP(A1,{1,2,3},{4,5,6}),XLOOKUP(A1,{1,2},{"x","y"},9))',
    "=IFERROR(INDEX(B1:B4,A2),0)&INDEX(B1:B4,A2)",
    // Arrays of one cell.
    "=MUNIT(A1)",
    "=SEQUENCE(A1)+0",
  ])("%s", (formula) => {
    expect(differencesOverTrials(formula, cells)).toEqual([]);
  });
});
