import { describe, expect, it } from "vitest";
import { capitals, entered, formatOfFormula } from "../../../src/workbench/univer/entered";

describe("what is typed", () => {
  it.each([
    ["40", "0.0%", 0.4, undefined],
    ["0.4", "0.0%", 0.4, undefined],
    ["40%", "0.0%", 0.4, undefined],
    ["40%", "General", 0.4, "0%"],
    ["40", "General", 40, undefined],
    ["2E12", "#,##0", 2e12, undefined],
    ["2E12", "General", 2e12, "0.00E+00"],
    ["true", "General", 1, undefined],
    ["Total", "0.00", "Total", undefined],
  ])("%s in a cell with the format %s", (text, format, value, gets) => {
    const cell = entered({ v: text }, text, format, {});
    expect(cell.v).toBe(value);
    expect((cell.s as { n?: { pattern: string } } | undefined)?.n?.pattern).toBe(gets);
  });

  it.each([
    ['=if(8.4E23>1,"big","small")', '=IF(8.4E23>1,"big","small")'],
    ["=70E9*b1 + 'my data'!a1", "=70E9*B1 + 'my data'!A1"],
    ["=sum(costs[saved])*true", "=SUM(costs[saved])*TRUE"],
  ])("%s stays as it was typed, but for capitals", (typed, kept) => {
    expect(capitals(typed)).toBe(kept);
  });

  it.each([
    ["=A1+31", "m/d/yyyy"],
    ["= 3 + A1", "m/d/yyyy"],
    ["=A1-A2", "General"],
    ["=A1-B1", "m/d/yyyy"],
    ["=SUM(B1:B9)", "$#,##0.00"],
    ["=AVERAGE($B$1:$B$9,C1)-Other!D4", "$#,##0.00"],
    ["=B1+C1-C2", "$#,##0.00"],
    ["=C1", "0%"],
    ["=D1+B1", "General"],
    ["=B1/B2", "General"],
    ["=B1*C1", "General"],
    ["=COUNT(B1:B9)", "General"],
    ["=YEAR(A1)", "General"],
    ["=5+6", "General"],
  ])("%s gets the format %s", (formula, format) => {
    const formats = ["m/d/yyyy", "$#,##0.00", "0%"];
    expect(formatOfFormula(formula, ({ at }) => formats[at.c] ?? "General")).toBe(format);
  });
});
