/** The totals row of tables. */
import { afterEach, describe, expect, it } from "vitest";
import type { BookPort } from "../../../src/workbench/model/port";
import { openWorkbook } from "../../support/workbook";
import { bench, errorCode } from "./bench";

const PORTS: [string, () => { book: BookPort; dispose: () => Promise<void> }][] = [
  ["in memory", () => ({ ...bench(), dispose: async () => undefined })],
  ["Univer", () => openWorkbook({ functions: null })],
];

const sheetOf = (context: Excel.RequestContext) => context.workbook.worksheets.getActiveWorksheet();

async function costs(context: Excel.RequestContext) {
  const sheet = sheetOf(context);
  sheet.getRange("A1:B3").values = [
    ["Item", "Cost"],
    ["GPU", 10],
    ["Data", 20],
  ];
  sheet.getRange("B2:B3").numberFormat = [["0.0"]];
  const table = sheet.tables.add("A1:B3", true);
  table.name = "Costs";
  sheet.getRange("A4").values = [["below"]];
  await context.sync();
  return { sheet, table };
}

describe.each(PORTS)("the totals row of a table in a workbook %s", (name, open) => {
  let port: ReturnType<typeof open>;
  afterEach(() => port.dispose());

  it("pushes down what is below, sums the last column, and belongs to the table", async () => {
    port = open();
    await Excel.run(async (context) => {
      const { sheet, table } = await costs(context);
      table.showTotals = true;
      const all = table.getRange().load("address,formulas");
      const body = table.getDataBodyRange().load("address");
      const row = table.getTotalRowRange().load("address,numberFormat");
      const one = table.columns.getItem("Cost").getTotalRowRange().load("address,values");
      const column = table.columns.getItem("Cost").getRange().load("address");
      const below = sheet.getRange("A5").load("values");
      table.load("showTotals");
      await context.sync();
      expect(table.showTotals).toBe(true);
      expect([all.address, body.address, row.address, one.address, column.address]).toEqual([
        "Sheet1!A1:B4",
        "Sheet1!A2:B3",
        "Sheet1!A4:B4",
        "Sheet1!B4",
        "Sheet1!B1:B4",
      ]);
      expect(all.formulas[3]).toEqual(["Total", "=SUBTOTAL(109,Costs[Cost])"]);
      expect(row.numberFormat).toEqual([["General", "0.0"]]);
      expect(below.values).toEqual([["below"]]);
      if (name === "Univer") expect(one.values).toEqual([[30]]);
    });
  });

  it("stays below rows and beside columns that are added and deleted", async () => {
    port = open();
    await Excel.run(async (context) => {
      const { table } = await costs(context);
      table.showTotals = true;
      table.rows.add(undefined, [["Power", 5]], false);
      table.columns.add(1, [["Unit"], ["each"], ["TB"], ["kWh"]]);
      await context.sync();
      const all = table.getRange().load("address,formulas");
      await context.sync();
      expect(all.address).toBe("Sheet1!A1:C5");
      expect(all.formulas[3]).toEqual(["Power", "kWh", 5]);
      expect(all.formulas[4]).toEqual(["Total", "", "=SUBTOTAL(109,Costs[Cost])"]);
      table.rows.getItemAt(0).delete();
      const row = table.getTotalRowRange().load("address,values");
      await context.sync();
      expect(row.address).toBe("Sheet1!A4:C4");
      if (name === "Univer") expect(row.values[0]![2]).toBe(25);
    });
  });

  it("goes, and what is below moves up", async () => {
    port = open();
    await Excel.run(async (context) => {
      const { sheet, table } = await costs(context);
      table.showTotals = true;
      await context.sync();
      table.showTotals = false;
      const below = sheet.getRange("A4:B4").load("values");
      await context.sync();
      expect(below.values).toEqual([["below", ""]]);
    });
    expect(await errorCode((c) => sheetOf(c).tables.getItemAt(0).getTotalRowRange())).toBe("ItemNotFound");
  });

  it("counts a column that holds texts", async () => {
    port = open();
    await Excel.run(async (context) => {
      const sheet = sheetOf(context);
      sheet.getRange("A1:B3").values = [
        ["Cost", "Item [a]"],
        [1, "GPU"],
        [2, "Data"],
      ];
      const table = sheet.tables.add("A1:B3", true);
      table.name = "T";
      table.showTotals = true;
      const row = table.getTotalRowRange().load("formulas,values");
      await context.sync();
      expect(row.formulas[0]![1]).toBe("=SUBTOTAL(103,T[Item '[a']])");
      if (name === "Univer") expect(row.values[0]![1]).toBe(2);
    });
  });
});
