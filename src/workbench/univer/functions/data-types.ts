import {
  NumberValueObject,
  StringValueObject,
  ValueObjectFactory,
  type BaseValueObject,
} from "@univerjs/engine-formula";

/** Excel's data types as a function returns them: `{ type: "FormattedNumber", basicValue: 0.1, numberFormat: "0%" }`. */
interface CellValue {
  type: string;
  basicValue?: unknown;
  numberFormat?: string;
  text?: string;
}

/** Codes of errors by their types: "Div0" is #DIV/0!. */
const ERRORS: Record<string, string> = {
  Blocked: "#BLOCKED!",
  Busy: "#BUSY!",
  Calc: "#CALC!",
  Connect: "#CONNECT!",
  Div0: "#DIV/0!",
  Field: "#FIELD!",
  GettingData: "#GETTING_DATA",
  NotAvailable: "#N/A",
  Name: "#NAME?",
  Null: "#NULL!",
  Num: "#NUM!",
  Ref: "#REF!",
  Spill: "#SPILL!",
  Value: "#VALUE!",
};

export const isDataType = (v: unknown): v is CellValue =>
  typeof v === "object" && v !== null && !Array.isArray(v) && typeof (v as CellValue).type === "string";

/**
 * What a cell shows of a data type; null for those that this grid can't show. An entity shows its text; its card and its
 * properties are lost, because Univer's cells hold plain values.
 */
export function dataTypeValue(
  v: CellValue,
  error: (code: string) => BaseValueObject,
): BaseValueObject | null {
  switch (v.type) {
    case "Double":
    case "FormattedNumber":
      return typeof v.basicValue === "number"
        ? NumberValueObject.create(v.basicValue, v.numberFormat ?? "")
        : null;
    case "String":
      return typeof v.basicValue === "string" ? StringValueObject.create(v.basicValue) : null;
    case "Boolean":
      return typeof v.basicValue === "boolean" ? ValueObjectFactory.create(v.basicValue) : null;
    case "Empty":
      return StringValueObject.create("");
    case "Error":
      return error(
        ERRORS[(v as { errorType?: string }).errorType ?? ""] ?? String(v.basicValue ?? "#VALUE!"),
      );
    case "Entity":
      return typeof v.text === "string" ? StringValueObject.create(v.text) : null;
    default:
      return null;
  }
}
