/** What no template uses, by a plan made by hand: the writer is judged by what the plan may say. */
import JSZip from "jszip";
import { beforeAll, describe, expect, it } from "vitest";
import { xlsxOf } from "../../src/export/xlsx";
import type { ChartKind, ConditionalPlan, PlanCell, WorkbookPlan } from "../../src/sheets/plan";
import { DEFAULT_OPTIONS, templateById } from "../../src/templates/catalogue";
import { unescapeXml } from "./support/read-xlsx";

const KINDS: ChartKind[] = [
  "columnClustered",
  "columnStacked",
  "barClustered",
  "barStacked",
  "line",
  "lineMarkers",
  "scatter",
];
const text = (value: string): PlanCell => ({ role: "header", value });
const at = (row: number, column: number, rows = 1, columns = 1) => ({ row, column, rows, columns });
const rule = (kind: ConditionalPlan["when"]["kind"], word: string): ConditionalPlan => ({
  range: at(1, 1, 3),
  when: { kind, text: word },
  style: { color: "#006100", fill: "#C6EFCE" },
});

/** One sheet: a header row, three rows of numbers, a chart of each kind; a series with a header of its name, and one without. */
function byHand(): WorkbookPlan {
  const { styles } = templateById("phi-formula")!.build(DEFAULT_OPTIONS);
  const number = (value: number): PlanCell => ({ role: "formula", value });
  const charts = KINDS.map((kind, i) => ({
    name: `Chart${i}`,
    kind,
    title: kind,
    alternativeText: `What ${kind} shows`,
    anchor: at(6 + 10 * i, 0, 10, 3),
    categories: { range: at(1, 0, 3) },
    series: [
      { name: "Cost & more", values: { range: at(1, 1, 3) }, color: "#115EA3" },
      { name: "Named apart", values: { range: at(1, 2, 3) }, color: "#C19C00" },
      { name: "a", values: { range: at(1, 1, 1, 2) }, color: "#107C10" },
    ],
    categoryAxis: { title: "Item" },
    valueAxis: { title: "Money ($)" },
    legend: "bottom" as const,
  }));
  const sheet = {
    key: "hand",
    name: "It's by hand",
    tabColor: "#115EA3",
    cells: [
      [text("Item"), text("Cost & more"), text("Other")],
      ...["a", "b", "c"].map((name, i) => [text(name), number(i), number(2 * i)]),
      [{ role: "hyperlink" as const, value: "Up", link: "'It''s by hand'!A1" }, null, null],
    ],
    columnWidths: [10, 10, 10],
    rowHeights: [],
    freeze: { rows: 1, columns: 0 },
    tables: [],
    names: [],
    validations: [],
    conditionals: [rule("equals", "OK"), rule("beginsWith", 'your "own'), rule("contains", "50%? ~*")],
    charts: [],
    print: { area: at(0, 0, 5, 3), landscape: true },
    keyFigures: [],
  };
  // The first has a link and nothing else that stands in a part of its own.
  return {
    template: "hand",
    title: "By hand",
    styles,
    sheets: [sheet, { ...sheet, key: "charts", name: "Charts", charts }],
  };
}

describe("a plan made by hand", () => {
  const parts = new Map<string, string>();
  beforeAll(async () => {
    const zip = await JSZip.loadAsync(await xlsxOf(byHand()));
    for (const [name, file] of Object.entries(zip.files))
      if (!file.dir) parts.set(name, await file.async("string"));
  });

  it("has rules for texts with their formulas, quotes and wildcards as they are meant", () => {
    const xml = parts.get("xl/worksheets/sheet1.xml")!;
    const rules = [...xml.matchAll(/<cfRule type="(\w+)"[^>]*>(?:<formula>(.*?)<\/formula>)<\/cfRule>/g)].map(
      ([, type, formula]) => [type, unescapeXml(formula!)],
    );
    expect(rules).toEqual([
      ["cellIs", '"OK"'],
      ["expression", 'LEFT(B2,9)="your ""own"'],
      ["expression", 'NOT(ISERROR(SEARCH("50%~? ~~~*",B2)))'],
    ]);
  });

  it("names a series by the cell that heads it, where one says its name", () => {
    for (const [i, kind] of KINDS.entries()) {
      const xml = parts.get(`xl/charts/chart${i + 1}.xml`)!;
      const names = [...xml.matchAll(/<c:order val="\d"\/><c:tx>(.*?)<\/c:tx>/g)].map(([, name]) =>
        unescapeXml(name!),
      );
      expect(names, kind).toEqual([
        "<c:strRef><c:f>'Charts'!$B$1</c:f></c:strRef>",
        "<c:v>Named apart</c:v>",
        "<c:strRef><c:f>'Charts'!$A$2</c:f></c:strRef>",
      ]);
    }
  });

  it("has no list of relations that is empty", () => {
    const lists = [...parts].filter(([name]) => name.endsWith(".rels"));
    expect(lists.length).toBeGreaterThan(3);
    for (const [name, xml] of lists) expect(xml, name).toContain("<Relationship ");
    expect(parts.has("xl/worksheets/_rels/sheet1.xml.rels")).toBe(false);
  });
});
