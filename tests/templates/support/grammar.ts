/** The part of Excel's formula language that the document's sheets use, as a tree. */
export type Node =
  | { kind: "constant"; value: number | string | boolean }
  | { kind: "cell"; sheet?: string; row: number; column: number }
  | { kind: "range"; from: Node; to: Node }
  | { kind: "column"; table: string; column: string; part: "data" | "header" }
  | { kind: "thisRow"; column: string }
  | { kind: "unary"; operator: string; operand: Node }
  | { kind: "binary"; operator: string; left: Node; right: Node }
  | { kind: "call"; name: string; args: Node[] };

const TOKEN =
  /\s*(?:(?<text>"(?:[^"]|"")*")|(?<number>\d+(?:\.\d+)?(?:E[+-]?\d+)?)|(?<thisRow>\[@(?:\[(?:'.|[^'\]])*\]|[^\]]*)\])|(?<structured>[A-Za-z_][A-Za-z0-9_]*\[(?:\[(?:'.|[^'\]])*\](?:,\[(?:'.|[^'\]])*\])?|[^\]]*)\])|(?<sheet>'(?:[^']|'')*'!)|(?<call>[A-Z][A-Z0-9_.]*)(?=\()|(?<cell>\$?[A-Z]{1,3}\$?\d+)|(?<boolean>TRUE|FALSE)|(?<operator><=|>=|<>|[-+*/^&=<>(),:]))/y;

interface Token {
  kind: string;
  text: string;
}

function tokens(formula: string): Token[] {
  const found: Token[] = [];
  TOKEN.lastIndex = 1;
  while (TOKEN.lastIndex < formula.length) {
    const at = TOKEN.lastIndex;
    const match = TOKEN.exec(formula);
    if (!match) throw new Error(`Not understood at “${formula.slice(at)}” in ${formula}`);
    const [kind, text] = Object.entries(match.groups!).find(([, value]) => value !== undefined)!;
    found.push({ kind, text });
  }
  return found;
}

/** Excel's operators from loose to tight; a sign before an operand binds tighter than any of them. */
const LEVELS = [["=", "<>", "<", ">", "<=", ">="], ["&"], ["+", "-"], ["*", "/"], ["^"]];

/** @throws where the formula is not of this part of the language */
export function parse(formula: string): Node {
  const list = tokens(formula);
  let next = 0;
  const peek = (text: string) => list[next]?.kind === "operator" && list[next]?.text === text;
  const take = (text: string) => {
    if (!peek(text)) throw new Error(`“${text}” expected after ${next} tokens of ${formula}`);
    next++;
  };

  function level(i: number): Node {
    const operators = LEVELS[i];
    if (!operators) return sign();
    let left = level(i + 1);
    while (list[next]?.kind === "operator" && operators.includes(list[next]!.text)) {
      const operator = list[next++]!.text;
      left = { kind: "binary", operator, left, right: level(i + 1) };
    }
    return left;
  }

  function sign(): Node {
    if (peek("-") || peek("+")) return { kind: "unary", operator: list[next++]!.text, operand: sign() };
    const from = primary();
    if (!peek(":")) return from;
    next++;
    return { kind: "range", from, to: primary() };
  }

  function primary(): Node {
    const token = list[next++];
    switch (token?.kind) {
      case "text":
        return { kind: "constant", value: token.text.slice(1, -1).replaceAll('""', '"') };
      case "number":
        return { kind: "constant", value: Number(token.text) };
      case "boolean":
        return { kind: "constant", value: token.text === "TRUE" };
      case "thisRow":
        return { kind: "thisRow", column: columnName(token.text.slice(2, -1)) };
      case "structured":
        return structured(token.text);
      case "sheet": {
        const cell = primary();
        if (cell.kind !== "cell") throw new Error(`A cell expected after ${token.text}`);
        return { ...cell, sheet: token.text.slice(1, -2).replaceAll("''", "'") };
      }
      case "cell":
        return cell(token.text);
      case "call":
        return call(token.text);
      default:
        if (token?.text !== "(") throw new Error(`Not an operand: ${token?.text} in ${formula}`);
        next--;
        take("(");
        return closing(level(0));
    }
  }

  function closing(node: Node): Node {
    take(")");
    return node;
  }

  function call(name: string): Node {
    take("(");
    const args: Node[] = [];
    if (!peek(")")) {
      args.push(level(0));
      while (peek(",")) {
        next++;
        args.push(level(0));
      }
    }
    return closing({ kind: "call", name, args });
  }

  const tree = level(0);
  if (next < list.length) throw new Error(`Too much from “${list[next]!.text}” on in ${formula}`);
  return tree;
}

function cell(text: string): Node {
  const [, letters = "", digits = ""] = /^\$?([A-Z]+)\$?(\d+)$/.exec(text) ?? [];
  const column = [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
  return { kind: "cell", row: Number(digits) - 1, column };
}

function structured(text: string): Node {
  const [, table = "", inside = ""] = /^([^[]*)\[(.*)\]$/s.exec(text) ?? [];
  const header = /^\[#Headers\],(.*)$/s.exec(inside);
  return {
    kind: "column",
    table,
    column: columnName(header ? header[1]! : inside),
    part: header ? "header" : "data",
  };
}

function columnName(text: string): string {
  return text.replace(/^\[(.*)\]$/s, "$1").replace(/'(.)/gs, "$1");
}
