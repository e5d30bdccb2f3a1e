import type { Node } from "../../syntax/tree";
import type { Grid, Lambda, Lane, Value } from "../../values/value";
import type { Block } from "../block";
import type { Scope } from "../scope";

/** What functions need that decide for themselves which of their arguments are computed. */
export interface Evaluating {
  readonly block: Block | null;
  /** Errors are results. */
  attempt(node: Node, scope: Scope): Value;
  valueOf(value: Value): Lane | Grid | Lambda;
  lambda(parameters: readonly { name: string; optional: boolean }[], body: Node, scope: Scope): Lambda;
}

export type CallNode = Node & { kind: "call" };
export type Special = (evaluating: Evaluating, node: CallNode, scope: Scope) => Value;
export type SpecialTable = Readonly<Record<string, Special>>;
