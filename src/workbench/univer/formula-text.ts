/** Univer calculates `Costs[[#This Row],[Baseline]]` only; Excel writes it `[@Baseline]`. */

const NAME = "[A-Za-z_\\\\\\p{L}][\\w.\\\\\\p{L}]*";
const AT = new RegExp(
  `(${NAME})?\\[@(?:\\[((?:[^\\]']|'.)+)\\](?::\\[((?:[^\\]']|'.)+)\\])?|([^[\\]]*))\\]`,
  "gu",
);
const THIS_ROW = new RegExp(
  `(${NAME})?\\[\\[#This Row\\],\\s*\\[((?:[^\\]']|'.)+)\\](?::\\[((?:[^\\]']|'.)+)\\])?\\]`,
  "giu",
);

/** Applies `edit` to the parts of a formula that are neither text constants nor quoted sheet names. */
function outsideQuotes(formula: string, edit: (part: string) => string): string {
  return formula
    .split(/("(?:[^"]|"")*"|'(?:[^']|'')*'!)/)
    .map((part, i) => (i % 2 ? part : edit(part)))
    .join("");
}

/** From Excel's spelling to Univer's. `table`: the table around the cell, for references that don't name one. */
export function toEngine(formula: string, table?: string): string {
  if (!formula.includes("[")) return formula;
  return outsideQuotes(formula, (part) =>
    part
      .replace(AT, (whole, named: string | undefined, first?: string, last?: string, bare?: string) => {
        const name = named ?? table;
        const column = first ?? bare?.trim();
        if (!name) return whole;
        if (!column) return `${name}[#This Row]`;
        return `${name}[[#This Row],[${column}]${last ? `:[${last}]` : ""}]`;
      })
      .replace(/(^|[^\w.\]\p{L}])(\[\[#This Row\])/giu, (whole, before: string, ref: string) =>
        table ? `${before}${table}${ref}` : whole,
      ),
  );
}

/** From Univer's spelling to Excel's. Inside `table` its own name is left out, as Excel does. */
export function toExcel(formula: string, table?: string): string {
  if (!formula.includes("[")) return formula;
  return outsideQuotes(formula, (part) =>
    part.replace(THIS_ROW, (_whole, named: string | undefined, first: string, last?: string) => {
      const name = named !== undefined && named.toLowerCase() === table?.toLowerCase() ? "" : (named ?? "");
      if (last) return `${name}[@[${first}]:[${last}]]`;
      return /^[\w\p{L}]+$/u.test(first) ? `${name}[@${first}]` : `${name}[@[${first}]]`;
    }),
  );
}
