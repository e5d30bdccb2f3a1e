/** What no template uses, by a plan made by hand: the writer is judged by what the plan may say. */
import JSZip from "jszip";
import { beforeAll, describe, expect, it } from "vitest";
import { planValues } from "../../src/export/plan-values";
import { xlsxOf } from "../../src/export/xlsx";
import type { ChartKind, ConditionalPlan, PlanCell, WorkbookPlan } from "../../src/sheets/plan";
import { PAGE } from "../../src/sheets/style";
import { DEFAULT_OPTIONS, templateById } from "../../src/templates/catalogue";
import { element, elements } from "../../src/engine/file/xml";
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
/** What the kinds are in DrawingML, and where their axes stand: of the categories, of the values. */
const SHAPES: Record<ChartKind, { group: string; position: [string, string] } & Record<string, unknown>> = {
  columnClustered: {
    group: "barChart",
    barDir: "col",
    grouping: "clustered",
    overlap: undefined,
    position: ["b", "l"],
  },
  columnStacked: {
    group: "barChart",
    barDir: "col",
    grouping: "stacked",
    overlap: "100",
    position: ["b", "l"],
  },
  barClustered: {
    group: "barChart",
    barDir: "bar",
    grouping: "clustered",
    overlap: undefined,
    position: ["l", "b"],
  },
  barStacked: { group: "barChart", barDir: "bar", grouping: "stacked", overlap: "100", position: ["l", "b"] },
  line: { group: "lineChart", grouping: "standard", varyColors: "0", position: ["b", "l"] },
  lineMarkers: { group: "lineChart", grouping: "standard", varyColors: "0", position: ["b", "l"] },
  scatter: { group: "scatterChart", scatterStyle: "lineMarker", varyColors: "0", position: ["b", "l"] },
};

/** Where labels stand, if not where Excel puts them by itself: above a line, at the end of a bar that nothing follows. */
const LABELS: Partial<Record<ChartKind, string>> = {
  columnClustered: "outEnd",
  barClustered: "outEnd",
  line: "t",
  lineMarkers: "t",
};

const valueOf = (xml: string, name: string): string | undefined => element(xml, name)?.attributes.val;

/** The two axes of a chart, in the order of the file. */
function axesOf(xml: string) {
  const found = [...xml.matchAll(/<c:(catAx|valAx)>(.*?)<\/c:\1>/g)];
  return found.map(([, name, inner = ""]) => ({
    element: name,
    id: valueOf(inner, "axId"),
    other: valueOf(inner, "crossAx"),
    title: element(element(inner, "title")?.inner ?? "", "t")?.inner,
    shown: valueOf(inner, "delete") === "0",
    position: valueOf(inner, "axPos"),
    orientation: valueOf(inner, "orientation"),
    crosses: valueOf(inner, "crosses"),
    gridlines: inner.includes("<c:majorGridlines>"),
    labels: valueOf(inner, "tickLblPos"),
    format: element(inner, "numFmt")?.attributes.formatCode,
    limits: [valueOf(inner, "min"), valueOf(inner, "max")],
    log: valueOf(inner, "logBase"),
  }));
}

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
      { name: "Cost & more", values: { range: at(1, 1, 3) }, color: "#115EA3", labels: '0.0"x"' },
      { name: "Named apart", values: { range: at(1, 2, 3) }, color: "#C19C00", invisible: true, labels: "0" },
      {
        name: "a",
        values: { range: at(1, 1, 1, 2) },
        color: "#107C10",
        ...(kind === "scatter" && { xValues: { range: at(1, 2, 1, 2) } }),
      },
    ],
    categoryAxis: { title: "Item", ...(kind.startsWith("bar") && { reversed: true }) },
    valueAxis: {
      title: "Money ($)",
      format: "#,##0",
      minimum: -2,
      maximum: 40,
      ...(kind === "lineMarkers" && { log: true }),
    },
    legend: (["bottom", "right", "top", "none"] as const)[i % 4]!,
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
    columnWidths: [10, 9, 8.5],
    rowHeights: [],
    freeze: { rows: 1, columns: 0 },
    tables: [],
    names: [],
    validations: [],
    conditionals: [rule("equals", "OK"), rule("beginsWith", 'your "own'), rule("contains", "50%? ~*")],
    charts: [],
    print: { area: at(0, 0, 5, 3), ...PAGE, repeat: { row: 0, rows: 1 } },
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

  it.each(KINDS.map((kind, i) => [kind, i] as const))("draws %s as the plan says", (kind, i) => {
    const xml = parts.get(`xl/charts/chart${i + 1}.xml`)!;
    const { group, position, ...shape } = SHAPES[kind];
    const plot = element(xml, group)?.inner ?? "";
    const drawn = plot.replace(/<c:ser>.*<\/c:ser>/, "");
    expect(Object.fromEntries(Object.keys(shape).map((name) => [name, valueOf(drawn, name)]))).toEqual(shape);

    const scattered = kind === "scatter";
    const series = [...elements(plot, "ser")].map(({ inner }) => inner);
    expect(series).toHaveLength(3);
    for (const [s, one] of series.entries()) {
      const color = ["115EA3", "C19C00", "107C10"][s]!;
      const look = element(one, "spPr")!.inner;
      expect(look.includes("<a:noFill/>"), "is seen, or its bars or line are not").toBe(scattered || s === 1);
      if (!scattered && s !== 1) expect(look).toContain(`<a:srgbClr val="${color}"/>`);
      const marks = element(one, "marker")?.inner ?? "";
      if (scattered || kind === "lineMarkers") {
        expect(valueOf(marks, "symbol")).toBe("circle");
        expect(marks).toContain(`<a:srgbClr val="${color}"/>`);
      } else if (kind === "line") expect(valueOf(marks, "symbol")).toBe("none");
      const labels = element(one, "dLbls")?.inner;
      expect(labels !== undefined, "has labels, unless it isn't seen").toBe(s === 0);
      if (labels !== undefined) {
        expect(element(labels, "numFmt")?.attributes).toEqual({ formatCode: '0.0"x"', sourceLinked: "0" });
        expect(valueOf(labels, "showVal")).toBe("1");
        for (const other of ["showLegendKey", "showCatName", "showSerName", "showPercent"])
          expect(valueOf(labels, other)).toBe("0");
        expect(valueOf(labels, "dLblPos")).toBe(LABELS[kind]);
      }
      const cells = (name: string) => unescapeXml(element(element(one, name)?.inner ?? "", "f")?.inner ?? "");
      expect(cells(scattered ? "yVal" : "val")).toBe(
        ["'Charts'!$B$2:$B$4", "'Charts'!$C$2:$C$4", "'Charts'!$B$2:$C$2"][s],
      );
      if (scattered) expect(cells("xVal")).toBe(s === 2 ? "'Charts'!$C$2:$D$2" : "");
      else expect(cells("cat")).toBe("'Charts'!$A$2:$A$4");
    }

    const [across, up] = axesOf(xml);
    const ids = [...elements(drawn, "axId")].map(({ attributes }) => attributes.val);
    expect([across!.id, up!.id]).toEqual(ids);
    expect(across!.id).not.toBe(up!.id);
    const sideways = kind.startsWith("bar");
    expect(across).toMatchObject({
      element: scattered ? "valAx" : "catAx",
      other: up!.id,
      title: "Item",
      shown: true,
      position: position[0],
      orientation: sideways ? "maxMin" : "minMax",
      crosses: kind === "lineMarkers" ? "min" : "autoZero",
      gridlines: false,
      // Beside all bars, also where some are negative.
      labels: scattered ? "nextTo" : "low",
      format: "General",
      limits: [undefined, undefined],
      log: undefined,
    });
    expect(up).toMatchObject({
      element: "valAx",
      other: across!.id,
      title: "Money ($)",
      shown: true,
      position: position[1],
      orientation: "minMax",
      // Money stays below bars that are counted from the top.
      crosses: sideways ? "max" : "autoZero",
      gridlines: true,
      labels: "nextTo",
      format: "#,##0",
      limits: ["-2", "40"],
      log: kind === "lineMarkers" ? "10" : undefined,
    });
    expect(valueOf(xml, "legendPos")).toBe(["b", "r", "t", undefined][i % 4]);
    // A title, and words for people who don't see it, each in its place.
    expect(element(element(xml, "title")!.inner, "t")!.inner).toBe(kind);
    const frames = [...elements(parts.get("xl/drawings/drawing1.xml")!, "cNvPr")];
    const numbers = new Set(frames.map(({ attributes }) => attributes.id));
    expect(numbers.size, "each has a number of its own").toBe(KINDS.length);
    expect(frames[i]!.attributes.id).toMatch(/^[1-9]\d*$/);
    expect(frames[i]!.attributes).toMatchObject({ name: `Chart${i}`, descr: `What ${kind} shows` });
  });

  it.each(KINDS.map((kind, i) => [kind, i] as const))(
    "draws %s in the looks that all charts share",
    (kind, i) => {
      const xml = parts.get(`xl/charts/chart${i + 1}.xml`)!;
      const titles = [...elements(xml, "title")].map(({ inner }) => {
        const [run, default_] = [element(inner, "rPr"), element(inner, "defRPr")];
        expect(default_!.attributes).toEqual({ sz: run!.attributes.sz, b: run!.attributes.b });
        return { ...run!.attributes, over: valueOf(inner, "overlay") };
      });
      // In hundredths of a point, beside the plot and not over it.
      expect(titles).toEqual([
        { lang: "en-US", sz: "1200", b: "1", over: "0" },
        { lang: "en-US", sz: "1000", b: "0", over: "0" },
        { lang: "en-US", sz: "1000", b: "0", over: "0" },
      ]);
      const same = {
        roundedCorners: "0",
        autoTitleDeleted: "0",
        plotVisOnly: "1",
        dispBlanksAs: "gap",
        varyColors: "0",
      };
      expect(Object.fromEntries(Object.keys(same).map((name) => [name, valueOf(xml, name)]))).toEqual(same);
      const bars = /^(bar|column)/.test(kind);
      expect([valueOf(xml, "gapWidth"), valueOf(xml, "invertIfNegative")]).toEqual(
        bars ? ["80", "0"] : [undefined, undefined],
      );
      expect([...elements(xml, "smooth")].map(({ attributes }) => attributes.val)).toEqual(
        bars ? [] : ["0", "0", "0"],
      );
      const marks = kind === "lineMarkers" || kind === "scatter" ? ["7", "7", "7"] : [];
      expect([...elements(xml, "size")].map(({ attributes }) => attributes.val)).toEqual(marks);
      // In the file's units, 12,700 to a point: lines of 2.25 points, those of the grid of 0.75.
      expect([...elements(xml, "ln")].map(({ attributes }) => attributes.w)).toEqual(
        bars ? ["9525"] : ["28575", "28575", "28575", "9525"],
      );
      for (const axis of ["majorTickMark", "minorTickMark"])
        expect([...elements(xml, axis)].map(({ attributes }) => attributes.val)).toEqual(
          axis === "majorTickMark" ? ["out", "out"] : ["none", "none"],
        );
      const between = [...elements(xml, "crossBetween")].map(({ attributes }) => attributes.val);
      expect(between).toEqual(kind === "scatter" ? ["midCat", "midCat"] : ["between"]);
      const legend = element(xml, "legend")?.inner;
      if (i % 4 === 3) expect(legend).toBeUndefined();
      else expect(valueOf(legend!, "overlay")).toBe("0");
    },
  );

  it("has columns as wide as the plan says; 9, which the library leaves out, by a hair more", () => {
    const columns = elements(parts.get("xl/worksheets/sheet1.xml")!, "col");
    expect([...columns].map(({ attributes: { min, max, width } }) => [min, max, width])).toEqual([
      ["1", "1", "10"],
      ["2", "2", "9.01"],
      ["3", "3", "8.5"],
    ]);
  });

  it("has a table's style with its bands; without one the plainest, which has none", async () => {
    const plan = byHand();
    const tables = ["TableStyleMedium2", ""].map((style, i) => ({
      name: `Table${i}`,
      range: at(0, 2 * i, 4, 1),
      columns: [["Item", "Other"][i]!],
      style,
    }));
    const zip = await JSZip.loadAsync(await xlsxOf({ ...plan, sheets: [{ ...plan.sheets[0]!, tables }] }));
    const styles = await Promise.all(
      [1, 2].map(async (n) => {
        const xml = await zip.file(`xl/tables/table${n}.xml`)!.async("string");
        const { name, showRowStripes } = element(xml, "tableStyleInfo")!.attributes;
        return [name, showRowStripes];
      }),
    );
    expect(styles).toEqual([
      ["TableStyleMedium2", "1"],
      ["TableStyleLight1", "0"],
    ]);
  });

  it("has the values of an area row by row", () => {
    const plan = byHand();
    const [sheet] = plan.sheets;
    expect(planValues(plan, new Map()).of({ range: at(1, 1, 3, 2) }, sheet!)).toEqual([0, 0, 1, 2, 2, 4]);
  });

  it("prints as the plan says: landscape, one page wide, as high as it comes unless it is one page", async () => {
    const plan = byHand();
    const [first] = plan.sheets;
    const pages = {
      ...plan,
      sheets: [
        { ...first!, name: "A" },
        {
          ...first!,
          name: "B",
          print: {
            ...first!.print,
            onePage: true as const,
            landscape: false,
            repeat: { row: 0, rows: 0 },
          },
        },
      ],
    };
    const zip = await JSZip.loadAsync(await xlsxOf(pages));
    const setUp = await Promise.all(
      [1, 2].map(async (n) => {
        const xml = await zip.file(`xl/worksheets/sheet${n}.xml`)!.async("string");
        const { orientation, fitToWidth = "1", fitToHeight = "1" } = element(xml, "pageSetup")!.attributes;
        expect(element(xml, "pageSetUpPr")?.attributes).toEqual({ fitToPage: "1" });
        expect(element(xml, "pageMargins")!.attributes).toEqual({
          left: "0.25",
          right: "0.25",
          top: "0.25",
          bottom: "0.625",
          header: "0.25",
          footer: "0.3125",
        });
        expect(element(xml, "oddFooter")!.inner).toBe("&amp;L&amp;A&amp;RPage &amp;P of &amp;N");
        return { orientation, fitToWidth, fitToHeight };
      }),
    );
    expect(setUp).toEqual([
      { orientation: "landscape", fitToWidth: "1", fitToHeight: "0" },
      { orientation: "portrait", fitToWidth: "1", fitToHeight: "1" },
    ]);
    const book = await zip.file("xl/workbook.xml")!.async("string");
    const titles = [...elements(book, "definedName")].flatMap(({ attributes, inner }) =>
      attributes.name === "_xlnm.Print_Titles" ? [[attributes.localSheetId, unescapeXml(inner)]] : [],
    );
    expect(titles).toEqual([["0", "'A'!$1:$1"]]);
  });

  it("draws what stands on another sheet, and names it by that sheet's header", async () => {
    const plan = byHand();
    const [source, sheet] = plan.sheets;
    const cells = (column: number) => ({ sheet: "hand", range: at(1, column, 3) });
    const chart = {
      ...sheet!.charts[0]!,
      categories: cells(0),
      series: [{ name: "Cost & more", values: cells(1), color: "#115EA3" }],
    };
    const sheets = [source!, { ...sheet!, cells: [[text("Elsewhere")]], charts: [chart] }];
    const zip = await JSZip.loadAsync(await xlsxOf({ ...plan, sheets }));
    const xml = await zip.file("xl/charts/chart1.xml")!.async("string");
    expect([...elements(xml, "f")].map(({ inner }) => unescapeXml(inner))).toEqual([
      "'It''s by hand'!$B$1",
      "'It''s by hand'!$A$2:$A$4",
      "'It''s by hand'!$B$2:$B$4",
    ]);
  });

  it("knows a table's rows from all cells around them", async () => {
    const plan = byHand();
    const [sheet] = plan.sheets;
    const table = { name: "Rows", range: at(1, 1, 3, 2), columns: ["a", "b"], style: "" };
    const withFormula = (row: number, column: number) => {
      const cells = Array.from({ length: 5 }, (_, r) =>
        Array.from({ length: 4 }, (_, c): PlanCell | null =>
          r === row && c === column ? { role: "formula", formula: "=[@b]" } : null,
        ),
      );
      for (const [i, name] of table.columns.entries()) cells[1]![1 + i] ??= text(name);
      return xlsxOf({ ...plan, sheets: [{ ...sheet!, cells, tables: [table] }] });
    };
    const taken: string[] = [];
    for (let row = 0; row < 5; row++)
      for (let column = 0; column < 4; column++)
        await withFormula(row, column).then(
          () => taken.push(`${row},${column}`),
          (error: Error) => expect(error.message).toContain("outside of a table"),
        );
    expect(taken).toEqual(["2,1", "2,2", "3,1", "3,2"]);
  });

  it("has parts that each begin with what an XML file begins with", () => {
    const written = [...parts].filter(([name]) => /\.(xml|rels)$/.test(name));
    expect(written.length).toBeGreaterThan(15);
    for (const [name, xml] of written)
      expect(xml, name).toMatch(/^<\?xml version="1\.0" encoding="UTF-8" standalone="yes"\?>\s*<[^?]/);
  });

  it("has no list of relations that is empty", () => {
    const lists = [...parts].filter(([name]) => name.endsWith(".rels"));
    expect(lists.length).toBeGreaterThan(3);
    for (const [name, xml] of lists) expect(xml, name).toContain("<Relationship ");
    expect(parts.has("xl/worksheets/_rels/sheet1.xml.rels")).toBe(false);
  });
});
