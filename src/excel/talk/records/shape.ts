/**
 * What a value from a workbook must be to be taken for ours: the workbook may come from a stranger, and a setting may be
 * damaged. A shape gives a copy of what it knows, and nothing else gets in.
 */
export type Shape<T> = (value: unknown) => T;

/** The value is not what it should be. */
export class Unfit extends Error {}

/** One for all: an error that is made notes where, which takes longer than reading does. */
const UNFIT = new Unfit("unfit");

export function unfit(): never {
  throw UNFIT;
}

/** Texts of Excel's have 32,767 characters at most. */
export const LONGEST_TEXT = 32_767;

export const text =
  (most = LONGEST_TEXT, like?: RegExp): Shape<string> =>
  (value) =>
    typeof value === "string" && value.length <= most && (!like || like.test(value)) ? value : unfit();

export const flag: Shape<boolean> = (value) => (typeof value === "boolean" ? value : unfit());

export const finite: Shape<number> = (value) =>
  typeof value === "number" && Number.isFinite(value) ? value : unfit();

export const whole =
  (most: number): Shape<number> =>
  (value) =>
    Number.isInteger(value) && (value as number) >= 0 && (value as number) <= most
      ? (value as number)
      : unfit();

export const only =
  <const T>(...values: T[]): Shape<T> =>
  (value) =>
    values.includes(value as T) ? (value as T) : unfit();

export const orNull =
  <T>(shape: Shape<T>): Shape<T | null> =>
  (value) =>
    value === null ? null : shape(value);

/** What a shape takes of a value; undefined when it doesn't fit. */
export function taken<T>(shape: Shape<T>, value: unknown): T | undefined {
  try {
    return shape(value);
  } catch (error) {
    if (error instanceof Unfit) return undefined;
    throw error;
  }
}

export const either =
  <A, B>(one: Shape<A>, other: Shape<B>): Shape<A | B> =>
  (value) =>
    taken(one, value) ?? other(value);

/** What a cell holds, as `Range.formulas` gives it. */
export const content: Shape<string | number | boolean> = either(text(), either(finite, flag));

/** A time as we write it. */
export const time: Shape<string> = (value) => {
  const written = text(40)(value);
  return Number.isNaN(Date.parse(written)) ? unfit() : written;
};

/** @param most entries: counted before any is looked at */
export const list =
  <T>(most: number, shape: Shape<T>): Shape<T[]> =>
  (value) =>
    Array.isArray(value) && value.length <= most ? value.map((each) => shape(each)) : unfit();

/** An object of any keys. */
export const map =
  <T>(most: number, key: Shape<string>, shape: Shape<T>): Shape<Record<string, T>> =>
  (value) => {
    const given = object(value);
    const names = Object.keys(given);
    if (names.length > most) unfit();
    return Object.fromEntries(names.map((name) => [key(name), shape(given[name])]));
  };

/** An object of these keys. Optional ones may be missing; others are left behind. */
export const fields =
  <T extends object>(
    shapes: { [K in keyof T as undefined extends T[K] ? never : K]: Shape<T[K]> },
    optional: { [K in keyof T as undefined extends T[K] ? K : never]?: Shape<NonNullable<T[K]>> } = {},
  ): Shape<T> =>
  (value) => {
    const given = object(value);
    const taken: Record<string, unknown> = {};
    for (const [name, shape] of Object.entries<Shape<unknown>>(shapes)) taken[name] = shape(given[name]);
    for (const [name, shape] of Object.entries(optional as Record<string, Shape<unknown>>))
      if (given[name] !== undefined) taken[name] = shape(given[name]);
    return taken as T;
  };

const object = (value: unknown): Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : unfit();
