/** Colour scales, data bars, icon sets, top and bottom, presets: as they are set, and what the grid makes of them. */
import { ConditionalFormattingService } from "@univerjs/sheets-conditional-formatting";
import { afterEach, describe, expect, it, vi } from "vitest";
import type { BookPort } from "../../../src/workbench/model/port";
import type { UniverBook } from "../../../src/workbench/univer/book";
import { openWorkbook } from "../../support/workbook";
import { bench, errorCode } from "./bench";

const PORTS: [string, () => { book: BookPort; dispose: () => Promise<void> }][] = [
  ["in memory", () => ({ ...bench(), dispose: async () => undefined })],
  ["Univer", () => openWorkbook({ functions: null })],
];

const sheetOf = (context: Excel.RequestContext) => context.workbook.worksheets.getActiveWorksheet();

describe.each(PORTS)("conditional formats on a workbook %s", (_name, open) => {
  let port: ReturnType<typeof open>;
  afterEach(() => port.dispose());

  it("begin as Excel's do", async () => {
    port = open();
    await Excel.run(async (context) => {
      const formats = sheetOf(context).getRange("A1:A5").conditionalFormats;
      const [scale, bar, icons] = (["ColorScale", "DataBar", "IconSet"] as const).map((type) =>
        formats.add(type),
      );
      scale!.load("type,colorScale/threeColorScale,colorScale/criteria");
      bar!.load("dataBar/positiveFormat/fillColor,dataBar/lowerBoundRule,dataBar/showDataBarOnly");
      icons!.load("iconSet/style,iconSet/criteria");
      await context.sync();
      expect(scale!.type).toBe("ColorScale");
      expect(scale!.colorScale.threeColorScale).toBe(true);
      expect(scale!.colorScale.criteria.midpoint).toEqual({
        type: "Percentile",
        formula: "50",
        color: "#FFEB84",
      });
      expect(bar!.dataBar.positiveFormat.fillColor).toBe("#638EC6");
      expect(bar!.dataBar.lowerBoundRule).toEqual({ type: "Automatic" });
      expect(icons!.iconSet.style).toBe("ThreeTrafficLights1");
      expect(icons!.iconSet.criteria.map((c) => c.formula)).toEqual(["0", "33", "67"]);
    });
  });

  it("keep what is set", async () => {
    port = open();
    await Excel.run(async (context) => {
      const formats = sheetOf(context).getRange("A1:A5").conditionalFormats;
      const scale = formats.add("ColorScale");
      scale.colorScale.criteria = {
        minimum: { type: "LowestValue", color: "red" },
        maximum: { type: "Number", formula: "10", color: "#00FF00" },
      } as never;
      const bar = formats.add("DataBar");
      bar.dataBar.barDirection = "LeftToRight";
      bar.dataBar.positiveFormat.fillColor = "green";
      bar.dataBar.positiveFormat.gradientFill = false;
      bar.dataBar.negativeFormat.matchPositiveFillColor = true;
      bar.dataBar.upperBoundRule = { type: "Percent", formula: "90" };
      const icons = formats.add("IconSet");
      icons.iconSet.style = "FourArrows";
      icons.iconSet.reverseIconOrder = true;
      icons.iconSet.criteria = [
        {} as never,
        { type: "Number", operator: "GreaterThanOrEqual", formula: "=2" },
        { type: "Number", operator: "GreaterThan", formula: "=3" },
        { type: "Percentile", operator: "GreaterThanOrEqual", formula: "90" },
      ];
      const top = formats.add("TopBottom");
      top.topBottom.rule = { rank: 2, type: "BottomPercent" };
      top.topBottom.format.font.color = "blue";
      const preset = formats.add("PresetCriteria");
      preset.preset.rule = { criterion: "DuplicateValues" };
      preset.preset.format.fill.color = "yellow";
      await context.sync();
      scale.load("colorScale/threeColorScale,colorScale/criteria");
      bar.load("dataBar/barDirection,dataBar/upperBoundRule,dataBar/negativeFormat/fillColor");
      icons.load("iconSet/criteria,iconSet/reverseIconOrder");
      top.load("topBottom/rule,topBottom/format/font/color");
      preset.load("preset/rule,type");
      await context.sync();
      expect(scale.colorScale.threeColorScale).toBe(false);
      expect(scale.colorScale.criteria).toEqual({
        minimum: { type: "LowestValue", color: "#FF0000" },
        maximum: { type: "Number", formula: "10", color: "#00FF00" },
      });
      expect(bar.dataBar.barDirection).toBe("LeftToRight");
      expect(bar.dataBar.upperBoundRule).toEqual({ type: "Percent", formula: "90" });
      expect(bar.dataBar.negativeFormat.fillColor).toBe("#008000");
      expect(icons.iconSet.reverseIconOrder).toBe(true);
      expect(icons.iconSet.criteria.map((c) => c.formula)).toEqual(["0", "=2", "=3", "90"]);
      expect(top.topBottom.rule).toEqual({ rank: 2, type: "BottomPercent" });
      expect(top.topBottom.format.font.color).toBe("#0000FF");
      expect([preset.type, preset.preset.rule]).toEqual(["PresetCriteria", { criterion: "DuplicateValues" }]);
    });
  });

  it.each<[string, (f: Excel.ConditionalFormatCollection) => unknown]>([
    [
      "a scale without an end",
      (f) => (f.add("ColorScale").colorScale.criteria = { minimum: { type: "LowestValue" } } as never),
    ],
    ["too few criteria for the icons", (f) => (f.add("IconSet").iconSet.criteria = [{} as never])],
    ["a rank of none", (f) => (f.add("TopBottom").topBottom.rule = { rank: 0, type: "TopItems" })],
    [
      "a bound that is no number",
      (f) => (f.add("DataBar").dataBar.lowerBoundRule = { type: "Number", formula: "x" }),
    ],
    ["an unknown preset", (f) => (f.add("PresetCriteria").preset.rule = { criterion: "Nice" as never })],
  ])("refuse %s", async (_what, set) => {
    port = open();
    expect(await errorCode((c) => set(sheetOf(c).getRange("A1:A3").conditionalFormats))).toBe(
      "InvalidArgument",
    );
  });
});

describe("what the grid makes of conditional formats", () => {
  /** Looks of A1 to A5, which hold 10, 20, 20, 40 and nothing, under one format. */
  async function looks(type: string, set: (format: Excel.ConditionalFormat) => void) {
    const workbook = openWorkbook({ functions: null });
    try {
      await Excel.run(async (context) => {
        const range = sheetOf(context).getRange("A1:A5");
        range.values = [[10], [20], [20], [40], [""]] as never;
        set(range.conditionalFormats.add(type as never));
        await context.sync();
      });
      const book: UniverBook = workbook.book;
      book.ruleFormulas.show(book.active().id);
      const service = book.engine.get<ConditionalFormattingService>(ConditionalFormattingService);
      const read = () =>
        [0, 1, 2, 3, 4].map((r) => service.composeStyle(book.engine.unitId, book.active().id, r, 0) as any);
      read();
      return await vi.waitFor(() => {
        const seen = read();
        expect(seen.some((look) => look && Object.keys(look).length > 0)).toBe(true);
        return seen;
      });
    } finally {
      await workbook.dispose();
    }
  }
  const fills = (seen: any[]) => seen.map((look) => look?.style?.bg?.rgb ?? null);
  const RED = "#FF0000";

  it.each([
    [{ rank: 1, type: "TopItems" }, [null, null, null, RED, null]],
    [{ rank: 50, type: "BottomPercent" }, [RED, RED, RED, null, null]],
  ] as const)("top and bottom: %o", async (rule, expected) => {
    const seen = await looks("TopBottom", ({ topBottom }) => {
      topBottom.rule = rule;
      topBottom.format.fill.color = "red";
    });
    expect(fills(seen)).toEqual(expected);
  });

  it.each([
    ["DuplicateValues", [null, RED, RED, null, null]],
    ["UniqueValues", [RED, null, null, RED, null]],
    ["AboveAverage", [null, null, null, RED, null]],
    ["Blanks", [null, null, null, null, RED]],
    ["OneStdDevAboveAverage", [null, null, null, RED, null]],
  ])("preset: %s", async (criterion, expected) => {
    const seen = await looks("PresetCriteria", ({ preset }) => {
      preset.rule = { criterion: criterion as never };
      preset.format.fill.color = "red";
    });
    expect(fills(seen)).toEqual(expected);
  });

  it("a colour scale from the lowest to the highest value", async () => {
    const seen = await looks("ColorScale", ({ colorScale }) => {
      colorScale.criteria = {
        minimum: { type: "LowestValue", color: "#000000" },
        maximum: { type: "HighestValue", color: "#FFFFFF" },
      } as never;
    });
    expect(fills(seen).map((fill) => fill !== null)).toEqual([true, true, true, true, false]);
    expect(new Set(fills(seen)).size).toBe(4);
  });

  it("data bars from 0, and icons from the lowest up", async () => {
    const bars = await looks("DataBar", () => undefined);
    expect(bars.map((look) => Math.round(look?.dataBar?.value ?? 0))).toEqual([25, 50, 50, 100, 0]);
    const icons = await looks("IconSet", ({ iconSet }) => void (iconSet.style = "ThreeArrows"));
    // Univer's icon 0 is the highest.
    expect(icons.map((look) => look?.iconSet?.iconId ?? null)).toEqual(["2", "1", "1", "0", null]);
  });
});
