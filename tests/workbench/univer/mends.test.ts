import { IFormulaDependencyGenerator, IFunctionService, LexerTreeBuilder } from "@univerjs/engine-formula";
import { AddDecimalCommand, SetNumfmtCommand, SetPercentCommand } from "@univerjs/sheets-numfmt";
import { SheetsDataValidationValidatorService } from "@univerjs/sheets-data-validation";
import { afterEach, describe, expect, it } from "vitest";
import { closeAll, open, rect } from "./support";

afterEach(closeAll);

describe("lexer state", () => {
  it.each(["=SUM(A1", "=SUM({1,2", '=SUM("ab', "=SUM(Costs[", "='My"])(
    "a half-typed %s leaves later formulas alone",
    async (typed) => {
      const { book, write, value } = open();
      write("A1", [[4]]);
      book.engine.get(LexerTreeBuilder).sequenceNodesBuilder(typed);
      write("B1", [["=SUM(A1)*3"]]);
      expect(await value("B1")).toBe(12);
    },
  );
});

describe("ranges that end where a function says", () => {
  it("follow what the function reads", async () => {
    const { write, type, values } = open();
    write("A1", [
      [2, 1],
      ["", 10],
      ["", 100],
      ["=A1", 1000],
    ]);
    write("E1", [
      ["=SUM(B1:INDEX(B1:B4,A1))"],
      ["=SUM(INDEX(B1:B4,A4):B1)"],
      ["=SUM(B1:XLOOKUP(10,B1:B4,B1:B4))"],
      ["=SUM(INDEX(B1:B4,4):B2:B3)"],
    ]);
    expect(await values("E1:E4")).toEqual([[11], [11], [11], [1110]]);
    type("A1", 3);
    expect(await values("E1:E4")).toEqual([[111], [111], [11], [1110]]);
    type("B4", 10);
    type("B2", 5);
    expect(await values("E1:E4")).toEqual([[106], [106], [116], [115]]);
  });
});

describe("functions as values", () => {
  it.each([
    ["=Twice(3)", 6],
    ["=Twice(Twice(A1))+1", 5],
    ["=SUM(MAP({1,2},Twice))", 6],
    ["=LET(f,LAMBDA(n,n*2),f(f(3)))", 12],
    ["=LET(a,2,f,LAMBDA(n,n*a),SUM(MAP({1,2},f)))", 6],
    ["=LET(f,LAMBDA(n,n*2),g,LAMBDA(n,f(n)+1),g(3))", 7],
    ['=LET(f,LAMBDA(n,n&"f"),f("f+"))', "f+f"],
    ['=TEXTJOIN(",",TRUE,BYROW({1,2,3;4,5,6},SUM))', "6,15"],
    ["=REDUCE(0,{1,2},SUM)", 3],
    ["=SUM(MAP({1,2},{3,4},SUM))", 10],
    ["=LAMBDA(x,x)", "#CALC!"],
    // Refused: Univer wouldn't end.
    ["=Loop(1)", "#VALUE!"],
    ["=Ping", "#NAME?"],
  ])("%s is %s", async (formula, expected) => {
    const { book, write, value } = open();
    const name = (of: string, is: string) => book.setName({ name: of, formula: is, visible: true });
    name("Twice", "=LAMBDA(x,x*2*Sheet1!$A$1)");
    name("Loop", "=LAMBDA(x,Loop(x)+1)");
    name("Ping", "=Pong+1");
    name("Pong", "=Ping+1");
    write("A1", [[1]]);
    write("C1", [[formula]]);
    expect(await value("C1")).toBe(expected);
  });

  it("follow the name that holds them, and what they read", async () => {
    const { book, write, type, value, formula } = open();
    book.setName({ name: "Twice", formula: "=LAMBDA(x,x*2*Sheet1!$A$1)", visible: true });
    write("A1", [[1, "=Twice(3)"]]);
    expect(await value("B1")).toBe(6);
    type("A1", 10);
    expect(await value("B1")).toBe(60);
    book.setName({ name: "Twice", formula: "=LAMBDA(x,x*3)", visible: true });
    expect([await value("B1"), formula("B1")]).toEqual([9, "=Twice(3)"]);
  });
});

describe("stale formulas", () => {
  it("defined names survive the renaming of their sheet", async () => {
    const { book, write, value } = open();
    const model = book.addSheet("My model");
    write("B9", [[6000]], model);
    book.setName({ name: "Budget", formula: "='My model'!$B$9", visible: true });
    write("A1", [["=Budget*2"]]);
    expect(await value("A1")).toBe(12000);

    model.rename("New model");
    write("A2", [["=Budget*3"]]);
    expect(await value("A1")).toBe(12000);
    expect(await value("A2")).toBe(18000);
    expect(book.names()[0]?.formula).toBe("='New model'!$B$9");

    write("B9", [[7000]], model);
    expect(await value("A1")).toBe(14000);
    expect(await value("A2")).toBe(21000);
  });

  it("references, names and tables of a deleted sheet become errors", async () => {
    const { book, write, values, sheet } = open();
    const model = book.addSheet("Model");
    write(
      "A1",
      [
        ["Item", "Cost"],
        ["a", 5],
        ["b", 6],
      ],
      model,
    );
    book.setName({ name: "Budget", formula: "=Model!$B$2", visible: true });
    await book.addTable(model.id, "Costs", rect("A1:B3"));
    write("A1", [["=Model!B2"], ["=Budget*2"], ["=SUM(Costs[Cost])"]]);
    expect(await values("A1:A3")).toEqual([[5], [10], [11]]);
    model.remove();
    await book.settle();
    const kinds = sheet.read(rect("A1:A3")).map((row) => row[0]?.kind);
    expect(kinds).toEqual(["error", "error", "error"]);
    expect(book.tables()).toEqual([]);
  });

  it("a name means its new cells as soon as it is changed, and nothing once it is removed", async () => {
    const { book, write, value } = open();
    write("A1", [[1], [2], ["=Rate*10"]]);
    book.setName({ name: "Rate", formula: "=Sheet1!$A$1", visible: true });
    expect(await value("A3")).toBe(10);
    book.setName({ name: "Rate", formula: "=Sheet1!$A$2", visible: true });
    expect(await value("A3")).toBe(20);
    book.removeName("rate");
    expect(await value("A3")).toBe("#NAME?");
  });

  it.each([
    ["short", "=SUM(Costs[Cost])"],
    ["long", "=IF(COUNT(Costs[Cost])=COUNTA(Costs[Cost]),SUM(Costs[Cost]),NA())"],
  ])("a table means its new cells as soon as it has grown, in a %s formula", async (_, formula) => {
    const { book, sheet, write, type, value } = open();
    write("A1", [
      ["Item", "Cost"],
      ["a", 1],
      ["b", 2],
    ]);
    await book.addTable(sheet.id, "Costs", rect("A1:B3"));
    write("D1", [[formula]]);
    expect(await value("D1")).toBe(3);
    type("A4", "c");
    await Promise.resolve();
    expect(await value("D1")).toBe(3);
    type("B4", 4);
    expect(await value("D1")).toBe(7);
  });

  it("a long formula follows names and sheets like a short one", async () => {
    const { book, write, value } = open();
    const long = `=Rate*10+${Array.from({ length: 40 }, () => "0").join("+")}`;
    write("A1", [[1], [2], [long]]);
    book.setName({ name: "Rate", formula: "=Sheet1!$A$1", visible: true });
    expect(await value("A3")).toBe(10);
    book.setName({ name: "Rate", formula: "=Sheet1!$A$2", visible: true });
    expect(await value("A3")).toBe(20);
    book.removeName("Rate");
    expect(await value("A3")).toBe("#NAME?");
  });
});

describe("undo order", () => {
  it("takes back a whole batch, and does it again", async () => {
    const { book, write, value, values, sheet } = open();
    write("A1", [[1]]);
    await book.settle();
    await book.batch(async () => {
      const s = book.addSheet("Report");
      write(
        "A1",
        [
          ["x", "y"],
          [1, 2],
        ],
        s,
      );
      await book.addTable(s.id, "T", rect("A1:B2"));
      book.setName({ name: "Answer", formula: "=Report!$B$2", visible: true });
      write("A1", [["=Answer*21"]]);
      s.setColumnWidth(0, 1, 200);
    });
    expect(await value("A1")).toBe(42);
    undo(book);
    await book.settle();
    expect(book.sheets().map((s) => s.name)).toEqual(["Sheet1"]);
    expect(book.tables()).toEqual([]);
    expect(book.names()).toEqual([]);
    expect(await value("A1")).toBe(1);
    redo(book);
    expect(await values("A1:A1", sheet)).toEqual([[42]]);
    expect(book.tables().map((t) => t.name)).toEqual(["T"]);
  });

  it("brings a deleted sheet back with its cells, table and name", async () => {
    const { book, write, value } = open();
    const model = book.addSheet("Model");
    write(
      "A1",
      [
        ["Item", "Cost"],
        ["a", 5],
        ["b", "=B2+1"],
      ],
      model,
    );
    await book.addTable(model.id, "Costs", rect("A1:B3"));
    book.setName({ name: "Budget", formula: "=Model!$B$2", visible: true });
    write("A1", [["=SUM(Costs[Cost])+Budget"]]);
    expect(await value("A1")).toBe(16);
    await book.batch(async () => model.remove());
    expect(await value("A1")).not.toBe(16);
    undo(book);
    expect(await value("A1")).toBe(16);
    expect(book.sheets().map((s) => s.name)).toEqual(["Sheet1", "Model"]);
  });
});

describe("spill beyond the sheet", () => {
  it("makes the sheet longer instead of refusing the array", async () => {
    const { write, value } = open();
    write("A1", [["=T_COUNT(5000)", "=SUM(A1:A5000)"]]);
    expect(await value("A5000")).toBe(5000);
    expect(await value("B1")).toBe(12_502_500);
  });
});

describe("formula reader", () => {
  const COSTS = [
    ["Item", "Cost", "Tax (USD)", "100% share: a, b"],
    ["a", 5, 1, 10],
    ["b", 6, 2, 20],
  ];

  it.each([
    ["=SUM(Costs[Tax (USD)])", 3],
    ["=SUM(Costs[100% share: a, b])", 30],
    ["=SUM(Costs[[Cost]:[Tax (USD)]])", 14],
    ["=SUM(Costs[#Data])", 44],
    ["=SUM(costs[cost])", 11],
    ["=COUNTA(COSTS)", 8],
    ["=COUNTA(Costs[])", 8],
    ["=ROWS(Costs[#All])", 3],
    ["=ROWS(Costs[[#Headers],[#Data],[Cost]])", 3],
    ["=Costs[[#Headers],[Tax (USD)]]", "Tax (USD)"],
    ["=SUMPRODUCT(Costs[Cost],Costs[Tax (USD)])", 17],
    ["=SUM(Costs[Nope])", "#REF!"],
    ['="Costs[Cost]"&"A3#"', "Costs[Cost]A3#"],
    ["=_xlfn.SUM(1,2)", 3],
    ["=174.6e9", 174.6e9],
    ["=-1e3", -1000],
    ["=1E-7*2", 2e-7],
    ["=5>1.50", true],
    ["=IF(5>0.10,1,2)", 1],
    ["=ISNUMBER(0.00000001)", true],
    ["=SUM({.5,1.0})", 1.5],
    ["=-.5", -0.5],
    ['="1.50"&1.50&.5', "1.501.50.5"],
    ["=1E400", "#NUM!"],
  ])("%s is %s and stays as it was written", async (formula, expected) => {
    const { book, sheet, write, value, formula: read } = open();
    write("A20", COSTS);
    await book.addTable(sheet.id, "Costs", rect("A20:D22"));
    write("A1", [[formula]]);
    expect(await value("A1")).toBe(expected);
    expect(read("A1")).toBe(formula);
  });

  it.each(["Costs_70B", "My.Costs", "_costs", "Café", "T\\1"])("knows a table called %s", async (name) => {
    const { book, sheet, write, values } = open();
    write("A20", COSTS);
    await book.addTable(sheet.id, name, rect("A20:D22"));
    write("A1", [[`=SUM(${name}[Cost])`, `=ROWS(${name})`]]);
    expect(await values("A1:B1")).toEqual([[11, 2]]);
  });

  it("knows ranges between structured references, and follows what lies between", async () => {
    const { book, sheet, write, values, formula } = open();
    write("A1", [
      ["a", "b", "c (x)"],
      [1, 2, 3],
      [5, 6, 7],
    ]);
    await book.addTable(sheet.id, "Costs", rect("A1:C3"));
    write("F3", [
      [
        "=SUM(Costs[a]:Costs[c (x)])",
        "=SUM(Costs[c (x)]:Costs[a])",
        "=SUM(Costs[[#This Row],[a]]:Costs[[#This Row],[c (x)]])",
        "=SUM(Costs[[#Headers],[a]]:Costs[@a])",
        "=SUM($B$2:Costs[@b])",
        // A part of a table and cells elsewhere: refused.
        "=SUM(Costs[a]:D9)",
        // So are ends of several columns, of which one would be lost.
        "=SUM(Costs[[b]:[c (x)]]:Costs[a])",
      ],
    ]);
    expect(await values("F3:L3")).toEqual([[24, 24, 18, 6, 8, "#REF!", "#REF!"]]);
    expect(formula("H3")).toBe("=SUM(Costs[@a]:Costs[@[c (x)]])");
    write("A2", [[2, 100]]);
    expect(await values("F3:J3")).toEqual([[123, 123, 18, 7, 106]]);
  });

  it("counts the rows before a cell", async () => {
    const { book, sheet, write, values } = open();
    write("A1", [["a"], [7], [7], [7]]);
    await book.addTable(sheet.id, "Costs", rect("A1:A4"));
    write("C2", Array(3).fill(["=SUMPRODUCT((Costs[a]=Costs[@a])*(ROW(Costs[a])<ROW(Costs[@a])))"]));
    write(
      "D2",
      [2, 3, 4].map((r) => [`=SUMPRODUCT(--(ROW($A$2:$A$4)<ROW(A${r})))`]),
    );
    expect(await values("C2:D4")).toEqual([
      [0, 0],
      [1, 1],
      [2, 2],
    ]);
  });

  it("works in defined names", async () => {
    const { book, sheet, write, value } = open();
    write("A20", COSTS);
    await book.addTable(sheet.id, "Costs", rect("A20:D22"));
    book.setName({ name: "AllTax", formula: "=SUM(Costs[Tax (USD)])", visible: true });
    write("A1", [["=AllTax*2"]]);
    expect(await value("A1")).toBe(6);
  });

  it("means the row of the cell by [@Column], and shows it so", async () => {
    const { book, sheet, write, values, formula } = open();
    write("A20", COSTS);
    await book.addTable(sheet.id, "Costs", rect("A20:D22"));
    write("D21", [["=[@Cost]*2"], ["=Costs[@Cost]+[@[Tax (USD)]]"]]);
    write("F21", [["=Costs[@Cost]"]]);
    expect(await values("D21:D22")).toEqual([[10], [8]]);
    expect(await values("F21")).toEqual([[5]]);
    expect(formula("D21")).toBe("=[@Cost]*2");
    expect(formula("D22")).toBe("=[@Cost]+[@[Tax (USD)]]");
    expect(formula("F21")).toBe("=Costs[@Cost]");
  });
});

describe("spill reference", () => {
  it("is the area into which a formula spills, also when that grows", async () => {
    const { write, values, value, formula } = open();
    write("A1", [[2, "=T_COUNT(A1)", "", "=SUM(B1#)", "=B1#*10"]]);
    write("G1", [["=ROWS(Sheet1!$B$1#)"]]);
    expect(await values("D1:E1")).toEqual([[3, 10]]);
    write("A1", [[4]]);
    expect(await value("D1")).toBe(10);
    expect(await values("E1:E4")).toEqual([[10], [20], [30], [40]]);
    expect(await value("G1")).toBe(4);
    expect(formula("D1")).toBe("=SUM(B1#)");
    write("A3", [["=SUM(A1#)"]]);
    expect(await value("A3")).toBe("#REF!");
  });
});

describe("implicit intersection", () => {
  it("of a cell, an array and a column", async () => {
    const { write, values } = open();
    write("A1", [[1], [2], ["=@A1"], ["=@T_COUNT(3)"]]);
    write("B2", [["=@A1:A2"]]);
    expect(await values("A3:A4")).toEqual([[1], [1]]);
    expect(await values("B2")).toEqual([[2]]);
  });
});

describe("beyond the sheet", () => {
  it("cells that no one wrote yet are empty", async () => {
    const { write, values } = open();
    write("A1", [["=Z5000", "=SUM(A900:A5000)", "=COUNTA(XFD1048576)"]]);
    expect(await values("A1:C1")).toEqual([[0, 0, 0]]);
  });
});

describe("sort in place", () => {
  it("leaves the range as it is for others", async () => {
    const { write, values } = open();
    write("A1", [[3], [1], [2]]);
    for (const column of ["C", "I"])
      write(`${column}1`, [["=UNIQUE(A1:A3)", "=SUMPRODUCT(A1:A3,{100;10;1})"]]);
    write("F1", [["=SORT(A1:A3)", "=SORTBY(A1:A3,A1:A3,-1)"]]);
    expect(await values("F1:G3")).toEqual([
      [1, 3],
      [2, 2],
      [3, 1],
    ]);
    for (const columns of ["C1:D3", "I1:J3"]) {
      expect(await values(columns)).toEqual([
        [3, 312],
        [1, ""],
        [2, ""],
      ]);
    }
  });
});

describe("comparisons", () => {
  it("are FALSE where they don't hold, also the second time", async () => {
    const { write, values } = open();
    write("A1", [["x"], [2], [""]]);
    write("C1", [['=OR(A1="y",A1="z")', '=A1:A3="x"', "=A1:A3<=2", '=A1:A3="x"', "=A1:A3<=2"]]);
    expect(await values("C1:G3")).toEqual([
      [false, true, false, true, false],
      ["", false, true, false, true],
      ["", false, true, false, true],
    ]);
  });

  it("see a lookup's column as it is now", async () => {
    const { write, values } = open();
    write("A1", [
      ["key", "=T_COUNT(1)*10"],
      ['="k"&B1', 1],
      ['="k"&B1+1', 2],
    ]);
    write("D1", [['=XLOOKUP("k11",A2:A3,B2:B3)', '=MATCH("k10",A2:A3,0)', '=VLOOKUP("k11",A2:B3,2,FALSE)']]);
    expect(await values("D1:F1")).toEqual([[2, 1, 2]]);
    write("B1", [[20]]);
    write("D1", [['=XLOOKUP("k21",A2:A3,B2:B3)', '=MATCH("k20",A2:A3,0)', '=VLOOKUP("k21",A2:B3,2,FALSE)']]);
    expect(await values("D1:F1")).toEqual([[2, 1, 2]]);
  });
});

describe("end of month", () => {
  it("EDATE stays within the month", async () => {
    const { write, values } = open();
    write("A1", [
      [
        "=EDATE(DATE(2026,1,31),1)-DATE(2026,2,28)",
        "=EDATE(DATE(2024,2,29),12)-DATE(2025,2,28)",
        "=EDATE(DATE(2026,3,15),-1)-DATE(2026,2,15)",
      ],
    ]);
    expect(await values("A1:C1")).toEqual([[0, 0, 0]]);
  });
});

describe("throwing function", () => {
  it("spoils its own cell only", async () => {
    const { book, write, values } = open();
    const average = book.engine.get(IFunctionService).getExecutor("AVERAGE");
    average.calculate = () => {
      throw new TypeError("a bug of the engine");
    };
    write("A1", [[1, "=AVERAGE(A1)", "=A1+1"]]);
    expect(await values("B1:C1")).toEqual([["#VALUE!", 2]]);
  });
});

describe("validation of gone sheets", () => {
  it("finds nothing where a sheet was deleted", async () => {
    const { book } = open();
    const sheet = book.addSheet("Going");
    const service = book.engine.get<SheetsDataValidationValidatorService>(
      SheetsDataValidationValidatorService,
    );
    const cells = [{ startRow: 0, endRow: 1, startColumn: 0, endColumn: 0 }];
    sheet.remove();
    expect(await service.validatorRanges(book.engine.unitId, sheet.id, cells)).toEqual([]);
  });
});

type Book = ReturnType<typeof open>["book"];
const undo = (book: Book): unknown => book.engine.commands.syncExecuteCommand("univer.command.undo");
const redo = (book: Book): unknown => book.engine.commands.syncExecuteCommand("univer.command.redo");

describe("number formats of rows, columns and the sheet", () => {
  it.each(["B1:B200", "A1:Z1", "A1:Z200"])("are those of their cells: %s", async (address) => {
    const { book, sheet, write } = open();
    write("B1", [[0.25]]);
    book.select(sheet.id, rect(address));
    await book.engine.commands.executeCommand(SetPercentCommand.id);
    book.select(sheet.id, rect("B1"));
    await book.engine.commands.executeCommand(AddDecimalCommand.id);
    expect(sheet.read(rect("B1"))[0]![0]!.text).toBe("25.0%");
    await book.engine.commands.executeCommand(SetNumfmtCommand.id, {
      values: [{ row: 0, col: 1, pattern: "General" }],
    });
    await book.engine.commands.executeCommand(AddDecimalCommand.id);
    expect(sheet.read(rect("B1"))[0]![0]!.text).toBe("0.250");
  });
});

describe("what isn't in the workbook", () => {
  it.each([
    ["=[1]A1", "#REF!"],
    ["=[Book2.xlsx]Sheet1!A1", "#REF!"],
    ["='[1]Sheet1'!A1:A2", "#REF!"],
    ["=SUM([1]Sheet1!A1:A2)+1", "#REF!"],
    ["=Nowhere!A1", "#REF!"],
    ["=SUM(Nowhere!A:A)", "#REF!"],
    ["=IFERROR(Nowhere!A1,7)", 7],
    ["=Sheet1!A1", 5],
  ])("%s is %s", async (formula, expected) => {
    const { write, value } = open();
    write("A1", [[5, formula]]);
    expect(await value("B1")).toBe(expected);
  });

  it("is known once it is there", async () => {
    const { book, write, value } = open();
    write("A1", [["=Nowhere!A1*2"]]);
    expect(await value("A1")).toBe("#REF!");
    write("A1", [[4]], book.addSheet("Nowhere"));
    expect(await value("A1")).toBe(8);
  });
});

describe("ranges that formulas read", () => {
  it("are entered once, however often the workbook is calculated", async () => {
    const { book, write, type, value } = open();
    write("A1", [
      [1, 2, "=SUM(A1:B1)"],
      [3, 4, "=SUM(A1:B2)+C1"],
    ]);
    const index =
      book.engine.get(IFormulaDependencyGenerator)._dependencyManagerService._dependencyRTreeCache;
    const count = (): number => JSON.stringify(index.toJSON()).split('"id"').length - 1;
    expect(await value("C2")).toBe(13);
    const first = count();
    expect(first).toBeGreaterThan(0);
    for (let i = 2; i < 6; i++) {
      type("A1", i);
      expect(await value("C2")).toBe(2 * (i + 2) + 7);
    }
    expect(count()).toBe(first);
  });

  it("are followed anew where a formula is typed over, and where a sheet goes", async () => {
    const { book, write, type, value } = open();
    write("A1", [
      [1, 2, "=SUM(A1:B1)"],
      [3, 4],
    ]);
    expect(await value("C1")).toBe(3);
    type("C1", "=SUM(A2:B2)");
    expect(await value("C1")).toBe(7);
    type("A2", 10);
    expect(await value("C1")).toBe(14);
    type("C1", "=SUM(A1:B1)");
    type("A1", 5);
    expect(await value("C1")).toBe(7);
    const other = book.addSheet("Other");
    other.write(rect("A1:B1"), [[{ value: 1 }, { value: 2 }]]);
    type("C1", "=SUM(A1:B1)+SUM(Other!A1:B1)");
    expect(await value("C1")).toBe(10);
    other.write(rect("A1"), [[{ value: 4 }]]);
    expect(await value("C1")).toBe(13);
    type("A1", 6);
    expect(await value("C1")).toBe(14);
  });
});
