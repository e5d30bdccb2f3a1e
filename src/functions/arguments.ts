/**
 * What Excel hands over, as what the core takes. A range is rows of cells, a single cell often `[[value]]`, an argument
 * left out null, and an empty cell 0, null or "", depending on the platform: all three count as 0.
 */
import { parseClaim } from "../core/claims/claim";
import { CalcError } from "../core/errors";
import { messages } from "../core/messages";

/** One argument under its parameter's name, written `{ baseline }`, so that the name is stated once. */
export type Named = Record<string, unknown>;

/** Turns one cell into a value of the core, or throws a CalcError that says where it stood. */
export type Reader = (cell: unknown, where: () => string, optional: boolean) => unknown;

/** An argument that isn't a number. */
export class Typed {
  constructor(
    readonly cells: unknown,
    readonly read: Reader,
  ) {}
}

/** An argument as a rectangle of cells. */
export class Block {
  readonly rows: number;
  readonly columns: number;
  readonly numeric: boolean;

  constructor(
    readonly name: string,
    readonly cells: readonly (readonly unknown[])[],
    readonly read: Reader,
    readonly optional: boolean,
  ) {
    this.rows = cells.length;
    this.columns = cells[0]!.length;
    this.numeric = read === readNumber;
  }

  get size(): string {
    return `${this.rows}×${this.columns}`;
  }

  /** The value of a cell; rows and columns count from 0. */
  at(row: number, column: number): unknown {
    const cell = this.cells[row]![column];
    if (typeof cell === "number" && this.numeric) return cell;
    return this.read(cell, () => this.where(row, column), this.optional);
  }

  private where(row: number, column: number): string {
    return `${this.name}, row ${row + 1}${this.columns > 1 ? `, column ${column + 1}` : ""},`;
  }
}

/** The arguments that are there, in order; null stands for an optional one that was left out. */
export function blocks(required: Named, optional: Named): (Block | null)[] {
  return [
    ...Object.entries(required).map(([name, argument]) => block(name, argument, false)),
    ...Object.entries(optional).map(([name, argument]) => block(name, argument, true)),
  ];
}

function block(name: string, argument: unknown, optional: boolean): Block | null {
  const typed = argument instanceof Typed ? argument : new Typed(argument, readNumber);
  const leftOut = typed.cells === null || typed.cells === undefined;
  if (leftOut && optional) return null;
  const { cells } = typed;
  return new Block(name, Array.isArray(cells) && cells.length > 0 ? cells : [[cells]], typed.read, optional);
}

const isEmpty = (cell: unknown): boolean => cell === null || cell === undefined || cell === "";

/** Cells with a data type (a currency with its format, for example) arrive as objects that carry the plain value. */
function plain(cell: unknown): unknown {
  return typeof cell === "object" && cell !== null && "basicValue" in cell ? cell.basicValue : cell;
}

export const readNumber: Reader = (cell, where) => {
  if (typeof cell === "number") return cell;
  if (isEmpty(cell)) return 0;
  const value = plain(cell);
  if (typeof value === "number") return value;
  if (typeof value === "boolean") throw new CalcError("value", messages.logical(where(), value));
  throw new CalcError("value", textMessage(where(), String(value)));
};

function textMessage(where: string, text: string): string {
  let value: number;
  try {
    value = parseClaim(text).value;
  } catch {
    return messages.text(where, text);
  }
  return messages.readableText(where, text, value);
}

/** An argument that is one of some words; `word` is a type only. */
export type Word<T extends string> = Typed & { readonly word?: T };

/** A word of a list. An empty cell stands for the default where there is one. */
export function word<T extends string>(cells: unknown, words: readonly T[]): Word<T> {
  return new Typed(cells, (cell, where, optional) => {
    const value = plain(cell);
    // 0 is what an empty cell is on desktop.
    if (optional && (isEmpty(value) || value === 0)) return undefined;
    const text = isEmpty(value) ? "" : String(value);
    const typed = text.trim().toLowerCase();
    const known = words.filter((one) => one.toLowerCase() === typed);
    if (known.length > 0) return known[0];
    throw new CalcError("value", messages.unknownWord(where(), text, words));
  });
}

/** A printed claim: text, or a number. */
export function claim(cells: unknown): Typed {
  return new Typed(cells, (cell, where) => {
    const value = plain(cell);
    return typeof value === "string" && value !== "" ? value : readNumber(value, where, false);
  });
}

/** What a label shows. */
export function readLabel(cell: unknown): string | number {
  const value = plain(cell);
  if (isEmpty(value)) return "";
  return typeof value === "number" ? value : String(value);
}
