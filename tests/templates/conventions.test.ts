import { describe, expect, it } from "vitest";
import { DEFAULT_OPTIONS, templates } from "../../src/templates/catalogue";
import { isDefinedName, isSheetName } from "../../src/sheets/names";
import { RESULTS } from "./analysis/results";
import type { PlanCell, PlanOptions, PlanRect, SheetPlan, WorkbookPlan } from "../../src/sheets/plan";

/** Conversions of units, which every reader knows; any other number belongs into a cell. */
const UNIT_FACTORS = new Set([0, 1, 4, 7, 12, 24, 60, 100, 365, 1000, 1024, 3600, 1e6, 1e9, 1e12]);
/** What Excel 2016 and LibreOffice 7.4 calculate alike. */
const NATIVE = new Set(
  "ABS ADDRESS AND AVERAGE AVERAGEIF CHOOSE COLUMN COLUMNS COUNT COUNTA COUNTBLANK COUNTIF COUNTIFS DATE EDATE EXP FIXED FLOOR HLOOKUP IF IFERROR INDEX INT IRR ISBLANK ISERROR ISNUMBER LARGE LN LOG10 MATCH MAX MIN MOD NA NORMDIST NORMSDIST NORMSINV NOT NPV OR PERCENTILE PI POWER PRODUCT RANK ROUND ROUNDDOWN ROUNDUP ROW ROWS SIGN SMALL SQRT STDEV SUBSTITUTE SUM SUMIF SUMIFS SUMPRODUCT SUMSQ TEXT TODAY TRUNC VLOOKUP XIRR XNPV".split(
    " ",
  ),
);

const options = (changes: Partial<PlanOptions> = {}): PlanOptions => ({ ...DEFAULT_OPTIONS, ...changes });
const dialects = ["addin", "plain"] as const;
const built = templates.flatMap((template) =>
  dialects.map(
    (dialect) =>
      [`${template.id}, ${dialect}`, template.build(options({ dialect })), dialect, template.group] as const,
  ),
);
const results = RESULTS.map(([what, plan]) => [`results: ${what}`, plan, "plain", "results"] as const);
const all = [...built, ...results];

it("the templates have what the conventions are about", () => {
  const sheets = templates.flatMap((template) => template.build(options()).sheets);
  const cells = sheets.flatMap((sheet) => sheet.cells.flat()).filter((cell) => cell !== null);
  const of = (role: string) => cells.filter((cell) => cell.role === role).length;
  const validations = (kind: string) =>
    sheets.flatMap((sheet) => sheet.validations.filter((one) => one.kind === kind));
  for (const [role, least] of [
    ["input", 2000],
    ["inputText", 400],
    ["formula", 2500],
    ["link", 150],
    ["total", 50],
    ["check", 10],
    ["stated", 900],
    ["header", 800],
    ["unit", 1500],
    ["figure", 100],
    ["status", 60],
    ["verdict", 400],
  ] as const)
    expect(of(role), role).toBeGreaterThanOrEqual(least);
  for (const [kind, least] of [
    ["decimal", 250],
    ["whole", 20],
    ["list", 10],
    ["cells", 4],
  ] as const)
    expect(validations(kind).length, kind).toBeGreaterThanOrEqual(least);
  expect(cells.filter(({ link }) => link !== undefined).length).toBeGreaterThanOrEqual(26);
  expect(sheets.flatMap(({ tables }) => tables).length).toBeGreaterThanOrEqual(45);
  expect(sheets.flatMap(({ names }) => names).length).toBeGreaterThanOrEqual(40);
  expect(sheets.flatMap(({ charts }) => charts).length).toBeGreaterThanOrEqual(20);
  expect(sheets.flatMap(({ conditionals }) => conditionals).length).toBeGreaterThanOrEqual(1000);
  expect(sheets.flatMap(({ keyFigures }) => keyFigures).length).toBeGreaterThanOrEqual(230);
});

interface At {
  readonly cell: PlanCell;
  readonly row: number;
  readonly column: number;
  readonly where: string;
}

function cellsOf(sheet: SheetPlan): At[] {
  return sheet.cells.flatMap((line, row) =>
    line.flatMap((cell, column) =>
      cell ? [{ cell, row, column, where: `${sheet.name}, row ${row + 1}, column ${column + 1}` }] : [],
    ),
  );
}

const inside = ({ row, column, rows, columns }: PlanRect, r: number, c: number) =>
  r >= row && r < row + rows && c >= column && c < column + columns;
const overlap = (a: PlanRect, b: PlanRect) =>
  a.row < b.row + b.rows &&
  b.row < a.row + a.rows &&
  a.column < b.column + b.columns &&
  b.column < a.column + a.columns;

/** The formula without text constants, sheet names and structured references: what is left has functions and numbers. */
const bare = (formula: string) =>
  formula
    .replace(/"(?:[^"]|"")*"/g, '""')
    .replace(/'(?:[^']|'')*'!/g, "")
    .replace(/\[(?:[^[\]]|\[(?:'.|[^\]'])*\])*\]/g, "")
    // The kind of an address is a word that happens to be written as a number.
    .replace(/(ADDRESS\([^,]*,[^,]*),4\)/g, "$1)")
    .replace(/\$?[A-Z]{1,3}\$?\d+/g, "A")
    .replace(/\b[A-Za-z_][A-Za-z0-9_.]*_[A-Za-z0-9_]*\b(?!\()/g, "T");

describe.each(all)("%s", (_id, plan: WorkbookPlan, dialect, group) => {
  it.each(plan.sheets.map((sheet) => [sheet.name, sheet] as const))("%s", (_name, sheet) => {
    const cells = cellsOf(sheet);
    const printed = (at: At) => at.column < sheet.print.area.columns;

    // A rectangle with a width for each column, under a head that says what the sheet is.
    for (const line of sheet.cells) expect(line.length).toBe(sheet.columnWidths.length);
    // Sheets of results are made by the pane, and have no formulas of the add-in.
    const head = ["title", "purpose", "source", ...(group === "results" ? [] : ["mode"])];
    for (const role of head) {
      expect(
        cells.filter(({ cell, column }) => cell.role === role && column === 0 && cell.value !== "").length,
        `${sheet.name}: ${role}`,
      ).toBeGreaterThan(0);
    }
    expect(isSheetName(sheet.name)).toBe(true);
    expect(sheet.print.landscape).toBe(true);

    for (const at of cells) {
      const { cell, where } = at;
      expect(cell.value === undefined || cell.formula === undefined, `${where}: value and formula`).toBe(
        true,
      );
      switch (cell.role) {
        case "input":
          expect(cell.formula, `${where}: an input holds a constant`).toBeUndefined();
          expect(typeof (cell.value ?? 0), where).toBe("number");
          break;
        case "inputText":
          expect(cell.formula, where).toBeUndefined();
          break;
        case "stated":
        case "label":
        case "unit":
          expect(typeof (cell.value ?? cell.formula ?? ""), where).not.toBe("boolean");
          break;
        case "formula":
          // The decisions' array functions spill over the cells below and beside their own.
          if (group === "document" || cell.formula !== undefined) {
            expect(cell.formula, `${where}: a result is a formula`).toMatch(/^=./);
          }
          expect(cell.value, where).toBeUndefined();
          break;
        case "total":
        case "check":
          expect(cell.formula, `${where}: a ${cell.role} is a formula`).toMatch(/^=./);
          break;
        case "link":
          expect(cell.formula, `${where}: a link only brings a cell`).toMatch(
            /^='(?:[^']|'')+'!\$?[A-Z]+\$?\d+$/,
          );
          break;
        default:
          break;
      }
      if (cell.formula !== undefined) checkFormula(cell.formula, where);
    }

    // Every number in a line has its unit beside it. The decisions' grids name units in their headers.
    const rowsWithNumbers = new Set(
      cells
        .filter(
          (at) => group === "document" && printed(at) && ["input", "formula", "total"].includes(at.cell.role),
        )
        .map(({ row }) => row),
    );
    for (const row of rowsWithNumbers) {
      const units = sheet.cells[row]!.filter(
        (cell, column) => cell?.role === "unit" || (cell?.role === "totalLabel" && column > 0),
      );
      const said = units.some((cell) => (cell!.value ?? cell!.formula ?? "") !== "");
      expect(said, `${sheet.name}, row ${row + 1}: unit`).toBe(true);
    }

    // A header stands where the numbers below it stand, also where the first cell of its column is a word.
    for (const { cell, row, column, where } of cells.filter((at) => at.cell.role === "header")) {
      const under: string[] = [];
      for (let next = row + 1; sheet.cells[next]?.[column]; next++)
        under.push(sheet.cells[next]![column]!.role);
      const end = under.findIndex((role) => role === "heading" || role.startsWith("header"));
      const numbers = (end < 0 ? under : under.slice(0, end)).filter((role) => role === "input");
      expect(numbers, `${where}: ${String(cell.value)}`).toEqual([]);
    }

    checkTables(sheet);
    checkValidations(sheet, cells.filter(printed));
    for (const chart of sheet.charts) checkChart(sheet, plan, chart);
    if (cells.some(({ cell }) => cell.role === "total" && /^=SUM\(/.test(cell.formula ?? ""))) {
      expect(
        cells.some(({ cell }) => cell.role === "check" || cell.role === "status"),
        `${sheet.name}: totals are checked`,
      ).toBe(true);
    }
    for (const figure of sheet.keyFigures) {
      const role = sheet.cells[figure.row]?.[figure.column]?.role;
      expect(
        [
          ...["answer", "formula", "figure", "status", "link", "total", "check", "verdict"],
          // What a run recorded.
          ...(group === "results" ? ["stated"] : []),
        ],
        `${sheet.name}: ${figure.label}`,
      ).toContain(role);
    }
  });

  it("names each sheet, table and range once, as Excel allows it", () => {
    const sheets = plan.sheets.map(({ name }) => name.toLowerCase());
    expect(new Set(sheets).size).toBe(sheets.length);
    const names = plan.sheets.flatMap((sheet) => [...sheet.tables, ...sheet.names].map(({ name }) => name));
    expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(names.length);
    for (const name of names) expect(isDefinedName(name), name).toBe(true);
  });

  it.skipIf(group === "results")("speaks only of sheets and tables that it brings", () => {
    const tables = new Map(
      plan.sheets.flatMap((sheet) => sheet.tables.map(({ name, columns }) => [name, columns] as const)),
    );
    const sheets = new Set(plan.sheets.map(({ name }) => name));
    const foreign = plan.sheets.flatMap(cellsOf).flatMap(({ cell, where }) => {
      const formula = (cell.formula ?? "").replace(/"(?:[^"]|"")*"/g, '""');
      const spoken = [...formula.matchAll(/'((?:[^']|'')*)'!/g)].map(([, name]) => name!);
      if (cell.link !== undefined) spoken.push(/^'((?:[^']|'')*)'![A-Z]+\d+$/.exec(cell.link)?.[1] ?? "");
      return [
        ...spoken.filter((name) => !sheets.has(name.replaceAll("''", "'"))),
        ...[...formula.matchAll(/\b([A-Za-z_]\w*)\[([A-Za-z0-9 ]+)\]/g)].flatMap(([found, table, column]) =>
          tables.get(table!)?.includes(column!) ? [] : [found],
        ),
      ].map((name) => `${where}: ${name}`);
    });
    expect(foreign).toEqual([]);
  });

  function checkFormula(formula: string, where: string): void {
    expect(formula.length, `${where}: length`).toBeLessThanOrEqual(8192);
    for (const [text] of formula.matchAll(/"(?:[^"]|"")*"/g))
      expect(text.length - 2, where).toBeLessThanOrEqual(255);
    // Sentences of results show as many decimals as the user's own formats.
    const text = group === "results" ? bare(formula).replace(/,\d\)/g, ")") : bare(formula);
    for (const [literal] of text.matchAll(/(?<![A-Za-z_0-9.])\d+(?:\.\d+)?(?:E[+-]?\d+)?/g)) {
      expect(UNIT_FACTORS.has(Number(literal)), `${where}: ${literal} in ${formula}`).toBe(true);
    }
    for (const [, name] of text.matchAll(/([A-Z][A-Z0-9_.]*)\(/g)) {
      const allowed = NATIVE.has(name!) || (dialect === "addin" && name!.startsWith("ROI_"));
      expect(allowed, `${where}: ${name} in ${formula}`).toBe(true);
    }
  }
});

function checkTables(sheet: SheetPlan): void {
  sheet.tables.forEach((table, i) => {
    const { range, columns } = table;
    expect(new Set(columns.map((column) => column.toLowerCase())).size, table.name).toBe(columns.length);
    columns.forEach((column, c) => expect(sheet.cells[range.row]?.[range.column + c]?.value).toBe(column));
    expect(range.columns).toBe(columns.length);
    expect(range.rows, `${table.name} has a row`).toBeGreaterThan(1);
    // Typing below a table makes it grow: nothing may stand there.
    const below =
      sheet.cells[range.row + range.rows]?.slice(range.column, range.column + range.columns) ?? [];
    expect(
      below.every((cell) => cell === null),
      `${table.name}: a free row below`,
    ).toBe(true);
    for (const other of sheet.tables.slice(i + 1))
      expect(overlap(range, other.range), table.name).toBe(false);
  });
}

function checkValidations(sheet: SheetPlan, printed: At[]): void {
  for (const { cell, row, column, where } of printed) {
    if (cell.role !== "input") continue;
    const rules = sheet.validations.filter(({ range }) => inside(range, row, column));
    expect(rules.length, `${where}: one validation`).toBe(1);
    const [rule] = rules;
    if (rule && rule.kind !== "list" && rule.kind !== "cells" && typeof cell.value === "number") {
      expect(cell.value, where).toBeGreaterThanOrEqual(rule.minimum ?? -Infinity);
      expect(cell.value, where).toBeLessThanOrEqual(rule.maximum ?? Infinity);
    }
  }
  for (const rule of sheet.validations) {
    for (const { title, message } of [rule.prompt, rule.error]) {
      expect(title.length).toBeLessThanOrEqual(32);
      expect(message.length).toBeGreaterThan(0);
      expect(message.length).toBeLessThanOrEqual(255);
    }
    if (rule.kind === "cells") {
      const { source, range } = rule;
      const offered = sheet.cells
        .slice(source.row, source.row + source.rows)
        .map((line) => line[source.column]?.value);
      expect(source.columns).toBe(1);
      expect(offered.every((one) => typeof one === "string" && one !== "")).toBe(true);
      expect(new Set(offered).size, "each choice once").toBe(offered.length);
      expect(offered).toContain(sheet.cells[range.row]?.[range.column]?.value);
    }
    if (rule.kind !== "list") continue;
    expect(rule.items.join(",").length, "Excel's limit of a list").toBeLessThanOrEqual(255);
    for (const item of rule.items) expect(item).not.toContain(",");
    const chosen = sheet.cells[rule.range.row]?.[rule.range.column]?.value;
    if (chosen !== undefined && chosen !== "") expect(rule.items).toContain(chosen);
  }
}

const lightness = (color: string) =>
  [1, 3, 5].reduce(
    (sum, at, i) => sum + Number.parseInt(color.slice(at, at + 2), 16) * [0.299, 0.587, 0.114][i]!,
    0,
  );

function checkChart(sheet: SheetPlan, plan: WorkbookPlan, chart: SheetPlan["charts"][number]): void {
  const where = `${sheet.name}: ${chart.name}`;
  expect(chart.title.length, where).toBeGreaterThan(0);
  expect(chart.alternativeText.length, `${where}: alternative text`).toBeGreaterThan(20);
  expect(chart.categoryAxis.title.length, `${where}: axis`).toBeGreaterThan(0);
  expect(chart.valueAxis.title.length, `${where}: axis`).toBeGreaterThan(0);
  for (const { cell, row, column } of cellsOf(sheet)) {
    expect(inside(chart.anchor, row, column) && cell.role !== "blank", `${where} covers a cell`).toBe(false);
  }
  for (const series of chart.series) {
    const { sheet: key, range } = series.values;
    const source = plan.sheets.find((one) => one.key === (key ?? sheet.key));
    expect(source, where).toBeDefined();
    const other = chart.categories?.range ?? series.xValues?.range;
    if (other) expect(range.rows * range.columns, where).toBe(other.rows * other.columns);
    // What follows a table's column grows with it.
    const table = source!.tables.find((one) => overlap(one.range, range));
    if (table) {
      expect({ row: range.row, rows: range.rows }, `${where}: ${series.name}`).toEqual({
        row: table.range.row + 1,
        rows: table.range.rows - 1,
      });
    }
  }
  const shades = chart.series.filter(({ invisible }) => !invisible).map(({ color }) => lightness(color));
  shades.forEach((one, i) =>
    shades
      .slice(i + 1)
      .forEach((other) => expect(Math.abs(one - other), `${where}: apart in greyscale`).toBeGreaterThan(25)),
  );
}

/** A sign that stands bare in a format becomes the user's own currency where Excel's API writes it. */
const bareSign = (format: string) => /[$€£¥]/.test(format.replace(/"[^"]*"|\[\$[^\]]+\]/g, ""));

describe("options", () => {
  it.each(["$", "€", "£", "¥", "CHF", "R$", '"x', "[$]", ""])(
    "lock the currency %s in every format",
    (currency) => {
      for (const template of templates) {
        for (const sheet of template.build(options({ currency })).sheets) {
          const formats = [
            ...cellsOf(sheet).map(({ cell }) => cell.format),
            ...sheet.charts.flatMap(({ valueAxis, categoryAxis, series }) => [
              valueAxis.format,
              categoryAxis.format,
              ...series.map(({ labels }) => labels),
            ]),
          ];
          for (const format of formats)
            expect(bareSign(format ?? ""), `${sheet.name}: ${format}`).toBe(false);
        }
      }
    },
  );

  it.each(templates.map((template) => [template.id, template] as const))(
    "%s takes the name and the currency that were chosen",
    (_id, template) => {
      const plan = template.build(options({ currency: "€", optimizedName: "Tuned" }));
      for (const sheet of plan.sheets) {
        for (const { cell, where } of cellsOf(sheet)) {
          if (cell.role.startsWith("header")) expect(cell.value, where).not.toBe("v2000");
          if (cell.format !== undefined) expect(cell.format, where).not.toContain("$$");
          if (cell.role === "unit") expect(String(cell.value ?? ""), where).not.toContain("$");
        }
        for (const chart of sheet.charts) {
          expect(chart.valueAxis.title, chart.name).not.toContain("$");
          for (const series of chart.series) expect(series.name).not.toBe("v2000");
        }
      }
    },
  );

  it.each(templates.map((template) => [template.id, template] as const))(
    "%s keeps clear of names that are taken, and finds its own sheets all the same",
    (_id, template) => {
      const first = template.build(options());
      const taken = {
        sheets: first.sheets.map(({ name }) => name.toUpperCase()),
        names: first.sheets.flatMap((sheet) =>
          [...sheet.tables, ...sheet.names].map(({ name }) => name.toLowerCase()),
        ),
      };
      const second = template.build(options({ taken }));
      const folded = new Set([...taken.sheets, ...taken.names].map((name) => name.toLowerCase()));
      for (const sheet of second.sheets) {
        expect(folded.has(sheet.name.toLowerCase())).toBe(false);
        expect(sheet.name).toMatch(/ \(2\)$/);
        for (const { name } of [...sheet.tables, ...sheet.names]) {
          expect(folded.has(name.toLowerCase())).toBe(false);
          expect(isDefinedName(name)).toBe(true);
        }
        for (const { cell, where } of cellsOf(sheet)) {
          for (const [, name] of (cell.formula ?? "").matchAll(/'((?:[^']|'')*)'!/g)) {
            expect(
              second.sheets.map((one) => one.name),
              where,
            ).toContain(name);
          }
        }
      }
    },
  );

  it.each(["Savings", "[x]", "a'b#c@d", "", "  Tuned\nmodel  ", "x".repeat(400)])(
    "the header “%s” stays a column of its own",
    (optimizedName) => {
      for (const template of templates) {
        for (const { tables } of template.build(options({ optimizedName })).sheets) {
          for (const { columns } of tables) {
            expect(new Set(columns.map((column) => column.toLowerCase())).size).toBe(columns.length);
            for (const column of columns) expect(column).toMatch(/^\S.{0,254}$/);
          }
        }
      }
    },
  );

  it("has a style for every role in both standards", () => {
    for (const standard of ["banker", "fast"] as const) {
      for (const template of templates) {
        const { sheets, styles } = template.build(options({ standard }));
        for (const sheet of sheets)
          for (const { cell } of cellsOf(sheet)) expect(styles[cell.role]).toBeDefined();
        expect(styles.input.fill).toMatch(/^#/);
        expect(styles.input.color).not.toBe(styles.link.color);
      }
    }
  });
});
