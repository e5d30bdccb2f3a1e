import path from "node:path";
import JSZip from "jszip";
import { beforeAll, describe, expect, it } from "vitest";
import { a1, address } from "../../src/export/address";
import { xlsxOf } from "../../src/export/xlsx";
import { DEFAULT_OPTIONS, templateById, templates } from "../../src/templates/catalogue";
import type { PlanOptions } from "../../src/sheets/plan";
import { rootNamespace } from "../../src/workbench/model/workbook/xml";
import { readXlsx, unescapeXml } from "./support/read-xlsx";

/**
 * What makes Excel say "We found a problem with some content" and drop parts of a file. Other programs read
 * such files without a word, so each cause is looked for by itself. In words with all that has to be escaped
 * somewhere: a file that bears them bears plain ones.
 */
const AWKWARD: Partial<PlanOptions> = { currency: 'R$ "x" & <y>', optimizedName: `It's [new] #1 & "co"` };
const files = templates.flatMap(({ id }) =>
  (["addin", "plain"] as const).map((dialect) => ({
    name: `${id}, ${dialect}`,
    build: () => templateById(id)!.build({ ...DEFAULT_OPTIONS, dialect, ...AWKWARD }),
  })),
);

/** Functions of Excel 2007: later ones need `_xlfn.` in a file. */
const OLD_FUNCTIONS = new Set(
  "ABS ADDRESS AND AVERAGE AVERAGEIF CHOOSE COLUMN COLUMNS COUNT COUNTA COUNTBLANK COUNTIF COUNTIFS DATE EDATE EXP FALSE FIXED FLOOR HLOOKUP IF IFERROR INDEX INT IRR ISBLANK ISERROR ISNUMBER LARGE LEFT LEN LN LOG LOG10 LOOKUP MATCH MAX MEDIAN MID MIN MOD NA NORMDIST NORMSDIST NORMSINV NOT NPV OR PERCENTILE PI POWER PRODUCT RANK RIGHT ROUND ROUNDDOWN ROUNDUP ROW ROWS SEARCH SIGN SMALL SQRT STDEV SUBSTITUTE SUM SUMIF SUMIFS SUMPRODUCT SUMSQ TEXT TODAY TRUE TRUNC VLOOKUP XIRR XNPV".split(
    " ",
  ),
);

const attribute = (tag: string, name: string): string =>
  unescapeXml(new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1] ?? "");
const twice = (all: readonly string[]): string[] => {
  const folded = all.map((one) => one.toLowerCase());
  return folded.filter((one, i) => folded.indexOf(one) !== i);
};
/** Sheet of `'It''s'!$A$1` and of `Costs!$A$1`. */
const sheetOf = (reference: string): string => {
  const [, quoted, bare] = /^(?:'((?:[^']|'')*)'|([^!']+))!/.exec(reference) ?? [];
  return quoted?.replaceAll("''", "'") ?? bare ?? "";
};

describe.each(files)("$name", ({ build }) => {
  const plan = build();
  const parts = new Map<string, string>();
  const cells = new Map<
    string,
    Awaited<ReturnType<typeof readXlsx>> extends Map<string, infer C> ? C : never
  >();
  const like = (pattern: RegExp) => [...parts].filter(([name]) => pattern.test(name));
  const sheetNames = plan.sheets.map(({ name }) => name);

  beforeAll(async () => {
    const bytes = await xlsxOf(plan);
    const zip = await JSZip.loadAsync(bytes);
    for (const [name, file] of Object.entries(zip.files))
      if (!file.dir) parts.set(name, await file.async("string"));
    for (const [name, sheet] of await readXlsx(bytes)) cells.set(name, sheet);
  });

  it("is XML in every part", () => {
    for (const [name, xml] of parts) expect(rootNamespace(xml), name).not.toBeNull();
  });

  it("names every part's type once, and every relation leads to a part that uses it", () => {
    const typed = [...parts.get("[Content_Types].xml")!.matchAll(/PartName="\/([^"]*)"/g)].map(([, p]) => p!);
    expect(twice(typed)).toEqual([]);
    const untyped = [...parts.keys()].filter((p) => p !== "[Content_Types].xml" && !p.endsWith(".rels"));
    expect(new Set(untyped)).toEqual(new Set(typed));
    for (const [rels, xml] of like(/\.rels$/)) {
      const tags = xml.match(/<Relationship [^>]*>/g) ?? [];
      const ids = tags.map((tag) => attribute(tag, "Id"));
      expect(twice(ids), rels).toEqual([]);
      expect(ids.length, rels).toBeGreaterThan(0);
      for (const tag of tags) {
        const target = attribute(tag, "Target");
        const base = path.posix.join(path.posix.dirname(rels), "..");
        const part = target.startsWith("/") ? target.slice(1) : path.posix.join(base, target);
        expect(parts.has(part), `${rels} leads to ${target}`).toBe(true);
      }
      const owner = rels.replace("_rels/", "").replace(/\.rels$/, "");
      for (const [, used] of (parts.get(owner) ?? "").matchAll(/\br:id="([^"]*)"/g))
        expect(ids).toContain(used);
    }
  });

  it("gives sheets, tables and names words that Excel takes, each once", () => {
    expect(twice(sheetNames)).toEqual([]);
    for (const name of sheetNames) expect(name).toMatch(/^(?!')[^[\]:*?/\\]{1,31}(?<!')$/);
    const names = [...parts.get("xl/workbook.xml")!.matchAll(/<definedName ([^>]*)>([^<]*)</g)];
    const words: string[] = [];
    for (const [, tag = "", reference = ""] of names) {
      const name = attribute(` ${tag}`, "name");
      if (!name.startsWith("_xlnm.")) words.push(name);
      expect(sheetNames, name).toContain(sheetOf(unescapeXml(reference)));
      expect(attribute(` ${tag}`, "comment").length).toBeLessThanOrEqual(255);
    }
    const tables = like(/^xl\/tables\//).map(([, xml]) => xml);
    words.push(...tables.map((xml) => attribute(xml, "displayName")));
    expect(twice(words)).toEqual([]);
    for (const word of words) {
      expect(word).toMatch(/^[\p{L}_][\p{L}\d_.]{0,254}$/u);
      expect(word, "is no address").not.toMatch(/^(?:[a-z]{1,3}\d+|r\d*c?\d*|c\d*)$/i);
    }
    expect(twice(tables.map((xml) => attribute(xml, "id")))).toEqual([]);
  });

  it("has in every table's header the words of its columns, as text", () => {
    expect(like(/^xl\/tables\//)).toHaveLength(plan.sheets.flatMap(({ tables }) => tables).length);
    for (const sheet of plan.sheets)
      for (const { name, range } of sheet.tables) {
        const xml = like(/^xl\/tables\//).find(([, one]) => attribute(one, "displayName") === name)![1];
        const columns = (xml.match(/<tableColumn [^>]*>/g) ?? []).map((tag) => attribute(tag, "name"));
        expect(twice(columns), name).toEqual([]);
        expect(columns).toHaveLength(range.columns);
        expect(range.rows).toBeGreaterThan(1);
        const header = columns.map((_, i) =>
          cells.get(sheet.name)?.get(address(range.row, range.column + i)),
        );
        expect(
          header.map((cell) => cell?.value),
          name,
        ).toEqual(columns);
        for (const cell of header) expect(cell?.formula).toBeUndefined();
      }
  });

  it("has text only where a part of a workbook has text", () => {
    const xmls = [...parts].filter(([name]) => /^xl\/(worksheets|tables|charts)\/[^/]+\.xml$/.test(name));
    expect(xmls.length).toBeGreaterThanOrEqual(plan.sheets.length);
    for (const [name, xml] of xmls) {
      const bare = xml.replace(
        /<((?:\w+:)?(?:f|v|t|is|formula\d?|calculatedColumnFormula|formatCode|oddFooter))\b[^>]*>[^<]*<\/\1>/g,
        "",
      );
      expect(bare.replace(/<[^>]*>/g, "").trim(), name).toBe("");
    }
  });

  it("keeps within Excel's limits for validations, texts and formulas", () => {
    for (const [name, xml] of like(/^xl\/worksheets\/sheet/)) {
      const rules = [...xml.matchAll(/<dataValidation ([^>]*?)(?:\/>|>(.*?)<\/dataValidation>)/gs)];
      const count = /<dataValidations count="(\d+)"/.exec(xml)?.[1] ?? 0;
      expect(Number(count), name).toBe(rules.length);
      for (const [, attributes = "", body = ""] of rules) {
        const tag = ` ${attributes}`;
        expect(attribute(tag, "promptTitle").length, tag).toBeLessThanOrEqual(32);
        expect(attribute(tag, "prompt").length, tag).toBeLessThanOrEqual(255);
        expect(attribute(tag, "errorTitle").length, tag).toBeLessThanOrEqual(32);
        expect(attribute(tag, "error").length, tag).toBeLessThanOrEqual(225);
        for (const [, formula = ""] of body.matchAll(/<formula\d>(.*?)<\/formula\d>/gs))
          expect(unescapeXml(formula).length, formula).toBeLessThanOrEqual(257);
      }
    }
    for (const [where, sheet] of cells)
      for (const [at, { value, formula }] of sheet) {
        // XML takes no other control characters than these.
        if (typeof value === "string") expect(value).not.toMatch(/[\0-\x08\x0b\x0c\x0e-\x1f]|^[^]{32768}/);
        if (formula === undefined) continue;
        expect(formula.length, `${where}!${at}`).toBeLessThanOrEqual(8192);
        expect(formula).not.toContain("#REF!");
        for (const text of formula.match(/"(?:[^"]|"")*"/g) ?? [])
          expect(text.length).toBeLessThanOrEqual(257);
        const bare = formula.replace(/"(?:[^"]|"")*"/g, "").replace(/\[(?:'.|[^'[\]])*\]/g, "");
        for (const [quoted] of bare.matchAll(/'(?:[^']|'')*'!/g))
          expect(sheetNames).toContain(sheetOf(quoted));
        for (const [, called = ""] of bare.replace(/'(?:[^']|'')*'!/g, "").matchAll(/([\w.]+)\(/g))
          if (!called.startsWith("_xldudf_ROI_")) expect(OLD_FUNCTIONS, `${where}!${at}`).toContain(called);
      }
  });

  it("refers to styles, sheets and cells that are there", () => {
    const styles = parts.get("xl/styles.xml")!;
    const formats = Number(/<cellXfs count="(\d+)"/.exec(styles)?.[1]);
    const conditional = Number(/<dxfs count="(\d+)"/.exec(styles)?.[1] ?? 0);
    for (const [name, xml] of like(/^xl\/worksheets\/sheet/)) {
      for (const [, style] of xml.matchAll(/<c [^>]*\bs="(\d+)"/g))
        expect(Number(style)).toBeLessThan(formats);
      const rules = xml.match(/<cfRule [^>]*>/g) ?? [];
      expect(twice(rules.map((rule) => attribute(rule, "priority"))), name).toEqual([]);
      for (const rule of rules) expect(Number(attribute(rule, "dxfId"))).toBeLessThan(conditional);
      for (const link of xml.match(/<hyperlink [^>]*>/g) ?? [])
        expect(sheetNames).toContain(sheetOf(attribute(link, "location")));
      expect(xml).not.toContain(`="undefined"`);
    }
    for (const [name, xml] of like(/^xl\/charts\//))
      for (const [, reference = ""] of xml.matchAll(/<c:f>([^<]*)<\/c:f>/g)) {
        expect(sheetNames, name).toContain(sheetOf(unescapeXml(reference)));
        expect(reference).toMatch(/!\$[A-Z]+\$\d+(:\$[A-Z]+\$\d+)?$/);
      }
    for (const sheet of plan.sheets) expect(a1(sheet.print.area)).toMatch(/^[A-Z]+\d+(:[A-Z]+\d+)?$/);
  });
});
