import { describe, expect, it } from "vitest";
import { DEFAULT_OPTIONS, templates } from "../../src/templates/catalogue";
import type { WorkbookPlan } from "../../src/sheets/plan";
import { evaluate, type Entry } from "./support/evaluate";
import { isError, locate } from "./support/rows";

const documentTemplates = templates.filter(({ group }) => group === "document");
const single = documentTemplates.filter(({ id }) => id !== "whole-analysis");
const dialects = ["addin", "plain"] as const;
const build = (id: string, dialect: (typeof dialects)[number]): WorkbookPlan =>
  templates.find((template) => template.id === id)!.build({ ...DEFAULT_OPTIONS, dialect });

/** A count of verdicts, or a sum of such counts. */
const COUNT = /^=COUNTIF\(\w+\[Verdict\]|^=\$C\$\d+\+/;

describe.each(single.map(({ id }) => id))("text in an input of %s", (id) => {
  it.each(dialects)("gives errors where it matters, and no other number anywhere (%s)", (dialect) => {
    const plan = build(id, dialect);
    const sheet = plan.sheets[0]!;
    const before = evaluate(plan).get(sheet.name)!;
    const changed: string[] = [];
    sheet.cells.forEach((line, row) =>
      line.forEach((cell, column) => {
        if (cell?.role !== "input" || column >= sheet.print.area.columns) return;
        const entry: Entry = { sheet: sheet.key, row, column, value: "about ten" };
        const after = evaluate(plan, [entry]).get(sheet.name)!;
        let errors = 0;
        after.forEach((values, r) =>
          values.forEach((value, c) => {
            if (r === row && c === column) return;
            // What only a verdict rests on is minded by the verdict.
            if (isError(value) || (value === "your numbers" && before[r]![c] !== value)) errors++;
            // How many verdicts there are of a kind follows from that.
            else if (COUNT.test(sheet.cells[r]![c]?.formula ?? "")) return;
            else if (typeof value === "number" && value !== before[r]![c]) {
              changed.push(`${line[0]?.value}, column ${column}: ${sheet.cells[r]![c]!.formula} is ${value}`);
            }
          }),
        );
        if (errors === 0) changed.push(`${line[0]?.value}, column ${column}: nobody minds`);
      }),
    );
    expect(changed).toEqual([]);
  });
});

describe.each(single.map(({ id }) => id))("a number of one's own in %s", (id) => {
  it.each(dialects)("silences its verdicts, and nothing but it does (%s)", (dialect) => {
    const plan = build(id, dialect);
    const sheet = plan.sheets[0]!;
    const verdicts = (entries: Entry[]) => {
      const values = evaluate(plan, entries).get(sheet.name)!;
      return sheet.cells.flatMap((line, row) =>
        line.flatMap((cell, column) =>
          cell?.role === "verdict" && cell.formula?.includes("your numbers") ? [values[row]![column]!] : [],
        ),
      );
    };
    expect(verdicts([])).not.toContain("your numbers");
    sheet.cells.forEach((line, row) =>
      line.forEach((cell, column) => {
        if (cell?.role !== "input" || column >= sheet.print.area.columns || typeof cell.value !== "number")
          return;
        // Constants of a method, which the document doesn't print.
        if (/^Node \d+$/.test(String(line[0]?.value))) return;
        const silenced = verdicts([{ sheet: sheet.key, row, column, value: cell.value + 0.25 }]);
        for (const verdict of silenced.filter((word) => word !== "" && word !== "not judged"))
          expect(verdict, `${String(line[0]?.value)}, column ${column}`).toBe("your numbers");
      }),
    );
  });
});

describe("the whole analysis and its scenario", () => {
  const plan = build("whole-analysis", "addin");
  const sheetOf = (key: string) => plan.sheets.find((sheet) => sheet.key === key)!;
  const entry = (key: string, at: { row: number; column: number }, value: Entry["value"]): Entry => ({
    sheet: key,
    ...at,
    value,
  });
  const contents = sheetOf("contents");
  const scenarioRow = contents.cells.findIndex((line) => line[0]?.value === "Scenario");
  const scenario = (value: string) => entry("contents", { row: scenarioRow, column: 1 }, value);
  const own = (label: string, value: Entry["value"]) =>
    entry("inputs", locate(sheetOf("inputs"), label, "Your own"), value);
  const shown = (entries: Entry[], key: string, label: string, header: string) => {
    const sheet = sheetOf(key);
    const { row, column } = locate(sheet, label, header);
    return evaluate(plan, entries).get(sheet.name)![row]![column];
  };

  it("takes own values once the scenario says so, everywhere", () => {
    const cost = own("70B, Compute (training), baseline", 20e6);
    expect(shown([cost], "training-70b", "Total", "Baseline")).toBe(11_350_000);
    const entries = [cost, scenario("Your own")];
    expect(shown(entries, "training-70b", "Total", "Baseline")).toBe(21_350_000);
    // After, it is as much less as training is faster.
    expect(shown(entries, "training-70b", "Total", "v2000")).toBe(2_135_000);
    expect(shown(entries, "training-speed", "Cost of the baseline run", "Value")).toBe(20e6);
    expect(shown(entries, "summary", "Training Cost", "v2000")).toBe(2_000_000);
    // Nobody judges the document by somebody else's numbers, and only there.
    expect(shown(entries, "summary", "Training Cost", "Verdict")).toBe("your numbers");
    expect(shown(entries, "training-70b", "Compute (training)", "Verdict")).toBe("your numbers");
    expect(shown(entries, "startup-7b", "Total", "Verdict")).toBe("truncated");
    expect(shown(entries, "audit", "24  70B, baseline in total", "Verdict")).toBe("your numbers");
  });

  it("takes an own value of 0, and what is stated where the cell is empty", () => {
    const entries = [own("70B, Evaluation, optimized", 0), scenario("Your own")];
    expect(shown(entries, "training-70b", "Total", "v2000")).toBe(1_125_000);
    expect(shown([scenario("Your own")], "training-70b", "Total", "v2000")).toBe(1_135_000);
  });

  it("says so when own values wait for the scenario", () => {
    const cost = own("70B, Compute (training), baseline", 20e6);
    const check = (entries: Entry[]) => shown(entries, "contents", "Inputs", "Checks");
    expect(check([])).toBe("OK");
    expect(check([cost])).toBe("see the sheet");
    expect(check([cost, scenario("Your own")])).toBe("OK");
  });

  it("passes a text on as an error", () => {
    const entries = [own("70B, Compute (training), baseline", "much"), scenario("Your own")];
    for (const [key, label, header] of [
      ["training-70b", "Total", "Baseline"],
      ["training-speed", "Total", "Fair share"],
      ["summary", "Training Cost", "Improvement"],
      ["phi-formula", "Baseline cost", "Value"],
    ] as const) {
      expect(isError(shown(entries, key, label, header)!), `${key}: ${label}`).toBe(true);
    }
  });

  it("shows the sheets that exist, each with its own question", () => {
    const links = contents.cells.flat().filter((cell) => cell?.link !== undefined);
    expect(links.map((cell) => cell!.value)).toEqual(plan.sheets.slice(1).map(({ name }) => name));
  });
});
