import type { Engine } from "../engine";
import { alias, correct, each } from "./define";
import { CellError, strict, toNumber, type Plain } from "./values";

/** What Excel sees of a number. */
const DIGITS = 15;

/** Rounds the size of a number to so many places, by what is given. */
function rounded(value: number, places: number, round: (size: number) => number): number {
  // There is no digit so far behind the point, and none so far before it.
  if (value === 0 || places > 300) return value;
  if (places < -308) return 0;
  const size = Math.abs(value);
  const moved = Number((places >= 0 ? size * 10 ** places : size / 10 ** -places).toPrecision(DIGITS));
  if (!Number.isFinite(moved)) return value;
  const whole = round(moved);
  const back = places >= 0 ? whole / 10 ** places : whole * 10 ** -places;
  return value < 0 ? 0 - back : back;
}

const nearest = (size: number): number => Math.floor(size + 0.5);

export const toPlaces = (value: number, places: number): number => rounded(value, places, nearest);

const byPlaces = (round: (size: number) => number) =>
  each((value, places = 0) => rounded(toNumber(value), Math.trunc(toNumber(places)), round));

function multiple(value: Plain, step: Plain): number {
  const [x, by] = [strict(value), strict(step)];
  if (x === 0 || by === 0) return 0;
  if (x < 0 !== by < 0) throw new CellError("#NUM!");
  const count = Number((x / by).toPrecision(DIGITS));
  return Number((nearest(count) * by).toPrecision(DIGITS));
}

/** Defects: many places or large numbers give no number, and places aren't cut off but rounded down. */
export function correctRounding(engine: Engine): void {
  correct(engine, "ROUND", byPlaces(nearest));
  correct(engine, "ROUNDUP", byPlaces(Math.ceil));
  correct(engine, "ROUNDDOWN", byPlaces(Math.floor));
  correct(engine, "TRUNC", byPlaces(Math.floor));
  correct(
    engine,
    "INT",
    each((value) => Math.floor(toNumber(value))),
  );
  alias(engine, "ISO.CEILING", "CEILING.PRECISE");
  correct(engine, "MROUND", each(multiple));
}
