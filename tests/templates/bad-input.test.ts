import { describe, expect, it } from "vitest";
import { address } from "../../src/export/address";
import { DEFAULT_OPTIONS, templates } from "../../src/templates/catalogue";
import type { SheetPlan, WorkbookPlan } from "../../src/sheets/plan";
import { evaluate, opened, type Entry } from "./support/evaluate";
import { isError, locate } from "./support/rows";

const documentTemplates = templates.filter(({ group }) => group === "document");
const single = documentTemplates.filter(({ id }) => id !== "whole-analysis");
const dialects = ["addin", "plain"] as const;
const build = (id: string, dialect: (typeof dialects)[number]): WorkbookPlan =>
  templates.find((template) => template.id === id)!.build({ ...DEFAULT_OPTIONS, dialect });

const BAD = ["about ten", "", -7.5] as const;

describe.each(single.map(({ id }) => id))("a wrong entry in %s", (id) => {
  const plan = build(id, "addin");
  const open = opened(plan);
  const sheet = plan.sheets[0]!;
  // The note is not printed.
  const own = sheet.print.area.columns + 1;
  const of = (role: string) =>
    sheet.cells.flatMap((line, row) =>
      line.flatMap((cell, column) => (cell?.role === role ? [{ row, column }] : [])),
    );
  const [answer] = of("answer");
  const [inputs] = of("status");

  it("answers at once: a sentence, figures, nothing missing, all checks hold", () => {
    const values = open().get(sheet.name)!;
    expect(values[answer!.row]![0]).toMatch(/\d.*\.$/);
    expect(of("figure").length).toBeGreaterThanOrEqual(3);
    for (const { row, column } of of("status")) expect(values[row]![column]).toBe("OK");
  });

  it("is named by its cell, in the answer and on its row, and makes no figure", () => {
    const wrong: string[] = [];
    let entries = 0;
    sheet.cells.forEach((line, row) =>
      line.forEach((cell, column) => {
        if (cell?.role !== "input" || column >= sheet.print.area.columns) return;
        const rule = sheet.validations.find(
          ({ range }) => range.column === column && row >= range.row && row < range.row + range.rows,
        );
        const negative = rule && "minimum" in rule && (rule.minimum ?? -1) >= 0;
        const value = BAD[entries++ % (negative ? 3 : 2)]!;
        const after = open([{ sheet: sheet.key, row, column, value }]).get(sheet.name)!;
        const at = address(row, column);
        const typed = `${String(line[0]?.value)}, ${at}, ${JSON.stringify(value)}`;
        const said = String(after[inputs!.row]![inputs!.column]);
        if (!said.includes(`, ${at}: `)) wrong.push(`${typed}: the sheet says ${said}`);
        if (after[answer!.row]![0] !== `To mend first: ${said}`) wrong.push(`${typed}: no answer`);
        if (!after[row]!.some((shown) => String(shown).startsWith(`← ${at}: `)))
          wrong.push(`${typed}: its row says nothing`);
        sheet.cells.forEach((cells, r) =>
          cells.slice(0, own).forEach((one, c) => {
            const shown = after[r]![c]!;
            const result = one?.formula !== undefined && ["figure", "formula", "total"].includes(one.role);
            if (isError(shown) || (result && shown !== "–"))
              wrong.push(`${typed}: ${address(r, c)} is ${String(shown)}`);
          }),
        );
      }),
    );
    expect(entries).toBeGreaterThan(0);
    expect(wrong.slice(0, 10).join("\n")).toBe("");
  });
});

describe.each(single.map(({ id }) => id))("a number of one's own in %s", (id) => {
  it.each(dialects)("silences its verdicts, and nothing but it does (%s)", (dialect) => {
    const plan = build(id, dialect);
    const open = opened(plan);
    const sheet = plan.sheets[0]!;
    const verdicts = (entries: Entry[]) => {
      const values = open(entries).get(sheet.name)!;
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
        const silenced = verdicts([{ sheet: sheet.key, row, column, value: 0.9 * cell.value + 0.01 }]);
        for (const verdict of silenced.filter((word) => word !== "" && word !== "not judged"))
          expect(verdict, `${String(line[0]?.value)}, column ${column}`).toBe("your numbers");
      }),
    );
  });
});

describe("the whole analysis and its scenario", () => {
  const plan = build("whole-analysis", "addin");
  const open = opened(plan);
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
    return open(entries).get(sheet.name)![row]![column];
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

  it("a text makes no figure on the sheets that it reaches, and only there", () => {
    const entries = [own("70B, Compute (training), baseline", "much"), scenario("Your own")];
    for (const [key, label, header] of [
      ["training-70b", "Total", "Baseline"],
      ["training-speed", "Total", "Fair share"],
      ["summary", "Training Cost", "Improvement"],
      ["phi-formula", "Baseline cost", "Value"],
    ] as const) {
      expect(shown(entries, key, label, header), `${key}: ${label}`).toBe("–");
    }
    expect(shown(entries, "benchmarks", "MMLU", "Gain")).toBeCloseTo(0.17, 12);
    expect(shown(entries, "contents", "Inputs", "Checks")).toBe("see the sheet");
  });

  it("shows the sheets that exist, each with its own question", () => {
    const links = contents.cells.flat().filter((cell) => cell?.link !== undefined);
    expect(links.map((cell) => cell!.value)).toEqual(plan.sheets.slice(1).map(({ name }) => name));
  });
});

describe("a row that is added to a table", () => {
  it("is named by the cell that lacks a number", () => {
    const plan = build("training-70b", "addin");
    const [sheet] = plan.sheets as [SheetPlan];
    const [table] = sheet.tables as [SheetPlan["tables"][number]];
    const row = table.range.row + table.range.rows;
    const cells = sheet.cells.map((line) => [...line]);
    cells[row]![0] = { role: "inputText", value: "Observability" };
    cells[row]![2] = { role: "input", value: 50_000 };
    const grown = {
      ...sheet,
      cells,
      tables: [{ ...table, range: { ...table.range, rows: table.range.rows + 1 } }],
    };
    const values = evaluate({ ...plan, sheets: [grown] })
      .get(sheet.name)!
      .flat();
    expect(values).toContain(`To mend first: v2000, ${address(row, 3)}: a number`);
  });
});
