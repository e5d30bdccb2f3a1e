/** What formulas name: sheets, and words that may be tables or defined names. All in small letters. */
export interface Mentions {
  sheets: Set<string>;
  words: Set<string>;
  /** A text may become a reference to any sheet. */
  anywhere: boolean;
}

/** A text, a quoted sheet with its file's path, a word that names a sheet (or two with all between them) or something else. */
const TOKENS =
  /"(?:[^"]|"")*"|'((?:[^']|''){1,300})'!|([\p{L}_\\][\p{L}\p{N}_.\\]*)(?:((?::[\p{L}_\\][\p{L}\p{N}_.\\]*)?)!)?/gu;

/** Reads more than what is meant rather than less: a sheet that is asked for in vain costs a moment only. */
export function mentionsIn(formulas: Iterable<string>): Mentions {
  const found: Mentions = { sheets: new Set(), words: new Set(), anywhere: false };
  for (const formula of formulas)
    for (const [, quoted, word, last] of formula.matchAll(TOKENS)) {
      const bare = last === undefined ? undefined : `${word}${last}`;
      const sheet = (quoted?.replaceAll("''", "'") ?? bare)?.toLowerCase();
      if (sheet !== undefined) found.sheets.add(sheet);
      if (word === undefined || bare !== undefined) continue;
      found.words.add(word.toLowerCase());
      if (word.toLowerCase() === "indirect") found.anywhere = true;
    }
  return found;
}

/** Which of the sheets, in their order, by what was mentioned: `first:last` means those between them too. */
export function sheetsMentioned({ sheets, anywhere }: Mentions, names: readonly string[]): number[] {
  const all = names.map((_, i) => i);
  if (anywhere) return all;
  const keys = names.map((name) => name.toLowerCase());
  const found = new Set<number>();
  for (const name of sheets) {
    const own = keys.indexOf(name);
    if (own >= 0) {
      found.add(own);
      continue;
    }
    const [from, to] = name.split(":").map((end) => keys.indexOf(end));
    if (from === undefined || to === undefined || from < 0 || to < 0) continue;
    for (let i = Math.min(from, to); i <= Math.max(from, to); i++) found.add(i);
  }
  return all.filter((i) => found.has(i));
}
