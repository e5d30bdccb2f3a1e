import { describe, expect, it } from "vitest";
import { roundedTo } from "../../../src/workbench/univer/wide-numbers";

const within = (length: number) => (text: string) => text.length <= length;

describe("a number without a format", () => {
  it.each([
    [1234.56789, 8, "1234.568"],
    [1234.56789, 4, "1235"],
    [0.123456789, 5, "0.123"],
    [123456789012345, 8, "1.23E+14"],
    [123456789, 8, "1.23E+08"],
    [123456789, 5, "1E+08"],
    [0.000012345, 7, "1.2E-05"],
    [123456789, 4, null],
  ])("%f in %i characters is %s", (value, length, expected) => {
    expect(roundedTo(value, within(length))).toBe(expected);
  });
});
