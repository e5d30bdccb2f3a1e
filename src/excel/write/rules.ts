import type { ConditionalPlan, SheetPlan, ValidationPlan } from "../../templates/plan";
import type { Features } from "../features";
import { address } from "../rects";
import { step, type SheetStep } from "./step";

/** What may be typed into inputs. */
export function validationSteps(plan: SheetPlan, features: Features): SheetStep[] {
  if (!features.validation) return [];
  return plan.validations.map((validation) =>
    step(
      5,
      (sheet) => {
        const target = sheet.getRange(address(validation.range)).dataValidation;
        target.rule = ruleOf(validation);
        target.prompt = { ...validation.prompt, showPrompt: true };
        target.errorAlert = { ...validation.error, showAlert: true, style: "Stop" };
      },
      JSON.stringify(validation).length,
    ),
  );
}

function ruleOf(validation: ValidationPlan): Excel.DataValidationRule {
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
export function conditionalSteps(plan: SheetPlan): SheetStep[] {
  return plan.conditionals.map((conditional) => step(8, (sheet) => addConditional(sheet, conditional)));
}

function addConditional(sheet: Excel.Worksheet, { range, when, style }: ConditionalPlan): void {
  const formats = sheet.getRange(address(range)).conditionalFormats;
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
