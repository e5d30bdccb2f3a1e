/** Checks of what add-ins pass in. Excel answers every one of these failures with InvalidArgument. */
import { HostError } from "../protocol/errors";

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

/** The HTML colour names that turn up in add-ins; Excel takes all of them. */
const NAMED_COLORS: Record<string, string> = {
  black: "#000000",
  white: "#FFFFFF",
  red: "#FF0000",
  green: "#008000",
  lime: "#00FF00",
  blue: "#0000FF",
  yellow: "#FFFF00",
  orange: "#FFA500",
  purple: "#800080",
  gray: "#808080",
  grey: "#808080",
  silver: "#C0C0C0",
  maroon: "#800000",
  navy: "#000080",
  teal: "#008080",
  olive: "#808000",
  aqua: "#00FFFF",
  cyan: "#00FFFF",
  fuchsia: "#FF00FF",
  magenta: "#FF00FF",
  pink: "#FFC0CB",
  brown: "#A52A2A",
  gold: "#FFD700",
  lightgray: "#D3D3D3",
  lightgrey: "#D3D3D3",
  darkgray: "#A9A9A9",
  lightyellow: "#FFFFE0",
  lightblue: "#ADD8E6",
  lightgreen: "#90EE90",
  darkblue: "#00008B",
  darkgreen: "#006400",
  darkred: "#8B0000",
};

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
