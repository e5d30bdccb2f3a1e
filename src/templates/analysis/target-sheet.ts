import type { BuildContext } from "../../sheets/context";
import type { PlanOptions, WorkbookPlan } from "../../sheets/plan";
import type { Sheet } from "../../sheets/sheet";
import { SERIES } from "../../sheets/style";
import { analysisPlan, cellOf, formatOf, formulaText, openRecord, outputSection } from "./page";
import type { TargetRecord } from "./record";

/** Where an input has to stand for the output to reach a target, as a sheet. */
export function targetSheet(record: TargetRecord, options: PlanOptions): WorkbookPlan {
  const title = `What must be true for ${record.output.label}`;
  return analysisPlan("sensitivity-target", title, options, (context) => layOut(context, title, record));
}

function layOut(context: BuildContext, title: string, record: TargetRecord): Sheet {
  const { output, input, at, computed, remarks, roots, nearest, frontier } = record;
  const sheet = openRecord(context, {
    key: "target",
    name: "What must be true",
    title,
    answers: `Where ${input.label} (${input.address}) has to stand for ${output.label} (${output.address}) to reach the target.`,
    at,
    computed,
    columns: [
      { key: "item", width: 34 },
      { key: "cell", width: 22 },
      { key: "value", width: 18 },
      { key: "other", width: 18 },
      { key: "note", width: 64 },
    ],
  });
  outputSection(sheet, output, remarks, { item: "item", cell: "cell", value: "value", note: "note" });

  sheet.heading("Target");
  sheet.headers({ item: "Item", cell: "Address", value: "Value", note: "Note" });
  sheet.line({
    item: { role: "label", value: `Target of ${output.label}` },
    value: { role: "stated", value: record.target, format: formatOf(output) },
  });
  const row = (item: string, value: number, note = "", format = input.format) =>
    sheet.line({
      item: { role: "label", value: item },
      value: { role: "stated", value, format },
      note: { role: "note", value: note },
    }).value;
  sheet.line({
    item: { role: "label", value: `${input.label} now` },
    cell: { role: "hyperlink", value: input.address, link: cellOf(input) },
    value: { role: "stated", value: input.value, format: input.format },
    note: { role: "note", value: formulaText(input) },
  });
  row("Looked at from", record.range[0]);
  row("Looked at to", record.range[1]);
  sheet.skip();
  sheet.heading(`${input.label} at which ${output.label} is at the target`);
  const answers = roots.map((root, i) => row(roots.length > 1 ? `Value ${i + 1}` : "Value", root));
  if (roots.length === 0 && nearest) {
    row("Nearest", nearest.input, "No value in the range reaches the target.");
    row(`${output.label} there`, nearest.output, "", formatOf(output));
  }
  if (roots.length === 0 && !nearest)
    sheet.line({ item: { role: "note", value: `${output.label} shows no number anywhere in the range.` } });
  sheet.skip();
  if (frontier) {
    sheet.heading(`What ${frontier.input.label} allows`);
    const table = sheet.table({
      name: "Target_frontier",
      columns: [
        { key: "item", header: frontier.input.label, role: "stated", format: frontier.input.format },
        { key: "cell", header: `${input.label} at the target`, role: "stated", format: input.format },
        { key: "value", header: "Note", role: "note" },
      ],
      rows: frontier.points.map(({ value, roots: [first, ...others] }) => ({
        item: value,
        cell: first ?? "",
        value:
          first === undefined
            ? "No value in the range reaches the target."
            : others.length
              ? `Also ${others.join(", ")}.`
              : "",
      })),
    });
    sheet.skip();
    sheet.chart({
      name: "Frontier",
      kind: "line",
      title: `${input.label} at the target, by ${frontier.input.label}`,
      alternativeText: `A line of the value of ${input.label} at which ${output.label} is at its target, for ${frontier.points.length} values of ${frontier.input.label}.`,
      from: "item",
      to: "other",
      rows: 18,
      categories: table.range("item"),
      series: [
        { name: `${input.label} at the target`, values: table.range("cell"), color: SERIES.optimized },
      ],
      categoryAxis: { title: frontier.input.label, format: frontier.input.format },
      valueAxis: { title: input.label, format: input.format },
      legend: "none",
    });
  }
  answers.slice(0, 3).forEach((ref, i) => {
    if (ref) sheet.keyFigure(i ? `Value ${i + 1}` : `${input.label} at the target`, ref);
  });
  return sheet;
}
