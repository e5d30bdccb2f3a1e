/** LET, LAMBDA and the functions that call one. */
import { Refused } from "../../refused";
import { CALC, VALUE } from "../../values/cell-error";
import { Column } from "../../values/column";
import { toNumber } from "../../values/coerce";
import { Grid, gridOf, isMany, Lambda, type Lane, type Value } from "../../values/value";
import type { Node } from "../../syntax/tree";
import { firstCell } from "../lift";
import { Names, type Scope } from "../scope";
import type { CallNode, Evaluating, SpecialTable } from "./evaluating";

function nameOf(node: Node, by: CallNode): { name: string; optional: boolean } {
  if (node.kind === "name") return { name: node.name, optional: false };
  // [x] is a parameter that may be left out.
  if (node.kind === "structured" && node.columns && !node.table)
    return { name: node.columns[0], optional: true };
  throw new Refused(by.name.toUpperCase(), "needs a name there", node);
}

/** The last argument, which has to be a function; else an error. */
function lambdaOf(e: Evaluating, { args }: CallNode, scope: Scope): Lambda | null {
  const last = args.at(-1);
  const value = last && e.attempt(last, scope);
  return value instanceof Lambda ? value : null;
}

function arrayOf(e: Evaluating, node: Node | undefined, scope: Scope): Grid {
  return gridOf(node ? e.attempt(node, scope) : null);
}

/** What a cell of an array can hold of a result. */
function cell(value: Value): Lane {
  if (value instanceof Lambda) return CALC;
  if (isMany(value) && (value.rows !== 1 || value.columns !== 1)) return CALC;
  return firstCell(value);
}

function size(e: Evaluating, node: Node | undefined, scope: Scope): number {
  const value = node ? firstCell(e.attempt(node, scope)) : null;
  if (value instanceof Column) throw new Refused("MAKEARRAY", "its size varies");
  const count = Math.trunc(toNumber(value));
  if (count < 1) throw VALUE;
  return count;
}

function byLine(e: Evaluating, node: CallNode, scope: Scope, rows: boolean): Value {
  const array = arrayOf(e, node.args[0], scope);
  const lambda = lambdaOf(e, node, scope);
  if (!lambda) return VALUE;
  const count = rows ? array.rows : array.columns;
  const line = (i: number): Lane =>
    cell(
      lambda.call([
        rows
          ? Grid.of(1, array.columns, (_, c) => array.at(i, c))
          : Grid.of(array.rows, 1, (r) => array.at(r, i)),
      ]),
    );
  return rows ? Grid.of(count, 1, (r) => line(r)) : Grid.of(1, count, (_, c) => line(c));
}

export const LAMBDAS: SpecialTable = {
  LET: (e, node, scope) => {
    const { args } = node;
    if (args.length < 3 || args.length % 2 === 0) throw new Refused("LET", "has no result or no value");
    let inner = scope;
    for (let i = 0; i + 1 < args.length; i += 2) {
      const { name } = nameOf(args[i]!, node);
      inner = { ...inner, names: new Names(name, e.attempt(args[i + 1]!, inner), inner.names) };
    }
    return e.attempt(args.at(-1)!, inner);
  },
  LAMBDA: (e, node, scope) => {
    const { args } = node;
    if (args.length === 0) throw new Refused("LAMBDA", "has no result");
    return e.lambda(
      args.slice(0, -1).map((arg) => nameOf(arg, node)),
      args.at(-1)!,
      scope,
    );
  },
  ISOMITTED: (_, node, scope) => {
    const [arg] = node.args;
    if (!arg) throw new Refused("ISOMITTED", "needs a parameter's name", node);
    // What is no parameter wasn't left out.
    if (arg.kind !== "name") return false;
    const found = scope.names?.find(arg.name);
    return found ? found.value === undefined : VALUE;
  },
  MAP: (e, node, scope) => {
    const lambda = lambdaOf(e, node, scope);
    if (!lambda) return VALUE;
    const arrays = node.args.slice(0, -1).map((arg) => arrayOf(e, arg, scope));
    const rows = Math.max(...arrays.map((array) => array.rows));
    const columns = Math.max(...arrays.map((array) => array.columns));
    return Grid.of(rows, columns, (r, c) => cell(lambda.call(arrays.map((array) => array.at(r, c)))));
  },
  BYROW: (e, node, scope) => byLine(e, node, scope, true),
  BYCOL: (e, node, scope) => byLine(e, node, scope, false),
  MAKEARRAY: (e, node, scope) => {
    const lambda = lambdaOf(e, node, scope);
    if (!lambda) return VALUE;
    const [rows, columns] = [size(e, node.args[0], scope), size(e, node.args[1], scope)];
    return Grid.of(rows, columns, (r, c) => cell(lambda.call([r + 1, c + 1])));
  },
  REDUCE: (e, node, scope) => {
    const lambda = lambdaOf(e, node, scope);
    if (!lambda) return VALUE;
    let result: Value = e.attempt(node.args[0]!, scope);
    const array = arrayOf(e, node.args[1], scope);
    for (let r = 0; r < array.rows; r++)
      for (let c = 0; c < array.columns; c++) result = lambda.call([result, array.at(r, c)]);
    return result;
  },
  SCAN: (e, node, scope) => {
    const lambda = lambdaOf(e, node, scope);
    if (!lambda) return VALUE;
    const array = arrayOf(e, node.args[1], scope);
    let result: Value = e.attempt(node.args[0]!, scope);
    let first = node.args[0]!.kind === "missing";
    return Grid.of(array.rows, array.columns, (r, c) => {
      result = first ? array.at(r, c) : lambda.call([result, array.at(r, c)]);
      first = false;
      return cell(result);
    });
  },
};
