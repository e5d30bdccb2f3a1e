/** What was pasted can't become a row; the message says why, to the one who pasted it. */
export class ImportProblem extends Error {
  override readonly name = "ImportProblem";
}

export type Json = null | boolean | number | string | readonly Json[] | JsonObject;
export interface JsonObject {
  readonly [key: string]: Json | undefined;
}

/** Numbers that JSON lacks and Python writes: an unlimited request rate is `Infinity`. A text may be cut off at the end. */
const NOT_JSON = /"(?:[^"\\]|\\[^])*(?:"|\\?$)|-?\b(?:Infinity|NaN)\b/g;
const LONGEST_NAME = 60;

/** Reads JSON, or one value a line as SGLang appends its results. */
export function parseJson(text: string): Json {
  const plain = text.trim().replace(NOT_JSON, (found) => (found.startsWith('"') ? found : "null"));
  if (plain === "") throw new ImportProblem("Nothing was pasted.");
  const whole = attempt(plain);
  if (whole !== undefined) return whole;
  const lines = plain.split(/\r?\n/).filter((line) => line.trim() !== "");
  const values = lines.map(attempt);
  if (values.length > 1 && values.every((value): value is Json => value !== undefined)) return values;
  throw new ImportProblem(
    "This isn't JSON. Paste the whole file, from its first brace to its last, or one result a line.",
  );
}

function attempt(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}

export const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** A name for a cell: one line, no longer than can be read, and never a formula. */
export function nameOf(text: string): string {
  const line = text.replace(/\s+/g, " ").trim();
  return (line.length > LONGEST_NAME ? `${line.slice(0, LONGEST_NAME - 1)}…` : line).replace(
    /^[=+\-@']+/,
    "",
  );
}

/** Fields of an object, each checked where it is read. */
export class Fields {
  constructor(readonly object: JsonObject) {}

  has(key: string): boolean {
    return this.object[key] !== undefined && this.object[key] !== null;
  }

  /** A whole number above 0, under the first of these keys that is there. */
  count(...keys: readonly [string, ...string[]]): number {
    const key = keys.find((one) => this.object[one] !== undefined) ?? keys[0];
    const value = this.object[key];
    if (value === undefined) throw new ImportProblem(`${keys.join(" or ")} is missing.`);
    if (typeof value !== "number" || !Number.isInteger(value) || value <= 0)
      throw new ImportProblem(`${key} is ${JSON.stringify(value)}: it must be a whole number above 0.`);
    return value;
  }

  /** The same, or what it is where the file says nothing. */
  countOr(key: string, otherwise: number): number {
    return this.has(key) ? this.count(key) : otherwise;
  }

  /** A number of parts that a model may lack. */
  someOf(key: string): number {
    return this.has(key) && this.object[key] !== 0 ? this.count(key) : 0;
  }

  flag(key: string): boolean | undefined {
    const value = this.object[key];
    return typeof value === "boolean" ? value : undefined;
  }

  text(...keys: readonly string[]): string | undefined {
    for (const key of keys) {
      const value = this.object[key];
      if (typeof value === "string" && value.trim() !== "") return value;
    }
    return undefined;
  }

  /** A number, or a text that is one; undefined where there is none. */
  number(...keys: readonly string[]): number | undefined {
    for (const key of keys) {
      const value = this.object[key];
      if (value === undefined || value === null || value === "") continue;
      const number = typeof value === "string" ? Number(value) : value;
      if (typeof number !== "number" || !Number.isFinite(number))
        throw new ImportProblem(`${key} is ${JSON.stringify(value)}: it must be a number.`);
      return number;
    }
    return undefined;
  }

  list(key: string): readonly Json[] | undefined {
    const value = this.object[key];
    return Array.isArray(value) ? (value as readonly Json[]) : undefined;
  }
}
