/** What of a formula is the same in every trial, computed once: `(1+$A$21)^3` where A21 doesn't vary. */
import { binary, unary } from "../evaluate/arithmetic";
import type { Area, Node } from "../syntax/tree";
import type { Scalar } from "../values/scalar";

/** What a cell holds in every trial, on a sheet by its name or on the formula's own; null where it varies or is empty. */
export type Known = (sheet: string | undefined, area: Area) => Scalar;

/** The formula with constants in the place of operators over constants and over cells that don't vary. */
export function foldConstants(node: Node, known: Known): Node {
  switch (node.kind) {
    case "binary": {
      const [left, right] = [operand(node.left, known), operand(node.right, known)];
      return left.kind === "constant" && right.kind === "constant"
        ? constant(node, binary(node.operator, left.value, right.value))
        : { ...node, left, right };
    }
    case "negate":
    case "plus":
    case "percent": {
      const inner = operand(node.operand, known);
      return inner.kind === "constant"
        ? constant(node, unary(node.kind, inner.value))
        : { ...node, operand: inner };
    }
    case "call":
      return { ...node, args: node.args.map((arg) => foldConstants(arg, known)) };
    default:
      return node;
  }
}

/** An operator asks a reference for its value; a function may ask for the cell, so there it stays. */
function operand(node: Node, known: Known): Node {
  if (node.kind !== "reference") return foldConstants(node, known);
  const { sheets, area } = node;
  if (area.top !== area.bottom || area.left !== area.right || (sheets && sheets.first !== sheets.last))
    return node;
  return constant(node, known(sheets?.first, area));
}

/** No constant stands for an empty cell. */
const constant = (node: Node, value: Scalar): Node =>
  value === null ? node : { kind: "constant", value, start: node.start, end: node.end };
