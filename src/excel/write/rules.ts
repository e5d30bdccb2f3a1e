import type { ConditionalPlan, SheetPlan, ValidationPlan } from "../../sheets/plan";
import type { Features } from "../talk/features";
import { address } from "../talk/rects";
import { alikeSteps, areasOf } from "./areas";
import { step, type SheetStep } from "./step";

/** What may be typed into inputs. */
export function validationSteps(plan: SheetPlan, features: Features): SheetStep[] {
  if (!features.validation) return [];
  return alikeSteps(
    plan.validations,
    ({ range: _range, ...rule }) => rule,
    features,
    (first, list) =>
      step<Excel.Worksheet>(
        5,
        (sheet) => {
          const target = areasOf(sheet, list).dataValidation;
          target.rule = ruleOf(first, sheet);
          target.prompt = { ...first.prompt, showPrompt: true };
          target.errorAlert = { ...first.error, showAlert: true, style: "Stop" };
        },
        list.length + JSON.stringify(first).length,
      ),
  );
}

function ruleOf(validation: ValidationPlan, sheet: Excel.Worksheet): Excel.DataValidationRule {
  if (validation.kind === "cells")
    return { list: { inCellDropDown: true, source: sheet.getRange(address(validation.source)) } };
  if (validation.kind === "list")
    return { list: { inCellDropDown: true, source: validation.items.join(",") } };
  const rule = bounds(validation.minimum, validation.maximum);
  return validation.kind === "whole" ? { wholeNumber: rule } : { decimal: rule };
}

function bounds(minimum?: number, maximum?: number): Excel.BasicDataValidation {
  if (minimum !== undefined && maximum !== undefined)
    return { operator: "Between", formula1: minimum, formula2: maximum };
  if (maximum !== undefined) return { operator: "LessThanOrEqualTo", formula1: maximum };
  // Without bounds it is still the check that a number was typed.
  return { operator: "GreaterThanOrEqualTo", formula1: minimum ?? -9.99e307 };
}

/** Colours of verdicts and checks. */
export function conditionalSteps(plan: SheetPlan, features: Features): SheetStep[] {
  return alikeSteps(
    plan.conditionals,
    ({ when, style }) => ({ when, style }),
    features,
    (first, list) =>
      step<Excel.Worksheet>(8, (sheet) => addConditional(areasOf(sheet, list), first), list.length),
  );
}

export function addConditional(
  { conditionalFormats: formats }: Excel.Range | Excel.RangeAreas,
  { when, style }: Pick<ConditionalPlan, "when" | "style">,
): void {
  let format: Excel.ConditionalRangeFormat;
  if (when.kind === "equals") {
    const { cellValue } = formats.add("CellValue");
    cellValue.rule = { operator: "EqualTo", formula1: `="${when.text.replaceAll('"', '""')}"` };
    format = cellValue.format;
  } else {
    const { textComparison } = formats.add("ContainsText");
    textComparison.rule = {
      operator: when.kind === "beginsWith" ? "BeginsWith" : "Contains",
      text: when.text,
    };
    format = textComparison.format;
  }
  format.font.color = style.color;
  format.fill.color = style.fill;
  if (style.bold) format.font.bold = true;
}
