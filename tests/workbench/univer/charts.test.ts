import { describe, expect, it } from "vitest";
import type {
  Cell,
  ChartAxisSpec,
  ChartSeriesSpec,
  ChartSpec,
  Rect,
  SheetPort,
} from "../../../src/workbench/model/port";
import { readChart, readFrom } from "../../../src/workbench/univer/charts/data";
import { chartOption } from "../../../src/workbench/univer/charts/option";

const cell = (value: string | number, numberFormat = "General"): Cell => ({
  kind:
    typeof value === "number"
      ? "number"
      : value.startsWith("#")
        ? "error"
        : value === ""
          ? "empty"
          : "string",
  value,
  formula: "",
  text: String(value),
  numberFormat,
});

/** Column 0 holds names, column 1 and 2 numbers. */
const SHEET: Cell[][] = [
  [cell("Item"), cell("Before"), cell("After")],
  [cell("Compute (H100 hours)"), cell(1000, "$#,##0"), cell(10)],
  [cell("Data"), cell("", "$#,##0"), cell("n/a")],
  [cell("Evaluation"), cell("#N/A"), cell(3)],
];

const area = (c: number, r = 1, h = 3) => ({ sheetId: "s", at: { r, c, h, w: 1 } });
const axis = (title: string, more: Partial<ChartAxisSpec> = {}): ChartAxisSpec => ({
  title,
  visible: true,
  gridlines: false,
  ...more,
});
const series = (c: number, more: Partial<ChartSeriesSpec> = {}): ChartSeriesSpec => ({
  id: String(c),
  name: area(c, 0, 1),
  values: area(c),
  categories: area(0),
  ...more,
});
const chart = (more: Partial<ChartSpec> = {}): ChartSpec => ({
  id: "c",
  name: "Chart",
  sheetId: "s",
  type: "ColumnClustered",
  title: { text: "Before and after", visible: true },
  legend: { visible: true, position: "Bottom" },
  series: [series(1), series(2)],
  categoryAxis: axis("Item"),
  valueAxis: axis("Cost, $", { gridlines: true }),
  box: { left: 0, top: 0, width: 480, height: 300 },
  altTitle: "",
  altDescription: "",
  ...more,
});

const option = (c: ChartSpec): any =>
  chartOption(
    c,
    readChart(c, ({ at }) => SHEET.slice(at.r, at.r + at.h).map((row) => row.slice(at.c, at.c + at.w))),
  );

describe("a chart's data", () => {
  it("names series by cells, leaves gaps for empties and #N/A, and takes text for 0", () => {
    const o = option(chart());
    expect(o.series.map((s: any) => [s.name, s.data])).toEqual([
      ["Before", [1000, null, null]],
      ["After", [10, 0, 3]],
    ]);
    expect(o.xAxis.data).toEqual(["Compute (H100 hours)", "Data", "Evaluation"]);
  });

  it("numbers categories that no one named", () => {
    const o = option(chart({ series: [series(1, { categories: undefined, name: "Literal" })] }));
    expect(o.xAxis.data).toEqual(["1", "2", "3"]);
    expect(o.series[0].name).toBe("Literal");
  });
});

describe("hidden rows and columns", () => {
  it("aren't plotted, but a series keeps its name", () => {
    const shown = (hidden: { rows?: number[]; columns?: number[] }) => {
      const sheet = {
        id: "s",
        read: ({ r, c, h, w }: Rect) => SHEET.slice(r, r + h).map((row) => row.slice(c, c + w)),
        rowHeight: (r: number) => (hidden.rows?.includes(r) ? 0 : 20),
        columnWidth: (c: number) => (hidden.columns?.includes(c) ? 0 : 64),
      } as SheetPort;
      const { categories, series: all } = readChart(
        chart(),
        readFrom(() => [sheet]),
      );
      return { categories, values: all.map((s) => [s.name, ...s.values]) };
    };
    expect(shown({ rows: [0, 2] })).toEqual({
      categories: ["Compute (H100 hours)", "Evaluation"],
      values: [
        ["Before", 1000, null],
        ["After", 10, 3],
      ],
    });
    expect(shown({ columns: [1] }).values).toEqual([["Before"], ["After", 10, 0, 3]]);
  });
});

describe("a chart's looks", () => {
  it("turns the names of categories where a word has no room, and leaves them the height for it", () => {
    const wide = option(chart());
    const narrow = option(chart({ box: { left: 0, top: 0, width: 150, height: 300 } }));
    expect(wide.xAxis.axisLabel.rotate).toBeUndefined();
    expect(narrow.xAxis.axisLabel).toMatchObject({ rotate: 90, overflow: "truncate" });
    expect(narrow.grid.bottom).toBeGreaterThan(wide.grid.bottom + 40);
  });

  it("has title, axis titles, gridlines and labels under their number formats", () => {
    const o = option(chart({ series: [series(1, { dataLabels: { numberFormat: '$0.0,"K"' } })] }));
    expect(o.title.text).toBe("Before and after");
    expect([o.xAxis.name, o.yAxis.name, o.yAxis.splitLine.show, o.xAxis.splitLine.show]).toEqual([
      "Item",
      "Cost, $",
      true,
      false,
    ]);
    expect(o.yAxis.axisLabel.formatter(1500)).toBe("$1,500");
    expect(o.series[0].label.formatter({ value: 1000 })).toBe("$1.0K");
    const own = option(chart({ valueAxis: axis("", { numberFormat: "0.00" }) }));
    expect(own.yAxis.axisLabel.formatter(1500)).toBe("1500.00");
  });

  it("lays bars on their side, and a reversed category axis carries the values to the top", () => {
    const o = option(chart({ type: "BarClustered", categoryAxis: axis("Item", { reversed: true }) }));
    expect([o.yAxis.type, o.yAxis.inverse, o.xAxis.type, o.xAxis.position]).toEqual([
      "category",
      true,
      "value",
      "top",
    ]);
  });

  it("stacks, and leaves invisible series out of sight", () => {
    const o = option(
      chart({ type: "BarStacked", series: [series(1, { noFill: true }), series(2, { color: "#112233" })] }),
    );
    expect(o.series.map((s: any) => [s.stack, s.itemStyle.color, s.tooltip.show])).toEqual([
      ["all", "transparent", false],
      ["all", "#112233", undefined],
    ]);
  });

  it("draws logarithmic axes from the power below the smallest value", () => {
    const o = option(chart({ valueAxis: axis("", { logBase: 10 }) }));
    expect([o.yAxis.type, o.yAxis.logBase, o.yAxis.min]).toEqual(["log", 10, 1]);
    const fixed = option(chart({ valueAxis: axis("", { logBase: 10, minimum: 0.1, maximum: 1e4 }) }));
    expect([fixed.yAxis.min, fixed.yAxis.max]).toEqual([0.1, 10000]);
  });

  it("steps its axis so that every label has room", () => {
    const wide = option(chart({ valueAxis: axis("", { numberFormat: '"$"#,##0' }) }));
    expect(wide.yAxis.interval).toBe(200);
    const bars = (width: number): number =>
      option(
        chart({
          type: "BarStacked",
          valueAxis: axis("", { numberFormat: '"$"#,##0.00' }),
          box: { left: 0, top: 0, width, height: 300 },
        }),
      ).xAxis.interval;
    expect([bars(1000), bars(480), bars(240)]).toEqual([200, 500, 2000]);
  });

  it("ends its axis on a step, unless the chart says where", () => {
    const { min, max, interval } = option(chart({})).yAxis;
    expect([min, max].map((end) => Math.abs(end % interval))).toEqual([0, 0]);
    expect(max).toBeGreaterThanOrEqual(1000);
    expect(option(chart({ valueAxis: axis("", { maximum: 1100 }) })).yAxis.max).toBe(1100);
  });

  it("draws lines with and without markers, and points", () => {
    const kinds = ["Line", "LineMarkers", "XYScatter"].map((type) => {
      const s = option(chart({ type, series: [series(2, { xValues: area(1) })] })).series[0];
      return [s.type, s.symbol, s.data[0]];
    });
    expect(kinds).toEqual([
      ["line", "none", 10],
      ["line", "circle", 10],
      ["scatter", undefined, [1000, 10]],
    ]);
  });

  it("mixes kinds where a series has its own", () => {
    const o = option(chart({ series: [series(1), series(2, { chartType: "Line" })] }));
    expect(o.series.map((s: any) => s.type)).toEqual(["bar", "line"]);
  });

  it("makes Excel's gaps between bars", () => {
    const o = option(chart({ series: [series(1, { gapWidth: 100, overlap: 0 }), series(2)] }));
    expect([o.series[0].barCategoryGap, o.series[0].barGap]).toEqual(["33%", "0%"]);
  });

  it("hides what is hidden", () => {
    const o = option(
      chart({
        title: { text: "x", visible: false },
        legend: { visible: false, position: "Bottom" },
        valueAxis: axis("", { visible: false }),
      }),
    );
    expect([o.title, o.legend.show, o.yAxis.show]).toEqual([undefined, false, false]);
  });
});
