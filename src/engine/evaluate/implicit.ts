/**
 * A file's formula that isn't an array formula, in the language of cells: an @ wherever a range stands in the place of one
 * cell. Excel does the same when it opens the file.
 */
import { kindAt } from "../functions/definition";
import { FUNCTIONS } from "../functions";
import { children, type Node } from "../syntax/tree";

/**
 * Whether a formula in the language of cells may spill: somewhere several cells stand in the place of one, or it calls a
 * function that gives several.
 */
export function maySpill(tree: Node, custom: ReadonlyMap<string, unknown>): boolean {
  return withSingles(tree) !== tree || givesMany(tree, custom);
}

function givesMany(node: Node, custom: ReadonlyMap<string, unknown>): boolean {
  if (node.kind === "array" || node.kind === "spill" || node.kind === "apply") return true;
  if (node.kind === "call") {
    const name = node.name.toUpperCase();
    if (MANY.has(name) || MODERN.has(name) || custom.has(name) || !(name in FUNCTIONS)) return true;
  }
  return children(node).some((child) => givesMany(child, custom));
}

const MANY = new Set(
  (
    "SEQUENCE RANDARRAY TOCOL TOROW TAKE DROP CHOOSEROWS CHOOSECOLS EXPAND HSTACK VSTACK WRAPROWS WRAPCOLS SORT SORTBY " +
    "FILTER UNIQUE TRANSPOSE MMULT MINVERSE MUNIT FREQUENCY LINEST LOGEST TREND GROWTH MODE.MULT TEXTSPLIT INDEX OFFSET " +
    "INDIRECT XLOOKUP ROW COLUMN"
  ).split(" "),
);

/** What a place takes: one value, cells as they are, or cells that are computed one by one. */
type Takes = "value" | "cells" | "array";

export const withSingles = (tree: Node): Node => adapted(tree, "value");

/** The node itself where nothing changes. */
function adapted(node: Node, takes: Takes): Node {
  switch (node.kind) {
    case "reference": {
      const { area } = node;
      const one =
        area.top === area.bottom && area.left === area.right && node.sheets?.first === node.sheets?.last;
      return one ? node : wrapped(node, takes);
    }
    case "structured":
    case "name":
    case "range":
    case "intersection":
      return wrapped(node, takes);
    case "binary": {
      const inner = takes === "array" ? "array" : "value";
      const [left, right] = [adapted(node.left, inner), adapted(node.right, inner)];
      return left === node.left && right === node.right ? node : { ...node, left, right };
    }
    case "negate":
    case "plus":
    case "percent": {
      const operand = adapted(node.operand, takes === "array" ? "array" : "value");
      return operand === node.operand ? node : { ...node, operand };
    }
    case "call":
      return call(node, takes);
    // A LAMBDA that is called, too, stands in array formulas only.
    default:
      return node;
  }
}

const wrapped = (node: Node, takes: Takes): Node =>
  takes === "value" ? { kind: "single", operand: node, start: node.start, end: node.end } : node;

/** Functions whose result is a reference. */
const REFERENCES = new Set(["INDEX", "OFFSET", "INDIRECT", "CHOOSE"]);
/** Functions that files have as array formulas only, and so need nothing. */
const MODERN = new Set([
  "LET",
  "LAMBDA",
  "MAP",
  "BYROW",
  "BYCOL",
  "MAKEARRAY",
  "REDUCE",
  "SCAN",
  "ISOMITTED",
]);

function call(node: Node & { kind: "call" }, takes: Takes): Node {
  const name = node.name.toUpperCase();
  if (MODERN.has(name)) return node;
  const args = node.args.map((arg, i) => adapted(arg, argumentTakes(name, i, takes)));
  const made = args.every((arg, i) => arg === node.args[i]) ? node : { ...node, args };
  return REFERENCES.has(name) ? wrapped(made, takes) : made;
}

function argumentTakes(name: string, index: number, takes: Takes): Takes {
  // Computing cell by cell doesn't reach into IF: it is why SUMPRODUCT(IF(…)) has to be an array formula.
  if (name === "IF") return index === 0 ? "value" : takes === "array" ? "value" : takes;
  if (name === "CHOOSE") return index === 0 ? "value" : takes === "value" ? "cells" : takes;
  const definition = FUNCTIONS[name];
  if (!definition)
    return name === "IFERROR" || name === "IFNA" || name === "IFS" || name === "SWITCH" ? takes : "cells";
  const kind = kindAt(definition, index);
  if (kind === "A") return "array";
  if (definition.traits.toolpak) return "cells";
  // SUMPRODUCT(MAX(A1:A9-B1:B9)) reaches through: no array formula is needed for it.
  if (kind === "a" || kind === "r") return takes === "array" ? "array" : "cells";
  return takes === "array" ? "array" : "value";
}
