import fc from "fast-check";
import { afterEach, describe, expect, it, vi } from "vitest";
import { parseClaim, readClaim, type Claim, type RangeClaim } from "../../../src/core/claims/claim";
import { CalcError } from "../../../src/core/errors";
import { printed, printedRange, type Printed } from "./printed";

/** What a text is read as; undefined where it is refused. */
function reading(text: string, decimal?: Printed["decimal"]) {
  try {
    return parseClaim(text, decimal);
  } catch (error) {
    if (error instanceof CalcError) return undefined;
    throw error;
  }
}

describe("a printed number", () => {
  it("is read as what was printed, or refused: never as another", () => {
    let all = 0;
    let read = 0;
    fc.assert(
      fc.property(printed, ({ text, decimal, value, relation }) => {
        const claim = reading(text, decimal);
        all++;
        if (!claim) return;
        read++;
        expect({ text, value: claim.value, relation: claim.relation }).toEqual({
          text,
          value: value + 0,
          relation,
        });
      }),
      { numRuns: 5000 },
    );
    // Refusing everything would never be wrong.
    expect(read / all).toBeGreaterThan(0.6);
  });

  /** Each of these changes the number, the sign or the bound in a way that nobody taught the grammar. */
  const UNKNOWN = [
    ["", " hundred"],
    ["", " dozen"],
    ["", " zillion"],
    ["", " Milliarden"],
    ["", "万"],
    ["", " тыс."],
    ["", "²"],
    ["", "½"],
    ["", "^2"],
    ["", " x10"],
    ["", " cents"],
    ["", " × 10"],
    ["", " (in thousands)"],
    ["", " [$M]"],
    ["half of ", ""],
    ["1/", ""],
    ["twice ", ""],
    ["—", ""],
    ["±", ""],
    ["never ", ""],
    ["doesn’t save ", ""],
    ["-USDC", ""],
    ["- net ", ""],
    ["close to ", ""],
    ["beyond ", ""],
    ["höchstens ", ""],
    ["environ ", ""],
    ["до ", ""],
    ["#", ""],
    ["↓", ""],
    ["√", ""],
    ["log ", ""],
    ["k$ ", ""],
    // Cut off, or with a piece too many.
    ["", ")"],
    ["", "]"],
    ["", " ("],
    ["(", ""],
    ["[", ""],
    ["", "/"],
    ["", " &"],
    ["", " to"],
    ["", " and"],
    ["", " per"],
    ["", " vs"],
    ["", "”"],
    ["", '"'],
    ["and ", ""],
    ["to ", ""],
    // Numbers in words.
    ["", " out of ten"],
    ["one in ", ""],
    // Bounds in other words, and the other way round.
    ["other than ", ""],
    ["better than ", ""],
    ["starting at ", ""],
    ["est. ", ""],
    ["up to and including ", ""],
    ["out of ", ""],
    ["=>", ""],
    ["=<", ""],
    ["", "-ish"],
    ["", " Prozent"],
    ["", " por ciento"],
    ["", " millones"],
    ["", " Mill."],
    ["", " arab"],
  ] as const;

  it.each(UNKNOWN)("is refused between “%s” and “%s”", (before, after) => {
    fc.assert(
      fc.property(printed, ({ text, decimal }) => {
        expect(reading(before + text + after, decimal)).toBeUndefined();
      }),
      { numRuns: 50 },
    );
  });

  it.each([
    ...["₹5L", "₹5 L", "5 m AED", "$5c", "€5 $", "5€ $", "1e-400"],
    ...[
      "as low as $5",
      "as few as 5",
      "at best 5%",
      "at worst 5%",
      "top 5%",
      "sub 10 ms",
      "5-to-1",
      "2-for-1",
    ],
  ])("refuses “%s”", (text) => {
    expect(reading(text)).toBeUndefined();
  });

  it("of a range is read as its ends, or refused: never as others", () => {
    let all = 0;
    let read = 0;
    fc.assert(
      fc.property(printedRange, ({ text, low, high }) => {
        all++;
        let claim: Claim;
        try {
          claim = readClaim(text);
        } catch (error) {
          if (error instanceof CalcError) return;
          throw error;
        }
        read++;
        expect({ text, ...claim }).toMatchObject({ text, relation: "within" });
        const ends = claim as RangeClaim;
        expect(Math.abs(ends.low - low), text).toBeLessThanOrEqual(1e-12 * Math.abs(high));
        expect(Math.abs(ends.high - high), text).toBeLessThanOrEqual(1e-12 * Math.abs(high));
      }),
      { numRuns: 2000 },
    );
    expect(read / all).toBeGreaterThan(0.7);
  });

  it("keeps the words that it doesn't understand in the message", () => {
    expect(() => readClaim("5 zillion")).toThrow(
      expect.objectContaining({ message: expect.stringContaining("zillion") }),
    );
    expect(() => parseClaim("3-5x")).toThrow(
      expect.objectContaining({ message: '"3-5x" is a range, not one number.' }),
    );
  });
});

describe("the cost of reading", () => {
  afterEach(() => vi.restoreAllMocks());

  /** Characters that the grammar looks at or copies. */
  function steps(text: string): number {
    let count = 0;
    const watch = (
      name: "charCodeAt" | "charAt" | "slice" | "toLowerCase" | "split" | "includes" | "search",
    ) => {
      const plain = String.prototype[name] as (...args: unknown[]) => unknown;
      vi.spyOn(String.prototype, name as "slice").mockImplementation(function (
        this: string,
        ...args: unknown[]
      ) {
        const result = plain.apply(this, args);
        count += name.startsWith("char") ? 1 : name === "slice" ? (result as string).length : this.length;
        return result as string;
      });
    };
    const get = Map.prototype.get;
    vi.spyOn(Map.prototype, "get").mockImplementation(function (this: Map<unknown, unknown>, key) {
      count++;
      return get.call(this, key);
    });
    for (const name of [
      "charCodeAt",
      "charAt",
      "slice",
      "toLowerCase",
      "split",
      "includes",
      "search",
    ] as const)
      watch(name);
    try {
      readClaim(text);
    } catch {
      // Refused, at whatever cost.
    }
    vi.restoreAllMocks();
    return count;
  }

  const LONGEST = 8192;
  const WORST: readonly [string, (length: number) => string][] = [
    ["spaces within a phrase", (n) => `about${" ".repeat(n)}was 5`],
    ["bounds", (n) => "no more than ".repeat(n / 13) + "5"],
    ["signs", (n) => "-".repeat(n) + "5"],
    ["brackets", (n) => "(".repeat(n / 2) + "5" + ")".repeat(n / 2)],
    ["digits", (n) => "1".repeat(n)],
    ["groups", (n) => "1" + ",000".repeat(n / 4)],
    ["marks", (n) => "1.".repeat(n / 2)],
    ["numbers", (n) => "5 ".repeat(n / 2)],
    ["scale words", (n) => "5" + " million".repeat(n / 8)],
    ["divisors", (n) => "5 a" + "/b".repeat(n / 2)],
    ["points", (n) => "5 " + "p.".repeat(n / 2)],
    ["a word", (n) => "a".repeat(n) + " 5"],
    ["a name", (n) => "a-1".repeat(n / 3) + " 5"],
    ["words behind", (n) => "5" + " or".repeat(n / 3)],
    ["dashes", (n) => "a - ".repeat(n / 4) + "5"],
    ["a long unit", (n) => "5" + "k".repeat(n)],
    ["currencies", (n) => "$".repeat(n) + "5"],
    ["ranges", (n) => "3" + " -".repeat(n / 2) + " 5"],
    ["pluses", (n) => "5" + "+".repeat(n)],
  ];

  it.each(WORST)("grows with the length: %s", (_, make) => {
    const short = steps(make(LONGEST / 4));
    const long = steps(make(LONGEST));
    expect(long).toBeLessThan(4.5 * short + 1000);
    expect(long).toBeLessThan(60 * LONGEST);
  });
});
