/** By which Excel knows a custom function in a file. */
export const CUSTOM_FUNCTION_PREFIX = "_xldudf_";

/**
 * A formula as a file spells it: without "=", rows of a table by its name (`[@Savings]` is `Costs[[#This Row],[Savings]]`),
 * and custom functions with the prefix by which Excel knows them again once the add-in is loaded
 * (OfficeDev/Excel-Custom-Functions issue 108).
 * @param table name of the table in which the formula stands, if it does
 */
export function fileFormula(formula: string, table?: string): string {
  return mapOutsideQuotes(formula.replace(/^=/, ""), (text) =>
    text
      .replace(
        /(?<![\w\]])\[@(?:\[((?:'.|[^'\]]){0,600})\]|([^\]]{0,600}))\]/g,
        (_, bracketed?: string, bare?: string) => {
          if (table === undefined) throw new Error(`A row reference outside of a table: ${formula}`);
          return `${table}[[#This Row],[${bracketed ?? bare ?? ""}]]`;
        },
      )
      .replace(/\bROI_[A-Z\d_]+(?=\()/g, `${CUSTOM_FUNCTION_PREFIX}$&`),
  );
}

/** Applies a change to what is neither a text constant nor a quoted sheet name. */
function mapOutsideQuotes(formula: string, change: (text: string) => string): string {
  // An apostrophe within brackets escapes a character of a column's name, it opens no sheet name.
  const parts =
    formula.match(/"(?:[^"]|"")*"|'(?:[^']|''){0,300}'!|(?:\[(?:'.|[^']){0,600}?\]|[^"'])+|./gs) ?? [];
  return parts.map((part) => (/^["']/.test(part) ? part : change(part))).join("");
}
