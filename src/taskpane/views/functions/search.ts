import type { FunctionEntry } from "./catalogue";

/** Words that every question has. */
const EMPTY_WORDS = new Set(
  "a an and are as at be by can do does for from get how i in is it its me my of on one or our should that the there they this to up us was we were what when which who why will with would you your".split(
    " ",
  ),
);

/** Words that mean the same here; each list is known by its first word. */
const SYNONYMS = [
  "payback repay recoup amortize amortise recover",
  "breakeven even",
  "cost expense price spend charge bill",
  "saving save cheaper reduction",
  "speedup speed fast faster quick quicker acceleration",
  "long duration time",
  "money dollar cash",
  "share percent percentage fraction",
  "rate yield",
  "return roi",
  "risk uncertainty uncertain probability chance likelihood odds",
  "simulate simulation monte carlo",
  "memory vram ram gigabyte",
  "training train pretraining",
  "finetuning finetune lora",
  "serving serve inference",
  "quality accuracy benchmark",
  "claim printed stated figure",
  "utilization utilisation mfu",
  "compute flop flops operation",
  "sensitivity tornado matter",
  "worth value",
].map((list) => list.split(" "));

/** Two words that are written together as well. */
const JOINED: [RegExp, string][] = [
  [/\bpay(s|ing)?( \w+)? (back|off)\b/g, "payback"],
  [/\bpaid (back|off)\b/g, "payback"],
  [/\bbreak(s|ing)? even\b/g, "breakeven"],
  [/\bspeed[- ]?ups?\b/g, "speedup"],
  [/\bfine[- ]tun(e|ing)\b/g, "finetuning"],
  [/\bpresent value\b/g, "present value npv"],
  [/\binternal rate of return\b/g, "internal rate of return irr"],
];

/** "savings" and "saved" are "sav": crude, but alike for questions and queries. */
function stem(word: string): string {
  let short = word;
  if (short.length > 4) short = short.replace(/ies$/, "y").replace(/(?<!s)s$/, "");
  if (short.length > 5) short = short.replace(/(ing|ed|ly)$/, "");
  if (short.length > 3) short = short.replace(/e$/, "");
  return short.replace(/([^aeiouls])\1$/, "$1");
}

const MEANING = new Map(SYNONYMS.flatMap((list) => list.map((word) => [stem(word), stem(list[0] ?? word)])));

/** What a text is about, as comparable words. */
export function words(text: string): string[] {
  let plain = text.toLowerCase().replace(/[’']/g, "").replaceAll("_", " ");
  for (const [pattern, joined] of JOINED) plain = plain.replace(pattern, joined);
  return (plain.match(/[\p{L}\p{N}]+(?:[.,]+[\p{L}\p{N}]+)*/gu) ?? [])
    .map((word) => word.replaceAll(",", ""))
    .filter((word) => word && !EMPTY_WORDS.has(word))
    .map((word) => stem(word))
    .map((word) => MEANING.get(word) ?? word);
}

interface Indexed {
  entry: FunctionEntry;
  id: Set<string>;
  questions: Set<string>[];
  rest: Set<string>;
}

export type Search = (query: string) => FunctionEntry[];

/**
 * Ranks functions by how well a query, words or a question, fits their names, the questions they answer and their
 * descriptions. A word counts the more, the fewer functions have it. A word that is being typed fits by its beginning.
 */
export function searchIn(entries: readonly FunctionEntry[]): Search {
  const index = entries.map((entry): Indexed => ({
    entry,
    id: new Set(words(entry.id)),
    questions: entry.questions.map((question) => new Set(words(question))),
    rest: new Set(
      words([entry.description, entry.section, ...entry.arguments.map(({ name }) => name)].join(" ")),
    ),
  }));
  const spread = new Map<string, number>();
  for (const { id, questions, rest } of index)
    for (const word of new Set([...id, ...rest, ...questions.flatMap((question) => [...question])]))
      spread.set(word, (spread.get(word) ?? 0) + 1);
  const weight = (word: string) => Math.log(1 + index.length / (spread.get(word) ?? 1));
  const weigh = (list: Iterable<string>) => [...list].reduce((sum, word) => sum + weight(word), 0);

  return (query) => {
    const wanted = [...new Set(words(query))];
    const typed = query.trim().toLowerCase().replace(/^=/, "");
    if (!typed) return [...entries];
    const named = (entry: FunctionEntry) =>
      /^[a-z_]+$/.test(typed) && (entry.id.toLowerCase().includes(typed) ? 100 : 0);
    const ranked = index
      .map((indexed, position) => ({
        indexed,
        position,
        score: Number(named(indexed.entry)) + score(indexed),
      }))
      .filter(({ score: points }) => points > 0)
      .sort((a, b) => b.score - a.score || a.position - b.position);
    const best = ranked[0]?.score ?? 0;
    return ranked.filter(({ score: points }) => points >= best / 5).map(({ indexed }) => indexed.entry);

    function score({ id, questions, rest }: Indexed): number {
      const all = weigh(wanted);
      if (!all) return 0;
      const among = (words_: Set<string>) => weigh(wanted.filter((word) => fits(word, words_)));
      // A question that says just this beats one that says this and more.
      const asked = Math.max(
        0,
        ...questions.map((question) => among(question) / Math.sqrt(all * Math.max(weigh(question), all / 4))),
      );
      return 3 * asked + (2.5 * among(id)) / all + (0.7 * among(rest)) / all;
    }

    function fits(word: string, words_: Set<string>): boolean {
      if (words_.has(word)) return true;
      const last = word === wanted.at(-1) && word.length >= 3;
      return last && [...words_].some((other) => other.startsWith(word));
    }
  };
}
