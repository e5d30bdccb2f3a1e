import type { BuildContext } from "../../sheets/context";
import { numberText } from "../../sheets/answer";
import { f, list, words, type CellRef } from "../../sheets/formula";
import { freeHeader } from "../../sheets/headers";
import type { PlanOptions, WorkbookPlan } from "../../sheets/plan";
import type { Sheet } from "../../sheets/sheet";
import { SERIES } from "../../sheets/style";
import {
  analysisPlan,
  cellOf,
  formatOf,
  formulaText,
  openAnsweredRecord,
  outputSection,
  spelled,
  spoken,
  tellingApart,
} from "./page";
import type { TargetRecord } from "./record";

/** Where an input has to stand for the output to reach a target, as a sheet. */
export function targetSheet(record: TargetRecord, options: PlanOptions): WorkbookPlan {
  const title = `What must be true for ${record.output.label}`;
  return analysisPlan("sensitivity-target", title, options, (context) => layOut(context, title, record));
}

function layOut(context: BuildContext, title: string, record: TargetRecord): Sheet {
  const { output, input, at, computed, remarks, roots, nearest, frontier } = record;
  const reached = roots.slice(0, MOST_NAMED);
  const { sheet, answer } = openAnsweredRecord(context, {
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
      // The chart stands in it too, so that it has to be printed.
      { key: "remark", width: 50 },
    ],
    answer: {
      label: "item",
      unit: "cell",
      value: "value",
      ...(frontier && { chartFrom: "other", chartTo: "remark" }),
      figures: 2 + reached.length,
    },
  });
  const { current } = outputSection(sheet, output, remarks, {
    item: "item",
    cell: "cell",
    value: "value",
    note: "remark",
  });

  sheet.heading("Target");
  sheet.headers({ item: "Item", cell: "Address", value: "Value", remark: "Note" });
  const { value: target } = sheet.line({
    item: { role: "label", value: `Target of ${output.label}` },
    value: { role: "stated", value: record.target, format: formatOf(output) },
  });
  const shown = tellingApart(input.format, [input.value, ...roots]);
  const row = (item: string, value: number, note = "", format = shown) =>
    sheet.line({
      item: { role: "label", value: item },
      value: { role: "stated", value, format },
      remark: { role: "remark", value: note },
    }).value;
  const { value: now } = sheet.line({
    item: { role: "label", value: `${input.label} now` },
    cell: { role: "hyperlink", value: input.address, link: cellOf(input) },
    value: { role: "stated", value: input.value, format: shown },
    remark: { role: "remark", value: formulaText(input) },
  });
  const [from, to] = record.range.map((end, i) => row(i === 0 ? "Looked at from" : "Looked at to", end));
  sheet.skip();
  sheet.heading(`${input.label} at which ${output.label} is at the target`);
  const answers = roots.map((root, i) => row(roots.length > 1 ? `Value ${i + 1}` : "Value", root));
  let nearestRef: CellRef | undefined;
  if (roots.length === 0 && nearest) {
    nearestRef = row("Nearest", nearest.input, "No value in the range reaches the target.");
    row(`${output.label} there`, nearest.output, "", formatOf(output));
  }
  if (roots.length === 0 && !nearest)
    sheet.line({ item: { role: "note", value: `${output.label} shows no number anywhere in the range.` } });
  sheet.skip();
  if (frontier) {
    sheet.heading(`What ${frontier.input.label} allows`);
    const wanted = freeHeader(`${input.label} at the target`, ["Note"]);
    const given = freeHeader(frontier.input.label, ["Note", wanted]);
    const table = sheet.table({
      name: "Target_frontier",
      columns: [
        { key: "item", header: given, role: "stated", format: frontier.input.format },
        { key: "cell", header: wanted, role: "stated", format: input.format },
        { key: "value", header: "Note", role: "remark" },
      ],
      rows: frontier.points.map(({ value, roots: [first, ...others] }) => ({
        item: value,
        cell: first ?? "",
        value:
          first === undefined
            ? "No value in the range reaches the target."
            : others.length
              ? `Also ${others.map((root) => spelled(root, input.format)).join(", ")}.`
              : "",
      })),
    });
    answer.chart({
      name: "Frontier",
      kind: "line",
      title: `${input.label} at the target, by ${frontier.input.label}`,
      alternativeText: `A line of the value of ${input.label} at which ${output.label} is at its target, for ${frontier.points.length} values of ${frontier.input.label}.`,
      categories: table.range("item"),
      series: [{ name: wanted, values: table.range("cell"), color: SERIES.optimized }],
      categoryAxis: { title: frontier.input.label, format: frontier.input.format },
      valueAxis: { title: input.label, format: input.format },
      legend: "none",
    });
  }
  const values = reached.map((_, i) => numberText(shown, answers[i]!));
  const aim = f`${spoken(output.label)}&${words(" to reach ")}&${numberText(formatOf(output), target)}`;
  const span = f`${numberText(shown, from!)}&${words(" to ")}&${numberText(shown, to!)}`;
  const none = f`${words("No ")}&${spoken(input.label)}&${words(" from ")}&${span}&${words(" brings ")}&${spoken(output.label)}&${words(" to ")}&${numberText(formatOf(output), target)}${nearestRef ? f`&${words("; nearest at ")}&${numberText(shown, nearestRef)}` : f``}&"."`;
  answer.settle({
    sentence: values.length
      ? f`${spoken(input.label)}&${words(" has to be ")}&${list(values, `&" or "&`)}&${words(" for ")}&${aim}&"."`
      : none,
    figures: [
      { label: "Target", unit: "", format: formatOf(output), formula: target },
      { label: `${input.label} now`, unit: "", format: shown, formula: now },
      ...reached.map((_, i) => ({
        label: i ? `Value ${i + 1}` : `${input.label} at the target`,
        unit: "",
        format: shown,
        formula: answers[i]!,
      })),
    ],
    checks: [current],
  });
  return sheet;
}

/** Values that the answer names; below it stand all. */
const MOST_NAMED = 3;
