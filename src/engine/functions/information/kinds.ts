import { Refused } from "../../refused";
import { cellAddress } from "../../syntax/address";
import { CellError, ERROR_TYPES, NA, VALUE } from "../../values/cell-error";
import { toNumber } from "../../values/coerce";
import { gridOf, isMany, Lambda, Range, type Scalar } from "../../values/value";
import { define, defineAt, TOOLPAK, type FunctionTable } from "../definition";

const is = (test: (value: Scalar) => boolean) => define("e", test);

/** ISODD and ISEVEN came with an add-in and take no logical values. */
function parity(value: Scalar): number {
  if (typeof value === "boolean") throw VALUE;
  return Math.abs(Math.trunc(toNumber(value))) % 2;
}

/** What CELL can be asked for. */
const CELL_FACTS = new Set(
  "address col color contents filename format parentheses prefix protect row type width".split(" "),
);

/** @throws {Refused} for what depends on how a cell looks, on the file's place, or on the cell that was changed last */
function cellFact(sheet: number, what: string, range?: Range): Scalar {
  const name = what.toLowerCase();
  if (!CELL_FACTS.has(name)) throw VALUE;
  if (!range) throw new Refused("CELL", "without a reference depends on the cell that was changed last");
  const { top, left } = range.area;
  const first = range.grid.at(0, 0) as Scalar;
  switch (name) {
    case "address":
      if (range.sheet !== sheet) throw new Refused("CELL", "names the file with a cell of another sheet");
      return cellAddress(top, left, { top: true, left: true, bottom: true, right: true });
    case "row":
      return top + 1;
    case "col":
      return left + 1;
    case "contents":
      return first ?? 0;
    case "type":
      return first === null ? "b" : typeof first === "string" ? "l" : "v";
    default:
      throw new Refused("CELL", `"${what}" depends on more than the cells' values`);
  }
}

export const KINDS: FunctionTable = {
  ISBLANK: is((value) => value === null),
  ISNUMBER: is((value) => typeof value === "number"),
  ISTEXT: is((value) => typeof value === "string"),
  ISNONTEXT: is((value) => typeof value !== "string"),
  ISLOGICAL: is((value) => typeof value === "boolean"),
  ISERROR: is((value) => value instanceof CellError),
  ISERR: is((value) => value instanceof CellError && value.code !== "#N/A"),
  ISNA: is((value) => value instanceof CellError && value.code === "#N/A"),
  ISODD: define("v", (value) => parity(value) === 1, TOOLPAK),
  ISEVEN: define("v", (value) => parity(value) === 0, TOOLPAK),
  ISREF: define("a", (value) => value instanceof Range, { byPlace: true, lambdas: true }),
  ISFORMULA: define("r", (range) => range.formulaAt(0, 0) !== null, { byPlace: true }),
  CELL: defineAt("s r?", (call, what, range) => cellFact(call.sheet, what, range)),
  NA: define("", () => NA),
  N: define("e", (value) => {
    if (value instanceof CellError) return value;
    return typeof value === "number" ? value : typeof value === "boolean" ? Number(value) : 0;
  }),
  T: define("a", (value) => {
    const first = gridOf(value).at(0, 0);
    return typeof first === "string" || first instanceof CellError ? first : "";
  }),
  TYPE: define(
    "a",
    (value) => {
      if (value instanceof Lambda) return 128;
      if (isMany(value) && (value.rows > 1 || value.columns > 1)) return 64;
      const cell = gridOf(value).at(0, 0);
      if (cell instanceof CellError) return 16;
      return typeof cell === "string" ? 2 : typeof cell === "boolean" ? 4 : 1;
    },
    { lambdas: true },
  ),
  "ERROR.TYPE": define("e", (value) => (value instanceof CellError ? ERROR_TYPES[value.code] : NA)),
  SHEETS: defineAt("r?", (call, range) => (range ? range.lastSheet - range.sheet + 1 : call.sheetCount()), {
    byPlace: true,
  }),
  SHEET: defineAt(
    "a?",
    (call, value) => {
      if (value === undefined) return call.sheet + 1;
      if (value instanceof Range) return value.sheet + 1;
      if (value instanceof CellError) return value;
      const number = typeof value === "string" ? call.sheetNumber(value) : null;
      return number === null ? NA : number + 1;
    },
    { byPlace: true },
  ),
};
