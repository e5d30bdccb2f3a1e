/** The separators of a locale, the user's when left out. */
function separators(locale?: string): { decimal: string; group: string } {
  const parts = new Intl.NumberFormat(locale).formatToParts(12345.6);
  const of = (type: string) => parts.find((part) => part.type === type)?.value ?? "";
  return { decimal: of("decimal") || ".", group: of("group") };
}

export const isPercent = (format: string): boolean => /%/.test(format.replace(/"[^"]*"|\\./g, ""));

/** A number for a field, with all of its digits, in the user's locale; with "%" where the cell shows percent. */
export function fieldText(value: number, format = "", locale?: string): string {
  const percent = isPercent(format);
  const shown = percent ? value * 100 : value;
  const text = new Intl.NumberFormat(locale, { useGrouping: false, maximumSignificantDigits: 12 }).format(
    shown,
  );
  return percent ? `${text}%` : text;
}

/** The number that a user has typed, in the user's locale; null for none. "12%" is 0.12. */
export function parseNumber(text: string, locale?: string): number | null {
  const { decimal, group } = separators(locale);
  const percent = /%\s*$/.test(text);
  let plain = text
    .replace(/%\s*$/, "")
    .replace(/[\s\u00a0\u202f'’]/g, "")
    .replace(/[−–]/g, "-");
  if (group && group.trim() && plain.includes(group)) plain = plain.replaceAll(group, "");
  if (decimal !== ".") plain = plain.replace(decimal, ".");
  if (!/^[-+]?(\d+(?:\.\d*)?|\.\d+)(e[-+]?\d+)?$/i.test(plain)) return null;
  const value = Number(plain);
  return Number.isFinite(value) ? (percent ? value / 100 : value) : null;
}

/** A result for reading, with percent and a currency sign as the cell's format has them. */
export function resultText(value: number, format: string, locale?: string, precision = 4): string {
  const percent = isPercent(format);
  const shown = percent ? value * 100 : value;
  const digits =
    Math.abs(shown) >= 1000 && precision <= 4
      ? { maximumFractionDigits: 0 }
      : { maximumSignificantDigits: precision };
  const text = new Intl.NumberFormat(locale, digits).format(Math.abs(shown));
  const sign = shown < 0 && Number(shown) !== 0 ? "−" : "";
  const currency = /\[\$([^\]-]+)/.exec(format)?.[1] ?? /^[^;#0]*?([$€£¥])/.exec(format)?.[1] ?? "";
  return `${sign}${currency}${text}${percent ? "%" : ""}`;
}

/** "less than 5 s", "about 40 s", "about 3 min", "about 1 h 20 min". */
export function durationText(milliseconds: number): string {
  const seconds = milliseconds / 1000;
  if (seconds < 5) return "less than 5 s";
  if (seconds < 90) return `about ${Math.ceil(seconds / 5) * 5} s`;
  const minutes = Math.round(seconds / 60);
  if (minutes < 90) return `about ${minutes} min`;
  const tens = Math.round(minutes / 10) * 10;
  return `about ${Math.floor(tens / 60)} h${tens % 60 ? ` ${tens % 60} min` : ""}`;
}
