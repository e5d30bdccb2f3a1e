/** As much of XML as the parts of a workbook need. Prefixes of names are passed over: some programs write them. */

export interface Element {
  readonly attributes: Readonly<Record<string, string>>;
  /** What stands between its tags; empty where there is nothing. */
  readonly inner: string;
}

/** Without comments, and with what CDATA takes literally written as any other text. */
export function plainXml(xml: string): string {
  if (!xml.includes("<!")) return xml;
  return xml.replace(/<!--[\s\S]*?-->|<!\[CDATA\[([\s\S]*?)\]\]>/g, (_, text: string = "") =>
    text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;"),
  );
}

/** Every element of a name, in order. Not for elements that hold others of their own name. */
export function* elements(xml: string, name: string): Generator<Element> {
  const opening = new RegExp(`<(?:\\w+:)?${name}(?=[\\s/>])((?:[^>"']|"[^"]*"|'[^']*')*?)(/?)>`, "g");
  const closing = new RegExp(`</(?:\\w+:)?${name}\\s*>`, "g");
  for (let found = opening.exec(xml); found; found = opening.exec(xml)) {
    const [, attributes = "", empty] = found;
    if (empty) {
      yield { attributes: attributesOf(attributes), inner: "" };
      continue;
    }
    closing.lastIndex = opening.lastIndex;
    const end = closing.exec(xml);
    const until = end ? end.index : xml.length;
    yield { attributes: attributesOf(attributes), inner: xml.slice(opening.lastIndex, until) };
    opening.lastIndex = end ? closing.lastIndex : xml.length;
  }
}

export function element(xml: string, name: string): Element | null {
  for (const found of elements(xml, name)) return found;
  return null;
}

/** Under their names without prefix. */
function attributesOf(text: string): Record<string, string> {
  const found: Record<string, string> = {};
  for (const [, name = "", double, single] of text.matchAll(
    /(?:\w+:)?([\w.]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g,
  ))
    found[name] = unescaped(double ?? single ?? "");
  return found;
}

const NAMED: Record<string, string> = { lt: "<", gt: ">", amp: "&", quot: '"', apos: "'" };

export function unescaped(text: string): string {
  if (!text.includes("&")) return text;
  return text.replace(
    /&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi,
    (whole, hex?: string, decimal?: string, name?: string) => {
      if (name !== undefined) return NAMED[name.toLowerCase()] ?? whole;
      return String.fromCodePoint(hex === undefined ? Number(decimal) : parseInt(hex, 16));
    },
  );
}

/** Excel's own escape for signs that XML can't hold. */
export const withControls = (text: string): string =>
  text.replace(/_x([0-9a-f]{4})_/gi, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));

/** The text of a shared or inline string: its runs, without the reading aid above them. */
export function richText(xml: string): string {
  const own = xml.replace(/<(?:\w+:)?rPh[\s>][\s\S]*?<\/(?:\w+:)?rPh>/g, "");
  let text = "";
  for (const { inner } of elements(own, "t")) text += unescaped(inner);
  return withControls(text);
}
