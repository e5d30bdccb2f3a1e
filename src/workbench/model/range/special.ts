/** Cells of a kind: blanks, constants, formulas, visible ones, those with a rule. */
import { intersection, isUnbounded, rectsOf } from "../address";
import { oneOf } from "../arguments";
import { sheetPort, type Context } from "../context";
import type { AreaRef, Cell, Rect } from "../port";
import { settledCells } from "./cells";
import { spilledOver } from "./spill";

const TYPES = [
  "ConditionalFormats",
  "DataValidations",
  "Blanks",
  "Constants",
  "Formulas",
  "SameConditionalFormat",
  "SameDataValidation",
  "Visible",
] as const;

/** Kinds of values by the parts of the words that ask for them: "ErrorsLogicalNumber". */
const KINDS = { error: "Errors", boolean: "Logical", number: "Number", string: "Text" } as const;
const VALUE_TYPES = [
  "All",
  "Errors",
  "ErrorsLogical",
  "ErrorsNumbers",
  "ErrorsText",
  "ErrorsLogicalNumber",
  "ErrorsLogicalText",
  "ErrorsNumberText",
  "Logical",
  "LogicalNumbers",
  "LogicalText",
  "LogicalNumbersText",
  "Numbers",
  "NumbersText",
  "Text",
] as const;

/** @returns the cells as rects, in the order of the sheet; none when there are none */
export async function specialCells(
  x: Context,
  { sheetId, at }: AreaRef,
  cellType: unknown,
  valueType: unknown = "All",
): Promise<Rect[]> {
  const type = oneOf(cellType, TYPES);
  const values = oneOf(valueType, VALUE_TYPES);
  const sheet = sheetPort(x, sheetId);
  await x.book.settle();
  if (type === "ConditionalFormats" || type === "SameConditionalFormat") {
    const rules = sheet.conditionalRules();
    const first = rules.find((rule) => rule.at.some((a) => intersection(a, { ...at, h: 1, w: 1 })));
    const wanted = type === "ConditionalFormats" ? rules : rules.filter((rule) => rule === first);
    return distinct(wanted.flatMap((rule) => rule.at.flatMap((a) => intersection(a, at) ?? [])));
  }
  // Excel looks no further than the last cell in use.
  const used = sheet.used(true);
  const near = type === "Visible" && !isUnbounded(at) ? at : used && intersection(used, at);
  if (!near) return [];
  const cells = await settledCells(x, sheetId, near);
  const spilled = type === "Constants" ? spilledOver(x, sheetId) : () => false;
  const validation = JSON.stringify(sheet.validationAt(at.r, at.c));
  const fits = (cell: Cell, r: number, c: number): boolean => {
    switch (type) {
      case "Blanks":
        return cell.kind === "empty" && cell.formula === "";
      case "Constants":
        return cell.formula === "" && ofKind(cell, values) && !spilled(r, c);
      case "Formulas":
        return cell.formula !== "" && ofKind(cell, values);
      case "Visible":
        return sheet.rowHeight(r) > 0 && sheet.columnWidth(c) > 0;
      case "DataValidations":
        return sheet.validationAt(r, c) !== null;
      case "SameDataValidation":
        return validation !== "null" && JSON.stringify(sheet.validationAt(r, c)) === validation;
    }
  };
  const found: { r: number; c: number }[] = [];
  cells.forEach((row, i) =>
    row.forEach((cell, j) => {
      const place = { r: near.r + i, c: near.c + j };
      if (fits(cell, place.r, place.c)) found.push(place);
    }),
  );
  return rectsOf(found);
}

function ofKind({ kind }: Cell, values: (typeof VALUE_TYPES)[number]): boolean {
  return kind !== "empty" && (values === "All" || values.includes(KINDS[kind]));
}

const distinct = (rects: Rect[]): Rect[] => [
  ...new Map(rects.map((at) => [JSON.stringify(at), at])).values(),
];
