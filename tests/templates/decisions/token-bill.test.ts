import { describe, expect, it } from "vitest";
import { requestCost } from "../../../src/core/serving/serving";
import { TOKEN_BILLS } from "../../../src/evidence/tokens/bills";
import { tokenBill } from "../../../src/templates/decisions/token-bill";
import { PRICE_HEADERS } from "../../../src/templates/decisions/token-bill/headers";
import type { PlanValue } from "../../../src/sheets/plan";
import { expectClose } from "../../support/close";
import { calculated, DIALECTS, type Edits } from "./support/calculated";
import { serialDay } from "../../../src/taskpane/days";
import { NOW } from "../support/evaluate";

const VALUE = 2;
/** Nothing but the plain prices: what a case changes is what it tells. */
const BARE = {
  "Requests a day": 1,
  "Days a month": 1,
  "Growth a month": "",
  "Months counted": 1,
  "Reasoning tokens": "",
  "In batches": "",
  "Long requests": "",
} as const;

const edit = (label: string, value: PlanValue, column = VALUE) => ({ label, value, column });

describe.each(DIALECTS)("Token bill, published bills by %s formulas", (dialect) => {
  const { plan } = calculated(tokenBill, dialect);
  const prices = plan.tables[0]!;
  const first = String(plan.cells[prices.range.row + 1]![0]!.value);

  // What was published, to the printed digit; DeepSeek rounds its tokens to the billion.
  it.each(TOKEN_BILLS.map((b) => [b.what, b] as const))(
    "%s",
    (_, { id, tokens, rates, printed, withoutCache }) => {
      const input = tokens.fresh + tokens.cachedRead + tokens.cachedWrite;
      const work = {
        ...BARE,
        "Input tokens": input,
        "Read from the cache": tokens.cachedRead / input,
        "Written to the cache": tokens.cachedWrite / input,
        "Output tokens": tokens.output,
      };
      const paid = [
        [PRICE_HEADERS.input, rates.input],
        [PRICE_HEADERS.cachedRead, rates.cachedRead ?? ""],
        [PRICE_HEADERS.cachedWrite, rates.cachedWrite ?? ""],
        [PRICE_HEADERS.output, rates.output],
        [PRICE_HEADERS.longFrom, ""],
      ] as const;
      const sheet = calculated(tokenBill, dialect, [
        ...Object.entries(work).map(([label, value]) => edit(label, value)),
        ...paid.map(([header, value]) => edit(first, value, prices.columns.indexOf(header))),
      ]);
      const bill = sheet.at("First month, model in use", VALUE) as number;
      const dollars = Number(printed.slice(1).replaceAll(",", ""));
      const digit = 10 ** -(printed.split(".")[1] ?? "").length / 2;
      expect(Math.abs(bill - dollars)).toBeLessThanOrEqual(
        id === "deepseek-fleet" ? dollars * 0.0002 : digit,
      );
      if (withoutCache) {
        const factor = sheet.at("Bill without cache prices", VALUE) as number;
        expectClose(factor, Number(withoutCache.slice(1).replaceAll(",", "")) / dollars, 0.002);
      }
    },
  );
});

const open = (edits: Edits = []) => calculated(tokenBill, "plain", edits);

describe("Token bill", () => {
  it("adds up requests of all kinds, told apart from the sheet's formulas", () => {
    const sheet = open();
    expect(sheet.errors()).toEqual([]);
    const [output, hit, written] = [1000, 0.7, 0.05];
    // GPT-6.2 Sol: 2 a million in, 10 out, 0.1 read, 2.5 written; twice and one and a half times above 272,000.
    const short = requestCost(6000, output, 2, 10, hit, 0.1, written, 2.5);
    const long = requestCost(300_000, output, 4, 15, hit, 0.2, written, 5);
    const month = 20_000 * 30 * (0.98 * short + 0.02 * long) * (1 - 0.1 * 0.5);
    const all = Array.from({ length: 12 }, (_, m) => month * 1.03 ** m).reduce((a, b) => a + b, 0);
    expectClose(sheet.at("First month, model in use", VALUE), month, 1e-9);
    expectClose(sheet.at("All months, model in use", VALUE), all, 1e-9);
    expectClose(sheet.at("Growth left out", VALUE), 12 * month - all, 1e-9);
    expectClose(sheet.at("Hit rate from which it pays", VALUE), (0.05 * 0.5) / 1.9, 1e-9);
    expect(String(sheet.values[2]![0])).toMatch(
      /^GPT-6.2 Sol costs \$12,840 in the first month and \$182,228 in 12 months; DeepSeek Flash, off-peak would come to \$9,874\.$/,
    );
  });

  it("a line left out is wrong by nothing where the bill has none of it", () => {
    const sheet = open(
      [
        "Read from the cache",
        "Written to the cache",
        "Reasoning tokens",
        "In batches",
        "Long requests",
        "Growth a month",
      ].map((label) => edit(label, "")),
    );
    for (const label of ["Cached reads", "Cached writes", "Reasoning", "Batches", "Long requests", "Growth"])
      expect(sheet.at(`${label} left out`, VALUE)).toBe(0);
    expect(sheet.at("Bill without cache prices", VALUE)).toBe(1);
    expect(sheet.errors()).toEqual([]);
  });

  it("says that a cache never pays where reading it costs as much", () => {
    const sheet = open([edit("GPT-6.2 Sol", "", 3)]);
    expect(sheet.at("Hit rate from which it pays", VALUE)).toBe("never");
    expect(sheet.errors()).toEqual([]);
  });

  it.each<[string, Edits, RegExp]>([
    [
      "a hit rate above 1",
      [edit("Read from the cache", 1.2)],
      /^Read from the cache, C\d+: a share from 0% to 100%/,
    ],
    [
      "shares above all of the input",
      [edit("Written to the cache", 0.4)],
      /^Written to the cache, C\d+: a share; with the hit rate/,
    ],
    ["0 months", [edit("Months counted", 0)], /^Months counted, C\d+: a whole number above 0/],
    ["0 days", [edit("Days a month", 0)], /^Days a month, C\d+: a number above 0/],
    ["a negative price", [edit("Claude Opus 5.5", -4)], /^Claude Opus 5.5, C\d+: a number, 0 or more/],
    ["a missing price", [edit("Claude Opus 5.5", "", 5)], /^Claude Opus 5.5, F\d+: a number, 0 or more/],
    [
      "a price of one token",
      [edit("Claude Opus 5.5", 4e-6)],
      /^Claude Opus 5.5, C\d+: a number, 0 or more, for a million tokens/,
    ],
    [
      "a hit rate above 1",
      [edit("Read from the cache", 1.4)],
      /^Read from the cache, C\d+: a share from 0% to 100%/,
    ],
    [
      "a row that isn't there",
      [edit("The small model is row", 9)],
      /^The small model is row, C\d+: the number of a row/,
    ],
  ])("%s is named, and gives no figure", (_, edits, names) => {
    const sheet = open(edits);
    expect(String(sheet.at("Inputs", VALUE))).toMatch(names);
    expect(sheet.at("First month, model in use", VALUE)).toBe("–");
    expect(sheet.errors()).toEqual([]);
  });

  it("says which price is old", () => {
    const today = serialDay(NOW);
    const asOf = (label: string, days: number) => edit(label, today - days, 10);
    const sheet = open([asOf("GPT-6.2 Sol", 181), asOf("Claude Opus 5.5", 100), asOf("Gemini 4 Neon", 180)]);
    expect(sheet.at("GPT-6.2 Sol", "Fresh for")).toBe(-1);
    expect(sheet.at("Claude Opus 5.5", "Fresh for")).toBe(80);
    expect(sheet.at("Gemini 4 Neon", "Fresh for")).toBe(0);
    expect(sheet.at("Inputs", VALUE)).toBe("OK");
  });

  it("leaves out a row that is empty, and takes what nobody billed apart as fresh input", () => {
    const sheet = open([
      edit("DeepSeek Flash, off-peak", "", 2),
      edit("DeepSeek Flash, off-peak", "", 5),
      edit("DeepSeek Flash, off-peak", "", 0),
    ]);
    expect(sheet.at("Inputs", VALUE)).toBe("OK");
    expect(sheet.at("Models filled in", VALUE)).toBe(4);
    expect(sheet.errors()).toEqual([]);
  });
});

describe("Token bill, the cascade", () => {
  /** Chance by chance, told apart from the sheet's formulas. */
  const expected = (
    small: number,
    large: number,
    passedOn: number,
    kept: number,
    right: number,
    retries: number,
    person: number | undefined,
  ) => {
    let [cost, left] = [0, 1];
    for (let t = 0; t <= retries; t++) {
      cost += left * large;
      left *= 1 - right;
    }
    const unsolved = passedOn * left + (1 - passedOn) * (1 - kept);
    const all = small + passedOn * cost + unsolved * (person ?? 0);
    return {
      solved: person === undefined ? all / (1 - unsolved) : all,
      alone: cost + left * (person ?? 0),
      unsolved,
    };
  };

  it.each<[string, number, number, number, number, number | undefined]>([
    ["as it begins", 0.3, 0.96, 0.8, 1, 6],
    ["without retries, a person dearer", 0.5, 0.9, 0.6, 0, 25],
    ["nobody as a last resort", 0.4, 0.95, 0.7, 2, undefined],
    ["a large model that is never right", 0.3, 0.96, 0, 1, 6],
    ["everything passed on", 1, 0.9, 0.9, 1, 6],
  ])("%s", (_, passedOn, kept, right, retries, person) => {
    const sheet = open([
      edit("Passed on", passedOn),
      edit("Right of those it keeps", kept),
      edit("Right of the large one's", right),
      edit("Retries", retries),
      edit("A person costs", person ?? ""),
    ]);
    const [small, large] = ["Claude Haiku 5.5", "Claude Opus 5.5"].map(
      (m) => 4 * (sheet.at(m, "A request") as number),
    );
    const want = expected(small!, large!, passedOn, kept, right, retries, person);
    expectClose(sheet.at("Cascade, a solved task", VALUE), want.solved, 1e-9);
    expectClose(sheet.at("Left for the person", VALUE), want.unsolved, 1e-9);
    if (person !== undefined) expectClose(sheet.at("Large model alone, solved", VALUE), want.alone, 1e-9);
    expect(sheet.errors()).toEqual([]);
    expect(sheet.at("Checks", VALUE)).toBe("OK");
  });

  it("costs as much as the large model alone where it passes on as much as it may", () => {
    const at = open().at("Passed on at most", VALUE) as number;
    const sheet = open([edit("Passed on", at)]);
    expectClose(
      sheet.at("Cascade, a task", VALUE),
      sheet.at("Large model alone, solved", VALUE) as number,
      1e-9,
    );
  });
});
