/** What Microsoft's own samples (OfficeDev/office-js-snippets) met and Excel does otherwise than this host did. */
import { afterEach, describe, expect, it, vi } from "vitest";
import type { BookPort } from "../../../src/workbench/model/port";
import type { EventHub } from "../../../src/workbench/protocol/events";
import { openWorkbook } from "../../support/workbook";
import { TEST_FUNCTIONS } from "../univer/support";
import { bench, errorCode } from "./bench";

const PORTS: [string, () => { book: BookPort; host: { hub: EventHub }; dispose: () => Promise<void> }][] = [
  ["in memory", () => ({ ...bench(), dispose: async () => undefined })],
  ["Univer", () => openWorkbook({ functions: TEST_FUNCTIONS })],
];

const sheetOf = (context: Excel.RequestContext) => context.workbook.worksheets.getActiveWorksheet();

describe.each(PORTS)("samples on a workbook %s", (name, open) => {
  let port: ReturnType<typeof open>;
  afterEach(() => port.dispose());

  it("fills the blank row of a table that has headers only, and adds the rest below it", async () => {
    port = open();
    await Excel.run(async (context) => {
      const table = sheetOf(context).tables.add("A1:B1", true);
      table.getHeaderRowRange().values = [["Item", "Cost"]];
      table.rows.add(undefined, [
        ["GPU", 1],
        ["Data", 2],
      ]);
      const range = table.getRange().load("address,values");
      await context.sync();
      expect(range.address).toBe("Sheet1!A1:B3");
      expect(range.values).toEqual([
        ["Item", "Cost"],
        ["GPU", 1],
        ["Data", 2],
      ]);
      table.rows.add(undefined, [["Power", 3]]);
      const rows = table.rows.load("count");
      await context.sync();
      expect(rows.count).toBe(3);
    });
  });

  it("leaves a blank row where it is when rows are put at a place", async () => {
    port = open();
    await Excel.run(async (context) => {
      const table = sheetOf(context).tables.add("A1:B1", true);
      table.rows.add(0, [["GPU", 1]]);
      const range = table.getRange().load("address");
      await context.sync();
      expect(range.address).toBe("Sheet1!A1:B3");
    });
  });

  it("counts formats among the used cells, unless values alone are asked for", async () => {
    port = open();
    await Excel.run(async (context) => {
      const sheet = sheetOf(context);
      sheet.getRange("B2").values = [[1]];
      sheet.getRange("D4").format.fill.color = "red";
      sheet.getRange("C6").numberFormat = [["0%"]];
      const all = sheet.getUsedRange().load("address");
      const values = sheet.getUsedRange(true).load("address");
      const within = sheet.getRange("C3:F9").getUsedRange().load("address");
      const none = sheet.getRange("C3:F9").getUsedRangeOrNullObject(true);
      await context.sync();
      expect(all.address).toBe("Sheet1!B2:D6");
      expect(values.address).toBe("Sheet1!B2");
      expect(within.address).toBe("Sheet1!C4:D6");
      expect(none.isNullObject).toBe(true);
    });
  });

  it("formats every cell of a range with a single format in an array", async () => {
    port = open();
    await Excel.run(async (context) => {
      const range = sheetOf(context).getRange("A1:B2");
      range.numberFormat = [["0.00"]];
      range.load("numberFormat");
      await context.sync();
      expect(range.numberFormat).toEqual([
        ["0.00", "0.00"],
        ["0.00", "0.00"],
      ]);
    });
  });

  it("takes every colour name of CSS", async () => {
    port = open();
    await Excel.run(async (context) => {
      const fill = sheetOf(context).getRange("A1").format.fill;
      for (const [name, hex] of [
        ["cornflowerblue", "#6495ED"],
        ["MistyRose", "#FFE4E1"],
        ["rebeccapurple", "#663399"],
        ["lightgoldenrodyellow", "#FAFAD2"],
      ]) {
        fill.color = name!;
        fill.load("color");
        await context.sync();
        expect(fill.color).toBe(hex);
      }
    });
    expect(await errorCode((c) => (sheetOf(c).getRange("A1").format.fill.color = "nosuchcolor"))).toBe(
      "InvalidArgument",
    );
  });

  it.each(["Justify", "Distributed", "Fill", "CenterAcrossSelection", "General", "Left"] as const)(
    "aligns cells with %s across",
    async (alignment) => {
      port = open();
      await Excel.run(async (context) => {
        const { format } = sheetOf(context).getRange("A1:B1");
        format.horizontalAlignment = alignment;
        format.load("horizontalAlignment");
        await context.sync();
        expect(format.horizontalAlignment).toBe(alignment);
      });
    },
  );

  it.each(["Justify", "Distributed", "Center", "Top"] as const)(
    "aligns cells with %s down",
    async (alignment) => {
      port = open();
      await Excel.run(async (context) => {
        const { format } = sheetOf(context).getRange("A1:B1");
        format.verticalAlignment = alignment;
        format.load("verticalAlignment");
        await context.sync();
        expect(format.verticalAlignment).toBe(alignment);
      });
    },
  );

  it("moves a conditional format in the order of evaluation", async () => {
    port = open();
    await Excel.run(async (context) => {
      const formats = sheetOf(context).getRange("A1:A3").conditionalFormats;
      const made = ["1", "2", "3"].map((n) => {
        const format = formats.add("CellValue");
        format.cellValue.rule = { formula1: n, operator: "EqualTo" };
        format.cellValue.format.fill.color = "red";
        return format;
      });
      await context.sync();
      // The last one made comes first.
      made[0]!.priority = 0;
      for (const format of made) format.load("priority");
      await context.sync();
      expect(made.map((format) => format.priority)).toEqual([0, 2, 1]);
      made[2]!.priority = 2;
      for (const format of made) format.load("priority");
      await context.sync();
      expect(made.map((format) => format.priority)).toEqual([0, 1, 2]);
    });
  });

  it("turns relative references when it copies transposed", async () => {
    port = open();
    await Excel.run(async (context) => {
      const sheet = sheetOf(context);
      sheet.getRange("A1:C1").values = [[1, 2, 3]];
      sheet.getRange("A2:C2").formulas = [["=A1*2", "=B1+$A$1", "=SUM($A1:C1)"]];
      sheet.getRange("E5").copyFrom("A1:C2", "All", false, true);
      const range = sheet.getRange("E5:F7").load("formulas");
      await context.sync();
      // The row above becomes the column to the left; a fixed column becomes a fixed row.
      expect(range.formulas).toEqual([
        [1, "=E5*2"],
        [2, "=E6+$A$1"],
        [3, "=SUM(E$1:E7)"],
      ]);
    });
  });

  it("takes a range as the source of a list", async () => {
    port = open();
    await Excel.run(async (context) => {
      const sheet = sheetOf(context);
      sheet.getRange("D1:D2").values = [["yes"], ["no"]];
      const { dataValidation } = sheet.getRange("A1");
      dataValidation.rule = { list: { inCellDropDown: true, source: sheet.getRange("D1:D2") } } as never;
      dataValidation.load("rule,type");
      await context.sync();
      expect(dataValidation.type).toBe("List");
      expect(dataValidation.rule.list!.source).toBe("=Sheet1!$D$1:$D$2");
    });
  });

  it("loads nothing for names that can't be properties", async () => {
    port = open();
    await Excel.run(async (context) => {
      const range = sheetOf(context).getRange("A1").load("no-properties-needed");
      const sheets = context.workbook.worksheets.load("items/$none");
      await context.sync();
      expect(sheets.items).toHaveLength(1);
      range.load("address");
      await context.sync();
      expect(range.address).toBe("Sheet1!A1");
    });
    // A name that may be one is refused: who asks for it wants its value.
    expect(
      await errorCode((c) =>
        sheetOf(c)
          .getRange("A1")
          .load("linkedDataTypeState" as never),
      ),
    ).toBe("ApiNotFound");
  });

  it("tells where a sheet was calculated", async () => {
    port = open();
    if ("compute" in port.book) port.book.compute = () => 4;
    const seen: Excel.WorksheetCalculatedEventArgs[] = [];
    await Excel.run(async (context) => {
      const sheet = sheetOf(context);
      sheet.getRange("A1").values = [[1]];
      sheet.getRange("B2:B3").formulas = [["=A1*2"], ["=A1*3"]];
      await context.sync();
      sheet.onCalculated.add(async (event) => void seen.push(event));
      await context.sync();
      sheet.getRange("A1").values = [[2]];
      const range = sheet.getRange("B2").load("values");
      await context.sync();
      expect(range.values).toEqual([[4]]);
    });
    await vi.waitFor(() => expect(seen.map((event) => event.address)).toEqual(["B2:B3"]));
  });

  it("tells the value before a change as it was, not as it was shown", async () => {
    port = open();
    const seen: Excel.WorksheetChangedEventArgs[] = [];
    await Excel.run(async (context) => {
      const sheet = sheetOf(context);
      sheet.getRange("A1").values = [["$2"]];
      await context.sync();
      sheet.onChanged.add(async (event) => void seen.push(event));
      await context.sync();
      sheet.getRange("A1").values = [[3]];
      await context.sync();
    });
    await vi.waitFor(() => expect(seen).toHaveLength(1));
    expect(seen[0]!.details).toMatchObject({
      valueBefore: 2,
      valueTypeBefore: "Double",
      valueAfter: 3,
      valueTypeAfter: "Double",
    });
  });

  it.each([
    ["insert", "Down", "CellInserted"],
    ["insert", "Right", "CellInserted"],
    ["delete", "Up", "CellDeleted"],
    ["delete", "Left", "CellDeleted"],
  ] as const)("tells once of cells that it %ss %s", async (what, shift, changeType) => {
    port = open();
    const seen: Excel.WorksheetChangedEventArgs[] = [];
    await Excel.run(async (context) => {
      const sheet = sheetOf(context);
      sheet.getRange("A1:D4").values = [1, 2, 3, 4].map((r) => [r, r, r, r]);
      sheet.getRange("F1").formulas = [["=A4"]];
      await context.sync();
      sheet.onChanged.add(async (event) => void seen.push(event));
      await context.sync();
      const range = sheet.getRange("B2:C2");
      if (what === "insert") range.insert(shift as Excel.InsertShiftDirection);
      else range.delete(shift as Excel.DeleteShiftDirection);
      await context.sync();
      sheet.load("name");
      await context.sync();
    });
    await vi.waitFor(() => expect(seen.length).toBeGreaterThan(0));
    await new Promise((resolve) => setTimeout(resolve));
    expect(
      seen.map(({ address, changeType, changeDirectionState, triggerSource }) => ({
        address,
        changeType,
        changeDirectionState,
        triggerSource,
      })),
    ).toEqual([
      {
        address: "B2:C2",
        changeType,
        changeDirectionState:
          what === "insert"
            ? { deleteShiftDirection: undefined, insertShiftDirection: shift }
            : { deleteShiftDirection: shift, insertShiftDirection: undefined },
        triggerSource: "ThisLocalAddin",
      },
    ]);
  });

  if (name === "Univer") {
    it.each(["=B1 + 1", "= B1  *2", '=IF( B1>0 , "a  b" , B1 )', "=SUM(A1:B1 , B1) - 1"])(
      "keeps the spaces of %s when rows are inserted and deleted",
      async (formula) => {
        port = open();
        await Excel.run(async (context) => {
          const sheet = sheetOf(context);
          sheet.getRange("C1").formulas = [[formula]];
          sheet.getRange("C9").formulas = [[formula]];
          sheet.getRange("5:6").insert("Down");
          sheet.getRange("5:5").delete("Up");
          const [first, last] = [sheet.getRange("C1"), sheet.getRange("C10")].map((r) => r.load("formulas"));
          await context.sync();
          expect(first!.formulas).toEqual([[formula]]);
          expect(last!.formulas).toEqual([[formula]]);
          sheet.getRange("1:1").insert("Down");
          first!.load("formulas");
          const moved = sheet.getRange("C2").load("formulas");
          await context.sync();
          expect(moved.formulas).toEqual([[formula.replaceAll("B1", "B2").replaceAll("A1", "A2")]]);
        });
      },
    );

    it.each([
      ['={"5:00 PM";"$138";"10%"}', ["5:00 PM", "$138", "10%"]],
      ['=TRANSPOSE(TEXTSPLIT("10%,$138,7",","))', ["10%", "$138", "7"]],
      ["=T_TEXTS()", ["5:00 PM", "$138", "10%"]],
    ])("keeps the texts of %s texts", async (formula, texts) => {
      port = open();
      await Excel.run(async (context) => {
        const sheet = sheetOf(context);
        sheet.getRange("A1").formulas = [[formula]];
        const range = sheet.getRange("A1:A3").load("values,valueTypes");
        await context.sync();
        expect(range.values.flat()).toEqual(texts);
        expect(range.valueTypes.flat()).toEqual(["String", "String", "String"]);
      });
    });
  }
});
