import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import JSZip from "jszip";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { compute, readable, summary, UnreadableFile } from "../../src/tools/compute/compute";

const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const relations = (...lines: [id: string, type: string, target: string, mode?: string][]) =>
  `<Relationships>${lines
    .map(
      ([id, type, target, mode]) =>
        `<Relationship Id="${id}" Type="${OFFICE}/${type}" Target="${target}"${mode ? ` TargetMode="${mode}"` : ""}/>`,
    )
    .join("")}</Relationships>`;

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), "compute-"));
});
afterAll(() => rm(folder, { recursive: true }));

interface Parts {
  sheets: Record<string, string>;
  workbook?: string;
  strings?: string;
  more?: Record<string, string>;
}

/** A workbook as the parts of its file, written by hand: what people's files hold, ExcelJS doesn't write. */
async function file({ sheets, workbook = "", strings, more = {} }: Parts): Promise<string> {
  const zip = new JSZip();
  const names = Object.keys(sheets);
  zip.file("_rels/.rels", relations(["rId1", "officeDocument", "xl/workbook.xml"]));
  zip.file(
    "xl/workbook.xml",
    `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>${names
      .map((name, i) => `<sheet name="${name}" sheetId="${i + 1}" r:id="rId${i + 1}"/>`)
      .join("")}</sheets>${workbook}</workbook>`,
  );
  zip.file(
    "xl/_rels/workbook.xml.rels",
    relations(
      ...names.map((_, i): [string, string, string] => [
        `rId${i + 1}`,
        "worksheet",
        `worksheets/sheet${i + 1}.xml`,
      ]),
      ["rIdS", "sharedStrings", "/xl/sharedStrings.xml"],
    ),
  );
  names.forEach((name, i) =>
    zip.file(`xl/worksheets/sheet${i + 1}.xml`, `<worksheet xmlns="${MAIN}">${sheets[name]}</worksheet>`),
  );
  if (strings) zip.file("xl/sharedStrings.xml", `<sst>${strings}</sst>`);
  for (const [name, xml] of Object.entries(more)) zip.file(name, xml);
  const target = path.join(folder, `${names.join("")}.xlsx`);
  await writeFile(target, await zip.generateAsync({ type: "nodebuffer" }));
  return target;
}

const row = (number: number, ...cells: string[]) => `<row r="${number}">${cells.join("")}</row>`;
const rows = (...lines: string[]) => `<sheetData>${lines.join("")}</sheetData>`;

describe("npm run compute", () => {
  it("shared and array formulas, prefixes, texts, errors and dates", async () => {
    const found = await compute(
      await file({
        strings: `<si><t>a &amp; b</t></si><si><r><t>ri</t></r><r><t xml:space="preserve">ch </t></r><rPh><t>no</t></rPh></si>`,
        sheets: {
          Kinds: rows(
            row(
              1,
              `<c r="A1"><v>2</v></c>`,
              `<c r="B1"><f t="shared" ref="B1:B3" si="0">A1*$A$1</f><v>4</v></c>`,
              `<c r="C1" t="s"><v>0</v></c>`,
              `<c r="D1" t="str"><f>C1&amp;"!"</f><v>a &amp; b!</v></c>`,
            ),
            row(
              2,
              `<c r="A2"><v>3</v></c>`,
              `<c r="B2"><f t="shared" si="0"/><v>6</v></c>`,
              `<c r="C2" t="s"><v>1</v></c>`,
              `<c r="D2"><f>LEN(C2)</f><v>5</v></c>`,
            ),
            row(
              3,
              `<c r="A3"><v>4</v></c>`,
              `<c r="B3"><f t="shared" si="0"/><v>8</v></c>`,
              `<c r="C3" t="inlineStr"><is><t>in_x000a_line</t></is></c>`,
              `<c r="D3"><f>CODE(MID(C3,3,1))</f><v>10</v></c>`,
            ),
            row(
              4,
              `<c r="A4" t="e"><v>#N/A</v></c>`,
              `<c r="B4" t="e"><f>A4+1</f><v>#N/A</v></c>`,
              `<c r="C4" t="b"><v>1</v></c>`,
              `<c r="D4" t="b"><f>NOT(C4)</f><v>0</v></c>`,
            ),
            row(
              5,
              `<c r="A5" cm="1"><f t="array" ref="A5:A7">_xlfn._xlws.SORT(A1:A3,1,-1)</f><v>4</v></c>`,
              `<c r="B5"><f t="array" ref="B5">SUM(A1:A3*B1:B3)</f><v>58</v></c>`,
              `<c r="C5" t="str"><f>IF(FALSE,1,"")</f><v></v></c>`,
            ),
            row(6, `<c r="A6"><v>3</v></c>`, `<c r="B6"><f>A1:A9</f><v>0</v></c>`),
            row(
              7,
              `<c r="A7"><v>2</v></c>`,
              `<c r="B7"><f>YEAR(C7)</f><v>2026</v></c>`,
              `<c r="C7" t="d"><v>2026-02-03</v></c>`,
            ),
          ),
        },
      }),
    );
    expect(summary(found)).toEqual({
      formulas: 13,
      known: 13,
      same: 12,
      different: [{ sheet: "Kinds", cell: "B6", formula: "=A1:A9", saved: 0, computed: 3 }],
      unknown: {},
    });
    expect(readable(found)).toContain("Kinds!B6 =A1:A9: saved 0, computed 3");
  });

  it("tables with calculated columns, names, sheets by name, and filtered rows", async () => {
    const found = await compute(
      await file({
        sheets: {
          "Price list": `${rows(
            row(
              1,
              `<c t="inlineStr"><is><t>Item</t></is></c>`,
              `<c t="inlineStr"><is><t>Cost</t></is></c>`,
              `<c t="inlineStr"><is><t>With tax</t></is></c>`,
            ),
            row(
              2,
              `<c t="inlineStr"><is><t>x</t></is></c>`,
              `<c><v>10</v></c>`,
              `<c><f>Costs[[#This Row],[Cost]]*(1+Tax)</f><v>12</v></c>`,
            ),
            `<row r="3" hidden="1"><c r="B3"><v>20</v></c><c r="C3"><f>Costs[[#This Row],[Cost]]*(1+Tax)</f><v>24</v></c></row>`,
            row(
              4,
              `<c r="B4"><f>SUBTOTAL(109,Costs[Cost])</f><v>10</v></c>`,
              `<c r="C4"><f>SUM(Costs[With tax])</f><v>36</v></c>`,
            ),
          )}`,
          Second: rows(row(1, `<c r="A1"><f>'Price list'!C4/Local</f><v>18</v></c>`)),
        },
        workbook: `<definedNames><definedName name="Tax">0.2</definedName><definedName name="Local" localSheetId="1">2</definedName></definedNames>`,
        more: {
          "xl/worksheets/_rels/sheet1.xml.rels": relations(
            ["rId1", "table", "../tables/table1.xml"],
            ["rId2", "hyperlink", "https://example.com", "External"],
          ),
          "xl/tables/table1.xml": `<table displayName="Costs" ref="A1:C4" totalsRowCount="1"><autoFilter ref="A1:C3"/><tableColumns count="3"><tableColumn id="1" name="Item"/><tableColumn id="2" name="Cost"/><tableColumn id="3" name="With tax"><calculatedColumnFormula>1</calculatedColumnFormula></tableColumn></tableColumns></table>`,
        },
      }),
    );
    expect(summary(found)).toMatchObject({ formulas: 5, same: 5, different: [] });
  });

  it("what isn't known is named and counted", async () => {
    const found = await compute(
      await file({
        sheets: {
          Unknown: rows(
            row(
              1,
              `<c r="A1"><f>[1]Sheet1!A1*2</f><v>4</v></c>`,
              `<c r="B1"><f>OTHER.ADDIN(1)</f><v>4</v></c>`,
              `<c r="C1"><f>SUM((A1,B1))</f><v>8</v></c>`,
            ),
            row(
              2,
              `<c r="A2"><f>RAND()</f><v>0.5</v></c>`,
              `<c r="B2"><f>A2*2</f><v>1</v></c>`,
              `<c r="C2"><f>TODAY()</f><v>46000</v></c>`,
            ),
            row(
              3,
              `<c r="A3"><f t="dataTable" ref="A3:B4" dt2D="1" r1="A1" r2="B1"/><v>1</v></c>`,
              `<c r="B3"><f>1+1</f></c>`,
              `<c r="C3"><f>1+</f><v>1</v></c>`,
            ),
          ),
        },
      }),
    );
    expect(summary(found)).toEqual({
      formulas: 9,
      known: 1,
      same: 1,
      different: [],
      unknown: {
        "[1]Sheet1!A1": 1,
        "OTHER.ADDIN": 1,
        "a union": 1,
        RAND: 1,
        TODAY: 1,
        TABLE: 1,
        "no value saved": 1,
        "the formula": 1,
      },
    });
    expect(readable(found)).toContain("Not known: OTHER.ADDIN (1)");
  });

  it.each([
    ["no zip", Buffer.from("hello"), /isn't an .xlsx workbook/],
    ["a zip without a workbook", null, /holds no workbook/],
    ["a password", Buffer.from("d0cf11e0a1b11ae1", "hex"), /password/],
  ])("%s is said", async (_name, bytes, message) => {
    const target = path.join(folder, "bad.xlsx");
    await writeFile(
      target,
      bytes ?? (await new JSZip().file("x", "y").generateAsync({ type: "nodebuffer" })),
    );
    await expect(compute(target)).rejects.toThrow(UnreadableFile);
    await expect(compute(target)).rejects.toThrow(message);
  });

  it("no file is said", async () => {
    await expect(compute(path.join(folder, "none.xlsx"))).rejects.toThrow("There is no file");
    expect((await readFile(path.join(folder, "bad.xlsx"))).length).toBeGreaterThan(0);
  });
});
