import { readFile, writeFile } from "node:fs/promises";
import JSZip from "jszip";
import { describe, expect, it } from "vitest";
import { compute, readable, summary, UnreadableFile } from "../../../src/tools/compute/compute";
import { computeCommand } from "../../../src/tools/compute/command";
import { cell, file, inFolder, relations, row, rows, useFolder } from "./support";

useFolder();

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
              `<c r="D7"><f>E7*24</f><v>18</v></c>`,
              `<c r="E7" t="d"><v>T18:00:00</v></c>`,
            ),
          ),
        },
      }),
    );
    expect(summary(found)).toEqual({
      formulas: 14,
      known: 14,
      same: 13,
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
              `<c r="C1"><f>COUNTIF((A1,B1),4)</f><v>2</v></c>`,
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
    const target = inFolder("bad.xlsx");
    await writeFile(
      target,
      bytes ?? (await new JSZip().file("x", "y").generateAsync({ type: "nodebuffer" })),
    );
    await expect(compute(target)).rejects.toThrow(UnreadableFile);
    await expect(compute(target)).rejects.toThrow(message);
  });

  it("texts in either order of UTF-16 are read", async () => {
    for (const big of [false, true]) {
      const sheet = `\ufeff<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">${rows(row(1, cell("A1", 2, "1+1")))}</worksheet>`;
      const bytes = Buffer.from(sheet, "utf16le");
      const target = await file({ sheets: { One: "" } });
      const zip = await JSZip.loadAsync(await readFile(target));
      zip.file("xl/worksheets/sheet1.xml", big ? bytes.swap16() : bytes);
      await writeFile(target, await zip.generateAsync({ type: "nodebuffer" }));
      expect(summary(await compute(target))).toMatchObject({ formulas: 1, same: 1 });
    }
  });

  async function command(...args: string[]) {
    const [out, err]: [string[], string[]] = [[], []];
    const code = await computeCommand(args, {
      log: (line) => out.push(line),
      error: (line) => err.push(line),
    });
    return { code, out: out.join("\n"), err: err.join("\n") };
  }
  const wrong = (count: number) =>
    file({
      sheets: {
        S: rows(...Array.from({ length: count }, (_, i) => row(i + 1, cell(`A${i + 1}`, 1, `1/${i}`)))),
      },
    });

  it("as a command: its words, for people and for machines, and its exit code", async () => {
    const right = await file({ sheets: { S: rows(row(1, cell("A1", 2, "1+1"))) } });
    expect(await command(right)).toEqual({
      code: 0,
      out: "1 formulas, 1 known, 1 the same as saved, 0 different.",
      err: "",
    });
    const three = await wrong(3);
    expect(await command(three)).toEqual({
      code: 1,
      out: [
        "3 formulas, 3 known, 1 the same as saved, 2 different.",
        '  S!A1 =1/0: saved 1, computed "#DIV/0!"',
        "  S!A3 =1/2: saved 1, computed 0.5",
      ].join("\n"),
      err: "",
    });
    const { code, out } = await command(three, "--json");
    expect([code, JSON.parse(out)]).toEqual([
      1,
      {
        formulas: 3,
        known: 3,
        same: 1,
        different: [
          { sheet: "S", cell: "A1", formula: "=1/0", saved: 1, computed: "#DIV/0!" },
          { sheet: "S", cell: "A3", formula: "=1/2", saved: 1, computed: 0.5 },
        ],
        unknown: {},
      },
    ]);
    // One that differs is enough.
    expect((await command(await wrong(2))).code).toBe(1);
    expect((await command(await wrong(21))).out).not.toContain("more");
    expect((await command(await wrong(23))).out).toMatch(/\n {2}and 2 more$/);
  });

  it("as a command that can't be carried out: how it is given, or what is wrong with the file", async () => {
    for (const args of [[], ["a.xlsx", "b.xlsx"], ["a.xlsx", "--plain"]])
      expect(await command(...args)).toEqual({
        code: 2,
        out: "",
        err: expect.stringMatching(/^Usage:\n/) as string,
      });
    expect(await command("--help")).toEqual({
      code: 0,
      out: expect.stringMatching(/^Usage:\n/) as string,
      err: "",
    });
    const none = inFolder("none.xlsx");
    expect(await command(none)).toEqual({ code: 2, out: "", err: `There is no file ${none}.` });
  });

  it("no file is said", async () => {
    await expect(compute(inFolder("none.xlsx"))).rejects.toThrow("There is no file");
    expect((await readFile(inFolder("bad.xlsx"))).length).toBeGreaterThan(0);
  });
});
