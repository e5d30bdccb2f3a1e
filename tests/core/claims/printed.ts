import fc from "fast-check";
import type { DecimalMark } from "../../../src/core/claims/digits";

/** A number as somebody prints it, and what it says. */
export interface Printed {
  text: string;
  decimal: DecimalMark;
  value: number;
  relation: string;
}

const NBSP = "\u00A0";
const MARKS: readonly { group: string; decimal: DecimalMark; indian?: true }[] = [
  { group: "", decimal: "." },
  { group: ",", decimal: "." },
  { group: "'", decimal: "." },
  { group: NBSP, decimal: "." },
  { group: ",", decimal: ".", indian: true },
  { group: "", decimal: "," },
  { group: ".", decimal: "," },
  { group: NBSP, decimal: "," },
];
const CURRENCIES = [
  ...["", "", "$", "€", "£", "¥", "₹", "US$", "A$", "R$", "NT$"].map((before) => ({ before, after: "" })),
  ...["kr ", "USD ", "EUR ", "CHF ", "Rs. ", "Rs "].map((before) => ({ before, after: "" })),
  ...[" €", "€", " USD", " kr", " dollars"].map((after) => ({ before: "", after })),
];
const SCALES: readonly [string, number][] = [
  ["", 0],
  ["k", 3],
  ["K", 3],
  [" K", 3],
  [" thousand", 3],
  ["m", 6],
  ["M", 6],
  [" M", 6],
  ["mn", 6],
  [" mm", 6],
  [" mil", 6],
  [" mio", 6],
  [" million", 6],
  [" Million", 6],
  ["B", 9],
  ["b", 9],
  ["bn", 9],
  [" bln", 9],
  [" mrd", 9],
  [" billions", 9],
  ["T", 12],
  [" tn", 12],
  [" trillion", 12],
  [" lakh", 5],
  [" crore", 7],
  [" cr", 7],
  [" lakh crore", 12],
];
const PERCENTS: readonly [string, number][] = [
  ["%", -2],
  [" %", -2],
  [" percent", -2],
  [" per cent", -2],
  [" pct", -2],
  ["pp", -2],
  [" p.p.", -2],
  [" percentage points", -2],
  ["‰", -3],
  [" per mille", -3],
  [" bps", -4],
  ["bp", -4],
  [" basis points", -4],
];
const UNITS = [
  "x",
  "×",
  " times",
  "-fold",
  " tok/s",
  "GB",
  " days",
  "ms",
  " GPUs",
  " A100s",
  "kWh",
  " requests/s",
];
const BOUNDS: readonly [string, string, string][] = [
  ["<", "", "<"],
  ["< ", "", "<"],
  ["less than ", "", "<"],
  ["under ", "", "<"],
  ["fewer than ", "", "<"],
  ["≤", "", "≤"],
  ["<= ", "", "≤"],
  ["up to ", "", "≤"],
  ["up-to ", "", "≤"],
  ["at most ", "", "≤"],
  ["no more than ", "", "≤"],
  ["max. ", "", "≤"],
  ["", " or less", "≤"],
  ["", " maximum", "≤"],
  [">", "", ">"],
  ["over ", "", ">"],
  ["more than ", "", ">"],
  ["exceeds ", "", ">"],
  ["≥ ", "", "≥"],
  [">=", "", "≥"],
  ["at least ", "", "≥"],
  ["no less than ", "", "≥"],
  ["", " or more", "≥"],
  ["", "+", "≥"],
  ["~", "", "~"],
  ["≈ ", "", "~"],
  ["about ", "", "~"],
  ["approx. ", "", "~"],
  ["roughly ", "", "~"],
  ["nearly ", "", "~"],
  ["ca. ", "", "~"],
];
const SIGNS = ["-", "−", "–", "minus ", "negative ", "()", "+", "-after", "trailing"];
const BEFORE = ["", "", "MMLU ", "Cost: ", "INT4: ", "saves ", "Cost - ", "GPT-3.5 ", "Revenue = "];
const AFTER = [
  "",
  "",
  " cheaper",
  " absolute",
  " (OSS)",
  ", as measured",
  " on H100",
  ".",
  " less memory",
  "/month",
  " per GPU",
];

/** Styles that belong together: a bracket round a price with its scale, a percent with a bound, a time with its unit. */
export const printed: fc.Arbitrary<Printed> = fc
  .record({
    whole: fc.oneof(fc.nat({ max: 999 }), fc.nat({ max: 999_999_999 })),
    fraction: fc.oneof(fc.constant(""), fc.stringMatching(/^\d{1,4}$/)),
    marks: fc.constantFrom(...MARKS),
    kind: fc.constantFrom("money", "percent", "unit"),
    currency: fc.constantFrom(...CURRENCIES),
    scale: fc.constantFrom(...SCALES),
    percent: fc.constantFrom(...PERCENTS),
    unit: fc.constantFrom(...UNITS),
    sign: fc.oneof(fc.constant(""), fc.constantFrom(...SIGNS)),
    bound: fc.oneof(fc.constant(["", "", "="] as const), fc.constantFrom(...BOUNDS)),
    before: fc.constantFrom(...BEFORE),
    after: fc.constantFrom(...AFTER),
  })
  .map(({ whole, fraction, marks, kind, currency, scale, percent, unit, sign, bound, before, after }) => {
    const digits = grouped(String(whole), marks) + (fraction && marks.decimal + fraction);
    const [suffix, power] = kind === "money" ? scale : kind === "percent" ? percent : [unit, 0];
    const money = kind === "money" ? currency : { before: "", after: "" };
    const size = Number(`${whole}.${fraction || "0"}e${power}`);
    const number = signed(sign, money.before, digits + suffix) + money.after;
    const negative = sign !== "" && sign !== "+";
    return {
      text: before + bound[0] + number + bound[1] + after,
      decimal: marks.decimal,
      value: negative ? -size : size,
      relation: bound[2],
    };
  });

function grouped(digits: string, { group, indian }: (typeof MARKS)[number]): string {
  if (group === "") return digits;
  const head = digits.slice(0, -3);
  const parts = indian ? head.replace(/\B(?=(\d\d)+$)/g, group) : head.replace(/\B(?=(\d{3})+$)/g, group);
  return head === "" ? digits : `${parts}${group}${digits.slice(-3)}`;
}

function signed(sign: string, currency: string, number: string): string {
  switch (sign) {
    case "()":
      return `(${currency}${number})`;
    case "-after":
      return `${currency}-${number}`;
    case "trailing":
      return `${currency}${number}-`;
    default:
      return `${sign}${currency}${number}`;
  }
}

/** A range as somebody prints it. */
export interface PrintedRange {
  text: string;
  low: number;
  high: number;
}

const JOINS: readonly [string, string][] = [
  ["", "-"],
  ["", "–"],
  ["", " – "],
  ["", " to "],
  ["from ", " to "],
  ["between ", " and "],
];

/** "$5M-10M", "2x–4x", "18 to 25 percent": the unit behind both, or behind the second for both. */
export const printedRange: fc.Arbitrary<PrintedRange> = fc
  .record({
    low: fc.nat({ max: 9999 }),
    more: fc.nat({ max: 9999 }),
    decimals: fc.nat({ max: 2 }),
    join: fc.constantFrom(...JOINS),
    suffix: fc.constantFrom(...SCALES, ...PERCENTS, ...UNITS.map((unit): [string, number] => [unit, 0])),
    currency: fc.constantFrom("", "$", "€", "US$"),
    both: fc.boolean(),
    after: fc.constantFrom("", " faster", " on H100", "."),
  })
  .map(({ low, more, decimals, join: [opening, joint], suffix: [suffix, power], currency, both, after }) => {
    const of = (whole: number) => (whole / 10 ** decimals).toFixed(decimals);
    const money = SCALES.some(([scale]) => scale === suffix) ? currency : "";
    return {
      text: `${opening}${money}${of(low)}${both ? suffix : ""}${joint}${both ? money : ""}${of(low + more)}${suffix}${after}`,
      low: Number(`${of(low)}e${power}`),
      high: Number(`${of(low + more)}e${power}`),
    };
  });
