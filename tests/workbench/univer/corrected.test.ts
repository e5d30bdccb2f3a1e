import { afterEach, describe, expect, it, vi } from "vitest";
import type { Scalar } from "../../../src/workbench/model/port";
import { inZone } from "../../support/zone";
import { closeAll, open } from "./support";

afterEach(closeAll);

/** Beside the formulas: numbers, texts that look like them, an error and cells that are empty or seem so. */
const CELLS: Scalar[][] = [
  ["Alpha", 10, 1],
  ["beta", "20", 2],
  ["Gamma*", "x", 2],
  ['=""', 40, 3],
  ["", "=1/0", 5],
];

const RESULTS: [formula: string, excel: Scalar][] = [
  // Conditions
  ['=COUNTIF(A:A,"<>Alpha")', 1_048_575],
  ['=COUNTIF(A1:A5,"")', 2],
  ['=COUNTIF(A1:A5,"=")', 1],
  ['=COUNTIF(B1:B5,"20")', 1],
  ['=COUNTIF(B1:B5,">5")', 2],
  ['=COUNTIF(B1:B5,"#DIV/0!")', 1],
  ['=COUNTIF(A1:A5,"*a")', 2],
  ['=COUNTIF(A1:A5,"gamma~*")', 1],
  ['=SUMIF(A1:A5,"?eta",C1)', 2],
  ['=SUMIFS(C1:C5,A1:A5,"<>beta",C1:C5,">1")', 10],
  ['=AVERAGEIF(A1:A5,"nothing",C1:C5)', "#DIV/0!"],
  ['=SUMIF(C1:C5,">4",B1:B5)', "#DIV/0!"],
  ['=MAXIFS(C1:C5,A1:A5,"nothing")', 0],
  ['=COUNTIFS(A1:A5,"Alpha",C1:C4,1)', "#VALUE!"],
  ["=COUNTBLANK(A:A)", 1_048_573],
  // Lookups
  ["=MATCH(2,C1:C5)", 3],
  ['=MATCH("GAM*",A1:A5,0)', 3],
  ['=VLOOKUP("beta",A1:C5,3,FALSE)', 2],
  ["=HLOOKUP(10,B1:C2,2,FALSE)", "20"],
  ['=VLOOKUP("beta",A1:C5,4,FALSE)', "#REF!"],
  ["=ADDRESS(3,4,6)", "D$3"],
  ["=ADDRESS(3,4,4)", "D3"],
  ["=ADDRESS(3,4,9)", "#VALUE!"],
  ["=ADDRESS(3,4,4,FALSE)", "R[3]C[4]"],
  ['=ADDRESS(3,4,,,"It\'s")', "'It''s'!$D$3"],
  ['=ADDRESS(3,28,3,1,"Data")', "Data!$AB3"],
  ["=ROWS(C:C)", 1_048_576],
  ["=COLUMNS(3:4)", 16_384],
  ["=OFFSET(C1,1.9,0)", 2],
  ['=INDIRECT("Nowhere!A1")', "#REF!"],
  ["=MATCH(2,{3,2,2,1},-1)", 2],
  ["=XMATCH(5,{9,5,5,5,1},0,-2)", 4],
  ["=XMATCH(6,{9,5,5,5,1},-1,-2)", 2],
  ["=XMATCH(4,{1,5,5,5,9},1,2)", 2],
  ["=XMATCH(6,{1,5,5,5,9},-1,2)", 4],
  ["=XMATCH(6,{1,5,9},0,2)", "#N/A"],
  ['=XMATCH("a*",{"abc","b"},2,2)', "#VALUE!"],
  ['=XMATCH("^[b-c]x$",{"ax","bx","cx"},3,-1)', 3],
  ['=XMATCH("(",{"ax"},3)', "#VALUE!"],
  ["=XMATCH(1,{1,2},5)", "#VALUE!"],
  ["=XMATCH(2,{1,2;3,4})", "#VALUE!"],
  ['=XLOOKUP(FALSE,{2,"x",TRUE},{"a","b","c"},"none",-1)', "b"],
  ['=XLOOKUP(10,{2,"x",TRUE},{"a","b","c"},"none",1)', "b"],
  ['=XLOOKUP("BETA",A1:A5,C1:C5)', 2],
  ['=SUM(XLOOKUP("beta",A1:A5,A1:C5))', 2],
  ["=COUNTA(XLOOKUP(40,B1:B5,A1:C5))", 3],
  ["=XLOOKUP(2,C1:C5,A1:A5,,0,-1)", "Gamma*"],
  ["=XLOOKUP(4,C1:C5,A1:A5,,-1)", ""],
  ["=XLOOKUP(9,C:C,A:A)", "#N/A"],
  ['=XLOOKUP(9,C:C,A:A,"none")', "none"],
  ["=XLOOKUP(9,C1:C5,A1:A4)", "#VALUE!"],
  ['=TEXTJOIN(",",FALSE,XLOOKUP({1,7,3},C1:C5,C1:C5,"-"))', "1,-,3"],
  ["=SUM(XLOOKUP(1,C1:C5,C1:C5):XLOOKUP(3,C1:C5,C1:C5))", 8],
  ["=XLOOKUP(1/0,C1:C5,C1:C5)", "#DIV/0!"],
  // Lists
  ['=TEXTJOIN(",",TRUE,UNIQUE({"a";"A";"b";1;"1"}))', "a,b,1,1"],
  ['=TEXTJOIN(",",TRUE,UNIQUE({"a","A","b"},TRUE,TRUE))', "b"],
  ["=UNIQUE({1;1},,TRUE)", "#CALC!"],
  ['=TEXTJOIN(",",TRUE,SORT({"b";"10";TRUE;"A";9}))', "9,10,A,b,TRUE"],
  ['=TEXTJOIN(",",TRUE,SORT({"b";"10";TRUE;"A";9},,-1))', "TRUE,b,A,10,9"],
  ['=TEXTJOIN(",",FALSE,SORT(A1:A5,,-1))', "Gamma*,beta,Alpha,,"],
  ['=TEXTJOIN(",",TRUE,SORT({1,2;1,3;0,9},{1,2},{1,-1}))', "0,9,1,3,1,2"],
  ['=TEXTJOIN(",",TRUE,SORT({3,1,2;"c","a","b"},2,1,TRUE))', "1,2,3,a,b,c"],
  ["=ERROR.TYPE(INDEX(SORT({#N/A;#DIV/0!;#NAME?}),1))", 2],
  ["=SORT({1;2},2)", "#VALUE!"],
  ["=SORT({1;2},1,2)", "#VALUE!"],
  ['=TEXTJOIN(",",TRUE,SORTBY({1;2;3;4},{1;1;2;2},-1,{5;6;7;8},-1))', "4,3,2,1"],
  ['=TEXTJOIN(",",TRUE,SORTBY({"x","y","z"},{3,1,2}))', "y,z,x"],
  ["=SORTBY({1;2},{1;2;3})", "#VALUE!"],
  ['=ROWS(TEXTSPLIT("a..b.c",,".",TRUE))', 3],
  ['=TEXTSPLIT("",",",,TRUE)', "#CALC!"],
  ['=TEXTJOIN("|",FALSE,TEXTSPLIT("1,2;3",",",";",,,"-"))', "1|2|3|-"],
  ['=TEXTJOIN("|",FALSE,TEXTSPLIT("aXbxc","x",,,1))', "a|b|c"],
  ['=TEXTJOIN("|",FALSE,TEXTSPLIT("a-b_c",{"-","_"}))', "a|b|c"],
  ['=TEXTSPLIT("abc","")', "#VALUE!"],
  // Dates
  ["=DATE(1900,2,29)", 60],
  ["=DATE(1900,3,0)", 60],
  ["=DATE(10000,-11,1)", "#NUM!"],
  ["=DAY(60)", 29],
  ["=DAY(59)", 28],
  ["=MONTH(61)", 3],
  ["=DAY(0)", 0],
  ["=YEAR(2958466)", "#NUM!"],
  ['=YEAR("2/29/2024")', 2024],
  ["=YEARFRAC(DATE(2008,2,29),DATE(2011,3,31),0)", 1111 / 360],
  ["=YEARFRAC(DATE(2011,2,28),DATE(2012,2,29),0)", 1],
  ["=YEARFRAC(DATE(2024,1,31),DATE(2024,3,31))", 1 / 6],
  ["=YEARFRAC(DATE(2024,1,30),DATE(2024,2,29),4)", 29 / 360],
  ["=YEARFRAC(DATE(2007,3,1),DATE(2008,2,29),1)", 365 / 366],
  ["=YEARFRAC(DATE(2012,1,1),DATE(2012,7,30),1)", 211 / 366],
  ["=YEARFRAC(DATE(2009,1,1),DATE(2011,1,1),1)", 730 / 365],
  ["=YEARFRAC(1/0,200,-1)", "#NUM!"],
  ["=YEARFRAC(1/0,200,NA())", "#N/A"],
  ["=EDATE(DATE(2024,1,31),1)", 45_351],
  ["=EDATE(DATE(2024,5,15),-1.9)", 45_397],
  ["=EOMONTH(DATE(2024,1,31),1)", 45_351],
  ["=DATE(9999,13,-1)", "#NUM!"],
  ["=TIME(12,-2,10)", 0.49872685185185184],
  // Money
  ["=IRR({-1000,300,400,500,200})", 0.15322137877182],
  ["=XIRR({-20,5,12,1,7,5},{45292,45323,45353,45386,45782,46179})", 0.9825324892997742],
  ["=XIRR({-400,1,1,1,1,1},{45292,45323,45353,45386,45782,46179})", -0.9121843662112951],
  ["=XIRR({-1,2},{0,9})", "#NUM!"],
  ['=XIRR({-1,"x"},{1,9})', "#VALUE!"],
  ["=DB(0,10,4,2)", 0],
  ["=DB(200,10,13,0.3,1)", 3.4333333333333],
  ["=TBILLPRICE(DATE(2023,3,1),DATE(2024,3,1),0.05)", 94.91666666666667],
  ["=TBILLPRICE(DATE(2024,3,1),DATE(2025,3,2),0.05)", "#NUM!"],
  ["=TBILLPRICE(DATE(2024,3,1),DATE(2025,3,1),1)", "#NUM!"],
  ["=TBILLYIELD(DATE(2024,3,1),DATE(2025,3,2),95)", "#NUM!"],
  ["=TBILLYIELD(DATE(2008,3,31),DATE(2008,6,1),98.45)", 0.0914169629253426],
  ["=MIRR({-10,5,8},-1,0.1)", 0.1618950038622251],
  ["=MIRR({-10,-5,-8},0.1,0.1)", -1],
  ["=MIRR({10,5},0.1,0.1)", "#DIV/0!"],
  ["=XNPV(0.1,C1:D1,C2:C3)", "#NUM!"],
  ["=XNPV(0.1,100,0)", "#NUM!"],
  ["=INDEX(LINEST({1,2,4},{1,2,3},,FALSE),1)", 1.5],
  ["=INDEX(LOGEST({1,2,4},{1,2,3},,FALSE),2)", 0.5],
  ["=INDEX(TREND({3,5},{1,2},{3,4},),1)", 7],
  ["=PERCENTOF(C1:C2,C1:C5)", 3 / 13],
  // Rounding
  ["=TRUNC(123456789,1000)", 123_456_789],
  ["=TRUNC(-7.49999999999999999,5)", -7.5],
  ["=ROUND(1.005,2)", 1.01],
  ["=ROUND(150,-2.9)", 200],
  ["=ISO.CEILING(-4.3,-2)", -4],
  // Texts that are numbers, and those that aren't
  ['=EXP("0")', 1],
  ['=ROUND(" 1.745 ",1)', 1.7],
  ['=ABS("-$1,200")', 1200],
  ['="8%"+1', 1.08],
  ['=VALUE("23€")', 23],
  ['=EXP(" €1 ")', Math.E],
  ['=EXP(" $1 ")', Math.E],
  ["=CHAR(128)", "€"],
  ["=CHAR(159)", "Ÿ"],
  ["=CHAR(255)", "ÿ"],
  ["=CHAR(256)", "#VALUE!"],
  ['=CODE("™")', 153],
  ['=CODE("日")', 63],
  ['=TEXT(2.5,"0.0_")', "#VALUE!"],
  ['=TEXT(2.5,"0.00")', "2.50"],
  ["=USDOLLAR(1234.567)", "$1,234.57"],
  // As Excel sees a number, with 15 digits: one that a template's headline met
  ["=FIXED(7134081.499999999,0)", "7,134,082"],
  ['=TEXT(7134081.499999999,"#,##0")', "7,134,082"],
  ["=DOLLAR(7134081.499999999,0)", "$7,134,082"],
  ["=FIXED(1.005)", "1.01"],
  ['=TEXT(1.005,"0.00")', "1.01"],
  ["=DOLLAR(-1.005)", "($1.01)"],
  ["=FIXED(1E+21,0)", "1,000,000,000,000,000,000,000"],
  ["=FIXED(1234.567,-2,TRUE)", "1200"],
  ["=FIXED(1,128)", "#VALUE!"],
  ['=TEXT("1.005","0.00")', "1.01"],
  ['=TEXT("a","0.00")', "a"],
  ['=TEXT(TRUE,"0.00")', "TRUE"],
  ['=DOLLAR(5)&"x"', "$5.00x"],
  ["=USDOLLAR(-1234.567,-2)", "($1,200)"],
  ["=VALUETOTEXT(TRUE)", "TRUE"],
  ['=VALUETOTEXT("a",1)', '"a"'],
  ["=INT(A4)", "#VALUE!"],
  ["=A4+1", "#VALUE!"],
  ['=SEARCH("ns??i","Einstein")', 3],
  ['=AND("TRUE",TRUE)', true],
  ['=OR("no",TRUE)', true],
  ['=AND("no",0)', false],
  ['=AND("no")', "#VALUE!"],
  ["=XOR(A1:A2,C1)", true],
  // Arrays behind operators, and a minus before what is no cell or number
  ["=SUM(2*{1,2})", 6],
  ["=1-{1,2}", 0],
  ["=SUM(1/({1,3}+1))", 0.75],
  ["=SUM({1,2}*{3;4})", 21],
  ["=LOOKUP(2,1/({1,0,1,0}=1),{10,20,30,40})", 30],
  ["=SUMPRODUCT(--{TRUE,FALSE},{3,4})", 3],
  ["=SUM(-{1,2})", -3],
  ["=SUM(1,-{1,2}*2)", -5],
  ['=-"5"', -5],
  ['=--"5"', 5],
  ['=-"a-""b"', "#VALUE!"],
  ['="a"&-"5"&"-TRUE"', "a-5-TRUE"],
  ["=-TRUE", -1],
  ["=--(1=1)*--TRUE", 1],
  ["=3-true", 2],
  ["=--C1^2", 1],
  ["=2*--3", 6],
  ["=8---3", 5],
  ["=2^--2", 4],
  ["=2--C2", 4],
  ["=SUMPRODUCT(--(C1:C5>1)*--(C1:C5<5))", 3],
  ["=--INDEX(C1:C5,2)%*100", 2],
  ["=- -MAX(C1:C5)-1", 4],
  ['=-"(1)"&--"7)"', "#VALUE!"],
  ["=SUM((C1:C3)*{1,2})", 15],
  // What isn't chosen doesn't matter
  ["=IFS(C1=1,7,TRUE,1/0)", 7],
  ["=IFS(C1=2,1/0,C1=1,D9)", 0],
  ['=IFS("false",1,"TRUE",2)', 2],
  ["=IFS(1/0,1,TRUE,2)", "#DIV/0!"],
  ["=IFS(A4,1,TRUE,2)", "#VALUE!"],
  ["=IFS(C1=2,1)", "#N/A"],
  ["=SUM(IFS(C1:C5>2,C1:C5,C1:C5=2,10,TRUE,100))", 128],
  ["=SWITCH(C1,2,1/0,1,7)", 7],
  ["=SWITCH(C1,1,D9,5)", 0],
  ['=SWITCH(C1,"1",5,6)', 6],
  ['=SWITCH(A1,"ALPHA",5,6)', 5],
  ["=SWITCH(C1,2,5)", "#N/A"],
  ["=SWITCH(B5,1,2,3)", "#DIV/0!"],
  ["=SUM(SWITCH(C1:C5,2,10,3,20,1))", 42],
  ['=IF("yes",1,2)', "#VALUE!"],
  ['=IF("false",1,2)', 2],
  ["=IF(A1,1,2)", "#VALUE!"],
  ["=SUM(IF({1,0,2},5,1))", 11],
  ["=ROWS(IF(TRUE,A1:A3,1))", 3],
  ["=IF(D9,1,2)", 2],
  // Numbers and truth values in texts
  ['=1/3&""', "0.333333333333333"],
  ['="x"&0.1+0.2', "x0.3"],
  ["=1E20&-1E21", "100000000000000000000-1E+21"],
  ["=0.0000001&1/3*1E-9", "0.00000013.33333333333333E-10"],
  ['=TRUE&""', "TRUE"],
  ["=D9&C1&D9", "1"],
  ['=0*-1&""', "0"],
  ['=CONCAT("a",C1:C3,TRUE,1/3)', "a122TRUE0.333333333333333"],
  ['=CONCAT("a",1/0)', "#DIV/0!"],
  ['=CONCAT(C1:C3&"x")', "1x2x2x"],
  // Without end
  ["=POISSON.DIST(1E10,5,TRUE)", "#NUM!"],
  ["=BINOM.DIST(1E10,1E30,0.3,TRUE)", "#NUM!"],
  ["=SUM(MUNIT(40000))", "#NUM!"],
  ['=REPT("x",1E9)', "#VALUE!"],
  ['=REPT("ab",2.9)', "abab"],
  ["=SUM(SEQUENCE(1E6,1E4))", "#NUM!"],
  ["=SUM(EXPAND(1,1E6,1E4))", "#NUM!"],
  ["=SUM(MAKEARRAY(1E6,1E4,LAMBDA(a,b,1)))", "#NUM!"],
  ["=WORKDAY(1,1E9)", "#NUM!"],
  ["=CUMIPMT(0.01,1E9,1,1,1E9,0)", "#NUM!"],
  ["=DDB(1,0,1E9,1E9)", "#NUM!"],
  ["=BINOM.DIST(2,4,0.5,TRUE)", 0.6875],
  // Nothing, and one of many
  ["=MINIFS(C1:C5,C1:C5,9)", 0],
  ["=IFERROR(Z99,1)", 0],
  ['=SUM(VALUE({"1.234";"1,234"}))', 1235.234],
  ['=COUNTA({"a;b","c"})', 2],
];

describe("what Excel gives", () => {
  it("by conditions, lookups, dates, rounding, and texts in the place of numbers", async () => {
    const { write, values } = open();
    write("A1", CELLS);
    write(
      "E1",
      RESULTS.map(([formula]) => [formula]),
    );
    const found = await values(`E1:E${RESULTS.length}`);
    expect(
      RESULTS.map(([formula], i) => {
        const value = found[i]![0]!;
        return [formula, typeof value === "number" ? Number(value.toPrecision(14)) : value];
      }),
    ).toEqual(
      RESULTS.map(([formula, v]) => [formula, typeof v === "number" ? Number(v.toPrecision(14)) : v]),
    );
  });

  it("by @ before a name, and beside an empty cell", async () => {
    const { book, write, values } = open();
    write("A1", [[7], [""], [9]]);
    book.setName({ name: "Three", formula: "=Sheet1!$A$1:$A$3", visible: true });
    write("B1", [["=@Three*2"], ["=@A1:A3"], ["=SUM(Three)"]]);
    expect(await values("B1:B3")).toEqual([[14], [0], [16]]);
  });

  it("of a table's totals where it has none, rather than its last row", async () => {
    const { book, sheet, write, value } = open();
    write("A1", [["Cost"], [5], [6]]);
    await book.addTable(sheet.id, "Costs", { r: 0, c: 0, h: 3, w: 1 });
    write("C1", [["=Costs[[#Totals],[Cost]]"]]);
    expect(await value("C1")).toBe("#REF!");
  });

  it("from arrays that reach beyond the sheet's columns, with 0 for empty cells", async () => {
    const { write, values } = open();
    write("A1", [[3], [""], [1]]);
    write("Z5", [["=SEQUENCE(1,4)"]]);
    write("C1", [["=UNIQUE(A1:A3)"]]);
    expect(await values("Z5:AC5")).toEqual([[1, 2, 3, 4]]);
    expect(await values("C1:C3")).toEqual([[3], [0], [1]]);
  });
});

it.each([
  ["=TODAY()", "m/d/yyyy"],
  ["=NOW()", "m/d/yyyy h:mm"],
  ["=DATE(2026,1,31)", "m/d/yyyy"],
  ["=TIME(1,2,3)", "h:mm AM/PM"],
  ["=EDATE(46053,1)", "General"],
  ["=EOMONTH(46053,1)", "General"],
])("%s gives its cell the format %s", async (formula, format) => {
  const { book, sheet, write } = open();
  write("A1", [[formula]]);
  await book.settle();
  expect(sheet.read({ r: 0, c: 0, h: 1, w: 1 })[0]?.[0]?.numberFormat).toBe(format);
});

it("TODAY and NOW go with the user's clock", () =>
  inZone("America/Los_Angeles", async () => {
    vi.useFakeTimers({ toFake: ["Date"], now: new Date("2026-07-23T04:00:00Z") });
    const { write, values } = open();
    write("A1", [["=TODAY()", "=NOW()"]]);
    const evening = await values("A1:B1");
    vi.setSystemTime(new Date("2026-07-23T19:00:00Z"));
    write("C1", [[1]]);
    const noon = await values("A1:B1").finally(vi.useRealTimers);
    expect([evening, noon]).toEqual([[[46_225, 46_225.875]], [[46_226, 46_226.5]]]);
  }));
