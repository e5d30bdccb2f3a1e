/** As much of XML as the parts of a workbook need. Prefixes of names are passed over: some programs write them. */

export interface Element {
  readonly attributes: Readonly<Record<string, string>>;
  /** What stands between its tags; empty where there is nothing. */
  readonly inner: string;
  /** Its place, tags included. */
  readonly from: number;
  readonly to: number;
}

/** Line ends as one sign, without comments, and with what CDATA takes literally written as any other text. */
export function plainXml(given: string): string {
  const xml = given.replace(/\r\n?/g, "\n");
  let plain = "";
  let from = 0;
  for (let at = xml.indexOf("<!"); at >= 0; at = xml.indexOf("<!", Math.max(at + 2, from))) {
    const [opening, closing] = xml.startsWith(CDATA, at) ? [CDATA, "]]>"] : ["<!--", "-->"];
    if (!xml.startsWith(opening, at)) continue;
    const end = xml.indexOf(closing, at + opening.length);
    // What isn't closed goes on to the end.
    const until = end < 0 ? xml.length : end;
    plain += xml.slice(from, at);
    if (opening === CDATA) plain += escaped(xml.slice(at + opening.length, until));
    from = Math.min(until + closing.length, xml.length);
  }
  return plain + xml.slice(from);
}

const CDATA = "<![CDATA[";
const escaped = (text: string): string =>
  text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");

const PREFIX = String.raw`(?:[\w.-]+:)?`;

/** Every element of a name, in order. Not for elements that hold others of their own name. */
export function* elements(xml: string, name: string): Generator<Element> {
  const opening = new RegExp(`<${PREFIX}${name}(?=[\\s/>])((?:[^<>"']|"[^"]*"|'[^']*')*?)(/?)>`, "g");
  const closing = new RegExp(`</${PREFIX}${name}\\s*>`, "g");
  for (let found = opening.exec(xml); found; found = opening.exec(xml)) {
    const [, attributes = "", empty] = found;
    const begins = opening.lastIndex;
    closing.lastIndex = begins;
    const end = empty ? null : closing.exec(xml);
    const inner = empty ? "" : xml.slice(begins, end ? end.index : xml.length);
    const to = empty ? begins : end ? closing.lastIndex : xml.length;
    yield { attributes: attributesOf(attributes), inner, from: found.index, to };
    opening.lastIndex = to;
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
    /(?:^|\s)(?:[\w.-]+:)?([\w.]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g,
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
  let own = "";
  let kept = 0;
  for (const { from, to } of elements(xml, "rPh")) {
    own += xml.slice(kept, from);
    kept = to;
  }
  let text = "";
  for (const { inner } of elements(own + xml.slice(kept), "t")) text += unescaped(inner);
  return withControls(text);
}
