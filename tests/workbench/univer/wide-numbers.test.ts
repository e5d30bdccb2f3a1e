import { describe, expect, it } from "vitest";
import { editedAs, roundedTo } from "../../../src/workbench/univer/wide-numbers";

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

describe("a number in the editor", () => {
  it.each([
    [46353, "dddd, mmmm d, yyyy", "11/27/2026"],
    [46353.4375, "m/d/yy h:mm", "11/27/2026 10:30:00 AM"],
    [0.5625, "h:mm", "1:30:00 PM"],
    [1.25, "[h]:mm:ss", "1/1/1900 6:00:00 AM"],
    [-3, "m/d/yyyy", -3],
    [1234.5, "General", 1234.5],
    [1234.567, "# ?/?", 1234.567],
    [0.05, "0%", null],
  ])("%f as %s is %j", (value, format, expected) => {
    expect(editedAs(value, format)).toBe(expected);
  });
});
