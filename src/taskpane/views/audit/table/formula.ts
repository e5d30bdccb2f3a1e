import type { Expression, Page, Ref } from "../../../../audit";
import { f, list, operand, type Expr } from "../../../../sheets/formula";
import type { Operands, Place } from "../../../../templates/analysis";

/** A relation as a formula on the cells that the operands stand in. */
export function formulaOf(expression: Expression, page: Page, operands: Operands): Expr {
  switch (expression.kind) {
    case "number":
      return { render: () => expression.text ?? String(expression.value) };
    case "cell":
      return operands.number(placeOf(expression.ref, page), expression.value);
    case "run":
      return operands.numbers(
        refsOf(expression.from, expression.to).map((ref) => placeOf(ref, page)),
        expression.values,
      );
    case "call": {
      const items = expression.items.map((item) => formulaOf(item, page, operands));
      return f`${{ render: () => expression.name }}(${list(items)})`;
    }
    case "operation": {
      const { operator, left, right } = expression;
      const [a, b] = [left, right].map((side) => operand(formulaOf(side, page, operands)));
      return f`${a!}${{ render: () => operator }}${b!}`;
    }
  }
}

export function placeOf({ row, column, part }: Ref, page: Page): Place {
  const numeric = typeof page.cells[row]?.[column] === "object";
  return { row, column, ...(part && { part }), ...(numeric && { numeric }) };
}

function refsOf(from: Ref, to: Ref): Ref[] {
  const refs: Ref[] = [];
  for (let row = from.row; row <= to.row; row++)
    for (let column = from.column; column <= to.column; column++) refs.push({ row, column });
  return refs;
}
