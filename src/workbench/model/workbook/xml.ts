/** Just enough of XML to tell a well-formed document and its root's namespace. */

const NAME = /[\p{L}_:][\p{L}\p{N}_:.-]*/uy;
const ATTRIBUTE = /\s+([\p{L}_:][\p{L}\p{N}_:.-]*)\s*=\s*("[^"<]*"|'[^'<]*')/uy;

/** Namespace of the document element ("" for none), or null when the text is not well-formed. */
export function rootNamespace(xml: string): string | null {
  let i = 0;
  let namespace: string | null = null;
  const open: string[] = [];
  const take = (pattern: RegExp): RegExpExecArray | null => {
    pattern.lastIndex = i;
    const m = pattern.exec(xml);
    if (m) i += m[0].length;
    return m;
  };
  while (i < xml.length) {
    if (take(/<\?[\s\S]*?\?>|<!--[\s\S]*?-->|<!DOCTYPE[^>[]*>/y)) continue;
    if (open.length > 0 && take(/<!\[CDATA\[[\s\S]*?\]\]>/y)) continue;
    const words = take(/[^<]+/y);
    if (words) {
      if (open.length === 0 && words[0].trim() !== "" && words[0] !== "\uFEFF") return null;
      if (/&(?!(?:amp|lt|gt|quot|apos|#\d+|#x[0-9a-fA-F]+);)/.test(words[0])) return null;
      continue;
    }
    if (take(/<\//y)) {
      const name = take(NAME)?.[0];
      if (name === undefined || open.pop() !== name || !take(/\s*>/y)) return null;
      continue;
    }
    if (!take(/</y)) return null;
    const name = take(NAME)?.[0];
    if (name === undefined || (open.length === 0 && namespace !== null)) return null;
    const attributes = new Map<string, string>();
    for (let m = take(ATTRIBUTE); m; m = take(ATTRIBUTE)) {
      if (attributes.has(m[1]!)) return null;
      attributes.set(m[1]!, m[2]!.slice(1, -1));
    }
    const prefix = name.includes(":") ? name.split(":")[0] : undefined;
    namespace ??= attributes.get(prefix === undefined ? "xmlns" : `xmlns:${prefix}`) ?? "";
    const end = take(/\s*(\/?)>/y);
    if (!end) return null;
    if (end[1] !== "/") open.push(name);
  }
  return open.length === 0 ? namespace : null;
}
