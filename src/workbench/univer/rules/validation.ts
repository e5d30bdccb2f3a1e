import {
  DataValidationErrorStyle,
  DataValidationOperator,
  DataValidationRenderMode,
  DataValidationType,
  generateRandomId,
  type ISheetDataValidationRule,
  type Worksheet,
} from "@univerjs/core";
import {
  AddSheetDataValidationCommand,
  ClearRangeDataValidationCommand,
  SheetDataValidationModel,
} from "@univerjs/sheets-data-validation";
import type { Rect, Scalar, Validation } from "../../model/port";
import type { Engine } from "../engine";
import { toRange } from "../grid";

const KIND: Record<Validation["kind"], DataValidationType> = {
  wholeNumber: DataValidationType.WHOLE,
  decimal: DataValidationType.DECIMAL,
  list: DataValidationType.LIST,
  textLength: DataValidationType.TEXT_LENGTH,
  custom: DataValidationType.CUSTOM,
  date: DataValidationType.DATE,
  time: DataValidationType.TIME,
};

const OPERATOR: Record<string, DataValidationOperator> = {
  Between: DataValidationOperator.BETWEEN,
  NotBetween: DataValidationOperator.NOT_BETWEEN,
  EqualTo: DataValidationOperator.EQUAL,
  NotEqualTo: DataValidationOperator.NOT_EQUAL,
  GreaterThan: DataValidationOperator.GREATER_THAN,
  LessThan: DataValidationOperator.LESS_THAN,
  GreaterThanOrEqualTo: DataValidationOperator.GREATER_THAN_OR_EQUAL,
  LessThanOrEqualTo: DataValidationOperator.LESS_THAN_OR_EQUAL,
};

const ALERT = {
  Stop: DataValidationErrorStyle.STOP,
  Warning: DataValidationErrorStyle.WARNING,
  Information: DataValidationErrorStyle.INFO,
} as const;

const keyOf = <V>(map: Record<string, V>, value: V): string | undefined =>
  Object.keys(map).find((k) => map[k] === value);

const text = (v: Scalar | undefined): string | undefined => (v === undefined ? undefined : String(v));

/** Numbers come back as numbers, so that what was written can be compared with what is read. */
const scalar = (v: string | undefined): Scalar | undefined =>
  v === undefined ? undefined : v.trim() !== "" && Number.isFinite(Number(v)) ? Number(v) : v;

function toRule(at: Rect, v: Validation): ISheetDataValidationRule {
  return {
    uid: generateRandomId(),
    type: KIND[v.kind],
    operator: v.operator === undefined ? undefined : OPERATOR[v.operator],
    formula1: text(v.formula1),
    formula2: text(v.formula2),
    allowBlank: v.ignoreBlanks ?? true,
    showDropDown: true,
    renderMode: DataValidationRenderMode.ARROW,
    showInputMessage: v.prompt?.showPrompt ?? false,
    promptTitle: v.prompt?.title,
    prompt: v.prompt?.message,
    showErrorMessage: v.errorAlert?.showAlert ?? true,
    errorTitle: v.errorAlert?.title,
    error: v.errorAlert?.message,
    errorStyle: ALERT[v.errorAlert?.style ?? "Stop"],
    ranges: [toRange(at)],
  };
}

function fromRule(rule: ISheetDataValidationRule): Validation | null {
  const kind = keyOf(KIND, rule.type as DataValidationType) as Validation["kind"] | undefined;
  if (!kind) return null;
  const v: Validation = { kind, ignoreBlanks: rule.allowBlank ?? true };
  const operator = rule.operator && keyOf(OPERATOR, rule.operator);
  if (operator) v.operator = operator;
  // Univer leaves an empty text where it has moved a rule without one.
  const [formula1, formula2] = [scalar(rule.formula1 || undefined), scalar(rule.formula2 || undefined)];
  if (formula1 !== undefined) v.formula1 = formula1;
  if (formula2 !== undefined) v.formula2 = formula2;
  if (rule.prompt || rule.promptTitle) {
    v.prompt = {
      title: rule.promptTitle ?? "",
      message: rule.prompt ?? "",
      showPrompt: rule.showInputMessage ?? true,
    };
  }
  v.errorAlert = {
    title: rule.errorTitle ?? "",
    message: rule.error ?? "",
    showAlert: rule.showErrorMessage ?? true,
    style: (keyOf(ALERT, rule.errorStyle ?? DataValidationErrorStyle.STOP) ?? "Stop") as "Stop",
  };
  return v;
}

/** Data validation of one sheet. */
export class SheetValidation {
  constructor(
    private readonly engine: Engine,
    private readonly sheet: Worksheet,
  ) {}

  private get model(): SheetDataValidationModel {
    return this.engine.get<SheetDataValidationModel>(SheetDataValidationModel);
  }

  private get target(): { unitId: string; subUnitId: string } {
    return { unitId: this.engine.unitId, subUnitId: this.sheet.getSheetId() };
  }

  set(at: Rect, v: Validation | null): void {
    if (v) this.engine.run(AddSheetDataValidationCommand.id, { ...this.target, rule: toRule(at, v) });
    else if (this.model.getRules(this.engine.unitId, this.sheet.getSheetId()).length > 0) {
      this.engine.run(ClearRangeDataValidationCommand.id, { ...this.target, ranges: [toRange(at)] });
    }
  }

  at(r: number, c: number): Validation | null {
    const rule = this.model.getRuleByLocation(this.engine.unitId, this.sheet.getSheetId(), r, c);
    return rule ? fromRule(rule) : null;
  }
}
