import { describe, expect, it } from "vitest";
import { readPrinted } from "../../../src/core/claims/printed";
import { tokensOf } from "../../../src/core/claims/tokens";

const kindOf = (code: number) => tokensOf(String.fromCharCode(code), () => false)[0]?.kind;

describe("a character alone", () => {
  it("of ASCII is a digit, a letter, a space or a sign", () => {
    for (let code = 0; code < 128; code++) {
      const sign = String.fromCharCode(code);
      const kind = /\d/.test(sign)
        ? "number"
        : /[A-Za-z]/.test(sign)
          ? "word"
          : /\s/.test(sign)
            ? "space"
            : "symbol";
      expect([code, kindOf(code)]).toEqual([code, kind]);
    }
  });

  /** The first and the last of each stretch, and what stands before and behind it. */
  it.each<[string, string]>([
    ["word", "µÀÖØöøɏͰῼ぀ퟻ"],
    ["symbol", "´¶¿×÷ɐͯ〿€—°²"],
    ["space", "\u00a0\u2000\u200a\u202f"],
    ["symbol", "\u200b\u2010\u2030"],
  ])("is a %s: %s", (kind, signs) => {
    expect([...signs].map((sign) => [sign, kindOf(sign.charCodeAt(0))])).toEqual(
      [...signs].map((sign) => [sign, kind]),
    );
  });
});

describe("a text", () => {
  /** "|" parts the tokens. */
  it.each([
    ["5|%", "5%"],
    ["$|1,234.5|M", "$1,234.5M"],
    ["1'234|.", "1'234."],
    ["1e5| |1.5E-3| |2|e| |1|e|+", "1e5 1.5E-3 2e 1e+"],
    [".5| |Rs|.|5| |.|.|5", ".5 Rs.5 ..5"],
    ["GPT-3.5| |Llama-2-13B| |A100-80GB", "GPT-3.5 Llama-2-13B A100-80GB"],
    ["2|x|-|4|x", "2x-4x"],
    ["3| |A100s|-|5| |A100s", "3 A100s-5 A100s"],
    ["a_1|/|b|-|2", "a_1/b-2"],
    ["USD|5| |EUR|-|5| |USDX5", "USD5 EUR-5 USDX5"],
  ])("%s", (parted, text) => {
    const tokens = tokensOf(text, (letters) => letters === "USD" || letters === "EUR");
    expect(tokens.map((token) => token.text).join("|")).toBe(parted);
    expect(tokens.map((token) => token.text).join("")).toBe(text);
    tokens.forEach(({ kind, touching }, k) =>
      expect(touching).toBe(k > 0 && kind !== "space" && tokens[k - 1]!.kind !== "space"),
    );
  });

  it("begins with a currency of four letters, and with none of five", () => {
    const first = (text: string) => tokensOf(text, () => true)[0]!.text;
    expect(["EURO5", "EUROS5"].map(first)).toEqual(["EURO", "EUROS5"]);
  });

  it("with a dotted scale keeps what stands behind its point", () => {
    for (const text of ["5 Mio.€", "5 Mio. €", "5 bn.€"]) expect(readPrinted(text)?.money, text).toBe(true);
    expect(readPrinted("5 Mio.")?.money).toBe(false);
  });
});
