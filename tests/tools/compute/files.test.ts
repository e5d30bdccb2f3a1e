/** Workbooks as people have them: whatever program wrote them, each formula is counted once and compared. */
import { writeFile } from "node:fs/promises";
import JSZip from "jszip";
import { describe, expect, it } from "vitest";
import { compute, summary } from "../../../src/tools/compute/compute";
import { cell, computed, file, inFolder, relations, row, rows, useFolder, type Parts } from "./support";

useFolder();

const allSame = (formulas: number) => ({
  formulas,
  known: formulas,
  same: formulas,
  different: [],
  unknown: {},
});

/** #SPILL! and #CALC!, as values 1 and 2. */
const RICH_ERRORS = {
  "xl/metadata.xml":
    `<metadata><metadataTypes count="2"><metadataType name="XLDAPR"/><metadataType name="XLRICHVALUE"/></metadataTypes>` +
    `<futureMetadata name="XLRICHVALUE" count="2"><bk><extLst><ext><xlrd:rvb i="0"/></ext></extLst></bk><bk><extLst><ext><xlrd:rvb i="1"/></ext></extLst></bk></futureMetadata>` +
    `<valueMetadata count="2"><bk><rc t="2" v="0"/></bk><bk><rc t="2" v="1"/></bk></valueMetadata></metadata>`,
  "xl/richData/rdrichvalue.xml": `<rvData count="2"><rv s="0"><v>0</v><v>8</v></rv><rv s="0"><v>0</v><v>13</v></rv></rvData>`,
  "xl/richData/rdrichvaluestructure.xml": `<rvStructures count="1"><s t="_error"><k n="colOffset" t="i"/><k n="errorType" t="i"/></s></rvStructures>`,
};

describe("formulas as files have them", () => {
  it.each<[string, number, Parts]>([
    [
      "shared formulas over a block, absolute and relative, across sheets and whole columns",
      8,
      {
        sheets: {
          "It's": rows(
            row(
              1,
              cell("A1", 1),
              cell("B1", 10),
              cell("C1", 11, "A1+B$1", ' t="shared" ref="C1:D2" si="3"'),
              `<c r="D1"><f t="shared" si="3"/><v>21</v></c>`,
            ),
            row(
              2,
              cell("A2", 2),
              cell("B2", 20),
              `<c r="C2"><f t="shared" si="3"/><v>12</v></c>`,
              `<c r="D2"><f t="shared" si="3"/><v>31</v></c>`,
            ),
          ),
          Other: rows(
            row(
              1,
              cell("A1", 3, "SUM('It''s'!$A:$A)*Other!$B$1", ' t="shared" ref="A1:A2" si="0"'),
              cell("B1", 1),
            ),
            row(2, `<c r="A2"><f t="shared" si="0"></f><v>3</v></c>`),
            row(
              3,
              cell("A3", -19, "SUM('It''s:Other'!A1:A2)+A1+SUM(2:2)-SUM(B:B)+A2-2-SUM('It''s'!1:1)+43-1"),
              cell("B3", 33, "SUM('It''s'!B:B)+Other!A1"),
            ),
          ),
        },
      },
    ],
    [
      "a shared formula with a line break, a text that looks like a reference and a reference at the edge",
      4,
      {
        sheets: {
          S: rows(
            row(1, cell("A1", 5), cell("B1", "A1:5", `"A1:"&\n A1`, ' t="shared" ref="B1:B2" si="0"')),
            row(2, cell("A2", 6), `<c r="B2" t="str"><f t="shared" si="0"/><v>A1:6</v></c>`),
            row(1048575, cell("A1048575", 6, "A1048576+1", ' t="shared" ref="A1048575:A1048576" si="1"')),
            row(1048576, `<c r="A1048576"><f t="shared" si="1"/><v>6</v></c>`),
          ).replace('<c r="A1048576"><f t="shared" si="1"/><v>6</v></c>', cell("A1048576", 5, "A1")),
        },
      },
    ],
    [
      "an array formula over several cells, with and without formulas of its own in the others",
      3,
      {
        sheets: {
          S: rows(
            row(1, cell("A1", 1), cell("B1", 2, "A1:A3*2", ' t="array" ref="B1:B3"')),
            row(2, cell("A2", 2), `<c r="B2"><f ca="1"/><v>4</v></c>`),
            row(3, cell("A3", 3), `<c r="B3"><v>6</v></c>`),
            row(4, cell("B4", 12, "SUM(B1:B3)")),
            row(5, cell("B5", 6, "SUM(IF(A1:A3>0,A1:A3,0))", ' t="array" aca="1" ref="B5" ca="1"')),
          ),
        },
      },
    ],
    [
      "dynamic arrays with their metadata, @ and # in the words of a file, LET and LAMBDA",
      7,
      {
        sheets: {
          S: rows(
            row(
              1,
              cell("A1", 3),
              `<c r="B1" cm="1"><f t="array" ref="B1:B3">_xlfn._xlws.SORT(A1:A3)</f><v>1</v></c>`,
              cell("C1", 6, "SUM(_xlfn.ANCHORARRAY(B1))"),
            ),
            row(2, cell("A2", 1), `<c r="B2"><v>2</v></c>`, cell("C2", 1, "_xlfn.SINGLE(A1:A3)")),
            row(
              3,
              cell("A3", 2),
              `<c r="B3"><v>3</v></c>`,
              `<c r="C3" cm="1"><f t="array" ref="C3">_xlfn.LET(_xlpm.x,A1,_xlpm.y,_xlpm.x*2,_xlpm.x+_xlpm.y)</f><v>9</v></c>`,
            ),
            row(
              4,
              `<c r="C4" cm="1"><f t="array" ref="C4">_xlfn.LAMBDA(_xlpm.a,_xlpm.a^2)(A1)</f><v>9</v></c>`,
              `<c r="D4" cm="1"><f t="array" ref="D4">SUM(_xlfn._xlws.FILTER(A1:A3,A1:A3&gt;1))</f><v>5</v></c>`,
            ),
            row(
              5,
              `<c r="C5" cm="1"><f t="array" ref="C5:D5">_xlfn.BYCOL(A1:B3,_xleta.SUM)</f><v>6</v></c>`,
              `<c r="D5"><v>6</v></c>`,
            ),
          ),
        },
      },
    ],
    [
      "cells and rows without addresses, with prefixes, single quotes, comments and CDATA",
      4,
      {
        sheets: {
          S: `<x:sheetData xmlns:x='m'><x:row><x:c><x:v>2</x:v></x:c><x:c t='str'><x:f>A1&amp;"x"</x:f><x:v>2x</x:v></x:c></x:row><!-- <row><c><f>1</f></c></row> --><x:row r='3'><x:c r='B3'><x:f><![CDATA[IF(A1<3,1,0)]]></x:f><x:v>1</x:v></x:c><x:c><x:f>B3+1</x:f><x:v xml:space="preserve"> 2 </x:v></x:c></x:row><x:row><x:c><x:f>ROW()</x:f><x:v>4</x:v></x:c></x:row></x:sheetData>`,
        },
      },
    ],
    [
      "results that are texts, empty, logical, errors; numbers as written by other programs",
      11,
      {
        strings: `<si><t xml:space="preserve"> 7 </t></si><si><r><rPr><b/></rPr><t>r</t></r><r><t>ich</t></r></si><si/>`,
        sheets: {
          S: rows(
            row(
              1,
              `<c r="A1" t="s"><v>0</v></c>`,
              cell("B1", 8, "A1+1"),
              cell("C1", "", 'IF(TRUE,"")'),
              `<c r="D1" t="str"><f>""</f><v/></c>`,
            ),
            row(
              2,
              `<c r="A2" t="s"><v>1</v></c>`,
              cell("B2", true, 'A2="RICH"'),
              cell("C2", "#DIV/0!", "1/0"),
              cell("D2", "#N/A", "VLOOKUP(9,A1:A2,1,0)"),
            ),
            row(
              3,
              `<c r="A3" t="s"><v>2</v></c>`,
              cell("B3", 0, "LEN(A3)"),
              `<c r="C3"><f>1/3</f><v>0.33333333333333331</v></c>`,
              `<c r="D3"><f>10^21</f><v>1E+21</v></c>`,
            ),
            row(
              4,
              `<c r="A4" t="n"><v>-0</v></c>`,
              `<c r="B4" t="str"><f>"_x000a_"&amp;CHAR(10)</f><v>_x005F_x000a_&#10;</v></c>`,
              `<c r="C4" t="e"><f>NA()</f><v>#N/A</v></c>`,
            ),
          ),
        },
      },
    ],
    [
      "names: constants, formulas, relative ones, of one sheet, hidden, and of cells that are gone",
      9,
      {
        sheets: {
          S: rows(
            row(
              1,
              cell("A1", 4),
              cell("B1", 0.2, "Rate"),
              cell("C1", 8, "Twice"),
              cell("D1", 8, "Total*2-TotalS"),
            ),
            row(
              2,
              cell("A2", 5),
              cell("B2", 0.2, "Above"),
              cell("C2", "#REF!", "Gone+1"),
              cell("D2", 2, "ROWS(Cells)"),
            ),
            row(
              3,
              cell("B3", 9, "SUM(Cells)"),
              cell("C3", 3, "COLUMNS({1,2,3})*Local-3"),
              cell("D3", "#NAME?", "Nowhere"),
            ),
          ),
        },
        workbook: `<definedNames><definedName name="Rate">0.2</definedName><definedName name="Twice">2*S!$A$1</definedName><definedName name="Total">SUM(S!$A$1:$A$2)-1</definedName><definedName name="TotalS" hidden="1">S!$A$1*2</definedName><definedName name="Above">S!A1048576</definedName><definedName name="Gone">#REF!</definedName><definedName name="Cells">S!$A$1:$A$2</definedName><definedName name="Local" localSheetId="0">2</definedName><definedName name="_xlnm.Print_Area" localSheetId="0">S!$A$1:$D$9,S!$F$1</definedName><definedName name="Other">[1]Sheet1!$A$1</definedName></definedNames>`,
      },
    ],
    [
      "references that lost their cells or their sheet",
      4,
      {
        sheets: {
          S: rows(
            row(
              1,
              cell("A1", "#REF!", "#REF!A1+1"),
              cell("B1", "#REF!", "S!#REF!"),
              cell("C1", "#REF!", "SUM(#REF!)"),
              cell("D1", 0, "IFERROR(#REF!$A$1:$B$2,0)"),
            ),
          ),
        },
      },
    ],
    [
      "operators of references, percents, signs and spaces",
      7,
      {
        sheets: {
          S: rows(
            row(
              1,
              cell("A1", 1),
              cell("B1", 2),
              cell("C1", 2, "SUM(A1:B2 B1:B1)"),
              cell("D1", 4, " -2 ^ 2 "),
            ),
            row(
              2,
              cell("A2", 3),
              cell("B2", 4),
              cell("C2", 10, "SUM(A1:INDEX(A1:B2,2,2))"),
              cell("D2", 0.05, "+5%"),
            ),
            row(
              3,
              cell("C3", 64, "2^3^2"),
              cell("D3", "#NULL!", "A1:A2 B1:B2"),
              cell("E3", 10, "SUM( ( A1:B2 ) )"),
            ),
          ),
        },
      },
    ],
    [
      "rows hidden by hand beneath a filter's arrows",
      2,
      {
        sheets: {
          S: `${rows(
            row(1, cell("A1", "n")),
            row(2, cell("A2", 1)),
            `<row r="3" hidden="1">${cell("A3", 2)}</row>`,
            row(5, cell("C5", 3, "SUBTOTAL(9,A2:A4)"), cell("D5", 1, "SUBTOTAL(109,A2:A4)")),
          )}<autoFilter ref="A1:A4"/>`,
        },
      },
    ],
    [
      "SUMPRODUCT without an array formula, through other functions, in IF and over tables' columns",
      5,
      {
        sheets: {
          S: rows(
            row(
              1,
              cell("A1", 5),
              cell("B1", 1),
              cell("C1", 4, "SUMPRODUCT(MAX((A1:A3-B1:B3)))"),
              cell("D1", -3, 'IF(A1=5,SUMPRODUCT(MIN(A1:A3-B1:B3)),"-")'),
            ),
            row(
              2,
              cell("A2", 2),
              cell("B2", 5),
              cell("C2", 2, "SUMPRODUCT(LARGE((A1:A3>2)*A1:A3,1)-COUNT(A1:A3))"),
              cell("D2", 3, "SUM(A2:A2-B2:B2,2*3)"),
            ),
            row(3, cell("A3", 3), cell("B3", 3), cell("C3", 6, "MAX(0,SUMPRODUCT(SUM(A1:A3*{1;0;0})),6)")),
          ),
        },
      },
    ],
    [
      "INDEX and AGGREGATE over what is computed cell by cell, without an array formula",
      5,
      {
        sheets: {
          S: rows(
            row(
              1,
              cell("A1", "x"),
              cell("B1", 4),
              cell("C1", 7, 'MAX(INDEX((A1:A3="x")*B1:B3,0))'),
              cell("D1", 3, 'MATCH(1,INDEX((A1:A3="x")*(B1:B3>4),0),0)'),
            ),
            row(
              2,
              cell("A2", "y"),
              cell("B2", 9),
              cell("C2", 3, 'AGGREGATE(14,6,ROW(A1:A3)/(A1:A3="x"),1)'),
              cell("D2", 1, 'AGGREGATE(15,6,ROW(A$1:A$3)/(A$1:A$3="x"),ROWS(D$2:D2))'),
            ),
            row(3, cell("A3", "x"), cell("B3", 7), cell("C3", 18, "INDEX(B1:B3*2,2)")),
          ),
        },
      },
    ],
    [
      "a million rows in a reference, rows hidden by hand and by a filter",
      7,
      {
        sheets: {
          S: `${rows(
            row(1, cell("A1", "n")),
            row(2, cell("A2", 1)),
            `<row r="3" hidden="1">${cell("A3", 2)}</row>`,
            `<row r="4">${cell("A4", 4)}</row>`,
            row(
              5,
              cell("C5", 7, "SUM(A:A)"),
              cell("D5", 3, "COUNT(A1:A1048576)"),
              cell("E5", 7, 'SUMIF(A:A,">0",A:A)'),
            ),
            row(
              6,
              cell("C6", 5, "SUBTOTAL(9,A2:A4)"),
              cell("D6", 7, "SUMPRODUCT((A2:A4>0)*A2:A4)"),
              cell("E6", 4, "INDEX(A:A,MATCH(4,A:A,0))"),
              cell("F6", 7, 'SUMPRODUCT((A:A<>"n")*1,A:A)'),
            ),
          )}<autoFilter ref="A1:A4"><filterColumn colId="0"><filters><filter val="7"/></filters></filterColumn></autoFilter>`,
        },
      },
    ],
    [
      "errors newer than the format, by the metadata of their values",
      3,
      {
        sheets: {
          S: rows(
            row(1, `<c r="A1" t="e" vm="1"><v>#VALUE!</v></c>`, cell("B1", 9, "ERROR.TYPE(A1)")),
            row(2, `<c r="A2" t="e" vm="2"><v>#VALUE!</v></c>`, cell("B2", 14, "ERROR.TYPE(A2)")),
            row(3, `<c r="A3" t="e"><v>#VALUE!</v></c>`, cell("B3", 3, "ERROR.TYPE(A3)")),
          ),
        },
        more: RICH_ERRORS,
      },
    ],
    [
      "Google Sheets: a formula's error as a text",
      3,
      {
        sheets: {
          S: rows(
            row(1, `<c r="A1" t="str"><f>NA()</f><v>#N/A</v></c>`, cell("B1", "#N/A", "SUM(A1,1/0)")),
            row(2, `<c r="A2" t="str"><v>#N/A</v></c>`, cell("B2", false, "ISERROR(A2)")),
          ),
        },
        workbook: `<x xmlns:mv="urn:schemas-microsoft-com:mac:vml"/>`,
      },
    ],
    [
      "a column's name with a space behind it, a parameter that may be left out, both line ends as one",
      4,
      {
        sheets: {
          S: rows(
            row(1, cell("A1", "Own "), cell("C1", 3, "SUM(T[[Own ]])")),
            row(2, cell("A2", 1), cell("C2", 3, "SUM(T[[#Data],[Own ]])")),
            row(3, cell("A3", 2), cell("C3", "a\r\nb", '"a"&CHAR(10)&"b"')),
            row(
              4,
              cell(
                "C4",
                6,
                "_xlfn.LAMBDA(_xlpm.a,_xlop.b,IF(_xlfn.ISOMITTED(_xlpm.b),_xlpm.a/2,_xlpm.b))(12)",
              ),
            ),
          ),
        },
        more: {
          "xl/worksheets/_rels/sheet1.xml.rels": relations(["rId1", "table", "../tables/table1.xml"]),
          "xl/tables/table1.xml": `<table name="T" displayName="T" ref="A1:A3"><tableColumns count="1"><tableColumn id="1" name="Own "/></tableColumns></table>`,
        },
      },
    ],
  ])("%s", async (_name, formulas, parts) => {
    expect(await computed(parts)).toEqual(allSame(formulas));
  });

  it("what can't be known is named: data tables, other workbooks, other add-ins, circles keep their values", async () => {
    expect(
      await computed({
        sheets: {
          S: rows(
            row(
              1,
              cell("A1", 5),
              cell("B1", 5, "A1"),
              `<c r="C1"><f>'[1]Sheet one'!$A$1+1</f><v>3</v></c>`,
              `<c r="D1"><f>SUM([2]S!A1:A3)</f><v>3</v></c>`,
            ),
            row(
              2,
              cell("A2", 1),
              `<c r="B2"><f t="dataTable" ref="B2:B3" dt2D="0" dtr="0" r1="A1"/><v>1</v></c>`,
              cell("C2", 2, "[1]!Their_name"),
            ),
            row(3, cell("A3", 2), `<c r="B3"><v>2</v></c>`, cell("C3", 2, "'C:\\Books\\[b.xlsx]S'!A1")),
            row(
              4,
              cell("A4", 3, "B4+1"),
              cell("B4", 2, "A4-1"),
              cell("C4", 1, "_xll.THEIR.FUNCTION(1)"),
              cell("D4", 1, "MyMacro(2)"),
            ),
            row(5, cell("A5", 1, 'CUBEVALUE("c","m")'), cell("B5", 1, 'WEBSERVICE("u")')),
          ),
        },
      }),
    ).toEqual({
      formulas: 12,
      known: 3,
      same: 3,
      different: [],
      unknown: {
        "'[1]Sheet one'!$A$1": 1,
        "[2]S!A1:A3": 1,
        "[1]!Their_name": 1,
        "'C:\\Books\\[b.xlsx]S'!A1": 1,
        TABLE: 1,
        "THEIR.FUNCTION": 1,
        MYMACRO: 1,
        CUBEVALUE: 1,
        WEBSERVICE: 1,
      },
    });
  });

  it("a circle that Excel iterates is named where it hasn't come to rest", async () => {
    const circle = {
      S: rows(
        row(
          1,
          cell("A1", 0.5, "B1/2"),
          cell("B1", 1.1, "1+A1/10"),
          cell("C1", 2.2, "2*B1"),
          cell("D1", 1.05, "1+A1/10"),
        ),
      ),
    };
    const different = [{ cell: "A1" }, { cell: "B1" }];
    expect(await computed({ sheets: circle })).toMatchObject({ same: 2, different, unknown: {} });
    expect(await computed({ sheets: circle, workbook: `<calcPr iterate="1"/>` })).toMatchObject({
      same: 2,
      different: [],
      unknown: { "a circle": 2 },
    });
  });

  it("chart sheets, sheets that are missing, hidden ones, and a path in other letters", async () => {
    const sheets = {
      First: rows(row(1, cell("A1", 2, "Hidden!A1"), cell("B1", 3, "SHEET(Hidden!A1)"))),
      Chart: `<drawing/>`,
      Hidden: rows(row(1, cell("A1", 2))),
    };
    expect(await computed({ sheets, types: { 2: "chartsheet" } })).toEqual(allSame(2));
    const path = (name: string) => (name.endsWith("sheet1.xml") ? "XL\\Worksheets\\Sheet1.xml" : name);
    expect(await computed({ sheets, path })).toEqual(allSame(2));
  });

  it("numbers that cancel agree when nothing but rounding is left of them", async () => {
    const sheets = (saved: number) => ({
      S: rows(row(1, cell("A1", 0.1), cell("B1", 0.2), cell("C1", -0.3), cell("D1", saved, "SUM(A1:C1)"))),
    });
    expect(await computed({ sheets: sheets(0) })).toEqual(allSame(1));
    expect(await computed({ sheets: sheets(2.7755575615628914e-17) })).toEqual(allSame(1));
    expect((await computed({ sheets: sheets(1e-12) })).different).toHaveLength(1);
  });

  it("dates but those of TEXT are refused where a workbook counts its days from 1904, and nothing else is", async () => {
    expect(
      await computed({
        workbook: `<workbookPr date1904="1"/>`,
        sheets: {
          S: rows(
            row(
              1,
              cell("A1", 44561),
              cell("B1", 2026, "YEAR(A1)"),
              cell("C1", "2026-01-01", 'TEXT(A1,"yyyy-mm-dd")'),
            ),
            row(
              2,
              cell("A2", 44592, "EDATE(A1,1)"),
              cell("B2", 31, "A2-A1"),
              cell("C2", "x", 'IF(A2>A1,"x")'),
            ),
            // As Excel saved them in Apache POI's ElapsedFormatTests.
            row(
              3,
              cell("A3", "-75:23:53.4", 'TEXT(-3.14159,"[hh]:mm:ss.0")'),
              cell("B3", "12.50", 'TEXT(12.5,"0.00")'),
              cell("C3", "2026", 'TEXT("1/1/2026","yyyy")'),
            ),
          ),
        },
      }),
    ).toEqual({ formulas: 8, known: 5, same: 5, different: [], unknown: { YEAR: 1, EDATE: 1, TEXT: 1 } });
  });
});

describe("files that are none", () => {
  const written = async (name: string, bytes: Buffer | string) => {
    const target = inFolder(name);
    await writeFile(target, bytes);
    return target;
  };

  it.each([
    ["empty.xlsx", Buffer.alloc(0), /isn't an .xlsx workbook/],
    ["cut.xlsx", Buffer.from("504b030414000600", "hex"), /isn't an .xlsx workbook/],
    ["text.csv", "a,b\n1,2", /isn't an .xlsx workbook/],
    ["old.xls", Buffer.from("d0cf11e0a1b11ae10000", "hex"), /password/],
  ])("%s is said", async (name, bytes, message) => {
    await expect(compute(await written(name, bytes))).rejects.toThrow(message);
  });

  it("a folder, a document and a binary workbook are said", async () => {
    await expect(compute(inFolder())).rejects.toThrow(/can't be read|isn't an .xlsx/);
    const zipped = async (part: string) => new JSZip().file(part, "x").generateAsync({ type: "nodebuffer" });
    await expect(compute(await written("a.docx", await zipped("word/document.xml")))).rejects.toThrow(
      "holds no workbook",
    );
    await expect(compute(await written("a.xlsb", await zipped("xl/workbook.bin")))).rejects.toThrow(
      "binary workbook",
    );
    await expect(compute(await written("a.ods", await zipped("content.xml")))).rejects.toThrow(
      "OpenDocument",
    );
  });

  it("a workbook without formulas or sheets has none to count", async () => {
    expect(summary(await compute(await file({ sheets: {} })))).toEqual(allSame(0));
    expect(await computed({ sheets: { S: "" } })).toEqual(allSame(0));
  });
});
