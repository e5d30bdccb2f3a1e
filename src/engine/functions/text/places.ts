import type { Token } from "./format-tokens";

export const isDigit = ({ kind }: Token): boolean => kind === "digit";

/**
 * For each place of a whole number what stands there; digits too many stand before the first place. Where no digit is
 * left, a 0 writes a zero, a ? keeps its room and a # nothing.
 */
export function wholePlaces(digits: string, places: readonly Token[], groups = false): string[] {
  const count = Math.max(places.length, digits.length);
  let zeros = false;
  const signs = Array.from({ length: count }, (_, i) => {
    const fromRight = count - 1 - i;
    const place = places[places.length - 1 - fromRight]?.text;
    zeros ||= place === "0";
    const sign = digits[digits.length - 1 - fromRight] ?? (zeros ? "0" : place === "?" ? " " : "");
    const grouped = groups && fromRight > 0 && fromRight % 3 === 0;
    return grouped && sign ? sign + (sign === " " ? " " : ",") : sign;
  });
  if (places.length === 0) return signs.length ? [signs.join("")] : [];
  const own = signs.slice(count - places.length);
  return [signs.slice(0, count - places.length).join("") + own[0]!, ...own.slice(1)];
}

export function withoutZeros(decimals: string): string {
  let end = decimals.length;
  while (decimals[end - 1] === "0") end--;
  return decimals.slice(0, end);
}

/** For each place behind the point what stands there: zeros at the end go, where the places let them. */
export function decimalPlaces(decimals: string, places: readonly Token[]): string[] {
  const last = withoutZeros(decimals).length;
  return places.map((place, i) =>
    i < last || place.text === "0" ? decimals[i]! : place.text === "?" ? " " : "",
  );
}
