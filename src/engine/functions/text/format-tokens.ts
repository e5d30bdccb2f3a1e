import { VALUE } from "../../values/cell-error";

export interface Token {
  readonly kind:
    | "digit"
    | "point"
    | "comma"
    | "percent"
    | "exponent"
    | "fraction"
    | "literal"
    | "text"
    | "general"
    | "section"
    | "condition"
    | "date"
    | "elapsed"
    | "half";
  readonly text: string;
  readonly condition?: Condition;
}

/** Which numbers a section is for. */
export interface Condition {
  readonly operator: "<" | "<=" | "=" | "<>" | ">" | ">=";
  readonly limit: number;
}

const PATTERNS: readonly [RegExp, Token["kind"]][] = [
  [/general/iy, "general"],
  [/"([^"]*)"?/y, "literal"],
  [/\\(.)/sy, "literal"],
  [/\[(h+|m+|s+)\]/iy, "elapsed"],
  [/\[[<>=][^\][]*\]/y, "condition"],
  // A currency's sign and its country; a colour has nothing to show in a text.
  [/\[\$([^\][-]*)(?:-[^\][]*)?\]/y, "literal"],
  [/\[(?:black|blue|cyan|green|magenta|red|white|yellow|color ?\d+)\]/iy, "literal"],
  [/am\/pm|a\/p/iy, "half"],
  [/e[+-]/iy, "exponent"],
  [/[0#?]/y, "digit"],
  [/;/y, "section"],
  [/,/y, "comma"],
  [/%/y, "percent"],
  [/@/y, "text"],
  [/y+|m+|d+|h+|s+|e+|b+/iy, "date"],
  [/\./y, "point"],
  [/\//y, "fraction"],
];

/** The parts of a format. What means nothing stands for itself. */
export function tokens(format: string): Token[] {
  const found: Token[] = [];
  let at = 0;
  while (at < format.length) {
    // A space as wide as a sign, and a sign to fill with: one space, and nothing.
    if (format[at] === "_" || format[at] === "*") {
      if (at + 1 === format.length) throw VALUE;
      if (format[at] === "_") found.push({ kind: "literal", text: " " });
      at += 2;
      continue;
    }
    const token = tokenAt(format, at);
    found.push(token.token);
    at += token.length;
  }
  return found;
}

function tokenAt(format: string, at: number): { token: Token; length: number } {
  for (const [regex, kind] of PATTERNS) {
    regex.lastIndex = at;
    const match = regex.exec(format);
    if (!match) continue;
    const [whole, inner] = match;
    const { length } = whole;
    if (kind === "condition") return { token: { kind, text: whole, condition: condition(whole) }, length };
    if (kind === "literal")
      return { token: { kind, text: whole.startsWith("[") ? (inner ?? "") : inner! }, length };
    return { token: { kind, text: kind === "elapsed" ? inner! : whole }, length };
  }
  return { token: { kind: "literal", text: format[at]! }, length: 1 };
}

/** @throws {CellError} "#VALUE!" for one that Excel hasn't */
export function condition(text: string): Condition {
  const [, operator, operand] = /^\[(<>|<=|>=|=|<|>)\s*(-?[\d.]+(?:e[+-]?\d+)?)\]$/i.exec(text) ?? [];
  if (!operator) throw VALUE;
  return { operator: operator as Condition["operator"], limit: Number(operand) };
}

export function holds({ operator, limit }: Condition, value: number): boolean {
  switch (operator) {
    case "<":
      return value < limit;
    case "<=":
      return value <= limit;
    case "=":
      return value === limit;
    case "<>":
      return value !== limit;
    case ">":
      return value > limit;
    case ">=":
      return value >= limit;
  }
}
