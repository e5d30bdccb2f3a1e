import { argumentsOf, QUOTED } from "./signs";

/** What is called: a function, or a name of the workbook's or of LET's. */
const CALL = new RegExp(
  `${QUOTED}|(?<![\\p{L}\\p{N}_.$!\\\\])([\\p{L}_\\\\][\\p{L}\\p{N}_.\\\\]*)\\(`,
  "giu",
);
/** What a name of LET's is found by, outside of texts. */
const WORD = new RegExp(`${QUOTED}|(?<![\\p{L}\\p{N}_.$!\\\\])[\\p{L}_\\\\][\\p{L}\\p{N}_.\\\\]*`, "giu");
/** How many values these hand to the function that they get; as many as there are other arguments for MAP. */
const HANDED: Record<string, number | null> = {
  BYROW: 1,
  BYCOL: 1,
  MAP: null,
  REDUCE: 2,
  SCAN: 2,
  MAKEARRAY: 2,
};
/** Beyond which a formula isn't written out. */
const LONGEST = 32_768;

interface Known {
  isFunction(name: string): boolean;
  /** The formula behind a name. */
  meaning(name: string): string | undefined;
}

/**
 * A formula in which functions stand where they are called: the LAMBDA that LET or the workbook has a name for, and
 * `LAMBDA(a,SUM(a))` for a SUM that is handed to BYROW.
 */
export function writeOutLambdas(formula: string, known: Known): string {
  let text = formula;
  CALL.lastIndex = 0;
  for (let found = CALL.exec(text); found; found = CALL.exec(text)) {
    const name = found[1]?.toUpperCase();
    if (name === undefined) continue;
    const open = CALL.lastIndex - 1;
    const replaced =
      name === "LET"
        ? withoutLambdas(text, found.index, open)
        : name in HANDED
          ? withLambda(text, open, HANDED[name]!, known)
          : known.isFunction(name)
            ? text
            : called(text, found.index, open, known.meaning(found[1]!));
    if (replaced.length > LONGEST) return formula;
    // What has been put in its place is read as well.
    CALL.lastIndex = replaced === text || name in HANDED ? open + 1 : found.index;
    text = replaced;
  }
  return text;
}

/** Whether a name's formula leads back to the name. */
export function isEndless(name: string, meaning: Known["meaning"]): boolean {
  const seen = new Set<string>();
  const waiting = [name];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop())
    for (const [word] of (meaning(next) ?? "").matchAll(WORD)) {
      const inner = word.toUpperCase();
      if (inner === name.toUpperCase()) return true;
      if (seen.has(inner)) continue;
      seen.add(inner);
      waiting.push(word);
    }
  return false;
}

function called(text: string, from: number, to: number, meaning: string | undefined): string {
  const lambda = meaning?.replace(/^=/, "").trim();
  return lambda && isLambda(lambda) ? text.slice(0, from) + lambda + text.slice(to) : text;
}

/** A LAMBDA that isn't called. */
function isLambda(text: string): boolean {
  const open = /^\s*LAMBDA\s*\(/i.exec(text)?.[0].length;
  return open !== undefined && argumentsOf(text, open - 1).end === text.trimEnd().length;
}

function withLambda(text: string, open: number, handed: number | null, { isFunction }: Known): string {
  const { parts, end } = argumentsOf(text, open);
  const last = parts.at(-1)?.trim() ?? "";
  if (!/^[\p{L}][\p{L}\p{N}.]*$/u.test(last) || !isFunction(last.toUpperCase())) return text;
  const names = Array.from(
    { length: handed ?? parts.length - 1 },
    (_, i) => `handed_${"abcdefghij"[i]}`,
  ).join();
  const written = [...parts.slice(0, -1), `LAMBDA(${names},${last}(${names}))`].join();
  return `${text.slice(0, open + 1)}${written})${text.slice(end)}`;
}

/** A LET whose functions stand where it calls them. */
function withoutLambdas(text: string, from: number, open: number): string {
  const { parts, end } = argumentsOf(text, open);
  for (let i = 0; i + 1 < parts.length; i += 2) {
    if (!isLambda(parts[i + 1]!)) continue;
    const [name = "", lambda = ""] = parts.splice(i, 2).map((part) => part.trim());
    const put = (word: string): string => (word.toUpperCase() === name.toUpperCase() ? lambda : word);
    for (let later = i; later < parts.length; later++) parts[later] = parts[later]!.replace(WORD, put);
    i -= 2;
    if (parts.join().length > LONGEST) return text;
  }
  const written = parts.length === 1 ? `(${parts[0]!})` : `LET(${parts.join()})`;
  const whole = `${text.slice(0, from)}${written}${text.slice(end)}`;
  return whole.length === text.length ? text : whole;
}
