import type JSZip from "jszip";

export const RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
export const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const TYPES = "application/vnd.openxmlformats-officedocument";

/** Paths of the sheets in the order in which they were written, as the file keeps them. */
export const sheetPaths = (zip: JSZip): string[] => pathsLike(zip, /^xl\/worksheets\/sheet\d+\.xml$/);

/** Paths of the tables in the order in which they were written. */
export const tablePaths = (zip: JSZip): string[] => pathsLike(zip, /^xl\/tables\/table\d+\.xml$/);

const pathsLike = (zip: JSZip, pattern: RegExp): string[] =>
  Object.keys(zip.files).filter((path) => pattern.test(path));

export async function replacePart(zip: JSZip, path: string, change: (xml: string) => string): Promise<void> {
  const part = zip.file(path);
  if (!part) throw new Error(`The file has no part ${path}`);
  zip.file(path, change(await part.async("string")));
}

/** Where the relations of a part stand. */
export function relationsPath(path: string): string {
  const name = path.lastIndexOf("/") + 1;
  return `${path.slice(0, name)}_rels/${path.slice(name)}.rels`;
}

export function relation(id: string, type: string, target: string): string {
  return `<Relationship Id="${id}" Type="${RELATIONS}/${type}" Target="${target}"/>`;
}

/** What a part is, as the list of content types says it. */
export function override(part: string, type: string): string {
  return `<Override PartName="${part}" ContentType="${TYPES}.${type}+xml"/>`;
}

export async function addContentTypes(zip: JSZip, overrides: readonly string[]): Promise<void> {
  await replacePart(zip, "[Content_Types].xml", (xml) =>
    xml.replace("</Types>", `${overrides.join("")}</Types>`),
  );
}

export function escapeXml(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}
