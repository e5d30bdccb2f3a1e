import { operation, type Expression, type Operator } from "../expression";
import type { Ref } from "../page";

/** A side of an equation in a text. */
export interface Side {
  /** Null where it holds names that have no figure. */
  readonly expression: Expression | null;
  /** Its numbers and names in their order, and the signs between them, to lay one formula over another. */
  readonly operands: readonly Operand[];
  readonly shape: string;
}

export interface Operand {
  readonly text: string;
  /** Of a number or a known constant. */
  readonly value: number | null;
  readonly ref: Ref;
}

const GOLDEN = (1 + Math.sqrt(5)) / 2;
const CONSTANTS: Record<string, { value: number; formula: string }> = {
  φ: { value: GOLDEN, formula: "(1+SQRT(5))/2" },
  phi: { value: GOLDEN, formula: "(1+SQRT(5))/2" },
  π: { value: Math.PI, formula: "PI()" },
  pi: { value: Math.PI, formula: "PI()" },
};
const OPERATORS: Record<string, Operator> = {
  "+": "+",
  "-": "-",
  "−": "-",
  "–": "-",
  "×": "*",
  "*": "*",
  "·": "*",
  "/": "/",
  "÷": "/",
  "^": "^",
};
const POWERS: Record<string, number> = { "²": 2, "³": 3 };
const TOKEN = /\s*(?:(\d[\d,]*\.?\d*|\.\d+)|([A-Za-zφπ_][A-Za-z0-9_]*)|(.))/gy;
const MOST_OPERANDS = 40;

/**
 * A side as arithmetic: numbers, names, φ and π, + − × ÷ ^, powers and brackets.
 * @param from where it begins in its line
 * @returns null when it is anything else
 */
export function readSide(text: string, from: number, row: number): Side | null {
  const tokens: { text: string; at: number; kind: "number" | "name" | "sign" }[] = [];
  TOKEN.lastIndex = 0;
  const trimmed = text.trimEnd();
  while (TOKEN.lastIndex < trimmed.length) {
    const found = TOKEN.exec(trimmed);
    if (!found) return null;
    const [whole, number, name] = found;
    const token = whole.trim();
    if (token === "") continue;
    tokens.push({
      text: token,
      at: from + found.index + whole.indexOf(token),
      kind: number ? "number" : name ? "name" : "sign",
    });
  }
  const operands: Operand[] = [];
  let at = 0;
  let failed = false;
  const sign = () => (tokens[at]?.kind === "sign" ? tokens[at]!.text : "");

  const atom = (): Expression | null => {
    const token = tokens[at++];
    if (!token || operands.length >= MOST_OPERANDS) {
      failed = true;
      return null;
    }
    if (token.text === "(") {
      const inner = sum();
      if (sign() !== ")") failed = true;
      at++;
      return inner;
    }
    if (token.kind === "sign") {
      failed = true;
      return null;
    }
    const ref: Ref = { row, column: 0, part: { from: token.at, length: token.text.length } };
    const constant = CONSTANTS[token.text];
    const value =
      token.kind === "number" ? Number(token.text.replaceAll(",", "")) : (constant?.value ?? null);
    operands.push({ text: token.text, value, ref });
    if (value === null) return null;
    return constant ? { kind: "number", value, text: constant.formula } : { kind: "cell", ref, value };
  };
  const power = (): Expression | null => {
    let base = atom();
    for (;;) {
      const exponent = POWERS[sign()];
      if (exponent !== undefined) {
        at++;
        base = base && operation(base, "^", { kind: "number", value: exponent });
      } else if (sign() === "^") {
        at++;
        const by = atom();
        base = base && by && operation(base, "^", by);
      } else return base;
    }
  };
  const chain = (next: () => Expression | null, operators: string): Expression | null => {
    let left = next();
    for (
      let operator = OPERATORS[sign()];
      operator && operators.includes(operator) && !failed;
      operator = OPERATORS[sign()]
    ) {
      at++;
      const right = next();
      left = left && right && operation(left, operator, right);
    }
    return left;
  };
  const product = () => chain(power, "*/");
  function sum(): Expression | null {
    return chain(product, "+-");
  }

  const expression = sum();
  if (failed || at < tokens.length || operands.length === 0) return null;
  const shape = tokens
    .map(({ kind, text: one }) => (kind === "sign" ? (OPERATORS[one] ?? one) : "?"))
    .join("");
  return { expression: failed ? null : expression, operands, shape };
}

/** A number that a sum adds twice. */
export function addedTwice(expression: Expression): number | null {
  if (expression.kind !== "operation") return null;
  if (expression.operator === "+") {
    const addends: number[] = [];
    const collect = (one: Expression): void => {
      if (one.kind === "operation" && one.operator === "+") {
        collect(one.left);
        collect(one.right);
      } else if (one.kind === "cell") addends.push(one.value);
    };
    collect(expression);
    const twice = addends.find((value, k) => addends.indexOf(value) !== k);
    if (twice !== undefined) return twice;
  }
  return addedTwice(expression.left) ?? addedTwice(expression.right);
}
