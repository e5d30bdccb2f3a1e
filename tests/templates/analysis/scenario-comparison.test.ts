import { describe, expect, it } from "vitest";
import { scenarioComparisonSheet } from "../../../src/templates/analysis";
import { tellingApart } from "../../../src/templates/analysis/page";
import { DEFAULT_OPTIONS } from "../../../src/templates/catalogue";
import { evaluate } from "../support/evaluate";

const row = (label: string, format: string, ...values: (string | number)[]) => ({
  sheet: "Plan",
  label,
  format,
  values,
});

describe("scenarios side by side", () => {
  const plan = scenarioComparisonSheet(
    {
      title: "Plan",
      scenarios: ["As is", "Cheap", "Dear"],
      inputs: [row("Price", "#,##0", 10, 8, 12), row("Method", "General", "a", "b", "c")],
      figures: [
        row("Rate", "0.0%", 0.1234, 0.1231, 0.3),
        row("Payback", "0.0", 2, "never", 5),
        row("Checks", "General", "OK", "OK", "OK"),
        row("Answer", "General", "Pays.", "Doesn't.", "Pays."),
      ],
      at: new Date(2026, 10, 26),
    },
    DEFAULT_OPTIONS,
  );
  const [sheet] = plan.sheets;
  const lines = evaluate(plan).get(sheet!.name)!;
  const line = (label: string) => lines.find(([first]) => first === label)?.slice(2);

  it("shows by how much each differs from the first, where both are numbers", () => {
    expect(line("Price")).toEqual([10, 8, 12, -2, 2]);
    expect(line("Payback")).toEqual([2, "never", 5, "", 3]);
    expect(line("Method")).toEqual(["a", "b", "c", "", ""]);
    expect(line("Figure")).toEqual(["As is", "Cheap", "Dear", "Cheap less As is", "Dear less As is"]);
  });

  it("shows differences of percents in percentage points", () => {
    const row = lines.findIndex(([first]) => first === "Rate");
    expect(lines[row]!.slice(5, 7).map((points) => Number(Number(points).toFixed(9)))).toEqual([
      -0.03, 17.66,
    ]);
    expect(sheet!.cells[row]!.slice(5, 7).map((cell) => cell?.format)).toEqual(['0.00" pp"', '0.00" pp"']);
  });

  it("leaves out what is no number in any of them: checks and sentences", () => {
    expect(line("Checks")).toBeUndefined();
    expect(line("Answer")).toBeUndefined();
  });

  it("keeps the digits of percents that tell them apart", () => {
    expect(sheet!.cells.find(([first]) => first?.value === "Rate")?.[2]?.format).toBe("0.00%");
  });
});

it.each([
  ["0.0%", [0.1, 0.2], "0.0%"],
  ["0%", [0.101, 0.102], "0.0%"],
  ["0.0%_);(0.0%)", [0.12341, 0.12342], "0.000%_);(0.000%)"],
  ["0.0%", [0.1, 0.1 + 1e-12], "0.0000%"],
  ["#,##0", [1.1, 1.2], "#,##0"],
  ["0.0%", ["#N/A", 0.5], "0.0%"],
] as const)("%s of %j is %s", (format, values, expected) => {
  expect(tellingApart(format, values)).toBe(expected);
});
