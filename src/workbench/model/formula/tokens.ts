/** Splits a formula into tokens, well enough to check its form and to move its references. */

export type TokenKind =
  | "text"
  | "number"
  | "error"
  /** A cell, range part, name or table, with its sheet and brackets: `'My sheet'!$A$1`, `Costs[@Savings]`. */
  | "operand"
  /** A name right before an opening parenthesis. */
  | "function"
  | "open"
  | "close"
  | "openArray"
  | "closeArray"
  | "comma"
  | "semicolon"
  | "operator"
  | "space";

export interface Token {
  kind: TokenKind;
  text: string;
}

const STRING = /"(?:[^"]|"")*"/y;
const ERROR =
  /#(?:DIV\/0!|N\/A|NAME\?|NULL!|NUM!|REF!|VALUE!|GETTING_DATA|SPILL!|CALC!|FIELD!|BLOCKED!|BUSY!)/iy;
const SHEET = /(?:'(?:[^']|'')+'|(?:\[[^\]]+\])?[\p{L}_][\p{L}\p{N}_.]*(?::[\p{L}_][\p{L}\p{N}_.]*)?)!/uy;
const NUMBER = /(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?/y;
const WORD = /[\p{L}_\\$][\p{L}\p{N}_.\\?$]*/uy;
const OPERATOR = /<=|>=|<>|[-+*/^&=<>%:@#]/y;

const PUNCTUATION: Record<string, TokenKind> = {
  "(": "open",
  ")": "close",
  "{": "openArray",
  "}": "closeArray",
  ",": "comma",
  ";": "semicolon",
};

/** Tokens of a formula without its "="; null where a character makes no sense. */
export function tokenize(formula: string): Token[] | null {
  const tokens: Token[] = [];
  let i = 0;
  const take = (pattern: RegExp): string | null => {
    pattern.lastIndex = i;
    return pattern.exec(formula)?.[0] ?? null;
  };
  while (i < formula.length) {
    const token = next();
    if (!token) return null;
    tokens.push(token);
    i += token.text.length;
  }
  return tokens;

  function next(): Token | null {
    const space = take(/\s+/y);
    if (space) return { kind: "space", text: space };
    const char = formula[i]!;
    if (char === '"') return one("text", take(STRING));
    const error = take(ERROR);
    if (error) return { kind: "error", text: error };
    const sheet = take(SHEET) ?? "";
    if (sheet) {
      i += sheet.length;
      const cells = take(ERROR) ?? word() ?? take(/\$?\d+/y);
      i -= sheet.length;
      return one("operand", cells && sheet + cells);
    }
    const number = take(NUMBER);
    if (number) return { kind: "number", text: number };
    if (char === "[") return one("operand", brackets(i));
    const name = word();
    if (name) return { kind: formula[i + name.length] === "(" ? "function" : "operand", text: name };
    const operator = take(OPERATOR);
    if (operator) return { kind: "operator", text: operator };
    const kind = PUNCTUATION[char];
    return kind ? { kind, text: char } : null;
  }

  /** A word with the brackets that follow it. */
  function word(): string | null {
    const name = take(WORD);
    if (!name || formula[i + name.length] !== "[") return name;
    const rest = brackets(i + name.length);
    return rest && name + rest;
  }

  /** From an opening bracket to its closing one; an apostrophe escapes the next character. */
  function brackets(from: number): string | null {
    let depth = 0;
    for (let j = from; j < formula.length; j++) {
      const c = formula[j];
      if (c === "'") j++;
      else if (c === "[") depth++;
      else if (c === "]" && --depth === 0) return formula.slice(from, j + 1);
    }
    return null;
  }
}

const one = (kind: TokenKind, text: string | null): Token | null => (text === null ? null : { kind, text });

/** A structured reference taken apart: `Costs[[#All],[Savings]]`. */
export interface StructuredReference {
  /** "" when the table is the one around the formula. */
  table: string;
  items: string[];
  columns: string[];
}

/** Reads an operand as a structured reference; null when it is none, "malformed" when its brackets make no sense. */
export function structuredReference(operand: string): StructuredReference | "malformed" | null {
  const m = /^([^[]*)\[(.*)\]$/s.exec(operand);
  if (!m) return null;
  const reference: StructuredReference = { table: m[1]!, items: [], columns: [] };
  let inner = m[2]!.trim();
  if (inner.startsWith("@")) {
    reference.items.push("#This Row");
    inner = inner.slice(1).trim();
  }
  if (inner === "") return reference;
  const parts = inner.startsWith("[") ? splitParts(inner) : [inner];
  if (!parts) return "malformed";
  for (const part of parts) {
    if (part.startsWith("#")) reference.items.push(part);
    else reference.columns.push(part.replace(/'(.)/gs, "$1"));
  }
  const known = ["#all", "#data", "#headers", "#totals", "#this row"];
  const sound =
    reference.columns.length <= 2 && reference.items.every((i) => known.includes(i.toLowerCase()));
  return sound ? reference : "malformed";
}

function splitParts(inner: string): string[] | null {
  const parts: string[] = [];
  const pattern = /\s*\[((?:'.|[^[\]'])*)\]\s*(,|:|$)/suy;
  while (pattern.lastIndex < inner.length) {
    const m = pattern.exec(inner);
    if (!m) return null;
    parts.push(m[1]!);
  }
  return parts;
}

/** Edits the parts of a formula that are neither texts, quoted sheet names nor the brackets of tables. */
export function outsideTexts(formula: string, edit: (part: string) => string): string {
  return formula
    .split(/("[^"]*(?:"|$)|'[^']*(?:'|$)|\[(?!-?\d+\])[^[\]]*\])/u)
    .map((part, i) => (i % 2 ? part : edit(part)))
    .join("");
}
