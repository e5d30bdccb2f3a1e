/** What a figure measures. Only figures of one kind are subtracted from each other. */
export type Kind = "money" | "percent" | "times" | "time" | "size" | "number";

export interface Measure {
  readonly kind: Kind;
  readonly unit: string;
  readonly factor: number;
}

const TIMES = /^(x|×|fold|times)$/;

/** Seconds; a month is a twelfth of a year of 365 days. */
const DAY = 86_400;
const SECONDS: readonly [RegExp, number][] = [
  [/^ns$/, 1e-9],
  [/^(us|µs|μs)$/, 1e-6],
  [/^ms$/, 1e-3],
  [/^(s|secs?|seconds?)$/, 1],
  [/^(m|mins?|minutes?)$/, 60],
  [/^(h|hrs?|hours?)$/, 3600],
  [/^(d|days?)$/, DAY],
  [/^(w|wks?|weeks?)$/, 7 * DAY],
  [/^(mos?|months?)$/, (365 * DAY) / 12],
  [/^(y|yrs?|years?)$/, 365 * DAY],
];
const PREFIXES = "kmgtp";
const MONEY_SCALES: readonly [RegExp, number][] = [
  [/^(k|000s?|thousands?)$/, 1e3],
  [/^(m|mm|mn|millions?)$/, 1e6],
  [/^(b|bn|billions?)$/, 1e9],
];
const CURRENCY = /^(?:us\$|[$€£¥₹]|usd|eur|gbp|inr)\s*/;

/** What a word behind a number says it measures. */
export function unitOf(word: string, { percent, money }: { percent: boolean; money: boolean }): Measure {
  const unit = word.toLowerCase();
  if (percent) return { kind: "percent", unit: "", factor: 1 };
  if (money) return { kind: "money", unit: unit.startsWith("/") ? unit : "", factor: 1 };
  if (TIMES.test(unit)) return { kind: "times", unit: "", factor: 1 };
  const time = SECONDS.find(([pattern]) => pattern.test(unit));
  if (time) return { kind: "time", unit: "", factor: time[1] };
  const size = /^([kmgtp])(i?)b(?:ytes?)?$/.exec(unit);
  if (size) {
    const power = PREFIXES.indexOf(size[1]!) + 1;
    return { kind: "size", unit: "", factor: (size[2] ? 1024 : 1000) ** power };
  }
  return { kind: "number", unit, factor: 1 };
}

/** "Savings %", "% saved". */
const PERCENT = /^(?:%|pct|percent)\s|\s(?:%|pct|percent)$/;
const SHARE: Measure = { kind: "percent", unit: "", factor: 0.01 };
const NO_UNIT: Measure = { kind: "number", unit: "", factor: 1 };

/** "Cost, $K", "Time (ms) - FP32", "Share in %": the unit of all figures below that have none of their own. */
export function headerUnit(header: string): Measure {
  const text = header.toLowerCase();
  const bracketed = [...text.matchAll(/[([]([^()[\]]*)[)\]]/g)].map(([, inner = ""]) => inner).reverse();
  if (PERCENT.test(text)) return SHARE;
  const last = text.split(/[,/]/).pop()!;
  for (const part of [...bracketed, ...(last === text ? [] : [last]), ...text.split(/\bin\b/).slice(1)]) {
    const measure = unitNamed(part.trim());
    if (measure) return measure;
  }
  return NO_UNIT;
}

function unitNamed(text: string): Measure | null {
  if (/^(%|percent|pct)$/.test(text)) return SHARE;
  const currency = CURRENCY.exec(text);
  const scale = text.slice(currency?.[0].length ?? 0).trim();
  const factor = MONEY_SCALES.find(([pattern]) => pattern.test(scale))?.[1];
  if (currency && (scale === "" || factor !== undefined))
    return { kind: "money", unit: "", factor: factor ?? 1 };
  const measure = unitOf(text, { percent: false, money: false });
  return measure.kind === "number" || /^[mdhwy]$/.test(text) ? null : measure;
}
