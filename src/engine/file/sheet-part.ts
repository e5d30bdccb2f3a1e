/** The cells of a worksheet's part. */
import { cellAddress, parseArea } from "../syntax/address";
import { shiftedFormula } from "../syntax/shift";
import { CellError, isErrorCode } from "../values/cell-error";
import type { Scalar } from "../values/scalar";
import type { Cell, Sheet } from "../workbook/book";
import type { RichErrors } from "./rich-errors";
import { element, elements, richText, unescaped, withControls, type Element } from "./xml";

/** What the cells of all sheets refer to. */
export interface Common {
  readonly strings: readonly string[];
  readonly richErrors: RichErrors;
  /** A formula's error is written as a text. */
  readonly errorsAreTexts: boolean;
}

interface SharedFormula {
  readonly formula: string;
  readonly row: number;
  readonly column: number;
}

/** A filter that chooses rows; where it has its arrows only, rows were hidden by hand. */
export function hasFilter(xml: string): boolean {
  const filter = element(xml, "autoFilter");
  return filter !== null && element(filter.inner, "filterColumn") !== null;
}

/**
 * Fills a sheet from its part.
 * @returns the addresses of formulas without a saved value
 */
export function readSheetPart(xml: string, sheet: Sheet, common: Common): Set<string> {
  const unsaved = new Set<string>();
  const shared = new Map<string, SharedFormula>();
  const data = element(xml, "sheetData")?.inner ?? "";
  sheet.filtered = hasFilter(xml);
  let row = -1;
  for (const line of elements(data, "row")) {
    row = line.attributes["r"] === undefined ? row + 1 : Number(line.attributes["r"]) - 1;
    if (isOn(line.attributes["hidden"])) sheet.hideRow(row);
    let column = -1;
    for (const found of elements(line.inner, "c")) {
      const place = found.attributes["r"] === undefined ? null : parseArea(found.attributes["r"]);
      column = place ? place.left : column + 1;
      const cell = cellOf(found, common, shared, row, column);
      const empty = !/<(?:\w+:)?v[\s/>]/.test(found.inner) && !found.inner.includes("<is");
      if (cell.formula !== undefined && (empty || cell.value === null)) unsaved.add(cellAddress(row, column));
      if (cell.formula !== undefined || cell.value !== null) sheet.set(row, column, cell);
    }
  }
  return unsaved;
}

export const isOn = (flag: string | undefined): boolean => flag === "1" || flag === "true";

function cellOf(
  { attributes, inner }: Element,
  common: Common,
  shared: Map<string, SharedFormula>,
  row: number,
  column: number,
): Cell {
  const value = valueOf(attributes, inner, common);
  const found = element(inner, "f");
  if (!found) return { value, language: "file" };
  const { t: kind, ref, si } = found.attributes;
  const text = unescaped(found.inner);
  // Only its first cell says that a data table is one.
  if (kind === "dataTable") return { value, formula: "=TABLE()", language: "file" };
  if (kind === "shared" && si !== undefined) {
    if (text !== "") shared.set(si, { formula: text, row, column });
    const master = shared.get(si);
    if (!master) return { value, language: "file" };
    return { value, formula: `=${copied(master, row, column)}`, language: "file" };
  }
  if (text === "") return { value, language: "file" };
  const array = kind === "array" && ref !== undefined ? (parseArea(ref) ?? undefined) : undefined;
  return { value, formula: `=${text}`, array, language: "file" };
}

/** What can't be read is handed on as it is, and refused where it is computed. */
function copied({ formula, row, column }: SharedFormula, toRow: number, toColumn: number): string {
  try {
    return shiftedFormula(formula, toRow - row, toColumn - column);
  } catch {
    return formula;
  }
}

function valueOf(
  { t: type, vm }: Element["attributes"],
  inner: string,
  { strings, richErrors, errorsAreTexts }: Common,
): Scalar {
  if (type === "inlineStr") return richText(element(inner, "is")?.inner ?? "");
  const held = element(inner, "v");
  if (!held) return type === "str" ? "" : null;
  const text = unescaped(held.inner);
  switch (type) {
    case "s":
      return strings[Number(text)] ?? null;
    case "str":
      return errorsAreTexts && isErrorCode(text) && element(inner, "f")
        ? new CellError(text)
        : withControls(text);
    case "b":
      return text.trim() === "1" || text.trim() === "true";
    case "e":
      return (
        richErrors.get(Number(vm)) ?? (isErrorCode(text) ? new CellError(text) : new CellError("#VALUE!"))
      );
    case "d":
      return isoDate(text);
    default:
      return text.trim() === "" ? null : Number(text);
  }
}

/** A date written as ISO 8601, in Excel's days. */
function isoDate(text: string): Scalar {
  const moment = Date.parse(/T|Z/.test(text) ? text : `${text}T00:00:00Z`);
  return Number.isNaN(moment) ? text : moment / 86_400_000 + 25_569;
}
