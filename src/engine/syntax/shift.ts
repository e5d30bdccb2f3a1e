import { areaAddress, COLUMNS, ROWS, sheetPrefix } from "./address";
import { readFormula } from "./reader";
import { children, type Area, type Node } from "./tree";

/** A formula as it reads when it is copied so many rows down and columns to the right; over the sheet's edge it begins again. */
export function shiftedFormula(formula: string, rows: number, columns: number): string {
  const tree = readFormula(formula);
  let shifted = "";
  let from = 0;
  for (const node of references(tree)) {
    shifted += formula.slice(from, node.start) + shiftedReference(node, rows, columns);
    from = node.end;
  }
  return shifted + formula.slice(from);
}

type Reference = Node & { kind: "reference" };

/** In the order in which they stand. */
function references(node: Node): Reference[] {
  return node.kind === "reference" ? [node] : children(node).flatMap(references);
}

function shiftedReference({ area, anchors, sheets }: Reference, rows: number, columns: number): string {
  const down = (at: number, fixed: boolean) => (fixed ? at : (at + rows + ROWS) % ROWS);
  const right = (at: number, fixed: boolean) => (fixed ? at : (at + columns + COLUMNS) % COLUMNS);
  const moved: Area = {
    top: down(area.top, anchors.top),
    left: right(area.left, anchors.left),
    bottom: down(area.bottom, anchors.bottom),
    right: right(area.right, anchors.right),
  };
  return prefix(sheets) + areaAddress(moved, anchors);
}

function prefix(sheets: Reference["sheets"]): string {
  if (!sheets) return "";
  if (sheets.first === sheets.last) return sheetPrefix(sheets.first);
  return `'${`${sheets.first}:${sheets.last}`.replaceAll("'", "''")}'!`;
}
