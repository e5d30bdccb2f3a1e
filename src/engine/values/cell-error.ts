/** Excel's cell errors, with the numbers that ERROR.TYPE gives them. */
export const ERROR_TYPES = {
  "#NULL!": 1,
  "#DIV/0!": 2,
  "#VALUE!": 3,
  "#REF!": 4,
  "#NAME?": 5,
  "#NUM!": 6,
  "#N/A": 7,
  "#GETTING_DATA": 8,
  "#SPILL!": 9,
  "#CONNECT!": 10,
  "#BLOCKED!": 11,
  "#UNKNOWN!": 12,
  "#FIELD!": 13,
  "#CALC!": 14,
  "#BUSY!": 15,
  "#EXTERNAL!": 16,
} as const;

export type ErrorCode = keyof typeof ERROR_TYPES;

/** What a cell shows instead of a value. Not an `Error`: a block may make a thousand of them. */
export class CellError {
  constructor(
    readonly code: ErrorCode,
    readonly message = "",
  ) {}

  toString(): string {
    return this.code;
  }
}

export const NULL = new CellError("#NULL!");
export const DIV0 = new CellError("#DIV/0!");
export const VALUE = new CellError("#VALUE!");
export const REF = new CellError("#REF!");
export const NAME = new CellError("#NAME?");
export const NUM = new CellError("#NUM!");
export const NA = new CellError("#N/A");
export const SPILL = new CellError("#SPILL!");
export const CALC = new CellError("#CALC!");

const PLAIN = new Map([NULL, DIV0, VALUE, REF, NAME, NUM, NA, SPILL, CALC].map((e) => [e.code, e]));

export const isErrorCode = (text: string): text is ErrorCode => Object.hasOwn(ERROR_TYPES, text);

export const errorOf = (code: ErrorCode): CellError => PLAIN.get(code) ?? new CellError(code);
