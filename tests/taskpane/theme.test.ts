import { describe, expect, it } from "vitest";
import { green } from "../../src/taskpane/brand";
import { contrast, isDark } from "../../src/taskpane/colour";

describe("Office's theme", () => {
  it.each([
    ["#FFFFFF", false],
    ["#F3F2F1", false],
    ["#292929", true],
    ["#000000", true],
    ["1f1f1f", true],
  ])("with %s as background is dark: %s", (colour, dark) => expect(isDark(colour)).toBe(dark));

  it.each([undefined, "", "white"])("is unknown from %s", (colour) => expect(isDark(colour)).toBeNull());
});

describe("the green ramp", () => {
  it("carries text: white on 80, itself on dark from 100 on, on white from 80 down", () => {
    expect(contrast(green[80], "#ffffff")).toBeGreaterThanOrEqual(4.5);
    expect(contrast(green[70], "#ffffff")).toBeGreaterThanOrEqual(4.5);
    for (const step of [100, 110, 120] as const)
      expect(contrast(green[step], "#292929")).toBeGreaterThanOrEqual(4.5);
  });

  it("grows lighter step by step", () => {
    const steps = Object.values(green).map((colour) => contrast(colour, "#000000"));
    expect(steps).toEqual([...steps].sort((a, b) => a - b));
  });
});
