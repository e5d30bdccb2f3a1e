import { errorOf, isErrorCode } from "../values/cell-error";
import type { Scanner } from "./scanner";
import type { Constant, Node } from "./tree";

const NUMBER = /(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?/iy;
const TEXT = /"((?:[^"]|"")*)"/y;
const LOGICAL = /(?:true|false)(?![\p{L}\p{N}_.\\?(!])/iuy;
const ERROR =
  /#(?:NULL!|DIV\/0!|VALUE!|REF!|NAME\?|NUM!|N\/A|GETTING_DATA|SPILL!|CONNECT!|BLOCKED!|UNKNOWN!|FIELD!|CALC!|BUSY!|EXTERNAL!)/iy;

/** A number, a text, TRUE or FALSE, or an error; null when something else stands here. */
export function readConstant(scanner: Scanner): Constant | null {
  const number = scanner.match(NUMBER);
  if (number) return Number(number[0]);
  const text = scanner.match(TEXT);
  if (text) return text[1]!.replaceAll('""', '"');
  const logical = scanner.match(LOGICAL);
  if (logical) return logical[0].toLowerCase() === "true";
  const error = scanner.match(ERROR)?.[0].toUpperCase();
  return error && isErrorCode(error) ? errorOf(error) : null;
}

/** `{1,2;3,4}`: rows with semicolons, columns with commas, constants only. */
export function readArray(scanner: Scanner): Node {
  const start = scanner.at;
  scanner.expect("{", "{");
  const rows: Constant[][] = [[]];
  for (;;) {
    scanner.spaces();
    const sign = scanner.match(/[+-]?/y)![0];
    const constant = readConstant(scanner);
    if (constant === null || (sign && typeof constant !== "number"))
      throw scanner.unreadable("a constant should stand");
    rows.at(-1)!.push(sign === "-" ? -(constant as number) : constant);
    scanner.spaces();
    if (scanner.take("}")) break;
    if (scanner.take(";")) rows.push([]);
    else if (!scanner.take(",")) throw scanner.unreadable("a comma, a semicolon or } should stand");
  }
  if (rows.some((row) => row.length !== rows[0]!.length))
    throw scanner.unreadable("the rows of an array need the same number of cells", start);
  return { kind: "array", rows, start, end: scanner.at };
}
