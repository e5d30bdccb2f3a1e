/** What a cell may hold besides one plain figure, and what its column and row say of it. */
import { describe, expect, it } from "vitest";
import {
  auditPage,
  bears,
  decimalsOf,
  textOf,
  type Audit,
  type ColumnRole,
  type Page,
  type RowRole,
} from "../../src/audit";
import { readPasted } from "../../src/audit/paste";

const audited = (text: string): Audit => auditPage(readPasted(text));
/** "90%: exact", or "90%" where it isn't judged. */
const verdicts = ({ claims }: Audit) =>
  claims.map(({ text, judged, readings }) => (judged ? `${text}: ${readings[0]!.verdict}` : text));
const roles = ({ tables }: Audit) => tables[0]!.columns.map(({ role }) => role);

describe("a cell", () => {
  it("with a figure in brackets beside its own holds a claim about it", () => {
    const audit = audited(
      "| Tool | Time (speedup) |\n|-|-|\n| a | 8 s (1.0x) |\n| b | 4 s (2.0x) |\n| c | 2 s (3x) |",
    );
    expect(roles(audit)).toEqual(["label", "quantity"]);
    expect(verdicts(audit)).toEqual(["1.0x: exact", "2.0x: exact", "3x: differs"]);
    expect(audit.claims[1]!.ref).toMatchObject({ row: 2, column: 1, part: { from: 5, length: 4 } });
  });

  it("with two figures of two kinds is compared kind by kind", () => {
    const audit = audited(
      "| Case | Before | After | Speedup | Memory saved |\n|-|-|-|-|-|\n| a | 20 ms / 800 KB | 10 ms / 200 KB | 2x | 75% |",
    );
    expect(verdicts(audit)).toEqual(["2x: exact", "75%: exact"]);
  });

  it("with a change is what the row’s claim is about", () => {
    const audit = audited("| Cost | Spend | Saved |\n|-|-|-|\n| a | $5 → $3 | 40% |\n| b | $8 -> $2 | 70% |");
    expect(verdicts(audit)).toEqual(["40%: exact", "70%: differs"]);
  });

  it("with a score says what it is out of; an overall score is no sum", () => {
    const audit = audited(
      "| Part | Before | After | Gain |\n|-|-|-|-|\n| a | 70/100 | 90/100 | +20 |\n| b | 80/100 | 90/100 | +10 |\n| Overall | 75/100 | 90/100 | +15 |",
    );
    expect(roles(audit)).toEqual(["label", "before", "after", "difference"]);
    expect(verdicts(audit)).toEqual(["+20: exact", "+10: exact", "75: exact", "90: exact", "+15: exact"]);
  });

  it("with an arrow or a picture is read without it", () => {
    const audit = audited(
      "| Metric | Before | After | Change |\n|-|-|-|-|\n| a | 400 ms | 200 ms | ⬇️ 50% |\n| b | 100 | 250 | ↑ 150% |\n| c | 10 s | 2 s | ⚡ 80% faster |",
    );
    expect(verdicts(audit)).toEqual(["50%: exact", "150%: exact", "80% faster: exact"]);
  });

  it("with figures of one kind is left unread, and it is said why", () => {
    const audit = audited("| A | Before | After | Saved |\n|-|-|-|-|\n| x | $10 | $1 | 92.1 / 85.3 |");
    expect(audit.claims[0]).toMatchObject({
      judged: false,
      note: expect.stringContaining("Several figures"),
    });
  });

  it("with half a bracket is left unread", () => {
    const audit = audited("| A | Before | After | Saved |\n|-|-|-|-|\n| x | $10 | $1 | 90%) |");
    expect(audit.claims).toMatchObject([{ text: "90%)", figure: null, judged: false }]);
  });

  it.each([
    [
      "a heading that is a year",
      [
        ["Cost", "2023", "%"],
        ["a", "90", "45"],
      ],
    ],
    [
      "a name that ends in a digit",
      [
        ["Card", "Is"],
        ["A2", "x"],
      ],
    ],
  ])("with a sign alone isn’t joined to %s", (_, rows) => {
    const html = rows.map((row) => `<tr>${row.map((cell) => `<td>${cell}</td>`).join("")}</tr>`).join("");
    expect(readPasted(`<table>${html}</table>`).cells.slice(0, 2)).toEqual(rows);
  });

  it("of a filing keeps its figures that have a scale", () => {
    const page = readPasted("<table><tr><td>Sales</td><td>$</td><td>10.2M</td></tr></table>");
    expect(page.cells[0]).toEqual(["Sales", "$10.2M"]);
  });

  it("of a filing has its signs back", () => {
    const row = (name: string, now: string, before: string, less: string, rate: string) =>
      `<tr><td>${name}</td><td>$</td><td>${now}</td><td>$</td><td>${before}</td><td>$</td><td>(${less}</td><td>)</td><td>(${rate}</td><td>)%</td></tr>`;
    const audit = audited(
      `<table><tr><td></td><td></td><td>FY2023</td><td></td><td>FY2022</td><td colspan=5>Change</td></tr>${row("Sales", "900", "1,000", "100", "10")}${row("Profit", "450", "600", "150", "25")}</table>`,
    );
    expect(audit.page.cells[1]!.map(textOf)).toEqual(["Sales", "$900", "$1,000", "$(100)", "(10)%"]);
    expect(roles(audit)).toEqual(["label", "after", "before", "difference", "rate"]);
    expect(verdicts(audit)).toEqual(["$(100): exact", "(10)%: exact", "$(150): exact", "(25)%: exact"]);
  });
});

describe("columns and rows", () => {
  it("a bare number under “Speedup” is a multiple, of those columns that it is about", () => {
    const audit = audited(
      "| GPUs | Accuracy - TF32 | Accuracy - mixed precision | Time - TF32 | Time - mixed precision | Time speedup |\n|-|-|-|-|-|-|\n| 1 | 77.1% | 77.0% | 20 h | 8 h | 2.5 |\n| 2 | 77.2% | 77.3% | 12 h | 4 h | 3.0 |",
    );
    expect(roles(audit).slice(1)).toEqual(["quantity", "quantity", "before", "after", "speedup"]);
    expect(verdicts(audit)).toEqual(["2.5: exact", "3.0: exact"]);
  });

  it("a row may claim something of two others", () => {
    const audit = audited(
      "| Length | 16 | 32 | 64 |\n|-|-|-|-|\n| Old (ms) | 20 | 40 | 90 |\n| Legacy (ms) | 15 | 39 | 88 |\n| New (ms) | 10 | 10 | 10 |\n| New speedup | 2.0x | 4.0x | 9.0x |",
    );
    expect(verdicts(audit)).toEqual(["2.0x: exact", "4.0x: exact", "9.0x: exact"]);
  });

  it("a claim about memory isn’t judged by times", () => {
    const audit = audited(
      "| A | Old | New | Memory reduction |\n|-|-|-|-|\n| x | 20 ms | 10 ms | 500x less |\n| y | 30 ms | 10 ms | 70x less |",
    );
    expect(audit.claims.map(({ judged }) => judged)).toEqual([false, false]);
  });

  it("ids, years, versions and ranks are no figures; the words beside them name the rows", () => {
    const audit = audited(
      "| # | Model | Released | Version | Rank | Change ID | Size | Cost | Saved |\n|-|-|-|-|-|-|-|-|-|\n| 1 | Alpha 7 | 2022 | 1.0 | 3 | 4711 | 40 GB | $200 | 20% |\n| 2 | Beta 8 | 2023 | 1.1 | 2 | 4712 | 30 GB | $100 | 30% |",
    );
    const names = Array<ColumnRole>(4).fill("text");
    expect(roles(audit)).toEqual(["text", "label", ...names, "quantity", "cost", "rate"]);
    // 3 − 2, 1 ÷ 3 and their like make no reading.
    const used = audit.claims.flatMap(({ readings }) => readings.map(({ words }) => words)).join();
    expect(used).not.toMatch(/Released|Version|Rank|ID|#/);
  });

  it("a column of years has none either, whatever its name; one of machines counts them", () => {
    const audit = audited(
      "| Plan | First | Machines | Before | After | Speedup |\n|-|-|-|-|-|-|\n| a | 2021 | 8x H100 | 10 s | 5 s | 2x |\n| b | 2024 | 4x A100 | 20 s | 5 s | 4x |",
    );
    expect(roles(audit)).toEqual(["label", "text", "quantity", "before", "after", "speedup"]);
    expect(verdicts(audit)).toEqual(["2x: exact", "4x: exact"]);
  });

  it("what is total of one metric is no sum of the others", () => {
    const audit = audited(
      "| Metric | Before | After | Change |\n|-|-|-|-|\n| First load | 612 kB | 286 kB | -326 kB (53.3%) |\n| Total size | 900 kB | 880 kB | -20 kB (3%) |",
    );
    expect(verdicts(audit)).toEqual(["-326 kB: exact", "53.3%: rounded", "-20 kB: exact", "3%: differs"]);
  });

  it("a sum with an addend that isn’t understood accuses nobody", () => {
    const audit = audited(
      "| Part | Old | New | Saved |\n|-|-|-|-|\n| a | 8 vCPU @ $20 | 4 vCPU @ $10 | $10 |\n| b | $5 | $4 | $1 |\n| c | $5 | $4 | $1 |\n| Total | $30 | $18 | $12 |",
    );
    const judged = audit.claims.filter(({ text }) => text === "$18");
    expect(judged.map((claim) => claim.judged)).toEqual([false]);
  });

  it("a column that names a row compares with that one", () => {
    const audit = audited(
      "| Format | Perplexity | Delta to fp16 |\n|-|-|-|\n| q4 | 3.5550 | 3.61% |\n| q8 | 3.4483 | 0.60% |\n| fp16 | 3.4313 | - |",
    );
    expect(verdicts(audit)).toEqual(["3.61%: rounded", "0.60%: differs"]);
  });

  it("one claim of three that a first row bears out is chance", () => {
    const audit = audited(
      "| Year | Revenue | Savings |\n|-|-|-|\n| 2021 | $10M | $1M |\n| 2022 | $12M | $2M |\n| 2023 | $15M | $4M |",
    );
    expect(audit.claims.map(({ judged }) => judged)).toEqual([false, false, false]);
  });

  it("a row can be marked as a total", () => {
    const page = readPasted(
      "| A | Cost | Saved |\n|-|-|-|\n| x | $5 | $1 |\n| y | $6 | $2 |\n| Both | $11 | $3 |",
    );
    expect(auditPage(page).claims.every(({ judged }) => !judged)).toBe(true);
    const marked = auditPage(page, new Map(), new Map([[0, new Map<number, RowRole>([[2, "total"]])]]));
    expect(verdicts(marked).slice(-2)).toEqual(["$11: exact", "$3: exact"]);
  });

  it("a claim that only its operands’ rounding keeps from holding says so", () => {
    const audit = audited(
      "| A | Before | After | Speedup |\n|-|-|-|-|\n| x | 3.079 s | 0.326 s | 9.43x |\n| y | 8 s | 2 s | 9x |",
    );
    expect(verdicts(audit)).toEqual(["9.43x: differs", "9x: differs"]);
    expect(audit.claims.map(({ note }) => note.includes("rounded too"))).toEqual([true, false]);
  });
});

describe("a line", () => {
  it.each([
    ["Training fell from 100 days to 10 days (10x).", "10x: exact"],
    ["We cut it from 3.079 s → 0.326 s (9.43x).", "9.43x: differs"],
    ["Costs went from $10K to $1K (90% savings)", "90% savings: exact"],
    ["$10K → $1.4K (85% savings)", "85% savings: differs"],
    ["$10K → $1K (80% savings)", "80% savings: differs"],
  ])("“%s” claims something of its own figures", (line, verdict) => {
    expect(verdicts(audited(line))).toEqual([verdict]);
  });

  it("whose figures are rounded says so", () => {
    const notes = (line: string) => audited(line).claims.map(({ note }) => note.includes("rounded too"));
    expect(notes("$10K → $1.4K (85% savings)")).toEqual([true]);
    expect(notes("$10K → $1K (80% savings)")).toEqual([false]);
  });
});

describe("the decimal mark", () => {
  const PASTED = "Posten;Vorher;Nachher;Savings\nA;1.250 €;1.000 €;20,0%\nB;0,8 €;0,6 €;25,0%";
  it("is what clear figures have, and is the user’s to choose where it matters", () => {
    const page = readPasted(PASTED);
    expect(page.decimal).toBe(",");
    expect(decimalsOf(page.cells)).toEqual({ mark: ",", unclear: "1.250 €" });
    const values = (one: Page) => auditPage(one).tables[0]!.table.figure(0, 1)?.value;
    expect(values(page)).toBe(1250);
    expect(values({ ...page, decimal: "." })).toBe(1.25);
    expect(decimalsOf(readPasted("a,b\n1.5,2.25").cells)).toEqual({ mark: ".", unclear: null });
  });

  it("counts in the claims", () => {
    const { claims } = audited(PASTED);
    expect(claims.filter(({ judged, readings }) => judged && bears(readings[0]!))).toHaveLength(2);
  });
});
