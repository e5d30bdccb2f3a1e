import { afterEach, describe, expect, it } from "vitest";
import type { Scalar } from "../../../src/workbench/model/port";
import { closeAll, open, rect, type Bench } from "./support";

afterEach(closeAll);

const circular = ({ book }: Bench): string[] =>
  book.circles.cells().map(({ r, c }) => `${"ABCDEFGH"[c]}${r + 1}`);

describe("circular references", () => {
  it.each<[string, Record<string, string | number>, Record<string, Scalar>]>([
    ["of a range that holds its own cell", { A1: 1, A3: 3, A2: "=SUM(A1:A3)" }, { A2: 0 }],
    ["of two cells", { A1: "=B1+1", B1: "=A1" }, { A1: 0, B1: 0 }],
    ["of texts", { A1: '="x"&A1' }, { A1: 0 }],
    ["of arrays", { A1: 5, B1: "=B1:B2+A1" }, { B1: 0, B2: "" }],
    ["by OFFSET", { A1: 1, A2: "=SUM(OFFSET(A1,0,0,2))" }, { A2: 0 }],
    ["by INDIRECT", { A2: '=INDIRECT("A"&2)+1' }, { A2: 0 }],
    ["by a branch that is taken", { A1: 1, B1: "=IF(A1=1,B1+1,5)" }, { B1: 0 }],
    ["by what CHOOSE chooses", { A1: 2, B1: "=CHOOSE(A1,5,B1)" }, { B1: 0 }],
    [
      "by what IFS and SWITCH choose",
      { A1: 1, B1: "=IFS(A1=1,B1)", B2: "=SWITCH(A1,2,5,B2)" },
      { B1: 0, B2: 0 },
    ],
    ["that IFERROR would hide", { A2: "=IFERROR(SUM(A1:A3)/0,7)" }, { A2: 0 }],
    [
      "and what depends on it",
      { A1: 4, A2: "=SUM(A1:A3)", C1: "=A2+1", C2: "=SUM(A1:A2)" },
      { A2: 0, C1: 1, C2: 4 },
    ],
    [
      "with a second one",
      { A1: "=B1+C1", B1: "=A1", C1: "=B1+5", D1: "=C1+1" },
      { A1: 0, B1: 0, C1: 0, D1: 1 },
    ],
  ])("%s show 0, however often they are calculated", async (_, cells, expected) => {
    const b = open();
    for (const [at, v] of Object.entries(cells)) b.type(at, v);
    for (let i = 0; i < 3; i++) {
      for (const [at, v] of Object.entries(expected)) expect([at, await b.value(at)]).toEqual([at, v]);
      b.book.calculate(true);
    }
  });

  it.each<[string, Record<string, string | number>, Record<string, Scalar>]>([
    ["a branch that isn't taken", { A1: 2, B1: "=IF(A1=1,B1+1,5)" }, { B1: 5 }],
    [
      "what CHOOSE doesn't choose",
      { A1: 1, B1: "=CHOOSE(A1,5,B1)", B2: "=CHOOSE(A1+0.9,6,B2+1)", B3: "=SUM(CHOOSE(2,B3,A1:A2))" },
      { B1: 5, B2: 6, B3: 1 },
    ],
    [
      "what IFS and SWITCH don't choose",
      { A1: 1, B1: "=IFS(A1=2,B1,A1=1,5,B1,B1)", B2: "=SWITCH(A1,2,B2,1,6,B2,B2)", B3: "=SWITCH(A1,2,B3,7)" },
      { B1: 5, B2: 6, B3: 7 },
    ],
    [
      "ROW, ROWS, COLUMN and COLUMNS",
      { A2: "=ROW(A2)+ROWS(A1:A3)*10+COLUMN(A1:A3)*100+COLUMNS(A1:C3)*1000" },
      { A2: 3132 },
    ],
    [
      "ISFORMULA and FORMULATEXT",
      { A1: '=ISFORMULA(INDIRECT("A1"))', A2: "=FORMULATEXT(A2)" },
      { A1: true, A2: "=FORMULATEXT(A2)" },
    ],
    ["the cells above, by INDEX", { A1: 1, A2: 2, A3: "=SUM(A$1:INDEX(A:A,ROW()-1))" }, { A3: 3 }],
    ["the cells above, by OFFSET", { A1: 1, A2: 2, A3: "=SUM(OFFSET(A3,-2,0,2))" }, { A3: 3 }],
    ["a range by INDEX that narrows it", { A1: 1, A2: 2, A3: "=INDEX(A1:A9,2)*5" }, { A3: 10 }],
    [
      "cells that would be a circle together, each in its case",
      { A1: 1, B1: "=IF(A1=1,10,C1)", C1: "=IF(A1=1,B1+1,20)" },
      { B1: 10, C1: 11 },
    ],
    [
      "a sum of what a condition finds elsewhere",
      { A1: "a", A2: "b", B1: 7, B2: '=SUMIF(A:A,"a",B:B)' },
      { B2: 7 },
    ],
    [
      "sums by several conditions",
      { A1: "a", A2: "b", B1: 7, B2: '=SUMIFS(B1:B9,A1:A9,"a")+AVERAGEIF(A1:A9,"a",B1:B9)' },
      { B2: 14 },
    ],
  ])("%s is none", async (_, cells, expected) => {
    const b = open();
    for (const [at, v] of Object.entries(cells)) b.type(at, v);
    for (let i = 0; i < 2; i++) {
      for (const [at, v] of Object.entries(expected)) expect([at, await b.value(at)]).toEqual([at, v]);
      expect(circular(b)).toEqual([]);
      b.book.calculate(true);
    }
  });

  it("are none in a calculated column, in its totals, and in cells that arrays fill", async () => {
    const b = open();
    b.write("A1", [
      ["Item", "Cost", "Share"],
      ["a", 10, ""],
      ["b", 30, ""],
    ]);
    await b.book.addTable(b.sheet.id, "Costs", rect("A1:C3"));
    b.write("C2", [["=[@Cost]/SUM([Cost])"], ["=[@Cost]/SUM([Cost])"]]);
    b.write("B4", [["=SUBTOTAL(109,[Cost])"]]);
    b.write("E1", [["=SEQUENCE(3)"]]);
    b.write("F1", [["=SUM(E1#)"]]);
    expect(await b.values("C2:C3")).toEqual([[0.25], [0.75]]);
    expect(await b.value("F1")).toBe(6);
    expect(circular(b)).toEqual([]);
  });

  it("are gone as soon as one of their cells is another, and back by undo", async () => {
    const b = open();
    b.type("A1", "=B1+1");
    b.type("B1", "=A1");
    b.type("C1", "=A1+10");
    expect(await b.values("A1:C1")).toEqual([[0, 0, 10]]);
    expect(circular(b).toSorted()).toEqual(["A1", "B1"]);
    b.type("B1", 5);
    expect(await b.values("A1:C1")).toEqual([[6, 5, 16]]);
    expect(circular(b)).toEqual([]);
    b.undo();
    expect(await b.values("A1:C1")).toEqual([[0, 0, 10]]);
    expect(circular(b).toSorted()).toEqual(["A1", "B1"]);
    b.redo();
    expect(await b.values("A1:C1")).toEqual([[6, 5, 16]]);
    b.type("D1", "=SUM(D1:D3)");
    expect(await b.value("D1")).toBe(0);
    b.type("D1", "");
    await b.book.settle();
    expect(circular(b)).toEqual([]);
  });

  it("are told of when the user makes the first, not for add-ins, undo or what is calculated again", async () => {
    const b = open();
    let told = 0;
    b.book.onCircle = () => told++;
    const after = async (work: () => unknown): Promise<number> => {
      await work();
      await b.book.settle();
      return told;
    };
    expect(await after(() => b.type("A2", "=SUM(A1:A3)"))).toBe(1);
    expect(await after(() => b.type("A1", 5))).toBe(1);
    expect(await after(() => b.book.calculate(true))).toBe(1);
    expect(await after(() => b.type("B1", "=B1"))).toBe(1);
    expect(await after(() => b.undo())).toBe(1);
    expect(await after(() => b.type("A2", ""))).toBe(1);
    expect(await after(() => b.undo())).toBe(1);
    expect(circular(b)).toEqual(["A2"]);
    expect(await after(() => b.type("A2", 1))).toBe(1);
    expect(await after(() => b.book.batch(async () => b.write("C1", [["=C1+1"]])))).toBe(1);
    expect(await b.value("C1")).toBe(0);
    expect(await after(() => b.type("C1", ""))).toBe(1);
    expect(await after(() => b.type("C1", "=C1+1"))).toBe(2);
  });

  it("across sheets move with their cells", async () => {
    const b = open();
    const other = b.book.addSheet("Other");
    b.type("A2", "=Other!B2+1");
    b.type("B2", "=Sheet1!A2+1", other);
    expect([await b.value("A2"), await b.value("B2", other)]).toEqual([0, 0]);
    b.sheet.insert({ r: 0, c: 0, h: 1, w: 16384 }, "down");
    await b.book.settle();
    expect(circular(b).toSorted()).toEqual(["A3", "B2"]);
    other.remove();
    expect(await b.value("A3")).toBe("#REF!");
    expect(circular(b)).toEqual([]);
  });
});
