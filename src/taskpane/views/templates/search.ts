import type { Offer } from "../../../templates/offers";

/** What the search looks at. */
type Described = Pick<Offer, "title" | "answers" | "source" | "keywords">;

/** The templates in whose title, question, source or keywords every word of the query occurs, in their order. */
export function searchTemplates<T extends Described>(templates: readonly T[], query: string): T[] {
  const words = plain(query).split(" ").filter(Boolean);
  return templates.filter(({ title, answers, source, keywords = "" }) => {
    const text = plain(`${title} ${answers} ${source} ${keywords}`);
    return words.every((word) => text.includes(word));
  });
}

/** Lower case, without accents, with plain quotes: what a keyboard types finds what is well set. */
const plain = (text: string): string =>
  text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .replace(/[‘’]/g, "'")
    .replace(/[“”]/g, '"')
    .replace(/[‐‑–—]/g, "-")
    .replace(/\s+/g, " ")
    .toLowerCase()
    .trim();

/** How many the search has found; "" when nothing is searched for. */
export function countText(found: number, total: number, query: string): string {
  if (query.trim() === "") return "";
  if (found === 0) return `No template answers “${query.trim()}”.`;
  return `${found} of ${total} templates`;
}
