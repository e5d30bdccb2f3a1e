import JSZip from "jszip";

export interface FileCell {
  /** As in the file, without "=". */
  formula?: string;
  /** Number, text or error code; undefined where the file holds none. */
  value?: number | string | boolean;
}

const entity: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };
export const unescapeXml = (text: string): string =>
  text.replace(/&(#x?[\da-f]+|\w+);/gi, (whole, name: string) => {
    if (name.startsWith("#x")) return String.fromCodePoint(Number.parseInt(name.slice(2), 16));
    if (name.startsWith("#")) return String.fromCodePoint(Number(name.slice(1)));
    return entity[name] ?? whole;
  });

/**
 * The cells of an .xlsx file by sheet name and address, read from its parts: what a library makes of them
 * (ExcelJS drops results that are 0) doesn't come between.
 */
export async function readXlsx(bytes: Uint8Array): Promise<Map<string, Map<string, FileCell>>> {
  const zip = await JSZip.loadAsync(bytes);
  const part = async (path: string) => (await zip.file(path)?.async("string")) ?? "";
  const strings = [...(await part("xl/sharedStrings.xml")).matchAll(/<si>(.*?)<\/si>/gs)].map(([, item]) =>
    [...item!.matchAll(/<t[^>]*>(.*?)<\/t>/gs)].map(([, text]) => unescapeXml(text!)).join(""),
  );
  const relations = await part("xl/_rels/workbook.xml.rels");
  const sheets = new Map<string, Map<string, FileCell>>();
  for (const [tag] of (await part("xl/workbook.xml")).matchAll(/<sheet [^>]*>/g)) {
    const id = /r:id="([^"]*)"/.exec(tag)?.[1];
    const relation = [...relations.matchAll(/<Relationship [^>]*>/g)].find(([one]) =>
      one.includes(`Id="${id}"`),
    );
    const target = /Target="([^"]*)"/.exec(relation?.[0] ?? "")?.[1] ?? "";
    const xml = await part(target.startsWith("/") ? target.slice(1) : `xl/${target}`);
    sheets.set(unescapeXml(/name="([^"]*)"/.exec(tag)?.[1] ?? ""), cellsOf(xml, strings));
  }
  return sheets;
}

function cellsOf(xml: string, strings: readonly string[]): Map<string, FileCell> {
  const cells = new Map<string, FileCell>();
  for (const [, attributes, body = ""] of xml.matchAll(/<c ([^>]*?)(?:\/>|>(.*?)<\/c>)/gs)) {
    const address = /\br="([A-Z]+\d+)"/.exec(attributes!)?.[1] ?? "";
    const type = /\bt="(\w+)"/.exec(attributes!)?.[1];
    const formula = /<f[^>]*>(.*?)<\/f>/s.exec(body)?.[1];
    const raw = /<v[^>]*>(.*?)<\/v>/s.exec(body)?.[1] ?? /<is>.*?<t[^>]*>(.*?)<\/t>/s.exec(body)?.[1];
    cells.set(address, {
      ...(formula !== undefined && { formula: unescapeXml(formula) }),
      ...(raw !== undefined && { value: valueOf(type, unescapeXml(raw), strings) }),
    });
  }
  return cells;
}

function valueOf(
  type: string | undefined,
  raw: string,
  strings: readonly string[],
): number | string | boolean {
  switch (type) {
    case "s":
      return strings[Number(raw)] ?? "";
    case "str":
    case "inlineStr":
    case "e":
      return raw;
    case "b":
      return raw === "1";
    default:
      return Number(raw);
  }
}
