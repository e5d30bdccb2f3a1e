import type { AuditedClaim } from "../claims";
import { figureOf } from "../figure";
import { textOf, type Page } from "../page";
import { judgedBy, type Proposal } from "../reading";
import { totalsNamed, type NamedTotal } from "../named";
import { addedTwice, readSide, type Operand, type Side } from "./equation";

interface Equation {
  row: number;
  line: string;
  sides: { from: number; text: string; side: Side | null }[];
}

/** The claims of lines that are equations: "ROI = 1.618 × (0.9 + 0.19 + 0.9) / 0.01 = 321x". */
export function equationsOf(page: Page, totals: readonly NamedTotal[]): Map<number, AuditedClaim[]> {
  const equations = page.lines.flatMap(({ row, heading }) =>
    heading ? [] : equationOf(textOf(page.cells[row]?.[0]), row),
  );
  const found = new Map<number, AuditedClaim[]>();
  for (const equation of equations) {
    const claims = [...resultOf(equation), ...operandsOf(equation, equations, totals)];
    if (claims.length > 0) found.set(equation.row, claims);
  }
  return found;
}

function equationOf(line: string, row: number): Equation[] {
  if (!line.includes("=") || line.length > 500) return [];
  // "φ² + 1/φ² = 3 | PHOENIX = 999" are two.
  const whole = line.split("|")[0]!;
  const bullet = /^\s*[-*•]\s+/.exec(whole)?.[0].length ?? 0;
  const sides: Equation["sides"] = [];
  let from = bullet;
  for (const text of whole.slice(bullet).split("=")) {
    sides.push({ from, text, side: readSide(text, from, row) });
    from += text.length + 1;
  }
  return sides.some(({ side }) => side && side.operands.length > 1) ? [{ row, line, sides }] : [];
}

/** A figure alone on a side, against the arithmetic of another. */
function resultOf({ row, line, sides }: Equation): AuditedClaim[] {
  const computed = sides.find(({ side }) => side?.expression && side.operands.length > 1);
  const stated = sides.find((one) => one !== computed && figureOf(one.text.trim()));
  const expression = computed?.side?.expression;
  const figure = stated && figureOf(stated.text.trim());
  if (!expression || !stated || !figure) return [];
  const text = stated.text.trim();
  const twice = addedTwice(expression);
  const proposal: Proposal = {
    relation: "equation",
    words: computed.text.trim(),
    expression,
    scheme: "equation",
    due: true,
  };
  return [
    {
      ref: { row, column: 0, part: { from: stated.from + stated.text.indexOf(text), length: text.length } },
      text,
      about: line,
      figure,
      ...judgedBy(figure, [proposal]),
      note: twice === null ? "" : `${twice} is added twice: is one thing counted twice?`,
    },
  ];
}

/** The numbers of an equation under the names that the same formula in words gives them. */
function operandsOf(
  equation: Equation,
  equations: readonly Equation[],
  totals: readonly NamedTotal[],
): AuditedClaim[] {
  const own = equation.sides.find(({ side }) => side?.expression && side.operands.length > 1)?.side;
  if (!own) return [];
  const named = equations
    .flatMap(({ sides }) => sides)
    .map(({ side }) => side)
    .find(
      (side) =>
        side && side !== own && side.shape === own.shape && side.operands.some(({ value }) => value === null),
    );
  if (!named) return [];
  return own.operands.flatMap((operand, k) => {
    const name = named.operands[k]!;
    const figure = figureOf(operand.text);
    if (!figure) return [];
    const claim = (proposals: Proposal[], note: string): AuditedClaim[] =>
      proposals.length === 0
        ? []
        : [
            {
              ref: operand.ref,
              text: operand.text,
              about: `${name.text} in: ${equation.line}`,
              figure,
              ...judgedBy(figure, proposals),
              note,
            },
          ];
    if (name.value !== null) return claim([constant(name)], "");
    return claim(
      totalsNamed(totals, name.text),
      "The same name stands for another figure elsewhere on the page.",
    );
  });
}

const constant = ({ text, value }: Operand): Proposal => ({
  relation: "equation",
  words: text,
  expression: {
    kind: "number",
    value: value!,
    text: text === "π" || text === "pi" ? "PI()" : "(1+SQRT(5))/2",
  },
  scheme: "constant",
  due: true,
});
