/**
 * Reads a formula whose arguments are literals: numbers (also as a fraction), texts and array constants. Enough for
 * the examples of the help, and a check that they can be pasted into a cell as they are.
 */
export function parseFormula(formula: string): { name: string; args: unknown[] } {
  const [, name, inside] = /^=([A-Z][A-Z0-9_]*)\((.*)\)$/s.exec(formula) ?? [];
  if (name === undefined || inside === undefined) throw new Error(`Not a single call: ${formula}`);
  const args: unknown[] = [];
  let rest = inside;
  while (rest.length > 0) {
    const found = LITERAL.exec(rest);
    if (!found) throw new Error(`Not a literal at "${rest}" in ${formula}`);
    args.push(value(found[1]!));
    rest = rest.slice(found[0].length);
    if (found[2] === "," && rest === "") throw new Error(`A comma too many in ${formula}`);
  }
  return { name, args };
}

const TEXT = `"(?:[^"]|"")*"`;
const NUMBER = `-?\\d+(?:\\.\\d+)?(?:E[+-]?\\d+)?`;
const LITERAL = new RegExp(`^(${TEXT}|${NUMBER}(?:/\\d+)?|\\{(?:${TEXT}|[^"}])*\\}|)(,|$)`, "i");

function value(literal: string): unknown {
  if (literal === "") return null;
  if (literal.startsWith('"')) return literal.slice(1, -1).replaceAll('""', '"');
  if (!literal.startsWith("{"))
    return literal
      .split("/")
      .map(Number)
      .reduce((a, b) => a / b);
  const rows: unknown[][] = [[]];
  for (const [, cell, end] of literal
    .slice(1, -1)
    .matchAll(new RegExp(`(${TEXT}|${NUMBER})([,;]|$)`, "gi"))) {
    rows.at(-1)!.push(value(cell!));
    if (end === ";") rows.push([]);
  }
  return rows;
}
