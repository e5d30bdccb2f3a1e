/** Checks of what add-ins pass in. Excel answers every one of these failures with InvalidArgument. */
import { HostError } from "../protocol/errors";
import { NAMED_COLORS } from "./colors";

export function invalidArgument(message?: string): HostError {
  return new HostError("InvalidArgument", message);
}

export function text(value: unknown): string {
  if (typeof value !== "string") throw invalidArgument();
  return value;
}

export function optionalText(value: unknown): string | undefined {
  return value === undefined || value === null ? undefined : text(value);
}

export function integer(value: unknown, minimum = -Infinity): number {
  if (typeof value !== "number" || !Number.isInteger(value) || value < minimum) throw invalidArgument();
  return value;
}

export function finite(value: unknown, minimum = -Infinity, maximum = Infinity): number {
  if (typeof value !== "number" || !Number.isFinite(value) || value < minimum || value > maximum)
    throw invalidArgument();
  return value;
}

export function flag(value: unknown): boolean {
  if (typeof value !== "boolean") throw invalidArgument();
  return value;
}

/** One of an enumeration's words, in its spelling; Excel does not mind the case of the first letter. */
export function oneOf<T extends string>(value: unknown, words: readonly T[]): T {
  const found = typeof value === "string" && words.find((word) => word.toLowerCase() === value.toLowerCase());
  if (!found) throw invalidArgument();
  return found;
}

/** A colour as #RRGGBB. */
export function color(value: unknown): string {
  const given = text(value);
  const hex = /^#?([0-9a-f]{6})$/i.exec(given);
  if (hex) return `#${hex[1]!.toUpperCase()}`;
  const named = NAMED_COLORS[given.toLowerCase()];
  if (named) return named;
  throw invalidArgument();
}

/** An object with no keys but these. */
export function record(value: unknown, keys: readonly string[]): Record<string, unknown> {
  if (typeof value !== "object" || value === null || Array.isArray(value)) throw invalidArgument();
  for (const key of Object.keys(value)) if (!keys.includes(key)) throw invalidArgument();
  return value as Record<string, unknown>;
}
