import type { BuildContext } from "../../sheets/context";
import { numberText } from "../../sheets/answer";
import { f, words } from "../../sheets/formula";
import type { PlanOptions, WorkbookPlan } from "../../sheets/plan";
import type { Sheet } from "../../sheets/sheet";
import {
  analysisPlan,
  cellOf,
  formatOf,
  formulaText,
  openAnsweredRecord,
  outputNames,
  outputSection,
  spoken,
  tellingApart,
} from "./page";
import type { TwoWayRecord } from "./record";

/** Two inputs in a grid, a sheet for each output, the base case in bold. */
export function twoWaySheet(records: readonly TwoWayRecord[], options: PlanOptions): WorkbookPlan {
  return analysisPlan(
    "sensitivity-two-way",
    titleOf(records),
    options,
    ...records.map((record) => (context: BuildContext) => layOut(context, titleOf([record]), record)),
  );
}

function titleOf(records: readonly TwoWayRecord[]): string {
  const [first] = records;
  return `${outputNames(records)} by ${first?.rows.input.label ?? ""} and ${first?.columns.input.label ?? ""}`;
}

function layOut(context: BuildContext, title: string, record: TwoWayRecord): Sheet {
  const { output, at, computed, remarks, rows, columns, outcomes } = record;
  // Head, address and value stand in the first three columns above the grid.
  const width = Math.max(2, columns.values.length);
  const keys = Array.from({ length: width }, (_, i) => `v${i}`);
  const [cell = "", value = ""] = keys;
  const format = tellingApart(formatOf(output), outcomes.flat());
  const { sheet, answer } = openAnsweredRecord(context, {
    key: "two-way",
    name: "Two inputs",
    title,
    answers: `What ${output.label} (${output.address}) becomes when ${rows.input.label} and ${columns.input.label} move together.`,
    at,
    computed,
    columns: [
      { key: "head", width: 34 },
      ...keys.map((key) => ({ key, width: 18 })),
      { key: "note", width: 60 },
    ],
    answer: { label: "head", unit: cell, value, figures: 3 },
  });
  const { base, current } = outputSection(sheet, output, remarks, {
    item: "head",
    cell,
    value,
    note: "note",
  });

  sheet.heading("Inputs");
  sheet.headers({ head: "Input", [cell]: "Address", [value]: "Was", note: "Note" });
  for (const [where, { input }] of [
    ["Down the grid.", rows],
    ["Across the grid.", columns],
  ] as const) {
    sheet.line({
      head: { role: "label", value: input.label },
      [cell]: { role: "hyperlink", value: input.address, link: cellOf(input) },
      [value]: { role: "stated", value: input.value, format: input.format },
      note: { role: "remark", value: [where, formulaText(input)].filter(Boolean).join(" ") },
    });
  }
  sheet.skip();

  sheet.heading(`${output.label}: ${rows.input.label} down, ${columns.input.label} across`);
  sheet.line({
    head: { role: "headerNumber", value: `${rows.input.label} \\ ${columns.input.label}` },
    ...Object.fromEntries(
      columns.values.map((v, i) => [
        `v${i}`,
        { role: "headerNumber" as const, value: v, format: columns.input.format },
      ]),
    ),
    note: { role: "header", value: "Note" },
  });
  const grid = rows.values.map((v, r) => {
    const isBase = (c: number) => v === rows.input.value && columns.values[c] === columns.input.value;
    return sheet.line<string>({
      head: { role: "headerNumber", value: v, format: rows.input.format },
      ...Object.fromEntries(
        columns.values.map((_, c) => [
          `v${c}`,
          {
            role: isBase(c) ? ("totalLabel" as const) : ("stated" as const),
            value: outcomes[r]?.[c] ?? "",
            format,
          },
        ]),
      ),
      note: {
        role: "remark",
        value: v === rows.input.value ? "The base case is in bold." : "",
      },
    });
  });
  const [first, last] = [grid[0]?.["v0"], grid.at(-1)?.[`v${columns.values.length - 1}`]];
  if (!first || !last) throw new Error("The grid has no cells");
  const [least, most] = [f`MIN(${first}:${last})`, f`MAX(${first}:${last})`];
  answer.settle({
    sentence: f`${spoken(output.label)}&IF(COUNT(${first}:${last})=0,${words(" shows no number anywhere on this grid.")},${words(" runs from ")}&${numberText(format, least)}&${words(" to ")}&${numberText(format, most)}&${words(" as ")}&${spoken(rows.input.label)}&${words(" and ")}&${spoken(columns.input.label)}&${words(" move together.")})`,
    figures: [
      { label: output.label, unit: "", format, formula: base },
      { label: "Lowest on the grid", unit: "", format, formula: least },
      { label: "Highest on the grid", unit: "", format, formula: most },
    ],
    checks: [current],
  });
  return sheet;
}
