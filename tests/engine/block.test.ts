import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { agrees } from "../../src/engine/block/check";
import { Model } from "../../src/engine/block/model";
import { BLOCK } from "../../src/engine/evaluate/block";
import { constantsBehind } from "../../src/engine/questions/levers";
import { Calculation } from "../../src/engine/evaluate/calculation";
import { collectFunctions } from "../../src/engine/evaluate/custom";
import { Refused } from "../../src/engine/refused";
import { CellError } from "../../src/engine/values/cell-error";
import { overTrials, refresh } from "../support/over-trials";
import { at, bookOf, modelOf, plain, type Content } from "./support";

const INPUTS = ["A1", "A2", "A3"];

function compare(
  cells: Record<string, Content>,
  outputs: readonly string[],
  trials: readonly (readonly number[])[],
): void {
  const book = bookOf({ S: cells });
  refresh(book);
  expect(
    overTrials(
      book,
      INPUTS.map((input) => at(input)),
      outputs.map((output) => at(output)),
      trials,
    ),
  ).toEqual([]);
}

/** Values that meet edges: equal, zero, negative, whole, not. */
const value = fc.oneof(
  fc.constantFrom(0, 1, -1, 2, 0.5, 10, 1e-9, 100),
  fc.double({ min: -20, max: 20, noNaN: true }),
);

const OPERAND = fc.constantFrom(
  "A1",
  "A2",
  "A3",
  "B1",
  "B2",
  "B3",
  "B4",
  "B5",
  "2",
  "0.5",
  '"7"',
  '"x"',
  "TRUE",
  "1%",
);
const RANGE = fc.constantFrom("A1:A3", "A1:B5", "B1:B5", "A2:A3");
const expression = fc.letrec<{ value: string }>((tie) => ({
  value: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    OPERAND,
    fc
      .tuple(
        tie("value"),
        fc.constantFrom("+", "-", "*", "/", "^", "&", "=", "<>", "<", ">", "<=", ">="),
        tie("value"),
      )
      .map(([a, op, b]) => `(${a}${op}${b})`),
    fc
      .tuple(
        fc.constantFrom(
          "SUM",
          "MIN",
          "MAX",
          "AVERAGE",
          "COUNT",
          "COUNTA",
          "PRODUCT",
          "STDEV.S",
          "MEDIAN",
          "AND",
          "OR",
        ),
        RANGE,
        tie("value"),
      )
      .map(([f, r, v]) => `${f}(${r},${v})`),
    fc
      .tuple(
        fc.constantFrom(
          "ABS",
          "INT",
          "SIGN",
          "NOT",
          "N",
          "ISNUMBER",
          "ISERROR",
          "ISLOGICAL",
          "ISTEXT",
          "ISBLANK",
          "LEN",
          "-",
          "EXP",
          "SQRT",
          "ISEVEN",
        ),
        tie("value"),
      )
      .map(([f, v]) => `${f}(${v})`),
    fc.tuple(tie("value"), tie("value"), tie("value")).map(([c, a, b]) => `IF(${c},${a},${b})`),
    fc.tuple(tie("value"), tie("value")).map(([a, b]) => `IFERROR(${a},${b})`),
    fc.tuple(tie("value"), tie("value"), tie("value")).map(([i, a, b]) => `CHOOSE(${i},${a},${b})`),
    fc.tuple(tie("value"), tie("value"), tie("value")).map(([v, a, b]) => `SWITCH(${v},1,${a},"x",${b},0)`),
    fc.tuple(tie("value"), fc.constantFrom("0", "2", "-1")).map(([v, d]) => `ROUND(${v},${d})`),
    fc.tuple(tie("value"), RANGE).map(([v, r]) => `NPV(${v},${r})`),
    fc.tuple(RANGE, RANGE).map(([a, b]) => `SUMPRODUCT(${a}*${b})`),
    fc.tuple(OPERAND, OPERAND).map(([a, b]) => `SUMPRODUCT(${a},${b})`),
    fc.tuple(tie("value"), fc.constantFrom("B1:B5", "A1:A3")).map(([v, r]) => `MATCH(${v},${r},0)`),
    fc.tuple(tie("value"), fc.constantFrom("B1:B5", "A1:A3")).map(([v, r]) => `COUNTIF(${r},${v})`),
    fc.tuple(tie("value"), tie("value")).map(([v, i]) => `LET(x,${v},x*x+${i})`),
    fc.tuple(RANGE, tie("value")).map(([r, v]) => `SUM(MAP(${r},LAMBDA(x,x*${v})))`),
    fc.tuple(RANGE, tie("value")).map(([r, v]) => `INDEX(${r},IFERROR(MAX(1,${v}),1),1)`),
  ),
})).value;

describe("a block of trials", () => {
  it("is what each trial is by itself", () => {
    fc.assert(
      fc.property(
        fc.array(expression, { minLength: 1, maxLength: 3 }),
        fc.array(fc.tuple(value, value, value), { minLength: 1, maxLength: 10 }),
        (formulas, trials) => {
          const cells: Record<string, Content> = {
            A1: 1,
            A2: 2,
            A3: 3,
            B1: 5,
            B2: "text",
            B3: true,
            B4: null,
            B5: "#N/A",
          };
          // Each formula may read the one before, in the place of the blank cell.
          formulas.forEach((formula, i) => {
            cells[`C${i + 1}`] = `=${i > 0 ? formula.replaceAll("B4", `C${i}`) : formula}`;
          });
          compare(
            cells,
            formulas.map((_, i) => `C${i + 1}`),
            trials,
          );
        },
      ),
      { numRuns: 120 },
    );
  });

  it.each(["+", "-", "*", "/"])(
    "%s in each trial of a few, whichever of them is no number or nothing",
    (operator) => {
      const operands = [`A1${operator}A2`, `A1${operator}0.3`, `0.3${operator}A1`, `A1${operator}0`];
      // The last step of a formula, which may come to nothing, and one before it.
      const formulas = operands.flatMap((one) => [`=${one}`, `=(${one})*2`, `=SUM(${one},A2)`]);
      const cells = Object.fromEntries(formulas.map((formula, i) => [`C${i + 1}`, formula]));
      const odd = [
        [1e308, -1e308],
        [1.7e308, 1.7e308],
        [0, 0],
        [-3, 3],
        [0.3 - 2e-16, 0.3],
        [2e-16 - 0.3, 0.3],
      ] as const;
      for (const special of odd)
        // Eight of them are computed in one turn.
        for (let at = 0; at < 11; at++) {
          const trials = Array.from({ length: 11 }, (_, i) =>
            i === at ? [...special, 0] : [i + 1.5, i - 2.25, 0],
          );
          compare({ A1: 1, A2: 2, A3: 3, ...cells }, Object.keys(cells), trials);
        }
    },
  );

  it("a sum of many cells that vary", () => {
    const cells = Object.fromEntries(
      Array.from({ length: 9 }, (_, i) => [`C${i + 1}`, `=A${1 + (i % 3)}*${i + 1}`]),
    );
    const sums = { D1: "=SUM(C1:C9)", D2: "=SUM(C1:C4,1)", D3: "=AVERAGE(C1:C9)", D4: "=SUM(C1:C3)" };
    const trials = Array.from({ length: 11 }, (_, i) => [i + 0.5, 3 * i, -i * i] as const);
    compare({ A1: 1, A2: 2, A3: 3, ...cells, ...sums }, Object.keys(sums), trials);
  });

  it.each(["=", "<>", "<", ">", "<=", ">="])("A1%sA2, whichever trial is the first", (operator) => {
    const trials = [1, 2, 3, 2, 1].map((x) => [x, 2, 0] as const);
    for (let first = 0; first < 3; first++)
      compare({ A1: 1, A2: 2, A3: 3, C1: `=A1${operator}A2` }, ["C1"], trials.slice(first));
  });

  it("many blocks are one after another", () => {
    const trials = Array.from({ length: BLOCK + 300 }, (_, i) => [i / 7, 3, i % 5] as const);
    compare(
      { A1: 1, A2: 2, A3: 3, C1: "=A1*A3+A2", C2: '=IF(C1>500,C1/A3,"low")', C3: "=SUM(C1:C2)" },
      ["C1", "C2", "C3"],
      trials,
    );
  });

  it("as many cells as vary at once, in smaller blocks where they take more memory", () => {
    const trials = Array.from({ length: 300 }, (_, i) => i);
    const wide = modelOf({ A1: 1, B1: "=SUM(A1*ROW(A1:A40000))" }, ["A1"], ["B1"]);
    const sum = (40_000 * 40_001) / 2;
    expect(wide.values([trials], 300)[0]).toEqual(trials.map((x) => x * sum));
    const tooWide = modelOf({ A1: 1, B1: "=SUM(A1*ROW(A1:A400000))" }, ["A1"], ["B1"]);
    expect(() => tooWide.values([trials], 32)).toThrow("more cells at once than there is memory for");
  });

  it("room that nobody reads any more is used again", () => {
    const chain = Object.fromEntries(Array.from({ length: 1200 }, (_, i) => [`B${i + 2}`, `=B${i + 1}+1`]));
    const counts: number[] = [];
    modelOf({ A1: 1, B1: "=A1", ...chain }, ["A1"], ["B1201"]).run(
      [new Float64Array(BLOCK)],
      BLOCK,
      (_outputs, _first, count) => counts.push(count),
    );
    expect(counts).toEqual([BLOCK]);
  });

  it("large numbers beside each other are no overflow", () => {
    const [found] = modelOf({ A1: 1, B1: "=A1*1.7" }, ["A1"], ["B1"]).values([Array(9).fill(1e308)], 9);
    expect(found).toEqual(Array(9).fill(1.7e308));
  });

  it("a lookup in a table, text that feeds numbers, and errors on the way", () => {
    compare(
      {
        A1: 1,
        A2: 2,
        A3: 3,
        D1: 0,
        D2: 2,
        D3: 5,
        E1: "low",
        E2: "mid",
        E3: "high",
        C1: "=VLOOKUP(A1,D1:E3,2)",
        C2: '=LEN(C1)&"x"',
        C3: "=IFERROR(VALUE(LEFT(C2,1))*A2,-1)",
        C4: '=XLOOKUP(A3,D1:D3,E1:E3,"none",-1)',
        C5: '=SUMIFS(D1:D3,D1:D3,">"&A1)',
      },
      ["C1", "C2", "C3", "C4", "C5"],
      [
        [0, 1, 2],
        [2, 1, 2],
        [5.5, -1, 9],
        [-1, 1, -3],
      ],
    );
  });
});

describe("the slice", () => {
  const steps = (one: Model) => one.slice.steps.map(({ cell }) => cell.formula);

  it("holds what lies between inputs and outputs, each after what it reads", () => {
    const found = modelOf(
      { A1: 1, A2: 2, B1: "=A1*2", B2: "=A2*2", C1: "=B1+B2", D1: "=C1+1", E1: "=B1" },
      ["A1"],
      ["C1"],
    );
    expect(steps(found)).toEqual(["=A1*2", "=B1+B2"]);
  });

  it("what Excel shows stands for everything outside, known here or not", () => {
    const book = bookOf({ S: { A1: 1, B1: "=OTHER.ADDIN(3)", C1: "=A1+B1" } });
    book.sheets[0]!.set(0, 1, { value: 40, formula: "=OTHER.ADDIN(3)", language: "cell" });
    const found = new Model({ book, inputs: [at("A1")], outputs: [at("C1")] });
    expect(found.values([[1, 2]], 2)).toEqual([[41, 42]]);
  });

  it("an input that no output depends on is named", () => {
    expect(modelOf({ A1: 1, A2: 2, B1: "=A1" }, ["A1", "A2"], ["B1"]).slice.idle).toEqual([1]);
  });

  it("an input's own formula is not computed", () => {
    expect(modelOf({ A1: "=2+3", B1: "=A1*2" }, ["A1"], ["B1"]).values([[7]], 1)).toEqual([[14]]);
  });

  it("a circle that the inputs run through is named", () => {
    expect(() => modelOf({ A1: 1, B1: "=A1+C1", C1: "=B1/2" }, ["A1"], ["C1"])).toThrow(
      new Refused("a circle", "S!C1 → S!B1 → S!C1").message,
    );
  });

  it("what INDEX counts with is no corner of a range: no circle where there is none", () => {
    const found = modelOf({ A1: 1, A2: 5, A3: 2, B2: "=SUM(A2:INDEX(A2:A3,A1))" }, ["A1"], ["B2"]);
    expect(found.values([[1, 2]], 2)).toEqual([[5, 7]]);
    const counted = modelOf(
      { A1: 1, A2: 5, A3: 6, C1: "=A1+1", B2: "=SUM(INDEX(A2:A3,C1):A3)" },
      ["A1"],
      ["B2"],
    );
    expect(counted.values([[0, 1]], 2)).toEqual([[11, 6]]);
    const below = modelOf({ A1: 1, A2: 5, B2: "=SUM(A1:INDEX(A1:A2,C3))", C3: 2 }, ["A1", "C3"], ["B2"]);
    expect(
      below.values(
        [
          [1, 2],
          [1, 2],
        ],
        2,
      ),
    ).toEqual([[1, 7]]);
  });

  it("holds the cells that SUMIF adds beyond those that it is given", () => {
    const cells = { A1: 1, A2: 2, B1: 10, B2: "=C1*2", C1: 7, D1: '=SUMIF(A1:A2,">0",B1)' };
    expect(modelOf(cells, ["C1"], ["D1"]).values([[7, 8]], 2)).toEqual([[24, 26]]);
  });

  it("holds the cells between two names, also where one of them stood before", () => {
    const book = bookOf({ S: { A1: 1, A2: "=C1*2", A3: 3, C1: 7, D1: "=SUM(Start)+SUM(Start:End)" } });
    book.addName({ name: "Start", sheet: null, formula: "=S!$A$1" });
    book.addName({ name: "End", sheet: null, formula: "=S!$A$3" });
    const found = new Model({ book, inputs: [at("C1")], outputs: [at("D1")] });
    expect(found.values([[7, 8]], 2)).toEqual([[19, 21]]);
  });

  it("a circle outside keeps its values", () => {
    const found = modelOf({ A1: 1, B1: "=C1", C1: "=B1", D1: "=A1" }, ["A1"], ["D1"]);
    expect(found.values([[5]], 1)).toEqual([[5]]);
  });

  it.each([
    ["=OFFSET(A1,0,0)", "OFFSET"],
    ['=INDIRECT("A1")', "INDIRECT"],
    ["=OTHER.ADDIN(A1)", "OTHER.ADDIN"],
    ["=[1]Sheet1!A1+A1", "[1]Sheet1!A1"],
    ["=COUNTIF((A1,A2),1)", "a union"],
  ])("%s is refused by name", (formula, what) => {
    const run = () => modelOf({ A1: 1, A2: 2, B1: formula }, ["A1"], ["B1"]).values([[1]], 1);
    expect(run).toThrow(Refused);
    expect(run).toThrow(what);
  });

  it("OFFSET that reads nothing that varies keeps its value", () => {
    const book = bookOf({ S: { A1: 1, A2: 5, B1: "=OFFSET(A2,0,0)", C1: "=A1+B1" } });
    book.sheets[0]!.set(0, 1, { value: 5, formula: "=OFFSET(A2,0,0)", language: "cell" });
    expect(new Model({ book, inputs: [at("A1")], outputs: [at("C1")] }).values([[2]], 1)).toEqual([[7]]);
  });

  it("RAND draws in every trial, and the cell that does is named", () => {
    let next = 0;
    const found = new Model({
      book: bookOf({ S: { A1: 1, B1: "=A1+RAND()" } }),
      inputs: [at("A1")],
      outputs: [at("B1")],
      random: () => next++ / 8,
    });
    expect(found.slice.drawing).toEqual(["S!B1"]);
    expect(found.values([[1, 1, 1]], 3)).toEqual([[1, 1.125, 1.25]]);
  });

  it("a chain as long as a sheet", () => {
    const cells: Record<string, Content> = { A1: 1 };
    for (let row = 2; row <= 50_000; row++) cells[`A${row}`] = `=A${row - 1}+1`;
    expect(modelOf(cells, ["A1"], ["A50000"]).values([[5]], 1)).toEqual([[50_004]]);
    expect(plain(new Calculation(bookOf({ S: cells })).value(0, 49_999, 0))).toBe(50_000);
  });

  it("an array formula that spills, in part and whole", () => {
    const book = bookOf({ S: { A1: 1, A2: 2, C1: "=SUM(B1#)*10", C2: "=B2" } });
    book.sheets[0]!.set(0, 1, {
      value: 0,
      formula: "=A1:A2*2",
      language: "cell",
      array: { top: 0, left: 1, bottom: 1, right: 1 },
    });
    const found = new Model({ book, inputs: [at("A1"), at("A2")], outputs: [at("C1"), at("C2")] });
    expect(
      found.values(
        [
          [1, 3],
          [2, 4],
        ],
        2,
      ),
    ).toEqual([
      [60, 140],
      [4, 8],
    ]);
  });

  it("an error is a result of its trial", () => {
    const [results] = modelOf({ A1: 1, B1: "=1/A1" }, ["A1"], ["B1"]).values([[0, 2]], 2);
    expect(results![0]).toBeInstanceOf(CellError);
    expect(results![1]).toBe(0.5);
  });
});

describe("the last sum of a formula", () => {
  it.each([
    ["A1+A2-A3", [0, -1, 0, 2]],
    ["A1+A2+-A3", [0, -1, 0, 2]],
    ["A3-(A1+A2)", [0, 1, 0, -2]],
    ["A1+A2-0.3", [0, 2.7, 0.5, 6.7]],
    ["0.3-(A1+A2)", [0, -2.7, -0.5, -6.7]],
  ])("%s is nothing in those trials in which its 15 digits are", (formula, expected) => {
    const book = bookOf({ S: { A1: 1, A2: 2, A3: 3, B1: `=${formula}` } });
    const model = new Model({ book, inputs: INPUTS.map((a) => at(a)), outputs: [at("B1")] });
    const trials = [
      [0.1, 1, 0.1, 5],
      [0.2, 2, 0.7, 2],
      [0.3, 4, 0.8, 5],
    ];
    const [found] = model.values(trials, 4);
    expected.forEach((value, trial) =>
      value === 0 ? expect(found![trial]).toBe(0) : expect(found![trial]).toBeCloseTo(value, 12),
    );
  });

  it.each([
    ["A1-0.3", 0.3 - 2e-16, 0],
    ["A1+1E+307", 1.79e308, "#NUM!"],
  ])("%s of one trial among others, at each place", (formula, input, expected) => {
    for (let place = 0; place < 9; place++) {
      const model = new Model({
        book: bookOf({ S: { A1: 1, B1: `=${formula}` } }),
        inputs: [at("A1")],
        outputs: [at("B1")],
      });
      const [found] = model.values([Array.from({ length: 9 }, (_, i) => (i === place ? input : 1))], 9);
      expect(found!.map(plain).map((value) => value === expected)).toEqual(found!.map((_, i) => i === place));
    }
  });
});

describe("a function of an add-in", () => {
  const calledWith = (implementation: (cells: unknown[][]) => unknown[][]) => {
    const sizes: number[] = [];
    const custom = new Map([
      [
        "OWN",
        (given: unknown) => {
          const cells = given as unknown[][];
          sizes.push(cells.length);
          return implementation(cells);
        },
      ],
    ]);
    const book = bookOf({ S: { A1: 1, B1: "=OWN(A1)" } });
    const model = new Model({ book, inputs: [at("A1")], outputs: [at("B1")], custom });
    const trials = Array.from({ length: 100 }, (_, i) => i);
    return [1, 2, 3].map(() => {
      sizes.length = 0;
      return { values: model.values([trials], 100)[0], sizes: [...sizes] };
    });
  };
  const single = Array<number>(100).fill(1);

  it("that computes cell by cell is called once for all trials, when the first have shown that it does", () => {
    const runs = calledWith((cells) => cells.map((row) => row.map((cell) => Number(cell) * 2)));
    for (const { values } of runs) expect(values).toEqual(Array.from({ length: 100 }, (_, i) => 2 * i));
    expect(runs.map(({ sizes }) => sizes)).toEqual([[100, ...single], [100], [100]]);
  });

  it("that makes one value of many cells is called for each trial, and no more for all", () => {
    const runs = calledWith((cells) => [[cells.flat().reduce<number>((sum, cell) => sum + Number(cell), 0)]]);
    for (const { values } of runs) expect(values).toEqual(Array.from({ length: 100 }, (_, i) => i));
    expect(runs.map(({ sizes }) => sizes)).toEqual([[100, ...single], single, single]);
  });
});

it.each([
  ["invalidValue", "#VALUE!"],
  ["notAvailable", "#N/A"],
  ["divisionByZero", "#DIV/0!"],
  ["invalidNumber", "#NUM!"],
  ["nullReference", "#NULL!"],
  ["invalidName", "#NAME?"],
  ["invalidReference", "#REF!"],
])("a function of an add-in that throws Excel's %s shows %s", (name, shown) => {
  const custom = collectFunctions((runtime) => {
    const {
      associate,
      Error: RuntimeError,
      ErrorCode,
    } = runtime as {
      associate: (id: string, own: () => never) => void;
      Error: new (code: string) => Error;
      ErrorCode: Record<string, string>;
    };
    associate("OWN", () => {
      throw new RuntimeError(ErrorCode[name]!);
    });
  });
  const calculation = new Calculation(bookOf({ S: { A1: "=OWN()" } }), { custom });
  expect(plain(calculation.value(0, 0, 0))).toBe(shown);
});

describe("a function of an add-in with several arguments", () => {
  /** Cell by cell beside a number, a running total beside a word. */
  const own = (cells: unknown, how: unknown) => {
    const numbers = (cells as unknown[][]).map(([cell]) => Number(cell));
    const [[by]] = how as [[unknown]];
    let total = 0;
    return numbers.map((x) => [typeof by === "number" ? x * by : (total += x)]);
  };
  const book = bookOf({ S: { A1: 1, B1: "=OWN(A1,3)", C1: '=OWN(A1,"sum")', D1: "=OWN(A1,A1)" } });
  const model = new Model({
    book,
    inputs: [at("A1")],
    outputs: [at("B1"), at("C1"), at("D1")],
    custom: new Map([["OWN", own]]),
  });

  it("is tried for each kind of them, and gets each block's values", () => {
    const trials = Array.from({ length: BLOCK + 300 }, (_, i) => i);
    expect(model.values([trials], trials.length)).toEqual([
      trials.map((x) => 3 * x),
      trials,
      trials.map((x) => x * x),
    ]);
  });
});

describe("an input that a cell shows as it is", () => {
  it("stays what it was given, whatever is computed behind", () => {
    const book = bookOf({
      S: { A1: 10, B1: "=IF(C1=1,C2,A1)", D1: "=B1*2", E1: "=D1+1", F1: "=B1+E1" },
    });
    const given = Float64Array.from([10, 20]);
    const model = new Model({ book, inputs: [at("A1")], outputs: [at("F1"), at("B1")] });
    expect(model.values([given], 2)).toEqual([
      [31, 61],
      [10, 20],
    ]);
    expect([...given]).toEqual([10, 20]);
  });
});

describe("what may be varied", () => {
  it("are numbers that somebody has assumed, not those that count periods", () => {
    const book = bookOf({
      S: {
        A1: 1,
        A2: 2,
        A3: 3,
        B1: "=A1*$C$1",
        B2: "=A2*$C$1",
        B3: "=A3*$C$1",
        C1: 100,
        C2: 7,
        D1: "=SUM(B1:B3)+C2",
      },
    });
    expect(constantsBehind(book, [at("D1")], 100)).toEqual([at("C2"), at("C1")]);
  });
});

describe("texts that are complex numbers", () => {
  it.each([
    ["1+i", "1.00000000000001+i", true],
    ["2.5-3j", "2.5-3.00000000000001j", true],
    ["1+i", "1.001+i", false],
    ["1+i", "1+j", false],
    ["1.5 units", "1.50000000000001 units", false],
  ])("“%s” and “%s” agree: %s", (shown, computed, same) => {
    expect(agrees(shown, computed)).toBe(same);
  });
});

describe("a check that says the same in every trial", () => {
  const trials = Array.from({ length: 100 }, (_, i) => i + 1);

  it.each([
    ["text", '=IF(A1>0,"OK","–")', 'B1="OK"'],
    ["error", "=IF(A1>0,1/0,A1)", "ISERROR(B1)"],
  ])("is one %s: what asks for it isn't computed trial by trial", (_, check, asks) => {
    const book = bookOf({ S: { A1: 1, B1: check, C1: `=IF(${asks},COUNTED(5),0)`, D1: "=C1+A1" } });
    let calls = 0;
    const custom = new Map([["COUNTED", () => ++calls && [[5]]]]);
    const model = new Model({ book, inputs: [at("A1")], outputs: [at("D1")], custom });
    expect(model.values([trials], 100)).toEqual([trials.map((value) => 5 + value)]);
    expect(calls).toBe(1);
    expect(model.values([[1, -1]], 2)).toEqual([[6, -1]]);
  });
});
