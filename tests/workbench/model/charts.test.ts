import { describe, expect, it } from "vitest";
import type { MemoryBook } from "../../support/memory-book";
import { bench, errorCode } from "./bench";

const sheetOf = (context: Excel.RequestContext) => context.workbook.worksheets.getActiveWorksheet();

const TABLE = [
  ["Item", "Before", "After"],
  ["GPU", 10, 4],
  ["Data", 20, 5],
  ["Staff", 30, 6],
];

async function chartOf(
  values: unknown[][],
  address: string,
  type: string,
  seriesBy?: string,
): Promise<ReturnType<MemoryBook["charts"]>[number]> {
  const { book } = bench();
  await Excel.run(async (context) => {
    const sheet = sheetOf(context);
    sheet.getRange(address).values = values as never;
    sheet.charts.add(type as never, sheet.getRange(address), seriesBy as never);
    await context.sync();
  });
  return book.charts()[0]!;
}
const cells = (r: number, c: number, h: number, w: number) => ({
  sheetId: expect.any(String),
  at: { r, c, h, w },
});

describe("charts find their series as Excel does", () => {
  it("in columns, with the first row for names and the first column for categories", async () => {
    const chart = await chartOf(TABLE, "A1:C4", "ColumnClustered");
    expect(chart.series).toMatchObject([
      { name: cells(0, 1, 1, 1), values: cells(1, 1, 3, 1), categories: cells(1, 0, 3, 1) },
      { name: cells(0, 2, 1, 1), values: cells(1, 2, 3, 1), categories: cells(1, 0, 3, 1) },
    ]);
    expect(chart).toMatchObject({
      name: "Chart 1",
      title: { text: "Chart Title", visible: true },
      legend: { visible: true },
    });
  });

  it("in rows, when the block is wider than high, or when told", async () => {
    const wide = [
      ["", 2024, 2025, 2026],
      ["Cost", 1, 2, 3],
    ];
    const auto = await chartOf(wide, "A1:D2", "Line");
    expect(auto.series).toMatchObject([
      { name: cells(1, 0, 1, 1), values: cells(1, 1, 1, 3), categories: cells(0, 1, 1, 3) },
    ]);
    expect(auto.title.text).toBe("Cost");
    expect(auto.legend.visible).toBe(false);
    const told = await chartOf(TABLE, "A1:C4", "Line", "Rows");
    expect(told.series.map((s) => s.values)).toMatchObject([
      cells(1, 1, 1, 2),
      cells(2, 1, 1, 2),
      cells(3, 1, 1, 2),
    ]);
  });

  it("in numbers alone, without names or categories", async () => {
    const chart = await chartOf([[1], [2], [3]], "B2:B4", "ColumnClustered");
    expect(chart.series).toEqual([{ id: expect.any(String), name: "Series1", values: cells(1, 1, 3, 1) }]);
  });

  it("for scatter charts with X values in the first column", async () => {
    const chart = await chartOf(
      [
        ["x", "y"],
        [1, 2],
        [3, 4],
      ],
      "A1:B3",
      "XYScatter",
    );
    expect(chart.series).toMatchObject([
      { name: cells(0, 1, 1, 1), values: cells(1, 1, 2, 1), xValues: cells(1, 0, 2, 1) },
    ]);
    expect(chart.series[0]).not.toHaveProperty("categories");
  });
});

describe("charts", () => {
  it("take every property that add-ins set, and give it back", async () => {
    const { book } = bench();
    await Excel.run(async (context) => {
      const sheet = sheetOf(context);
      sheet.getRange("A1:C4").values = TABLE;
      const chart = sheet.charts.add("BarStacked", sheet.getRange("B1:B4"), "Columns");
      chart.name = "Cost";
      chart.title.text = "Cost before and after";
      chart.legend.position = "Right";
      chart.legend.visible = true;
      const first = chart.series.getItemAt(0);
      first.name = "Before";
      first.setXAxisValues(sheet.getRange("A2:A4"));
      first.format.fill.clear();
      first.gapWidth = 60;
      first.overlap = 100;
      const second = chart.series.add("After");
      second.setValues(sheet.getRange("C2:C4"));
      second.format.fill.setSolidColor("#2F75B5");
      second.hasDataLabels = true;
      second.dataLabels.numberFormat = "$#,##0";
      const { valueAxis, categoryAxis } = chart.axes;
      valueAxis.title.text = "k$";
      valueAxis.numberFormat = "#,##0";
      valueAxis.minimum = 0;
      valueAxis.maximum = 40;
      valueAxis.majorGridlines.visible = false;
      valueAxis.scaleType = "Logarithmic";
      categoryAxis.reversePlotOrder = true;
      categoryAxis.visible = true;
      chart.setPosition("E2", "K16");
      chart.load("name,chartType,left,top,width,height,id");
      chart.title.load("text,visible");
      chart.series.load("count,items/name,items/hasDataLabels,items/gapWidth");
      valueAxis.load("minimum,maximum,scaleType,logBase,numberFormat,title/text,majorGridlines/visible");
      categoryAxis.load("reversePlotOrder,type");
      const values = second.getDimensionValues("Values");
      const categories = first.getDimensionValues("Categories");
      await context.sync();
      expect(chart.toJSON()).toMatchObject({
        name: "Cost",
        chartType: "BarStacked",
        left: 192,
        top: 15,
        width: 336,
        height: 225,
      });
      expect(chart.series.items.map((s) => [s.name, s.hasDataLabels])).toEqual([
        ["Before", false],
        ["After", true],
      ]);
      expect(valueAxis.toJSON()).toMatchObject({
        minimum: 0,
        maximum: 40,
        scaleType: "Logarithmic",
        logBase: 10,
        numberFormat: "#,##0",
        title: { text: "k$" },
        majorGridlines: { visible: false },
      });
      expect(categoryAxis.reversePlotOrder).toBe(true);
      expect(values.value).toEqual([4, 5, 6]);
      expect(categories.value).toEqual(["GPU", "Data", "Staff"]);
    });
    expect(book.charts()).toHaveLength(1);
    expect(book.charts()[0]).toMatchObject({
      series: [
        { name: "Before", noFill: true, gapWidth: 60, overlap: 100, categories: cells(1, 0, 3, 1) },
        {
          name: "After",
          color: "#2F75B5",
          dataLabels: { numberFormat: "$#,##0" },
          values: cells(1, 2, 3, 1),
        },
      ],
      valueAxis: { title: "k$", logBase: 10, gridlines: false },
      categoryAxis: { reversed: true },
      box: { left: 256, top: 20, width: 448, height: 300 },
    });
  });

  it("show a series once it has values", async () => {
    const { book } = bench();
    await Excel.run(async (context) => {
      const sheet = sheetOf(context);
      sheet.getRange("A1:C4").values = TABLE;
      const chart = sheet.charts.add("ColumnClustered", sheet.getRange("A1:B4"));
      chart.series.add("Later");
      chart.series.load("count");
      await context.sync();
      expect(chart.series.count).toBe(2);
      expect(book.charts()[0]!.series).toHaveLength(1);
      chart.series.getItemAt(1).getDimensionValues("Values");
      await expect(context.sync()).rejects.toMatchObject({ code: "EmptyChartSeries" });
    });
    await Excel.run(async (context) => {
      const chart = sheetOf(context).charts.getItem("Chart 1");
      chart.series.getItemAt(1).setValues(sheetOf(context).getRange("C2:C4"));
      chart.series.getItemAt(0).delete();
      await context.sync();
    });
    expect(book.charts()[0]!.series).toMatchObject([{ name: "Later", values: cells(1, 2, 3, 1) }]);
  });

  it("have their alternative text among the shapes, where charts are shapes", async () => {
    const add = async (context: Excel.RequestContext) => {
      const sheet = sheetOf(context);
      const chart = sheet.charts.add("Line", sheet.getRange("A1:A3"));
      chart.name = "Trend";
      const shape = sheet.shapes.getItemOrNullObject("Trend");
      shape.altTextTitle = "Trend";
      shape.altTextDescription = "Costs fall.";
      shape.load("type,altTextDescription");
      await context.sync();
      return shape;
    };
    const { book } = bench();
    const shape = await Excel.run(add);
    expect([shape.type, shape.altTextDescription]).toEqual(["Unsupported", "Costs fall."]);
    expect(book.charts()[0]).toMatchObject({ altTitle: "Trend", altDescription: "Costs fall." });
    const other = bench({ chartsAreShapes: false });
    expect((await Excel.run(add)).isNullObject).toBe(true);
    expect(other.book.charts()[0]).toMatchObject({ altDescription: "" });
  });

  it("are found, activated and deleted", async () => {
    bench();
    await Excel.run(async (context) => {
      const sheet = sheetOf(context);
      const charts = [0, 1].map(() => sheet.charts.add("Pie", sheet.getRange("A1:A3")));
      charts[1]!.activate();
      const active = context.workbook.getActiveChart().load("name");
      sheet.charts.load("items/name,count");
      await context.sync();
      expect(sheet.charts.items.map((c) => c.name)).toEqual(["Chart 1", "Chart 2"]);
      expect(active.name).toBe("Chart 2");
      charts[1]!.delete();
      const gone = context.workbook.getActiveChartOrNullObject();
      const none = sheet.charts.getItemOrNullObject("Chart 2");
      await context.sync();
      expect([gone.isNullObject, none.isNullObject]).toEqual([true, true]);
    });
  });

  it.each<[string, (c: Excel.Chart, s: Excel.Worksheet) => unknown, string]>([
    ["a gap between lines", (c) => (c.series.getItemAt(0).gapWidth = 50), "InvalidArgument"],
    [
      "values in two dimensions",
      (c, s) => c.series.getItemAt(0).setValues(s.getRange("A1:B2")),
      "InvalidArgument",
    ],
    ["a series that is not there", (c) => c.series.getItemAt(5).delete(), "InvalidArgument"],
    ["a bound that is no number", (c) => (c.axes.valueAxis.maximum = "much"), "InvalidArgument"],
    ["a legend in no known place", (c) => (c.legend.position = "Above" as never), "InvalidArgument"],
    ["an empty name", (c) => (c.name = ""), "InvalidArgument"],
    [
      "the format of labels that are not shown",
      (c) => (c.series.getItemAt(0).dataLabels.numberFormat = "0"),
      "InvalidOperation",
    ],
    ["a secondary axis", (c) => (c.axes.getItem("Value", "Secondary").visible = true), "NotImplemented"],
    ["a trendline", (c) => c.series.getItemAt(0).trendlines.add("Linear"), "ApiNotFound"],
  ])("refuse %s", async (_what, set, code) => {
    bench();
    expect(
      await errorCode((c) => {
        const sheet = sheetOf(c);
        set(sheet.charts.add("Line", sheet.getRange("A1:A3")), sheet);
      }),
    ).toBe(code);
  });

  it("refuse kinds that the host does not draw", async () => {
    bench();
    expect(await errorCode((c) => sheetOf(c).charts.add("Sunburst", sheetOf(c).getRange("A1:A3")))).toBe(
      "NotImplemented",
    );
  });
});
