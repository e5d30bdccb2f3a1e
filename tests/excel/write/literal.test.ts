import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { literal } from "../../../src/excel/write/literal";
import { readEntry } from "../../../src/workbench/values/entry";

describe("a text as it has to be sent", () => {
  it("needs no apostrophe where Excel reads it as the text it is", () => {
    for (const text of [
      "Training",
      "v2000",
      "Cost before",
      "φ",
      "a = b",
      "~10",
      "≈ 3",
      "Maybe 3",
      "Total (2)",
    ])
      expect(literal(text)).toBe(text);
  });

  it("gets one where Excel would read a number, a date, a time, a boolean, a formula or an error", () => {
    const texts = [
      "90%",
      "+17%",
      "$1,000",
      "-5",
      "1e3",
      "1/2",
      "3-4",
      "10:30",
      "Jan 5",
      "5 May",
      "TRUE",
      "false ",
    ];
    for (const text of [...texts, "=A1", "@A1", "#N/A", ".5", "(3)", "'quoted", "€5", " 7"])
      expect(literal(text)).toBe(`'${text}`);
  });

  it("leaves numbers and booleans alone", () => {
    expect([literal(0.9), literal(true)]).toEqual([0.9, true]);
  });

  it("always reads back as itself", () => {
    const words = fc.constantFrom(
      "May",
      "Jan",
      "true",
      "3",
      "%",
      "$",
      "-",
      "/",
      ":",
      " ",
      "(",
      ")",
      "e",
      ".",
      "'",
      "=",
      "x",
    );
    const phrases = fc.array(words, { maxLength: 6 }).map((parts) => parts.join(""));
    fc.assert(
      fc.property(fc.oneof(fc.string(), phrases), (text) => {
        expect(readEntry(String(literal(text)))).toEqual({ kind: "value", value: text });
      }),
      { numRuns: 2000 },
    );
  });
});
