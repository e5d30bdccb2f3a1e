/** Patterns of COUNTIF, MATCH, SEARCH and their kin: ? is one character, * any number of them, ~ takes the next one as it is. */

/** A stretch between two stars: characters without their case, null for any one. */
type Stretch = readonly (string | null)[];

export interface Pattern {
  /** Whether it is the whole of a text. */
  matches(text: string): boolean;
  /** Where a text first has it; −1 for nowhere. */
  indexIn(text: string): number;
}

export const hasWildcards = (text: string): boolean => /[*?~]/.test(text);

/**
 * Looks for the stretches one after another, each as early as can be: no choice is ever taken back, however many stars
 * there are.
 */
export function patternOf(text: string): Pattern {
  const stretches = stretchesOf(text);
  const [first = []] = stretches;
  const last = stretches[stretches.length - 1]!;
  return {
    matches(whole) {
      // Most texts of a sheet differ in their first sign from what is looked for.
      if (!begins(whole, first)) return false;
      const signs = signsOf(whole);
      if (stretches.length === 1) return signs.length === first.length;
      const end = signs.length - last.length;
      let at = first.length;
      if (at > end || !isAt(signs, last, end)) return false;
      for (const stretch of stretches.slice(1, -1)) {
        const found = find(signs, stretch, at, end);
        if (found < 0) return false;
        at = found + stretch.length;
      }
      return true;
    },
    indexIn(whole) {
      const signs = signsOf(whole);
      let at = 0;
      let begins = -1;
      for (const stretch of stretches) {
        const found = find(signs, stretch, at, signs.length);
        if (found < 0) return -1;
        if (begins < 0) begins = found;
        at = found + stretch.length;
      }
      return [...whole].slice(0, begins).join("").length;
    },
  };
}

function stretchesOf(text: string): Stretch[] {
  const stretches: (string | null)[][] = [[]];
  const signs = [...text];
  for (let i = 0; i < signs.length; i++) {
    const sign = signs[i]!;
    const open = stretches[stretches.length - 1]!;
    if (sign === "*") stretches.push([]);
    else if (sign === "?") open.push(null);
    else if (sign !== "~") open.push(withoutCase(sign));
    // At the end there is nothing to take.
    else if (++i < signs.length) open.push(withoutCase(signs[i]!));
  }
  return stretches;
}

const withoutCase = (sign: string): string => sign.toLowerCase().toUpperCase();
const signsOf = (text: string): string[] => Array.from(text, withoutCase);

function begins(text: string, stretch: Stretch): boolean {
  let at = 0;
  for (const wanted of stretch) {
    const code = text.codePointAt(at);
    if (code === undefined) return false;
    const sign = String.fromCodePoint(code);
    if (wanted !== null && wanted !== withoutCase(sign)) return false;
    at += sign.length;
  }
  return true;
}

function isAt(signs: readonly string[], stretch: Stretch, at: number): boolean {
  for (let k = 0; k < stretch.length; k++)
    if (stretch[k] !== null && stretch[k] !== signs[at + k]) return false;
  return true;
}

function find(signs: readonly string[], stretch: Stretch, from: number, end: number): number {
  for (let at = from; at + stretch.length <= end; at++) if (isAt(signs, stretch, at)) return at;
  return -1;
}
