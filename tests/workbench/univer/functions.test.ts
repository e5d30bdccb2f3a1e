import { DataValidationStatus } from "@univerjs/core";
import { ConditionalFormattingService } from "@univerjs/sheets-conditional-formatting";
import { SheetsDataValidationValidatorService } from "@univerjs/sheets-data-validation";
import { afterEach, describe, expect, it } from "vitest";
import type { UniverBook } from "../../../src/workbench/univer/book";
import { functionDescriptions } from "../../../src/workbench/univer/functions/describe";
import { loadFunctions } from "../../../src/workbench/univer/functions/runtime";
import { closeAll, open, rect, TEST_FUNCTIONS } from "./support";

afterEach(closeAll);

/** Waits for calculations until a condition holds. */
async function until(book: UniverBook, holds: () => Promise<boolean>): Promise<void> {
  while (!(await holds())) {
    await new Promise<void>((resolve) => {
      const stop = book.on((e) => {
        if (e.kind !== "calculated") return;
        stop();
        resolve();
      });
    });
  }
}

describe("custom functions", () => {
  it("get what cells hold: empties, texts, booleans, ranges", async () => {
    const { write, values } = open();
    write("A1", [[1, "", "x", true]]);
    write("A2", [
      ["=T_SEEN(A1:D1)"],
      ["=T_SEEN(B1)"],
      ["=T_TEXT(A1)"],
      ["=T_TEXT(C1,B1)"],
      ["=T_JOIN(1,A1:B1)"],
    ]);
    expect((await values("A2:A6")).flat()).toEqual([
      '[[1,"","x",true]]',
      '[[""]]',
      '["1",null]',
      '["x",null]',
      '[[[1]],[[1,""]]]',
    ]);
  });

  it("take what stands between two commas as left out, where it may be", async () => {
    const { write, values } = open();
    write("A1", [["=T_OPTIONAL(1,,2)"], ["=T_OPTIONAL(1,C9,2)"], ["=T_OPTIONAL(1)"]]);
    expect((await values("A1:A3")).flat()).toEqual([
      "[[[1]],null,[[2]]]",
      '[[[1]],[[""]],[[2]]]',
      "[[[1]],null,null]",
    ]);
  });

  it("broadcast results spill and follow their inputs", async () => {
    const { write, values } = open();
    write("A1", [
      [10, 1],
      [20, 2],
      [30, 3],
    ]);
    write("D1", [["=T_MINUS(A1:A3,B1:B3)"]]);
    expect(await values("D1:D3")).toEqual([[9], [18], [27]]);
    write("A3", [[100]]);
    expect(await values("D1:D3")).toEqual([[9], [18], [97]]);
  });

  it("are repeated for every cell of a range given where one value is declared", async () => {
    const { write, values } = open();
    write("A1", [[1], [2], [3]]);
    write("B1", [["=T_DOUBLE(A1:A3)"]]);
    expect(await values("B1:B3")).toEqual([[2], [4], [6]]);
  });

  it("aren't called with an error; it goes through", async () => {
    const { write, values } = open();
    write("A1", [
      ["=1/0", "=NA()"],
      ["=T_SEEN(A1)", "=T_SEEN(A1:B1)"],
      ["=T_DOUBLE(B1)", "=T_TEXT(A1)"],
    ]);
    expect(await values("A2:B3")).toEqual([
      ["#DIV/0!", "#DIV/0!"],
      ["#N/A", "#DIV/0!"],
    ]);
  });

  it("give the errors of Excel, with their message kept for the cell", async () => {
    const { write, values, book, sheet } = open();
    const codes = ["#VALUE!", "#N/A", "#DIV/0!", "#NUM!", "throw", "infinite"];
    write(
      "A1",
      codes.map((code) => [`=T_FAIL("${code}")`]),
    );
    expect((await values("A1:A6")).flat()).toEqual([
      "#VALUE!",
      "#N/A",
      "#DIV/0!",
      "#NUM!",
      "#VALUE!",
      "#NUM!",
    ]);
    expect(book.errorMessage(sheet.id, 0, 0)).toBe("because of #VALUE!");
    expect(book.errorMessage(sheet.id, 1, 0)).toBe("because of #N/A");
    expect(book.errorMessage(sheet.id, 5, 0)).toBeUndefined();
    write("A1", [[1]]);
    await book.settle();
    expect(book.errorMessage(sheet.id, 0, 0)).toBeUndefined();
  });

  it("keep an error of one element to its cell", async () => {
    const { write, values, book, sheet } = open();
    write("A1", [[1], ["oops"], [3]]);
    write("B1", [["=T_MINUS(A1:A3,1)", "=SUM(IFERROR(B1:B3,0))"]]);
    expect(await values("B1:B3")).toEqual([[0], ["#VALUE!"], [2]]);
    expect(book.errorMessage(sheet.id, 1, 1)).toBe("a is text: oops");
    write("E1", [["=T_MIXED()"]]);
    expect(await values("E1:F2")).toEqual([
      [1, "#N/A"],
      ["x", true],
    ]);
  });

  it("refuse text for numbers and missing arguments as Excel does", async () => {
    const { write, values } = open();
    write("A1", [['=T_DOUBLE("x")', "=T_DOUBLE()", '=T_DOUBLE("4")', "=T_DOUBLE(TRUE)"]]);
    expect(await values("A1:D1")).toEqual([["#VALUE!", "#VALUE!", 8, 2]]);
  });

  it("may answer later, by a promise or a stream", async () => {
    const { write, value, book } = open();
    let answer = (): void => undefined;
    Object.assign(globalThis, { testGate: new Promise<void>((resolve) => (answer = resolve)) });
    write("A1", [
      [21],
      ["=T_LATER(A1)"],
      ["=T_LATER(-1)"],
      ["=T_STREAM(3)"],
      ['=IF(ISNUMBER(A2),A2*2,"wait")'],
    ]);
    expect(await value("A2")).toBe("#BUSY!");
    answer();
    await until(book, async () => (await value("A2")) === 42 && (await value("A4")) === 3);
    expect(await value("A3")).toBe("#N/A");
    expect(await value("A5")).toBe(84);
    write("A1", [[5]]);
    await until(book, async () => (await value("A2")) === 10);
  });

  it("work inside native functions and LET, and case doesn't matter", async () => {
    const { write, values } = open();
    write("A1", [["=SUM(T_MINUS({5;6},{1;2}))", "=LET(x,t_double(4),x+1)", '=IFERROR(T_FAIL("#NUM!"),-1)']]);
    expect(await values("A1:C1")).toEqual([[8, 9, -1]]);
  });

  it("know their cell when they ask for it, each its own", async () => {
    const { book, write, values, value } = open();
    const other = book.addSheet("My costs");
    write("B5", [["=T_WHERE()", "=T_WHERE()"]]);
    write("A1", [["=T_WHERE()"]], other);
    expect(await values("B5:C5")).toEqual([["Sheet1!B5", "Sheet1!C5"]]);
    expect(await value("A1", other)).toBe("'My costs'!A1");
    book.sheets()[0]!.insert(rect("A1:Z1"), "down");
    book.calculate(true);
    expect(await values("B6:C6")).toEqual([["Sheet1!B6", "Sheet1!C6"]]);
  });

  it("return data types: numbers with a format, errors, and entities by their text", async () => {
    const { sheet, book, write } = open();
    write("A1", [
      ['=T_TYPE("FormattedNumber")', '=T_TYPE("Entity")', '=T_TYPE("Error")', '=T_TYPE("WebImage")'],
    ]);
    await book.settle();
    const cells = sheet.read(rect("A1:D1"))[0]!;
    expect(cells.map((cell) => cell.value)).toEqual([0.25, "H100", "#DIV/0!", "#VALUE!"]);
  });

  it("are described for the autocomplete", () => {
    const [first] = functionDescriptions(loadFunctions(TEST_FUNCTIONS));
    expect(first).toMatchObject({
      functionName: "T_MINUS",
      abstract: "a − b, cell by cell.",
      functionParameter: [
        { name: "a", detail: "a [unit]", require: 1, repeat: 0 },
        { name: "b", require: 1 },
      ],
    });
  });

  it("carry the namespace of an add-in that has one", () => {
    expect(loadFunctions({ ...TEST_FUNCTIONS, namespace: "contoso" })[0]?.name).toBe("CONTOSO.T_MINUS");
  });
});

describe("rules over several ranges", () => {
  it("judge each cell by itself, whichever range is given first", async () => {
    const { book, sheet, write } = open();
    book.ruleFormulas.show(sheet.id);
    write("E5", [["exact"], ["fails"]]);
    write("H1", [["exact"], ["exact"], ["fails"]]);
    sheet.addConditionalRule({
      at: [rect("E5:E6"), rect("H1:H3")],
      rule: { kind: "cellValue", operator: "EqualTo", formula1: '="exact"' },
      style: { fill: "#C6EFCE" },
    });
    const formats = book.engine.get<ConditionalFormattingService>(ConditionalFormattingService);
    const filled = () =>
      ["E5", "E6", "H1", "H2", "H3"].filter((address) => {
        const { r, c } = rect(address);
        return formats.composeStyle(book.engine.unitId, sheet.id, r, c)?.style?.bg?.rgb === "#C6EFCE";
      });
    filled(); // Univer judges a rule once somebody looks.
    await book.settle();
    filled();
    await book.settle();
    expect(filled()).toEqual(["E5", "H1", "H2"]);
  });
});

describe("custom functions in rules", () => {
  it("format cells when they support synchronous calls, and else not", async () => {
    const formatted = async (name: string): Promise<(string | undefined)[]> => {
      const { book, sheet, write } = open();
      book.ruleFormulas.show(sheet.id);
      write("B1", [[1], [2], [3]]);
      sheet.addConditionalRule({
        at: [rect("A1:B3")],
        rule: { kind: "custom", formula: `=${name}($B1)>3` },
        style: { fill: "#FFC7CE" },
      });
      const formats = book.engine.get<ConditionalFormattingService>(ConditionalFormattingService);
      const fills = () =>
        [0, 1, 2].map((r) => formats.composeStyle(book.engine.unitId, sheet.id, r, 1)?.style?.bg?.rgb);
      fills(); // Univer judges a rule once somebody looks.
      await book.settle();
      return fills() as (string | undefined)[];
    };
    expect(await formatted("T_SYNC")).toEqual([undefined, "#FFC7CE", "#FFC7CE"]);
    expect(await formatted("T_DOUBLE")).toEqual([undefined, undefined, undefined]);
  });

  it("validate entries when they support synchronous calls, and else refuse them all", async () => {
    const valid = async (name: string): Promise<boolean[]> => {
      const { book, sheet, write } = open();
      book.ruleFormulas.show(sheet.id);
      write("B1", [[1], [2], [3]]);
      sheet.setValidation(rect("B1:B3"), { kind: "custom", formula1: `=${name}(B1)>3` });
      await book.settle();
      const validator = book.engine.get<SheetsDataValidationValidatorService>(
        SheetsDataValidationValidatorService,
      );
      const judged = await Promise.all(
        [0, 1, 2].map((r) => validator.validatorCell(book.engine.unitId, sheet.id, r, 1)),
      );
      return judged.map((status) => status === DataValidationStatus.VALID);
    };
    expect(await valid("T_SYNC")).toEqual([false, true, true]);
    expect(await valid("T_DOUBLE")).toEqual([false, false, false]);
  });
});
