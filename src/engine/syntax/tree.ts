/** A formula as a tree. Every node knows the characters it was read from, so that a message can point at them. */
import type { CellError } from "../values/cell-error";

export interface Span {
  readonly start: number;
  /** Behind the last character. */
  readonly end: number;
}

/** Cells of one sheet; rows and columns count from 0, both ends belong to it. */
export interface Area {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

/** As many cells as another area has, from the first one on. */
export const sizedLike = ({ top, left }: Area, other: Area): Area => ({
  top,
  left,
  bottom: top + other.bottom - other.top,
  right: left + other.right - other.left,
});

/** Which corners carry a $, for moving a formula and for names that are relative to their cell. */
export interface Anchors {
  readonly top: boolean;
  readonly left: boolean;
  readonly bottom: boolean;
  readonly right: boolean;
}

/** The sheet before the "!", or the first and the last of a row of sheets. */
export interface SheetSpan {
  readonly first: string;
  readonly last: string;
}

export type Constant = number | string | boolean | CellError;

export type BinaryOperator = "+" | "-" | "*" | "/" | "^" | "&" | "=" | "<>" | "<" | ">" | "<=" | ">=";

export type Node = Span &
  (
    | { readonly kind: "constant"; readonly value: Constant }
    /** An argument that is left out: `IF(A1,,2)`. */
    | { readonly kind: "missing" }
    | { readonly kind: "array"; readonly rows: readonly (readonly Constant[])[] }
    | {
        readonly kind: "reference";
        readonly sheets?: SheetSpan | undefined;
        readonly area: Area;
        readonly anchors: Anchors;
      }
    | StructuredReference
    | { readonly kind: "name"; readonly name: string; readonly sheet?: string | undefined }
    /** Something in another workbook. */
    | { readonly kind: "external"; readonly text: string }
    | { readonly kind: "call"; readonly name: string; readonly args: readonly Node[] }
    /** What stands before the bracket isn't a name: `LAMBDA(x,x+1)(5)`. */
    | { readonly kind: "apply"; readonly callee: Node; readonly args: readonly Node[] }
    | { readonly kind: "negate" | "plus" | "percent"; readonly operand: Node }
    /** `@`: one of several cells, the one beside or below the formula. */
    | { readonly kind: "single"; readonly operand: Node }
    /** `A1#`: whatever the formula of that cell spills. */
    | { readonly kind: "spill"; readonly operand: Node }
    | {
        readonly kind: "binary";
        readonly operator: BinaryOperator;
        readonly left: Node;
        readonly right: Node;
      }
    | { readonly kind: "range" | "intersection" | "union"; readonly left: Node; readonly right: Node }
  );

export interface StructuredReference extends Span {
  readonly kind: "structured";
  /** The formula's own table where it is left out. */
  readonly table?: string | undefined;
  readonly items: readonly TableItem[];
  readonly columns?: readonly [first: string, last: string] | undefined;
}

export const TABLE_ITEMS = ["#All", "#Data", "#Headers", "#Totals", "#This Row"] as const;
export type TableItem = (typeof TABLE_ITEMS)[number];

/** The children of a node, in the order in which they stand. */
export function children(node: Node): readonly Node[] {
  switch (node.kind) {
    case "call":
      return node.args;
    case "apply":
      return [node.callee, ...node.args];
    case "negate":
    case "plus":
    case "percent":
    case "single":
    case "spill":
      return [node.operand];
    case "binary":
    case "range":
    case "intersection":
    case "union":
      return [node.left, node.right];
    default:
      return [];
  }
}
