/** Labels, points and formats of charts: kept as they are set, and drawn. */
import { describe, expect, it } from "vitest";
import { chartOption } from "../../../src/workbench/univer/charts/option";
import { readChart } from "../../../src/workbench/univer/charts/data";
import type { MemoryBook } from "../../support/memory-book";
import { bench } from "./bench";

const sheetOf = (context: Excel.RequestContext) => context.workbook.worksheets.getActiveWorksheet();

/** Makes a chart of three items, changes it, and hands back what the grid would draw. */
async function drawn(type: string, change: (chart: Excel.Chart, context: Excel.RequestContext) => unknown) {
  const { book } = bench();
  await Excel.run(async (context) => {
    const sheet = sheetOf(context);
    sheet.getRange("A1:B4").values = [
      ["Item", "Cost"],
      ["GPU", 10],
      ["Data", 20],
      ["Staff", 30],
    ];
    const chart = sheet.charts.add(type as never, sheet.getRange("A1:B4"));
    await context.sync();
    await change(chart, context);
    await context.sync();
  });
  return draw(book);
}

function draw(book: MemoryBook) {
  const chart = book.charts()[0]!;
  const data = readChart(chart, ({ at }) => book.active().read(at));
  return chartOption(chart, data) as any;
}

describe("looks of charts", () => {
  it("are as Excel has them until somebody sets them", async () => {
    await drawn("ColumnClustered", async (chart, context) => {
      chart.load("title/format/font/size,legend/format/font/bold,dataLabels/showValue");
      chart.axes.valueAxis.load("majorUnit,format/font/size,majorGridlines/format/line/lineStyle");
      const series = chart.series.getItemAt(0).load("hasDataLabels,dataLabels/position");
      await context.sync();
      expect(chart.title.format.font.size).toBe(14);
      expect(chart.dataLabels.showValue).toBe(false);
      expect(chart.axes.valueAxis.format.font.size).toBe(9);
      expect([series.hasDataLabels, series.dataLabels.position]).toEqual([false, "OutsideEnd"]);
    });
  });

  it.each([
    ["NotPlotted", null, false],
    ["Zero", 0, false],
    ["Interplotted", null, true],
  ] as const)("show empty cells %s", async (as, value, connected) => {
    const option = await drawn("Line", async (chart, context) => {
      sheetOf(context).getRange("B3").values = [[""]];
      chart.load("displayBlanksAs");
      await context.sync();
      expect(chart.displayBlanksAs).toBe("NotPlotted");
      chart.displayBlanksAs = as;
      chart.load("displayBlanksAs");
      await context.sync();
      expect(chart.displayBlanksAs).toBe(as);
    });
    const [series] = option.series;
    expect([series.data, series.connectNulls === true]).toEqual([[10, value, 30], connected]);
  });

  it("of title, legend, axes and area are kept and drawn", async () => {
    const option = await drawn("Line", async (chart, context) => {
      chart.title.format.font.color = "red";
      chart.title.format.font.bold = true;
      chart.title.format.font.size = 18;
      chart.title.format.fill.setSolidColor("yellow");
      chart.legend.visible = true;
      chart.legend.format.font.italic = true;
      const axis = chart.axes.valueAxis;
      axis.majorUnit = 5;
      axis.format.font.color = "#112233";
      axis.format.line.color = "blue";
      axis.majorGridlines.format.line.lineStyle = "Dash";
      axis.title.text = "USD";
      axis.title.format.font.size = 12;
      chart.format.fill.setSolidColor("#FAFAFA");
      chart.format.border.color = "black";
      await context.sync();
      chart.title.load("format/font");
      axis.load("majorUnit,format/line/color");
      await context.sync();
      expect(chart.title.format.font.toJSON()).toMatchObject({ color: "#FF0000", bold: true, size: 18 });
      expect([axis.majorUnit, axis.format.line.color]).toEqual([5, "#0000FF"]);
    });
    expect(option.title.textStyle).toMatchObject({ color: "#FF0000", fontWeight: "bold", fontSize: 24 });
    expect(option.title.backgroundColor).toBe("#FFFF00");
    expect(option.legend.textStyle.fontStyle).toBe("italic");
    expect(option.yAxis).toMatchObject({
      interval: 5,
      axisLabel: { color: "#112233" },
      axisLine: { lineStyle: { color: "#0000FF" } },
      splitLine: { lineStyle: { type: "dashed" } },
      nameTextStyle: { fontSize: 16 },
    });
    expect(option.backgroundColor).toBe("#FAFAFA");
    expect(option.graphic).toMatchObject([{ style: { stroke: "#000000" } }]);
  });

  it("of labels: what they show, where, and of all series at once", async () => {
    const option = await drawn("ColumnClustered", async (chart, context) => {
      chart.dataLabels.showCategoryName = true;
      chart.dataLabels.showValue = true;
      chart.dataLabels.separator = ": ";
      chart.dataLabels.position = "InsideEnd";
      chart.dataLabels.numberFormat = "$0";
      chart.dataLabels.format.font.color = "white";
      const series = chart.series
        .getItemAt(0)
        .load("hasDataLabels,dataLabels/showCategoryName,dataLabels/showValue");
      await context.sync();
      expect([series.hasDataLabels, series.dataLabels.showCategoryName, series.dataLabels.showValue]).toEqual(
        [true, true, true],
      );
    });
    const { label } = option.series[0];
    expect(label).toMatchObject({ show: true, position: "insideTop", color: "#FFFFFF" });
    expect(label.formatter({ value: 20, name: "Data" })).toBe("Data: $20");
  });

  it("of labels of which nothing is left are gone", async () => {
    const option = await drawn("ColumnClustered", async (chart) => {
      const { dataLabels } = chart.series.getItemAt(0);
      dataLabels.showValue = true;
      dataLabels.showValue = false;
    });
    expect(option.series[0].label).toEqual({ show: false });
  });

  it("of single points: fill, label and words of their own", async () => {
    const option = await drawn("ColumnClustered", async (chart, context) => {
      const { points } = chart.series.getItemAt(0);
      points.getItemAt(1).format.fill.setSolidColor("green");
      points.getItemAt(2).hasDataLabel = true;
      points.getItemAt(2).dataLabel.text = "most";
      points.load("count,items/value,items/hasDataLabel");
      await context.sync();
      expect(points.items.map((point) => point.value)).toEqual([10, 20, 30]);
      expect(points.items.map((point) => point.hasDataLabel)).toEqual([false, false, true]);
    });
    const [first, second, third] = option.series[0].data;
    expect(first).toBe(10);
    expect(second).toMatchObject({ value: 20, itemStyle: { color: "#008000" } });
    expect(third.label.formatter({ value: 30, name: "Staff" })).toBe("most");
  });

  it("of a pie: no labels until they are asked for, then shares, and a colour for a slice", async () => {
    const plain = await drawn("Pie", () => undefined);
    expect(plain.series[0].label).toEqual({ show: false });
    const option = await drawn("Pie", async (chart) => {
      const series = chart.series.getItemAt(0);
      series.hasDataLabels = true;
      series.dataLabels.showValue = false;
      series.dataLabels.showPercentage = true;
      series.points.getItemAt(0).format.fill.setSolidColor("#123456");
    });
    expect(option.series[0].data[0].itemStyle.color).toBe("#123456");
    expect(option.series[0].label.formatter({ value: 10, name: "GPU", percent: 16.67 })).toBe("17%");
  });

  it("of a series' line: its style and weight, and the border of bars", async () => {
    const line = await drawn("Line", async (chart) => {
      const { format } = chart.series.getItemAt(0);
      format.line.lineStyle = "Dot";
      format.line.weight = 3;
    });
    expect(line.series[0].lineStyle).toMatchObject({ width: 3, type: "dotted" });
    const bars = await drawn("ColumnClustered", async (chart) => {
      chart.series.getItemAt(0).format.line.color = "black";
    });
    expect(bars.series[0].itemStyle).toMatchObject({ borderColor: "#000000" });
  });
});
