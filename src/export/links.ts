import type JSZip from "jszip";
import { relationsPath, replacePart, sheetPaths } from "./parts";

/**
 * ExcelJS writes a link within the workbook both as a location and as an external address, and Excel would look for a
 * file of that name. The location alone is right.
 */
export async function mendLinks(zip: JSZip): Promise<void> {
  for (const path of sheetPaths(zip)) {
    const dropped: string[] = [];
    await replacePart(zip, path, (xml) =>
      xml.replace(/<hyperlink [^<>]*?\blocation="[^<>]*>/g, (link) =>
        link.replace(/ r:id="([^"]*)"/, (_, id: string) => {
          dropped.push(id);
          return "";
        }),
      ),
    );
    if (dropped.length === 0) continue;
    const relations = relationsPath(path);
    await replacePart(zip, relations, (xml) =>
      xml.replace(/<Relationship [^<>]*>/g, (relation) =>
        dropped.some((id) => relation.includes(` Id="${id}"`)) ? "" : relation,
      ),
    );
    if (!(await zip.file(relations)!.async("string")).includes("<Relationship ")) zip.remove(relations);
  }
}
