import { describe, expect, it } from "vitest";
import { Calculation, Model, type Book } from "../../src/engine";
import { at, bookOf, plain } from "./support";

function withNames(formula: string, names: Record<string, string>): Book {
  const book = bookOf({ S: { A1: 7, B1: formula } });
  for (const [name, formula] of Object.entries(names)) book.addName({ name, sheet: null, formula });
  return book;
}

function shown(book: Book, address = "B1"): unknown {
  const { row, column } = at(address);
  const calculation = new Calculation(book);
  const refused = calculation.refused(0, row, column);
  return refused ? `refused: ${refused.what} ${refused.reason}` : plain(calculation.value(0, row, column));
}

const run = (book: Book): unknown =>
  new Model({ book, inputs: [at("A1")], outputs: [at("B1")] }).values([[7, 8]], 2)[0]!.map(plain);

const REFUSED = "the formula calls itself or nests too deeply";

describe("a formula that has no end, or none within the stack", () => {
  it.each<[string, string, Record<string, string>]>([
    ["a name that is itself", "=Loop+A1", { Loop: "=SUM(Loop,1)" }],
    ["names in a circle", "=Loop+A1", { Loop: "=Other", Other: "=Loop" }],
    ["a LAMBDA that calls itself", "=Again(A1)", { Again: "=LAMBDA(x,1+Again(x+1))" }],
    // Each call stopped by itself would leave as many as 2 to the depth.
    ["one that does so twice", "=Again(A1)", { Again: "=LAMBDA(x,Again(x)+Again(x))" }],
    [
      "one that does so through another function",
      "=Again(A1)",
      { Again: "=LAMBDA(x,REDUCE(0,SEQUENCE(2),LAMBDA(a,y,Again(y))))" },
    ],
    ["one that is handed itself", "=LET(f,LAMBDA(g,x,g(g,x+1)),f(f,A1))", {}],
  ])("%s is refused", (_name, formula, names) => {
    expect(shown(withNames(formula, names))).toBe(`refused: ${REFUSED}`);
    expect(() => run(withNames(formula, names))).toThrow(/calls itself or nests too deeply/);
  });

  it.each(["(", "@", "-", "IF(1,"])("a formula that begins with thousands of %s can't be read", (opening) => {
    expect(shown(bookOf({ S: { B1: `=${opening.repeat(4000)}A1` } }))).toMatch(/nested too deeply/);
  });

  it("nor one that ends with thousands of percent signs", () => {
    expect(shown(bookOf({ S: { A1: 7, B1: `=A1${"%".repeat(8000)}` } }))).toMatch(/nested too deeply/);
  });

  it("thousands of operators are computed where the stack suffices, else refused", () => {
    const book = bookOf({ S: { A1: 7, B1: `=A1${"&1".repeat(16_000)}` } });
    const joined = (first: number) => `${first}${"1".repeat(16_000)}`;
    expect([`refused: ${REFUSED}`, joined(7)]).toContain(shown(book));
    let values: unknown;
    try {
      values = run(book);
    } catch (thrown) {
      values = (thrown as Error).message;
    }
    if (Array.isArray(values)) expect(values).toEqual([joined(7), joined(8)]);
    else expect(values).toMatch(/calls itself or nests too deeply/);
  });

  it("INDIRECT finds no cells behind a name that leads to itself", () => {
    expect(shown(withNames('=INDIRECT("Loop")', { Loop: "=Other", Other: "=Loop" }))).toBe("#REF!");
    expect(shown(withNames('=INDIRECT("Twice")', { Twice: "=Once", Once: "=S!$A$1" }))).toBe(7);
  });

  it("a LAMBDA that ends is computed", () => {
    const names = { Factorial: "=LAMBDA(n,IF(n<2,1,n*Factorial(n-1)))" };
    expect(shown(withNames("=Factorial(A1+93)/Factorial(99)", names))).toBeCloseTo(100, 9);
    expect(run(withNames("=Factorial(A1)", names))).toEqual([5040, 40320]);
  });

  it.each([
    ["nested functions", (from: string) => `=${"IF(1,".repeat(30)}${from}+1${")".repeat(30)}`],
    ["functions that look aside", (from: string) => `=LET(x,${from},IFERROR(MAX(SUM(x,1)),0))`],
  ])("a long chain of %s", (_name, formula) => {
    const cells = Array.from({ length: 300 }, (_, i) => [`A${i + 2}`, formula(`A${i + 1}`)]);
    const book = bookOf({ S: { A1: 1, ...Object.fromEntries(cells) } });
    expect(shown(book, "A301")).toBe(301);
  });
});

describe("what stands beside the colon", () => {
  const cells = { A1: 1, A2: 2, A3: "=A1*10", B1: 3 };

  it("is a reference also where its cells vary", () => {
    const book = bookOf({ S: { ...cells, C1: "=SUM(A1:INDEX(A1:A3,3))", C2: "=COUNT(INDEX(A1:A3,B1):A1)" } });
    const one = new Model({ book, inputs: [at("A1")], outputs: [at("C1"), at("C2")] });
    expect(one.values([[1, 5]], 2)).toEqual([
      [13, 57],
      [3, 3],
    ]);
  });

  it("may be another one in each trial", () => {
    const book = bookOf({
      S: { ...cells, A3: 10, C1: "=SUM(A1:INDEX(A1:A3,B1))", C2: "=ROWS(A1:A3 A2:INDEX(A:A,B1))" },
    });
    const one = new Model({ book, inputs: [at("B1")], outputs: [at("C1"), at("C2")] });
    expect(one.values([[1, 2, 3]], 3)).toEqual([
      [1, 3, 13],
      [2, 1, 2],
    ]);
  });
});
