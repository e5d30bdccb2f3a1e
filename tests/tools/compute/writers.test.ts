/** The same workbook in the forms in which other programs write it: each is read, and each formula compared. */
import { writeFile } from "node:fs/promises";
import { deflateRawSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { compute, summary } from "../../../src/tools/compute/compute";
import { inFolder, useFolder } from "./support";

useFolder();

type Parts = Record<string, string>;

const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships";
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/** Two sheets, texts, a name, a table, shared and array formulas, an error and a date. */
const WORKBOOK: Parts = {
  "_rels/.rels": `${HEAD}<Relationships xmlns="${PACKAGE}"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
  "xl/workbook.xml": `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><workbookPr/><sheets><sheet name="Räte 'n' 売上" sheetId="1" r:id="rId1"/><sheet name="Продажи" sheetId="7" state="hidden" r:id="rId2"/></sheets><definedNames><definedName name="Rate" localSheetId="0">0.5</definedName><definedName name="Rate">0.25</definedName></definedNames></workbook>`,
  "xl/_rels/workbook.xml.rels": `${HEAD}<Relationships xmlns="${PACKAGE}"><Relationship Id="rId1" Type="${OFFICE}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${OFFICE}/worksheet" Target="worksheets/sheet2.xml"/><Relationship Id="rId3" Type="${OFFICE}/sharedStrings" Target="sharedStrings.xml"/></Relationships>`,
  "xl/sharedStrings.xml": `${HEAD}<sst xmlns="${MAIN}" count="3" uniqueCount="3"><si><t>Cost</t></si><si><t xml:space="preserve"> é &amp; 価格 </t></si><si><t>Sum</t></si></sst>`,
  "xl/worksheets/sheet1.xml": `${HEAD}<worksheet xmlns="${MAIN}" xmlns:r="${OFFICE}"><dimension ref="A1:C5"/><sheetData><row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="str"><f>TRIM(B1)&amp;A1</f><v>é &amp; 価格Cost</v></c></row><row r="2"><c r="A2"><v>40</v></c><c r="B2"><f t="shared" ref="B2:B4" si="0">A2*Rate</f><v>20</v></c><c r="C2"><f>SUM(Costs[Cost])</f><v>42</v></c></row><row r="3"><c r="A3"><v>2</v></c><c r="B3"><f t="shared" si="0"/><v>1</v></c><c r="C3" t="e"><f>1/0</f><v>#DIV/0!</v></c></row><row r="4"><c r="A4"><v>-3.5E0</v></c><c r="B4"><f t="shared" si="0"/><v>-1.75</v></c><c r="C4" t="b"><f>A4&lt;0</f><v>1</v></c></row></sheetData><tableParts count="1"><tablePart r:id="rId1"/></tableParts></worksheet>`,
  "xl/worksheets/_rels/sheet1.xml.rels": `${HEAD}<Relationships xmlns="${PACKAGE}"><Relationship Id="rId1" Type="${OFFICE}/table" Target="../tables/table1.xml"/></Relationships>`,
  "xl/tables/table1.xml": `${HEAD}<table xmlns="${MAIN}" id="1" name="Costs" displayName="Costs" ref="A1:A3"><tableColumns count="1"><tableColumn id="1" name="Cost"/></tableColumns></table>`,
  "xl/worksheets/sheet2.xml": `${HEAD}<worksheet xmlns="${MAIN}"><sheetData><row r="1"><c r="A1"><f t="array" ref="A1:A2">'Räte ''n'' 売上'!A2:A3*Rate</f><v>10</v></c><c r="B1"><f>Продажи!A1+YEAR(C1)</f><v>2036</v></c><c r="C1"><v>46023</v></c></row><row r="2"><c r="A2"><v>0.5</v></c></row></sheetData></worksheet>`,
};

const FORMULAS = 9;

const changed = (change: (xml: string, path: string) => string): Parts =>
  Object.fromEntries(Object.entries(WORKBOOK).map(([path, xml]) => [path, change(xml, path)]));

/** The workbook's own part, and so what it names, in another folder. */
const elsewhere: Parts = Object.fromEntries(
  Object.entries(WORKBOOK).map(([path, xml]) => [
    path.replace("xl/workbook.xml", "book/main.xml").replace("xl/_rels/workbook", "book/_rels/main"),
    xml
      .replace("xl/workbook.xml", "book/main.xml")
      .replace(/Target="(worksheets|shared)/g, 'Target="../xl/$1'),
  ]),
);

/** Every element under a prefix, as some programs write them. */
const prefixed = (prefix: string) => (xml: string) =>
  xml.replace(/<(\/?)(?![?!])/g, `<$1${prefix}:`).replace(/xmlns="/, `xmlns:${prefix}="`);

const inline = (xml: string, path: string): string => {
  if (!path.includes("sheet1.xml")) return xml.replace(/<Relationship [^>]*sharedStrings[^>]*>/, "");
  const texts = ["<t>Cost</t>", '<r><t xml:space="preserve"> é </t></r><r><rPr/><t>&amp; 価格 </t></r>'];
  return xml.replace(/ t="s"><v>(\d)<\/v>/g, (_, i: string) => ` t="inlineStr"><is>${texts[Number(i)]}</is>`);
};

interface Zip {
  /** Without compression. */
  stored?: boolean;
  /** Sizes stand behind each part. */
  descriptors?: boolean;
  /** Numbers of 64 bits, as for files of more than 4 GB. */
  wide?: boolean;
  encode?: (xml: string) => Buffer;
}

const CRC = Array.from({ length: 256 }, (_, n) => {
  let c = n;
  for (let k = 0; k < 8; k++) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1;
  return c >>> 0;
});
const crc32 = (bytes: Buffer): number =>
  ~bytes.reduce((c, byte) => CRC[(c ^ byte) & 255]! ^ (c >>> 8), ~0) >>> 0;

const numbers = (...fields: [size: 2 | 4 | 8, value: number][]): Buffer =>
  Buffer.concat(
    fields.map(([size, value]) => {
      const field = Buffer.alloc(size);
      if (size === 2) field.writeUInt16LE(value);
      else if (size === 4) field.writeUInt32LE(value);
      else field.writeBigUInt64LE(BigInt(value));
      return field;
    }),
  );

const ALL = 0xffffffff;

/** A zip archive by hand: its variants are the point. */
function zipped(parts: Parts, { stored, descriptors, wide, encode = Buffer.from }: Zip = {}): Buffer {
  const files: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const [path, xml] of Object.entries(parts)) {
    const name = Buffer.from(path);
    const bytes = encode(xml);
    const data = stored ? bytes : deflateRawSync(bytes);
    const sizes: [4, number][] = [
      [4, crc32(bytes)],
      [4, data.length],
      [4, bytes.length],
    ];
    const flags = 0x800 + (descriptors ? 8 : 0);
    const method = stored ? 0 : 8;
    const local = numbers(
      [4, 0x04034b50],
      [2, 45],
      [2, flags],
      [2, method],
      [4, 0],
      ...(descriptors ? sizes.map(([size]): [4, number] => [size, 0]) : sizes),
      [2, name.length],
      [2, 0],
    );
    const behind = descriptors ? numbers([4, 0x08074b50], ...sizes) : Buffer.alloc(0);
    const extra = wide
      ? numbers([2, 1], [2, 24], [8, bytes.length], [8, data.length], [8, at])
      : Buffer.alloc(0);
    directory.push(
      numbers([4, 0x02014b50], [2, 45], [2, 45], [2, flags], [2, method], [4, 0]),
      numbers(...(wide ? ([sizes[0]!, [4, ALL], [4, ALL]] as [4, number][]) : sizes)),
      numbers([2, name.length], [2, extra.length], [2, 0], [2, 0], [2, 0], [4, 0], [4, wide ? ALL : at]),
      name,
      extra,
    );
    files.push(local, name, data, behind);
    at += local.length + name.length + data.length + behind.length;
  }
  const listed = Buffer.concat(directory);
  const count = Object.keys(parts).length;
  const end64 = wide
    ? Buffer.concat([
        numbers([4, 0x06064b50], [8, 44], [2, 45], [2, 45], [4, 0], [4, 0], [8, count], [8, count]),
        numbers([8, listed.length], [8, at]),
        numbers([4, 0x07064b50], [4, 0], [8, at + listed.length], [4, 1]),
      ])
    : Buffer.alloc(0);
  const total = wide ? 0xffff : count;
  const end = numbers(
    [4, 0x06054b50],
    [2, 0],
    [2, 0],
    [2, total],
    [2, total],
    [4, wide ? ALL : listed.length],
    [4, wide ? ALL : at],
    [2, 0],
  );
  return Buffer.concat([...files, listed, end64, end]);
}

const utf16 = (mark: "le" | "be") => (xml: string) => {
  const bytes = Buffer.from(`\ufeff${xml.replace("UTF-8", "UTF-16")}`, "utf16le");
  return mark === "le" ? bytes : bytes.swap16();
};

let files = 0;
async function found(parts: Parts, zip?: Zip) {
  const target = inFolder(`writer-${++files}.xlsx`);
  await writeFile(target, zipped(parts, zip));
  return summary(await compute(target));
}

const ALL_SAME = { formulas: FORMULAS, known: FORMULAS, same: FORMULAS, different: [], unknown: {} };

describe("a workbook as other programs write it", () => {
  it.each<[string, Parts, Zip?]>([
    ["as Excel does", WORKBOOK],
    ["with texts in the cells themselves and no shared ones", changed(inline)],
    ["every element under a prefix", changed(prefixed("x"))],
    ["every element under a prefix with signs in it", changed(prefixed("ns-0.a"))],
    [
      "as Strict Open XML",
      changed((xml) =>
        xml
          .replaceAll(MAIN, "http://purl.oclc.org/ooxml/spreadsheetml/main")
          .replaceAll(OFFICE, "http://purl.oclc.org/ooxml/officeDocument/relationships")
          .replace('<c r="C1"><v>46023</v></c>', '<c r="C1" t="d"><v>2026-01-01T00:00:00.000</v></c>'),
      ),
    ],
    [
      "with targets from the root",
      changed((xml) =>
        xml
          .replace(/Target="(worksheets|shared)/g, 'Target="/xl/$1')
          .replace("../tables", "/xl/tables")
          .replace('Target="xl/', 'Target="/xl/'),
      ),
    ],
    [
      "with targets that go about",
      changed((xml) => xml.replaceAll('Target="worksheets/', 'Target="./../xl/worksheets/./')),
    ],
    ["with parts in other places", elsewhere],
    [
      "with line breaks and spaces inside of tags",
      changed((xml) => xml.replace(/ (r|t|name)="/g, '\n\t$1 = "')),
    ],
    ["with single quotes", changed((xml) => xml.replace(/="([^"']*)"/g, "='$1'"))],
    [
      "without addresses of rows and cells",
      changed((xml, path) =>
        path.includes("worksheets/sheet") ? xml.replace(/<(row|c) r="\w+"/g, "<$1") : xml,
      ),
    ],
    [
      "with the shared formula's text in its last cell",
      changed((xml) =>
        xml
          .replace('<f t="shared" ref="B2:B4" si="0">A2*Rate</f>', '<f t="shared" si="0"/>')
          .replace(
            '<c r="B4"><f t="shared" si="0"/>',
            '<c r="B4"><f t="shared" ref="B2:B4" si="0">A4*Rate</f>',
          ),
      ),
    ],
    ["in UTF-16, little-endian", WORKBOOK, { encode: utf16("le") }],
    ["in UTF-16, big-endian", WORKBOOK, { encode: utf16("be") }],
    ["with a mark of UTF-8 before each part", WORKBOOK, { encode: (xml) => Buffer.from(`\ufeff${xml}`) }],
    ["stored without compression", WORKBOOK, { stored: true }],
    ["streamed, with the sizes behind each part", WORKBOOK, { descriptors: true }],
    ["with numbers of 64 bits", WORKBOOK, { wide: true }],
  ])("%s", async (_name, parts, zip) => {
    expect(await found(parts, zip)).toEqual(ALL_SAME);
  });

  it("in an older encoding that it names", async () => {
    const parts = changed((xml) =>
      xml.replace("UTF-8", "ISO-8859-1").replaceAll("価格", "x").replaceAll("売上", "y"),
    );
    const latin = Object.fromEntries(
      Object.entries(parts).map(([path, xml]) => [path, xml.replaceAll("Продажи", "Verkäufe")]),
    );
    expect(await found(latin, { encode: (xml) => Buffer.from(xml, "latin1") })).toEqual(ALL_SAME);
  });

  it("dates of 1904 that are written as dates count from 1904", async () => {
    const parts = changed((xml) =>
      xml
        .replace("<workbookPr/>", '<workbookPr date1904="true"/>')
        .replace('<c r="C1"><v>46023</v></c>', '<c r="C1" t="d"><v>2026-01-01</v></c>')
        .replace("<f>Продажи!A1+YEAR(C1)</f><v>2036</v>", "<f>Продажи!A1+C1</f><v>44571</v>"),
    );
    expect(await found(parts)).toEqual(ALL_SAME);
  });
});
