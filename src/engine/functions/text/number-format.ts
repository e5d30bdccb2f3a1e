/** Excel's number formats (English, United States), as TEXT applies them. */
import { Refused } from "../../refused";
import { CellError, VALUE } from "../../values/cell-error";
import { generalCell } from "../../values/general-text";
import { numberFromText } from "../../values/number-text";
import type { Scalar } from "../../values/scalar";
import { formatDate, isDateFormat } from "./date-format";
import { formatDecimal } from "./decimal-format";
import { formatFraction } from "./fraction-format";
import { holds, tokens, type Condition, type Token } from "./format-tokens";

/** 1 January 1904, which is 0 where days are counted from it. */
const FROM_1904 = 1462;

/** Excel takes no longer format. */
const LONGEST_FORMAT = 255;

/** A value in a format. @throws {CellError} "#VALUE!" for a format that can't be */
export function formatText(value: Scalar, format: string, date1904 = false): string {
  if (value instanceof CellError) throw value;
  if (format.length > LONGEST_FORMAT) throw VALUE;
  if (typeof value === "boolean") return ofText(value ? "TRUE" : "FALSE", format);
  const number = typeof value === "string" ? numberFromText(value) : (value ?? 0);
  if (number === null) return ofText(value as string, format);
  if (date1904 && typeof value === "string")
    throw new Refused("TEXT", "a text may be a date, and the workbook counts its days from 1904");
  if (format === "") return number < 0 ? "-" : "";
  return formatNumber(number, format, date1904 ? FROM_1904 : 0);
}

interface Sections {
  numbers: Token[][];
  texts: Token[] | undefined;
}

/**
 * A format's sections for numbers, three at most, and the one for texts: the fourth, or the last one where it has an @.
 * @throws {CellError} "#VALUE!" where an @ stands elsewhere, or beside places of a number or a date
 */
function sectionsOf(format: string): Sections {
  const sections: Token[][] = [[]];
  for (const token of tokens(format)) {
    if (token.kind === "section") sections.push([]);
    else sections.at(-1)!.push(token);
  }
  const has = (section: Token[], ...kinds: Token["kind"][]): boolean =>
    section.some(({ kind }) => kinds.includes(kind));
  const at = sections.findIndex((section) => has(section, "text"));
  if (at < 0) return { numbers: sections.slice(0, 3), texts: sections[3] };
  if (at < sections.length - 1 || has(sections[at]!, "digit", "date")) throw VALUE;
  return { numbers: sections.slice(0, at), texts: sections[at] };
}

function ofText(text: string, format: string): string {
  const { texts } = sectionsOf(format);
  if (!texts) return text;
  return texts
    .map((token) => (token.kind === "text" ? text : token.kind === "literal" ? token.text : ""))
    .join("");
}

/** @param first what the calendar's first day is more than 1 January 1900 */
export function formatNumber(value: number, format: string, first = 0): string {
  const { section, bare } = chosen(value, sectionsOf(format).numbers);
  const size = bare ? Math.abs(value) : value;
  if (!section) return generalCell(value);
  if (section.some((token) => token.kind === "general"))
    return section
      .map((token) =>
        token.kind === "general" ? generalCell(size) : token.kind === "literal" ? token.text : "",
      )
      .join("");
  if (isDateFormat(section)) return formatDate(size, section, first);
  if (section.some((token) => token.kind === "fraction")) return formatFraction(size, section);
  return formatDecimal(size, section);
}

/** The section that a number's sign or a condition picks, if one does; bare where it says the sign itself. */
function chosen(value: number, sections: Token[][]): { section: Token[] | undefined; bare: boolean } {
  const conditions = sections.map((section) => section.find(({ condition }) => condition)?.condition);
  if (conditions.some(Boolean)) {
    const at = conditions.findIndex((condition, i) =>
      condition ? holds(condition, value) : i === sections.length - 1,
    );
    return { section: sections[at], bare: value < 0 && saysSign(conditions, at) };
  }
  const [first, second, third] = sections;
  if (value < 0 && second) return { section: second, bare: true };
  if (value === 0 && third) return { section: third, bare: false };
  return { section: first, bare: false };
}

/**
 * A section whose condition only negative numbers meet says their sign itself; and so does the second of two behind any other
 * condition than one for a number, or for those above one of 0 or more. As numfmt has found Excel to do.
 */
function saysSign(conditions: readonly (Condition | undefined)[], at: number): boolean {
  const own = conditions[at];
  if (own) {
    const below = own.operator === "<" || own.operator === "<=" || own.operator === "=";
    return (below && own.limit < 0) || (own.operator === "<" && own.limit === 0);
  }
  const [first] = conditions;
  if (!first || conditions.length !== 2) return false;
  return !(first.operator === "=" || (first.operator.startsWith(">") && first.limit >= 0));
}
