import { describe, expect, it } from "vitest";
import { auditPage, bears, textOf, type Audit, type ColumnRole } from "../../src/audit";
import { readPasted } from "../../src/audit/paste";

const audited = (text: string): Audit => auditPage(readPasted(text));
const cells = (text: string) => readPasted(text).cells.map((row) => row.map(textOf));
const roles = ({ tables }: Audit, k = 0): ColumnRole[] => tables[k]!.columns.map(({ role }) => role);
/** "90%: exact", or "90%" where it isn't judged. */
const verdicts = ({ claims }: Audit) =>
  claims.map(({ text, judged, readings }) => (judged ? `${text}: ${readings[0]!.verdict}` : text));

describe("what is pasted", () => {
  it("tables without a header are read by their figures", () => {
    const audit = audited("Training\t$10M\t$1M\t90%\nInference\t$50K\t$5K\t90%\nData\t$30K\t$6K\t80%");
    expect(audit.tables[0]!.table.area).toMatchObject({ headers: 0, rows: 3, columns: 4 });
    expect(audit.tables[0]!.columns[0]!.role).toBe("label");
  });

  it("merged heads name what they span", () => {
    const audit = audited(
      "<table><tr><th rowspan=2>Item</th><th colspan=2>Cost</th><th rowspan=2>Savings</th></tr><tr><th>Before</th><th>After</th></tr><tr><td>A</td><td>$10</td><td>$1</td><td>90%</td></tr></table>",
    );
    expect(audit.tables[0]!.table.names).toEqual(["Item", "Cost Before", "Cost After", "Savings"]);
    expect(verdicts(audit)).toEqual(["90%: exact"]);
  });

  it("footnote marks change nothing, and dashes are no figures", () => {
    const audit = audited(
      "| Item | Before | After | Savings |\n|-|-|-|-|\n| A | $10* | $1† | 90%‡ |\n| B | $4 | – | — |\n| C | n/a | $2 | - |",
    );
    expect(verdicts(audit)).toEqual(["90%‡: exact"]);
  });

  it("raised figures are powers, and footnote numbers in brackets are left out", () => {
    const row = (cell: string) => cells(`<table><tr><td>a</td><td>${cell}</td></tr></table>`)[0]![1];
    expect(row("10<sup>3</sup>")).toBe("10^3");
    expect(row("10x<sup>[1]</sup>")).toBe("10x");
  });

  it("two tables side by side are two", () => {
    const audit = audited(
      "Item\tBefore\tAfter\tSaved\t\tItem\tOld\tNew\tSpeedup\nA\t$10\t$1\t90%\t\tB\t100 s\t10 s\t10x",
    );
    expect(audit.tables.map(({ table }) => table.area.column)).toEqual([0, 5]);
    expect(verdicts(audit)).toEqual(["90%: exact", "10x: exact"]);
  });

  it("one row, one column", () => {
    expect(verdicts(audited("| A | Before | After | Savings |\n|-|-|-|-|\n| x | 10 | 1 | 90% |"))).toEqual([
      "90%: exact",
    ]);
    const column = audited("Cost\n10\n20\n30");
    expect(column.tables[0]!.table.area).toMatchObject({ rows: 4, columns: 1 });
    expect(column.claims).toEqual([]);
    expect(audited("10x").claims).toMatchObject([{ text: "10x", judged: false }]);
    expect(audited("").claims).toEqual([]);
  });

  it("units in the header count for all figures below", () => {
    const audit = audited(
      'Item,"Cost, $K",After ($K),Savings\nA,500,50,$450K\nB,1000,100,$0.9M\nC,20,10,$20K',
    );
    expect(verdicts(audit)).toEqual(["$450K: exact", "$0.9M: exact", "$20K: differs"]);
    expect(audit.claims[2]!.readings[0]!.computed).toBe(10000);
  });

  it("mixed units of one column are brought to one", () => {
    const audit = audited(
      "| Job | Before | After | Speedup |\n|-|-|-|-|\n| A | 24 min | 36 s | 40x |\n| B | 1.02 ms | 714 µs | 1.4x |\n| C | 2 GB | 500 MB | 4x |\n| D | 2 h | $5 | 3x |",
    );
    expect(verdicts(audit).slice(0, 3)).toEqual(["40x: exact", "1.4x: rounded", "4x: exact"]);
    // Hours and dollars have nothing to do with each other.
    expect(audit.claims[3]!.judged).toBe(false);
  });

  it("several tables with text between", () => {
    const audit = audited(
      "# Report\n\nWhat we saved, and how.\n\n| A | Before | After | Savings |\n|-|-|-|-|\n| x | $10 | $1 | $9 |\n| Total | $10 | $1 | $9 |\n\nTotal savings: $9 (90%)\n\n## More\n\nItem,Before,After,Gain\nx,1,2,100%\ny,2,3,50%\n\nThe end, my friends, is near.",
    );
    expect(audit.tables).toHaveLength(2);
    expect(audit.page.lines.map(({ heading }) => heading)).toEqual([true, false, false, true, false]);
    expect(verdicts(audit)).toContain("90%: exact");
    expect(verdicts(audit).slice(-2)).toEqual(["100%: exact", "50%: exact"]);
  });

  it("nothing in pasted HTML runs, loads or is shown", () => {
    const html = `<script>alert(1)</script><img src=x onerror="alert(2)"><style>td{}</style>
      <table onload="alert(3)"><tr><th>A</th><th>Saved</th></tr><tr><td>a &lt;script&gt; b</td><td>10%<script>20%</script></td></tr></table>
      <p>After <b>all</b> 5 < 6 & 7 > 6</p><iframe srcdoc="<p>x"></iframe>`;
    const all = cells(html);
    expect(all).toEqual([["A", "Saved"], ["a <script> b", "10%"], [], ["After all 5 < 6 & 7 > 6"]]);
  });

  it("broken HTML loses no text", () => {
    expect(cells("<table><tr><td>a<td>1<tr><td>b<td>2").filter((row) => row.length)).toEqual([
      ["a", "1"],
      ["b", "2"],
    ]);
    expect(cells("<p>a</p><table></table><p>b</p>")).toEqual([["a"], ["b"]]);
    expect(cells("<td>5 <unfinished")[0]?.join(" ") ?? "").not.toContain("undefined");
  });

  it("formulas stay the texts they are", () => {
    const all = cells("Item,Value\na,=1+1\nb,+SUM(A1)\nc,@x\nd,5");
    expect(all.slice(0, 5).map((row) => row[1])).toEqual(["Value", "=1+1", "+SUM(A1)", "@x", "5"]);
  });

  it("fields in quotation marks hold delimiters and line ends", () => {
    expect(cells('a,b\n"1,000","say ""x"""\n"two\nlines",3')).toEqual([
      ["a", "b"],
      ["1,000", 'say "x"'],
      ["two\nlines", "3"],
      [],
    ]);
  });

  it("prose with commas or bars is no table", () => {
    const page = readPasted("Hello, world\nOne, two\na | b alone\nHe said: use a|b");
    expect(page.tables).toEqual([]);
    expect(page.lines).toHaveLength(4);
  });

  it("claims that nothing has to do with are not judged, whatever comes near", () => {
    const audit = audited("| Part | Cost | Quality Gain |\n|-|-|-|\n| A | $10K | +13% |\n| B | $5K | +8% |");
    expect(audit.claims.every(({ judged }) => !judged)).toBe(true);
    expect(audit.claims[0]!.note).toMatch(/No other figure/);
  });

  it("a claim that the figures contradict says by how much", () => {
    const { readings } = audited("| A | Before | After | Savings |\n|-|-|-|-|\n| x | $100 | $20 | 90% |")
      .claims[0]!;
    expect(bears(readings[0]!)).toBe(false);
    expect(readings[0]).toMatchObject({ verdict: "differs", computed: 0.8 });
    expect(readings[0]!.miss).toBeCloseTo(0.125);
  });

  it("columns that the user sets are taken as set", () => {
    const page = readPasted("| A | X | Y | Z |\n|-|-|-|-|\n| x | 10 | 5 | 50% |\n| y | 20 | 5 | 75% |");
    expect(roles(auditPage(page))[3]).toBe("quantity");
    const set = auditPage(page, new Map([[0, new Map<number, ColumnRole>([[3, "rate"]])]]));
    expect(roles(set)).toEqual(["label", "before", "after", "rate"]);
    expect(verdicts(set)).toEqual(["50%: exact", "75%: exact"]);
  });

  it("the only other figures are taken for those after, where claims are made and the user doesn’t say otherwise", () => {
    const page = readPasted(
      "| A | Before | X | Savings |\n|-|-|-|-|\n| x | 10 | 5 | 50% |\n| y | 20 | 5 | 75% |",
    );
    const set = (role: ColumnRole) => roles(auditPage(page, new Map([[0, new Map([[2, role]])]])))[2];
    expect(roles(auditPage(page))[2]).toBe("after");
    expect([set("quantity"), set("cost")]).toEqual(["quantity", "cost"]);
    expect(roles(audited("| A | Before | X |\n|-|-|-|\n| x | 10 | 5 |\n| y | 20 | 5 |"))[2]).toBe("quantity");
  });

  it("ids half of which are numbers name no rows where a column of words does", () => {
    const audit = audited(
      "| Id | Job | Before | After | Savings |\n|-|-|-|-|-|\n| 1 | x | 10 | 5 | 50% |\n| z | y | 20 | 5 | 75% |",
    );
    expect(roles(audit)).toEqual(["text", "label", "before", "after", "rate"]);
  });

  it("a row that a column names is found in a table of any length", () => {
    const rows = Array.from(
      { length: 100 },
      (_, k) => `| m${k + 1} | ${k + 1} | ${k < 99 ? `${k - 99}%` : "–"} |`,
    );
    const audit = audited(["| Format | Size | Delta to m100 |", "|-|-|-|", ...rows].join("\n"));
    expect(verdicts(audit).filter((one) => one.endsWith(": exact"))).toHaveLength(99);
  });

  it.each([
    [30, true],
    [31, false],
  ])("%i gains are compounded: %s, as a formula is no longer than Excel takes", (count, compounded) => {
    const rows = Array.from({ length: count }, (_, k) => `| s${k} | 10% |`);
    const total = `| Total | ${((1.1 ** count - 1) * 100).toFixed(1)}% |`;
    const { claims } = audited(["| Step | Gain |", "|-|-|", ...rows, total].join("\n"));
    const read = claims.at(-1)!.readings.find(({ relation }) => relation === "compounding");
    expect(read?.verdict).toBe(compounded ? "rounded" : undefined);
  });
});

describe("the cost of reading and proposing", () => {
  /** Readings that are tried, and characters that are looked at one by one. */
  function steps(rows: number): number {
    const text = [
      "| Item | Before | After | Savings | Saved |\n|-|-|-|-|-|",
      ...Array.from(
        { length: rows },
        (_, k) => `| Item ${k} | $${1000 + k} | $${500 + k} | $500 | ${(50_000 / (1000 + k)).toFixed(1)}% |`,
      ),
    ].join("\n");
    let count = 0;
    const { isFinite } = Number;
    const { charAt, charCodeAt } = String.prototype;
    Number.isFinite = (value: unknown) => {
      count++;
      return isFinite(value);
    };
    String.prototype.charAt = function (this: string, at: number) {
      count++;
      return charAt.call(this, at);
    };
    String.prototype.charCodeAt = function (this: string, at: number) {
      count++;
      return charCodeAt.call(this, at);
    };
    try {
      const { claims } = audited(text);
      expect(claims.filter(({ judged, readings }) => judged && bears(readings[0]!)).length).toBe(2 * rows);
    } finally {
      Number.isFinite = isFinite;
      Object.assign(String.prototype, { charAt, charCodeAt });
    }
    return count;
  }

  it("grows with the rows", () => {
    const [short, long] = [steps(500), steps(2000)];
    expect(long).toBeLessThan(4.5 * short);
    expect(long / 2000).toBeLessThan(400);
  });
});
