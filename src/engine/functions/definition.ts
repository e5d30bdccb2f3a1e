/**
 * How a function is declared: what its arguments are, and what it makes of them. Reading them, coercing them and doing it
 * cell by cell over arrays stands once, in evaluate/apply.ts.
 */
import type { Scalar } from "../values/scalar";
import type { Range, Value } from "../values/value";

/** What an argument is. The first five take one cell: over several the function runs cell by cell. */
export interface Kinds {
  /** a number */
  n: number;
  /** a text */
  s: string;
  /** TRUE or FALSE */
  b: boolean;
  /** a value that is no error */
  v: Scalar;
  /** a value, errors too */
  e: Scalar;
  /** cells: whole, as they are given */
  a: Value;
  /** cells, and what is computed within the argument is computed cell by cell, as in SUMPRODUCT */
  A: Value;
  /** a reference, nothing else */
  r: Range;
}

export type Kind = keyof Kinds;

/** `?` may be left out (undefined; null or its kind's nothing when its place is empty); `*` repeats, as a pair too. */
type OneArgument<S> = S extends `${infer G}*` ? Group<G>[] : S extends `${infer K}?` ? [Of<K>?] : [Of<S>];
type Of<S> = S extends Kind ? Kinds[S] : never;
type Group<S> = S extends `${infer K},${infer Rest}` ? Of<K> | Group<Rest> : Of<S>;
type Arguments<S extends string> = S extends ""
  ? []
  : S extends `${infer First} ${infer Rest}`
    ? [...OneArgument<First>, ...Arguments<Rest>]
    : OneArgument<S>;

/** What a function may know beside its arguments. */
export interface Call {
  /** The cell whose formula is computed; sheets, rows and columns count from 0. */
  readonly sheet: number;
  readonly row: number;
  readonly column: number;
  /** Dates count from 1904. */
  readonly date1904: boolean;
  now(): number;
  random(): number;
  /** Reads a text as a reference, as A1 or as R1C1. */
  reference(text: string, a1: boolean): Range | null;
  sheetNumber(name: string): number | null;
  sheetCount(): number;
}

export interface Definition {
  readonly kinds: readonly Kind[];
  readonly required: number;
  /** How many of the last kinds repeat. */
  readonly repeats: number;
  readonly run: (args: never[], call: Call) => Value;
  readonly traits: Traits;
}

export interface Traits {
  /** Not the same value at each calculation. */
  readonly volatile?: true;
  /** Draws a random number: another one in each trial. */
  readonly draws?: true;
  /** Reads the clock. */
  readonly clock?: true;
  /** Where it reads isn't known before it runs: never computed over many trials. */
  readonly wanders?: true;
  /** Takes as many cells of its third range as its first one has, from the first cell on, whatever was given. */
  readonly likeFirst?: true;
  /** Knows ranges by where they are and not by what they hold. */
  readonly byPlace?: true;
  /**
   * Came with the analysis toolpak of old Excel and kept its ways: a range where one cell belongs is #VALUE!, and so is TRUE
   * where a number does; an argument with nothing in its place is #N/A.
   */
  readonly toolpak?: true;
  /** Takes a LAMBDA, which is an error elsewhere. */
  readonly lambdas?: true;
  /** Newer than those: an argument with nothing in its place counts as left out. */
  readonly modern?: true;
  /** Counts days, and so depends on the year from which a workbook counts them. */
  readonly dates?: true;
}

export const TOOLPAK: Traits = { toolpak: true };
export const MODERN: Traits = { modern: true };

export type FunctionTable = Readonly<Record<string, Definition>>;

/**
 * @param signature one letter for each argument, as in "n n? a*" (see Kinds)
 */
export function define<const S extends string>(
  signature: S,
  run: (...args: Arguments<S>) => Value,
  traits: Traits = {},
): Definition {
  return defineAt(signature, (_call, ...args) => run(...args), traits);
}

/** A function that also asks where it stands. */
export function defineAt<const S extends string>(
  signature: S,
  run: (call: Call, ...args: Arguments<S>) => Value,
  traits: Traits = {},
): Definition {
  const kinds: Kind[] = [];
  let required = 0;
  let repeats = 0;
  for (const part of signature.split(" ").filter(Boolean)) {
    const names = part.replace(/[?*]$/, "").split(",") as Kind[];
    kinds.push(...names);
    if (part.endsWith("*")) repeats = names.length;
    else if (!part.endsWith("?")) required = kinds.length;
  }
  return {
    kinds,
    required,
    repeats,
    traits,
    run: (args, call) => run(call, ...(args as never as Arguments<S>)),
  };
}

/** The same functions over again with these traits. */
export function withTraits(traits: Traits, table: FunctionTable): FunctionTable {
  return Object.fromEntries(
    Object.entries(table).map(([name, one]) => [name, { ...one, traits: { ...one.traits, ...traits } }]),
  );
}

/** The kind of an argument by its place; null when there are too many. */
export function kindAt({ kinds, repeats }: Definition, index: number): Kind | null {
  if (index < kinds.length) return kinds[index]!;
  return repeats === 0 ? null : kinds[kinds.length - repeats + ((index - kinds.length) % repeats)]!;
}
