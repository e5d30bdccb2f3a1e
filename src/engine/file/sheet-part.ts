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
  /** Days are counted from 1904. */
  readonly date1904: boolean;
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

/** A cell that has a shared formula, whose text stands in another. */
interface Sharing {
  readonly row: number;
  readonly column: number;
  readonly value: Scalar;
  readonly by: string;
}

/**
 * Fills a sheet from its part.
 * @returns the addresses of formulas without a saved value
 */
export function readSheetPart(xml: string, sheet: Sheet, common: Common): Set<string> {
  const unsaved = new Set<string>();
  const shared = new Map<string, SharedFormula>();
  const sharing: Sharing[] = [];
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
      const value = valueOf(found, common);
      const formula = element(found.inner, "f");
      const held = element(found.inner, "v") ?? element(found.inner, "is");
      if (formula && (!held || value === null)) unsaved.add(cellAddress(row, column));
      const { t: kind, si: by } = formula?.attributes ?? {};
      if (formula && kind === "shared" && by !== undefined) {
        if (formula.inner !== "") shared.set(by, { formula: unescaped(formula.inner), row, column });
        sharing.push({ row, column, value, by });
      }
      const cell = formula ? cellOf(formula, value) : { value, language: "file" as const };
      if (cell.formula !== undefined || cell.value !== null) sheet.set(row, column, cell);
    }
  }
  // Excel has the text in the first of its cells, others have it in any.
  for (const { row, column, value, by } of sharing) {
    const master = shared.get(by);
    if (master)
      sheet.set(row, column, { value, formula: `=${copied(master, row, column)}`, language: "file" });
    else unsaved.delete(cellAddress(row, column));
  }
  return unsaved;
}

export const isOn = (flag: string | undefined): boolean => flag === "1" || flag === "true";

function cellOf({ attributes, inner }: Element, value: Scalar): Cell {
  const { t: kind, ref } = attributes;
  const text = unescaped(inner);
  // Only its first cell says that a data table is one.
  if (kind === "dataTable") return { value, formula: "=TABLE()", language: "file" };
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

function valueOf({ attributes, inner }: Element, common: Common): Scalar {
  const { strings, richErrors, errorsAreTexts, date1904 } = common;
  const { t: type, vm } = attributes;
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
      return isoDate(text.trim(), date1904);
    default:
      return text.trim() === "" ? null : Number(text);
  }
}

/** The first of January 1970, counted from 1900 and from 1904. */
const EPOCHS = [25_569, 24_107] as const;

/** A date or a time of day written as ISO 8601, in Excel's days: no place on earth is meant. */
function isoDate(text: string, date1904: boolean): Scalar {
  const timeOnly = /^T?(\d\d:.*)$/.exec(text)?.[1];
  const written = timeOnly === undefined ? text : `1970-01-01T${timeOnly}`;
  const moment = Date.parse(/Z$/.test(written) || !written.includes("T") ? written : `${written}Z`);
  if (Number.isNaN(moment)) return text;
  return moment / 86_400_000 + (timeOnly === undefined ? EPOCHS[date1904 ? 1 : 0] : 0);
}
