/** Workbooks as the parts of their files, written by hand: what people's files hold, ExcelJS doesn't write. */
import { mkdtempSync, rmSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import JSZip from "jszip";
import { afterAll, beforeAll } from "vitest";
import { compute, summary } from "../../../src/tools/compute/compute";

const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

export const relations = (...lines: [id: string, type: string, target: string, mode?: string][]) =>
  `<Relationships>${lines
    .map(
      ([id, type, target, mode]) =>
        `<Relationship Id="${id}" Type="${OFFICE}/${type}" Target="${target}"${mode ? ` TargetMode="${mode}"` : ""}/>`,
    )
    .join("")}</Relationships>`;

let folder: string;

/** For the files of a test file. */
export function useFolder(): void {
  beforeAll(() => {
    folder = mkdtempSync(path.join(os.tmpdir(), "compute-"));
  });
  afterAll(() => rmSync(folder, { recursive: true }));
}

/** Where a file of that name is to stand. */
export const inFolder = (name = ""): string => path.join(folder, name);

export interface Parts {
  /** By their names as XML has them. */
  sheets: Record<string, string>;
  workbook?: string;
  strings?: string;
  more?: Record<string, string>;
  /** Sheets that aren't worksheets, by their numbers from 1. */
  types?: Record<number, string>;
  /** Each part's path as the file has it. */
  path?: (path: string) => string;
}

let files = 0;

export async function file({
  sheets,
  workbook = "",
  strings,
  more = {},
  types = {},
  path: written = (p) => p,
}: Parts): Promise<string> {
  const zip = new JSZip();
  const names = Object.keys(sheets);
  const part = (name: string, xml: string) => zip.file(written(name), xml, { createFolders: false });
  part("_rels/.rels", relations(["rId1", "officeDocument", "xl/workbook.xml"]));
  part(
    "xl/workbook.xml",
    `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}">${workbook.startsWith("<workbookPr") ? workbook : ""}<sheets>${names
      .map((name, i) => `<sheet name="${name}" sheetId="${i + 1}" r:id="rId${i + 1}"/>`)
      .join("")}</sheets>${workbook.startsWith("<workbookPr") ? "" : workbook}</workbook>`,
  );
  part(
    "xl/_rels/workbook.xml.rels",
    relations(
      ...names.map((_, i): [string, string, string] => [
        `rId${i + 1}`,
        types[i + 1] ?? "worksheet",
        `worksheets/sheet${i + 1}.xml`,
      ]),
      ["rIdS", "sharedStrings", "/xl/sharedStrings.xml"],
      ["rIdM", "sheetMetadata", "metadata.xml"],
      ["rIdV", "rdRichValue", "richData/rdrichvalue.xml"],
      ["rIdK", "rdRichValueStructure", "richData/rdrichvaluestructure.xml"],
    ),
  );
  names.forEach((name, i) =>
    part(`xl/worksheets/sheet${i + 1}.xml`, `<worksheet xmlns="${MAIN}">${sheets[name]}</worksheet>`),
  );
  if (strings) part("xl/sharedStrings.xml", `<sst>${strings}</sst>`);
  for (const [name, xml] of Object.entries(more)) part(name, xml);
  const target = inFolder(`${++files}.xlsx`);
  await writeFile(target, await zip.generateAsync({ type: "nodebuffer" }));
  return target;
}

export const row = (number: number, ...cells: string[]) => `<row r="${number}">${cells.join("")}</row>`;
export const rows = (...lines: string[]) => `<sheetData>${lines.join("")}</sheetData>`;

const escaped = (text: string) =>
  text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/"/g, "&quot;");

/** A cell as Excel saves it: a value, or a formula with its value. */
export function cell(
  address: string,
  value: number | string | boolean,
  formula?: string,
  attributes = "",
): string {
  const error = typeof value === "string" && /^#[A-Z/0]+[!?A]?$/.test(value);
  const type = typeof value === "boolean" ? "b" : error ? "e" : typeof value === "string" ? "str" : "n";
  const f = formula === undefined ? "" : `<f${attributes}>${escaped(formula)}</f>`;
  return `<c r="${address}" t="${type}">${f}<v>${escaped(String(typeof value === "boolean" ? Number(value) : value))}</v></c>`;
}

/** What the tool says of a workbook. */
export const computed = async (parts: Parts) => summary(await compute(await file(parts)));
