const ENTITIES: Record<string, string> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
  nbsp: " ",
  minus: "−",
  times: "×",
  ndash: "–",
  mdash: "—",
  euro: "€",
  pound: "£",
  yen: "¥",
  plusmn: "±",
  le: "≤",
  ge: "≥",
  asymp: "≈",
  rarr: "→",
};

/** `&lt;` and `&#215;` as the characters they stand for; others stay as they are. */
export function withoutEntities(text: string): string {
  return text.replace(/&(#x?[0-9a-f]{1,6}|[a-z]{2,8});/gi, (whole, name: string) => {
    if (!name.startsWith("#")) return ENTITIES[name.toLowerCase()] ?? whole;
    const hex = /^#x/i.test(name);
    const code = parseInt(name.slice(hex ? 2 : 1), hex ? 16 : 10);
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}

/** A cell or line of Markdown as a reader sees it: without the marks of emphasis, code and links. */
export function withoutMarkup(text: string): string {
  return withoutEntities(
    text
      .replace(/<br\s*\/?>/gi, " ")
      .replace(/<\/?[a-z][^<>]{0,200}>/gi, "")
      .replace(/!?\[([^[\]]{0,500})\]\([^()\s]{0,1000}\)/g, "$1")
      .replace(/\*\*|__|~~|`/g, "")
      // Emphasis by one star, which is a footnote mark where it stands alone.
      .replace(/(^|\s)\*(?=\S)([^*]{1,500}?)\*(?=\s|$)/g, "$1$2")
      .replace(/\\([|*_<>#])/g, "$1"),
  )
    .replace(/[^\S\u00a0\u202f\u2009]+/g, " ")
    .trim();
}
