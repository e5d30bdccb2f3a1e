import fs from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import type { WorkbookPlan } from "../../../src/sheets/plan";
import { selfCheck, type GoldenCase } from "../../../src/templates/self-check";
import { constant } from "../../../src/templates/self-check/cases";
import { arrived, openPane } from "../../excel/support/office";

const folder = "tests/cases/functions";
const cases = Object.fromEntries(
  fs
    .readdirSync(folder)
    .filter((name) => name.endsWith(".json"))
    .map((name) => [
      name.slice(0, -5),
      JSON.parse(fs.readFileSync(path.join(folder, name), "utf8")) as GoldenCase[],
    ]),
);

/** What the workbook says once it is calculated: the overall cell, and every check that isn't "OK" with its place. */
async function calculated(plan: WorkbookPlan) {
  const { workbook, pane } = await openPane({ functions: undefined });
  try {
    const inserted = await pane.insert(() => plan);
    expect(inserted).toMatchObject({ kind: "inserted", leftOut: [] });
    await arrived(workbook);
    const read = (name: string) => {
      const sheet = workbook.book.sheets().find((one) => one.name === name)!;
      const used = sheet.used()!;
      return sheet.read({ r: 0, c: 0, h: used.r + used.h, w: used.c + used.w });
    };
    const wrong: string[] = [];
    let checks = 0;
    for (const { name, cells } of plan.sheets) {
      const shown = read(name);
      cells.forEach((row, r) =>
        row.forEach((cell, c) => {
          if (cell?.role !== "check") return;
          checks++;
          const value = shown[r]![c]!.value;
          if (value !== "OK")
            wrong.push(
              `${name} ${r + 1},${c + 1}: ${value} ${plan.sheets.find((s) => s.name === name)!.cells[r]![1]?.value}`,
            );
        }),
      );
    }
    return { overall: read(plan.sheets[0]!.name)[2]![1]!.value, wrong, checks };
  } finally {
    await workbook.dispose();
  }
}

describe("the self-check", () => {
  it("holds in the workbench, for every golden case of every function", async () => {
    const plan = selfCheck(cases);
    const { overall, wrong, checks } = await calculated(plan);
    expect(wrong).toEqual([]);
    expect(overall).toBe("OK");
    const expected = Object.values(cases)
      .flat()
      .reduce((n, { expected: e }) => n + (Array.isArray(e) ? e.flat().length : 1), 0);
    const parts = Object.keys(cases).length;
    // A check for each value, one a part, and names, their part and the whole.
    expect(checks).toBe(expected + parts + 3);
  });

  it("says so when one value differs, and when an error is another one", async () => {
    const some: GoldenCase[] = [
      { function: "ROI_SAVINGS", args: [10, 3], expected: 7, source: "right" },
      { function: "ROI_SAVINGS", args: [10, 3], expected: 7.0001, source: "wrong" },
      { function: "ROI_SAVINGS_RATE", args: [0, 3], expected: "#NUM!", source: "another error" },
      { function: "ROI_VERDICT", args: ["$10.2M", 10215000], expected: "Rounded", source: "another case" },
    ];
    const { overall, wrong } = await calculated(selfCheck({ some }));
    expect(overall).toBe("differs");
    expect(wrong.filter((one) => one.startsWith("some"))).toHaveLength(3);
  });

  it("puts into cells what a formula would shorten or can't hold", () => {
    expect(
      constant([
        [1, "a", true],
        [2, 'b"c', false],
      ]),
    ).toBe('{1,"a",TRUE;2,"b""c",FALSE}');
    expect(constant(1e-12)).toBe("1E-12");
    for (const needsCell of [
      0.1234567890123456,
      1.7e308,
      "x".repeat(256),
      [[null]],
      [Array<number>(2000).fill(1)],
    ])
      expect(constant(needsCell), JSON.stringify(needsCell).slice(0, 30)).toBeUndefined();
  });
});
