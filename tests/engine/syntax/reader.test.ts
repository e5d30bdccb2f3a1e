import { describe, expect, it } from "vitest";
import { areaAddress } from "../../../src/engine/syntax/address";
import { readFormula } from "../../../src/engine/syntax/reader";
import { Unreadable } from "../../../src/engine/syntax/scanner";
import { children, type Node } from "../../../src/engine/syntax/tree";
import cases from "../../cases/engine/formulas.json";

/** A tree as text, with every bracket that the reader found. */
function shown(node: Node): string {
  switch (node.kind) {
    case "constant":
      return typeof node.value === "string" ? `"${node.value}"` : String(node.value);
    case "missing":
      return "";
    case "array":
      return `{${node.rows.map((row) => row.map((cell) => (typeof cell === "string" ? `"${cell}"` : String(cell))).join(",")).join(";")}}`;
    case "reference": {
      const { sheets, area, anchors } = node;
      const sheet = sheets
        ? `${sheets.first === sheets.last ? sheets.first : `${sheets.first}:${sheets.last}`}!`
        : "";
      const whole = area.bottom - area.top > 1e6 ? "|columns" : area.right - area.left > 1e4 ? "|rows" : "";
      return sheet + (whole ? areaAddress(area) : areaAddress(area, anchors)) + whole;
    }
    case "structured": {
      const columns = node.columns && [...new Set(node.columns)].join(":");
      return `${node.table ?? ""}[${[...node.items, ...(columns === undefined ? [] : [columns])].join(",")}]`;
    }
    case "name":
      return `name<${node.sheet === undefined ? "" : `${node.sheet}!`}${node.name}>`;
    case "external":
      return `external<${node.text}>`;
    case "call":
      return `${node.name}(${node.args.map(shown).join(",")})`;
    case "apply":
      return `${shown(node.callee)}(${node.args.map(shown).join(",")})`;
    case "negate":
      return `(-${shown(node.operand)})`;
    case "plus":
      return `(+${shown(node.operand)})`;
    case "percent":
      return `(${shown(node.operand)}%)`;
    case "single":
      return `@${shown(node.operand)}`;
    case "spill":
      return `${shown(node.operand)}#`;
    case "binary":
      return `(${shown(node.left)}${node.operator}${shown(node.right)})`;
    case "range":
      return `(${shown(node.left)} to ${shown(node.right)})`;
    case "intersection":
      return `(${shown(node.left)} ∩ ${shown(node.right)})`;
    case "union":
      return `(${shown(node.left)} ∪ ${shown(node.right)})`;
  }
}

function all(node: Node): Node[] {
  return [node, ...children(node).flatMap(all)];
}

describe("the formula reader", () => {
  it.each(cases)("$formula", ({ formula, reads }) => {
    expect(shown(readFormula(formula))).toBe(reads);
  });

  it.each(cases)("$formula: every part knows where it stands", ({ formula }) => {
    const tree = readFormula(formula);
    expect(formula.slice(tree.start, tree.end).trim()).toBe(formula.slice(1).trim());
    for (const node of all(tree)) {
      for (const child of children(node)) {
        expect(child.start).toBeGreaterThanOrEqual(node.start);
        expect(child.end).toBeLessThanOrEqual(node.end);
      }
      // By itself a part is read as the same again.
      if (node.kind !== "missing" && node.kind !== "single" && node.kind !== "spill")
        expect(shown(readFormula(formula.slice(node.start, node.end)))).toBe(shown(node));
    }
  });

  it.each([
    "=",
    "=1+",
    "=(1",
    "=1)",
    "=SUM(1",
    "=SUM(1;2)",
    "={1,2;3}",
    "={A1}",
    '="a',
    "=1 2",
    "=A1:",
    "=*2",
    "=[A",
    "=@",
  ])("%s isn't a formula", (formula) => {
    expect(() => readFormula(formula)).toThrow(Unreadable);
  });

  it("brackets without end are refused and don't break the reader", () => {
    expect(() => readFormula(`=${"(".repeat(30_000)}`)).toThrow(/nested too deeply/);
    expect(() => readFormula(`=${"-".repeat(30_000)}1`)).toThrow(/nested too deeply/);
  });

  it("a sum of hundreds of @ and of brackets that are closed is read", () => {
    for (const term of ["@A1", "(A1)", "-A1", "ABS(A1)"])
      expect(readFormula(`=${Array(500).fill(term).join("+")}`).kind).toBe("binary");
  });

  it("a sum of thousands of terms is read", () => {
    const formula = `=${Array.from({ length: 4000 }, (_, i) => `A${i + 1}`).join("+")}`;
    expect(readFormula(formula).end).toBe(formula.length);
  });
});
