import JSZip from "jszip";
import { describe, expect, it } from "vitest";
import { xlsxOf } from "../../src/export/xlsx";
import { DEFAULT_OPTIONS, templateById } from "../../src/templates/catalogue";

async function parts(id: string, dialect: "addin" | "plain") {
  const template = templateById(id);
  if (!template) throw new Error(`no template ${id}`);
  const zip = await JSZip.loadAsync(await xlsxOf(template.build({ ...DEFAULT_OPTIONS, dialect })));
  const text = async (path: string) => (await zip.file(path)?.async("string")) ?? "";
  const all = async (pattern: RegExp) =>
    (
      await Promise.all(
        Object.keys(zip.files)
          .filter((path) => pattern.test(path))
          .map(text),
      )
    ).join("");
  return {
    cells: [...(await all(/^xl\/worksheets\/sheet/)).matchAll(/<c ([^>]*)><f([^>]*)>([^<]*)<\/f>/g)],
    columns: [...(await all(/^xl\/tables\//)).matchAll(/<calculatedColumnFormula([^>]*)>([^<]*)</g)],
    metadata: await text("xl/metadata.xml"),
    relations: await text("xl/_rels/workbook.xml.rels"),
    types: await text("[Content_Types].xml"),
  };
}

describe("formulas that may spill", () => {
  it("are all those with the add-in's functions, and no others", async () => {
    const { cells, columns, metadata, relations, types } = await parts("risk", "addin");
    const calling = cells.filter(([, , , formula]) => formula?.includes("_xldudf_"));
    // The percentiles stand in one cell and fill a block.
    for (const name of ["ROI_SIMULATE"])
      expect(
        calling.some(([, , , formula]) => formula?.includes(name)),
        name,
      ).toBe(true);
    for (const [whole, cell = "", formula] of cells) {
      const address = /r="([A-Z]+\d+)"/.exec(cell)?.[1];
      const isCalling = calling.some(([one]) => one === whole);
      expect(cell.includes(' cm="1"'), whole).toBe(isCalling);
      expect(formula, whole).toBe(isCalling ? ` t="array" ref="${address}"` : "");
    }
    for (const [whole, attributes, formula] of columns)
      expect(attributes, whole).toBe(formula?.includes("_xldudf_") ? ' array="1"' : "");
    expect(metadata).toContain('fDynamic="1"');
    expect(relations).toContain('Target="metadata.xml"');
    expect(types).toContain('PartName="/xl/metadata.xml"');
  });

  it("in tables stand in the column's formula too", async () => {
    const { columns } = await parts("training-70b", "addin");
    expect(columns.some(([, attributes]) => attributes === ' array="1"')).toBe(true);
  });

  it("are none in plain files, which older Excels read", async () => {
    const { cells, columns, metadata, relations } = await parts("risk", "plain");
    expect(cells.length).toBeGreaterThan(0);
    for (const [whole, cell, formula] of cells)
      expect(`${cell}${formula}`, whole).not.toMatch(/cm=|t="array"/);
    for (const [, attributes] of columns) expect(attributes).toBe("");
    expect(metadata + relations).not.toMatch(/metadata/i);
  });
});
