import type JSZip from "jszip";
import { CUSTOM_FUNCTION_PREFIX } from "./file-formula";
import {
  addContentTypes,
  HEAD,
  override,
  relation,
  relationsPath,
  replacePart,
  sheetPaths,
  tablePaths,
} from "./parts";

/** The cell metadata that tells a formula that may spill from one of Excel before dynamic arrays ([MS-XLSX] 2.2.4.4). */
const METADATA = [
  `${HEAD}<metadata xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:xda="http://schemas.microsoft.com/office/spreadsheetml/2017/dynamicarray">`,
  '<metadataTypes count="1"><metadataType name="XLDAPR" minSupportedVersion="120000" copy="1" pasteAll="1" pasteValues="1" merge="1" splitFirst="1" rowColShift="1" clearFormats="1" clearComments="1" assign="1" coerce="1" cellMeta="1"/></metadataTypes>',
  '<futureMetadata name="XLDAPR" count="1"><bk><extLst><ext uri="{bdbb8cdc-fa1e-496e-a857-3c3f30c029c3}"><xda:dynamicArrayProperties fDynamic="1" fCollapsed="0"/></ext></extLst></bk></futureMetadata>',
  '<cellMetadata count="1"><bk><rc t="1" v="0"/></bk></cellMetadata></metadata>',
].join("");

const WORKBOOK = "xl/workbook.xml";
const CALLING = new RegExp(`<c r="([A-Z]+\\d+)"([^>]*)><f>([^<]*${CUSTOM_FUNCTION_PREFIX}[^<]*)</f>`, "g");
const COLUMN = new RegExp(
  `<calculatedColumnFormula>(?=[^<]*${CUSTOM_FUNCTION_PREFIX}[^<]*</calculatedColumnFormula>)`,
  "g",
);

/**
 * Marks the formulas that call custom functions as dynamic arrays, as Excel itself saves them. Unmarked, they are taken
 * for formulas of an older Excel: they show as `=@ROI_…` and give one cell where they should spill. How far they spill
 * Excel finds out when it calculates.
 */
export async function markDynamicArrays(zip: JSZip): Promise<void> {
  let marked = 0;
  for (const path of sheetPaths(zip)) {
    await replacePart(zip, path, (xml) =>
      xml.replace(CALLING, (_, cell: string, attributes: string, formula: string) => {
        marked++;
        return `<c r="${cell}"${attributes} cm="1"><f t="array" ref="${cell}">${formula}</f>`;
      }),
    );
  }
  if (marked === 0) return;
  for (const path of tablePaths(zip)) {
    await replacePart(zip, path, (xml) => xml.replace(COLUMN, '<calculatedColumnFormula array="1">'));
  }
  zip.file("xl/metadata.xml", METADATA);
  await addContentTypes(zip, [override("/xl/metadata.xml", "spreadsheetml.sheetMetadata")]);
  await replacePart(zip, relationsPath(WORKBOOK), (xml) =>
    xml.replace(
      "</Relationships>",
      `${relation("rIdMetadata", "sheetMetadata", "metadata.xml")}</Relationships>`,
    ),
  );
}
