import { CellError, NA, VALUE } from "../../values/cell-error";
import { toText } from "../../values/coerce";
import { Grid, gridOf, isMany, type Scalar, type Value } from "../../values/value";
import { define, MODERN, type FunctionTable } from "../definition";
import { allCells } from "../numbers";
import { patternOf } from "../wildcards";

/** What Windows' Latin alphabet has from 128 to 159. Not every engine's decoder knows it. */
const WINDOWS = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ";

/** A cell has room for no more. */
const LONGEST = 32_767;

function count(value: number | undefined): number {
  const whole = Math.trunc(value ?? 1);
  if (whole < 0) throw VALUE;
  return whole;
}

function position(value: number | undefined): number {
  const whole = Math.trunc(value ?? 1);
  if (whole < 1) throw VALUE;
  return whole;
}

function limited(text: string): string {
  if (text.length > LONGEST) throw VALUE;
  return text;
}

function find(sought: string, text: string, start?: number): number {
  const from = position(start);
  if (from > text.length + 1) throw VALUE;
  const at = text.indexOf(sought, from - 1);
  if (at < 0) throw VALUE;
  return at + 1;
}

/** As find, in any case of letters and with ? and * in what is sought. */
function search(sought: string, text: string, start?: number): number {
  const from = position(start);
  if (from > Math.max(text.length, 1)) throw VALUE;
  const found = patternOf(sought).indexIn(text.slice(from - 1));
  if (found < 0) throw VALUE;
  return found + from;
}

function substitute(text: string, old: string, next: string, which?: number): string {
  if (old === "") return text;
  if (which === undefined) return limited(text.replaceAll(old, () => next));
  const number = position(which);
  let at = -1;
  for (let i = 0; i < number; i++) {
    at = text.indexOf(old, at < 0 ? 0 : at + old.length);
    if (at < 0) return text;
  }
  return text.slice(0, at) + next + text.slice(at + old.length);
}

const proper = (text: string): string =>
  text
    .toLowerCase()
    .replace(/(^|[^\p{L}])(\p{L})/gu, (_, before: string, letter: string) => before + letter.toUpperCase());

/** All of the texts, row by row. @throws {CellError} the first error among them */
function texts(values: readonly Value[]): string[] {
  return values.flatMap((value) => (isMany(value) ? allCells(value) : [value as Scalar]).map(toText));
}

/** Text before or after the nth delimiter; from the end where n is negative. */
function around(side: "before" | "after") {
  return (
    text: string,
    delimiters: Value,
    instance?: number,
    mode = 0,
    matchEnd = 0,
    otherwise?: Scalar,
  ): Scalar => {
    const number = Math.floor(instance ?? 1);
    const end = Math.trunc(matchEnd);
    if (number === 0 || Math.abs(number) > Math.max(1, text.length) || (end !== 0 && end !== 1)) throw VALUE;
    const sought = texts([delimiters]);
    // One that is longer than the text is nowhere, and where its number is asked for that is an error.
    if (instance !== undefined && sought.some((delimiter) => delimiter.length > Math.max(1, text.length)))
      throw VALUE;
    // Nothing is found at once, from whichever end the search begins.
    const places = sought.every((delimiter) => delimiter === "")
      ? [0, text.length].map((at) => ({ at, length: 0 }))
      : delimiterPlaces(text, sought, mode !== 0);
    if (end === 1) {
      if (number > 0) places.push({ at: text.length, length: 0 });
      else places.unshift({ at: 0, length: 0 });
    }
    const found = number > 0 ? places[number - 1] : places.at(number);
    if (!found) return otherwise === undefined ? NA : (otherwise ?? "");
    return side === "before" ? text.slice(0, found.at) : text.slice(found.at + found.length);
  };
}

interface Place {
  at: number;
  length: number;
}

function delimiterPlaces(text: string, delimiters: readonly string[], anyCase: boolean): Place[] {
  const fold = (value: string): string => (anyCase ? value.toLowerCase() : value);
  const [searched, sought] = [fold(text), delimiters.map(fold)];
  const places: Place[] = [];
  for (let at = 0; at < text.length;) {
    const hit = sought.find((delimiter) => delimiter !== "" && searched.startsWith(delimiter, at));
    if (hit === undefined) at++;
    else {
      places.push({ at, length: hit.length });
      at += hit.length;
    }
  }
  return places;
}

function split(
  text: string,
  delimiters: readonly string[] | null,
  skipEmpty: boolean,
  anyCase: boolean,
): string[] {
  if (!delimiters) return [text];
  const parts: string[] = [];
  let from = 0;
  for (const { at, length } of delimiterPlaces(text, delimiters, anyCase)) {
    parts.push(text.slice(from, at));
    from = at + length;
  }
  parts.push(text.slice(from));
  return skipEmpty ? parts.filter((part) => part !== "") : parts;
}

const OWN: FunctionTable = {
  LEN: define("s", (text) => text.length),
  LEFT: define("s n?", (text, n) => text.slice(0, count(n))),
  RIGHT: define("s n?", (text, n) => {
    const length = count(n);
    return length === 0 ? "" : text.slice(-length);
  }),
  MID: define("s n n", (text, start, n) => text.slice(position(start) - 1, position(start) - 1 + count(n))),
  UPPER: define("s", (text) => text.toUpperCase()),
  LOWER: define("s", (text) => text.toLowerCase()),
  PROPER: define("s", proper),
  // Spaces only: a line break or a hard space stays.
  TRIM: define("s", (text) => text.split(" ").filter(Boolean).join(" ")),
  CLEAN: define("s", (text) => [...text].filter((sign) => sign.charCodeAt(0) >= 32).join("")),
  ENCODEURL: define("s", (text) =>
    encodeURIComponent(text).replace(
      /[!'()*]/g,
      (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
    ),
  ),
  EXACT: define("s s", (a, b) => a === b),
  FIND: define("s s n?", find),
  SEARCH: define("s s n?", search),
  SUBSTITUTE: define("s s s n?", substitute),
  REPLACE: define("s n n s", (text, start, n, next) => {
    if (start > LONGEST || n > LONGEST || n < 0) throw VALUE;
    const from = position(start) - 1;
    return limited(text.slice(0, from) + next + text.slice(from + count(n)));
  }),
  REPT: define("s n", (text, n) => {
    const times = count(n);
    if (text.length * times > LONGEST) throw VALUE;
    return text.repeat(times);
  }),
  CHAR: define("n", (code) => {
    const whole = Math.trunc(code);
    if (whole < 1 || whole > 255) return VALUE;
    return whole >= 128 && whole < 160 ? WINDOWS[whole - 128]! : String.fromCharCode(whole);
  }),
  CODE: define("s", (text) => {
    if (text === "") return VALUE;
    return windowsCode(text);
  }),
  UNICHAR: define("n", (code) => {
    const whole = Math.trunc(code);
    if (whole < 1 || whole > 0x10ffff) return VALUE;
    return whole >= 0xd800 && whole <= 0xdfff ? NA : String.fromCodePoint(whole);
  }),
  UNICODE: define("s", (text) => (text === "" ? VALUE : text.codePointAt(0)!)),
  CONCATENATE: define("s s*", (...parts) => limited(parts.join(""))),
  CONCAT: define("a a*", (...values) => limited(texts(values).join(""))),
  TEXTJOIN: define("a b a a*", (delimiter, skipEmpty, ...values) => {
    const delimiters = texts([delimiter]);
    const parts = texts(values).filter((part) => !skipEmpty || part !== "");
    return limited(
      parts.reduce(
        (text, part, i) => text + (i > 0 ? delimiters[(i - 1) % delimiters.length]! : "") + part,
        "",
      ),
    );
  }),
  TEXTBEFORE: define("s a n? n? n? e?", around("before"), MODERN),
  TEXTAFTER: define("s a n? n? n? e?", around("after"), MODERN),
  TEXTSPLIT: define(
    "s a? a? b? n? e?",
    (text, columns, rows, skipEmpty = false, mode = 0, pad = NA) => {
      const [across, down] = [columns, rows].map((given) => (given === undefined ? null : texts([given])));
      if ((!across && !down) || [...(across ?? []), ...(down ?? [])].includes("")) throw VALUE;
      const lines = split(text, down!, skipEmpty, mode !== 0).map((line) =>
        split(line, across!, skipEmpty, mode !== 0),
      );
      const width = Math.max(...lines.map((line) => line.length));
      return Grid.of(lines.length, width, (r, c) => lines[r]![c] ?? pad);
    },
    MODERN,
  ),
  ARRAYTOTEXT: define("a n?", (value, format = 0) => arrayText(gridOf(value), isStrict(format))),
  VALUETOTEXT: define("e n?", (value, format = 0) => cellText(value, isStrict(format))),
};

/** Where letters are of one byte each, as in English, the functions that count bytes count letters. */
const BYTES = ["LEN", "LEFT", "RIGHT", "MID", "FIND", "SEARCH", "REPLACE"];

export const TEXT_PARTS: FunctionTable = {
  ...OWN,
  ...Object.fromEntries(BYTES.map((name) => [`${name}B`, OWN[name]!])),
};

/** 0: as it is read; 1: as a formula would have it. */
function isStrict(format: number): boolean {
  const chosen = Math.trunc(format);
  if (chosen !== 0 && chosen !== 1) throw VALUE;
  return chosen === 1;
}

function cellText(cell: Scalar, strict: boolean): string {
  if (cell instanceof CellError) return cell.code;
  return strict && typeof cell === "string" ? `"${cell.replaceAll('"', '""')}"` : toText(cell);
}

function arrayText(grid: Grid, strict: boolean): string {
  const rows = Array.from({ length: grid.rows }, (_, r) =>
    grid.row(r).map((cell) => cellText(cell as Scalar, strict)),
  );
  return strict ? `{${rows.map((row) => row.join(",")).join(";")}}` : rows.flat().join(", ");
}

/** The code in Windows' own Latin alphabet; "?" where it has none. */
function windowsCode(text: string): number {
  const code = text.charCodeAt(0);
  if (code < 128 || (code >= 160 && code <= 255)) return code;
  const byte = WINDOWS.indexOf(text[0]!);
  return byte < 0 ? 63 : 128 + byte;
}
