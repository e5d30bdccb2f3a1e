import JSZip from "jszip";
import { beforeAll, describe, expect, it } from "vitest";
import { a1, address } from "../../src/export/address";
import { fileFormula } from "../../src/export/file-formula";
import { xlsxOf } from "../../src/export/xlsx";
import { DEFAULT_OPTIONS, templates } from "../../src/templates/catalogue";
import { element, elements } from "../../src/engine/file/xml";
import type { CellStyle, PlanCell, ValidationPlan } from "../../src/sheets/plan";
import { addresses } from "./support/addresses";
import { readLooks, type Look } from "./support/read-looks";
import { readXlsx, unescapeXml } from "./support/read-xlsx";

const all = templates.flatMap((template) =>
  (["addin", "plain"] as const).map((dialect) => ({
    name: `${template.id}, ${dialect}`,
    plan: template.build({ ...DEFAULT_OPTIONS, dialect }),
  })),
);

/** What a validation of the plan is in a file. */
function ruleOf(plan: ValidationPlan): Record<string, unknown> {
  const { prompt, error } = plan;
  const common = {
    allowBlank: "1",
    showInputMessage: "1",
    promptTitle: prompt.title,
    prompt: prompt.message,
    showErrorMessage: "1",
    errorStyle: "stop",
    errorTitle: error.title,
    error: error.message,
  };
  if (plan.kind === "list") return { ...common, type: "list", limits: [`"${plan.items.join(",")}"`] };
  if (plan.kind === "cells") return { ...common, type: "list", limits: [a1(plan.source, true)] };
  const { kind: type, minimum, maximum } = plan;
  if (minimum === undefined)
    return { ...common, type, operator: "lessThanOrEqual", limits: [String(maximum)] };
  return maximum === undefined
    ? { ...common, type, operator: "greaterThanOrEqual", limits: [String(minimum)] }
    : // The operator that a file leaves out is "between".
      { ...common, type, limits: [String(minimum), String(maximum)] };
}

/** How a cell of the plan looks in a file. */
function lookOf({ format, indent = 0 }: PlanCell, style: CellStyle): Look {
  const { fontName, fontSize, bold, italic, underline, color, fill, align, valign, wrap } = style;
  const edge = (line: CellStyle["topLine"]) => line && `${line.weight} ${line.color}`;
  return {
    font: {
      name: fontName ?? "Calibri",
      size: fontSize ?? 11,
      ...(color !== undefined && { color }),
      bold: bold ?? false,
      italic: italic ?? false,
      underline: underline ?? false,
    },
    fill,
    align: {
      ...(align && { horizontal: align }),
      // What a file leaves out is the bottom.
      ...(valign && valign !== "bottom" && { vertical: valign }),
      ...(wrap && { wrapText: "1" }),
      ...(indent > 0 && { indent: String(indent) }),
    },
    top: edge(style.topLine),
    bottom: edge(style.bottomLine),
    format: format ?? "General",
  };
}

/** Widths column by column; a tag may span several. */
function widthsOf(sheet: string): number[] {
  return [...sheet.matchAll(/<col min="(\d+)" max="(\d+)" width="([^"]*)"/g)].flatMap(
    ([, first, last, width]) => Array.from({ length: Number(last) - Number(first) + 1 }, () => Number(width)),
  );
}

describe.each(all)("$name", ({ plan }) => {
  let bytes: Uint8Array;
  let zip: JSZip;
  const part = (path: string) => zip.file(path)!.async("string");
  const partsLike = (pattern: RegExp) => Object.keys(zip.files).filter((path) => pattern.test(path));

  beforeAll(async () => {
    bytes = await xlsxOf(plan);
    zip = await JSZip.loadAsync(bytes);
  });

  it("holds each formula without a cached value, and each constant as it is", async () => {
    const sheets = await readXlsx(bytes);
    for (const sheet of plan.sheets) {
      const cells = sheets.get(sheet.name)!;
      sheet.cells.forEach((line, row) =>
        line.forEach((cell, column) => {
          const written = cells.get(address(row, column));
          const where = `${sheet.name}!${address(row, column)}`;
          if (cell?.formula !== undefined) {
            expect(written?.formula, where).toBeTruthy();
            expect(written?.value, where).toBeUndefined();
            expect(written?.formula, where).not.toMatch(/^=|\[@/);
          } else if (cell?.value !== undefined && cell.value !== "") {
            expect(written?.value, where).toBe(cell.value);
          }
        }),
      );
    }
  });

  it("has its tables, names, freezing, print set-up and widths", async () => {
    // ExcelJS quotes the sheets that need it.
    const book = unescapeXml(await part("xl/workbook.xml")).replaceAll("'", "");
    const tables = (await Promise.all(partsLike(/^xl\/tables\/table\d+\.xml$/).map(part))).map(unescapeXml);
    for (const [i, sheet] of plan.sheets.entries()) {
      const xml = await part(`xl/worksheets/sheet${i + 1}.xml`);
      expect(book).toContain(`<sheet sheetId="${i + 1}" name="${sheet.name}"`);
      expect(xml).toContain(`ySplit="${sheet.freeze.rows}"`);
      expect(xml.includes(` xSplit="${sheet.freeze.columns}"`)).toBe(sheet.freeze.columns > 0);
      expect(xml).toContain('showGridLines="0"');
      expect(xml).toContain('orientation="landscape"');
      expect(xml).toMatch(/<pageSetup [^>]*fitToWidth="1"|fitToPage="1"/);
      expect(xml).toContain(`<oddFooter>&amp;L&amp;A&amp;RPage &amp;P of &amp;N</oddFooter>`);
      expect(book).toMatch(
        new RegExp(
          `Print_Titles" localSheetId="${i}">[^<]*\\$${sheet.print.repeat.row + 1}:\\$${sheet.print.repeat.row + sheet.print.repeat.rows}<`,
        ),
      );
      expect(widthsOf(xml).map(Math.round)).toEqual(sheet.columnWidths.map(Math.round));
      for (const { name, range, columns } of sheet.tables) {
        const table = tables.find((one) => one.includes(` name="${name}"`)) ?? "";
        expect(table).toContain(` ref="${a1(range)}"`);
        expect([...table.matchAll(/<tableColumn [^>]*?name="([^"]*)"/g)].map(([, column]) => column)).toEqual(
          columns,
        );
      }
      for (const { name, range, comment } of sheet.names) {
        expect(book).toContain(
          `<definedName name="${name}" comment="${comment.replaceAll("'", "")}">${sheet.name}!${a1(range, true)}</definedName>`,
        );
      }
      const { area, grows } = sheet.print;
      // Of whole columns what is used is printed.
      const printed = grows ? a1(area, true).replace(/\$\d+/g, "") : a1(area, true);
      expect(book).toContain(`localSheetId="${i}">${sheet.name}!${printed}<`);
    }
  });

  it("gives a table's columns their formula for the rows to come, where all rows share it", async () => {
    const xml = await Promise.all(partsLike(/^xl\/tables\/table\d+\.xml$/).map(part));
    expect(xml).toHaveLength(plan.sheets.flatMap(({ tables }) => tables).length);
    for (const sheet of plan.sheets)
      for (const { name, range, columns } of sheet.tables) {
        const written = [
          ...elements(
            xml.find((one) => unescapeXml(one).includes(` name="${name}"`))!,
            "tableColumn",
          ),
        ].map(({ inner }) => unescapeXml(element(inner, "calculatedColumnFormula")?.inner ?? ""));
        const wanted = columns.map((_, i) => {
          const body = sheet.cells.slice(range.row + 1, range.row + range.rows);
          const formulas = new Set(body.map((line) => line[range.column + i]?.formula));
          const [formula] = formulas;
          return formulas.size === 1 && formula !== undefined ? fileFormula(formula, name) : "";
        });
        expect(written, name).toEqual(wanted);
      }
  });

  it("lets inputs take what the plan says, with its prompts and refusals", async () => {
    for (const [i, sheet] of plan.sheets.entries()) {
      // ExcelJS joins ranges of the same rule.
      const rules = new Map<string, Record<string, unknown>>();
      for (const { attributes, inner } of elements(
        await part(`xl/worksheets/sheet${i + 1}.xml`),
        "dataValidation",
      )) {
        const { sqref = "", ...rule } = attributes;
        const [first, second] = [element(inner, "formula1"), element(inner, "formula2")];
        for (const one of sqref.split(" ").flatMap(addresses))
          rules.set(one, {
            ...rule,
            limits: [first, second].flatMap((limit) => (limit ? [unescapeXml(limit.inner)] : [])),
          });
      }
      const wanted = sheet.validations.flatMap((validation) =>
        addresses(a1(validation.range)).map((one) => [one, ruleOf(validation)] as const),
      );
      expect(Object.fromEntries(rules), sheet.name).toEqual(Object.fromEntries(wanted));
    }
  });

  it("colours what the plan's rules find, the first of them first", async () => {
    const { rules } = readLooks(await part("xl/styles.xml"));
    for (const [i, sheet] of plan.sheets.entries()) {
      const written = [
        ...elements(await part(`xl/worksheets/sheet${i + 1}.xml`), "conditionalFormatting"),
      ].flatMap(({ attributes: { sqref }, inner }) =>
        [...elements(inner, "cfRule")].map(({ attributes, inner: formula }) => ({
          range: sqref,
          type: attributes.type,
          operator: attributes.operator,
          formula: unescapeXml(element(formula, "formula")?.inner ?? ""),
          priority: Number(attributes.priority),
          look: rules[Number(attributes.dxfId)],
        })),
      );
      expect(written, sheet.name).toEqual(
        sheet.conditionals.map(({ range, when, style }, at) => ({
          range: a1(range),
          ...(when.kind === "equals"
            ? { type: "cellIs", operator: "equal", formula: `"${when.text}"` }
            : {
                type: "expression",
                operator: undefined,
                formula:
                  when.kind === "beginsWith"
                    ? `LEFT(${address(range.row, range.column)},${when.text.length})="${when.text}"`
                    : `NOT(ISERROR(SEARCH("${when.text}",${address(range.row, range.column)})))`,
              }),
          priority: at + 1,
          look: {
            font: { color: style.color, bold: style.bold ?? false, italic: false, underline: false },
            fill: style.fill,
            align: {},
            top: undefined,
            bottom: undefined,
            format: "General",
          },
        })),
      );
    }
  });

  it("shows each cell as its role looks, in its number format", async () => {
    const { looks } = readLooks(await part("xl/styles.xml"));
    let seen = 0;
    for (const [i, sheet] of plan.sheets.entries()) {
      const xml = await part(`xl/worksheets/sheet${i + 1}.xml`);
      const styles = new Map(
        [...elements(xml, "c")].map(({ attributes }) => [attributes.r, Number(attributes.s)]),
      );
      sheet.cells.forEach((line, row) =>
        line.forEach((cell, column) => {
          if (!cell) return;
          seen++;
          const at = address(row, column);
          expect(looks[styles.get(at) ?? 0], `${sheet.name}!${at}`).toEqual(
            lookOf(cell, plan.styles[cell.role]),
          );
        }),
      );
      const heights = [...elements(xml, "row")].flatMap(({ attributes: { r, ht } }) =>
        ht === undefined ? [] : [{ row: Number(r) - 1, points: Number(ht) }],
      );
      expect(heights, sheet.name).toEqual([...sheet.rowHeights].sort((a, b) => a.row - b.row));
      expect(element(xml, "tabColor")?.attributes.rgb).toBe(`FF${sheet.tabColor.slice(1)}`);
    }
    expect(seen).toBeGreaterThan(20);
  });

  it("links within the workbook by location alone", async () => {
    for (const [i, sheet] of plan.sheets.entries()) {
      const links = sheet.cells.flat().filter((cell) => cell?.link !== undefined);
      const xml = await part(`xl/worksheets/sheet${i + 1}.xml`);
      const written = xml.match(/<hyperlink [^>]*>/g) ?? [];
      expect(written.length).toBe(links.length);
      for (const link of written) {
        expect(link).toContain(" location=");
        expect(link).not.toContain("r:id");
      }
      const relations = zip.file(`xl/worksheets/_rels/sheet${i + 1}.xml.rels`);
      if (relations) expect(await relations.async("string")).not.toContain("/hyperlink");
    }
  });

  it("draws every chart, with alternative text, on cells that exist", async () => {
    const charts = plan.sheets.flatMap((sheet) => sheet.charts.map((chart) => ({ sheet, chart })));
    const paths = partsLike(/^xl\/charts\/chart\d+\.xml$/).sort((a, b) =>
      a.localeCompare(b, "en", { numeric: true }),
    );
    expect(paths.length).toBe(charts.length);
    const types = await part("[Content_Types].xml");
    const drawings = (await Promise.all(partsLike(/^xl\/drawings\/drawing\d+\.xml$/).map(part)))
      .map(unescapeXml)
      .join("");
    for (const [i, { sheet, chart }] of charts.entries()) {
      const xml = unescapeXml(await part(paths[i]!));
      expect(types).toContain(`/${paths[i]}"`);
      expect(xml).toContain(`<a:t>${chart.title}</a:t>`);
      expect(xml).toContain(`<a:t>${chart.valueAxis.title}</a:t>`);
      expect(drawings).toContain(`descr="${chart.alternativeText}"`);
      for (const { values } of chart.series) {
        const source = plan.sheets.find(({ key }) => key === (values.sheet ?? sheet.key))!;
        expect(xml).toContain(`<c:f>'${source.name}'!${a1(values.range, true)}</c:f>`);
      }
      expect(xml.includes("<c:logBase")).toBe(Boolean(chart.valueAxis.log || chart.categoryAxis.log));
    }
    for (const [i, sheet] of plan.sheets.entries()) {
      const xml = await part(`xl/worksheets/sheet${i + 1}.xml`);
      expect(xml.includes("<drawing ")).toBe(sheet.charts.length > 0);
      // The schema's order.
      if (xml.includes("<drawing ") && xml.includes("<tableParts")) {
        expect(xml.indexOf("<drawing ")).toBeLessThan(xml.indexOf("<tableParts"));
      }
    }
  });
});
